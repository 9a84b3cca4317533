// One pass over the tokens. At each that may begin a value the readers are asked: document number, date, number;
// the first that finds something wins and the pass goes on behind it. Most tokens are plain words and cost one
// look at their facts.
#include "mention/values.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "mention/value_reader.h"
#include "text/fold.h"

namespace align {

int DigitGroups::number(size_t k, size_t least, size_t most) const {
  if (k >= count || groups[k].size() < least || groups[k].size() > most) return -1;
  int n = 0;
  for (const char c : groups[k]) n = n * 10 + (c - '0');
  return n;
}

DigitGroups digit_groups(std::string_view token) {
  DigitGroups out;
  size_t start = 0;
  for (size_t i = 0; i < token.size();) {
    size_t next = i;
    const char32_t c = next_code_point(token, next);
    const bool digit = c >= '0' && c <= '9';
    if (!digit) {
      const char separator = c == 0x2010 || c == 0x2013 ? '-'
                             : c < 0x80                 ? static_cast<char>(c)
                                                        : '\0';
      if (separator == '\0' || i == start || out.count + 1 >= out.groups.size()) return {};
      if (std::string_view(".,:/-").find(separator) == std::string_view::npos) return {};
      out.groups[out.count] = token.substr(start, i - start);
      out.separators[out.count++] = separator;
      start = next;
    }
    i = next;
  }
  if (start >= token.size()) return {};
  out.groups[out.count++] = token.substr(start);
  return out;
}

std::string ValueText::word(uint32_t i) const {
  std::string out;
  const std::string_view s = string(i);
  for (size_t k = 0; k < s.size();) {
    const char32_t c = to_lower(next_code_point(s, k));
    if (c != '.') append_utf8(out, c);
  }
  return out;
}

const WordRole& ValueText::learn_value_role(uint32_t i) const {
  WordRole& role = w_.role_to_fill(at(i).word, text_.lang);
  const std::string small = word(i);
  unsigned bits = role.bits | WordRole::kValueKnown;
  if (align::is_number_word(small, text_.lang)) bits |= WordRole::kNumberWord;
  if (magnitude_of(small, text_.lang) > 0) bits |= WordRole::kMagnitude;
  role.bits = static_cast<uint16_t>(bits);
  return role;
}

namespace {

std::string text_of(StringKey key) {
  std::string out;
  for (size_t k = 0; k < key.high >> 56; ++k)
    out.push_back(static_cast<char>((k < 8 ? key.low >> 8 * k : key.high >> 8 * (k - 8)) & 0xFF));
  return out;
}

}  // namespace

// The same where the text is written without marks.
bool ValueText::is_unmarked(uint32_t i, std::span<const PlainWord> words) const {
  const std::string_view fold = w_.vocabulary.key_text(info(i).fold);
  return std::any_of(words.begin(), words.end(),
                     [&](const PlainWord& word) { return fold == fold_key(text_of(word.key)); });
}

bool ValueText::document_before(uint32_t i) const {
  if (lang() == Lang::en)
    return before(i, 1,
                  kWords<"no", "nos", "number", "decree", "resolution", "decision", "directive",
                         "circular", "conclusion", "law", "plan", "ordinance">);
  // the second syllables of nghị định, nghị quyết, thông tư, chỉ thị, quyết định, kết luận, công điện, kế hoạch
  return before(
      i, 1,
      kWords<"số", "định", "quyết", "thị", "tư", "lệnh", "luận", "luật", "điện", "hoạch", "bản">);
}

std::string_view ValueText::entry_name(EntryRef ref) const {
  const std::string_view id = w_.matcher.set().id(ref);
  const size_t colon = id.find(':');
  return colon == std::string_view::npos ? id : id.substr(colon + 1);
}

namespace {

// "57-NQ/TW": upper case, and Đ, its look-alikes and the D of an English text as one letter.
std::string id_value(std::string_view id) {
  std::string out;
  for (size_t i = 0; i < id.size();) {
    const char32_t c = to_upper(next_code_point(id, i));
    const bool stroke = c == 0x110 || c == 0xD0 || c == 0x189;
    const bool dash = c >= 0x2010 && c <= 0x2014;
    append_utf8(out, stroke ? U'D' : dash ? U'-' : c);
  }
  return out;
}

// Each letter as L: patterns over it are small, where one with all letters of Unicode takes longer to
// compile than a thousand sentences take to align.
std::string shape_of(std::string_view id) {
  std::string out;
  for (size_t i = 0; i < id.size();) {
    const char32_t c = next_code_point(id, i);
    const bool sign = (c >= '0' && c <= '9') || c == '-' || c == '/';
    out.push_back(is_letter(char_class(c)) ? 'L' : sign ? static_cast<char>(c) : '?');
  }
  return out;
}

// Two groups of letters, or a year in the number, or a word before it that says so: else "2005-UEFA", "7/SE8".
// The shape of a document number, over id_value(): 57-NQ/TW, 176/2025/QH15. With one group of digits and one of
// letters ("24/CP") a word like "số" or "Decree" must stand before it.
bool is_document_number(const ValueText& text, TokenSpan span) {
  static const re2::RE2 kFull(R"(\d+(?:[-/]\d+)*[-/]L[L\d]*[-/]L[-/L\d]*|\d+[-/]\d+[-/]L[L\d]*)");
  static const re2::RE2 kShort(R"(\d+[-/]L[L\d]*)");
  const std::string shape = shape_of(id_value(text.text().text(span)));
  if (re2::RE2::FullMatch(shape, kFull)) return true;
  return re2::RE2::FullMatch(shape, kShort) && text.document_before(span.begin);
}

std::optional<Value> read_id(const ValueText& text, uint32_t i) {
  const TokenSpan span{i, i + 1};
  if (!is_document_number(text, span)) return std::nullopt;
  return Value{span, Type::ID, id_value(text.string(i))};
}

// "số 57 - NQ/TW": a number that blanks cut off from its letters, where a word before it says what it is.
std::optional<Value> read_cut_id(const ValueText& text, uint32_t i) {
  if (!text.document_before(i)) return std::nullopt;
  const DigitGroups number = digit_groups(text.string(i));
  if (number.count == 0 || number.count > 2) return std::nullopt;
  std::string id(text.string(i));
  uint32_t end = i + 1;
  while (text.mark(end, '-') || text.mark(end, '/')) {
    if (!text.follows(end + 1) || !text.at(end + 1).is_word() ||
        !text.info(end + 1).is(kAllCapitals))
      break;
    id += text.at(end).mark;
    id += text.string(end + 1);
    end += 2;
  }
  if (end == i + 1) return std::nullopt;
  return Value{{i, end}, Type::ID, id_value(id)};
}

// COVID-19, F-16: part of a name. mid-2024, pre-1975 are not.
bool part_of_name(const ValueText& text, uint32_t i) {
  if (!text.glued(i) || !text.mark_before(i, 1, '-') || !text.glued(i - 1)) return false;
  return text.word_before(i, 2) &&
         !text.before(i, 2, kWords<"mid", "pre", "post", "early", "late">);
}

std::optional<Value> read_value(const ValueText& text, uint32_t i) {
  const Token& t = text.at(i);
  if (t.kind == TokenKind::id) return read_id(text, i);
  if (t.kind == TokenKind::number) {
    if (auto id = read_cut_id(text, i)) return id;
    if (part_of_name(text, i)) return std::nullopt;
  }
  if (auto date = read_date(text, i)) return date;
  return read_number(text, i);
}

}  // namespace

void find_values(const AnalysedText& text, TokenSpan range, Workspace& workspace,
                 std::pmr::vector<Mention>& out) {
  ValueText reader(text, range, workspace);
  for (uint32_t i = range.begin; i < range.end;) {
    const uint32_t* kinds = text.hit_kinds.data();
    while (i < range.end && (kinds[i] & TokenKinds::kMayStartValue) == 0) ++i;
    if (i >= range.end) break;
    auto value = read_value(reader, i);
    if (!value) {
      ++i;
      continue;
    }
    reader.use(*value);
    i = value->span.end;
    Mention m;
    m.span = value->span;
    m.type = value->type;
    m.origin = Origin::value;
    m.log_prior = -0.1F;
    m.value = workspace.keep(std::move(value->value));
    out.push_back(m);
  }
}

}  // namespace align
