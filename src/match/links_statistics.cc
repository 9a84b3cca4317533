// Links of words that translate each other in parallel text.
#include <algorithm>
#include <cmath>

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
  using Places = std::vector<std::pair<uint32_t, uint32_t>>;  // number in the table, token; sorted
  static constexpr size_t kLongRow = 8;                       // times the words of the sentence

  // Words that translate each other in parallel text, weaker the farther apart they stand.
  void statistics() {
    const WordTable& table = w_.matcher.set().words();
    if (table.empty()) return;
    Places places;
    NumberFilter met;
    places.reserve(vi_.size());
    for (const Word& v : vi_) {
      const uint32_t number = w_.statistics_number(Lang::vi, v.info->spelling);
      if (number == WordTable::kNone) continue;
      places.emplace_back(number, v.token);
      met.insert(number);
    }
    std::sort(places.begin(), places.end());
    for (const Word& e : en_) {
      if (w_.matcher.facts(en_token(e.token).word, Lang::en).is(WordFacts::kFunction)) continue;
      const uint32_t number = w_.statistics_number(Lang::en, e.info->fold);
      if (number == WordTable::kNone) continue;
      const std::span<const WordLink> row = table.row(number);
      if (row.size() > kLongRow * places.size()) {
        look_up(e.token, row, places);
        continue;
      }
      auto place = places.begin();
      for (const WordLink& link : row) {
        if (!met.may_hold(link.vi)) continue;
        place = std::lower_bound(place, places.end(), std::pair{link.vi, 0U});
        for (; place != places.end() && place->first == link.vi; ++place)
          add_statistics(e.token, place->second, link.weight);
      }
    }
  }

  // Common words have long rows: the words of the sentence are looked up in them instead.
  void look_up(uint32_t en, std::span<const WordLink> row, const Places& places) {
    auto link = row.begin();
    for (const auto& [number, token] : places) {
      link = std::lower_bound(link, row.end(), number,
                              [](const WordLink& l, uint32_t n) { return l.vi < n; });
      if (link == row.end()) return;
      if (link->vi == number) add_statistics(en, token, link->weight);
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

  void add_statistics(uint32_t en, uint32_t vi, float weight) {
    if (weight < in_.weights->least_statistics) return;
    if (in_known_name(in_.en, en) || in_known_name(in_.vi, vi)) return;
    const auto share = [](uint32_t token, TokenSpan range) {
      return static_cast<float>(token - range.begin) / static_cast<float>(range.size());
    };
    const float apart = std::fabs(share(en, links_.en()) - share(vi, links_.vi()));
    const float near = 1 - in_.weights->statistics_fade * apart;
    const float link = in_.weights->statistics_base + in_.weights->statistics_share * weight;
    links_.add(en, vi, std::min(in_.weights->statistics_most, link) * near,
               EvidenceKind::statistics);
  }
};

}  // namespace

void link_statistics(const LinkTask& task) { StatisticsLinker(task).run(); }

}  // namespace align
