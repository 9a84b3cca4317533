// From matches to what is handed out: mentions without counterpart, entities, decisions.
#include <algorithm>
#include <iterator>
#include <utility>

#include "mention/region.h"
#include "mention/users_mentions.h"
#include "pipeline_impl.h"
#include "table/decided_rows.h"

namespace align {

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
      std::vector<bool>& taken = work.taken;
      taken.assign(text.tokens.size(), false);
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
  if (suggestions.empty()) suggestions.reserve(kRemembered);  // most names are new: a look tells
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
  const bool grouped = settings.entities || !lexicons.decided().empty();
  std::vector<std::optional<EntryRef>> entries;  // of the pairs, where they are grouped
  out.pairs.reserve(work.matches.size());
  for (size_t i = 0; i < work.matches.size(); ++i) {
    const MatchedPair& m = work.matches[i];
    if (!is_shown(m)) continue;
    AlignedPair& pair = out.pairs.emplace_back();
    pair.type = m.type;
    pair.en = en.place(m.en);
    pair.vi = vi.place(m.vi);
    pair.score = static_cast<double>(m.score.score);
    pair.evidence = std::move(work.notes[i]);
    if (settings.explain) pair.explanation = std::move(work.explanations[i]);
    if (!work.entities.empty()) pair.entity = work.entities[i];
    if (grouped) entries.push_back(entry_of(m));
  }
  for (const Lang lang : {Lang::en, Lang::vi}) {
    out.unaligned[static_cast<size_t>(index_of(lang))].reserve(
        work.unaligned[index_of(lang)].size());
    for (const Mention& m : work.unaligned[index_of(lang)])
      put_unaligned(out, lang, m.type, (lang == Lang::en ? en : vi).place(m), m.given >= 0);
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
  if (grouped)
    group_decided(
        out, std::move(entries), extra, lexicons.decided(),
        [&](std::string_view en_name, std::string_view vi_name) {
          return lexicons.forbidden(en_name, vi_name);
        },
        [&](Lang lang, Type type, PlacedText place) {
          put_unaligned(out, lang, type, std::move(place), false);
        });
  const auto earlier = [](const AlignedPair& a, const AlignedPair& b) {
    return a.en.span != b.en.span ? a.en.span < b.en.span : a.vi.span < b.vi.span;
  };
  if (!std::is_sorted(out.pairs.begin(), out.pairs.end(), earlier))
    std::sort(out.pairs.begin(), out.pairs.end(), earlier);
  if (!out.swapped) return;
  for (AlignedPair& p : out.pairs) std::swap(p.en, p.vi);
  for (SegmentPair& s : out.segments) std::swap(s.en, s.vi);
  for (Entity& e : out.entities) std::swap(e.forms[0], e.forms[1]);
  std::swap(out.unaligned[0], out.unaligned[1]);
}

// The entry that both mentions are forms of. Pairs that were accepted are grouped as they were before.
std::optional<EntryRef> Aligner::Impl::entry_of(const MatchedPair& m) const {
  if (m.en.entry != m.vi.entry || !m.en.entry) return std::nullopt;
  return lexicons.undecided(*m.en.entry);
}

// A name that was rejected is none.
void Aligner::Impl::put_unaligned(Alignment& out, Lang lang, Type type, PlacedText place,
                                  bool given) {
  const bool english = lang == Lang::en;
  const DecidedPair* decision =
      lexicons.decided().find(type, english ? place.text : "", english ? "" : place.text);
  if (decision != nullptr && decision->status == DecidedStatus::rejected && !given) return;
  UnalignedMention u;
  u.type = type;
  u.place = std::move(place);
  u.suggestions = suggest(u.place.text, lang, type);
  out.unaligned[static_cast<size_t>(index_of(lang))].push_back(std::move(u));
}

}  // namespace align
