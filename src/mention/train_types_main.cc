// Long: reader, regression and trainer of one small tool.
// train_types EXAMPLES [--folds] [--errors] [--ask] [NAME=VALUE...]: learns lexicons/type-weights.txt, which goes to standard output.
// With --folds it prints what the same training reaches on the fifths of hand-made data it was kept from.
// lexicons/make/types.py makes the examples; those of the source `test` are only measured on. --ask lists the names
// of running text that it is least sure of, the next ones to mark by hand. No part of the program.
//
// One multinomial logistic regression for the clues of each language. The English one learns from names
// that people marked, from lexicon forms and from lexicon names in running text. Where it is sure of the
// English half of an aligned pair, the Vietnamese half becomes an example for the Vietnamese one.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "mention/type_clues.h"

namespace align {
namespace {

using Clues = std::vector<uint32_t>;
using Scores = std::array<double, kGuessedTypes>;
using Named = std::map<std::string, double, std::less<>>;

// The lexicons know the peoples: another name is hardly ever one, whatever the model says.
constexpr auto kPeople = static_cast<size_t>(Type::NORP);

struct Example {
  std::string source;
  int fold = 0;
  int type = -1;     // -1: not known
  int settled = -1;  // what the lexicon says without asking the model
  Clues en;
  Clues vi;  // with those of the pair
  std::string shown;
};

struct Lesson {
  const Clues* clues;
  int type;
  double weight;
  bool three = false;
};

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> out;
  for (size_t begin = 0;;) {
    const size_t end = line.find('\t', begin);
    out.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return out;
    begin = end + 1;
  }
}

uint32_t number(std::string_view s) {
  uint32_t out = 0;
  std::from_chars(s.data(), s.data() + s.size(), out);
  return out;
}

int type_index(std::string_view name) {
  const auto type = type_from_name(name);
  return type && *type <= Type::NORP ? static_cast<int>(*type) : -1;
}

// Names of clues as numbers.
class ClueNames {
 public:
  uint32_t number(const TypeClue& clue) {
    std::string name = std::string(clue.kind.text)
                           .append("\t")
                           .append(clue.a.text)
                           .append("\t")
                           .append(clue.b.text);
    const auto [it, fresh] = numbers_.emplace(std::move(name), numbers_.size());
    if (fresh) names_.push_back(&it->first);
    return it->second;
  }
  size_t size() const { return names_.size(); }
  const std::string& name(size_t i) const { return *names_[i]; }

 private:
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<const std::string*> names_;
};

struct Side {
  AnalysedText text;
  TokenSpan span;
};

class Reader {
 public:
  Reader(const LexiconSet& set, ClueNames& names) : w_(set), names_(names) {}

  Example read(std::string_view line) {
    const auto cells = split(line);
    Example out;
    out.source = cells[0].substr(0, cells[0].find(' '));
    out.fold = static_cast<int>(number(cells[1]));
    out.type = type_index(cells[2]);
    const bool whole = out.source == "gold" || out.source == "marked" || out.source == "wikigold" ||
                       out.source == "test" || out.source == "predicted";
    const auto en = side(Lang::en, cells, 3);
    const auto vi = side(Lang::vi, cells, 6);
    if (en) out.en = clues(*en, whole);
    if (vi) out.vi = clues(*vi, whole);
    if (en && vi) {
      std::vector<TypeClue> pair;
      collect_pair_clues(en->text, en->span, vi->text, vi->span, w_, pair);
      for (const TypeClue& clue : pair) out.vi.push_back(names_.number(clue));
    }
    out.settled = settled(en, vi);
    // A title or term was shown: that is not the model's doing
    if (cells[0].size() > out.source.size()) out.settled = 99;
    if (en) out.shown.append(en->text.text(en->span));
    if (vi) out.shown.append(" = ").append(vi->text.text(vi->span));
    w_.trim();
    return out;
  }

 private:
  std::unique_ptr<Side> side(Lang lang, const std::vector<std::string_view>& cells, size_t at) {
    if (cells[at].empty()) return nullptr;
    auto out = std::make_unique<Side>();
    out->text = analyse(cells[at], lang, w_);
    const ByteSpan bytes =
        out->text.normalized.map.to_normalized({number(cells[at + 1]), number(cells[at + 2])});
    const auto& tokens = out->text.tokens;
    while (out->span.begin < tokens.size() && tokens[out->span.begin].end <= bytes.begin)
      ++out->span.begin;
    out->span.end = out->span.begin;
    while (out->span.end < tokens.size() && tokens[out->span.end].begin < bytes.end)
      ++out->span.end;
    return out->span.empty() ? nullptr : std::move(out);
  }

  Clues clues(const Side& s, bool with_rows) {
    std::vector<TypeClue> found;
    collect_name_clues(s.text, s.span, w_, found);
    collect_neighbour_clues(s.text, s.span, w_, found);
    if (with_rows) collect_lexicon_clues(s.text, s.span, found);
    Clues out;
    for (const TypeClue& clue : found) out.push_back(names_.number(clue));
    return out;
  }

  int settled(const std::unique_ptr<Side>& en, const std::unique_ptr<Side>& vi) {
    if (en && vi)
      for (const LexiconHit& e : en->text.hits_at(en->span.begin))
        for (const LexiconHit& v : vi->text.hits_at(vi->span.begin))
          if (e.span == en->span && v.span == vi->span && e.ref == v.ref && is_name_hit(e))
            return static_cast<int>(e.type);
    for (const Side* s : {en.get(), vi.get()}) {
      if (s == nullptr) continue;
      const TypeGuess guess = guess_type(s->text, s->span, w_);
      if (guess.chance >= 1) return static_cast<int>(guess.type);
    }
    return -1;
  }

  Workspace w_;
  ClueNames& names_;
};

class Regression {
 public:
  // `decays`: how much more than the rest the weights of a clue are drawn to what they were.
  explicit Regression(const std::vector<double>& decays)
      : decays_(decays), weights_(decays.size()), prior_(decays.size()), squares_(decays.size()) {}
  // Goes on from what `before` learned, which counts `share` as much.
  Regression(const Regression& before, double share) : Regression(before.decays_) {
    for (size_t c = 0; c < weights_.size(); ++c)
      for (size_t t = 0; t < kGuessedTypes; ++t) prior_[c][t] = share * before.weights_[c][t];
    weights_ = prior_;
  }

  Scores scores(const Clues& clues) const {
    Scores out{};
    for (const uint32_t c : clues)
      for (size_t t = 0; t < kGuessedTypes; ++t) out[t] += weights_[c][t];
    return out;
  }
  static Scores chances(Scores s) {
    const double most = *std::max_element(s.begin(), s.end());
    double sum = 0;
    for (double& x : s) sum += x = std::exp(x - most);
    for (double& x : s) x /= sum;
    return s;
  }

  // Adagrad in a fixed order; what fewer than two lessons hold is not learned.
  void learn(std::vector<Lesson> lessons, double decay, int rounds) {
    std::vector<uint32_t> counts(weights_.size());
    for (const Lesson& l : lessons)
      for (const uint32_t c : *l.clues) ++counts[c];
    std::vector<Scores> sums(weights_.size());
    uint64_t random = 88172645463325252ULL;
    for (int round = 0; round < rounds; ++round) {
      for (size_t i = lessons.size(); i > 1; --i) {
        random = mix64(random + 1);
        std::swap(lessons[i - 1], lessons[random % i]);
      }
      for (const Lesson& l : lessons) step(l, counts, decay);
      for (size_t c = 0; c < sums.size(); ++c)
        for (size_t t = 0; t < kGuessedTypes; ++t) sums[c][t] += weights_[c][t] / rounds;
    }
    weights_ = std::move(sums);  // their mean over the rounds, which is steadier than the last
  }
  const Scores& weights(size_t clue) const { return weights_[clue]; }

  // Whole units, as they are written; a clue whose weights are all smaller than `least` has none.
  void round_off(int least) {
    for (Scores& weights : weights_) {
      int most = 0;
      for (double& w : weights) {
        w = std::clamp(std::round(w * kTypeUnit), -127.0, 127.0);
        most = std::max(most, static_cast<int>(std::abs(w)));
      }
      for (double& w : weights) w = most < least ? 0 : w / kTypeUnit;
    }
  }

 private:
  void step(const Lesson& l, const std::vector<uint32_t>& counts, double decay) {
    constexpr double kRate = 0.15;
    Scores error = scores(*l.clues);
    if (l.three) error[3] = error[4] = -1e9;  // marked by people who knew three types only
    error = chances(error);
    error[static_cast<size_t>(l.type)] -= 1;
    for (const uint32_t c : *l.clues) {
      if (counts[c] < 2) continue;
      for (size_t t = 0; t < kGuessedTypes; ++t) {
        const double gradient =
            l.weight * error[t] + decay * decays_[c] * (weights_[c][t] - prior_[c][t]);
        squares_[c][t] += gradient * gradient;
        weights_[c][t] -= kRate * gradient / (std::sqrt(squares_[c][t]) + 0.3);
      }
    }
  }
  const std::vector<double>& decays_;
  std::vector<Scores> weights_;
  std::vector<Scores> prior_;
  std::vector<Scores> squares_;
};

class Trainer {
 public:
  Trainer(std::vector<Example> examples, ClueNames& names, Named options)
      : examples_(std::move(examples)), names_(names), options_(std::move(options)) {
    for (size_t c = 0; c < names_.size(); ++c)
      decays_.push_back(names_.name(c).find(".around\t") == std::string::npos ? 1
                                                                              : options_["around"]);
  }

  // Keeps away from fold `without` of what people marked; -1: from none.
  void train(int without) {
    for (Example& e : examples_)
      if (e.source == "silver") e.type = -1;
    en_ = english(without);
    vi_ = vietnamese(without, true);
    for (int round = 1; round < options_["relabel"]; ++round) {
      label_silver();
      en_ = english(without);
      vi_ = vietnamese(without, false);
    }
    const auto least = static_cast<int>(options_["least"]);
    en_->round_off(least);
    vi_->round_off(least);
  }

  // First what lists know, then what people marked in texts.
  std::unique_ptr<Regression> english(int without) {
    const double decay = options_["decay"];
    Regression lists(decays_);
    std::vector<Lesson> known;
    std::vector<Lesson> marked;
    for (const Example& e : examples_) {
      if (!may_learn(e, without) || e.type < 0 || e.en.empty()) continue;
      const bool by_people = e.source == "gold" || e.source == "marked" || e.source == "wikigold";
      (by_people ? marked : known).push_back({&e.en, e.type, weight(e), e.source == "wikiann"});
    }
    lists.learn(std::move(known), decay, static_cast<int>(options_["rounds"]));
    auto out = std::make_unique<Regression>(lists, options_["lists"]);
    out->learn(std::move(marked), decay, static_cast<int>(options_["rounds"]));
    return out;
  }

  std::unique_ptr<Regression> vietnamese(int without, bool ask_english) {
    std::vector<Lesson> lessons;
    std::vector<Lesson> marked;
    for (const Example& e : examples_) {
      // Peoples that the lexicons settle: "Thủ tướng Đức" must not teach that a title stands before them
      const bool people = e.settled == static_cast<int>(Type::NORP) && e.source == "known";
      if (!may_learn(e, without) || e.vi.empty() || people) continue;
      int type = e.type;
      if (type < 0 && ask_english && !e.en.empty()) {
        const Scores chance = Regression::chances(en_->scores(e.en));
        const auto best = std::max_element(chance.begin(), chance.end());
        if (*best >= options_["sure"] && best != &chance[kPeople])
          type = static_cast<int>(best - chance.begin());
      }
      if (type < 0) continue;
      (e.source == "gold" || e.source == "marked" ? marked : lessons)
          .push_back({&e.vi, type, weight(e)});
    }
    Regression lists(decays_);
    const auto rounds = static_cast<int>(options_["rounds"]);
    lists.learn(std::move(lessons), options_["decay"], rounds);
    auto out = std::make_unique<Regression>(lists, options_["lists"]);
    out->learn(std::move(marked), options_["decay"], rounds);
    return out;
  }

  // All places of one pair of names have one type, if together they say so surely.
  void label_silver() {
    std::map<std::string, std::pair<Scores, double>> sums;
    for (const Example& e : examples_) {
      if (e.source != "silver") continue;
      auto& [sum, count] = sums[e.shown];
      const Scores en = en_->scores(e.en);
      const Scores vi = vi_->scores(e.vi);
      for (size_t t = 0; t < kGuessedTypes; ++t) sum[t] += en[t] + vi[t];
      ++count;
    }
    for (Example& e : examples_) {
      if (e.source != "silver") continue;
      auto [sum, count] = sums[e.shown];
      for (double& x : sum) x /= std::sqrt(count);
      const Scores chance = Regression::chances(sum);
      const auto best = std::max_element(chance.begin(), chance.end());
      const bool sure = *best >= options_["sure"] && best != &chance[kPeople];
      e.type = sure ? static_cast<int>(best - chance.begin()) : -1;
    }
  }

  int predict(const Example& e, bool settle) const {
    if (e.settled == 99 || (settle && e.settled >= 0)) return e.settled;
    Scores sum = en_->scores(e.en);
    const Scores vi = vi_->scores(e.vi);
    for (size_t t = 0; t < kGuessedTypes; ++t) sum[t] += vi[t];
    return static_cast<int>(std::max_element(sum.begin(), sum.end()) - sum.begin());
  }

  void cross_validate(bool errors) {
    struct Count {
      int all = 0, right = 0, settled_right = 0, en_right = 0, vi_right = 0;
    };
    std::map<std::string, Count> counts;
    std::map<std::string, std::array<std::array<int, 6>, 5>> confusion;
    for (int fold = 0; fold < 5; ++fold) {
      train(fold);
      for (const Example& e : examples_) {
        const bool tested = e.source == "gold" || e.source == "marked" || e.source == "wikigold" ||
                            e.source == "test" || e.source == "predicted";
        if (!tested || e.fold != fold || e.type < 0) continue;
        const std::string sides = e.en.empty() ? " vi" : e.vi.empty() ? " en" : " pair";
        for (const std::string& name :
             {e.source + sides, e.source + sides + (e.type < 4 ? " names" : " norp")}) {
          Count& c = counts[name];
          ++c.all;
          c.right += predict(e, false) == e.type;
          c.settled_right += predict(e, true) == e.type;
          Example half = e;
          half.vi.clear();
          c.en_right += predict(half, false) == e.type;
          half = e;
          half.en.clear();
          c.vi_right += predict(half, false) == e.type;
        }
        const int guess = predict(e, true);
        ++confusion[e.source][static_cast<size_t>(e.type)][static_cast<size_t>(std::min(guess, 5))];
        if (errors && guess != e.type)
          std::printf("%s\t%d\t%s\t%s%s\t%s\n", e.source.c_str(), fold,
                      std::string(name_of(static_cast<Type>(e.type))).c_str(),
                      guess > 4 ? "other" : std::string(name_of(static_cast<Type>(guess))).c_str(),
                      e.settled >= 0 ? " (lexicon)" : "", e.shown.c_str());
      }
    }
    for (const auto& [name, c] : counts)
      std::printf("%-22s %5d  model %.4f  lexicon first %.4f  en half %.4f  vi half %.4f\n",
                  name.c_str(), c.all, double(c.right) / c.all, double(c.settled_right) / c.all,
                  double(c.en_right) / c.all, double(c.vi_right) / c.all);
    for (const auto& [name, table] : confusion) {
      std::printf("%s, lexicon first: rows are right\n        PER  ORG  LOC MISC NORP other\n",
                  name.c_str());
      for (size_t t = 0; t < 5; ++t) {
        std::printf("  %-4s", std::string(name_of(static_cast<Type>(t))).c_str());
        for (const int n : table[t]) std::printf(" %4d", n);
        std::printf("\n");
      }
    }
  }

  // Which names of running text it is least sure of: the number of the example's line, what it says, what comes
  // next and by how much. Those are worth marking by hand (lexicons/make/types-marked.tsv).
  void ask() const {
    for (size_t i = 0; i < examples_.size(); ++i) {
      const Example& e = examples_[i];
      if (e.source != "silver" && e.source != "known") continue;
      Scores sum = en_->scores(e.en);
      const Scores vi = vi_->scores(e.vi);
      for (size_t t = 0; t < kGuessedTypes; ++t) sum[t] += vi[t];
      std::array<size_t, kGuessedTypes> order{0, 1, 2, 3, 4};
      std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return sum[a] > sum[b]; });
      std::printf("%zu\t%s\t%d\t%s\t%s\t%.2f\n", i + 1, e.source.c_str(), e.settled,
                  std::string(name_of(static_cast<Type>(order[0]))).c_str(),
                  std::string(name_of(static_cast<Type>(order[1]))).c_str(),
                  sum[order[0]] - sum[order[1]]);
    }
  }

  // Of two clues that have one key the stronger is written.
  void write() const {
    std::map<uint32_t, std::pair<long, std::string>> lines;
    for (size_t c = 0; c < names_.size(); ++c) {
      std::string line = names_.name(c);
      long most = 0;
      const uint32_t key = key_of(line);
      for (size_t t = 0; t < kGuessedTypes; ++t) {
        // A clue is of one language: the other's weight is 0
        const auto whole = std::lround(kTypeUnit * (en_->weights(c)[t] + vi_->weights(c)[t]));
        most = std::max(most, std::abs(whole));
        line.append(t == 0 ? "\t" : " ").append(std::to_string(whole));
      }
      auto& kept = lines[key];
      if (most > kept.first) kept = {most, std::move(line)};
    }
    std::vector<std::string> sorted;
    for (auto& [key, line] : lines)
      if (line.first > 0) sorted.push_back(std::move(line.second));
    std::sort(sorted.begin(), sorted.end());
    for (const std::string& line : sorted) std::printf("%s\n", line.c_str());
  }

  static uint32_t key_of(std::string_view name) {
    const auto cells = split(name);
    TypeClue clue;
    clue.kind = cells[0];
    clue.a = cells[1];
    clue.b = cells[2];
    return clue.key();
  }

 private:
  static bool may_learn(const Example& e, int without) {
    if (e.source == "predicted" || e.source == "test") return false;
    return e.fold != without ||
           (e.source != "gold" && e.source != "marked" && e.source != "wikigold");
  }
  double weight(const Example& e) const {
    const auto it = options_.find(e.source);
    const double own = it == options_.end() ? 1 : it->second;
    // The model is never asked about names that the lexicons settle: they are not what it must know
    return e.settled >= 0 && e.source != "row" ? own * options_.at("settled") : own;
  }

  std::vector<Example> examples_;
  ClueNames& names_;
  Named options_;
  std::vector<double> decays_;  // of each clue
  std::unique_ptr<Regression> en_;
  std::unique_ptr<Regression> vi_;
};

int run(int argc, char** argv) {
  // Weights of the sources and of learning; chosen by --folds.
  Named options = {{"gold", 1},      {"marked", 1},  {"wikigold", 1}, {"wikiann", 0.5},
                   {"row", 0.5},     {"known", 0.5}, {"silver", 0.8}, {"settled", 0.1},
                   {"decay", 0.002}, {"rounds", 6},  {"sure", 0.8},   {"least", 8},
                   {"lists", 1},     {"relabel", 3}, {"around", 5}};
  bool folds = false;
  bool errors = false;
  bool ask = false;
  for (int i = 2; i < argc; ++i) {
    const std::string_view option = argv[i];
    const size_t equals = option.find('=');
    folds |= option == "--folds";
    errors |= option == "--errors";
    ask |= option == "--ask";
    if (equals != std::string_view::npos)
      options[std::string(option.substr(0, equals))] = std::atof(argv[i] + equals + 1);
  }
  LexiconSet set;
  if (!set.add(builtin_lexicon(), "built-in")) return 1;
  ClueNames names;
  Reader reader(set, names);
  std::vector<Example> examples;
  std::ifstream in(argc > 1 ? argv[1] : "");
  for (std::string line; std::getline(in, line);) examples.push_back(reader.read(line));
  if (examples.empty()) {
    std::fputs("usage: train_types EXAMPLES.tsv [--folds] [--errors] [--ask] [NAME=VALUE...]\n",
               stderr);
    return 2;
  }
  Trainer trainer(std::move(examples), names, options);
  if (folds) {
    trainer.cross_validate(errors);
    return 0;
  }
  trainer.train(-1);
  if (ask) {
    trainer.ask();
    return 0;
  }
  std::printf(
      "# Weights of clues for the types PER ORG LOC MISC NORP, in fortieths of a unit of log "
      "odds.\n"
      "# Made by lexicons/make/types.py and train_types; src/mention/type_model.h reads them.\n");
  trainer.write();
  return 0;
}

}  // namespace
}  // namespace align

int main(int argc, char** argv) { return align::run(argc, argv); }
