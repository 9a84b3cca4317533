#include "learn/hmm.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace align {
namespace {

constexpr size_t kPad = Jumps::kReach;
constexpr float kTiny = 1e-30F;

// sum[s] = far * (all of `from`) + steps near[d] from s - d (`back`: from s + d). Without branches or sums in the
// inner loop, so that the compiler makes vectors of it.
void steps(const std::vector<float>& from, size_t states, const Jumps& jumps, bool back,
           std::vector<float>& sum) {
  const float all = std::accumulate(
      from.begin() + kPad, from.begin() + kPad + static_cast<std::ptrdiff_t>(states), 0.0F);
  std::fill_n(sum.begin(), states, all * jumps.far);
  float* const to = sum.data();
  for (size_t d = 0; d < Jumps::kSteps; ++d) {
    const float weight = jumps.near[d];
    const float* const source = from.data() + (back ? d : 2 * kPad - d);
    for (size_t s = 0; s < states; ++s) to[s] += weight * source[s];
  }
}

}  // namespace

Jumps first_jumps() {
  Jumps out;
  out.far = 0.005F;
  for (size_t k = 0; k < Jumps::kSteps; ++k)
    out.near[k] = std::exp(-0.5F * std::abs(static_cast<float>(k) - Jumps::kReach - 1));
  return out;
}

void Hmm::prepare(size_t positions, size_t states, const Jumps& jumps) {
  positions_ = positions;
  states_ = states;
  chosen_.resize(positions * states);
  at_.resize(positions * states);
  scale_.resize(positions);
  room_.resize(states);
  sum_.resize(states);
  beta_.assign(states, 1.0F);
  from_.assign(states + 2 * kPad, 0.0F);
  to_.assign(states + 2 * kPad, 0.0F);
  std::fill_n(from_.begin() + kPad, states, 1.0F);
  steps(from_, states, jumps, true, sum_);
  for (size_t s = 0; s < states; ++s) room_[s] = 1 / sum_[s];
}

void Hmm::forward(std::span<const float> emission, std::span<const float> none,
                  const Jumps& jumps) {
  for (size_t p = 0; p < positions_; ++p) {
    const float* const before = p == 0 ? nullptr : at_.data() + (p - 1) * states_;
    if (p == 0) {
      std::fill_n(sum_.begin(), states_, 1 / static_cast<float>(states_));
    } else {
      for (size_t s = 0; s < states_; ++s) from_[kPad + s] = before[s] * room_[s];
      steps(from_, states_, jumps, false, sum_);
    }
    float* const chosen = chosen_.data() + p * states_;
    float* const at = at_.data() + p * states_;
    const float* const emit = emission.data() + p * states_;
    const float stay = kNoWord * none[p];
    float total = kTiny;
    for (size_t s = 0; s < states_; ++s) {
      chosen[s] = (1 - kNoWord) * emit[s] * sum_[s];
      at[s] = chosen[s] + stay * (p == 0 ? sum_[s] : before[s]);
      total += at[s];
    }
    scale_[p] = 1 / total;
    for (size_t s = 0; s < states_; ++s) {
      chosen[s] *= scale_[p];
      at[s] *= scale_[p];
    }
  }
}

// Steps from position - 1 to `position`; to_ holds what follows each state there.
void Hmm::count_steps(const Jumps& jumps, size_t position, JumpCounts& counts) const {
  const float* const before = at_.data() + (position - 1) * states_;
  float total = 0;
  float all_from = 0;
  float all_to = 0;
  float near = 0;
  for (size_t s = 0; s < states_; ++s) {
    all_from += before[s] * room_[s];
    all_to += to_[kPad + s];
  }
  for (size_t d = 0; d < Jumps::kSteps; ++d) {
    float sum = 0;
    for (size_t s = 0; s < states_; ++s) sum += before[s] * room_[s] * to_[s + d];
    counts.near[d] += sum * (jumps.near[d] + jumps.far);
    near += sum;
  }
  total = std::max(0.0F, all_from * all_to - near) * jumps.far;
  counts.far += total;
  counts.far_room += static_cast<float>(states_ > Jumps::kSteps ? states_ - Jumps::kSteps : 0);
}

void Hmm::backward(std::span<const float> emission, std::span<const float> none, const Jumps& jumps,
                   std::span<float> posterior, JumpCounts& counts) {
  for (size_t p = positions_; p-- > 0;) {
    for (size_t s = 0; s < states_; ++s)
      posterior[p * states_ + s] = chosen_[p * states_ + s] * beta_[s];
    if (p == 0) return;
    const float* const emit = emission.data() + p * states_;
    for (size_t s = 0; s < states_; ++s)
      to_[kPad + s] = (1 - kNoWord) * emit[s] * beta_[s] * scale_[p];
    count_steps(jumps, p, counts);
    steps(to_, states_, jumps, true, sum_);
    const float stay = kNoWord * none[p] * scale_[p];
    for (size_t s = 0; s < states_; ++s) beta_[s] = sum_[s] * room_[s] + stay * beta_[s];
  }
}

void Hmm::run(std::span<const float> emission, std::span<const float> none, size_t states,
              const Jumps& jumps, std::span<float> posterior, JumpCounts& counts) {
  prepare(none.size(), states, jumps);
  forward(emission, none, jumps);
  backward(emission, none, jumps, posterior, counts);
}

}  // namespace align
