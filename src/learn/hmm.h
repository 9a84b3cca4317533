// A hidden Markov model of word order (Vogel, Ney and Tillmann 1996): each position of one sentence chooses a word
// of the other, near the one that the position before it chose, or none.
#ifndef ALIGN_LEARN_HMM_H_
#define ALIGN_LEARN_HMM_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace align {

// How likely a step of `d` words is, relative to other steps that the sentence has room for.
struct Jumps {
  static constexpr int kReach = 6;  // longer steps are all alike
  static constexpr size_t kSteps = 2 * kReach + 1;
  std::array<float, kSteps> near = {};  // of d = -kReach ... kReach, above `far`
  float far = 0;                        // of every other step
};

// To begin with: short steps forward are likelier.
Jumps first_jumps();

// Expected steps of some sentences, to be added up.
struct JumpCounts {
  std::array<float, Jumps::kSteps> near = {};
  float far = 0;
  float far_room =
      0;  // steps that could have been far ones, counted with all places they could lead to
};

constexpr float kNoWord = 0.1F;  // chance that a position chooses none

// One for each thread; `run` fills it anew.
class Hmm {
 public:
  // emission[p * states + s]: chance that state s gives what stands at position p; none[p]: that no state did.
  // posterior, of the same shape: chance that p chose s. Both sizes are at least 1.
  void run(std::span<const float> emission, std::span<const float> none, size_t states,
           const Jumps& jumps, std::span<float> posterior, JumpCounts& counts);

 private:
  void prepare(size_t positions, size_t states, const Jumps& jumps);
  void forward(std::span<const float> emission, std::span<const float> none, const Jumps& jumps);
  void backward(std::span<const float> emission, std::span<const float> none, const Jumps& jumps,
                std::span<float> posterior, JumpCounts& counts);
  void count_steps(const Jumps& jumps, size_t position, JumpCounts& counts) const;

  size_t positions_ = 0;
  size_t states_ = 0;
  std::vector<float> chosen_;  // by position and state: forward chance that it chose this state
  std::vector<float> at_;      // the same, and those that chose none since
  std::vector<float> scale_;   // by position
  std::vector<float> room_;    // by state: 1 / weight of all steps that stay inside
  // With kReach zeros on both sides, so that steps need no bounds.
  std::vector<float> from_;
  std::vector<float> to_;
  std::vector<float> sum_;
  std::vector<float> beta_;
};

}  // namespace align

#endif  // ALIGN_LEARN_HMM_H_
