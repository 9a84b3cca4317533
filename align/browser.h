// Opens a page in the browser of whoever sits at the machine.
//
//     const auto opened = open_in_browser("http://127.0.0.1:41233/?token=4f1c...", "news.review.db");
//     nothing when there is no screen, as over ssh
//
// Other people on the machine can read the arguments of programs, so the browser is given a file that only its owner
// can read and that leads to the address. It lies beside `beside`, where a browser in a sandbox may look too.
#ifndef ALIGN_BROWSER_H_
#define ALIGN_BROWSER_H_

#include <optional>
#include <string>
#include <utility>

namespace align {

// Removes the file in the end.
class OpenedPage {
 public:
  explicit OpenedPage(std::string file) : file_(std::move(file)) {}
  ~OpenedPage();
  OpenedPage(OpenedPage&& other) noexcept : file_(std::exchange(other.file_, {})) {}
  OpenedPage& operator=(OpenedPage&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }

 private:
  std::string file_;
};

std::optional<OpenedPage> open_in_browser(const std::string& address, const std::string& beside);

}  // namespace align

#endif  // ALIGN_BROWSER_H_
