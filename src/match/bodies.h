// Not for outside; see match_segment.h. Where the translation of an organisation begins and ends: it begins with
// its head, and it ends before the abbreviation in brackets that stands behind both.
//
//     Mines Advisory Group (MAG)    Nhóm cố vấn về bom mìn (MAG)
//                    ^head          ^head                 ^end
#ifndef ALIGN_MATCH_BODIES_H_
#define ALIGN_MATCH_BODIES_H_

#include <optional>
#include <vector>

#include "match/links.h"

namespace align {

class Bodies {
 public:
  // All arguments outlive the use of the object; `links` are finished.
  Bodies(const LinkInput& input, const Links& links, Workspace& workspace);

  // Takes up the next English name. False when it has no head and no such brackets: then worth() is 0.
  bool take(const Mention& en);
  // What the place of the Vietnamese name says for or against the pair.
  float worth(TokenSpan vi) const;
  // Where the Vietnamese name must end, when brackets tell it.
  std::optional<uint32_t> end() const { return end_; }
  // Where else a Vietnamese name may end that ends before "và" while the English goes on with "and".
  void ends_behind_and(TokenSpan vi, std::vector<uint32_t>& ends) const;

 private:
  struct Head {
    TokenSpan en;
    TokenSpan vi;
  };
  struct Brackets {
    uint32_t en = 0;  // the opening one
    uint32_t vi = 0;
  };
  void find_heads();
  void find_brackets();
  bool is_body(TokenSpan en) const;
  bool is_kept(uint32_t en) const;
  bool begins_title(TokenSpan vi) const;
  bool is_capital(uint32_t en) const;
  bool is_of(uint32_t en) const;
  bool is_whole(TokenSpan en) const;
  bool has_owner(TokenSpan en) const;
  void find_starts(TokenSpan en);
  std::optional<uint32_t> end_before(uint32_t bracket) const;
  bool may_begin(uint32_t vi) const;
  bool begins_head(uint32_t vi) const;
  bool is_likely(TokenSpan vi) const;
  bool in_head(uint32_t en) const;
  bool may_be_whole(TokenSpan vi) const;
  bool is_clear(TokenSpan head) const;
  float unlinked(TokenSpan span, TokenSpan other, bool is_en) const;

  const LinkInput& input_;
  const Links& links_;
  Workspace& w_;
  std::vector<Head> heads_;
  std::vector<Brackets> brackets_;
  // Of the name that was taken up
  TokenSpan en_;
  std::vector<TokenSpan> starts_;  // Vietnamese heads that its head is linked to
  std::optional<uint32_t> end_;
  bool has_and_ = false;
  bool initials_ = false;  // the brackets hold its initials
};

}  // namespace align

#endif  // ALIGN_MATCH_BODIES_H_
