// Work in chunks on several threads. Which thread gets which chunk is left to chance, so a result must not
// depend on it: each chunk writes to its own place, or adds whole numbers, whose sum knows no order.
#ifndef ALIGN_LEARN_PARALLEL_H_
#define ALIGN_LEARN_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace align {

// Calls work(thread, begin, end) for [0, count) in chunks of `size`; threads are numbered from 0. The caller's
// thread is one of them. `work` must not throw.
template <class Work>
void for_each_chunk(size_t count, size_t size, size_t threads, const Work& work) {
  const size_t chunks = (count + size - 1) / size;
  std::atomic<size_t> next = 0;
  const auto run = [&](size_t thread) {
    for (size_t chunk = next++; chunk < chunks; chunk = next++)
      work(thread, chunk * size, std::min(count, (chunk + 1) * size));
  };
  std::vector<std::thread> others;
  for (size_t t = 1; t < std::min(threads, chunks); ++t) others.emplace_back(run, t);
  run(0);
  for (std::thread& other : others) other.join();
}

// Sums of fractions as whole numbers of this many to one: the same whatever the order of adding.
constexpr double kWhole = 1 << 20;
inline uint64_t fixed_point(float fraction) {
  return static_cast<uint64_t>(std::llround(static_cast<double>(fraction) * kWhole));
}

}  // namespace align

#endif  // ALIGN_LEARN_PARALLEL_H_
