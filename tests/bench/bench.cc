// align_bench CORPORA: how fast the program is, as ratios to a reference that is measured in the same run on
// the same text, so that the figures hold on any machine.
//
//     name                MB/s    ratio     bar   floor
//     ICU words (vi)      80.0     1.00
//     tokenize            60.0     0.75    1.00    0.50   below the bar
//     tokenize (cold)     30.0     0.38            0.25
//
// "tokenize" has its aligner as the reference has its iterator: made before, and it has seen the text.
// "tokenize (cold)" and "stream" make a new one each time, as the program does for its input, so they learn
// every word of the corpus anew. Start-up of the program and reading the lexicons are in none of them.
// Reference: one icu::BreakIterator of words for `vi`, made once, over the Vietnamese side of news.tsv; each
// line by UnicodeString::fromUTF8, setText, next() to the end. Bytes are those of UTF-8; each time is the
// median of five. The bar is what we want to reach and is only reported; the floor is what was reached, less
// the noise of shared machines. Exit code 1 below a floor, 2 when there was nothing to measure.
#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "lexicon/lexicon_set.h"
#include "mention/analysed_text.h"
#include "pipeline.h"
#include "table/json.h"
#include "table/record.h"
#include "table/record_out.h"

namespace align {
namespace {

constexpr int kRounds = 5;

struct Line {
  std::string_view en;
  std::string_view vi;
};

struct Corpus {
  std::string text;
  std::vector<Line> lines;
  std::string vi;  // the Vietnamese side, a line a sentence
};

Corpus read_corpus(std::string text) {
  Corpus out;
  out.text = std::move(text);
  const std::string_view all = out.text;
  for (size_t begin = 0; begin < all.size();) {
    const size_t end = std::min(all.find('\n', begin), all.size());
    const std::string_view line = all.substr(begin, end - begin);
    begin = end + 1;
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    out.lines.push_back({line.substr(0, tab), line.substr(tab + 1)});
    out.vi.append(line.substr(tab + 1)).push_back('\n');
  }
  return out;
}

// Seconds that `work` takes, the median of kRounds. It gives something that depends on all it did.
double median_seconds(const std::function<uint64_t()>& work, uint64_t& sum) {
  std::array<double, kRounds> times{};
  for (double& time : times) {
    const auto start = std::chrono::steady_clock::now();
    sum += work();
    time = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  std::sort(times.begin(), times.end());
  return times[kRounds / 2];
}

uint64_t icu_words(icu::BreakIterator& words, const Corpus& corpus) {
  uint64_t count = 0;
  for (const Line& line : corpus.lines) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(line.vi.data(), static_cast<int32_t>(line.vi.size())));
    words.setText(text);
    while (words.next() != icu::BreakIterator::DONE) ++count;
  }
  return count;
}

// Records as `align stream` reads them.
std::vector<std::string> stream_input(const Corpus& corpus, size_t& bytes) {
  std::vector<std::string> out;
  for (size_t i = 0; i < corpus.lines.size(); ++i) {
    std::string& record = out.emplace_back(fmt::format("{{\"id\":{},\"en\":", i));
    append_json_string(record, corpus.lines[i].en);
    record += ",\"vi\":";
    append_json_string(record, corpus.lines[i].vi);
    record += '}';
    bytes += corpus.lines[i].en.size() + corpus.lines[i].vi.size();
  }
  return out;
}

uint64_t stream(Aligner& aligner, RecordReader& reader, const std::vector<std::string>& input) {
  std::string out;
  size_t number = 0;
  for (const std::string& line : input) {
    const Record record = reader.parse(line, ++number);
    append_record(out, record, aligner.align(record.pair), {});
  }
  return out.size();
}

struct Measure {
  std::string_view name;
  size_t bytes = 0;
  double seconds = 0;
  double bar = 0;    // ratio to reach; 0: none
  double floor = 0;  // least ratio
  double speed() const { return static_cast<double>(bytes) / seconds / 1e6; }
};

std::vector<Measure> measure(const Corpus& corpus, const LexiconSet& set, icu::BreakIterator& words,
                             uint64_t& sum) {
  std::vector<Measure> out;
  const auto add = [&](std::string_view name, size_t bytes, double bar, double floor,
                       const std::function<uint64_t()>& work) {
    out.push_back({name, bytes, median_seconds(work, sum), bar, floor});
  };
  size_t vi_bytes = 0;
  for (const Line& line : corpus.lines) vi_bytes += line.vi.size();

  add("ICU words (vi)", vi_bytes, 0, 0, [&] { return icu_words(words, corpus); });

  const auto tokenize = [&](Aligner& aligner) {
    std::string text;
    aligner.tokenize_to(text, corpus.vi, Lang::vi, Split::line);
    return text.size();
  };
  Aligner warm(set, Settings{});
  sum += tokenize(warm);
  add("tokenize", vi_bytes, 1.0, 0.5, [&] { return tokenize(warm); });
  add("tokenize (cold)", vi_bytes, 0, 0.25, [&] {
    Aligner cold(set, Settings{});
    return tokenize(cold);
  });

  Workspace workspace(set);
  const AnalysedText text = analyse(corpus.vi, Lang::vi, workspace, true);
  TextHits hits;  // as the program, which keeps the memory of the text before
  add("lexicon matcher", vi_bytes, 0, 0, [&] {
    workspace.matcher.find(text.tokens, Lang::vi, text.marked, hits);
    return hits.hits.size();
  });

  size_t stream_bytes = 0;
  const std::vector<std::string> input = stream_input(corpus, stream_bytes);
  add("stream", stream_bytes, 0.1, 0.025, [&] {
    Settings settings;
    settings.entities = false;  // records hold none
    Aligner aligner(set, settings);
    RecordReader reader;
    return stream(aligner, reader, input);
  });
  return out;
}

int run(const std::string& folder) {
  auto text = read_file(folder + "/news.tsv");
  if (!text) {
    fmt::print(stderr, "align_bench: {}\n", text.error().text());
    return 2;
  }
  const Corpus corpus = read_corpus(std::move(*text));
  const auto set = builtin_lexicons();  // as the program has them, word statistics included
  if (corpus.lines.empty() || !set) {
    fmt::print(stderr, "align_bench: {}/news.tsv holds no pairs of lines\n", folder);
    return 2;
  }
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale("vi"), error));
  if (U_FAILURE(error) != 0) {
    fmt::print(stderr, "align_bench: ICU has no words for vi: {}\n", u_errorName(error));
    return 2;
  }

  uint64_t sum = 0;
  const std::vector<Measure> measures = measure(corpus, *set, *words, sum);
  bool reached = true;
  fmt::print("{:<18}{:>8}{:>9}{:>8}{:>8}\n", "name", "MB/s", "ratio", "bar", "floor");
  for (const Measure& m : measures) {
    const double ratio = m.speed() / measures.front().speed();
    fmt::print("{:<18}{:>8.2f}{:>9.3f}", m.name, m.speed(), ratio);
    if (m.bar > 0)
      fmt::print("{:>8.2f}{:>8.3f}{}", m.bar, m.floor, ratio < m.bar ? "  below the bar" : "");
    else if (m.floor > 0)
      fmt::print("{:>8}{:>8.3f}", "", m.floor);
    fmt::print("\n");
    if (ratio < m.floor) reached = false;
  }
  fmt::print("(checksum {})\n", sum);
  return reached ? 0 : 1;
}

}  // namespace
}  // namespace align

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: align_bench CORPORA\n");
    return 2;
  }
  return align::run(argv[1]);
}
