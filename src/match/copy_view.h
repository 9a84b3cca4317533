// Not for outside; see copies.h. A copy as both of its texts have it; tokens are English ones.
#ifndef ALIGN_MATCH_COPY_VIEW_H_
#define ALIGN_MATCH_COPY_VIEW_H_

#include <string_view>
#include <vector>

#include "base/word_set.h"
#include "match/copies.h"

namespace align {

inline constexpr WordSet kArticles = {"The", "A", "An"};
inline constexpr WordSet kMister = {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."};

class CopyView {
 public:
  CopyView(const AnalysedText& en, const AnalysedText& vi, Workspace& w, Copy copy)
      : en_(en), vi_(vi), w_(w), copy_(copy) {}

  // The Vietnamese place of an English one.
  uint32_t other(uint32_t en) const { return en - copy_.en.begin + copy_.vi.begin; }
  TokenSpan other(TokenSpan en) const { return {other(en.begin), other(en.end)}; }

  const Token& at(uint32_t en) const { return en_.tokens[en]; }
  const WordInfo& info(uint32_t en) const { return w_.vocabulary.info(at(en).word); }
  std::string_view string(uint32_t en) const { return en_.text(at(en).span()); }
  bool capital(uint32_t en) const { return info(en).is(kHasCapital); }
  bool is_name_word(uint32_t en) const {
    return at(en).is_text() && (capital(en) || info(en).is(kHasDigit));
  }
  // A hyphen between `en` - 1 and `en` + 1 that touches both, on both sides.
  bool hyphen(uint32_t en) const {
    return en + 1 < copy_.en.end && at(en).mark == '-' && glued(en) && glued(en + 1);
  }

  // The capitalised words and numbers that stand side by side, each run without the titles and the article that it
  // begins with: "MP Jane Doe" is Jane Doe, "Prince Rupert" stays. Of two words or more.
  std::vector<TokenSpan> runs() const;

 private:
  bool glued(uint32_t en) const {
    return !at(en).space_before && !vi_.tokens[other(en)].space_before;
  }
  bool goes_on(uint32_t begin, uint32_t en) const;
  TokenSpan without_titles(TokenSpan run) const;

 protected:
  const AnalysedText& en_;
  const AnalysedText& vi_;
  Workspace& w_;
  Copy copy_;
};

// English spans of the copy that are one name each because they are copied as a whole: titles ("Lost by the Old
// Mill"), codes ("N-Gage"), names that end in a letter or number ("Hepatitis B", "Embraer 195").
std::vector<TokenSpan> copied_wholes(const AnalysedText& en, const AnalysedText& vi,
                                     Workspace& workspace, Copy copy);

}  // namespace align

#endif  // ALIGN_MATCH_COPY_VIEW_H_
