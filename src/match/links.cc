#include "match/links.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace align {
namespace {

float weight_of(RowType type, const Weights& weights) {
  switch (type) {
    case RowType::TITLE:
      return weights.title_link;
    case RowType::TERM:
      return weights.term_link;
    case RowType::HEAD:
      return weights.head_link;
    case RowType::WORD:
      return weights.word_link;
    default:
      return weights.entry_link;
  }
}

bool links_texts(RowType type) {
  return is_mention(type) || type == RowType::HEAD || type == RowType::WORD;
}

class Finder {
 public:
  Finder(const LinkInput& in, TokenSpan en, TokenSpan vi, Workspace& w)
      : in_(in), w_(w), links_(en, vi) {}

  Links run() {
    collect();
    same_words();
    joined_words();
    lexicon_entries();
    if (!in_.disabled(EvidenceKind::acronym)) {
      acronyms(en_, vi_, true);
      acronyms(vi_, en_, false);
    }
    if (!in_.disabled(EvidenceKind::hanviet)) hanviet_names();
    if (!in_.disabled(EvidenceKind::transcription)) similar_words();
    if (!in_.disabled(EvidenceKind::statistics)) statistics();
    links_.finish();
    return std::move(links_);
  }

 private:
  struct Word {
    uint32_t token;
    const WordInfo* info;
    bool capital;
  };

  const Token& en_token(uint32_t i) const { return in_.en.tokens[i]; }
  const Token& vi_token(uint32_t i) const { return in_.vi.tokens[i]; }
  std::string_view fold(const Word& w) const { return w_.vocabulary.key_text(w.info->fold); }

  void collect() {
    collect(in_.en, links_.en(), en_);
    collect(in_.vi, links_.vi(), vi_);
    vi_by_fold_.reserve(vi_.size());
    for (const Word& w : vi_) vi_by_fold_.emplace_back(w.info->fold, w.token);
    std::sort(vi_by_fold_.begin(), vi_by_fold_.end());
  }

  void collect(const AnalysedText& text, TokenSpan range, std::vector<Word>& out) const {
    out.reserve(range.size());
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const Token& t = text.tokens[i];
      if (!t.is_text()) continue;
      const WordInfo& info = w_.vocabulary.info(t.word);
      out.push_back({i, &info, info.is(kHasCapital)});
    }
  }

  using FoldIterator = std::vector<std::pair<uint32_t, uint32_t>>::const_iterator;
  std::pair<FoldIterator, FoldIterator> same_fold(uint32_t fold) const {
    const auto first =
        std::lower_bound(vi_by_fold_.begin(), vi_by_fold_.end(), std::pair{fold, 0U});
    return {first, std::lower_bound(first, vi_by_fold_.end(), std::pair{fold + 1, 0U})};
  }

  const WordInfo& vi_info(uint32_t token) const { return w_.vocabulary.info(vi_token(token).word); }

  // Equal fold keys. Two marked words must agree in their marks.
  void same_words() {
    for (const Word& e : en_) {
      const auto [first, last] = same_fold(e.info->fold);
      for (auto it = first; it != last; ++it) {
        const WordInfo& v = vi_info(it->second);
        if (e.info->is(kMarked) && v.is(kMarked) && e.info->spelling != v.spelling) continue;
        const bool same = e.info->spelling == v.spelling;
        const EvidenceKind kind = same ? EvidenceKind::same : EvidenceKind::fold;
        if (in_.disabled(kind)) continue;
        const float weight = same_weight(e, v);
        if (weight > 0) links_.add(e.token, it->second, weight, kind);
      }
    }
  }

  static float same_weight(const Word& e, const WordInfo& v) {
    if (e.info->is(kHasDigit)) return 0.97F;
    const bool both = e.capital && v.is(kHasCapital);
    if (e.info->is(kOneLetter)) return both ? 0.5F : 0;
    if (both) return 0.97F;
    if (e.info->letters < 4 || v.is(kMarked)) return 0;
    return e.capital || v.is(kHasCapital) ? 0.6F : 0.4F;
  }

  // One word against several that follow each other: Vietnam | Việt Nam, Viet Nam | Vietnam.
  void joined_words() {
    if (in_.disabled(EvidenceKind::fold)) return;
    for (const Word& e : en_)
      if (e.capital && e.info->letters >= 4)
        for (size_t k = 0; k < vi_.size(); ++k)
          join(e, vi_, k, [&](uint32_t first, uint32_t last) {
            add_joined({e.token, e.token + 1}, {first, last + 1});
          });
    for (const Word& v : vi_)
      if (v.capital && v.info->letters >= 4)
        for (size_t k = 0; k < en_.size(); ++k)
          join(v, en_, k, [&](uint32_t first, uint32_t last) {
            add_joined({first, last + 1}, {v.token, v.token + 1});
          });
  }

  template <class Found>
  void join(const Word& whole, const std::vector<Word>& parts, size_t k, Found found) const {
    const std::string_view text = fold(whole);
    if (!parts[k].capital || fold(parts[k]).empty() || fold(parts[k]).size() >= text.size() ||
        !text.starts_with(fold(parts[k])))
      return;
    size_t at = 0;
    for (size_t n = k; n < parts.size() && n < k + 5 && at < text.size(); ++n) {
      const std::string_view part = fold(parts[n]);
      if (n > k && parts[n].token > parts[n - 1].token + 2) return;
      if (text.substr(at, part.size()) != part) return;
      at += part.size();
      if (at == text.size() && n > k) return found(parts[k].token, parts[n].token);
    }
  }

  void add_joined(TokenSpan en, TokenSpan vi) {
    links_.add_span({en, vi, EvidenceKind::fold, 0.95F, std::nullopt, RowType::MISC});
  }

  void lexicon_entries() {
    using Hit = std::pair<EntryRef, const LexiconHit*>;
    std::vector<Hit> vi_hits;
    for (uint32_t i = links_.vi().begin; i < links_.vi().end; ++i)
      for (const LexiconHit& hit : in_.vi.hits_at(i))
        if (links_texts(hit.type) && hit.span.end <= links_.vi().end)
          vi_hits.emplace_back(hit.ref, &hit);
    const auto by_entry = [](const Hit& a, const Hit& b) { return a.first < b.first; };
    std::stable_sort(vi_hits.begin(), vi_hits.end(), by_entry);
    for (uint32_t i = links_.en().begin; i < links_.en().end; ++i)
      for (const LexiconHit& hit : in_.en.hits_at(i)) {
        if (!links_texts(hit.type) || hit.span.end > links_.en().end) continue;
        const EvidenceKind kind = kind_of(hit);
        if (in_.disabled(kind)) continue;
        const auto [first, last] =
            std::equal_range(vi_hits.begin(), vi_hits.end(), Hit{hit.ref, nullptr}, by_entry);
        for (auto it = first; it != last; ++it) {
          if (w_.matcher.set().forbidden(in_.en.text(hit.span), in_.vi.text(it->second->span)))
            continue;
          const float weight =
              weight_of(hit.type, *in_.weights) * (it->second->lower || hit.lower ? 0.8F : 1.0F);
          links_.add_span({hit.span, it->second->span, kind, weight, hit.ref, hit.type});
        }
      }
  }

  EvidenceKind kind_of(const LexiconHit& hit) const {
    const LexiconSet& set = w_.matcher.set();
    if (set.layers()[hit.ref.layer].user) return EvidenceKind::user;
    if (hit.type == RowType::WORD || hit.type == RowType::HEAD) return EvidenceKind::translation;
    return set.id(hit.ref).starts_with("cldr:") ? EvidenceKind::cldr : EvidenceKind::lexicon;
  }

  // "MRWA" on one side, "Mekong River Watch Alliance" on the other: capitalised words with these initials, small
  // function words between them left out.
  void acronyms(const std::vector<Word>& briefs, const std::vector<Word>& words, bool brief_is_en) {
    for (const Word& brief : briefs) {
      const std::string_view letters = fold(brief);
      if (!brief.info->is(kAllCapitals) || letters.size() < 3 || letters.size() > 7 ||
          brief.info->is(kHasDigit))
        continue;
      for (size_t k = 0; k < words.size(); ++k) {
        const size_t last = last_of_initials(words, k, letters);
        if (last == words.size()) continue;
        const TokenSpan own{brief.token, brief.token + 1};
        const TokenSpan whole{words[k].token, words[last].token + 1};
        links_.add_span({brief_is_en ? own : whole, brief_is_en ? whole : own,
                         EvidenceKind::acronym, 0.8F, std::nullopt, RowType::ORG});
      }
    }
  }

  // The word with which the initials of the words from `k` end, words.size() when they are others.
  size_t last_of_initials(const std::vector<Word>& words, size_t k,
                          std::string_view letters) const {
    size_t at = 0;
    for (size_t n = k; n < words.size(); ++n) {
      if (n > k && words[n].token > words[n - 1].token + 2) break;
      const bool skips = n > k && !words[n].capital && words[n].info->letters <= 3;
      if (skips) continue;
      if (!words[n].capital || words[n].info->is(kAllCapitals) || fold(words[n]).empty() ||
          fold(words[n])[0] != letters[at])
        break;
      if (++at == letters.size()) return n;
    }
    return words.size();
  }

  // Capitalised English words that read as pinyin against as many Vietnamese syllables.
  void hanviet_names() {
    std::vector<uint32_t> readings(vi_.size(), 0);  // syllable numbers; 0: written small
    std::vector<size_t> starts;
    for (size_t j = 0; j < vi_.size(); ++j) {
      if (!vi_[j].capital) continue;
      readings[j] = HanViet::syllable_number(w_.vocabulary.key_text(vi_[j].info->spelling));
      if (sounds(vi_[j], Lang::vi)) starts.push_back(j);
    }
    if (starts.empty()) return;
    for (size_t i = 0; i < en_.size(); ++i)
      if (sounds(en_[i], Lang::en))
        for (const size_t j : starts) hanviet_from(i, j, readings);
  }

  bool sounds(const Word& w, Lang lang) const {
    if (!w.capital) return false;
    const uint32_t word = lang == Lang::en ? en_token(w.token).word : vi_token(w.token).word;
    return w_.matcher.facts(word, lang).is(WordFacts::kHanViet);
  }

  // One to three English words from `i` against the syllables from `j`. A lone syllable counts only when the
  // whole name has been seen.
  void hanviet_from(size_t i, size_t j, const std::vector<uint32_t>& readings) {
    size_t used = 0;
    for (size_t words = 1; words <= 3 && i + words <= en_.size(); ++words) {
      const Word& word = en_[i + words - 1];
      if (!sounds(word, Lang::en) || (words > 1 && word.token > en_[i + words - 2].token + 2))
        return;
      const size_t taken = syllables_matched(word.info->fold, j + used, readings);
      if (taken == 0) return;
      used += taken;
      const TokenSpan en{en_[i].token, word.token + 1};
      const TokenSpan vi{vi_[j].token, vi_[j + used - 1].token + 1};
      if (used >= 2 || known_short(en_[i], vi_[j]))
        links_.add_span(
            {en, vi, EvidenceKind::hanviet, used >= 2 ? 0.85F : 0.7F, std::nullopt, RowType::PER});
    }
  }

  bool known_short(const Word& e, const Word& v) const {
    return std::binary_search(in_.known_short.begin(), in_.known_short.end(),
                              KnownShort{e.info->fold, v.info->spelling});
  }

  // Number of syllables of the fold key that the Vietnamese words from `j` read, 0 when some cutting fails for all.
  size_t syllables_matched(uint32_t fold, size_t j, const std::vector<uint32_t>& readings) const {
    const HanViet& hanviet = w_.matcher.set().hanviet();
    for (const Workspace::PinyinCut& cut : w_.pinyin_cuts(fold)) {
      if (j + cut.size() > vi_.size()) continue;
      bool all = true;
      for (size_t k = 0; k < cut.size() && all; ++k) {
        const bool next = k == 0 || vi_[j + k].token <= vi_[j + k - 1].token + 2;
        all = next && readings[j + k] != 0 && hanviet.relation(cut[k], readings[j + k]) > 0;
      }
      if (all) return cut.size();
    }
    return 0;
  }

  // A capitalised Vietnamese word, with what hyphens glue to it: "Mát-xcơ-va" is one sound.
  struct Heard {
    TokenSpan span;
    std::string letters;
    std::vector<std::string_view> syllables;  // spelling keys
    Transcription::Sound sound;
    bool transcribed = false;
  };

  std::vector<Heard> sounds_of_vi() const {
    std::vector<Heard> out;
    for (size_t j = 0; j < vi_.size(); ++j) {
      if (!vi_[j].capital) continue;
      size_t last = j;
      Heard heard;
      heard.syllables.push_back(w_.vocabulary.key_text(vi_[j].info->spelling));
      while (last + 1 < vi_.size() && vi_[last + 1].token == vi_[last].token + 2 &&
             vi_token(vi_[last].token + 1).mark == '-' &&
             !vi_token(vi_[last].token + 1).space_before)
        heard.syllables.push_back(w_.vocabulary.key_text(vi_[++last].info->spelling));
      heard.transcribed = last > j;
      if (!heard.transcribed && (vi_[j].info->letters < 4 || vi_[j].info->is(kMarked))) continue;
      for (size_t k = j; k <= last; ++k) heard.letters += fold(vi_[k]);
      if (in_.transcription != nullptr && heard.transcribed)
        heard.sound = in_.transcription->sound(heard.syllables);
      heard.span = {vi_[j].token, vi_[last].token + 1};
      out.push_back(std::move(heard));
    }
    return out;
  }

  // Misspellings and transcriptions: similar capitalised words, also "Mát-xcơ-va" against "Moscow".
  void similar_words() {
    const std::vector<Heard> heard = sounds_of_vi();
    if (heard.empty()) return;
    for (const Word& e : en_) {
      if (!e.capital || e.info->letters < 4) continue;
      const auto [first, last] = same_fold(e.info->fold);
      if (first != last) continue;
      const TokenSpan span{e.token, e.token + 1};
      for (const Heard& v : heard) {
        const double similarity = likeness(e, v);
        if (similarity == 0 || (!v.transcribed && both_known(span, v.span))) continue;
        links_.add_span({span, v.span, EvidenceKind::transcription,
                         in_.weights->similar_link * static_cast<float>(similarity), std::nullopt,
                         RowType::MISC});
      }
    }
  }

  // 0 when the two are not similar enough.
  double likeness(const Word& e, const Heard& v) const {
    const double spelt = sound_similarity(fold(e), v.letters);
    if (!v.transcribed) return spelt < 0.7 ? 0 : spelt;
    if (in_.transcription == nullptr) return spelt < 0.6 ? 0 : spelt;
    const double heard = in_.transcription->similarity(fold(e), v.sound);
    if (heard >= Transcription::kLikely) return heard;
    return spelt < 0.75 ? 0 : spelt;
  }

  // Slovakia and Slovenia, Martin and Marvin: two names that the lexicons know are no misspelling.
  bool both_known(TokenSpan en, TokenSpan vi) const {
    constexpr uint32_t kNames = WordFacts::kGiven | WordFacts::kSurname | WordFacts::kPlace |
                                WordFacts::kNorp | WordFacts::kKorean | WordFacts::kJapanese;
    const auto known = [&](const AnalysedText& text, TokenSpan span) {
      if (w_.matcher.facts(text.tokens[span.begin].word, Lang::en).is(kNames)) return true;
      return std::any_of(text.hits_at(span.begin).begin(), text.hits_at(span.begin).end(),
                         [&](const LexiconHit& h) {
                           return h.span == span && h.type <= RowType::NORP && !h.lower;
                         });
    };
    return known(in_.en, en) && known(in_.vi, vi);
  }

  // Words that translate each other in parallel text, weaker the farther apart they stand.
  void statistics() {
    const WordTable& table = w_.matcher.set().words();
    if (table.empty()) return;
    std::vector<std::pair<uint32_t, uint32_t>> places;  // number in the table, token; sorted
    places.reserve(vi_.size());
    for (const Word& v : vi_) {
      const uint32_t number = w_.statistics_number(Lang::vi, v.info->spelling);
      if (number != WordTable::kNone) places.emplace_back(number, v.token);
    }
    std::sort(places.begin(), places.end());
    for (const Word& e : en_) {
      if (w_.matcher.facts(en_token(e.token).word, Lang::en).is(WordFacts::kFunction)) continue;
      const uint32_t number = w_.statistics_number(Lang::en, e.info->fold);
      if (number == WordTable::kNone) continue;
      auto place = places.begin();
      for (const WordLink& link : table.row(number)) {
        place = std::lower_bound(place, places.end(), std::pair{link.vi, 0U});
        for (; place != places.end() && place->first == link.vi; ++place)
          add_statistics(e.token, place->second, link.weight);
      }
    }
  }

  // Inside a place, people or person of the lexicons: "Quốc" of "Hàn Quốc" is no word, and "China" has its entry.
  bool in_known_name(const AnalysedText& text, uint32_t token) const {
    constexpr uint32_t kLongest = 4;
    if (in_.disabled(EvidenceKind::lexicon)) return false;
    if (!w_.vocabulary.info(text.tokens[token].word).is(kHasCapital)) return false;
    for (uint32_t k = token >= kLongest ? token - kLongest : 0; k <= token; ++k)
      for (const LexiconHit& hit : text.hits_at(k))
        if (hit.span.contains(token) && !hit.lower &&
            (hit.type == RowType::LOC || hit.type == RowType::NORP || hit.type == RowType::PER))
          return true;
    return false;
  }

  void add_statistics(uint32_t en, uint32_t vi, float weight) {
    if (weight < in_.weights->least_statistics) return;
    if (in_known_name(in_.en, en) || in_known_name(in_.vi, vi)) return;
    const auto share = [](uint32_t token, TokenSpan range) {
      return static_cast<float>(token - range.begin) / static_cast<float>(range.size());
    };
    const float apart = std::fabs(share(en, links_.en()) - share(vi, links_.vi()));
    const float near = 1 - in_.weights->statistics_fade * apart;
    const float link = in_.weights->statistics_base + in_.weights->statistics_share * weight;
    links_.add(en, vi, std::min(in_.weights->statistics_most, link) * near,
               EvidenceKind::statistics);
  }

  const LinkInput& in_;
  Workspace& w_;
  Links links_;
  std::vector<Word> en_;
  std::vector<Word> vi_;
  std::vector<std::pair<uint32_t, uint32_t>> vi_by_fold_;  // fold key, token; sorted
};

// Letters that sound alike become one: transcriptions keep sounds, not letters.
std::string sounds_of(std::string_view fold) {
  std::string out;
  for (size_t i = 0; i < fold.size(); ++i) {
    const std::string_view two = fold.substr(i, 2);
    char c = fold[i];
    if (two == "ph") {
      out += 'f';
      ++i;
      continue;
    }
    if (two == "th") {
      out += 't';
      ++i;
      continue;
    }
    if (two == "kh" || two == "ch" || two == "gh") {
      out += two[0] == 'g' ? 'g' : 'k';
      ++i;
      continue;
    }
    if (c == 'x' || c == 'z') c = 's';
    if (c == 'c' && i + 1 < fold.size() && (fold[i + 1] == 'e' || fold[i + 1] == 'i')) c = 's';
    if (c == 'c' || c == 'q') c = 'k';
    if (c == 'w') c = 'u';
    if (c == 'y') c = 'i';
    if (c == 'j') c = 'g';
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

double edit_similarity(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t up = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = up;
    }
  }
  const size_t longest = std::max(a.size(), b.size());
  return longest == 0 ? 0 : 1.0 - static_cast<double>(row[b.size()]) / static_cast<double>(longest);
}

}  // namespace

const Link Links::kNone{};

Links::Links(TokenSpan en, TokenSpan vi) : en_(en), vi_(vi), width_(vi.size()) {
  constexpr size_t kMostCells = size_t{1} << 22;
  const size_t cells = size_t{en.size()} * vi.size();
  if (cells <= kMostCells) cells_.resize(cells);
}

void Links::add(uint32_t en, uint32_t vi, float weight, EvidenceKind kind) {
  const size_t at = (en - en_.begin) * width_ + (vi - vi_.begin);
  Link& cell = cells_.empty() ? few_[at] : cells_[at];
  if (weight <= cell.weight) return;
  if (cell.weight == 0) linked_.push_back(at);
  cell = {weight, kind};
}

void Links::finish() {
  const uint32_t n = en_.size();
  const uint32_t m = vi_.size();
  std::sort(linked_.begin(), linked_.end());
  en_rows_.assign(n + 1, 0);
  vi_rows_.assign(m + 1, 0);
  en_reaches_.reserve(linked_.size());
  uint32_t i = 0;
  for (const size_t at : linked_) {
    for (; at >= (size_t{i} + 1) * width_; ++i)
      en_rows_[i + 1] = static_cast<uint32_t>(en_reaches_.size());
    const auto j = static_cast<uint32_t>(at - size_t{i} * width_);
    en_reaches_.push_back(
        {vi_.begin + j, cells_.empty() ? few_.find(at)->second.weight : cells_[at].weight});
    ++vi_rows_[j + 1];
  }
  for (; i < n; ++i) en_rows_[i + 1] = static_cast<uint32_t>(en_reaches_.size());
  for (uint32_t j = 0; j < m; ++j) vi_rows_[j + 1] += vi_rows_[j];
  vi_reaches_.resize(en_reaches_.size());
  std::vector<uint32_t> next(vi_rows_.begin(), vi_rows_.end() - 1);
  for (uint32_t e = 0; e < n; ++e)
    for (uint32_t k = en_rows_[e]; k < en_rows_[e + 1]; ++k)
      vi_reaches_[next[en_reaches_[k].other - vi_.begin]++] = {en_.begin + e,
                                                               en_reaches_[k].weight};
}

void Links::add_span(SpanLink link) {
  for (uint32_t i = link.en.begin; i < link.en.end; ++i)
    for (uint32_t j = link.vi.begin; j < link.vi.end; ++j) add(i, j, link.weight, link.kind);
  spans_.push_back(link);
}

double sound_similarity(std::string_view en_fold, std::string_view vi_fold) {
  if (en_fold.empty() || vi_fold.empty()) return 0;
  const size_t shorter = std::min(en_fold.size(), vi_fold.size());
  const size_t longer = std::max(en_fold.size(), vi_fold.size());
  if (longer > 2 * shorter) return 0;
  return std::max(edit_similarity(en_fold, vi_fold),
                  0.97 * edit_similarity(sounds_of(en_fold), sounds_of(vi_fold)));
}

Links find_links(const LinkInput& input, TokenSpan en, TokenSpan vi, Workspace& workspace) {
  return Finder(input, en, vi, workspace).run();
}

}  // namespace align
