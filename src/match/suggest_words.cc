#include "match/suggest_words.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace align {
namespace {

// A surname is typically Vietnamese when it is this much commoner there than in Chinese names:
// Nguyễn, Phạm, Lê, Huỳnh, but not Trần or Trương.
constexpr double kTypical = 4;
// How much more often a name in the news is Vietnamese when nothing around it is Chinese.
constexpr double kVietnameseNews = 6;
constexpr double kRare = 0.03;  // per cent of people; a surname as rare as this says little

bool all_readings(const LexiconSet& set, const NameQuery& query) {
  return std::all_of(query.words.begin(), query.words.end(), [&](const std::string& word) {
    return set.hanviet().is_reading(spelling_key(word));
  });
}

}  // namespace

bool starts_capital(std::string_view word) {
  size_t i = 0;
  return !word.empty() && char_class(next_code_point(word, i)) == CharClass::upper;
}

std::string capitalised(std::string_view word) {
  std::string out;
  size_t i = 0;
  if (!word.empty()) append_utf8(out, to_upper(next_code_point(word, i)));
  return out.append(word.substr(i));
}

std::string capitalised_words(std::string_view words) {
  std::string out;
  for (size_t begin = 0; begin <= words.size();) {
    const size_t end = std::min(words.find(' ', begin), words.size());
    out.append(out.empty() ? "" : " ").append(capitalised(words.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

std::string without_marks(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const CharClass k = char_class(c);
    if (k == CharClass::mark) continue;
    const Letter letter = is_letter(k) ? take_apart(c) : Letter{};
    if (letter.marks == 0 || letter.base == 0)
      append_utf8(out, c);
    else
      append_utf8(out, k == CharClass::upper ? to_upper(letter.base) : letter.base);
  }
  return out;
}

double part_weight(const LexiconSet& set, std::string_view word, Lang lang, EntryKind kind) {
  double best = 0;
  for (const NamePart& part : name_parts(set, word, lang, lang == Lang::en ? Lang::vi : Lang::en))
    if (part.kind == kind) best = std::max({best, part.weight, 0.001});
  return best;
}

bool is_vietnamese_surname(const LexiconSet& set, const NameQuery& query) {
  return query.words.size() >= 2 &&
         part_weight(set, query.words.front(), query.lang, EntryKind::vi_surname) > 0;
}

double vietnamese_share(const LexiconSet& set, const NameQuery& query) {
  if (query.words.size() < 2) return 0;
  const double vi = part_weight(set, query.words[0], Lang::en, EntryKind::vi_surname);
  if (vi == 0) return 0;
  const double zh = part_weight(set, query.words[0], Lang::en, EntryKind::zh_surname);
  const bool pinyin =
      std::all_of(query.folds.begin(), query.folds.end(),
                  [&](const std::string& fold) { return set.hanviet().is_pinyin(fold); });
  // Pinyin writes the two syllables of a given name as one word, so three words speak for
  // Vietnamese.
  const double odds = !pinyin ? 0 : query.words.size() > 2 ? 0.1 : query.chinese_context ? 10 : 1;
  return vi / (vi + odds * zh);
}

double chinese_share(const LexiconSet& set, const NameQuery& query) {
  const size_t n = query.words.size();
  const bool name = std::all_of(query.words.begin(), query.words.end(), starts_capital);
  if (n == 0 || n > 4 || !name || !all_readings(set, query)) return 0;
  double zh = part_weight(set, query.words[0], Lang::vi, EntryKind::zh_surname);
  if (n > 2)
    zh = std::max(zh, part_weight(set, query.words[0] + " " + query.words[1], Lang::vi,
                                  EntryKind::zh_surname));
  const double vi = part_weight(set, query.words[0], Lang::vi, EntryKind::vi_surname);
  if (query.type == Type::LOC) return query.chinese_context ? 0.85 : 0.2;
  if (n == 1 || zh == 0) return vi > 0 ? 0.1 : query.chinese_context ? 0.8 : 0.3;
  if (vi > kTypical * zh) return query.chinese_context ? 0.3 : 0.05;
  if (query.chinese_context) return 0.9;
  double share = zh / (zh + kVietnameseNews * vi + kRare);
  for (size_t i = 1; i + 1 < n; ++i)
    if (part_weight(set, query.words[i], Lang::vi, EntryKind::vi_middle) >= 3) share *= 0.6;
  return std::min(share, 0.85);
}

}  // namespace align
