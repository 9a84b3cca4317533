// Chinese names from English into Vietnamese. A name is cut into syllables, each syllable has readings with
// weights, and the likeliest combinations are proposed. A surname is read as a surname.
//
//     Zhang Yunming  =  zhang | yun | ming   ->   Trương Vân Minh, Trương Vận Minh ...
//
// Pinyin may be joined ("Yunming"). The other romanisations read one syllable a word ("Kai-shek"), and what they
// lack is read as pinyin; they are less sure because several systems share most syllables.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "match/best_products.h"
#include "match/suggest_sources.h"
#include "match/suggest_words.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kMost = 10;
constexpr size_t kMostSyllables = 5;

struct Choice {
  std::string reading;
  double weight = 0;
  std::string characters;
};

struct Position {
  std::string syllable;
  std::vector<Choice> choices;
};

struct Plan {
  std::string system;  // "" for pinyin
  double prior = 0;
  std::vector<Position> positions;
};

using Cut = std::vector<std::string>;

void normalise(std::vector<Choice>& choices) {
  std::sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.reading < b.reading;
  });
  double sum = 0;
  for (const Choice& c : choices) sum += c.weight;
  for (Choice& c : choices) c.weight /= sum;
}

std::vector<Choice> choices_of(const std::vector<HanViet::Reading>& readings) {
  std::vector<Choice> out;
  for (const HanViet::Reading& r : readings)
    out.push_back({r.text, std::max<double>(r.weight, 0.01), r.characters});
  normalise(out);
  return out;
}

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
  ChineseName(const LexiconSet& set, const NameQuery& query)
      : set_(set), hanviet_(set.hanviet()), query_(query) {}

  Guesses run() {
    Guesses out;
    if (query_.words.empty() || query_.words.size() > 4) return out;
    doubt_ = doubt();
    plan_pinyin();
    for (const std::string_view system : hanviet_.other_systems()) plan_other(system);
    for (const Plan& plan : plans_) {
      out.mass = std::max(out.mass, plan.prior);
      propose(plan, out.list);
    }
    return out;
  }

 private:
  // What speaks against a Chinese name: the words are known as something else.
  double doubt() const {
    double factor = 1 - vietnamese_share(set_, query_);
    for (const std::string& word : query_.words) {
      bool chinese = false;
      bool western = false;
      bool common = false;
      for (const FoundForm& found : find_forms(set_, word, Lang::en)) {
        const EntryRecord& entry = set_.entry(found.ref);
        chinese = chinese || entry.kind == EntryKind::zh_surname;
        western = western || entry.kind == EntryKind::given || entry.kind == EntryKind::surname ||
                  entry.kind == EntryKind::ja_name;
        common = common || entry.type == RowType::CASE || entry.type == RowType::WORD ||
                 entry.type == RowType::HEAD;
      }
      if (!chinese && western) factor *= 0.15;
      if (!chinese && common) factor *= query_.words.size() == 1 ? 0.2 : 0.6;
      if (!starts_capital(word) && query_.words.size() == 1) factor *= 0.5;
    }
    return query_.chinese_context ? std::max(factor, 0.5) : factor;
  }

  // Ways to cut a word into pinyin; an apostrophe is always a boundary.
  std::vector<Cut> cuts_of(std::string_view word) const {
    std::vector<Cut> out = {{}};
    for (size_t begin = 0; begin < word.size();) {
      const size_t end = std::min(word.find_first_of("'\xE2", begin), word.size());
      const std::string piece = fold_key(word.substr(begin, end - begin));
      std::vector<Cut> next;
      for (const Cut& front : out)
        for (const Cut& cut : pinyin_cuts(piece)) {
          next.push_back(front);
          next.back().insert(next.back().end(), cut.begin(), cut.end());
        }
      out = std::move(next);
      begin = end + (end < word.size() && word[end] == '\'' ? 1 : 3);
    }
    return out;
  }

  std::vector<Cut> pinyin_cuts(const std::string& letters) const {
    std::vector<Cut> cuts = hanviet_.segment(letters, kMostSyllables);
    std::erase_if(cuts, [&](const Cut& cut) { return !hanviet_.is_pinyin(cut.front()); });
    if (cuts.size() > 3) cuts.resize(3);
    return cuts;
  }

  std::vector<Choice> surname_choices(const std::string& word) const {
    std::vector<Choice> out;
    for (const NamePart& part : name_parts(set_, word, Lang::en, Lang::vi))
      if (part.kind == EntryKind::zh_surname)
        out.push_back({spelling_key(part.text), std::max(part.weight, 0.01), {}});
    if (out.empty()) return out;
    normalise(out);
    for (const Choice& general : choices_of(hanviet_.readings(fold_key(word)))) {
      const auto known = std::find_if(out.begin(), out.end(), [&](const Choice& c) {
        return c.reading == spelling_key(general.reading);
      });
      if (known == out.end()) {
        out.push_back(general);
        out.back().weight *= 0.05;
      } else {
        known->reading = general.reading;
        known->characters = general.characters;
      }
    }
    normalise(out);
    return out;
  }

  void plan_pinyin() {
    std::vector<std::string> words = query_.words;
    double prior = words.size() == 1 ? 0.75 : 0.3;
    std::vector<Choice> surname;
    if (query_.may_be(Type::PER) || query_.may_be(Type::ORG)) {
      surname = surname_choices(words.front());
      if (surname.empty() && words.size() == 2) {
        surname = surname_choices(words.back());
        if (!surname.empty()) std::swap(words.front(), words.back());
        prior = 0.5;
      } else if (!surname.empty()) {
        prior = words.size() > 1 ? 0.92 : 0.6;
      }
    }
    extend({"", prior * doubt_, {}}, words, 0, surname);
  }

  // Adds the words from `at` in every way they can be cut.
  void extend(Plan plan, const std::vector<std::string>& words, size_t at,
              const std::vector<Choice>& surname) {
    if (at == words.size()) {
      if (plan.positions.size() == 1 && surname.empty()) plan.prior *= 0.5;
      if (plan.positions.size() <= kMostSyllables) plans_.push_back(std::move(plan));
      return;
    }
    if (at == 0 && !surname.empty()) {
      plan.positions.push_back({fold_key(words[0]), surname});
      return extend(std::move(plan), words, 1, surname);
    }
    double share = 1;
    for (const Cut& cut : cuts_of(words[at])) {
      Plan longer = plan;
      longer.prior *= share;
      for (const std::string& syllable : cut)
        longer.positions.push_back({syllable, choices_of(hanviet_.readings(syllable))});
      extend(std::move(longer), words, at + 1, surname);
      share *= 0.3;
    }
  }

  void plan_other(std::string_view system) {
    if (!query_.may_be(Type::PER) && system != "postal") return;
    Plan plan{std::string(system), 0, {}};
    size_t own = 0;
    bool needed = false;  // a syllable that is no pinyin
    for (const std::string& fold : query_.folds) {
      const auto& readings = hanviet_.other_readings(system, fold);
      const auto& pinyin = hanviet_.readings(fold);
      own += readings.empty() ? 0 : 1;
      needed = needed || pinyin.empty();
      plan.positions.push_back({fold, choices_of(readings.empty() ? pinyin : readings)});
      if (plan.positions.back().choices.empty()) return;
    }
    const size_t n = query_.folds.size();
    if (own == 0 || (!needed && own < n)) return;
    plan.prior = trust_in(system) * static_cast<double>(own) / static_cast<double>(n) * doubt_;
    if (n == 1) plan.prior *= 0.4;
    if (!needed) plan.prior *= 0.5;
    if (system != "postal" && !prefer_surnames(plan.positions.front())) plan.prior *= 0.3;
    plans_.push_back(std::move(plan));
  }

  // Readings that are Chinese surnames come first; false when none is.
  bool prefer_surnames(Position& position) const {
    bool any = false;
    for (Choice& c : position.choices) {
      const bool surname = part_weight(set_, c.reading, Lang::vi, EntryKind::zh_surname) > 0;
      any = any || surname;
      if (!surname) c.weight *= 0.05;
    }
    normalise(position.choices);
    return any;
  }

  void propose(const Plan& plan, std::vector<Suggestion>& out) const {
    std::vector<std::vector<double>> weights;
    for (const Position& position : plan.positions) {
      auto& list = weights.emplace_back();
      for (const Choice& c : position.choices) list.push_back(c.weight);
    }
    for (const Product& product : best_products(weights, kMost)) {
      std::string text;
      for (size_t i = 0; i < plan.positions.size(); ++i)
        text.append(text.empty() ? "" : " ")
            .append(capitalised_words(plan.positions[i].choices[product.picks[i]].reading));
      out.push_back({std::move(text), plan.prior * product.probability, "hanviet",
                     detail(plan, product.picks)});
    }
  }

  static std::string detail(const Plan& plan, const std::vector<uint32_t>& picks) {
    std::string out;
    for (size_t i = 0; i < picks.size(); ++i) {
      const Position& position = plan.positions[i];
      const Choice& choice = position.choices[picks[i]];
      out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", position.syllable, choice.reading);
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
  const HanViet& hanviet_;
  const NameQuery& query_;
  double doubt_ = 1;
  std::vector<Plan> plans_;
};

}  // namespace

Guesses suggest_readings(const LexiconSet& set, const NameQuery& query) {
  return ChineseName(set, query).run();
}

}  // namespace align
