#include "table/short_names.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace align {
namespace {

std::vector<AlignedPair> people(const std::vector<std::pair<std::string, std::string>>& names) {
  std::vector<AlignedPair> out;
  for (const auto& [en, vi] : names) {
    AlignedPair& pair = out.emplace_back();
    pair.type = Type::PER;
    pair.en.text = en;
    pair.vi.text = vi;
  }
  return out;
}

// The number of the first pair of each one's set.
std::vector<uint32_t> roots(const std::vector<AlignedPair>& pairs) {
  DisjointSets sets(pairs.size());
  join_short_names(pairs, sets);
  std::vector<uint32_t> out;
  for (size_t i = 0; i < pairs.size(); ++i) out.push_back(sets.root(i));
  return out;
}

using Roots = std::vector<uint32_t>;

TEST_CASE("short names: words that begin or end both names belong to them") {
  CHECK(roots(people({{"Nguyen Manh Hung", "Nguyễn Mạnh Hùng"},
                      {"Hung", "Hùng"},
                      {"Manh", "Mạnh"},
                      {"Nguyen Hung", "Nguyễn Hùng"},
                      {"Hung", "Hưng"}})) == Roots{0, 0, 2, 3, 4});
  CHECK(roots(people({{"Nguyen Manh Hung", "Nguyễn Mạnh Hùng"},
                      {"Nguyen Manh", "Nguyễn Mạnh"},
                      {"Manh Hung", "Mạnh Hùng"},
                      {"Manh", "Mạnh"}})) == Roots{0, 0, 0, 0});
  CHECK(roots(people({{"Merkel", "Merkel"}, {"Angela Merkel", "Angela Merkel"}})) == Roots{0, 0});
}

TEST_CASE("short names: one that fits several belongs to the first of them") {
  CHECK(roots(people({{"Lan Huong", "Lan Hương"}, {"Mai Lan", "Mai Lan"}, {"Lan", "Lan"}})) ==
        Roots{0, 1, 0});
  CHECK(roots(people({{"Lan Huong", "Lan Hương"}, {"Lan", "Lan"}, {"Mai Huong", "Mai Hương"}})) ==
        Roots{0, 0, 2});
}

TEST_CASE("short names: only people, and only names that are longer in sum") {
  auto places = people({{"New York", "New York"}, {"York", "York"}});
  for (AlignedPair& p : places) p.type = Type::LOC;
  CHECK(roots(places) == Roots{0, 1});
  CHECK(roots(people({{"Hung", "Mạnh Hùng"}, {"Hung", "Hùng"}})) == Roots{0, 1});
  CHECK(roots(people({{"Hung Manh", "Mạnh Hùng"}, {"Manh Hung", "Mạnh Hùng"}})) == Roots{0, 1});
}

}  // namespace
}  // namespace align
