// What two texts can be held together by before anything is aligned: numbers, capitalised words, and the forms of
// lexicon rows that the other language has as well. Positions are tokens; equal numbers mean equal anchors.
//
//     "Washington could pay $1,000 in March"    "Washington có thể trả 1.000 đô la vào tháng 3"
//      washington, 1000, row of March, ...       washington, 1000, row of March, row of the dollar, ...
//
// An anchor tells for and against: a rare one on both sides speaks for a pair of stretches, one that a lexicon
// knows and that has no counterpart there speaks against it. How much is worth() in natural logarithms of
// "translation of each other" against "stretches of these two texts drawn at random".
#ifndef ALIGN_MATCH_ANCHORS_H_
#define ALIGN_MATCH_ANCHORS_H_

#include <array>
#include <span>
#include <vector>

#include "mention/analysed_text.h"

namespace align {

enum class AnchorKind : uint8_t {
  number,   // digits alone: 1,000 and 1.000 are one
  capital,  // a capitalised word, or two of them as one: Hanoi, Hà Nội
  name,     // a row of a name
  term,     // a row of a term or an office
  word,     // a row of any other word
};
constexpr size_t kAnchorKinds = 5;

using AnchorIds = std::vector<uint32_t>;  // sorted, each once

class Anchors {
 public:
  Anchors(const AnalysedText& en, const AnalysedText& vi, const Workspace& workspace);

  // Of the anchors that lie inside the tokens.
  AnchorIds in(Lang lang, TokenSpan tokens) const;
  AnchorKind kind(uint32_t id) const { return kinds_[id]; }
  // The other text has it too, somewhere.
  // When both of two stretches have it, whatever their lengths.
  double worth_shared(uint32_t id) const { return worth_[id].both; }
  bool common(uint32_t id) const { return worth_[id].in_both; }

  // For two stretches with these anchors; `en_size` and `vi_size` are their lengths in average sentences.
  double worth(std::span<const uint32_t> en, std::span<const uint32_t> vi, double en_size,
               double vi_size) const;

 private:
  struct Place {
    TokenSpan tokens;
    uint32_t id = 0;
  };
  struct Worth {
    float both = 0;       // when both stretches have it
    float alone[2] = {};  // when only the English, only the Vietnamese one has it
    bool in_both = false;
  };
  void weigh(const AnalysedText& en, const AnalysedText& vi);
  std::vector<uint32_t> sentences_with(const AnalysedText& text) const;

  std::vector<Place> places_[2];  // by begin
  std::vector<AnchorKind> kinds_;
  std::vector<Worth> worth_;
};

// Over pairs of stretches that cover two texts: how much of what could be found again was.
class AnchorTally {
 public:
  void add(const Anchors& anchors, std::span<const uint32_t> en, std::span<const uint32_t> vi);
  double all() const { return all_; }
  // Of all anchors the share that the other stretch has too: near 0.45 for translations, for no texts near 1.
  double found_again() const { return all_ > 0 ? found_ / all_ : 0; }
  // Of the anchors that both texts have the share that meets inside pairs.
  double met() const { return common_ > 0 ? met_ / common_ : 0; }

 private:
  double all_ = 0;
  double found_ = 0;
  double common_ = 0;
  double met_ = 0;
};

}  // namespace align

#endif  // ALIGN_MATCH_ANCHORS_H_
