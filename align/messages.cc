#include "align/messages.h"

#include <fmt/format.h>

#include <cstdio>

namespace align {
namespace {

constexpr size_t kShown = 5;

void print(std::string_view text) {
  // One write a line, so that lines of several programs on one terminal do not mix.
  const std::string line = fmt::format("align: {}\n", text);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

void Messages::error(const Error& error) { print(error.text()); }
void Messages::error(std::string_view text) { print(text); }

bool Messages::allowed(std::string_view kind) {
  auto it = counts_.find(kind);
  if (it == counts_.end()) it = counts_.emplace(kind, 0).first;
  return ++it->second <= kShown;
}

void Messages::repeated_error(std::string_view kind, const Error& error) {
  if (allowed(kind)) print(error.text());
}

void Messages::warning(std::string_view kind, std::string_view text) {
  if (!quiet_ && allowed(kind)) print(fmt::format("warning: {}", text));
}

void Messages::note(std::string_view text) {
  if (!quiet_) print(text);
}

void Messages::detail(std::string_view text) {
  if (verbose_) print(text);
}

void Messages::finish() {
  for (const auto& [kind, count] : counts_)
    if (count > kShown) print(fmt::format("and {} more: {}", count - kShown, kind));
  counts_.clear();
}

}  // namespace align
