#include "lexicon/entry_kind.h"

namespace align {
namespace {

bool starts(std::string_view s, std::string_view prefix) {
  return s.substr(0, prefix.size()) == prefix;
}

EntryKind name_kind(std::string_view domain) {
  if (starts(domain, "name.vi.surname")) return EntryKind::vi_surname;
  if (starts(domain, "name.vi.middle")) return EntryKind::vi_middle;
  if (starts(domain, "name.vi.given")) return EntryKind::vi_given;
  if (starts(domain, "name.zh")) return EntryKind::zh_surname;
  if (starts(domain, "name.ko")) return EntryKind::ko_name;
  if (starts(domain, "name.jp") || starts(domain, "name.ja")) return EntryKind::ja_name;
  const bool surname = domain.find(".surname") != std::string_view::npos;
  if (starts(domain, "name.rare")) return surname ? EntryKind::rare_surname : EntryKind::rare_given;
  return surname ? EntryKind::surname : EntryKind::given;
}

EntryKind value_kind(std::string_view domain) {
  if (starts(domain, "weekday")) return EntryKind::weekday;
  if (starts(domain, "month")) return EntryKind::month;
  if (starts(domain, "season")) return EntryKind::season;
  if (starts(domain, "currency")) return EntryKind::currency;
  if (starts(domain, "number")) return EntryKind::number;
  return starts(domain, "unit") ? EntryKind::unit : EntryKind::calendar;
}

}  // namespace

EntryKind kind_of(const LexiconRow& row) {
  if (row.type == RowType::NAME) return name_kind(row.domain);
  if (row.type == RowType::CAL || row.type == RowType::UNIT) return value_kind(row.domain);
  if (row.type != RowType::HEAD) return EntryKind::none;
  if (starts(row.domain, "head.loc")) return EntryKind::head_loc;
  if (starts(row.domain, "head.org")) return EntryKind::head_org;
  return starts(row.domain, "head.title") ? EntryKind::head_title : EntryKind::head_misc;
}

bool has_chinese_name(const LexiconRow& row) {
  return (row.type == RowType::LOC || row.type == RowType::PER) &&
         (row.domain.find(".cn") != std::string::npos ||
          row.domain.find(".tw") != std::string::npos);
}

}  // namespace align
