#include "text/address.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace align {
namespace {

constexpr std::array<std::string_view, 15> kDomains = {"com", "vn",   "net", "org", "gov",
                                                       "edu", "info", "io",  "uk",  "eu",
                                                       "co",  "tv",   "Com", "Net", "Org"};

bool is_alnum(char c) {
  const auto lower = static_cast<char>(c | 0x20);
  return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z');
}

bool is_letter_at(std::string_view text, size_t i) {
  return i < text.size() && (is_alnum(text[i]) || static_cast<signed char>(text[i]) < 0);
}

bool looks_like_mailbox(std::string_view rest) {
  constexpr size_t kLongest = 64;
  size_t i = 0;
  while (i < std::min(rest.size(), kLongest) &&
         (is_alnum(rest[i]) || rest[i] == '.' || rest[i] == '_' || rest[i] == '-'))
    ++i;
  return i > 0 && i + 1 < rest.size() && rest[i] == '@' && rest[i + 1] >= 'a' && rest[i + 1] <= 'z';
}

bool looks_like_page(std::string_view rest) {
  size_t scheme = 0;
  while (scheme < rest.size() && is_alnum(rest[scheme])) ++scheme;
  return rest.starts_with("www.") || (scheme > 0 && rest.substr(scheme, 3) == "://");
}

bool ends_address(char32_t c) {
  return c == '"' || c == ')' || c == 0x201D || char_class(c) == CharClass::space;
}

}  // namespace

size_t address_end(std::string_view text, size_t begin) {
  const std::string_view rest = text.substr(begin);
  if (!looks_like_page(rest) && !looks_like_mailbox(rest)) return 0;
  size_t end = begin;
  while (end < text.size()) {
    size_t next = end;
    if (ends_address(next_code_point(text, next))) break;
    end = next;
  }
  while (end > begin && std::string_view(".,;:!?)'").find(text[end - 1]) != std::string_view::npos)
    --end;
  return end;
}

size_t domain_end(std::string_view text, size_t stop) {
  size_t end = 0;
  while (stop < text.size() && text[stop] == '.') {
    size_t next = stop + 1;
    while (is_letter_at(text, next)) ++next;
    const std::string_view part = text.substr(stop + 1, next - stop - 1);
    if (std::find(kDomains.begin(), kDomains.end(), part) == kDomains.end()) break;
    end = stop = next;
  }
  return end;
}

}  // namespace align
