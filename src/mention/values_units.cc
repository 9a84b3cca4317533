// Units and currencies before and behind a number. The lexicons say how they are written (UNIT rows); what is
// written in signs ("US$", "°C", "km²") or only glued to digits is known here.
#include <algorithm>
#include <unordered_map>

#include "mention/value_reader.h"

namespace align {
namespace {

// What a number is of, as it is written in values. Entries that are not here go by their name.
std::string_view unit_code(std::string_view entry) {
  static const std::unordered_map<std::string_view, std::string_view> kCodes = {
      {"percent", "%"},
      {"us-dollar", "USD"},
      {"dong", "VND"},
      {"euro", "EUR"},
      {"pound", "GBP"},
      {"pound.pound", "lb"},
      {"yen", "JPY"},
      {"yuan", "CNY"},
      {"won", "KRW"},
      {"baht", "THB"},
      {"ruble", "RUB"},
      {"rupee", "INR"},
      {"australian-dollar", "AUD"},
      {"canadian-dollar", "CAD"},
      {"hong-kong-dollar", "HKD"},
      {"singapore-dollar", "SGD"},
      {"new-zealand-dollar", "NZD"},
      {"taiwan-dollar", "TWD"},
      {"swiss-franc", "CHF"},
      {"kilometer", "km"},
      {"meter", "m"},
      {"centimeter", "cm"},
      {"millimeter", "mm"},
      {"kilogram", "kg"},
      {"gram", "g"},
      {"milligram", "mg"},
      {"hectare", "ha"},
      {"ton", "t"},
      {"liter", "l"},
      {"milliliter", "ml"},
      {"square-kilometer", "km2"},
      {"square-meter", "m2"},
      {"cubic-meter", "m3"},
      {"kilometers-per-hour", "km/h"},
      {"miles-per-hour", "mph"},
      {"megawatt", "MW"},
      {"gigawatt", "GW"},
      {"kilowatt", "kW"},
      {"kilowatt-hour", "kWh"},
      {"kilovolt", "kV"},
      {"degree-celsius", "°C"},
      {"degrees-fahrenheit", "°F"},
      {"second.giay", "second"},
      {"penny", "cent"},
      {"knot", "nautical-mile"}};
  const auto it = kCodes.find(entry);
  return it == kCodes.end() ? entry : it->second;
}

// Counted things and what is said too loosely to belong to a number.
bool is_no_unit(std::string_view entry) {
  static constexpr std::array<std::string_view, 7> kNone = {
      "people", "case", "page", "point", "times", "year-old", "richter-scale"};
  return std::find(kNone.begin(), kNone.end(), entry) != kNone.end();
}

// Forms such as "US$" are found at "US" alone, because the matcher sees only words.
bool has_symbol(const ValueText& text, const LexiconHit& hit) {
  const auto& lexicon = text.lexicon(hit.ref.layer);
  return lexicon.string(lexicon.forms()[hit.form].text).find('$') != std::string_view::npos;
}

// "$" with the letters before it: US$ A$.
std::string_view dollar_code(std::string_view letters) {
  static const std::unordered_map<std::string_view, std::string_view> kDollars = {
      {"US", "USD"}, {"U.S.", "USD"}, {"A", "AUD"},  {"AU", "AUD"}, {"C", "CAD"}, {"CA", "CAD"},
      {"HK", "HKD"}, {"S", "SGD"},    {"SG", "SGD"}, {"NZ", "NZD"}, {"NT", "TWD"}};
  const auto it = kDollars.find(letters);
  return it == kDollars.end() ? std::string_view() : it->second;
}

std::string_view symbol_code(std::string_view symbol) {
  if (symbol == "$") return "USD";
  if (symbol == "€") return "EUR";
  if (symbol == "£") return "GBP";
  if (symbol == "¥") return "JPY";
  if (symbol == "₫") return "VND";
  if (symbol == "₩") return "KRW";
  if (symbol == "₹") return "INR";
  if (symbol == "฿") return "THB";
  return {};
}

std::string_view currency_entry(const ValueText& text, uint32_t i) {
  for (const LexiconHit& hit : text.text().hits_at(i))
    if (hit.kind == EntryKind::currency && hit.span.size() == 1 && !has_symbol(text, hit))
      return unit_code(text.entry_name(hit.ref));
  return {};
}

// Abbreviations that stand for a unit only behind a number.
std::string_view short_unit(std::string_view s) {
  static const std::unordered_map<std::string_view, std::string_view> kShort = {
      {"m", "m"},   {"g", "g"},     {"l", "l"},   {"m2", "m2"},   {"km2", "km2"}, {"m3", "m3"},
      {"m²", "m2"}, {"km²", "km2"}, {"m³", "m3"}, {"ft", "foot"}, {"kV", "kV"},   {"t", "t"},
      {"pct", "%"}, {"pc", "%"},    {"mm", "mm"}, {"cm", "cm"},   {"km", "km"},   {"kg", "kg"},
      {"ha", "ha"}, {"kW", "kW"},   {"MW", "MW"}, {"GW", "GW"},   {"kWh", "kWh"}, {"Hz", "hertz"}};
  const auto it = kShort.find(s);
  return it == kShort.end() ? std::string_view() : it->second;
}

// "năm tuổi", "-year-old": an age is a bare number.
bool is_age(const ValueText& text, uint32_t end) {
  if (text.mark(end, '-')) ++end;
  return text.next_is(end, kWords<"old", "olds", "tuổi">);
}

Unit lexicon_unit(const ValueText& text, uint32_t i, int magnitude) {
  const LexiconHit* best = nullptr;
  for (const LexiconHit& hit : text.text().hits_at(i)) {
    if (hit.type != RowType::UNIT && hit.type != RowType::CAL) continue;
    const std::string_view name = text.entry_name(hit.ref);
    const bool unit = hit.kind == EntryKind::unit || hit.kind == EntryKind::currency ||
                      name == "percent" || name == "percentage-point";
    if (!unit || !text.follows(hit.span.end - 1) || has_symbol(text, hit)) continue;
    if (name == "won" && magnitude == 0 && text.lang() == Lang::en) continue;  // "5 won"
    const bool longer = best == nullptr || hit.span.end > best->span.end;
    // pounds: money when there are many
    const bool fits = best != nullptr && hit.kind != best->kind &&
                      (hit.kind == EntryKind::currency) == (magnitude >= 3);
    if (longer || fits) best = &hit;
  }
  if (best == nullptr) return {short_unit(text.string(i)), i + 1};
  const std::string_view name = text.entry_name(best->ref);
  const uint32_t end = best->span.end;
  if (is_no_unit(name) || (text.glued(end) && text.is_number(end))) return {};  // "VND500-VND600"
  if (best->span.size() == 1 && (begins_other_word(text, i) || text.is(i, "mẫu")))
    return {};  // mẫu: mostly a sample
  if (name == "year" && is_age(text, end)) return {};
  return {unit_code(name), end};
}

}  // namespace

bool begins_other_word(const ValueText& text, uint32_t i) {
  struct Word {
    PlainWord first;
    PlainWords second;
  };
  static constexpr std::array<Word, 10> kOthers = {
      {{"đồng", kWords<"chí", "phạm", "minh", "bào", "nghiệp", "đội", "tác", "sự", "đảng", "loại",
                       "môn", "hương", "hồ", "thời", "ý">},
       {"tấn", kWords<"công">},
       {"độ", kWords<"tuổi">},
       {"bảng", kWords<"xếp", "điểm", "số", "đấu", "hiệu", "thành">},
       {"tiếng", kWords<"nói", "nổ", "súng", "anh", "việt", "vang">},
       {"mác", kWords<"xe", "phim">},
       {"tệ", kWords<"nạn">},
       {"tỷ", kWords<"phú", "lệ", "số", "trọng", "giá">},
       {"tỉ", kWords<"phú", "lệ", "số", "trọng", "giá", "mỉ">},
       {"triệu", kWords<"phú", "hồi", "tập", "chứng">}}};
  constexpr const PlainWords& kFirst =
      kWords<"đồng", "tấn", "độ", "bảng", "tiếng", "mác", "tệ", "tỷ", "tỉ", "triệu">;
  if (text.lang() != Lang::vi || !text.follows(i + 1) || !text.is(i, kFirst)) return false;
  return std::any_of(kOthers.begin(), kOthers.end(), [&](const Word& w) {
    return text.is(i, w.first) && text.is(i + 1, w.second);
  });
}

CurrencyBefore currency_before(const ValueText& text, uint32_t number) {
  if (number == text.free()) return {};
  const uint32_t i = number - 1;
  if (text.at(i).kind == TokenKind::symbol) {
    const std::string_view code = symbol_code(text.string(i));
    if (code.empty()) return {};
    if (code == "USD" && i > text.free() && text.glued(i))
      if (const std::string_view other = dollar_code(text.string(i - 1)); !other.empty())
        return {other, i - 1};
    return {code, i};
  }
  if (!text.at(i).is_word() || !text.info(i).is(kAllCapitals) || text.at(number).sentence_start)
    return {};
  const std::string_view code = currency_entry(text, i);
  if (code.empty()) return {};
  return {code, i};
}

Unit unit_behind(const ValueText& text, uint32_t i, int magnitude) {
  if (!text.follows(i)) return {};
  if (text.mark(i, '%'))
    return {text.next_is(i + 1, kWords<"point", "points">) ? "percentage-point" : "%",
            text.next_is(i + 1, kWords<"point", "points">) ? i + 2 : i + 1};
  if (text.at(i).kind == TokenKind::symbol || text.at(i).kind == TokenKind::punctuation) {
    if (text.mark(i, '-') && text.lang() == Lang::en && text.glued(i) && text.glued(i + 1))
      return lexicon_unit(text, i + 1, magnitude);
    const std::string_view s = text.string(i);
    if ((s == "°" || s == "º") && text.follows(i + 1) &&
        (text.string(i + 1) == "C" || text.string(i + 1) == "F"))
      return {text.string(i + 1) == "C" ? "°C" : "°F", i + 2};
    if (s == "℃") return {"°C", i + 1};
    if (const std::string_view code = symbol_code(s);
        !code.empty() && !(text.glued(i + 1) && text.is_number(i + 1)))
      return {code, i + 1};
    return {};
  }
  if (text.lang() == Lang::vi) {
    if (text.is(i, "điểm") && text.mark(i + 1, '%')) return {"percentage-point", i + 2};
    if (text.glued(i) && (text.string(i) == "đ" || text.string(i) == "Đ")) return {"VND", i + 1};
  }
  return lexicon_unit(text, i, magnitude);
}

}  // namespace align
