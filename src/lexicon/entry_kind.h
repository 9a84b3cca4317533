// What a row's type and domain say about it, settled once when the row is compiled.
//
//     kind_of({.type = RowType::NAME, .domain = "name.vi.surname"})      EntryKind::vi_surname
//     kind_of({.type = RowType::LOC, .domain = "city.cn"})               EntryKind::none
#ifndef ALIGN_LEXICON_ENTRY_KIND_H_
#define ALIGN_LEXICON_ENTRY_KIND_H_

#include "lexicon/compiled.h"
#include "lexicon/row.h"

namespace align {

EntryKind kind_of(const LexiconRow& row);

// A person or place of China and its neighbours that write Chinese names: person.cn.history, city.cn, place.tw ...
bool has_chinese_name(const LexiconRow& row);

}  // namespace align

#endif  // ALIGN_LEXICON_ENTRY_KIND_H_
