// align learn: word statistics and lexicon candidates from parallel text.
#include <fmt/format.h>
#include <oneapi/tbb/info.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "align/verbs.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "input/inputs.h"
#include "learn/propose.h"
#include "learn/word_rows.h"
#include "table/record.h"

namespace align {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// Reads corpora into pairs; bad lines are said and counted.
class CorpusReader {
 public:
  CorpusReader(const Options& options, Messages& messages)
      : options_(options), messages_(messages) {}

  Result<Done> add(const Input& input) {
    const bool lines = input.files.front() == "-" || input.error ||
                       input.kind == InputKind::records || input.kind == InputKind::bitext;
    return lines ? add_lines(input.files.front()) : add_source(input);
  }

  std::vector<TextPair> texts;
  std::vector<std::string> sources;  // for people: name, pairs and hash of each file
  size_t bad_lines = 0;

 private:
  Result<Done> add_lines(const std::string& file) {
    Result<LineReader> reader = LineReader::open(file, options_.max_record);
    if (!reader) return reader.error();
    const std::string name(shown_name(file));
    const size_t before = texts.size();
    hash_ = 0;
    for (;;) {
      const Result<std::optional<LineReader::Line>> line = reader->next();
      if (!line) return line.error();
      if (!*line) break;
      if (std::optional<Error> error = add_line(**line)) bad(*error, name, (*line)->number);
    }
    end_source(name, before);
    return Done{};
  }

  Result<Done> add_source(const Input& input) {
    SourceResult source = open_input(input, {options_.max_record, options_.encoding, nullptr});
    if (!source) return source.error();
    const std::string name(shown_name(input.files.front()));
    const size_t before = texts.size();
    hash_ = 0;
    for (;;) {
      Result<std::optional<RawRecord>> raw = (*source)->next();
      if (!raw) return raw.error();
      if (!*raw) break;
      const size_t line = (**raw).line.number;
      Record record = to_record(std::move(**raw), records_, options_.max_record);
      if (record.error) {
        bad(*record.error, name, line);
      } else {
        add_record(record);
      }
    }
    end_source(name, before);
    return Done{};
  }

  void end_source(const std::string& name, size_t before) {
    sources.push_back(fmt::format("{} ({} pairs, hash {:016x})", name.substr(name.rfind('/') + 1),
                                  texts.size() - before, hash_));
  }

  void bad(Error error, const std::string& file, size_t line) {
    error.file = file;
    error.line = line;
    messages_.repeated_error("lines of a corpus", error);
    ++bad_lines;
  }

  std::optional<Error> add_line(const LineReader::Line& line) {
    std::string_view text = line.text;
    if (line.too_large) return Error{ErrorCode::too_large, "line too long, left out"};
    if (line.number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.ends_with('\r')) text.remove_suffix(1);
    const size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return std::nullopt;
    if (const auto bad = find_invalid_utf8(text))
      return Error{ErrorCode::invalid_utf8, fmt::format("invalid UTF-8 at byte {}", *bad)};
    if (text[first] == '{') {
      Record record = records_.parse(text, line.number);
      if (!record.error) add_record(record);
      return record.error;
    }
    const size_t tab = text.find('\t');
    if (tab == std::string_view::npos)
      return Error{ErrorCode::format, "no tab, expected English TAB Vietnamese"};
    const std::string_view vi = text.substr(tab + 1);
    add_pair(text.substr(0, tab), vi.substr(0, vi.find('\t')));
    return std::nullopt;
  }

  // Texts of several lines are parallel line by line when they have as many.
  void add_record(const Record& record) {
    const auto en = lines_of(record.pair.en.text);
    const auto vi = lines_of(record.pair.vi.text);
    if (en.size() != vi.size()) return add_pair(record.pair.en.text, record.pair.vi.text);
    for (size_t i = 0; i < en.size(); ++i) add_pair(en[i], vi[i]);
  }

  void add_pair(std::string_view en, std::string_view vi) {
    hash_ = mix64(hash_ ^ hash64(en)) ^ hash64(vi);
    texts.push_back({std::string(en), std::string(vi)});
  }

  const Options& options_;
  Messages& messages_;
  RecordReader records_;
  uint64_t hash_ = 0;
};

std::vector<std::string> comments(const Options& options, const CorpusReader& corpora,
                                  const Corpus& corpus) {
  std::string command = "learned by: align learn";
  for (const std::string& file : options.inputs)
    command += " " + std::string(shown_name(file)).substr(file.rfind('/') + 1);
  if (options.iterations != Options().iterations)
    command += fmt::format(" --iterations {}", options.iterations);
  std::vector<std::string> out = {std::move(command)};
  for (const std::string& source : corpora.sources) out.push_back("data: " + source);
  out.push_back(fmt::format("pairs used: {}", corpus.pairs()));
  out.push_back("licence of the data: " +
                (options.licence.empty() ? std::string("not stated") : options.licence));
  for (std::string& line : out)
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

// One line on a terminal that is written over; nothing elsewhere.
class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown) {}
  ~Progress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::string_view text) const {
    if (!shown_) return;
    const std::string line = fmt::format("\r\x1b[Kalign: {}", text);
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
  }

 private:
  bool shown_;
};

class Learner {
 public:
  Learner(const Options& options, Messages& messages, const LexiconSet& lexicons)
      : options_(options),
        messages_(messages),
        lexicons_(lexicons),
        threads_(options.jobs > 0 ? options.jobs
                                  : static_cast<size_t>(oneapi::tbb::info::default_concurrency())) {
  }

  // The texts of both files.
  Result<std::pair<std::string, std::string>> run(const CorpusReader& corpora) const {
    const Progress progress(!options_.quiet && isatty(STDERR_FILENO) != 0);
    progress.show("reading");
    const Corpus corpus = read_corpus(corpora.texts, lexicons_, threads_);
    if (corpus.left_out > 0)
      messages_.detail(
          fmt::format("{} pairs left out: empty, or over {} words", corpus.left_out, kMostUnits));
    if (corpus.pairs() == 0) return Error{ErrorCode::format, "no pair of sentences to learn from"};
    TrainSettings settings;
    settings.iterations = options_.iterations;
    settings.threads = threads_;
    settings.progress = [&](size_t step, size_t steps) {
      progress.show(
          fmt::format("learning from {} pairs, step {} of {}", corpus.pairs(), step + 1, steps));
    };
    const Result<TranslationModel> model = train(corpus, settings);
    if (!model) return model.error();
    std::pair<std::string, std::string> out;
    if (options_.output != "-") {
      const std::vector<WordRow> rows = word_rows(*model, {}, threads_);
      messages_.detail(fmt::format("{}: {} rows", options_.output, rows.size()));
      out.first = write_word_rows(rows, comments(options_, corpora, corpus));
    }
    if (!options_.propose_file.empty()) {
      progress.show("looking for names and terms");
      const auto candidates = propose(*model, corpora.texts, lexicons_, {}, threads_);
      messages_.detail(
          fmt::format("{}: {} candidates", shown_name(options_.propose_file), candidates.size()));
      out.second = candidate_rows(candidates, corpora.texts);
    }
    return out;
  }

 private:
  const Options& options_;
  Messages& messages_;
  const LexiconSet& lexicons_;
  size_t threads_;
};

Result<Done> write_whole(std::optional<OutputFile>& out, std::string_view text) {
  if (!out) return Done{};
  auto done = out->write(text);
  if (done) done = out->commit();
  return done || out->closed() ? Done{} : done;
}

}  // namespace

int run_learn(const Options& options, Messages& messages) {
  const auto fail = [&](const Error& error) {
    messages.error(error);
    return kNothingDone;
  };
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) return fail(lexicons.error());
  CorpusReader corpora(options, messages);
  for (const Input& input : find_inputs(options.inputs, std::nullopt))
    if (const auto done = corpora.add(input); !done) return fail(done.error());
  // Where nothing can be written is said before minutes of work.
  std::optional<OutputFile> model_file;
  std::optional<OutputFile> propose_file;
  for (const auto& [name, file] :
       {std::pair(options.output == "-" ? "" : options.output, &model_file),
        std::pair(options.propose_file, &propose_file)}) {
    if (name.empty()) continue;
    Result<OutputFile> opened = OutputFile::open(name);
    if (!opened) return fail(opened.error());
    file->emplace(std::move(*opened));
  }
  const auto result = Learner(options, messages, *lexicons).run(corpora);
  if (!result) return fail(result.error());
  if (const auto done = write_whole(model_file, result->first); !done) return fail(done.error());
  if (const auto done = write_whole(propose_file, result->second); !done) return fail(done.error());
  messages.finish();
  return corpora.bad_lines > 0 ? kSomeFailed : kDone;
}

}  // namespace align
