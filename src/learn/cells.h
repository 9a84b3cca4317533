// Which words stand together in some pair of sentences: a sparse matrix, a row for each English word, a cell for
// each Vietnamese word that it has met. Every estimate is a number in a cell.
#ifndef ALIGN_LEARN_CELLS_H_
#define ALIGN_LEARN_CELLS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "learn/corpus.h"

namespace align {

struct Cells {
  std::vector<uint32_t> row_begins;  // by English word, and the end of the last
  std::vector<uint32_t> vi;          // by cell: the Vietnamese word; ascending in a row
  std::vector<size_t> pair_begins;   // by pair, and the end of the last
  std::vector<uint32_t> of_units;    // cells of a pair: English unit by English unit

  size_t size() const { return vi.size(); }
  std::span<const uint32_t> of_pair(size_t pair) const {
    return std::span(of_units).subspan(pair_begins[pair],
                                       pair_begins[pair + 1] - pair_begins[pair]);
  }
  // The cell of two words; size() when they never met.
  size_t find(uint32_t en, uint32_t vi) const;
};

// Needs 4 bytes for each English unit times Vietnamese unit of a pair, about 4 KB for a pair of sentences. The
// error is too_large.
Result<Cells> make_cells(const Corpus& corpus, size_t threads);

}  // namespace align

#endif  // ALIGN_LEARN_CELLS_H_
