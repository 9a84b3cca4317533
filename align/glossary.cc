// align glossary: a glossary from alignment results; align convert: from one format to another; align lexicon
// import: a glossary as a user's lexicon.
#include <fmt/format.h>

#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "align/part_file.h"
#include "align/result_inputs.h"
#include "align/verbs.h"
#include "base/files.h"
#include "glossary/build.h"
#include "glossary/collect.h"
#include "glossary/formats.h"
#include "glossary/import.h"
#include "glossary/update.h"
#include "table/cells.h"

namespace align {
namespace {

constexpr size_t kShownLines = 20;

Error unknown_format(const std::string& file, std::string_view flag) {
  return {ErrorCode::usage,
          fmt::format("what format it is cannot be told, expected {} with {}", flag,
                      glossary_format_names()),
          std::string(shown_name(file))};
}

// The format of what is written: as asked for, else by the ending.
Result<GlossaryFormat> output_format(const Options& options) {
  if (!options.format.empty()) return *glossary_format_from_name(options.format);
  if (const auto format = glossary_format_of_file(options.output)) return *format;
  if (options.output == "-") return GlossaryFormat::tsv;
  return unknown_format(options.output, "--format");
}

Result<GlossaryIn> read_file_as_glossary(const std::string& file, const std::string& format_name,
                                         Lang from) {
  const Result<std::string> text = read_file(file);
  if (!text) return text.error();
  std::optional<GlossaryFormat> format = format_name.empty()
                                             ? glossary_format_of_text(*text, file)
                                             : glossary_format_from_name(format_name);
  if (!format) return unknown_format(file, "--input-format");
  return read_glossary(*text, *format, std::string(shown_name(file)), from);
}

void list(Messages& messages, std::string_view what, const std::vector<std::string>& lines) {
  for (size_t i = 0; i < lines.size() && i < kShownLines; ++i)
    messages.note(fmt::format("{}: {}", what, one_line(lines[i])));
  if (lines.size() > kShownLines)
    messages.note(fmt::format("{}: and {} more", what, lines.size() - kShownLines));
}

int write_glossary(const Options& options, Messages& messages, const Glossary& glossary, int code) {
  const Result<GlossaryFormat> format = output_format(options);
  if (!format) return fail(messages, format.error());
  Dropped dropped;
  std::string out;
  const GlossaryWriteOptions how{options.direction, options.bom};
  if (const auto done = append_glossary(out, glossary, *format, how, dropped); !done)
    return fail(messages, done.error());
  if (const std::string text = dropped.text(); !text.empty())
    messages.note(fmt::format("{} cannot hold: {}", name_of(*format), text));
  list(messages, "left out", dropped.entries);
  return write_result(options, messages, out, code);
}

// What was found on the way, for --report: kind, type, id, what.
class Report {
 public:
  void add(std::string_view kind, std::string_view id, std::string_view text) {
    rows_ += fmt::format("{}\t{}\t{}\n", kind, id, one_line(text));
  }
  Result<Done> write(const std::string& file) const {
    return write_whole(file, "kind\tid\twhat\n" + rows_);
  }

 private:
  std::string rows_;
};

void report_conflicts(const BuiltGlossary& built, Messages& messages, Report& report) {
  std::vector<std::string> lines;
  for (const GlossaryConflict& conflict : built.conflicts) {
    std::string text = fmt::format("{} {} =", name_of(conflict.type), conflict.name);
    for (const GlossaryConflict::Rendering& rendering : conflict.renderings)
      text += fmt::format("{} {} ({})", &rendering == conflict.renderings.data() ? "" : ",",
                          rendering.text, rendering.count);
    text += fmt::format("; preferred by {}", conflict.chosen_by);
    report.add("conflict", conflict.id, text);
    lines.push_back(std::move(text));
  }
  list(messages, "several renderings", lines);
}

void report_update(const UpdateReport& update, Messages& messages, Report& report) {
  const auto put = [&](std::string_view kind, const std::vector<UpdateReport::Line>& lines) {
    std::vector<std::string> texts;
    for (const UpdateReport::Line& line : lines) {
      report.add(kind, line.id, line.text);
      texts.push_back(line.text);
    }
    list(messages, kind, texts);
  };
  put("new", update.added);
  put("changed", update.changed);
  put("contradicted", update.contradicted);
  messages.note(fmt::format("{} new, {} changed, {} contradicted", update.added.size(),
                            update.changed.size(), update.contradicted.size()));
}

GlossaryChoices choices_of(const Options& options) {
  GlossaryChoices out;
  out.min_score = options.min_score;
  out.min_count = options.min_count;
  if (!options.statuses.empty()) out.statuses = options.statuses;
  if (options.types) out.types = *options.types;
  out.from = options.direction;
  out.locales = options.locales;
  out.tone_style = options.tone_style;
  out.as_of = options.as_of;
  return out;
}

Result<std::optional<LexiconSet>> load_house(const Options& options, Messages& messages) {
  if (options.house.empty()) return std::optional<LexiconSet>();
  LexiconSet set;
  if (auto done = add_lexicon(set, options.house, messages); !done) return done.error();
  return std::optional<LexiconSet>(std::move(set));
}

Result<Done> collect(const Options& options, Messages& messages, GlossaryCollector& collector) {
  const ResultVisitor visitor{
      [&](const OutputRecord& record, std::string_view origin) { collector.add(record, origin); },
      [&](EntityTotal total) { collector.add(std::move(total)); }};
  for (const std::string& input : options.inputs)
    if (auto done = visit_results(input, messages, visitor); !done) return done;
  return Done{};
}

}  // namespace

int run_glossary(const Options& options, Messages& messages) {
  if (const auto format = output_format(options); !format) return fail(messages, format.error());
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) return fail(messages, lexicons.error());
  const auto house = load_house(options, messages);
  if (!house) return fail(messages, house.error());
  GlossaryCollector collector;
  if (const auto done = collect(options, messages, collector); !done)
    return fail(messages, done.error());
  BuiltGlossary built = build_glossary(collector.sorted(), *lexicons, *house ? &**house : nullptr,
                                       choices_of(options));
  Report report;
  report_conflicts(built, messages, report);
  Glossary* result = &built.glossary;
  GlossaryIn old;
  if (!options.update.empty()) {
    Result<GlossaryIn> before =
        read_file_as_glossary(options.update, options.input_format, options.direction);
    if (!before) return fail(messages, before.error());
    // What cannot be read would be lost in the new file.
    for (const Error& fault : before->faults) messages.repeated_error("entries", fault);
    if (!before->faults.empty())
      return fail(messages,
                  {ErrorCode::format, "cannot be updated: it has faults", options.update});
    old = std::move(*before);
    report_update(update_glossary(old.glossary, built.glossary, options.direction), messages,
                  report);
    result = &old.glossary;
  }
  if (!options.report.empty()) {
    if (const auto done = report.write(options.report); !done) return fail(messages, done.error());
  }
  if (result->entries.empty()) messages.warning("empty", "no entries: nothing fits the choices");
  messages.detail(fmt::format("{} entries", result->entries.size()));
  return write_glossary(options, messages, *result, kDone);
}

int run_convert(const Options& options, Messages& messages) {
  if (const auto format = output_format(options); !format) return fail(messages, format.error());
  Result<GlossaryIn> in =
      read_file_as_glossary(options.inputs.front(), options.input_format, options.direction);
  if (!in) return fail(messages, in.error());
  for (const Error& fault : in->faults) messages.repeated_error("entries", fault);
  if (in->glossary.entries.empty() && !in->faults.empty())
    return fail(messages, {ErrorCode::format, "no entry could be read", options.inputs.front()});
  if (options.locale_given) in->glossary.locales = options.locales;
  for (GlossaryEntry& entry : in->glossary.entries)
    for (GlossaryTerm& term : entry.side(Lang::vi))
      term.text = with_tone_style(term.text, options.tone_style);
  return write_glossary(options, messages, in->glossary, in->faults.empty() ? kDone : kSomeFailed);
}

int run_lexicon_import(const Options& options, Messages& messages) {
  Glossary all;
  bool faults = false;
  for (const std::string& file : options.inputs) {
    Result<GlossaryIn> in = read_file_as_glossary(file, options.input_format, options.direction);
    if (!in) return fail(messages, in.error());
    for (const Error& fault : in->faults) messages.error(fault);
    faults = faults || !in->faults.empty();
    for (GlossaryEntry& entry : in->glossary.entries) all.entries.push_back(std::move(entry));
  }
  std::string_view name = std::string_view(options.output).substr(options.output.rfind('/') + 1);
  name = name.substr(0, name.find('.'));
  const ImportedRows rows = lexicon_rows(all, options.output == "-" ? "imported" : name);
  for (const Error& fault : rows.faults) messages.error(fault);
  messages.note(fmt::format("{} rows of {} entries", rows.rows, all.entries.size()));
  if (rows.rows == 0) return fail(messages, {ErrorCode::format, "no entry could be used", ""});
  faults = faults || !rows.faults.empty();
  return write_result(options, messages, rows.text, faults ? kSomeFailed : kDone);
}

}  // namespace align
