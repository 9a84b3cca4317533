// align review export, align review apply: decisions out of a review database and into one.
#include <fmt/format.h>

#include <filesystem>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "align/review_load.h"
#include "align/verbs.h"
#include "base/files.h"
#include "glossary/build.h"
#include "glossary/collect.h"
#include "glossary/formats.h"
#include "review/export.h"
#include "review/review_xlsx.h"
#include "review/store.h"

namespace align {
namespace {

constexpr size_t kLongestLine = size_t{1} << 20;

// As asked for, else by the ending; a lexicon when that tells nothing.
std::string format_of(const Options& options) {
  if (!options.format.empty()) return options.format;
  for (const std::string_view ending : {".jsonl", ".csv"})
    if (options.output.ends_with(ending)) return std::string(ending.substr(1));
  if (options.output == "-" || options.output.ends_with(".tsv")) return "lexicon";
  const auto format = glossary_format_of_file(options.output);
  return format ? std::string(name_of(*format)) : "lexicon";
}

Result<std::vector<Decision>> decisions_wanted(const ReviewStore& store, const Options& options) {
  Result<std::vector<Decision>> all = store.decisions();
  if (all && !options.statuses.empty())
    std::erase_if(*all, [&](const Decision& decision) {
      return !options.statuses.contains(std::string(name_of(decision.verdict)));
    });
  return all;
}

int export_lexicon(const std::vector<Decision>& decisions, const Options& options,
                   Messages& messages) {
  const ImportedRows rows = decisions_lexicon(decisions);
  for (const Error& fault : rows.faults) messages.warning("left out", fault.message);
  messages.detail(fmt::format("{} rows", rows.rows));
  return write_result(options, messages, rows.text, kDone);
}

int export_glossary(const ReviewStore& store, GlossaryFormat format, const Options& options,
                    Messages& messages) {
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) return fail(messages, lexicons.error());
  GlossaryCollector collector;
  const ReviewVisitor visitor{
      [&](const OutputRecord& record, std::string_view origin) { collector.add(record, origin); },
      [&](EntityTotal total) { collector.add(std::move(total)); }};
  if (const auto done = store.visit(visitor); !done) return fail(messages, done.error());
  GlossaryChoices choices;
  choices.min_score = 0;  // a person decided
  choices.types = 0xFFFF;
  choices.statuses =
      options.statuses.empty() ? std::set<std::string>{"accepted", "edited"} : options.statuses;
  choices.from = options.direction;
  const BuiltGlossary built = build_glossary(collector.sorted(), *lexicons, nullptr, choices);
  if (built.glossary.entries.empty())
    messages.warning("empty", "no entries: nothing fits the choices");
  std::string out;
  Dropped dropped;
  if (const auto done =
          append_glossary(out, built.glossary, format, {options.direction, false}, dropped);
      !done)
    return fail(messages, done.error());
  if (const std::string text = dropped.text(); !text.empty())
    messages.note(fmt::format("{} cannot hold: {}", name_of(format), text));
  return write_result(options, messages, out, kDone);
}

bool is_workbook(const std::string& file) {
  std::error_code code;
  // What is read of a pipe is gone.
  if (!std::filesystem::is_regular_file(file, code)) return false;
  Result<ByteReader> in = ByteReader::open(file);
  std::string head(4, '\0');
  const Result<size_t> got = in ? in->read(head.data(), head.size()) : Result<size_t>(size_t{0});
  return got && is_review_xlsx(std::string_view(head).substr(0, *got));
}

Result<std::vector<Decision>> read_workbook(const std::string& file, Messages& messages,
                                            size_t& faults) {
  const Result<std::string> bytes = read_file(file);
  if (!bytes) return bytes.error();
  Result<SheetDecisions> sheet = read_review_xlsx(*bytes, file);
  if (!sheet) return sheet.error();
  for (const Error& error : sheet->faults) messages.repeated_error("decisions", error);
  faults += sheet->faults.size() + sheet->more_faults;
  return std::move(sheet->decisions);
}

// The decisions of a file; lines and rows that are none are said.
Result<std::vector<Decision>> read_decisions(const std::string& file, Messages& messages,
                                             size_t& faults) {
  if (is_workbook(file)) return read_workbook(file, messages, faults);
  Result<LineReader> reader = LineReader::open(file, kLongestLine);
  if (!reader) return reader.error();
  std::vector<Decision> out;
  for (;;) {
    Result<std::optional<LineReader::Line>> line = reader->next();
    if (!line) return line.error();
    if (!*line) return out;
    if ((**line).text.find_first_not_of(" \t\r") == std::string::npos) continue;
    Result<Decision> decision =
        (**line).too_large
            ? Result<Decision>(Error{ErrorCode::too_large, "is too long, expected a decision"})
            : read_decision((**line).text);
    if (decision) {
      out.push_back(std::move(*decision));
      continue;
    }
    ++faults;
    Error error = decision.error();
    error.file = shown_name(file);
    error.line = (**line).number;
    messages.repeated_error("decisions", error);
  }
}

}  // namespace

int run_review_export(const Options& options, Messages& messages) {
  const Result<ReviewStore> store = ReviewStore::open(options.db, ReviewStore::Access::read);
  if (!store) return fail(messages, store.error());
  const std::string format = format_of(options);
  const bool table = format == "tsv" || format == "csv" || format == "jsonl";
  const auto glossary = glossary_format_from_name(format);
  if (format != "lexicon" && !table && glossary)
    return export_glossary(*store, *glossary, options, messages);
  const Result<std::vector<Decision>> decisions = decisions_wanted(*store, options);
  if (!decisions) return fail(messages, decisions.error());
  if (format == "lexicon") return export_lexicon(*decisions, options, messages);
  std::string out;
  if (format == "tsv") append_decisions_tsv(out, *decisions);
  if (format == "csv") append_decisions_csv(out, *decisions);
  if (format == "jsonl")
    for (const Decision& decision : *decisions) append_decision(out, decision);
  return write_result(options, messages, out, kDone);
}

int run_review_apply(const Options& options, Messages& messages) {
  std::vector<Decision> decisions;
  size_t faults = 0;
  for (const std::string& file : options.inputs) {
    Result<std::vector<Decision>> of_file = read_decisions(file, messages, faults);
    if (!of_file) return fail(messages, of_file.error());
    std::move(of_file->begin(), of_file->end(), std::back_inserter(decisions));
  }
  if (decisions.empty() && faults > 0) return kNothingDone;
  Result<ReviewStore> store = ReviewStore::open(options.db);
  if (!store) return fail(messages, store.error());
  const Result<std::vector<Decision>> news = store->news(decisions);
  if (!news) return fail(messages, news.error());
  if (!news->empty()) {
    if (const auto done = store->decide(*news, review_user(options)); !done)
      return fail(messages, done.error());
  }
  messages.note(fmt::format("{} decisions, {} new", decisions.size(), news->size()));
  return faults > 0 ? kSomeFailed : kDone;
}

}  // namespace align
