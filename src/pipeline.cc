// Long: the whole pipeline stands in one file, one comment and one call a stage.
// The whole pipeline. Read Aligner::align() and Impl::match() first: one comment and one call a stage.
#include "pipeline.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "match/copies.h"
#include "match/explain.h"
#include "mention/region.h"
#include "mention/users_mentions.h"
#include "pipeline_impl.h"

namespace align {
namespace {

constexpr double kClearlyMore = 0.02;  // share of Vietnamese letters that tells the languages apart

}  // namespace

Alignment Aligner::align(const DocumentPair& pair) {
  Impl& impl = *impl_;
  Work& work = impl.kept;
  work.begin(pair);
  impl.match(work);

  // Choices are final. What follows only lists and arranges.
  impl.list_unaligned(work);
  impl.assemble(work);
  Alignment out = std::move(work.out);
  impl.keep_memory();
  return out;
}

WhyAnswer Aligner::why(const DocumentPair& pair, std::string_view name) {
  const WhyQuestion question{std::string(name), impl_->settings.min_score, impl_->settings.types};
  Work work;
  work.begin(pair);
  work.question = &question;
  impl_->match(work);
  WhyAnswer out;
  out.comparable = work.out.comparable;
  out.warnings = std::move(work.out.warnings);
  const Placer en(work.documents.en, work.en);
  const Placer vi(work.documents.vi, work.vi);
  for (WhyOccurrence& what : work.answers) {
    PlacedText place = (what.lang == Lang::en ? en : vi).place(what.span);
    out.places.push_back({std::move(what), std::move(place)});
  }
  return out;
}

void Aligner::Impl::match(Work& work) {
  Workspace& w = workspace;
  w.trim();

  // Languages: swap the sides when they stand the other way round.
  settle_languages(work);

  // Read: normalise, split into tokens and sentences, find lexicon forms. After this no text changes.
  analyse_side(work, Lang::en);
  analyse_side(work, Lang::vi);

  place_given(work);

  // Segments: what is compared with what.
  work.segmentation = make_segments(work.documents, work.en, work.vi, w);

  // Mentions, candidate pairs, scores, choice: by segment, or by entity for texts that are not translations.
  if (work.segmentation.comparable) {
    match_as_entities(work);
  } else {
    match_segments(work);
  }
}

void Aligner::Impl::analyse_side(Work& work, Lang lang) {
  AnalysedText& text = lang == Lang::en ? work.en : work.vi;
  analyse(work.documents.side(lang).text, lang, workspace, false, text);
}

// Records are short and many: their memory serves the next one. That of a long one is given back.
void Aligner::Impl::keep_memory() {
  constexpr size_t kMostTokens = 10000;
  constexpr size_t kMostBytes = 100000;
  const auto is_long = [&](Lang lang) {
    return kept.text(lang).tokens.capacity() > kMostTokens ||
           kept.documents.side(lang).text.capacity() > kMostBytes;
  };
  if (!is_long(Lang::en) && !is_long(Lang::vi)) return;
  segment_links = Links();
  kept = Work();
}

void Work::begin(const DocumentPair& pair) {
  documents = pair;
  segmentation.segments.clear();
  segmentation.comparable = false;
  for (const size_t side : {0, 1}) {
    given[side].clear();
    edges[side].clear();
    unaligned[side].clear();
  }
  mentions.clear();
  known_short.clear();
  matches.clear();
  entities.clear();
  notes.clear();
  explanations.clear();
  question = nullptr;
  answers.clear();
  extra.clear();
  extra_entities.clear();
  out = Alignment();
}

void Aligner::Impl::settle_languages(Work& work) const {
  const double en = vietnamese_share(work.documents.en.text);
  const auto vi_below = [&](double share) {
    return is_vietnamese_share_below(work.documents.vi.text, share);
  };
  const bool much = en > 3 * kClearlyMore;
  const double vi = much ? vietnamese_share(work.documents.vi.text) : 0;
  if (much && en > vi + kClearlyMore && vi < en / 4) {
    std::swap(work.documents.en, work.documents.vi);
    work.out.swapped = true;
    work.out.warnings.emplace_back(
        "the two languages stand the other way round: aligned as English and Vietnamese all the "
        "same");
    return;
  }
  const auto long_enough = [](const std::string& text) { return text.size() >= 80; };
  if (!long_enough(work.documents.en.text) || !long_enough(work.documents.vi.text)) return;
  if (much && vi > 3 * kClearlyMore) work.out.warnings.emplace_back("both texts look Vietnamese");
  if (en < kClearlyMore / 4 && vi_below(kClearlyMore / 4))
    work.out.warnings.emplace_back(
        "both texts look English, or the Vietnamese is written without marks");
}

std::vector<Mention> Aligner::Impl::mentions_of(const Work& work, Lang lang, TokenSpan range,
                                                std::vector<float>* edges) {
  if (!work.documents.side(lang).mentions)
    return find_mentions(work.text(lang), range, workspace, edges);
  const std::vector<Mention>& given = work.given[index_of(lang)];
  std::vector<Mention> out;
  for (auto it = std::partition_point(given.begin(), given.end(),
                                      [&](const Mention& m) { return m.span.begin < range.begin; });
       it != given.end() && it->span.begin < range.end; ++it)
    if (!it->span.empty() && range.contains(it->span)) out.push_back(*it);
  // In the user's order
  std::sort(out.begin(), out.end(),
            [](const Mention& a, const Mention& b) { return a.given < b.given; });
  return out;
}

void Aligner::Impl::place_given(Work& work) {
  for (const Lang lang : {Lang::en, Lang::vi}) {
    if (!work.documents.side(lang).mentions) continue;
    auto& given = work.given[index_of(lang)];
    given = given_mentions(work.documents.side(lang), work.text(lang));
    std::sort(given.begin(), given.end(), [](const Mention& a, const Mention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.given < b.given;
    });
  }
}

void Aligner::Impl::match_segments(Work& work) {
  for (const Segment& s : work.segmentation.segments) {
    SegmentMentions& m = work.mentions.emplace_back();
    m.en = s.en;
    m.vi = s.vi;
    m.en_mentions = mentions_of(work, Lang::en, s.en, &work.edges[0]);
    m.vi_mentions = mentions_of(work, Lang::vi, s.vi, &work.edges[1]);
    m.en_given = work.documents.en.mentions.has_value();
    m.vi_given = work.documents.vi.mentions.has_value();
  }
  for (SegmentMentions& m : work.mentions) {
    m.en_edges = work.edges[0];
    m.vi_edges = work.edges[1];
  }
  // What both sides write letter for letter tells where names begin and end.
  for (SegmentMentions& m : work.mentions) read_copies(work.en, work.vi, workspace, m);
  const LinkInput input = link_input(work);
  match_segment_pass(work, input);
  if (work.segmentation.segments.size() < 2) return;
  // Whole Chinese names that were found vouch for their surnames standing alone.
  for (const MatchedPair& m : work.matches) {
    if (m.score.kind != EvidenceKind::hanviet || m.en.span.size() < 2 || m.vi.span.size() < 2)
      continue;
    const auto info = [&](const AnalysedText& t, uint32_t token) {
      return workspace.vocabulary.info(t.tokens[token].word);
    };
    work.known_short.push_back(
        {info(work.en, m.en.span.begin).fold, info(work.vi, m.vi.span.begin).spelling});
    work.known_short.push_back(
        {info(work.en, m.en.span.end - 1).fold, info(work.vi, m.vi.span.end - 1).spelling});
  }
  if (work.known_short.empty()) return;
  std::sort(work.known_short.begin(), work.known_short.end());
  work.matches.clear();
  work.notes.clear();
  work.explanations.clear();
  work.answers.clear();
  match_segment_pass(work, input);
}

void Aligner::Impl::match_segment_pass(Work& work, const LinkInput& input) {
  for (const SegmentMentions& s : work.mentions) {
    const auto answer = [&](const Links* links, std::span<const CandidateNote> candidates,
                            std::span<const MatchedPair> pairs) {
      auto found = why_in_segment({input, links, s, candidates, pairs}, *work.question, workspace);
      std::move(found.begin(), found.end(), std::back_inserter(work.answers));
    };
    const bool nothing = s.en_mentions.empty() && !s.vi_given;
    if (s.en.empty() || s.vi.empty()) {
      if (work.question != nullptr) answer(nullptr, {}, {});
      continue;
    }
    if (nothing && work.question == nullptr) continue;
    find_links(input, s.en, s.vi, workspace, segment_links);
    const Links& links = segment_links;
    std::vector<CandidateNote> candidates;
    const bool noted = settings.explain || work.question != nullptr;
    auto pairs = match_segment(input, links, s, workspace, noted ? &candidates : nullptr);
    if (work.question != nullptr) answer(&links, candidates, pairs);
    if (work.matches.empty()) {
      work.matches.reserve(pairs.size());
      work.notes.reserve(pairs.size());
    }
    for (const MatchedPair& m : pairs) {
      if (static_cast<double>(m.score.score) < settings.min_score) continue;
      work.notes.emplace_back();
      if (is_shown(m)) work.notes.back() = explain(input, links, m, workspace);
      if (settings.explain)
        work.explanations.push_back(explain_score(input, links, m, candidates, true, workspace));
      work.matches.push_back(m);
    }
  }
}

void Aligner::Impl::match_as_entities(Work& work) {
  work.out.comparable = true;
  const LinkInput input = link_input(work);
  std::vector<TextEntity> found[2];
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const AnalysedText& text = work.text(lang);
    auto mentions = mentions_of(work, lang, {0, static_cast<uint32_t>(text.tokens.size())});
    if (!work.documents.side(lang).mentions) mentions = likeliest(mentions, {}, kLikelyMention);
    for (Mention& m : mentions) settle_type(text, m, workspace);
    found[index_of(lang)] = resolve_entities(text, mentions, workspace);
  }
  std::vector<bool> done[2] = {std::vector<bool>(found[0].size(), false),
                               std::vector<bool>(found[1].size(), false)};
  std::vector<EntityPair> considered;
  const bool noted = settings.explain || work.question != nullptr;
  const auto pairs = match_entities(input, found[0], found[1], settings.min_score, workspace,
                                    noted ? &considered : nullptr);
  if (work.question != nullptr)
    work.answers =
        why_of_entities({input, found[0], found[1], considered, pairs}, *work.question, workspace);
  for (const EntityPair& pair : pairs) {
    done[0][pair.en] = done[1][pair.vi] = true;
    const TextEntity& e = found[0][pair.en];
    const TextEntity& v = found[1][pair.vi];
    const Links links = find_links(input, pair.best.en.span, pair.best.vi.span, workspace);
    const auto notes = explain(input, links, pair.best, workspace);
    pair_mentions(work, e.mentions, v.mentions, pair, notes);
    if (settings.explain)
      explain_entities(work, input, pair, std::min(e.mentions.size(), v.mentions.size()),
                       considered);
  }
  // Everything of an entity that has a partner is accounted for; the others are listed.
  for (const size_t side : {0, 1})
    for (size_t k = 0; k < found[side].size(); ++k)
      if (!done[side][k])
        work.unaligned[side].insert(work.unaligned[side].end(), found[side][k].mentions.begin(),
                                    found[side][k].mentions.end());
}

// One explanation for the `rows` pairs of mentions of an entity. The runner-up is another entity of either side.
void Aligner::Impl::explain_entities(Work& work, const LinkInput& input, const EntityPair& pair,
                                     size_t rows, const std::vector<EntityPair>& considered) {
  std::vector<CandidateNote> others;
  for (const EntityPair& c : considered) {
    if ((c.en == pair.en) == (c.vi == pair.vi)) continue;
    others.push_back({c.en == pair.en ? pair.best.en : c.best.en,
                      c.vi == pair.vi ? pair.best.vi : c.best.vi, c.best.score});
    others.back().score.strength = others.back().score.score;  // what this choice goes by
  }
  const Links links = find_links(input, pair.best.en.span, pair.best.vi.span, workspace);
  const auto notes = explain_score(input, links, pair.best, others, false, workspace);
  work.explanations.insert(work.explanations.end(), rows, notes);
}

// The mentions of one entity on both sides, in order of place, equal short and full forms with each other first.
void Aligner::Impl::pair_mentions(Work& work, std::vector<Mention> en, std::vector<Mention> vi,
                                  const EntityPair& pair, const std::vector<EvidenceNote>& notes) {
  const auto is_short = [](const AnalysedText& text, const Workspace& w, const Mention& m) {
    return m.span.size() == 1 &&
           (w.vocabulary.info(text.tokens[m.span.begin].word).is(kAllCapitals) ||
            m.type == Type::PER);
  };
  const auto full_first = [&](const AnalysedText& text, std::vector<Mention>& list) {
    std::stable_partition(list.begin(), list.end(),
                          [&](const Mention& m) { return !is_short(text, workspace, m); });
  };
  full_first(work.en, en);
  full_first(work.vi, vi);
  for (size_t k = 0; k < std::min(en.size(), vi.size()); ++k) {
    work.matches.push_back({en[k], vi[k], pair.best.type, pair.best.score});
    work.notes.push_back(notes);
    work.entities.push_back(static_cast<uint32_t>(pair.en));
  }
  for (size_t k = vi.size(); k < en.size(); ++k) work.extra.emplace_back(Lang::en, en[k]);
  for (size_t k = en.size(); k < vi.size(); ++k) work.extra.emplace_back(Lang::vi, vi[k]);
  work.extra_entities.resize(work.extra.size(), static_cast<uint32_t>(pair.en));
}

Alignment Aligner::list_names(const Document& document, Lang lang) {
  Work work;
  work.documents.side(lang) = document;
  impl_->workspace.trim();
  work.en = analyse(work.documents.en.text, Lang::en, impl_->workspace);
  work.vi = analyse(work.documents.vi.text, Lang::vi, impl_->workspace);
  const auto all = [](const AnalysedText& text) {
    return TokenSpan{0, static_cast<uint32_t>(text.tokens.size())};
  };
  SegmentMentions& m = work.mentions.emplace_back();
  m.en = all(work.en);
  m.vi = all(work.vi);
  Impl::place_given(work);
  m.en_mentions = impl_->mentions_of(work, Lang::en, m.en);
  m.vi_mentions = impl_->mentions_of(work, Lang::vi, m.vi);
  impl_->list_unaligned(work);
  impl_->assemble(work);
  return std::move(work.out);
}

std::vector<TokenizedSentence> Aligner::tokenize(std::string_view text, Lang lang, Split split) {
  impl_->workspace.trim();
  return tokenized_sentences(text, lang, split, impl_->workspace);
}

void Aligner::tokenize_to(std::string& out, std::string_view text, Lang lang, Split split) {
  impl_->workspace.trim();
  append_tokenized(out, text, lang, split, impl_->workspace);
}

std::vector<Suggestion> Aligner::suggest(std::string_view name, Lang lang) {
  return impl_->suggester.suggest(name, lang);
}

Aligner::Aligner(const LexiconSet& lexicons, Settings settings)
    : impl_(std::make_unique<Impl>(lexicons, settings)) {}
Aligner::~Aligner() = default;
Aligner::Aligner(Aligner&&) noexcept = default;
Aligner& Aligner::operator=(Aligner&&) noexcept = default;

}  // namespace align
