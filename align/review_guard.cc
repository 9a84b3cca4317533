#include "align/review_guard.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/random.h>

#include <array>
#include <cstdint>
#include <utility>

namespace align {
namespace {

// As long for a wrong token as for a right one, wherever they differ.
bool same_token(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (size_t i = 0; i < a.size(); ++i)
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  return difference == 0;
}

// "192.168.1.5:80" and "[fe80::1]:80" with that port: an address that no name server was asked for.
bool is_number_with_port(std::string_view host, int port) {
  const std::string ending = fmt::format(":{}", port);
  if (!host.ends_with(ending)) return false;
  std::string address(host.substr(0, host.size() - ending.size()));
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  if (address.starts_with('[') && address.ends_with(']'))
    return inet_pton(AF_INET6, address.substr(1, address.size() - 2).c_str(), bytes.data()) == 1;
  return inet_pton(AF_INET, address.c_str(), bytes.data()) == 1;
}

bool is_api(std::string_view path) { return path.starts_with("/api/"); }

}  // namespace

ReviewGuard::ReviewGuard(Place place) : port_(place.port), token_(std::move(place.token)) {
  anywhere_ = place.host == "0.0.0.0" || place.host == "::";
  const bool is_ipv6 = place.host.find(':') != std::string::npos;
  for (const std::string& host :
       {std::string("127.0.0.1"), std::string("localhost"), std::string("[::1]"),
        is_ipv6 ? fmt::format("[{}]", place.host) : place.host})
    hosts_.insert(fmt::format("{}:{}", host, port_));
}

bool ReviewGuard::is_our_host(const std::string& host) const {
  return hosts_.contains(host) || (anywhere_ && is_number_with_port(host, port_));
}

std::optional<ApiAnswer> ReviewGuard::refused(const RequestHead& head) const {
  if (!is_our_host(head.host)) return api_error(421, "the request names another host");
  if (!head.origin.empty() && head.origin != "http://" + head.host)
    return api_error(403, "the request is from another site");
  if (!head.fetch_site.empty() && head.fetch_site != "same-origin" &&
      // Typed, or opened from elsewhere by a person; the page alone gives nothing away without the token.
      (is_api(head.path) || head.fetch_site != "none"))
    return api_error(403, "the request is from another site");
  if (head.method != "GET" && head.method != "POST") return api_error(405, "expected GET or POST");
  const bool needs_token = is_api(head.path) || head.path == "/";
  if (needs_token && !same_token(head.token, token_))
    return api_error(
        403,
        "the token of the address is wrong or missing; use the whole address that was printed");
  if (head.method == "POST" && !head.content_type.starts_with("application/json"))
    return api_error(415, "expected Content-Type: application/json");
  return std::nullopt;
}

std::string random_token() {
  std::array<uint8_t, 16> bytes{};
  // Waits only while the machine starts.
  while (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
  }
  std::string out;
  for (const uint8_t byte : bytes) out += fmt::format("{:02x}", byte);
  return out;
}

}  // namespace align
