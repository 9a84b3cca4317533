#include "learn/cells.h"

#include <algorithm>

#include "learn/parallel.h"

namespace align {
namespace {

constexpr size_t kMostCells = size_t{1} << 32;  // of all pairs: 16 GB
constexpr size_t kChunk = 512;                  // English words

// Where each English word stands: numbers of units, word by word.
struct Places {
  std::vector<size_t> begins;
  std::vector<uint32_t> units;
  std::vector<uint32_t> pair_of_unit;
};

Places places_of(const Corpus::Side& en) {
  Places out;
  out.begins.assign(en.words.size() + 1, 0);
  for (size_t w = 0; w < en.words.size(); ++w) out.begins[w + 1] = out.begins[w] + en.counts[w];
  std::vector<size_t> next(out.begins.begin(), out.begins.end() - 1);
  out.units.resize(en.units.size());
  out.pair_of_unit.resize(en.units.size());
  for (size_t pair = 0; pair + 1 < en.begins.size(); ++pair)
    for (size_t u = en.begins[pair]; u < en.begins[pair + 1]; ++u) {
      out.units[next[en.units[u]]++] = static_cast<uint32_t>(u);
      out.pair_of_unit[u] = static_cast<uint32_t>(pair);
    }
  return out;
}

// The rows of some English words: cells are numbered from 0, and the pairs are filled in with these numbers.
class RowMaker {
 public:
  RowMaker(const Corpus& corpus, const Places& places) : corpus_(corpus), places_(places) {
    seen_.assign(corpus.vi().words.size(), 0);
    cell_.assign(corpus.vi().words.size(), 0);
  }

  void row(uint32_t word, std::vector<uint32_t>& vi, Cells& cells) {
    const size_t begin = vi.size();
    ++stamp_;
    for_pairs(word, [&](uint32_t, size_t pair) {
      for (const uint32_t v : corpus_.vi().of(pair)) {
        if (seen_[v] == stamp_) continue;
        seen_[v] = stamp_;
        vi.push_back(v);
      }
    });
    std::sort(vi.begin() + static_cast<std::ptrdiff_t>(begin), vi.end());
    for (size_t c = begin; c < vi.size(); ++c) cell_[vi[c]] = static_cast<uint32_t>(c);
    for_pairs(word, [&](uint32_t unit, size_t pair) {
      const auto units = corpus_.vi().of(pair);
      uint32_t* to = cells.of_units.data() + cells.pair_begins[pair] +
                     (unit - corpus_.en().begins[pair]) * units.size();
      for (const uint32_t v : units) *to++ = cell_[v];
    });
  }

 private:
  template <class Use>
  void for_pairs(uint32_t word, Use use) const {
    for (size_t k = places_.begins[word]; k < places_.begins[word + 1]; ++k)
      use(places_.units[k], places_.pair_of_unit[places_.units[k]]);
  }

  const Corpus& corpus_;
  const Places& places_;
  std::vector<uint32_t> seen_;  // by Vietnamese word: the last row that has it
  std::vector<uint32_t> cell_;
  uint32_t stamp_ = 0;
};

}  // namespace

size_t Cells::find(uint32_t en, uint32_t word) const {
  const auto first = vi.begin() + row_begins[en];
  const auto last = vi.begin() + row_begins[en + 1];
  const auto it = std::lower_bound(first, last, word);
  return it == last || *it != word ? size() : static_cast<size_t>(it - vi.begin());
}

Result<Cells> make_cells(const Corpus& corpus, size_t threads) {
  Cells out;
  out.pair_begins.assign(1, 0);
  for (size_t pair = 0; pair < corpus.pairs(); ++pair)
    out.pair_begins.push_back(out.pair_begins.back() +
                              corpus.en().of(pair).size() * corpus.vi().of(pair).size());
  if (out.pair_begins.back() >= kMostCells)
    return Error{ErrorCode::too_large, "too much text to learn from at once, expected a part"};
  out.of_units.resize(out.pair_begins.back());
  const Places places = places_of(corpus.en());
  const size_t words = corpus.en().words.size();
  // Each chunk numbers its cells from 0; the chunks before it are added when their sizes are known.
  struct Part {
    std::vector<uint32_t> vi;
    std::vector<uint32_t> ends;
  };
  std::vector<Part> parts((words + kChunk - 1) / kChunk);
  for_each_chunk(words, kChunk, threads, [&](size_t, size_t begin, size_t end) {
    RowMaker maker(corpus, places);
    Part& part = parts[begin / kChunk];
    for (size_t w = begin; w < end; ++w) {
      maker.row(static_cast<uint32_t>(w), part.vi, out);
      part.ends.push_back(static_cast<uint32_t>(part.vi.size()));
    }
  });
  out.row_begins.assign(1, 0);
  std::vector<uint32_t> first;  // by part
  for (const Part& part : parts) {
    first.push_back(static_cast<uint32_t>(out.vi.size()));
    for (const uint32_t end : part.ends) out.row_begins.push_back(first.back() + end);
    out.vi.insert(out.vi.end(), part.vi.begin(), part.vi.end());
  }
  for_each_chunk(corpus.pairs(), kChunk, threads, [&](size_t, size_t begin, size_t end) {
    for (size_t pair = begin; pair < end; ++pair) {
      const auto en = corpus.en().of(pair);
      const size_t width = corpus.vi().of(pair).size();
      for (size_t i = 0; i < en.size(); ++i)
        for (size_t j = 0; j < width; ++j)
          out.of_units[out.pair_begins[pair] + i * width + j] += first[en[i] / kChunk];
    }
  });
  return out;
}

}  // namespace align
