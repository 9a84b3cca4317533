// Entities over many records and files: what `batch` writes as entities.tsv, what merging adds up.
//
// A record whose languages stood the other way round is counted under the languages themselves.
//
//     EntityTotals totals;
//     totals.add(record, "news");              an OutputRecord and the file that it is from
//     totals.merge(other);                     in any order and grouping: the same sum
//     for (const EntityTotal& e : totals.sorted()) ...
//
// Entities of different records are one when type and full names agree, whatever case, tone placement and, in English,
// marks ("HA LONG" = "Hạ Long" is "Ha Long" = "Hạ Long"). Forms are kept in NFC and as tables can hold them; those of a
// record whose languages stand the other way round are counted under their language. A name with two renderings stays
// two rows: see find_conflicts().
#ifndef ALIGN_RESULTS_ENTITY_TOTALS_H_
#define ALIGN_RESULTS_ENTITY_TOTALS_H_

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "results/output_record.h"
#include "table/rows.h"

namespace align {

struct EntityTotal {
  using Counts = std::map<std::string, uint64_t, std::less<>>;

  Type type = Type::MISC;
  std::array<Counts, 2>
      forms;     // by index_of(Lang): each spelling and how often it occurs; short forms too
  Counts files;  // mentions by file of origin; a pair is one
  uint64_t records = 0;  // in which it occurs
  double score = 0;      // of its best pair; 0 when one side is empty
  std::string evidence;  // of that pair, as tables show it; else the best suggestion
  std::string status = "auto";

  // Set by sorted(): the commonest spelling of the full name, and the key of the row.
  std::array<std::string, 2> name;
  std::string id;

  uint64_t count(Lang lang) const;
  bool aligned() const { return !forms[0].empty() && !forms[1].empty(); }
  // The most frequent first, without the name itself.
  std::vector<std::string> variants(Lang lang) const;
};

class EntityTotals {
 public:
  EntityTotals() = default;
  EntityTotals(const EntityTotals&) = delete;  // pointers of one into the other
  EntityTotals& operator=(const EntityTotals&) = delete;
  EntityTotals(EntityTotals&&) = default;
  EntityTotals& operator=(EntityTotals&&) = default;

  void add(const OutputRecord& record, std::string_view file);
  // A row of a table; `name` tells which entity it is.
  void add(EntityTotal total);
  void merge(const EntityTotals& other);

  bool empty() const { return totals_.empty(); }
  // Aligned ones first, then by frequency, type and names.
  std::vector<EntityTotal> sorted() const;

 private:
  // Where an entity with these names is counted, and the names as it has them.
  struct Place {
    EntityTotal* total = nullptr;
    std::array<std::string, 2> names;
  };
  Place& at(Type type, const std::array<std::string, 2>& names);

  std::unordered_map<std::string, EntityTotal> totals_;  // by type and keys of the full names
  std::unordered_map<std::string, Place> spelled_;       // by type and names: most were here before
};

// What EntityTotals holds the entity with these full names under: equal for names that are one entity.
std::string total_key(Type type, const std::array<std::string, 2>& names);

// One name with several renderings, `lang` its language: of "Ministry X" = "Bộ A" and "Ministry X" = "Bộ B" the
// second is rarer. Rows are indices into the list, the most frequent first.
struct Conflict {
  Lang lang = Lang::en;
  std::string name;
  std::vector<size_t> rows;
  uint64_t count = 0;  // mentions of all of them
};

// Of aligned names, titles and terms of one type; the most frequent first. `sorted` as sorted() gives it.
std::vector<Conflict> find_conflicts(const std::vector<EntityTotal>& sorted);

}  // namespace align

#endif  // ALIGN_RESULTS_ENTITY_TOTALS_H_
