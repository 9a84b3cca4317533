// The command line as values. Everything that can be wrong with it is said here, before anything runs.
#ifndef ALIGN_OPTIONS_H_
#define ALIGN_OPTIONS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/document.h"
#include "base/lang.h"
#include "base/packing.h"
#include "input/inputs.h"
#include "pipeline.h"
#include "table/rows.h"
#include "text/read.h"
#include "text/tone_style.h"

namespace align {

enum class Verb : uint8_t {
  version,
  pair,
  stream,
  batch,
  merge,
  glossary,
  convert,
  tokenize,
  suggest,
  lexicon_lookup,
  lexicon_validate,
  lexicon_stats,
  lexicon_compile,
  lexicon_import,
  learn,
  review,
  review_export,
  review_apply,
  eval
};

// Which records are this run's: record k, counted from 0, belongs to shard k mod `of` + 1.
struct Shard {
  size_t number = 1;
  size_t of = 1;
  bool has(size_t record) const { return record % of + 1 == number; }
};

enum class ProgressKind : uint8_t { automatic, always, never, json };

struct Options {
  Verb verb = Verb::version;
  std::vector<std::string> inputs;  // files, names or forms
  std::string vi_file;              // pair --vi
  std::string gold_file;            // eval --gold
  std::string why;                  // pair --why
  std::string output = "-";
  std::string format;  // empty: the verb's default; checked against what the verb can write
  Level level = Level::entity;
  std::optional<uint16_t> types;  // bit 1 << Type
  double min_score = 0.5;
  std::optional<Mode> mode;  // pair: automatic; stream: parallel, and a record's own wins
  std::vector<std::string> lexicons;
  std::vector<std::string> corpora;  // lexicon stats --corpus
  std::string model;                 // word statistics instead of the built-in ones
  std::string propose_file;          // learn --propose
  std::string licence;               // learn --licence
  size_t iterations = 5;             // learn --iterations
  uint32_t as_of = 0;                // yyyymmdd; 0: no date asked for
  OffsetUnit offsets = OffsetUnit::codepoint;
  Encoding encoding = Encoding::automatic;
  size_t max_record = size_t{64} << 20;
  Shard shard;
  Packing compress = Packing::none;     // batch --compress
  std::optional<InputKind> input_kind;  // batch --input-format
  ProgressKind progress = ProgressKind::automatic;
  std::optional<size_t> max_errors;                   // batch --max-errors; --strict: 0
  size_t min_count = 1;                               // glossary --min-count
  std::set<std::string> statuses;                     // glossary --status; empty: all but rejected
  Lang direction = Lang::en;                          // glossary, convert: the source language
  std::array<std::string, 2> locales = {"en", "vi"};  // glossary, convert --locale
  bool locale_given = false;
  ToneStyle tone_style = ToneStyle::keep;  // glossary, convert
  std::string house;                       // glossary --house
  std::string update;                      // glossary --update
  std::string report;                      // glossary --report
  std::string input_format;                // convert, glossary --update, lexicon import
  std::string db;                          // review --db
  std::string user;                        // review, review apply --user
  std::string host = "127.0.0.1";          // review --host
  int port = 0;                            // review --port; 0: one that is free
  bool open_browser = true;                // review --no-open
  std::string html_file;                   // review --html
  std::string xlsx_file;                   // review --xlsx
  bool bom = false;                        // glossary, convert: CSV
  bool resume = false;
  bool dry_run = false;
  bool no_text = false;  // batch --no-text
  size_t jobs = 0;       // 0: one for each processor
  size_t faults = 0;     // eval --errors
  std::optional<Lang> lang;
  Split split = Split::automatic;
  bool with_text = false;
  bool calibration = false;  // eval --calibration
  bool explain = false;
  bool keep_going = false;
  bool quiet = false;
  bool verbose = false;
  bool no_color = false;

  Settings settings() const;
};

struct CommandLine {
  std::optional<Options> options;  // what to do; nothing when one of the others is set
  std::string help;                // for standard output
  std::string error;               // for standard error, exit code 2
};

// `terminal`: standard input is one, so that nothing will come from there unasked.
CommandLine parse_command_line(int argc, const char* const* argv, bool terminal);

}  // namespace align

#endif  // ALIGN_OPTIONS_H_
