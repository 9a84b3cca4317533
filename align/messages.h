// Everything that goes to standard error. Results never do, and nothing here goes to standard output.
//
//     align: a.txt: no such file
//     align: warning: pairs.jsonl:7: ...
#ifndef ALIGN_MESSAGES_H_
#define ALIGN_MESSAGES_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace align {

class Messages {
 public:
  Messages(bool quiet, bool verbose) : quiet_(quiet), verbose_(verbose) {}
  ~Messages() { finish(); }
  Messages(const Messages&) = delete;
  Messages& operator=(const Messages&) = delete;

  void error(const Error& error);
  void error(std::string_view text);
  // Of one kind the first five are shown, the others counted by finish().
  void repeated_error(std::string_view kind, const Error& error);
  void warning(std::string_view kind, std::string_view text);
  void note(std::string_view text);    // not when quiet
  void detail(std::string_view text);  // only when verbose
  void finish();

 private:
  bool allowed(std::string_view kind);

  bool quiet_;
  bool verbose_;
  std::map<std::string, size_t, std::less<>> counts_;
};

}  // namespace align

#endif  // ALIGN_MESSAGES_H_
