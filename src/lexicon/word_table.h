// Word statistics compiled: one block of bytes that is used where it lies, like a compiled lexicon.
//
//     Header | English slots | Vietnamese slots | row begins | links | words
//
// For a matcher that meets the same words again and again: ask for the numbers of a word once (en(), vi()), keep
// them beside the word, and compare numbers from then on.
//
//     const WordTable& table = lexicons.words();
//     const uint32_t e = table.en("bank");              // fold key; kNone for a word without a row
//     for (const WordLink& link : table.row(e))         // by link.vi; empty for kNone
//       use(link.vi, link.weight);
//     table.weight(e, table.vi("hàng"))                 // wrong: the key of "hàng" is spelling_key("hàng")
//
// Little-endian; the sections are aligned to 8 bytes. Reading never allocates and is safe between threads.
#ifndef ALIGN_LEXICON_WORD_TABLE_H_
#define ALIGN_LEXICON_WORD_TABLE_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/lang.h"
#include "base/result.h"
#include "lexicon/word_rows.h"

namespace align {

struct WordLink {
  uint32_t vi = 0;  // number of the Vietnamese word
  float weight =
      0;  // in (0, 1]: of the places where one of the two stands, where the other translates it
};

class WordTable {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFFU;

  // Without rows: knows no word.
  WordTable() = default;
  // `bytes`, aligned to 8, must outlive the table, unless `owner` keeps them alive. Everything is checked, so that
  // no look-up can leave the bytes: cut or damaged ones give an error of code format.
  static Result<WordTable> open(std::string_view bytes,
                                std::shared_ptr<const void> owner = nullptr);
  // The table of these rows.
  static WordTable of(std::span<const WordRow> rows);

  // Numbers count from 0 to en_size() and vi_size().
  uint32_t en(std::string_view fold_key) const;
  uint32_t vi(std::string_view spelling_key) const;
  // Asks for the memory where these two are going to look for a key with this hash64().
  void fetch(Lang lang, uint64_t key_hash) const {
    const auto& slots = slots_[index_of(lang)];
    if (!slots.empty()) __builtin_prefetch(&slots[key_hash & (slots.size() - 1)]);
  }
  uint32_t en_size() const { return row_begins_.empty() ? 0 : en_count_; }
  uint32_t vi_size() const { return vi_count_; }

  // Ascending by `vi`.
  std::span<const WordLink> row(uint32_t en) const {
    if (en >= en_size()) return {};
    return links_.subspan(row_begins_[en], row_begins_[en + 1] - row_begins_[en]);
  }
  // Ask for the memory of a row: of where it begins, and then, by that, of its first links. `en` is a number of a word.
  void fetch_row_begin(uint32_t en) const { __builtin_prefetch(&row_begins_[en]); }
  void fetch_row(uint32_t en) const { __builtin_prefetch(links_.data() + row_begins_[en]); }
  // 0 when the row has no such word; both may be kNone.
  float weight(uint32_t en, uint32_t vi) const;
  float weight(std::string_view fold_key, std::string_view spelling_key) const {
    return weight(en(fold_key), vi(spelling_key));
  }

  // As they stand in the file that the table was made of.
  std::string_view en_word(uint32_t en) const { return words_.data() + words_at_[en]; }
  std::string_view vi_word(uint32_t vi) const { return words_.data() + words_at_[en_count_ + vi]; }

  bool empty() const { return links_.empty(); }
  size_t size() const { return links_.size(); }
  uint64_t content_hash() const { return content_hash_; }

  struct Slot {
    uint64_t hash = 0;
    uint32_t number = kNone;
    uint32_t unused = 0;
  };

 private:
  bool take(std::string_view bytes);
  bool is_sound() const;
  static uint32_t find(std::span<const Slot> slots, std::string_view key);

  std::span<const Slot> slots_[2];  // hash tables, at least one slot free: English, Vietnamese
  std::span<const uint32_t> row_begins_;
  std::span<const WordLink> links_;
  std::span<const uint32_t> words_at_;  // English words, then Vietnamese ones
  std::string_view words_;              // each with a NUL behind it
  uint32_t en_count_ = 0;
  uint32_t vi_count_ = 0;
  uint64_t content_hash_ = 0;
  std::shared_ptr<const void> owner_;
};

// The compiled form of `rows`, whatever their order. Of rows with one pair of keys the greatest weight counts.
// Deterministic.
std::string compile_word_table(std::span<const WordRow> rows);

// The statistics of the project as they were compiled into the program.
std::string_view builtin_word_table();

}  // namespace align

#endif  // ALIGN_LEXICON_WORD_TABLE_H_
