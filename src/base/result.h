// Result<T>: a value or an Error. What the outside can break (files, records, lexicon rows) comes back
// as one of these; nothing in the library throws across its edge, prints or exits.
//
//     Result<std::string> text = read_file("a.txt");
//     if (!text) return text.error();        // works: Error converts to any Result
//     use(*text);
//
// Dereferencing without asking first is a bug of ours and asserts.
#ifndef ALIGN_BASE_RESULT_H_
#define ALIGN_BASE_RESULT_H_

#include <cassert>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>

namespace align {

// Codes are the `error.code` values of records, plus those that only files and flags have.
enum class ErrorCode {
  invalid_utf8,
  invalid_json,
  wrong_type,
  too_large,
  encoding,
  io,
  format,
  usage
};

std::string_view name_of(ErrorCode code);
// `format` for a name that is none of ours.
ErrorCode error_code_from_name(std::string_view name);

struct Error {
  ErrorCode code = ErrorCode::format;
  std::string message;    // what was wrong, what was expected; lower case, no full stop
  std::string file = {};  // empty when unknown; "-" is standard input
  size_t line = 0;        // from 1; 0 when it does not apply

  // "file:line: message"
  std::string text() const;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& operator*() {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  const T& operator*() const {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T* operator->() { return &**this; }
  const T* operator->() const { return &**this; }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

struct Done {};  // Result<Done>: nothing to give back but success

}  // namespace align

#endif  // ALIGN_BASE_RESULT_H_
