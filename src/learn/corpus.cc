#include "learn/corpus.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "learn/parallel.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kChunk = 256;        // pairs
constexpr uint32_t kLongestWord = 4;  // syllables
constexpr uint32_t kSixteenths = 16;  // links are counted in these until they are added up

using LinkCounts = std::map<std::pair<uint32_t, uint32_t>, uint64_t>;

// The pairs of one chunk. Words are as written, in lower case; their numbers are those of the chunk.
struct Part {
  StringNumbers words[2];
  std::vector<uint32_t> units[2];
  std::vector<uint32_t> lengths[2];
  std::vector<uint8_t> inside;
  std::vector<uint32_t> origins;
  LinkCounts links;
  size_t left_out = 0;
};

std::string lower_case(std::string_view word) {
  std::string out;
  for (size_t i = 0; i < word.size();) append_utf8(out, to_lower(next_code_point(word, i)));
  return out;
}

bool says_something(RowType type) {
  return is_mention(type) || type == RowType::HEAD || type == RowType::WORD;
}

class PartReader {
 public:
  explicit PartReader(const LexiconSet& lexicons) : workspace_(lexicons) {}

  void add(const TextPair& pair, uint32_t origin, Part& part) {
    workspace_.trim();
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const auto side = static_cast<size_t>(index_of(lang));
      texts_[side] = analyse(pair.side(lang), lang, workspace_, true);
      find_units(texts_[side], tokens_[side]);
    }
    if (tokens_[0].empty() || tokens_[1].empty() || tokens_[0].size() > kMostUnits ||
        tokens_[1].size() > kMostUnits) {
      ++part.left_out;
      return;
    }
    for (const size_t side : {0, 1}) {
      numbers_[side].assign(texts_[side].tokens.size(), kNone);
      for (const uint32_t t : tokens_[side]) {
        numbers_[side][t] =
            part.words[side].number(lower_case(workspace_.vocabulary.surface(word(side, t))));
        part.units[side].push_back(numbers_[side][t]);
      }
      part.lengths[side].push_back(static_cast<uint32_t>(tokens_[side].size()));
    }
    part.origins.push_back(origin);
    find_words(part);
    link_entries(part);
    link_equal(part);
  }

 private:
  static constexpr uint32_t kNone = 0xFFFFFFFFU;

  uint32_t word(size_t side, uint32_t token) const { return texts_[side].tokens[token].word; }
  const WordInfo& info(size_t side, uint32_t token) const {
    return workspace_.vocabulary.info(word(side, token));
  }

  // Syllables to words, the longest first from the left.
  void find_words(Part& part) {
    const AnalysedText& vi = texts_[kVi];
    std::vector<uint8_t> before(vi.tokens.size(), 0);
    for (uint32_t t = 0; t < vi.tokens.size();) {
      uint32_t end = t + 1;
      for (const LexiconHit& hit : vi.hits_at(t))
        if (hit.type == RowType::SEG && hit.span.size() <= kLongestWord)
          end = std::max(end, hit.span.end);
      for (uint32_t k = t; k < end; ++k) before[k] = static_cast<uint8_t>(k - t);
      t = end;
    }
    for (const uint32_t t : tokens_[kVi]) part.inside.push_back(before[t]);
  }

  // Words of forms of one entry. In "Ministry of Health" = "Bộ Y tế" each may stand for each.
  void link_entries(Part& part) {
    using Hit = std::pair<EntryRef, TokenSpan>;
    std::vector<Hit> vi_hits;
    for (const LexiconHit& hit : texts_[kVi].hits)
      if (says_something(hit.type)) vi_hits.emplace_back(hit.ref, hit.span);
    std::sort(vi_hits.begin(), vi_hits.end());
    for (const LexiconHit& hit : texts_[kEn].hits) {
      if (!says_something(hit.type)) continue;
      for (auto it = std::lower_bound(vi_hits.begin(), vi_hits.end(), Hit{hit.ref, {}});
           it != vi_hits.end() && it->first == hit.ref; ++it)
        link_spans(hit.span, it->second, part);
    }
  }

  void link_spans(TokenSpan en, TokenSpan vi, Part& part) const {
    const uint32_t parts = std::max(1U, std::min(en.size(), vi.size()));
    for (uint32_t i = en.begin; i < en.end; ++i)
      for (uint32_t j = vi.begin; j < vi.end; ++j) link(i, j, kSixteenths / parts, part);
  }

  void link(uint32_t en, uint32_t vi, uint32_t sixteenths, Part& part) const {
    if (numbers_[kEn][en] == kNone || numbers_[kVi][vi] == kNone) return;
    part.links[{numbers_[kEn][en], numbers_[kVi][vi]}] += sixteenths;
  }

  // Names and numbers that are written alike but for their marks.
  void link_equal(Part& part) const {
    for (const uint32_t i : tokens_[kEn]) {
      const WordInfo& e = info(kEn, i);
      if (e.is(kOneLetter)) continue;
      for (const uint32_t j : tokens_[kVi]) {
        const WordInfo& v = info(kVi, j);
        const bool names = e.is(kHasCapital) && v.is(kHasCapital);
        const bool disagree = e.is(kMarked) && v.is(kMarked) && e.spelling != v.spelling;
        if (e.fold == v.fold && !disagree && (names || e.is(kHasDigit)))
          link(i, j, kSixteenths, part);
      }
    }
  }

  static constexpr size_t kEn = 0;
  static constexpr size_t kVi = 1;
  Workspace workspace_;
  AnalysedText texts_[2];
  std::vector<uint32_t> tokens_[2];
  std::vector<uint32_t> numbers_[2];  // by token
};

// Spellings of one side and the words that they spell.
class Spellings {
 public:
  explicit Spellings(Lang lang) : lang_(lang) {}

  // The word of a spelling, which is numbered now if it is new.
  uint32_t word_of(std::string_view spelling, Corpus::Side& side) {
    const uint32_t s = spellings_.number(spelling);
    if (s < words_.size()) return words_[s];
    const WordKeys keys = word_keys(spelling);
    words_.push_back(keys_.number(lang_ == Lang::en ? keys.fold : keys.spelling));
    counts_.push_back(0);
    if (words_.back() == side.words.size()) {
      side.words.emplace_back(keys_.string(words_.back()));
      side.counts.push_back(0);
    }
    return words_.back();
  }
  void count(std::string_view spelling, uint32_t times) {
    counts_[spellings_.number(spelling)] += times;
  }

  // The commonest spelling of each word, the first of equals in the order of bytes.
  void show(Corpus::Side& side) const {
    std::vector<uint32_t> best(side.words.size(), 0);
    side.shown.resize(side.words.size());
    for (uint32_t s = 0; s < words_.size(); ++s) {
      std::string& shown = side.shown[words_[s]];
      const std::string_view spelling = spellings_.string(s);
      uint32_t& count = best[words_[s]];
      if (counts_[s] < count || (counts_[s] == count && spelling >= shown && !shown.empty()))
        continue;
      count = counts_[s];
      shown = spelling;
    }
  }

 private:
  Lang lang_;
  StringNumbers spellings_;
  StringNumbers keys_;
  std::vector<uint32_t> words_;   // by spelling
  std::vector<uint32_t> counts_;  // by spelling
};

// Appends a part; words get their numbers in the order in which they come.
class Joiner {
 public:
  void add(const Part& part) {
    std::vector<uint32_t> numbers[2];
    for (const size_t side : {0, 1}) {
      Corpus::Side& to = out_.sides[side];
      if (to.begins.empty()) to.begins.push_back(0);
      for (uint32_t w = 0; w < part.words[side].size(); ++w)
        numbers[side].push_back(spellings_[side].word_of(part.words[side].string(w), to));
      for (const uint32_t unit : part.units[side]) {
        to.units.push_back(numbers[side][unit]);
        ++to.counts[to.units.back()];
        spellings_[side].count(part.words[side].string(unit), 1);
      }
      for (const uint32_t length : part.lengths[side])
        to.begins.push_back(to.begins.back() + length);
    }
    out_.inside.insert(out_.inside.end(), part.inside.begin(), part.inside.end());
    out_.origins.insert(out_.origins.end(), part.origins.begin(), part.origins.end());
    out_.left_out += part.left_out;
    for (const auto& [pair, times] : part.links)
      links_[{numbers[0][pair.first], numbers[1][pair.second]}] += times;
  }

  Corpus finish() {
    for (const size_t side : {0, 1}) spellings_[side].show(out_.sides[side]);
    for (const auto& [pair, times] : links_)
      out_.known.push_back({pair.first, pair.second, static_cast<float>(times) / kSixteenths});
    return std::move(out_);
  }

 private:
  Corpus out_;
  Spellings spellings_[2] = {Spellings(Lang::en), Spellings(Lang::vi)};
  LinkCounts links_;
};

}  // namespace

void find_units(const AnalysedText& text, std::vector<uint32_t>& tokens) {
  tokens.clear();
  for (uint32_t i = 0; i < text.tokens.size(); ++i)
    if (text.tokens[i].is_text() || text.tokens[i].kind == TokenKind::clitic) tokens.push_back(i);
}

Corpus read_corpus(std::span<const TextPair> texts, const LexiconSet& lexicons, size_t threads) {
  std::vector<Part> parts((texts.size() + kChunk - 1) / kChunk);
  std::vector<std::unique_ptr<PartReader>> readers(std::max<size_t>(1, threads));
  for_each_chunk(texts.size(), kChunk, threads, [&](size_t thread, size_t begin, size_t end) {
    if (!readers[thread]) readers[thread] = std::make_unique<PartReader>(lexicons);
    for (size_t i = begin; i < end; ++i)
      readers[thread]->add(texts[i], static_cast<uint32_t>(i), parts[begin / kChunk]);
  });
  Joiner joiner;
  for (const Part& part : parts) joiner.add(part);
  return joiner.finish();
}

}  // namespace align
