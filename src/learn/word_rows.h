// What a trained model says about words, as rows of a word table.
#ifndef ALIGN_LEARN_WORD_ROWS_H_
#define ALIGN_LEARN_WORD_ROWS_H_

#include <vector>

#include "learn/train.h"
#include "lexicon/word_rows.h"

namespace align {

// What a pair of words must have to get a row.
struct RowBounds {
  double count = 3;      // expected number of links
  double weight = 0.02;  // of the row
};

// The rows, by English word, then Vietnamese. Words of letters only: numbers and marks translate themselves.
std::vector<WordRow> word_rows(const TranslationModel& model, const RowBounds& bounds,
                               size_t threads);

}  // namespace align

#endif  // ALIGN_LEARN_WORD_ROWS_H_
