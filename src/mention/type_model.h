// Which type a name has, as a sum of small whole numbers: everything that is seen of a name (a clue:
// "its last word is 'ministry'", "ông stands before it") has a weight for each type, and the type with
// the largest sum wins. The weights are learned (lexicons/make/types.py) and stand as text in
// lexicons/type-weights.txt; the build turns them into the table that this reads.
//
//     TypeSums sums{};
//     model.add(clue, sums);              // for each clue; what the model does not know adds nothing
//     Type type = likeliest_type(sums);
#ifndef ALIGN_MENTION_TYPE_MODEL_H_
#define ALIGN_MENTION_TYPE_MODEL_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/literal_hash.h"

namespace align {

// PER ORG LOC MISC NORP, numbered as in Type: the only types that are guessed.
constexpr size_t kGuessedTypes = 5;
using TypeSums = std::array<int32_t, kGuessedTypes>;

// A sum of this much is one unit of the logarithm of the odds.
constexpr double kTypeUnit = 40;

// One thing seen of a name. `kind` says what it is ("vi.before"), `a` and `b` which one; both may be empty.
// Views are of text that outlives the clue.
// A string in the code is hashed when the program is compiled.
struct ClueText {
  std::string_view text;
  uint64_t hash = literal_hash({});

  ClueText() = default;
  consteval ClueText(const char* s)  // NOLINT(google-explicit-constructor)
      : text(s), hash(literal_hash(text)) {}
  ClueText(std::string_view s)  // NOLINT(google-explicit-constructor)
      : text(s), hash(hash64(s)) {}
  // Where hash64(s) is known.
  ClueText(std::string_view s, uint64_t known) : text(s), hash(known) {}
};
struct TypeClue {
  ClueText kind;
  ClueText a;
  ClueText b;

  uint32_t key() const {
    const uint64_t h = kind.hash * 3 + a.hash;
    return static_cast<uint32_t>(b.text.empty() ? mix64(h) : mix64(h * 5 + b.hash));
  }
};

class TypeModel {
 public:
  // The weights of the program.
  static const TypeModel& builtin();
  // Of compiled bytes that outlive the model, aligned to 4; nothing when they are no table.
  static std::optional<TypeModel> open(std::string_view bytes);

  // Asks for the memory where add() is going to look.
  void fetch(uint32_t key) const { __builtin_prefetch(&slots_[key & mask_]); }
  void add(const TypeClue& clue, TypeSums& sums) const { add(clue.key(), sums); }
  void add(uint32_t key, TypeSums& sums) const {
    for (uint32_t i = key & mask_; slots_[i].used != 0; i = (i + 1) & mask_) {
      if (slots_[i].key != key) continue;
      for (size_t t = 0; t < kGuessedTypes; ++t) sums[t] += slots_[i].weights[t];
      return;
    }
  }

 private:
  friend struct TypeTableWriter;
  struct Slot {
    uint32_t key = 0;
    std::array<int8_t, kGuessedTypes> weights{};
    uint8_t used = 0;
    std::array<uint8_t, 2> unused{};
  };
  const Slot* slots_ = nullptr;
  uint32_t mask_ = 0;
};

// The table for the text of a weights file: lines `KIND TAB A TAB B TAB` and five numbers from -127 to 127
// parted by blanks; lines that begin with '#' are left out. Nothing when a line is no such line or two lines
// have one key; `fault` then says which.
std::optional<std::string> compile_type_weights(std::string_view text, std::string& fault);

}  // namespace align

#endif  // ALIGN_MENTION_TYPE_MODEL_H_
