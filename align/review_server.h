// The local web server of a review: the page, and the calls of review_api.h.
//
//     Result<std::unique_ptr<ReviewServer>> server = ReviewServer::start(api, {"127.0.0.1", 0});
//     (*server)->address()      "http://127.0.0.1:41233/?token=4f1c..."
//     (*server)->stop();        what is being answered is answered first
//
// Listens on loopback unless told otherwise. Requests are bounded in size and time (bounded_stream.h), and only those
// of its own page are answered (review_guard.h). Errors: the address cannot be listened on.
#ifndef ALIGN_REVIEW_SERVER_H_
#define ALIGN_REVIEW_SERVER_H_

#include <memory>
#include <string>

#include "align/review_api.h"
#include "base/result.h"

namespace align {

class ReviewServer {
 public:
  struct Place {
    std::string host = "127.0.0.1";
    int port = 0;  // 0: one that is free
  };
  // `api` outlives the server. Serves from here on.
  static Result<std::unique_ptr<ReviewServer>> start(ReviewApi& api, const Place& place);
  ~ReviewServer();
  ReviewServer(const ReviewServer&) = delete;
  ReviewServer& operator=(const ReviewServer&) = delete;

  const std::string& address() const { return address_; }
  void stop();

 private:
  struct Impl;
  ReviewServer();
  std::unique_ptr<Impl> impl_;  // keeps the HTTP library out of this header
  std::string address_;
};

}  // namespace align

#endif  // ALIGN_REVIEW_SERVER_H_
