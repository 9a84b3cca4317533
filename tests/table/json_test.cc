#include "table/json.h"

#include <doctest/doctest.h>

namespace align {
namespace {

using std::string_literals::operator""s;

std::string json_of(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string score_of(double score) {
  std::string out;
  append_score(out, score);
  return out;
}

TEST_CASE("a JSON string escapes what it must and nothing else") {
  CHECK(json_of("") == R"("")");
  CHECK(json_of("Hà Nội </script> 😀 \u2028") == "\"Hà Nội </script> 😀 \u2028\"");
  CHECK(json_of("a\"b\\c") == R"("a\"b\\c")");
  CHECK(json_of("\b\f\n\r\t") == R"("\b\f\n\r\t")");
  CHECK(json_of("x\0\x01\x1f\x7f"s) == "\"x\\u0000\\u0001\\u001f\x7f\"");
}

TEST_CASE("a score has three decimals") {
  CHECK(score_of(0) == "0.000");
  CHECK(score_of(-0.0) == "0.000");
  CHECK(score_of(0.9914999) == "0.991");
  CHECK(score_of(0.9915001) == "0.992");
  CHECK(score_of(0.05) == "0.050");
  CHECK(score_of(1) == "1.000");
}

TEST_CASE("numbers") {
  std::string out;
  append_number(out, 0);
  append_number(out, 18446744073709551615U);
  CHECK(out == "018446744073709551615");
}

}  // namespace
}  // namespace align
