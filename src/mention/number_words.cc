#include "mention/number_words.h"

#include <algorithm>
#include <unordered_map>

namespace align {
namespace {

using Table = std::unordered_map<std::string_view, int>;

const Table& english_units() {
  static const Table table = {{"one", 1},        {"two", 2},       {"three", 3},    {"four", 4},
                              {"five", 5},       {"six", 6},       {"seven", 7},    {"eight", 8},
                              {"nine", 9},       {"ten", 10},      {"eleven", 11},  {"twelve", 12},
                              {"thirteen", 13},  {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
                              {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}};
  return table;
}

const Table& english_tens() {
  static const Table table = {{"twenty", 20}, {"thirty", 30},  {"forty", 40},  {"fifty", 50},
                              {"sixty", 60},  {"seventy", 70}, {"eighty", 80}, {"ninety", 90}};
  return table;
}

const Table& english_ordinals() {
  static const Table table = {
      {"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
      {"fifth", 5},        {"sixth", 6},       {"seventh", 7},     {"eighth", 8},
      {"ninth", 9},        {"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},
      {"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16},
      {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
      {"thirtieth", 30},   {"fortieth", 40},   {"fiftieth", 50},   {"sixtieth", 60},
      {"seventieth", 70},  {"eightieth", 80},  {"ninetieth", 90}};
  return table;
}

const Table& english_magnitudes() {
  static const Table table = {{"hundred", 2}, {"thousand", 3}, {"million", 6},   {"millions", 6},
                              {"mln", 6},     {"mn", 6},       {"billion", 9},   {"billions", 9},
                              {"bln", 9},     {"bn", 9},       {"trillion", 12}, {"trillions", 12},
                              {"tn", 12}};
  return table;
}

const Table& vietnamese_units() {
  static const Table table = {{"một", 1}, {"hai", 2}, {"ba", 3},  {"bốn", 4}, {"năm", 5},
                              {"sáu", 6}, {"bảy", 7}, {"bẩy", 7}, {"tám", 8}, {"chín", 9}};
  return table;
}

const Table& vietnamese_magnitudes() {
  static const Table table = {{"chục", 1}, {"trăm", 2},  {"nghìn", 3}, {"ngàn", 3},
                              {"vạn", 4},  {"triệu", 6}, {"tỉ", 9},    {"tỷ", 9}};
  return table;
}

int find(const Table& table, std::string_view word) {
  const auto it = table.find(word);
  return it == table.end() ? 0 : it->second;
}

int64_t power_of_ten(int n) {
  int64_t p = 1;
  while (n-- > 0) p *= 10;
  return p;
}

// Reads words from left to right; next_ is the first one not read.
class Words {
 public:
  Words(std::span<const std::string_view> words, Lang lang) : words_(words), lang_(lang) {}

  WordNumber read() {
    WordNumber out;
    int64_t total = 0;
    int least = 16;  // magnitudes go down: "hai triệu năm trăm nghìn"
    while (true) {
      const size_t start = next_;
      const bool joined =
          total > 0 && (at(next_) == "and" || at(next_) == "linh" || at(next_) == "lẻ");
      if (joined) ++next_;
      const int64_t chunk = lang_ == Lang::en ? english_chunk() : vietnamese_chunk();
      const int magnitude = chunk > 0 && !ordinal_ ? magnitudes() : 0;
      // "một triệu năm" is no number of its own, nor is "two thousand first visitors"
      const bool loose =
          total > 0 && !joined && magnitude == 0 && (ordinal_ || (lang_ == Lang::vi && chunk < 10));
      if (chunk <= 0 || loose || magnitude >= least || magnitude > 12 || total > power_of_ten(15)) {
        next_ = start;
        ordinal_ = false;
        break;
      }
      total += chunk * power_of_ten(magnitude);
      out.magnitude = magnitude > 0 ? magnitude : out.magnitude;
      least = magnitude;
      if (magnitude == 0) break;
    }
    out.value.mantissa = total;
    out.size = total > 0 ? next_ : 0;
    out.ordinal = ordinal_ && out.size > 0;
    return out;
  }

 private:
  std::string_view at(size_t i) const { return i < words_.size() ? words_[i] : std::string_view(); }

  // "nghìn tỷ" is 12. Trăm and chục behind a number word belong to the chunk.
  int magnitudes() {
    int sum = 0;
    for (int m = magnitude_of(at(next_), lang_); m > 0 && sum + m <= 15;
         m = magnitude_of(at(next_), lang_)) {
      if (lang_ == Lang::vi && sum > 0 && m < 6) break;
      sum += m;
      ++next_;
    }
    return sum;
  }

  int take(const Table& table) {
    const int n = find(table, at(next_));
    if (n > 0) ++next_;
    return n;
  }

  int take_ordinal() {
    const int n = find(english_ordinals(), at(next_));
    if (n == 0) return 0;
    ++next_;
    ordinal_ = true;
    return n;
  }

  int64_t english_below_hundred() {
    if (const int ten = take(english_tens()); ten > 0) {
      const int unit = find(english_units(), at(next_));
      if (unit > 0 && unit < 10) return ten + take(english_units());
      const int ordinal = find(english_ordinals(), at(next_));
      return ordinal > 0 && ordinal < 10 ? ten + take_ordinal() : ten;
    }
    if (const int n = take(english_units()); n > 0) return n;
    return take_ordinal();
  }

  int64_t english_chunk() {
    const bool article = next_ == 0 && at(0) == "a" && magnitude_of(at(1), Lang::en) > 0;
    if (article) ++next_;
    const int64_t n = article ? 1 : english_below_hundred();
    if (n == 0 || ordinal_ || at(next_) != "hundred") return n;
    ++next_;
    const size_t behind = next_;
    if (at(next_) == "and") ++next_;
    const int64_t rest = english_below_hundred();
    if (rest == 0 || (ordinal_ && rest < 10 && at(behind) != "and")) {
      next_ = behind;
      ordinal_ = false;
      return n * 100;
    }
    return n * 100 + rest;
  }

  // Behind "mươi" one is mốt, four also tư, five lăm; behind "mười" one is một.
  int vietnamese_last(bool after_ten) {
    const std::string_view w = at(next_);
    int n = find(vietnamese_units(), w);
    if (w == "năm" || (w == "một" && !after_ten)) n = 0;
    if (w == "lăm" || w == "nhăm") n = 5;
    if (w == "tư") n = 4;
    if (w == "mốt") n = 1;
    // "mười ba nghìn", "hai mươi ba triệu" belong together, "mười hai mươi" does not
    if (n > 0 && (at(next_ + 1) == "mươi" || at(next_ + 1) == "trăm")) return 0;
    next_ += n > 0;
    return n;
  }

  int64_t vietnamese_below_hundred() {
    if (at(next_) == "mười") {
      ++next_;
      return 10 + vietnamese_last(true);
    }
    const int n = take(vietnamese_units());
    if (n == 0 || at(next_) != "mươi") return n;
    ++next_;
    return n * 10 + vietnamese_last(false);
  }

  int64_t vietnamese_chunk() {
    const int64_t n = vietnamese_below_hundred();
    if (n == 0 || n > 9 || at(next_) != "trăm") return n;
    ++next_;
    const size_t behind = next_;
    const bool zero_ten = at(next_) == "linh" || at(next_) == "lẻ";
    if (zero_ten) ++next_;
    const size_t first = next_;
    const int64_t rest = vietnamese_below_hundred();
    // "một trăm năm" is a hundred years; a unit alone follows only "linh"
    if (rest == 0 || (zero_ten ? rest > 9 : rest < 10 && next_ == first + 1)) {
      next_ = behind;
      return n * 100;
    }
    return n * 100 + rest;
  }

  std::span<const std::string_view> words_;
  Lang lang_;
  size_t next_ = 0;
  bool ordinal_ = false;
};

}  // namespace

std::string Decimal::text() const {
  int64_t m = mantissa;
  int e = exponent;
  while (e < 0 && m % 10 == 0) {
    m /= 10;
    ++e;
  }
  std::string digits = std::to_string(m);
  if (e >= 0) return m == 0 ? "0" : digits + std::string(static_cast<size_t>(e), '0');
  const auto places = static_cast<size_t>(-e);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  return digits.insert(digits.size() - places, ".");
}

bool add(Decimal& sum, Decimal more) {
  const int e = std::min(sum.exponent, more.exponent);
  if (sum.exponent - e > 15 || more.exponent - e > 15) return false;
  int64_t high = 0;
  int64_t low = 0;
  int64_t total = 0;
  if (__builtin_mul_overflow(sum.mantissa, power_of_ten(sum.exponent - e), &high)) return false;
  if (__builtin_mul_overflow(more.mantissa, power_of_ten(more.exponent - e), &low)) return false;
  if (__builtin_add_overflow(high, low, &total)) return false;
  sum = {total, e};
  return true;
}

WordNumber read_number_words(std::span<const std::string_view> words, Lang lang) {
  return Words(words, lang).read();
}

bool is_number_word(std::string_view word, Lang lang) {
  if (magnitude_of(word, lang) > 0) return true;
  if (lang == Lang::en)
    return find(english_units(), word) + find(english_tens(), word) +
                   find(english_ordinals(), word) >
               0 ||
           word == "and" || word == "a";
  static const Table kOthers = {{"mười", 1}, {"mươi", 1}, {"mốt", 1},  {"tư", 1},
                                {"lăm", 1},  {"nhăm", 1}, {"linh", 1}, {"lẻ", 1}};
  return find(vietnamese_units(), word) + find(kOthers, word) > 0;
}

int magnitude_of(std::string_view word, Lang lang) {
  return find(lang == Lang::en ? english_magnitudes() : vietnamese_magnitudes(), word);
}

}  // namespace align
