// Parallel text as numbers: what the word statistics are estimated from.
//
// Units are words: of English the fold key, of Vietnamese the spelling key of a syllable, so that the table asks
// for what every token already has. Punctuation is left out, numbers take part.
//
//     {"The bank closed.", "Ngân hàng đóng cửa."}     the bank closed | ngân hàng đóng cửa
//     {"...", "Ngân hàng"}                            no pair: a side without words
#ifndef ALIGN_LEARN_CORPUS_H_
#define ALIGN_LEARN_CORPUS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lexicon/lexicon_set.h"
#include "mention/analysed_text.h"

namespace align {

// A sentence and its translation; valid UTF-8.
struct TextPair {
  std::string en;
  std::string vi;
  const std::string& side(Lang lang) const { return lang == Lang::en ? en : vi; }
};

constexpr size_t kMostUnits = 150;  // words of a sentence; a pair with more is left out

// How often the lexicons or equal letters linked two words where they stand in one pair.
struct KnownLink {
  uint32_t en = 0;  // word numbers
  uint32_t vi = 0;
  float times = 0;
};

struct Corpus {
  struct Side {
    std::vector<std::string> words;  // by number: the key
    std::vector<std::string>
        shown;                     // by number: as people write it, the commonest of its spellings
    std::vector<uint32_t> counts;  // by number
    std::vector<uint32_t> units;   // of all pairs, one behind the other
    std::vector<size_t> begins;    // by pair, and the end of the last
    std::span<const uint32_t> of(size_t pair) const {
      return std::span(units).subspan(begins[pair], begins[pair + 1] - begins[pair]);
    }
  };
  Side sides[2];                  // by index_of(Lang)
  std::vector<uint8_t> inside;    // by Vietnamese unit: syllables of its word that stand before it
  std::vector<KnownLink> known;   // by en, then vi
  std::vector<uint32_t> origins;  // by pair: its number among the texts
  size_t left_out = 0;            // pairs too long, or without words on a side

  const Side& en() const { return sides[index_of(Lang::en)]; }
  const Side& vi() const { return sides[index_of(Lang::vi)]; }
  size_t pairs() const { return origins.size(); }
};

// The tokens of `text` that are units, by token number.
void find_units(const AnalysedText& text, std::vector<uint32_t>& tokens);
// The key under which the word of a token is counted.
inline uint32_t unit_key(const WordInfo& info, Lang lang) {
  return lang == Lang::en ? info.fold : info.spelling;
}

// The same for any number of threads.
Corpus read_corpus(std::span<const TextPair> texts, const LexiconSet& lexicons, size_t threads);

}  // namespace align

#endif  // ALIGN_LEARN_CORPUS_H_
