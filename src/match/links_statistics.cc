// Links of words that translate each other in parallel text.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "match/linker.h"
#include "mention/region.h"

namespace align {
namespace {

class StatisticsLinker : public Linker {
 public:
  using Linker::Linker;

  void run() {
    if (!in_.disabled(EvidenceKind::statistics)) statistics();
  }

 private:
  static constexpr size_t kLongRow = 16;  // times the words of the sentence

  enum class Known : uint8_t { unknown, no, yes };

  // A Vietnamese word that the table has, in a list for each last byte of its number.
  struct Place {
    uint32_t number = 0;  // in the table
    uint32_t token = 0;
    uint32_t next = 0;               // place of the same list, + 1; 0 at its end
    float share = 0;                 // of the segment that stands before it
    Known in_name = Known::unknown;  // in_known_name()
  };
  struct EnglishPlace {
    uint32_t number = 0;  // in the table
    uint32_t token = 0;
    float share = 0;
    Known in_name = Known::unknown;
  };
  struct Places {
    std::pmr::vector<Place> list;
    std::array<uint32_t, 256> first = {};  // place + 1; 0 where the list is empty
    NumberFilter numbers;                  // of the list: most links are to others
  };

  // Words that translate each other in parallel text, weaker the farther apart they stand.
  void statistics() {
    const WordTable& table = w_.matcher.set().words();
    if (table.empty()) return;
    // The table is larger than the cache: where its rows begin is asked for first, then the rows, and only then are
    // they read.
    std::pmr::vector<EnglishPlace> en_places = places_of_en(table);
    Places places = places_of_vi();
    for (const EnglishPlace& en : en_places) table.fetch_row(en.number);
    for (EnglishPlace& en : en_places) {
      const std::span<const WordLink> row = table.row(en.number);
      if (row.size() > kLongRow * places.list.size()) {
        look_up(en, row, places);
        continue;
      }
      for (const WordLink& link : row) {
        if (!places.numbers.may_hold(link.vi)) continue;
        for (uint32_t k = places.first[link.vi % places.first.size()]; k != 0;
             k = places.list[k - 1].next)
          if (places.list[k - 1].number == link.vi)
            add_statistics(en, places.list[k - 1], link.weight);
      }
    }
  }

  std::pmr::vector<EnglishPlace> places_of_en(const WordTable& table) const {
    std::pmr::vector<EnglishPlace> out(task_.memory);
    out.reserve(en_.size());
    for (const Word& e : en_) {
      const WordRole role = w_.role(en_token(e.token).word, Lang::en);
      if (role.is(WordRole::kFunction) || role.statistics == WordTable::kNone) continue;
      table.fetch_row_begin(role.statistics);
      out.push_back({role.statistics, e.token, share(e.token, links_.en()), Known::unknown});
    }
    return out;
  }

  Places places_of_vi() const {
    Places out{std::pmr::vector<Place>(task_.memory)};
    out.list.reserve(vi_.size());
    for (const Word& v : vi_) {
      const uint32_t number = w_.role(vi_token(v.token).word, Lang::vi).statistics;
      if (number == WordTable::kNone) continue;
      out.numbers.insert(number);
      uint32_t& first = out.first[number % out.first.size()];
      out.list.push_back({number, v.token, first, share(v.token, links_.vi()), Known::unknown});
      first = static_cast<uint32_t>(out.list.size());
    }
    return out;
  }

  // Common words have long rows: the words of the sentence are looked up in them instead.
  void look_up(EnglishPlace& en, std::span<const WordLink> row, Places& places) {
    for (Place& place : places.list) {
      const auto link = std::lower_bound(row.begin(), row.end(), place.number,
                                         [](const WordLink& l, uint32_t n) { return l.vi < n; });
      if (link != row.end() && link->vi == place.number) add_statistics(en, place, link->weight);
    }
  }

  // Inside a place, people or person of the lexicons: "Quốc" of "Hàn Quốc" is no word, and "China" has its entry.
  bool in_known_name(const AnalysedText& text, uint32_t token) const {
    if (in_.disabled(EvidenceKind::lexicon)) return false;
    if (!w_.vocabulary.info(text.tokens[token].word).is(kHasCapital)) return false;
    return covered_by_hit(text, {token, token + 1}, [](const LexiconHit& h) {
      return !h.lower &&
             (h.type == RowType::LOC || h.type == RowType::NORP || h.type == RowType::PER);
    });
  }

  template <class AnyPlace>
  bool in_name(const AnalysedText& text, AnyPlace& place) const {
    if (place.in_name == Known::unknown)
      place.in_name = in_known_name(text, place.token) ? Known::yes : Known::no;
    return place.in_name == Known::yes;
  }

  static float share(uint32_t token, TokenSpan range) {
    return static_cast<float>(token - range.begin) / static_cast<float>(range.size());
  }

  void add_statistics(EnglishPlace& en, Place& vi, float weight) {
    if (weight < in_.weights->least_statistics) return;
    if (in_name(in_.vi, vi) || in_name(in_.en, en)) return;
    const float near = 1 - in_.weights->statistics_fade * std::fabs(en.share - vi.share);
    const float link = in_.weights->statistics_base + in_.weights->statistics_share * weight;
    links_.add(en.token, vi.token, std::min(in_.weights->statistics_most, link) * near,
               EvidenceKind::statistics);
  }
};

}  // namespace

void link_statistics(const LinkTask& task) { StatisticsLinker(task).run(); }

}  // namespace align
