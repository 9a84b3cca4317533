#include "align/signals.h"

#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <thread>

namespace align {
namespace {

// Signals reach nothing else.
std::atomic<bool> asked_to_stop{false};
std::atomic<int> signal_number{0};

void end_at_once(int signal) { _exit(128 + signal); }

sigset_t stopping_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

void wait_for_signals() {
  const sigset_t set = stopping_signals();
  int signal = 0;
  if (sigwait(&set, &signal) != 0) return;
  signal_number = signal;
  asked_to_stop = true;
  if (sigwait(&set, &signal) == 0) end_at_once(signal);
}

}  // namespace

void install_signal_handlers() {
  struct sigaction action {};
  sigemptyset(&action.sa_mask);
  action.sa_handler = end_at_once;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
  sigaction(SIGXFSZ, &action, nullptr);
}

const std::atomic<bool>& stop_gently() {
  // Blocked here and in every thread that starts later, so that only the one that waits gets them.
  const sigset_t set = stopping_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::thread(wait_for_signals).detach();
  return asked_to_stop;
}

int signal_exit_code() { return signal_number == 0 ? 0 : 128 + signal_number; }

}  // namespace align
