// Word statistics as a file: which English word is translated by which Vietnamese syllable, how often, how
// reliably. `align learn` writes it; the format is described in lexicons/README.md.
//
//     en      vi      count   weight
//     # learned by: align learn pairs.tsv
//     bank    hàng    412     0.613
//
// UTF-8, NFC, sorted by en, then vi, byte by byte. `en` is a fold key (text/fold.h), `vi` one spelling of the
// syllable in lower case: it stands for all that share its spelling key.
#ifndef ALIGN_LEXICON_WORD_ROWS_H_
#define ALIGN_LEXICON_WORD_ROWS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace align {

struct WordRow {
  std::string en;
  std::string vi;
  uint32_t count = 0;  // expected number of pairs of sentences in which they translate each other
  float weight = 0;    // in (0, 1]
};

constexpr std::string_view kWordTableHeader = "en\tvi\tcount\tweight";

// `text` wants to be a file of word statistics: no other file begins so.
bool is_word_table(std::string_view text);

// The whole file or an error with its line: a file made by a program is right in every line, or damaged.
Result<std::vector<WordRow>> read_word_rows(std::string_view text, const std::string& file);

// Header, `comments` (without "# "), rows in their order.
std::string write_word_rows(std::span<const WordRow> rows, std::span<const std::string> comments);

}  // namespace align

#endif  // ALIGN_LEXICON_WORD_ROWS_H_
