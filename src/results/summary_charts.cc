#include "results/summary_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

#include "match/evidence.h"
#include "results/html.h"

namespace align {
namespace {

constexpr double kWidth = 520;  // units of the drawing; about pixels on a wide screen
constexpr double kRow = 40;     // a line of words and a bar
constexpr double kBar = 10;
constexpr double kLegend = 30;

template <class... Values>
void put(std::string& out, fmt::format_string<Values...> format, Values&&... values) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Values>(values)...);
}

void begin_chart(std::string& out, double height, std::string_view label) {
  put(out,
      "<svg class=\"chart\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\" "
      "xmlns=\"http://www.w3.org/2000/svg\">\n",
      kWidth, height, html(label));
}

void end_chart(std::string& out) { out.append("</svg>\n"); }

void append_bar(std::string& out, double x, double y, double width, std::string_view look) {
  put(out, "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.0f}\"/>\n",
      look, x, y, width, kBar);
}

struct Segment {
  uint64_t count = 0;
  std::string_view look;  // class of the style sheet
};

// A bar of segments side by side. What is there is seen, however little of it there is.
void append_bars(std::string& out, double y, const std::vector<Segment>& segments, uint64_t most) {
  constexpr double kLeast = 2;
  constexpr double kGap = 1.5;
  const double room = kWidth - (kLeast + kGap) * static_cast<double>(segments.size());
  append_bar(out, 0, y, kWidth, "track");
  double x = 0;
  for (const Segment& segment : segments) {
    if (segment.count == 0) continue;
    const double width =
        kLeast + room * static_cast<double>(segment.count) / static_cast<double>(most);
    append_bar(out, x, y, width, segment.look);
    x += width + kGap;
  }
}

// The words above a bar: what it is on the left, how many on the right.
void append_words(std::string& out, double y, std::string_view name, std::string_view note,
                  std::string_view figures) {
  put(out, "<text x=\"0\" y=\"{:.0f}\"><tspan class=\"name\">{}</tspan>", y, html(name));
  if (!note.empty()) put(out, "<tspan class=\"note\" dx=\"8\">{}</tspan>", html(note));
  put(out, "</text>\n<text class=\"figures\" x=\"{:.0f}\" y=\"{:.0f}\">{}</text>\n", kWidth, y,
      html(figures));
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSides = {
    {{"aligned", "aligned"}, {"en-alone", "English alone"}, {"vi-alone", "Vietnamese alone"}}};

// Hatchings that lean to either side.
void append_legend(std::string& out) {
  out.append("<defs>\n");
  for (const auto& [look, angle] : {std::pair{"en", 45}, std::pair{"vi", -45}}) {
    put(out,
        "<pattern id=\"{0}-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate({1})\"><rect class=\"{0}-ground\" width=\"5\" height=\"5\"/>"
        "<rect class=\"{0}-line\" width=\"2\" height=\"5\"/></pattern>\n",
        look, angle);
  }
  out.append("</defs>\n");
  double x = 0;
  for (const auto& [look, words] : kSides) {
    append_bar(out, x, 1, 18, look);
    put(out, "<text class=\"note\" x=\"{:.0f}\" y=\"10\">{}</text>\n", x + 24, words);
    x += 52 + 6.5 * static_cast<double>(words.size());
  }
}

std::string words_of(const RunCounts::OfType& counts) {
  return fmt::format("{} aligned \u00B7 {} en alone \u00B7 {} vi alone", grouped(counts.aligned),
                     grouped(counts.alone[0]), grouped(counts.alone[1]));
}

uint64_t sum_of(const RunCounts::OfType& counts) {
  return counts.aligned + counts.alone[0] + counts.alone[1];
}

// "980", "12k", "3.4M": what fits over a bar of the histogram.
std::string compact(uint64_t number) {
  std::string_view unit;
  uint64_t tenths = number * 10;
  for (const std::string_view larger : {"k", "M", "G"}) {
    if (tenths < 9995) break;
    tenths = (tenths + 500) / 1000;
    unit = larger;
  }
  if (unit.empty()) return std::to_string(number);
  return tenths < 100 ? fmt::format("{}.{}{}", tenths / 10, tenths % 10, unit)
                      : fmt::format("{}{}", (tenths + 5) / 10, unit);
}

std::string_view meaning_of(std::string_view source) {
  static constexpr std::array<std::string_view, kEvidenceKindCount> kMeanings = {
      "letter for letter",
      "equal without marks",
      "same words, other order",
      "one entry of a lexicon",
      "countries and languages of CLDR",
      "your lexicon",
      "Sino-Vietnamese readings of pinyin",
      "similar sounds or letters",
      "initials of the other",
      "part of a name linked in full",
      "head and name, each linked",
      "linked word by word",
      "equal dates or numbers",
      "equal document numbers",
      "same place in the order",
      "words that translate each other"};
  const auto it = std::find(kEvidenceNames.begin(), kEvidenceNames.end(), source);
  if (it != kEvidenceNames.end())
    return kMeanings[static_cast<size_t>(it - kEvidenceNames.begin())];
  return source == "decision" ? "decided by a reviewer" : "";
}

void append_histogram_bar(std::string& out, size_t bin, uint64_t count, uint64_t most) {
  constexpr double kStep = kWidth / RunCounts::kBins;
  constexpr double kBase = 170;
  constexpr double kHighest = 146;
  if (count == 0) return;
  const double x = kStep * static_cast<double>(bin);
  const double height =
      std::max(1.5, kHighest * static_cast<double>(count) / static_cast<double>(most));
  const auto hundredths = static_cast<unsigned>(bin * 100 / RunCounts::kBins);
  const unsigned end = hundredths + 100 / RunCounts::kBins;
  put(out,
      "<rect class=\"aligned\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\">"
      "<title>{}.{:02} to {}.{:02}: {}</title></rect>\n",
      x + 2, kBase - height, kStep - 4, height, hundredths / 100, hundredths % 100, end / 100,
      end % 100, grouped(count));
  put(out, "<text class=\"bin\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", x + kStep / 2,
      kBase - height - 5, compact(count));
}

}  // namespace

std::string_view title_of(Type type) {
  static constexpr std::array<std::string_view, kTypeCount> kTitles = {
      "People", "Organisations", "Places",           "Other names", "Nationalities",
      "Titles", "Terms",         "Document numbers", "Dates",       "Numbers"};
  return kTitles[static_cast<size_t>(type)];
}

void append_type_chart(std::string& out, const RunCounts& counts) {
  uint64_t most = 0;
  std::vector<Type> shown;
  std::string label = "Mentions by type.";
  for (size_t t = 0; t < counts.types.size(); ++t) {
    const auto type = static_cast<Type>(t);
    const RunCounts::OfType& of = counts.types[t];
    if (sum_of(of) == 0) continue;
    most = std::max(most, sum_of(of));
    shown.push_back(type);
    put(label, " {}: {} aligned, {} English alone, {} Vietnamese alone.", title_of(type),
        grouped(of.aligned), grouped(of.alone[0]), grouped(of.alone[1]));
  }
  begin_chart(out, kLegend + kRow * static_cast<double>(shown.size()), label);
  append_legend(out);
  double y = kLegend;
  for (const Type type : shown) {
    const RunCounts::OfType& of = counts.types[static_cast<size_t>(type)];
    append_words(out, y + 13, title_of(type), name_of(type), words_of(of));
    append_bars(out, y + 19,
                {{of.aligned, "aligned"}, {of.alone[0], "en-alone"}, {of.alone[1], "vi-alone"}},
                most);
    y += kRow;
  }
  end_chart(out);
}

void append_score_chart(std::string& out, const RunCounts& counts) {
  const uint64_t all = std::accumulate(counts.scores.begin(), counts.scores.end(), uint64_t{0});
  const uint64_t most = *std::max_element(counts.scores.begin(), counts.scores.end());
  std::string label = fmt::format("Distribution of the scores of {}.",
                                  counted(all, "aligned pair", "aligned pairs"));
  for (size_t bin = 0; bin < RunCounts::kBins; ++bin)
    if (counts.scores[bin] > 0)
      put(label, " From {:.2f}: {}.", static_cast<double>(bin) / RunCounts::kBins,
          grouped(counts.scores[bin]));
  begin_chart(out, 200, label);
  for (size_t bin = 0; bin < RunCounts::kBins; ++bin)
    append_histogram_bar(out, bin, counts.scores[bin], most);
  put(out, "<path class=\"axis\" d=\"M0 170.5H{0:.0f}\"/>\n", kWidth);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTicks = {
      {{"0", "start"}, {"0.25", "middle"}, {"0.50", "middle"}, {"0.75", "middle"}, {"1", "end"}}};
  for (size_t i = 0; i < kTicks.size(); ++i) {
    const double x = std::clamp(kWidth * static_cast<double>(i) / 4, 0.5, kWidth - 0.5);
    put(out,
        "<path class=\"axis\" d=\"M{0:.1f} 170V175\"/>\n"
        "<text class=\"note\" text-anchor=\"{1}\" x=\"{0:.1f}\" y=\"190\">{2}</text>\n",
        x, kTicks[i].second, kTicks[i].first);
  }
  end_chart(out);
}

void append_evidence_chart(std::string& out, const RunCounts& counts) {
  std::vector<std::pair<std::string_view, uint64_t>> kinds(counts.evidence.begin(),
                                                           counts.evidence.end());
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  constexpr size_t kMost = 24;  // there are fewer kinds; a foreign file may name more
  if (kinds.size() > kMost) kinds.resize(kMost);
  uint64_t all = 0;
  for (const auto& [source, count] : counts.evidence) all += count;
  std::string label = "Kinds of evidence, by the strongest of each aligned pair.";
  for (const auto& [source, count] : kinds) put(label, " {}: {}.", source, grouped(count));
  begin_chart(out, kRow * static_cast<double>(kinds.size()), label);
  double y = 0;
  for (const auto& [source, count] : kinds) {
    append_words(out, y + 13, source, meaning_of(source),
                 fmt::format("{} \u00B7 {}", grouped(count), percent(count, all)));
    append_bars(out, y + 19, {{count, "aligned"}}, kinds.front().second);
    y += kRow;
  }
  end_chart(out);
}

}  // namespace align
