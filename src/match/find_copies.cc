#include <utility>

#include "base/local_memory.h"
#include "match/copies.h"

namespace align {
namespace {

class Finder {
 public:
  Finder(const AnalysedText& en, TokenSpan en_range, const AnalysedText& vi, TokenSpan vi_range,
         const Vocabulary& words)
      : en_(en), vi_(vi), en_range_(en_range), vi_range_(vi_range), words_(words) {}

  std::vector<Copy> run() const {
    constexpr size_t kMost = 2000;  // a name may stand many times on both sides
    LocalMemory<1024> memory;
    std::pmr::vector<std::pair<uint32_t, uint32_t>> vi_starts(memory.get());  // spelling, token
    vi_starts.reserve(vi_range_.size());
    for (uint32_t j = vi_range_.begin; j < vi_range_.end; ++j)
      if (starts(vi_, j)) vi_starts.emplace_back(words_.info(vi_.tokens[j].word).spelling, j);
    std::vector<Copy> out;
    for (uint32_t i = en_range_.begin; i < en_range_.end; ++i) {
      if (!starts(en_, i)) continue;
      const uint32_t spelling = words_.info(en_.tokens[i].word).spelling;
      for (const auto& [vi_spelling, j] : vi_starts) {
        if (vi_spelling != spelling || !is_first(i, j)) continue;
        const uint32_t size = length(i, j);
        out.push_back({{i, i + size}, {j, j + size}});
        if (out.size() == kMost) return out;
      }
    }
    return out;
  }

 private:
  bool starts(const AnalysedText& text, uint32_t token) const {
    if ((text.hit_kinds[token] & TokenKinds::kCapitalOrValue) == 0) return false;  // most
    const WordInfo& word = words_.info(text.tokens[token].word);
    return text.tokens[token].is_text() && (word.is(kHasCapital) || word.is(kHasDigit));
  }

  bool equal(uint32_t i, uint32_t j) const {
    const Token& a = en_.tokens[i];
    const Token& b = vi_.tokens[j];
    if (a.word == b.word) return true;
    if (a.mark != 0 || b.mark != 0) return a.mark == b.mark;
    const WordInfo& word = words_.info(a.word);
    return word.letters > 0 && word.spelling == words_.info(b.word).spelling;
  }

  // Of a stretch that goes on to the left another word was the first.
  bool is_first(uint32_t i, uint32_t j) const {
    while (i > en_range_.begin && j > vi_range_.begin && equal(i - 1, j - 1)) {
      --i;
      --j;
      if (starts(en_, i) && starts(vi_, j)) return false;
    }
    return true;
  }

  // Up to the last word that may begin or end a name.
  uint32_t length(uint32_t i, uint32_t j) const {
    uint32_t last = 1;
    for (uint32_t k = 1; i + k < en_range_.end && j + k < vi_range_.end && equal(i + k, j + k); ++k)
      if (starts(en_, i + k)) last = k + 1;
    return last;
  }

  const AnalysedText& en_;
  const AnalysedText& vi_;
  TokenSpan en_range_;
  TokenSpan vi_range_;
  const Vocabulary& words_;
};

}  // namespace

std::vector<Copy> find_copies(const AnalysedText& en, TokenSpan en_range, const AnalysedText& vi,
                              TokenSpan vi_range, const Workspace& workspace) {
  return Finder(en, en_range, vi, vi_range, workspace.vocabulary).run();
}

}  // namespace align
