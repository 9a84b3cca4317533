// Records that are used where they lie, in bytes that nobody has looked through: whatever the bytes
// are, reading them is safe and gives values that the rest of the program can bear.
//
//     Records<EntryRecord> entries;  entries[4000000000]      an empty record when there are fewer
//     Stored<RowType, RowType::SOUND> type;                   the first type when the byte is none
//     StoredWeight weight;                                    0 when the bytes are no finite number
#ifndef ALIGN_LEXICON_RECORDS_H_
#define ALIGN_LEXICON_RECORDS_H_

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace align {

// A run of records. An index outside is answered with an empty record, a run that does not fit with an empty one.
template <class Record>
class Records {
 public:
  Records() = default;
  explicit Records(std::span<const Record> records)
      : data_(records.data()), size_(records.size()) {}
  const Record& operator[](size_t i) const { return i < size_ ? data_[i] : kEmpty; }
  Records run(size_t first, size_t count) const {
    if (first > size_ || count > size_ - first) return {};
    return Records(std::span(data_ + first, count));
  }
  const Record* begin() const { return data_; }
  const Record* end() const { return data_ + size_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // Asks for the memory of a record.
  void fetch(size_t i) const { __builtin_prefetch(&(*this)[i]); }

 private:
  static constexpr Record kEmpty{};
  const Record* data_ = nullptr;
  size_t size_ = 0;
};

template <class Enum, Enum kLast>
class Stored {
 public:
  constexpr Stored() = default;
  constexpr Stored(Enum value) : byte_(static_cast<uint8_t>(value)) {}  // NOLINT: stands for it
  constexpr operator Enum() const {                                     // NOLINT
    return byte_ <= static_cast<uint8_t>(kLast) ? static_cast<Enum>(byte_) : Enum{};
  }
  constexpr bool sound() const { return byte_ <= static_cast<uint8_t>(kLast); }

 private:
  uint8_t byte_ = 0;
};

class StoredWeight {
 public:
  constexpr StoredWeight() = default;
  constexpr StoredWeight(float value) : value_(value) {}                    // NOLINT: stands for it
  operator float() const { return std::isfinite(value_) ? value_ : 0.0F; }  // NOLINT
  bool sound() const { return std::isfinite(value_); }

 private:
  float value_ = 0;
};

}  // namespace align

#endif  // ALIGN_LEXICON_RECORDS_H_
