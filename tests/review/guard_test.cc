#include <doctest/doctest.h>

#include "align/review_guard.h"

namespace align {
namespace {

RequestHead own(std::string method = "GET", std::string path = "/api/state") {
  RequestHead out;
  out.method = std::move(method);
  out.path = std::move(path);
  out.host = "127.0.0.1:80";
  out.token = "secret";
  if (out.method == "POST") out.content_type = "application/json";
  return out;
}

int status(const RequestHead& head, const std::string& host = "127.0.0.1") {
  const auto refused = ReviewGuard({host, 80, "secret"}).refused(head);
  return refused ? refused->status : 200;
}

RequestHead with(RequestHead head, std::string RequestHead::*member, const std::string& value) {
  head.*member = value;
  return head;
}

TEST_CASE("the page's own requests are welcome") {
  CHECK(status(own()) == 200);
  CHECK(status(own("POST", "/api/decide")) == 200);
  CHECK(status(with(own(), &RequestHead::origin, "http://127.0.0.1:80")) == 200);
  CHECK(status(with(own(), &RequestHead::fetch_site, "same-origin")) == 200);
  CHECK(status(with(own("GET", "/"), &RequestHead::fetch_site, "none")) == 200);
  for (const char* host : {"localhost:80", "[::1]:80"})
    CHECK(status(with(own(), &RequestHead::host, host)) == 200);
  // Its parts give nothing away.
  CHECK(status(with(own("GET", "/page.js"), &RequestHead::token, "")) == 200);
}

TEST_CASE("names that were bent to this address") {
  for (const char* host : {"evil.example:80", "evil.example", "127.0.0.1", "127.0.0.1:81", "",
                           "127.0.0.1:80.evil.example", "localhost.evil.example:80"})
    CHECK_MESSAGE(status(with(own(), &RequestHead::host, host)) == 421, host);
}

TEST_CASE("an address that was asked for; every address, but no name") {
  RequestHead head = with(own(), &RequestHead::host, "192.168.1.5:80");
  CHECK(status(head) == 421);
  CHECK(status(head, "192.168.1.5") == 200);
  CHECK(status(head, "0.0.0.0") == 200);
  CHECK(status(with(own(), &RequestHead::host, "[fe80::1]:80"), "::") == 200);
  CHECK(status(with(own(), &RequestHead::host, "[fe80::1]:80"), "fe80::1") == 200);
  CHECK(status(with(own(), &RequestHead::host, "evil.example:80"), "0.0.0.0") == 421);
}

TEST_CASE("pages of other sites") {
  for (const char* origin :
       {"http://evil.example", "https://127.0.0.1:80", "http://127.0.0.1:81", "null"})
    CHECK_MESSAGE(status(with(own("POST", "/api/decide"), &RequestHead::origin, origin)) == 403,
                  origin);
  for (const char* site : {"cross-site", "same-site", "none"})
    CHECK_MESSAGE(status(with(own(), &RequestHead::fetch_site, site)) == 403, site);
  CHECK(status(with(own("GET", "/"), &RequestHead::fetch_site, "cross-site")) == 403);
  for (const char* type :
       {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""})
    CHECK_MESSAGE(status(with(own("POST", "/api/decide"), &RequestHead::content_type, type)) == 415,
                  type);
}

TEST_CASE("the token") {
  for (const char* token : {"", "secre", "secrets", "SECRET"}) {
    CHECK(status(with(own(), &RequestHead::token, token)) == 403);
    CHECK(status(with(own("GET", "/"), &RequestHead::token, token)) == 403);
  }
  CHECK(random_token().size() == 32);
  CHECK(random_token() != random_token());
}

TEST_CASE("other methods") {
  for (const char* method : {"PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"})
    CHECK(status(own(method)) == 405);
}

}  // namespace
}  // namespace align
