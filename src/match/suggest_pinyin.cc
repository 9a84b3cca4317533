// Chinese names from Vietnamese back into pinyin: the surname apart, the given name joined, a place
// joined.
//
//     Trương Vân Minh  ->  Zhang Yunming          Tây An  ->  Xi'an
//
// Only when every syllable is a Sino-Vietnamese reading.
#include <fmt/format.h>

#include <algorithm>

#include "match/best_products.h"
#include "match/suggest_sources.h"
#include "match/suggest_words.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kMost = 10;
constexpr double kGeneral = 2;  // names that the general weights of a reading count for

struct Choice {
  std::string pinyin;
  double weight = 0;
};

struct Position {
  std::string reading;
  std::vector<Choice> choices;
};

void normalise(std::vector<Choice>& choices) {
  std::sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.pinyin < b.pinyin;
  });
  double sum = 0;
  for (const Choice& c : choices) sum += c.weight;
  for (Choice& c : choices) c.weight /= sum;
}

class ToPinyin {
 public:
  ToPinyin(const LexiconSet& set, const ReadingHabits& habits, const NameQuery& query)
      : set_(set), habits_(habits), query_(query) {}

  Guesses run() {
    Guesses out;
    out.mass = chinese_share(set_, query_);
    const size_t n = query_.words.size();
    if (out.mass == 0) return out;
    double person = 0;
    for (size_t length = std::min<size_t>(2, n); length > 0 && person == 0; --length) {
      if (!query_.may_be(Type::PER) || (length == n && n > 1)) continue;
      Position surname = surname_of(length);
      if (surname.choices.empty()) continue;
      person = person_share(surname);
      propose(with_given(std::move(surname), length), true, out.mass * person, out.list);
    }
    propose(with_given({}, 0), false, out.mass * (1 - person), out.list);
    return out;
  }

 private:
  // A rare surname is as likely the first half of a given name.
  double person_share(const Position& surname) const {
    const double weight = part_weight(set_, surname.reading, Lang::vi, EntryKind::zh_surname);
    const double sure = query_.type ? 0.97 : query_.words.size() == 2 ? 0.75 : 0.92;
    return query_.words.size() == 2 ? sure * weight / (weight + 0.02) : sure;
  }

  Position surname_of(size_t words) const {
    Position out{query_.words[0], {}};
    if (words == 2) out.reading += " " + query_.words[1];
    for (const NamePart& part : name_parts(set_, out.reading, Lang::vi, Lang::en))
      if (part.kind == EntryKind::zh_surname)
        out.choices.push_back({part.text, std::max(part.weight, 0.01)});
    normalise(out.choices);
    return out;
  }

  std::vector<Position> with_given(Position surname, size_t words) const {
    std::vector<Position> out;
    if (words > 0) out.push_back(std::move(surname));
    const auto use = words > 0 || (query_.type && *query_.type == Type::PER)
                         ? ReadingHabits::Use::given
                         : ReadingHabits::Use::place;
    for (size_t i = words; i < query_.words.size(); ++i)
      out.push_back({query_.words[i], choices_of(spelling_key(query_.words[i]), use)});
    return out;
  }

  std::vector<Choice> choices_of(const std::string& reading, ReadingHabits::Use use) const {
    std::vector<Choice> out;
    for (const HanViet::Reading& r : set_.hanviet().pinyin(reading))
      out.push_back({r.text, std::max<double>(r.weight, 0.01)});
    normalise(out);
    for (Choice& c : out) c.weight = kGeneral * c.weight + habits_.count(use, c.pinyin, reading);
    normalise(out);
    return out;
  }

  void propose(const std::vector<Position>& positions, bool surname, double prior,
               std::vector<Suggestion>& out) const {
    if (prior <= 0) return;
    std::vector<std::vector<double>> weights;
    for (const Position& position : positions) {
      auto& list = weights.emplace_back();
      for (const Choice& c : position.choices) list.push_back(c.weight);
    }
    for (const Product& product : best_products(weights, kMost)) {
      std::string text = surname ? positions[0].choices[product.picks[0]].pinyin : "";
      std::string joined;
      for (size_t i = surname ? 1 : 0; i < positions.size(); ++i)
        join(joined, positions[i].choices[product.picks[i]].pinyin);
      text.append(text.empty() || joined.empty() ? "" : " ").append(capitalised(joined));
      out.push_back({std::move(text), prior * product.probability, "hanviet",
                     detail(positions, product.picks)});
    }
  }

  // A syllable that starts with a vowel is set off: Xi'an, not Xian.
  static void join(std::string& word, std::string_view syllable) {
    if (!word.empty() && std::string_view("aeo").find(syllable.front()) != std::string_view::npos)
      word += '\'';
    word += syllable;
  }

  static std::string detail(const std::vector<Position>& positions,
                            const std::vector<uint32_t>& picks) {
    std::string out;
    for (size_t i = 0; i < picks.size(); ++i)
      out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", positions[i].reading,
                         positions[i].choices[picks[i]].pinyin);
    return out;
  }

  const LexiconSet& set_;
  const ReadingHabits& habits_;
  const NameQuery& query_;
};

}  // namespace

Guesses suggest_pinyin(const LexiconSet& set, const ReadingHabits& habits, const NameQuery& query) {
  return ToPinyin(set, habits, query).run();
}

}  // namespace align
