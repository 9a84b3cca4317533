#include "align/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace align {
namespace {

constexpr int kBar = 20;

// "1,234,567"
std::string thousands(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t i = digits.size(); i > 3;) digits.insert(i -= 3, ",");
  return digits;
}

std::string duration(double seconds) {
  const auto whole = static_cast<uint64_t>(std::llround(std::max(0.0, seconds)));
  if (whole >= 3600)
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

double share_of(const Progress::State& state) {
  if (state.total == 0) return 0;
  return std::min(1.0, static_cast<double>(state.bytes) / static_cast<double>(state.total));
}

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

std::string progress_text(const Progress::State& state, double seconds) {
  const double share = share_of(state);
  const double rate = seconds > 0 ? static_cast<double>(state.records) / seconds : 0;
  std::string out;
  if (state.total > 0) out += fmt::format("{:.0f} %  ", share * 100);
  out += thousands(state.records) + " records";
  if (state.failed > 0) out += fmt::format("  {} failed", thousands(state.failed));
  out += fmt::format("  {:.0f}/s", rate);
  if (share > 0.01 && share < 1)
    out += fmt::format("  {} left", duration(seconds / share * (1 - share)));
  return out;
}

Progress::Progress(ProgressKind kind, bool quiet) {
  const bool terminal = isatty(STDERR_FILENO) != 0;
  if (kind == ProgressKind::json) {
    look_ = Look::json;
  } else if (kind == ProgressKind::always) {
    look_ = Look::bar;
  } else if (kind == ProgressKind::automatic && !quiet) {
    look_ = terminal ? Look::bar : Look::lines;
  }
}

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void Progress::show(const State& state) {
  using std::chrono::milliseconds;
  if (look_ == Look::none) return;
  const milliseconds pause(look_ == Look::bar ? 200 : look_ == Look::json ? 1000 : 30000);
  const Clock::time_point now = Clock::now();
  if (now - shown_ < pause) return;
  shown_ = now;
  print(state);
}

void Progress::finish(const State& state) {
  if (look_ == Look::json) print(state);
  clear();
}

void Progress::clear() {
  if (drawn_) put("\r\x1b[K");
  drawn_ = false;
}

void Progress::print(const State& state) {
  const double passed = seconds();
  if (look_ == Look::json) {
    const double rate = passed > 0 ? static_cast<double>(state.records) / passed : 0;
    put(
        fmt::format("{{\"bytes\":{},\"bytes_total\":{},\"records\":{},\"failed\":{},"
                    "\"seconds\":{:.1f},\"rate\":{:.1f}}}\n",
                    state.bytes, state.total, state.records, state.failed, passed, rate));
    return;
  }
  if (look_ == Look::lines) return put("align: " + progress_text(state, passed) + "\n");
  const auto full = static_cast<size_t>(std::lround(share_of(state) * kBar));
  put(fmt::format("\r[{}{}]  {}\x1b[K", std::string(full, '#'), std::string(kBar - full, '-'),
                  progress_text(state, passed)));
  drawn_ = true;
}

}  // namespace align
