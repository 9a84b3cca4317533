#include <doctest/doctest.h>

#include <memory_resource>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/literal_hash.h"
#include "base/local_memory.h"
#include "base/word_set.h"

namespace align {
namespace {

TEST_CASE("a string in the code has the hash that it has elsewhere") {
  CHECK(literal_hash("") == hash64({}));
  CHECK(literal_hash("a") == hash64("a"));
  CHECK(literal_hash("ab") == hash64("ab"));
  CHECK(literal_hash("abc") == hash64("abc"));
  CHECK(literal_hash("vi.w") == hash64("vi.w"));
  CHECK(literal_hash("vi.word") == hash64("vi.word"));
  CHECK(literal_hash("en.first") == hash64("en.first"));
  CHECK(literal_hash("en.before") == hash64("en.before"));
  CHECK(literal_hash("người đứng đầu") == hash64("người đứng đầu"));
  CHECK(literal_hash("first with capital inside") == hash64("first with capital inside"));
}

TEST_CASE("a set of words holds its words and no others") {
  static constexpr WordSet kWords = {"post", "page", "nguoi", "người"};
  for (const std::string_view word : {"post", "page", "nguoi", "người"})
    CHECK(kWords.contains(word));
  for (const std::string_view word : {"", "p", "pose", "pages", "Page", "ngươi"})
    CHECK_FALSE(kWords.contains(word));
}

TEST_CASE("a list that outgrows its local memory goes on elsewhere") {
  LocalMemory<64> memory;
  std::pmr::vector<int> list(memory.get());
  for (int i = 0; i < 1000; ++i) list.push_back(i);
  CHECK(list.front() == 0);
  CHECK(list.back() == 999);
}

}  // namespace
}  // namespace align
