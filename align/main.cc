#include <unistd.h>

#include <cstdio>
#include <exception>

#include "align/messages.h"
#include "align/options.h"
#include "align/signals.h"
#include "align/verbs.h"

namespace {

int run_program(int argc, const char* const* argv) {
  const align::CommandLine line = align::parse_command_line(argc, argv, isatty(STDIN_FILENO) != 0);
  if (line.options) {
    align::Messages messages(line.options->quiet, line.options->verbose);
    return align::run(*line.options, messages);
  }
  align::Messages messages(false, false);
  if (!line.help.empty()) return align::write_result({}, messages, line.help, align::kDone);
  messages.error(line.error);
  return align::kNothingDone;
}

}  // namespace

int main(int argc, char** argv) {
  align::install_signal_handlers();
  // Nothing of ours throws; what arrives here is a lack of memory.
  try {
    return run_program(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "align: %s\n", error.what());
    return align::kNothingDone;
  }
}
