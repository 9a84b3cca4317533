// A second opinion on JSON: a reader by the letter of RFC 8259 that shares no line with the program's, slow and
// plain.
//
//     read_json(R"({"a":[1,"\u00e9"]})")->find("a")->items[1].text     "é"
//     read_json("[1,]")                                                nothing
#ifndef ALIGN_TESTS_FUZZ_JSON_H_
#define ALIGN_TESTS_FUZZ_JSON_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace align {

struct Json {
  enum class Kind { null, boolean, number, string, list, object };
  Kind kind = Kind::null;
  std::string text;               // of a string, unescaped; of a number or boolean as written
  std::vector<std::string> keys;  // of an object; its values are the items
  std::vector<Json> items;

  // The value of `key`; null when there is none.
  const Json* find(std::string_view key) const;
};

// The whole of `text` is one value, in valid UTF-8.
std::optional<Json> read_json(std::string_view text);

}  // namespace align

#endif  // ALIGN_TESTS_FUZZ_JSON_H_
