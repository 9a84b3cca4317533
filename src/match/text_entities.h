// Inside one text: which mentions mean the same person, body or place. "Nguyễn Mạnh Hùng" and the later "Hùng",
// "Chen Gang" and "Chen", "World Health Organization (WHO)" and "WHO", "Mỹ" and "Hoa Kỳ".
#ifndef ALIGN_MATCH_TEXT_ENTITIES_H_
#define ALIGN_MATCH_TEXT_ENTITIES_H_

#include <vector>

#include "mention/mention.h"

namespace align {

struct TextEntity {
  Type type = Type::MISC;
  std::vector<Mention> mentions;  // by place
  std::vector<Mention>
      forms;  // one mention for each distinct form: the fullest first, then by frequency
};

// `mentions` do not overlap. Entities by their first mention.
std::vector<TextEntity> resolve_entities(const AnalysedText& text,
                                         const std::vector<Mention>& mentions,
                                         Workspace& workspace);

// The word of a personal name that stands for it later: the given name of Vietnamese people, the surname of
// Chinese, Korean and Western ones. Token index.
uint32_t short_name_token(const AnalysedText& text, TokenSpan name, Workspace& workspace);

// May this one word of the name stand for all of it? The above; for Western names also the first name; for
// Chinese names in a Vietnamese text also the surname.
bool may_stand_for(const AnalysedText& text, uint32_t token, TokenSpan name, Workspace& workspace);

}  // namespace align

#endif  // ALIGN_MATCH_TEXT_ENTITIES_H_
