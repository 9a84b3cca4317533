// Who may talk to the review server: the page that this run opened, and nobody else.
//
//     const ReviewGuard guard({"127.0.0.1", 8765, "4f1c..."});
//     guard.refused({"GET", "/api/state", "127.0.0.1:8765", "", "", "4f1c...", ""})      nothing: welcome
//     guard.refused({"GET", "/api/state", "evil.example:8765", ...})        421: a name that was bent to this address
//     guard.refused({"POST", "/api/decide", "127.0.0.1:8765", "http://evil.example", ...})  403: another site's page
//
// Against DNS rebinding the Host has to be the address itself; against pages of other sites Origin and Sec-Fetch-Site
// have to be our own, and every call carries the token of the address in a header, which a page of another site cannot
// send without asking first, and nobody answers that question. Bodies have to be JSON, so that no form can send them.
#ifndef ALIGN_REVIEW_GUARD_H_
#define ALIGN_REVIEW_GUARD_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "align/review_api.h"

namespace align {

// What a request says of itself; empty: does not.
struct RequestHead {
  std::string method;
  std::string path;
  std::string host;
  std::string origin;
  std::string fetch_site;  // Sec-Fetch-Site
  std::string token;       // of the header; for the page itself of the address
  std::string content_type;
};

class ReviewGuard {
 public:
  struct Place {
    std::string host;  // that the server listens on: "127.0.0.1"
    int port = 0;
    std::string token;
  };
  explicit ReviewGuard(Place place);

  // Why not; nothing when the request is welcome.
  std::optional<ApiAnswer> refused(const RequestHead& head) const;

 private:
  std::set<std::string> hosts_;  // as Host names us
  bool anywhere_ = false;        // listens on every address: any of them, as a number
  int port_;
  std::string token_;

  bool is_our_host(const std::string& host) const;
};

// 128 bits that nobody can guess, as hex digits.
std::string random_token();

}  // namespace align

#endif  // ALIGN_REVIEW_GUARD_H_
