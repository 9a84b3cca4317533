// The pieces of JSON that we write. All escaping of strings is here and nowhere else.
//
//     append_json_string(out, "say \"hi\"\n")     "say \"hi\"\n" between quotes
//     append_score(out, 0.99149)                  0.991
#ifndef ALIGN_TABLE_JSON_H_
#define ALIGN_TABLE_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace align {

// With its quotes. `text` is valid UTF-8; only what JSON demands is escaped.
void append_json_string(std::string& out, std::string_view text);
void append_number(std::string& out, uint64_t number);
// Always three decimals, whatever the machine.
void append_score(std::string& out, double score);

// `"key":"text"` without a comma; `key` needs no escaping.
void append_member(std::string& out, std::string_view key, std::string_view text);

}  // namespace align

#endif  // ALIGN_TABLE_JSON_H_
