// The pieces of JSON that we write. All escaping of strings is here and nowhere else.
//
//     append_json_string(out, "say \"hi\"\n")     "say \"hi\"\n" between quotes
//     append_score(out, 0.99149)                  0.991
#ifndef ALIGN_TABLE_JSON_H_
#define ALIGN_TABLE_JSON_H_

#include <array>
#include <cstdint>
#include <cstring>
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

// The same for many short pieces in a row: they are put together in memory of its own and appended in one go when
// that is full, at the latest when the writer ends. Nobody else appends to `out` before.
//
//     JsonWriter json(out);
//     json.plain("{\"name\":");
//     json.string(name);
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;
  ~JsonWriter() { flush(); }

  // JSON that stands in the code: its length is known, so copying it takes a few moves.
  template <size_t kSize>
  void plain(const char (&json)[kSize]) {
    static_assert(kSize <= kBytes);
    make_room(kSize);
    std::memcpy(bytes_.data() + used_, json, kSize - 1);
    used_ += kSize - 1;
  }
  // JSON as it is, and one character of it.
  void raw(std::string_view json);
  void raw(char c) {
    make_room(1);
    bytes_[used_++] = c;
  }
  // As append_json_string(), append_number() and append_score() do.
  void string(std::string_view text);
  void number(uint64_t number);
  void score(double score);

 private:
  static constexpr size_t kBytes = 4096;
  void flush() {
    out_.append(bytes_.data(), used_);
    used_ = 0;
  }
  void make_room(size_t bytes) {
    if (kBytes - used_ < bytes) flush();
  }

  std::string& out_;
  size_t used_ = 0;
  std::array<char, kBytes> bytes_;
};

}  // namespace align

#endif  // ALIGN_TABLE_JSON_H_
