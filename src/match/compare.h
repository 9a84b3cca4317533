// Compares an English with a Vietnamese span over the links of their segment.
#ifndef ALIGN_MATCH_COMPARE_H_
#define ALIGN_MATCH_COMPARE_H_

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "base/local_memory.h"
#include "match/links.h"
#include "match/weights.h"
#include "mention/mention.h"

namespace align {

struct PairScore {
  float strength = 0;  // additive: what the choice maximises; below 0 a pair is never chosen
  float score = 0;     // probability that a careful translator accepts the pair
  float quality = 0;   // share of both spans that is linked, at most 1
  EvidenceKind kind =
      EvidenceKind::translation;  // the strongest evidence about the spans as wholes
  float whole = 0;                // what that evidence is worth, less what speaks against the pair
  float margin = 0;  // strength before that of the best pair that wants some of the same words
};

// What the score is made of, in the order of Weights::calibration.
constexpr size_t kCalibrationParts = 11;
std::array<float, kCalibrationParts> calibration_parts(const Mention& en, const Mention& vi,
                                                       Type type, const PairScore& pair);
// The score of a pair that was chosen: the chance that it is right, exactly as it stands; at least 0.5 when the
// links alone (pair.score) say so, and else what they say.
float calibrated_score(const Mention& en, const Mention& vi, Type type, const PairScore& pair,
                       const Weights& weights);

// marks_agree() of the texts of two spans; it is asked only where both have marks.
bool same_marks(const LinkInput& input, TokenSpan en, TokenSpan vi, const Workspace& workspace);

class Comparer {
 public:
  Comparer(const LinkInput& input, const Links& links, Workspace& workspace);

  // Some word of `en` is linked into `vi`.
  bool touches(TokenSpan en, TokenSpan vi) const;
  PairScore compare(const Mention& en, const Mention& vi);
  // What is known of a mention before it meets one of the other side.
  struct Outline {
    float gain = 0;    // of its words, at most
    float linked = 0;  // the same if every one were linked
    float middle = 0;  // place in the segment, from 0 to 1
    bool one_word = false;
    bool person = false;
    bool given = false;
    float log_prior = 0;
  };
  Outline outline(const Mention& mention, bool is_en);
  // The same as compare(), but a pair that nobody would choose may come back as nothing: strength 0.
  PairScore compare_strong(const Mention& en, const Outline& en_outline, const Mention& vi,
                           const Outline& vi_outline);
  // No pair of these two can be stronger; costs next to nothing.
  float strongest_possible(const Outline& en, const Outline& vi) const {
    // What a person's short form leaves out does not count against it
    const bool brief = (en.person || vi.person) && en.one_word != vi.one_word;
    const float gain = brief ? en.linked + vi.linked : en.gain + vi.gain;
    return (en.given || vi.given ? weights_.given : 0) + 0.5F * gain +
           weights_.prior * (en.log_prior + vi.log_prior) +
           weights_.whole_in_choice * strongest_whole_ -
           weights_.distance * std::fabs(en.middle - vi.middle);
  }
  // No pair of `en` is stronger than 0 with a name whose log prior is not above this, whichever that is.
  // `other_person`: it may be a person.
  float least_prior(TokenSpan en, const Outline& outline, bool other_person) const;
  const Links& links() const { return links_; }

 private:
  // A token of the segment: what it counts for, and how far its links reach. Filled in when it is first asked for:
  // most tokens are in no name.
  struct Word {
    bool known = false;
    float importance = 0;
    float strongest = 0;   // link
    float gain = 0;        // at most
    float outside = 0;     // gain where it is not linked into the other span
    TokenSpan reached;     // of the other side: all its links; empty when it has none
    bool weighty = false;  // of some importance
    bool capital = false;
    bool leftover = false;  // linked to nothing, and maybe to what the other side has left over
    bool whole = false;     // a link of whole spans begins here
  };
  struct SideSum {
    float gain = 0;
    float most = 0;
    float unlinked = 0;         // importance of the words that are linked to nothing
    bool rival = false;         // another place would do about as well
    uint32_t words = 0;         // of some importance
    uint32_t linked = 0;        // of these, linked into the other span
    uint32_t linked_token = 0;  // the last such token
    uint32_t unlinked_capitals = 0;

    void add_linked(const Word& word, uint32_t token, bool has_rival, float worth) {
      words += word.weighty;
      linked += word.weighty;
      linked_token = token;
      rival |= has_rival;
      gain += worth;
    }
    void add_other(const Word& word) {
      words += word.weighty;
      if (word.leftover) unlinked += word.importance;
      unlinked_capitals += word.capital;
      gain += word.outside;
    }
  };
  // Of a word with such strongest links into the other span and outside.
  static bool is_rival(float in, float away) { return in > 0.3F && away >= 0.8F * in; }
  float gain_of(const Word& word, float in, float away) const {
    return word.importance *
           (weights_.linked * in - weights_.drawn_away * std::max(0.0F, away - in));
  }
  Word* first_word(TokenSpan span, bool is_en) {
    return is_en ? en_words_.data() + (span.begin - links_.en().begin)
                 : vi_words_.data() + (span.begin - links_.vi().begin);
  }
  // The word, filled in.
  const Word& known(Word& word, uint32_t token, bool is_en) const {
    if (!word.known) read_word(token, is_en, word);
    return word;
  }
  void read_word(uint32_t token, bool is_en, Word& word) const;
  // What a Vietnamese word gains from the English span that was taken up. It is the same in all spans that it is in.
  struct Gain {
    uint32_t round = 0;  // number of the English span; of another one it is not linked into this
    float gain = 0;
    bool rival = false;
  };
  // Takes up an English span, if it was not the last.
  void take(TokenSpan en);
  SideSum sum_en(TokenSpan en, TokenSpan vi);
  SideSum sum_vi(TokenSpan en, TokenSpan vi);
  // "Hung" for "Nguyễn Mạnh Hùng": one word on one side, the word that stands for the name on the other.
  bool short_form(const Mention& en, const Mention& vi, const SideSum& e, const SideSum& v) const;
  bool is_ordinary_word(uint32_t en_token) const;
  bool is_name_part(const AnalysedText& text, uint32_t token) const;
  bool goes_on(const AnalysedText& text, TokenSpan name) const;
  float importance(WordRole role) const;
  bool equal_joined(TokenSpan en, TokenSpan vi) const;
  EvidenceKind whole_kind(const Mention& en, const Mention& vi, float quality) const;
  Links::Strongest reach(uint32_t token, const Word& word, TokenSpan other, bool is_en) const;
  float middle(TokenSpan span, bool is_en) const;

  const LinkInput& input_;
  const Links& links_;
  Workspace& w_;
  const Weights& weights_;
  LocalMemory<8192> memory_;                    // of the next two; enough for two sentences
  std::pmr::vector<Word> en_words_, vi_words_;  // by token of the segment
  std::pmr::vector<Gain> gains_;                // by Vietnamese token of the segment
  TokenSpan taken_;
  uint32_t round_ = 0;
  float strongest_whole_ = 0;  // no evidence about whole spans of this segment is worth more
  bool is_hopeless(const SideSum& vi, const Outline& en_outline, const Outline& vi_outline) const;
  PairScore compare(const Mention& en, const SideSum& en_sum, const Mention& vi,
                    const SideSum& vi_sum, bool only_strong);
};

}  // namespace align

#endif  // ALIGN_MATCH_COMPARE_H_
