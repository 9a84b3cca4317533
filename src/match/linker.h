// Not for outside; see links.h. What the finders of links share: one object for two stretches of text.
#ifndef ALIGN_MATCH_LINKER_H_
#define ALIGN_MATCH_LINKER_H_

#include <array>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "match/links.h"

namespace align {

struct LinkWord {
  uint32_t token;
  bool capital;
  uint32_t next;  // of the words of one bucket of vi_by_fold, as there
  const WordInfo* info;
};

// A set of numbers that may say yes to one it does not hold: what it says no to need not be looked for.
class NumberFilter {
 public:
  void insert(uint32_t n) { bits_[n / 64 % kWords] |= uint64_t{1} << n % 64; }
  bool may_hold(uint32_t n) const { return (bits_[n / 64 % kWords] >> n % 64 & 1U) != 0; }

 private:
  static constexpr uint32_t kWords = 16;
  std::array<uint64_t, kWords> bits_ = {};
};

struct LinkTask {
  LinkTask(const LinkInput& input, Workspace& workspace, Links& out, std::pmr::memory_resource* m)
      : in(input),
        w(workspace),
        links(out),
        memory(m),
        en(m),
        vi(m),
        en_capitals(m),
        vi_capitals(m) {}

  const LinkInput& in;
  Workspace& w;
  Links& links;
  std::pmr::memory_resource* memory;  // for lists that do not outlive the task
  std::pmr::vector<LinkWord> en;
  std::pmr::vector<LinkWord> vi;
  std::pmr::vector<uint32_t> en_capitals;  // places in `en` of the words with a capital
  std::pmr::vector<uint32_t> vi_capitals;
  std::array<uint32_t, 256> vi_by_fold =
      {};  // by last byte of the fold key: place in `vi`, + 1; 0: none
};

class Linker {
 public:
  using Word = LinkWord;
  explicit Linker(const LinkTask& task)
      : task_(task), in_(task.in), w_(task.w), links_(task.links), en_(task.en), vi_(task.vi) {}

 protected:
  const Token& en_token(uint32_t i) const { return in_.en.tokens[i]; }
  const Token& vi_token(uint32_t i) const { return in_.vi.tokens[i]; }
  std::string_view fold(const Word& w) const { return w_.vocabulary.key_text(w.info->fold); }

  // Calls `use(word)` for the Vietnamese words with this fold key, in their order.
  template <class Use>
  void for_same_fold(uint32_t fold, Use use) const {
    for (uint32_t k = task_.vi_by_fold[fold % task_.vi_by_fold.size()]; k != 0; k = vi_[k - 1].next)
      if (vi_[k - 1].info->fold == fold) use(vi_[k - 1]);
  }

  const LinkTask& task_;
  const LinkInput& in_;
  Workspace& w_;
  Links& links_;
  std::span<const Word> en_;
  std::span<const Word> vi_;
};

// Equal words, equal words joined, forms of one lexicon entry.
void link_words(const LinkTask& task);
// Initials, and pinyin with its Sino-Vietnamese readings.
void link_names(const LinkTask& task);
// Similar letters and sounds.
void link_sounds(const LinkTask& task);
// Words that translate each other in parallel text.
void link_statistics(const LinkTask& task);

}  // namespace align

#endif  // ALIGN_MATCH_LINKER_H_
