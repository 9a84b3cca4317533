#include "align/review_data.h"

#include <sha2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "align/review_json.h"
#include "table/json.h"

namespace align {
namespace {

constexpr size_t kRowsAtOnce = 1000;
constexpr double kSure = 0.9;
constexpr size_t kHashDigits = 32;

using Range = std::array<uint32_t, 2>;

void append_range(std::string& out, Range range) {
  out += '[';
  append_number(out, range[0]);
  out += ',';
  append_number(out, range[1]);
  out += ']';
}

bool is_there(Range range) { return range[1] > range[0]; }

void append_text(std::string& out, std::string_view key, std::string_view text) {
  append_member(out, key, text);
  out += ',';
}

class DataWriter {
 public:
  DataWriter(const ReviewStore& store, const ReviewDataChoices& choices)
      : store_(store), choices_(choices), files_(store.files()) {}

  Result<std::string> run() {
    out_ = "{";
    append_text(out_, "format", "align-review-1");
    append_text(out_, "job", choices_.job);
    append_text(out_, "user", choices_.user);
    append_text(out_, "version", ALIGN_VERSION);
    out_ += "\"files\":";
    append_list_json(out_, files_, append_json_string);
    if (auto done = append_segments(); !done) return done.error();
    if (auto done = append_pairs(); !done) return done.error();
    out_ += ',';
    append_member(out_, "hash", hash());
    out_ += '}';
    return std::move(out_);
  }

 private:
  // Of a pair, in the order in which the server shows them.
  struct Place {
    int64_t pair = 0;
    int64_t occurrence = 0;
    uint32_t index = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
  };

  Result<Done> append_segments() {
    std::string occurrences;
    uint64_t count = 0;
    out_ += ",\"segments\":[";
    auto done = store_.visit_segments([&](const ReviewSegment& segment) {
      if (count > 0) out_ += ',';
      append_segment(segment);
      for (const ReviewSegment::Place& place : segment.places)
        append_occurrence(occurrences, place, count);
      ++count;
    });
    out_.append("],\"occurrences\":[").append(occurrences).append("]");
    std::sort(places_.begin(), places_.end());
    return done;
  }

  void append_segment(const ReviewSegment& segment) {
    const auto file = std::lower_bound(files_.begin(), files_.end(), segment.file);
    out_ += '[';
    append_number(out_, static_cast<uint64_t>(file - files_.begin()));
    for (const std::string_view text : {bare_id(segment.record), std::string_view(segment.text[0]),
                                        std::string_view(segment.text[1])}) {
      out_ += ',';
      append_json_string(out_, text);
    }
    for (size_t side = 0; side < 2; ++side) {
      std::vector<Range> names;
      for (const ReviewSegment::Place& place : segment.places)
        if (is_there(place.span[side])) names.push_back(place.span[side]);
      std::sort(names.begin(), names.end());
      names.erase(std::unique(names.begin(), names.end()), names.end());
      out_ += ',';
      append_list_json(out_, names, append_range);
    }
    out_ += ']';
  }

  void append_occurrence(std::string& out, const ReviewSegment::Place& place, uint64_t segment) {
    if (!places_.empty()) out += ',';
    places_.push_back({place.pair, place.occurrence, static_cast<uint32_t>(places_.size())});
    out += '[';
    append_number(out, segment);
    for (const Range& span : place.span) {
      out += ',';
      if (is_there(span)) {
        append_range(out, span);
      } else {
        out += "null";
      }
    }
    out += ',';
    append_score(out, place.score);
    out += ',';
    append_json_string(out, place.evidence);
    out += ']';
  }

  Result<Done> append_pairs() {
    ReviewFilter filter;
    filter.order = "text";
    const Result<std::vector<int64_t>> ids = store_.ids(filter);
    if (!ids) return ids.error();
    out_ += ",\"pairs\":[";
    for (size_t i = 0; i < ids->size(); i += kRowsAtOnce) {
      const auto begin = ids->begin() + static_cast<std::ptrdiff_t>(i);
      const auto end = begin + static_cast<std::ptrdiff_t>(std::min(kRowsAtOnce, ids->size() - i));
      const Result<std::vector<ReviewPair>> pairs = store_.pairs({begin, end});
      if (!pairs) return pairs.error();
      for (const ReviewPair& pair : *pairs) append_pair(pair);
    }
    out_ += ']';
    return Done{};
  }

  void append_pair(const ReviewPair& pair) {
    if (pairs_ > 0) out_ += ',';
    out_ += '{';
    append_pair_members(out_, pair);
    out_ += ",\"suggestions\":";
    append_suggestions_json(out_, suggestions_for(pair));
    out_ += ",\"place\":";
    append_number(out_, pairs_);
    out_ += ",\"occ\":[";
    auto place = std::lower_bound(places_.begin(), places_.end(), Place{pair.id, 0, 0});
    for (bool first = true; place != places_.end() && place->pair == pair.id; ++place) {
      if (!std::exchange(first, false)) out_ += ',';
      append_number(out_, place->index);
    }
    out_ += "]}";
    ++pairs_;
    append_number(keys_, static_cast<uint64_t>(pair.id));
    keys_.append(" ").append(pair.pair.key()).append("\n");
  }

  std::vector<Suggestion> suggestions_for(const ReviewPair& pair) const {
    const auto& [en, vi] = pair.pair.names;
    const bool doubt = !en.empty() && !vi.empty() && (pair.score < kSure || pair.conflict);
    if (!doubt || choices_.suggester == nullptr) return pair.suggestions;
    std::vector<Suggestion> out = choices_.suggester->suggest(en, Lang::en, pair.pair.type);
    std::erase_if(out, [&](const Suggestion& one) { return one.text == pair.pair.names[1]; });
    return out;
  }

  // The page keeps decisions by the numbers of pairs: jobs that number them otherwise must not share any.
  std::string hash() const {
    std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
    SHA256Data(reinterpret_cast<const uint8_t*>(keys_.data()), keys_.size(), digits.data());
    return {digits.data(), kHashDigits};
  }

  const ReviewStore& store_;
  const ReviewDataChoices& choices_;
  std::vector<std::string> files_;  // sorted
  std::vector<Place> places_;
  uint64_t pairs_ = 0;  // written so far
  std::string keys_;    // their numbers and keys
  std::string out_;
};

}  // namespace

Result<std::string> review_data(const ReviewStore& store, const ReviewDataChoices& choices) {
  return DataWriter(store, choices).run();
}

}  // namespace align
