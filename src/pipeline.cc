// Long: the whole pipeline stands in one file, one comment and one call a stage.
// The whole pipeline. Read Aligner::align() and Impl::match() first: one comment and one call a stage.
#include "pipeline.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "match/explain.h"
#include "match/match_entities.h"
#include "match/match_segment.h"
#include "match/score_parts.h"
#include "match/segments.h"
#include "match/suggest.h"
#include "mention/region.h"
#include "mention/users_mentions.h"
#include "table/assemble.h"

namespace align {
namespace {

constexpr double kLikelyMention = 0.3;  // chance from which a mention without partner is listed
constexpr double kClearlyMore = 0.02;  // share of Vietnamese letters that tells the languages apart

// What is known of one pair of documents while it is aligned. Spans are of tokens, sides in the right order.
struct Work {
  DocumentPair documents;
  AnalysedText en;
  AnalysedText vi;
  Segmentation segmentation;
  std::vector<Mention> given[2];          // the user's own, by place
  std::vector<SegmentMentions> mentions;  // of the segments
  std::vector<float> edges[2];            // as find_mentions() gives them
  std::vector<KnownShort> known_short;
  std::vector<MatchedPair> matches;
  std::vector<uint32_t> entities;                // of the matches, when entities were matched
  std::vector<std::vector<EvidenceNote>> notes;  // of the matches
  std::vector<std::vector<EvidenceNote>> explanations;  // of the matches, when they are asked for
  const WhyQuestion* question = nullptr;                // when only that is asked
  std::vector<WhyOccurrence> answers;
  std::vector<std::pair<Lang, Mention>> extra;  // of entities that one side mentions more often
  std::vector<uint32_t> extra_entities;
  std::vector<Mention> unaligned[2];
  Alignment out;

  const AnalysedText& text(Lang lang) const { return lang == Lang::en ? en : vi; }
};

}  // namespace

struct Aligner::Impl {
  const LexiconSet& lexicons;
  Settings settings;
  Workspace workspace;
  AnalysedText kept[2];  // memory of the texts before
  Suggester suggester;
  Transcription transcription;
  std::unordered_map<std::string, std::vector<Suggestion>>
      suggestions;  // by language, type and name

  Impl(const LexiconSet& set, Settings s)
      : lexicons(set), settings(s), workspace(set), suggester(set, s.as_of), transcription(set) {}

  LinkInput link_input(const Work& work) const {
    return {work.en,          work.vi,
            work.known_short, {settings.disabled_evidence},
            &transcription,   settings.weights == nullptr ? &kWeights : settings.weights};
  }
  bool is_shown(const MatchedPair& m) const {
    return settings.wants(m.type) || m.en.given >= 0 || m.vi.given >= 0;
  }
  void analyse_side(Work& work, Lang lang);
  void keep_memory(Work& work);
  // Sides in the right order; says so when they stood the other way round or are one language twice.
  void settle_languages(Work& work) const;
  // From two documents to matches; all that align() and why() have in common.
  void match(Work& work);
  void match_segments(Work& work);
  void match_segment_pass(Work& work, const LinkInput& input);
  void match_as_entities(Work& work);
  void explain_entities(Work& work, const LinkInput& input, const EntityPair& pair, size_t rows,
                        const std::vector<EntityPair>& considered);
  void pair_mentions(Work& work, std::vector<Mention> en, std::vector<Mention> vi,
                     const EntityPair& pair, const std::vector<EvidenceNote>& notes);
  std::vector<Mention> mentions_of(const Work& work, Lang lang, TokenSpan range,
                                   std::vector<float>* edges = nullptr);
  static void place_given(Work& work);
  void list_given(Work& work);
  void list_unaligned(Work& work);
  void assemble(Work& work);
  std::vector<Suggestion> suggest(const std::string& name, Lang lang, Type type);
};

Alignment Aligner::align(const DocumentPair& pair) {
  Impl& impl = *impl_;
  Work work;
  work.documents = pair;
  impl.match(work);

  // Choices are final. What follows only lists and arranges.
  impl.list_unaligned(work);
  impl.assemble(work);
  impl.keep_memory(work);
  return std::move(work.out);
}

WhyAnswer Aligner::why(const DocumentPair& pair, std::string_view name) {
  const WhyQuestion question{std::string(name), impl_->settings.min_score, impl_->settings.types};
  Work work;
  work.documents = pair;
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
  text = std::move(kept[index_of(lang)]);
  analyse(work.documents.side(lang).text, lang, workspace, false, text);
}

// Records are short and many: their memory serves the next one. That of a long one is given back.
void Aligner::Impl::keep_memory(Work& work) {
  constexpr size_t kMostTokens = 10000;
  if (work.en.tokens.capacity() < kMostTokens) kept[index_of(Lang::en)] = std::move(work.en);
  if (work.vi.tokens.capacity() < kMostTokens) kept[index_of(Lang::vi)] = std::move(work.vi);
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
    const Links links = find_links(input, s.en, s.vi, workspace);
    std::vector<CandidateNote> candidates;
    const bool noted = settings.explain || work.question != nullptr;
    auto pairs = match_segment(input, links, s, workspace, noted ? &candidates : nullptr);
    if (work.question != nullptr) answer(&links, candidates, pairs);
    for (MatchedPair& m : pairs) {
      if (static_cast<double>(m.score.score) < settings.min_score) continue;
      work.notes.emplace_back();
      if (is_shown(m)) work.notes.back() = explain(input, links, m, workspace);
      if (settings.explain)
        work.explanations.push_back(explain_score(input, links, m, candidates, true, workspace));
      work.matches.push_back(std::move(m));
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

// The user's own spans come back, each once: in a pair or here.
void Aligner::Impl::list_given(Work& work) {
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const Document& document = work.documents.side(lang);
    if (!document.mentions) continue;
    std::vector<bool> paired(document.mentions->size(), false);
    for (const MatchedPair& m : work.matches) {
      const int given = lang == Lang::en ? m.en.given : m.vi.given;
      if (given >= 0) paired[static_cast<size_t>(given)] = true;
    }
    auto& list = work.unaligned[index_of(lang)];
    list = work.given[index_of(lang)];
    std::sort(list.begin(), list.end(),
              [](const Mention& a, const Mention& b) { return a.given < b.given; });
    std::erase_if(list, [&](const Mention& m) { return paired[static_cast<size_t>(m.given)]; });
  }
}

void Aligner::Impl::list_unaligned(Work& work) {
  if (!work.segmentation.comparable) {
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const AnalysedText& text = work.text(lang);
      std::vector<bool> taken(text.tokens.size(), false);
      for (const MatchedPair& m : work.matches) {
        const TokenSpan span = lang == Lang::en ? m.en.span : m.vi.span;
        std::fill(taken.begin() + span.begin, taken.begin() + span.end, true);
      }
      std::vector<Mention> mentions;
      for (SegmentMentions& s : work.mentions) {
        auto& list = lang == Lang::en ? s.en_mentions : s.vi_mentions;
        if (mentions.empty())
          mentions = std::move(list);
        else
          mentions.insert(mentions.end(), std::make_move_iterator(list.begin()),
                          std::make_move_iterator(list.end()));
      }
      if (!work.documents.side(lang).mentions)
        mentions = likeliest(mentions, taken, kLikelyMention);
      work.unaligned[index_of(lang)] = std::move(mentions);
    }
  }
  list_given(work);
  for (const Lang lang : {Lang::en, Lang::vi})
    for (Mention& m : work.unaligned[index_of(lang)]) settle_type(work.text(lang), m, workspace);
  for (auto& side : work.unaligned) {
    std::erase_if(side, [&](const Mention& m) {
      return m.origin != Origin::given && !settings.wants(m.type);
    });
    std::sort(side.begin(), side.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }
}

std::vector<Suggestion> Aligner::Impl::suggest(const std::string& name, Lang lang, Type type) {
  constexpr size_t kRemembered = 20000;
  if (!settings.suggestions || type == Type::ID || is_value(type)) return {};
  if (suggestions.size() > kRemembered) suggestions.clear();
  std::string key = std::string(name_of(lang)).append(name_of(type)).append(name);
  const auto it = suggestions.find(key);
  if (it != suggestions.end()) return it->second;
  auto list = suggester.suggest(name, lang, type);
  if (list.size() > 5) list.resize(5);
  return suggestions.emplace(std::move(key), std::move(list)).first->second;
}

void Aligner::Impl::assemble(Work& work) {
  Alignment& out = work.out;
  const Placer en(work.documents.en, work.en);
  const Placer vi(work.documents.vi, work.vi);
  std::vector<std::optional<EntryRef>> entries;
  for (size_t i = 0; i < work.matches.size(); ++i) {
    const MatchedPair& m = work.matches[i];
    if (!is_shown(m)) continue;
    AlignedPair pair;
    pair.type = m.type;
    pair.en = en.place(m.en);
    pair.vi = vi.place(m.vi);
    pair.score = static_cast<double>(m.score.score);
    pair.evidence = std::move(work.notes[i]);
    if (settings.explain) pair.explanation = std::move(work.explanations[i]);
    if (!work.entities.empty()) pair.entity = work.entities[i];
    out.pairs.push_back(std::move(pair));
    entries.push_back(m.en.entry == m.vi.entry ? m.en.entry : std::nullopt);
  }
  for (const Lang lang : {Lang::en, Lang::vi}) {
    for (const Mention& m : work.unaligned[index_of(lang)]) {
      UnalignedMention u;
      u.type = m.type;
      u.place = lang == Lang::en ? en.place(m) : vi.place(m);
      u.suggestions = suggest(u.place.text, lang, m.type);
      out.unaligned[static_cast<size_t>(index_of(lang))].push_back(std::move(u));
    }
  }
  for (const Segment& s : work.segmentation.segments)
    if (!out.comparable)
      out.segments.push_back({en.code_points(s.en), vi.code_points(s.vi), s.score});
  std::vector<ExtraMention> extra;
  for (size_t i = 0; i < work.extra.size(); ++i) {
    const auto& [lang, mention] = work.extra[i];
    extra.push_back(
        {lang, (lang == Lang::en ? en : vi).place(mention).text, work.extra_entities[i]});
  }
  if (settings.entities) group_entities(out, entries, extra);
  std::sort(out.pairs.begin(), out.pairs.end(), [](const AlignedPair& a, const AlignedPair& b) {
    return a.en.span != b.en.span ? a.en.span < b.en.span : a.vi.span < b.vi.span;
  });
  if (!out.swapped) return;
  for (AlignedPair& p : out.pairs) std::swap(p.en, p.vi);
  for (SegmentPair& s : out.segments) std::swap(s.en, s.vi);
  for (Entity& e : out.entities) std::swap(e.forms[0], e.forms[1]);
  std::swap(out.unaligned[0], out.unaligned[1]);
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
