// SIGINT and SIGTERM. A verb that can stop in the middle calls stop_gently() and keeps what it has done;
// the others end at once. A second signal always ends the program.
#ifndef ALIGN_SIGNALS_H_
#define ALIGN_SIGNALS_H_

#include <atomic>

namespace align {

// Handles both signals, and makes a write to a closed pipe, or beyond the largest file allowed, fail instead of killing
// the program.
void install_signal_handlers();
// From here on the first signal only sets the flag. Call it before any other thread is started.
const std::atomic<bool>& stop_gently();
// 130 or 143 after a signal, else 0.
int signal_exit_code();

}  // namespace align

#endif  // ALIGN_SIGNALS_H_
