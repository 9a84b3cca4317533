#include "align/signals.h"

#include <unistd.h>

#include <csignal>

namespace align {
namespace {

// A signal handler can reach nothing else.
std::atomic<bool> asked_to_stop{false};
std::atomic<bool> stops_gently{false};
std::atomic<int> signal_number{0};
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void handle(int signal) {
  signal_number = signal;
  if (!stops_gently || asked_to_stop.exchange(true)) _exit(128 + signal);
}

}  // namespace

void install_signal_handlers() {
  struct sigaction action {};
  action.sa_handler = handle;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
}

const std::atomic<bool>& stop_flag() {
  stops_gently = true;
  return asked_to_stop;
}

int signal_exit_code() { return signal_number == 0 ? 0 : 128 + signal_number; }

}  // namespace align
