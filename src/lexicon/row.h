// A lexicon row as a person writes it; lexicons/README.md is the format's description.
//
//     world:germany  LOC  Đức  Germany  country  ...        one fact: what is Đức in Vietnamese is Germany in English
//
// Reading never stops at a bad row: each fault is reported with its line, the other rows are used.
#ifndef ALIGN_LEXICON_ROW_H_
#define ALIGN_LEXICON_ROW_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lang.h"
#include "base/result.h"

namespace align {

// The first seven are mention types and share their numbers with Type.
enum class RowType : uint8_t {
  PER,
  ORG,
  LOC,
  MISC,
  NORP,
  TITLE,
  TERM,
  HEAD,
  WORD,
  HONOR,
  NAME,
  SYL,
  SEG,
  CASE,
  ABBR,
  CAL,
  UNIT,
  SOUND
};
constexpr int kRowTypeCount = 18;

std::string_view name_of(RowType type);
std::optional<RowType> row_type_from_name(std::string_view name);
constexpr bool is_mention(RowType type) { return type <= RowType::TERM; }
constexpr Type mention_type(RowType type) { return static_cast<Type>(type); }

enum FormFlag : uint16_t {
  kAcronym = 1,
  kShort = 2,
  kVariant = 4,
  kTranscription = 8,
  kPlural = 16,
  kCase = 32,       // matches only as written, letter case included
  kForbidden = 64,  // a known wrong rendering; never proposed
};

struct RowForm {
  std::string text;     // NFC
  uint16_t flags = 0;   // FormFlag bits
  float weight = 0;     // of [w=...]; 0 when there is none
  std::string instead;  // of [forbidden=...]: the right form
};

struct LexiconRow {
  std::string id;
  RowType type = RowType::MISC;
  std::vector<RowForm> vi;  // preferred first
  std::vector<RowForm> en;
  std::string domain;
  uint32_t from = 0;  // yyyymmdd, 0 when open
  uint32_t to = 0;
  std::string relations;
  std::string source;
  std::string note;
  size_t line = 0;  // in its file, from 1

  const std::vector<RowForm>& forms(Lang lang) const { return lang == Lang::en ? en : vi; }
};

struct LexiconFile {
  std::vector<LexiconRow> rows;
  std::vector<Error> faults;  // with file and line
  bool plain = false;         // two columns, no header
};

// Alone in the column of relations: the row has no forms and takes the entry with its id out of use.
constexpr std::string_view kRetired = "retired";

constexpr std::string_view kLexiconHeader =
    "id\ttype\tvi\ten\tdomain\tfrom\tto\trelations\tsource\tnote";

// `text`: the whole file, UTF-8. With the header line above: ten columns. Without: two plain columns,
// English and Vietnamese (told apart by their letters when they stand the other way round), and
// optionally a type; such rows get ids of their
// place: "user.mine:12" is line 12 of mine.tsv.
LexiconFile read_lexicon(std::string_view text, const std::string& file);

Result<uint32_t> parse_date(std::string_view text);  // "2025-07-01" -> 20250701; nothing else
std::string date_text(uint32_t yyyymmdd);            // 20250701 -> "2025-07-01", 0 -> ""

}  // namespace align

#endif  // ALIGN_LEXICON_ROW_H_
