#include "align/browser.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace align {
namespace {

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

// Started and left alone; what it prints is nobody's business.
bool start(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_RDWR, 0);
  // It outlives a Ctrl-C meant for us, and gets the signals that we hold back.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  pid_t pid = 0;
  const int code = posix_spawnp(&pid, arguments[0], &files, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return code == 0;
}

// A page of one link, for its owner alone. Empty when it cannot be written.
std::string leading_page(const std::string& address, const std::string& beside) {
  const std::string file = beside + ".open.html";
  const std::string text = fmt::format(
      "<!doctype html><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">"
      "<meta http-equiv=\"refresh\" content=\"0;url={0}\"><title>align review</title>"
      "<p><a href=\"{0}\">align review</a></p>\n",
      address);
  unlink(file.c_str());
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) return "";
  const bool whole = write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  close(fd);
  return whole ? file : "";
}

std::string absolute(const std::string& file) {
  char* path = realpath(file.c_str(), nullptr);
  std::string out = path == nullptr ? file : path;
  std::free(path);
  return out;
}

}  // namespace

OpenedPage::~OpenedPage() {
  if (!file_.empty()) unlink(file_.c_str());
}

std::optional<OpenedPage> open_in_browser(const std::string& address, const std::string& beside) {
  // Windows around this system knows its files by other names, and has one user.
  if (is_set("WSL_DISTRO_NAME") &&
      (start({"wslview", address}) || start({"explorer.exe", address})))
    return OpenedPage("");
  if (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")) return std::nullopt;
  const std::string file = leading_page(address, beside);
  if (file.empty()) return std::nullopt;
  OpenedPage page(absolute(file));
  if (!start({"xdg-open", absolute(file)}) && !start({"sensible-browser", absolute(file)}))
    return std::nullopt;
  return page;
}

}  // namespace align
