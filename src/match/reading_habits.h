// How the Chinese names of the lexicons read their syllables: "zhou" is chu in general but châu in
// places, "zheng" is trịnh as a surname but chính in given names. Counted from the entries (Xi
// Jinping = Tập Cận Bình: jin = cận, ping = bình), on first use; safe to share between threads.
#ifndef ALIGN_MATCH_READING_HABITS_H_
#define ALIGN_MATCH_READING_HABITS_H_

#include <array>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon_set.h"

namespace align {

class ReadingHabits {
 public:
  enum class Use : uint8_t { given, place, either };

  // `set` must outlive this.
  explicit ReadingHabits(const LexiconSet& set) : set_(set) {}

  // Times that names of this use read `pinyin` as `reading` (a spelling key). Surnames are not
  // counted.
  double count(Use use, std::string_view pinyin, std::string_view reading) const;

  // The same for any pinyin: how much names like the reading at all.
  double count_of_reading(Use use, std::string_view reading) const;

 private:
  void build() const;
  void learn(std::string_view en, std::string_view vi, Use use) const;
  bool walk(std::string_view letters, const std::vector<std::string>& readings,
            std::vector<std::string_view>& cut) const;
  void add(const std::string& key, Use use) const;

  const LexiconSet& set_;
  mutable std::once_flag built_;
  mutable std::unordered_map<std::string, std::array<double, 2>> counts_;  // "zhou châu", " châu"
};

}  // namespace align

#endif  // ALIGN_MATCH_READING_HABITS_H_
