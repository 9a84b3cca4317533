// Chinese names from English into Vietnamese. A name is cut into syllables, each syllable has
// readings with probabilities, and the likeliest combinations are proposed. A surname is read as a
// surname.
//
//     Zhang Yunming  =  zhang | yun | ming   ->   Trương Vân Minh, Trương Vận Minh ...
//
// Pinyin may be joined ("Yunming"). The other romanisations read one syllable a word ("Kai-shek"),
// and what they lack is read as pinyin; they are less sure because several systems share most
// syllables.
#include <algorithm>
#include <array>

#include "match/best_products.h"
#include "match/suggest_sources.h"
#include "match/suggest_words.h"
#include "match/syllable_readings.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kMost = 10;
constexpr size_t kMostSyllables = 5;

struct Position {
  std::string syllable;
  std::vector<SyllableChoice> choices;
};

struct Plan {
  std::string system;  // "" for pinyin
  double prior = 0;    // that the name is read so
  std::vector<Position> positions;
};

// How far a romanisation can be trusted when all syllables are its own.
double trust_in(std::string_view system) {
  struct Trust {
    std::string_view system;
    double value;
  };
  static constexpr std::array<Trust, 6> kTrust = {{{"wade-giles", 0.55},
                                                   {"cantonese", 0.5},
                                                   {"hokkien", 0.4},
                                                   {"mps2", 0.4},
                                                   {"postal", 0.35},
                                                   {"korean", 0.3}}};
  for (const Trust& t : kTrust)
    if (t.system == system) return t.value;
  return 0.3;
}

class ChineseName {
 public:
  ChineseName(const LexiconSet& set, const ReadingHabits& habits, const NameQuery& query)
      : set_(set), readings_(set, habits), query_(query) {}

  Guesses run() {
    const size_t n = query_.words.size();
    if (n == 0 || n > 4 || !starts_capital(query_.words.front())) return {};
    if (!may_be_read()) return {};
    doubt_ = doubt();
    if (query_.type != Type::LOC) plan_person();
    if (query_.type != Type::PER || out_.mass == 0) plan_name();
    const bool korean = is_korean();
    for (const std::string_view system : set_.hanviet().other_systems())
      plan_other(system, korean && system != "korean" ? 0.3 : 1);
    if (korean) out_.mass = std::min(out_.mass, 0.3);  // news keeps Korean names in Latin letters
    if (query_.chinese_context && !out_.list.empty()) out_.mass = std::max(out_.mass, 0.95);
    return std::move(out_);
  }

 private:
  // Every word is syllables, of pinyin or another system; but a surname may be known as a whole. Most names are not
  // Chinese: for them nothing else is asked.
  bool may_be_read() const {
    const auto odd = std::count_if(query_.folds.begin(), query_.folds.end(), [&](const auto& fold) {
      return !set_.hanviet().can_be_segmented(fold, kMostSyllables);
    });
    if (odd != 1) return odd == 0;
    return query_.type != Type::LOC &&
           (!surname_of(query_.words.front()).empty() ||
            (query_.words.size() == 2 && !surname_of(query_.words.back()).empty()));
  }

  // What speaks against a Chinese name: it is Vietnamese, or its words are known as something else.
  double doubt() const {
    double factor = 1 - vietnamese_share(set_, query_);
    const bool surname = query_.words.size() > 1 && facts_of(query_.words[0]).chinese;
    for (const std::string& word : query_.words) {
      const WordSays says = facts_of(word);
      if (says.chinese || !starts_capital(word)) continue;
      if (says.western) factor *= surname ? 0.5 : 0.15;
      if (says.common) factor *= surname ? 0.9 : query_.words.size() > 1 ? 0.6 : 0.2;
    }
    return query_.chinese_context ? std::max(factor, 0.5) : factor;
  }

  struct WordSays {
    bool chinese = false;  // a Chinese surname
    bool western = false;  // part of a name of another language
    bool common = false;   // an English word
  };

  WordSays facts_of(const std::string& word) const {
    WordSays says;
    for (const FoundForm& found : find_forms(set_, word, Lang::en)) {
      const EntryRecord& entry = set_.entry(found.ref);
      says.chinese |= entry.kind == EntryKind::zh_surname;
      says.western |= entry.kind == EntryKind::given || entry.kind == EntryKind::surname ||
                      entry.kind == EntryKind::ja_name;
      says.common |=
          entry.type == RowType::CASE || entry.type == RowType::WORD || entry.type == RowType::HEAD;
    }
    return says;
  }

  // A surname before or behind the given name, or alone.
  void plan_person() {
    std::vector<std::string> words = query_.words;
    double prior = words.size() > 1 ? 0.92 : 0.6;
    std::vector<SyllableChoice> surname = surname_of(words.front());
    if (surname.empty() && words.size() == 2) {
      surname = surname_of(words.back());
      std::swap(words.front(), words.back());
      prior = 0.5;
    }
    if (surname.empty()) return;
    Plan plan{"", prior * doubt_, {{fold_key(words[0]), std::move(surname)}}};
    extend(std::move(plan), words, 1, ReadingHabits::Use::given);
  }

  std::vector<SyllableChoice> surname_of(const std::string& word) const {
    const bool one_piece = fold_key(word).size() == word.size();  // no apostrophe, no marks
    return one_piece ? readings_.surname(word) : std::vector<SyllableChoice>{};
  }

  // A place, a given name, anything else.
  void plan_name() {
    using Use = ReadingHabits::Use;
    const Use use = query_.type == Type::PER   ? Use::given
                    : query_.type == Type::LOC ? Use::place
                                               : Use::either;
    const double prior = (query_.words.size() == 1 ? 0.75 : 0.3) * (1 - out_.mass);
    extend({"", prior * doubt_, {}}, query_.words, 0, use);
  }

  // Adds the words from `at` in every way they can be cut, and proposes what comes out.
  void extend(Plan plan, const std::vector<std::string>& words, size_t at, ReadingHabits::Use use) {
    if (at == words.size()) {
      const bool lone = plan.positions.size() == 1 && use != ReadingHabits::Use::given;
      if (lone) plan.prior *= 0.5;
      if (plan.positions.size() <= kMostSyllables) propose(plan, plan.prior);
      return;
    }
    for (const SyllableCut& cut : readings_.cuts(words[at])) {
      Plan longer = plan;
      longer.prior *= cut.share;
      for (const std::string& syllable : cut.syllables)
        longer.positions.push_back({syllable, readings_.pinyin(syllable, use)});
      extend(std::move(longer), words, at + 1, use);
    }
  }

  bool is_korean() const {
    if (part_weight(set_, query_.words.front(), Lang::en, EntryKind::ko_name) == 0) return false;
    return query_.words.size() > 1 &&
           std::all_of(query_.folds.begin(), query_.folds.end(), [&](const std::string& fold) {
             return !set_.hanviet().other_readings("korean", fold).empty();
           });
  }

  void plan_other(std::string_view system, double factor) {
    using Use = ReadingHabits::Use;
    if (!query_.may_be(Type::PER) && system != "postal") return;
    const Use use = system == "postal" ? Use::place : Use::given;
    Plan plan{std::string(system), factor * doubt_, {}};
    size_t own = 0;
    bool needed = false;  // a syllable that is no pinyin
    for (const std::string& fold : query_.folds) {
      auto choices = readings_.other(system, fold, use);
      needed = needed || !set_.hanviet().is_pinyin(fold);
      if (!choices.empty())
        ++own;
      else
        choices = readings_.pinyin(fold, use);
      if (choices.empty()) return;
      plan.positions.push_back({fold, std::move(choices)});
    }
    const size_t n = query_.folds.size();
    if (own == 0 || (!needed && own < n)) return;
    if (n == 1) plan.prior *= 0.4;
    if (!needed) plan.prior *= 0.5;
    if (system != "postal" && !readings_.prefer_surnames(plan.positions.front().choices))
      plan.prior *= 0.3;
    // That the name is Chinese is surer than in which of the systems it is written.
    const double mass = 0.9 * plan.prior;
    plan.prior *= trust_in(system) * static_cast<double>(own) / static_cast<double>(n);
    propose(plan, mass);
  }

  void propose(const Plan& plan, double mass) {
    out_.mass = std::max(out_.mass, mass);
    std::vector<std::vector<double>> probabilities;
    for (const Position& position : plan.positions) {
      auto& list = probabilities.emplace_back();
      for (const SyllableChoice& c : position.choices) list.push_back(c.probability);
    }
    for (const Product& product : best_products(probabilities, kMost)) {
      std::string text;
      for (size_t i = 0; i < plan.positions.size(); ++i)
        text.append(text.empty() ? "" : " ")
            .append(capitalised_words(plan.positions[i].choices[product.picks[i]].reading));
      out_.list.push_back({std::move(text), plan.prior * product.probability, "hanviet",
                           detail(plan, product.picks)});
    }
  }

  static std::string detail(const Plan& plan, const std::vector<uint32_t>& picks) {
    std::string out;
    for (size_t i = 0; i < picks.size(); ++i) {
      const Position& position = plan.positions[i];
      const SyllableChoice& choice = position.choices[picks[i]];
      out.append(out.empty() ? "" : ", ").append(position.syllable);
      out.append(" = ").append(choice.reading);
      if (plan.system.empty() && !choice.characters.empty())
        out += " " + first_character(choice.characters);
    }
    return plan.system.empty() ? out : out + " (" + plan.system + ")";
  }

  static std::string first_character(const std::string& characters) {
    size_t end = 1;
    while (end < characters.size() && (static_cast<unsigned char>(characters[end]) & 0xC0) == 0x80)
      ++end;
    return characters.substr(0, end);
  }

  const LexiconSet& set_;
  SyllableReadings readings_;
  const NameQuery& query_;
  double doubt_ = 1;
  Guesses out_;
};

}  // namespace

Guesses suggest_readings(const LexiconSet& set, const ReadingHabits& habits,
                         const NameQuery& query) {
  return ChineseName(set, habits, query).run();
}

}  // namespace align
