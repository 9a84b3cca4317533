// How well Chinese names are rendered: tests/data/chinese_names.tsv, a list of 100 names written
// down before the rules first ran. "Rules alone" leaves the lexicons' own entries of these names
// out.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/row.h"
#include "match/suggest.h"
#include "text/fold.h"

namespace align {
namespace {

struct ChineseName {
  std::vector<std::string> en;
  std::vector<std::string> vi;
  Type type = Type::PER;
  bool pinyin = true;
};

std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> out;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(by, begin), text.size());
    out.emplace_back(text.substr(begin, end - begin));
    begin = end + by.size();
  }
  return out;
}

std::vector<ChineseName> read_names() {
  std::ifstream in(ALIGN_SOURCE_DIR "/tests/data/chinese_names.tsv");
  std::vector<ChineseName> out;
  std::string line;
  std::getline(in, line);  // the header
  while (std::getline(in, line)) {
    const auto cells = split(line, "\t");
    out.push_back({split(cells.at(0), " | "), split(cells.at(1), " | "),
                   *type_from_name(cells.at(2)), cells.at(3) == "pinyin"});
  }
  return out;
}

bool has_form(const std::vector<RowForm>& forms, const std::vector<std::string>& names) {
  return std::any_of(forms.begin(), forms.end(), [&](const RowForm& form) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return joined_key(form.text) == joined_key(name);
    });
  });
}

// A lexicon file without the rows that know one of `names`.
void add_file(LexiconSet& set, const std::string& file, const std::vector<ChineseName>& names) {
  std::ifstream in(ALIGN_SOURCE_DIR "/lexicons/" + file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto rows = read_lexicon(text, file).rows;
  std::erase_if(rows, [&](const LexiconRow& row) {
    return is_mention(row.type) && std::any_of(names.begin(), names.end(), [&](const auto& name) {
             return has_form(row.en, name.en) || has_form(row.vi, name.vi);
           });
  });
  set.add_rows(rows, file);
}

struct Counts {
  int asked = 0;
  int first = 0;
  int first_five = 0;
  double share(int n) const { return asked == 0 ? 0 : double(n) / asked; }
};

Counts measure(const Suggester& suggester, const std::vector<ChineseName>& names, Lang from,
               bool context, bool pinyin_only = false) {
  Counts out;
  std::string missed;
  for (const ChineseName& name : names) {
    if (pinyin_only && !name.pinyin) continue;
    const auto& asked = from == Lang::en ? name.en : name.vi;
    const auto& right = from == Lang::en ? name.vi : name.en;
    const auto list = suggester.suggest(asked.front(), from, name.type, context);
    const auto is_right = [&](const Suggestion& s) {
      return std::any_of(right.begin(), right.end(), [&](const std::string& r) {
        return spelling_key(r) == spelling_key(s.text);
      });
    };
    ++out.asked;
    const auto hit = std::find_if(list.begin(), list.end(), is_right);
    if (hit == list.begin() && !list.empty()) ++out.first;
    if (hit != list.end() && hit - list.begin() < 5) ++out.first_five;
    if (list.empty() || hit != list.begin())
      missed += asked.front() + " -> " + (list.empty() ? "nothing" : list.front().text) + "; ";
  }
  MESSAGE("first ", out.first, ", in five ", out.first_five, " of ", out.asked, ": ", missed);
  return out;
}

}  // namespace

TEST_CASE("chinese names: the list is what it says") {
  const auto names = read_names();
  CHECK(names.size() == 100);
  CHECK(std::count_if(names.begin(), names.end(), [](const auto& n) { return !n.pinyin; }) == 20);
  CHECK(std::count_if(names.begin(), names.end(),
                      [](const auto& n) { return n.type == Type::LOC; }) == 30);
}

TEST_CASE("chinese names: the lexicons and the rules together") {
  LexiconSet set;
  REQUIRE(set.add(builtin_lexicon(), "built-in"));
  const Suggester suggester(set);
  const auto names = read_names();
  const Counts en = measure(suggester, names, Lang::en, false);
  CHECK(en.share(en.first) >= 0.80);
  CHECK(en.share(en.first_five) >= 0.95);
  const Counts vi = measure(suggester, names, Lang::vi, true);
  CHECK(vi.share(vi.first) >= 0.80);
}

TEST_CASE("chinese names: rules alone") {
  const auto names = read_names();
  LexiconSet set;
  for (const char* file : {"hanviet.tsv", "romanisation.tsv", "name-parts.tsv", "east-asia.tsv"})
    add_file(set, file, names);
  const Suggester suggester(set);
  const Counts en = measure(suggester, names, Lang::en, true, true);
  CHECK(en.share(en.first_five) >= 0.5);
  const Counts vi = measure(suggester, names, Lang::vi, true, true);
  CHECK(vi.share(vi.first_five) >= 0.5);
  measure(suggester, names, Lang::en, true);
  measure(suggester, names, Lang::en, false, true);
  measure(suggester, names, Lang::vi, false, true);
}

}  // namespace align
