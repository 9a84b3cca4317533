// align pair: two documents, or one alone, as an alignment table.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "align/verbs.h"
#include "base/blanks.h"
#include "base/files.h"
#include "input/joined.h"
#include "pipeline.h"
#include "table/cells.h"
#include "table/formats.h"
#include "table/json.h"
#include "table/record_out.h"
#include "table/rows.h"
#include "text/read.h"

namespace align {
namespace {

struct Texts {
  Record record;
  std::optional<Lang> only;  // the side that has a text, when the other has none
};

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// The files of both sides; "" for a side that was not given.
std::pair<std::string, std::string> files_of(const Options& options) {
  const auto& inputs = options.inputs;
  const std::string en = inputs.empty() ? "" : inputs[0];
  return {en, inputs.size() > 1 ? inputs[1] : options.vi_file};
}

Result<Document> read_side(const std::string& file, Encoding encoding) {
  if (file.empty()) return Document();
  return read_document(file, encoding);
}

Result<Texts> read_texts(const Options& options, Messages& messages) {
  const auto [en_file, vi_file] = files_of(options);
  Result<Document> en = read_side(en_file, options.encoding);
  if (!en) return en.error();
  Result<Document> vi = read_side(vi_file, options.encoding);
  if (!vi) return vi.error();
  if (!en_file.empty() && !vi_file.empty() && same_file(en_file, vi_file))
    messages.warning("same file", fmt::format("{}: both texts are the same file", en_file));
  const bool no_en = is_blank(en->text);
  const bool no_vi = is_blank(vi->text);
  if (no_en && no_vi) {
    std::string message =
        en_file.empty() || vi_file.empty() ? "the text is empty" : "both texts are empty";
    return Error{ErrorCode::format, message + ", expected text",
                 std::string(shown_name(en_file.empty() ? vi_file : en_file))};
  }
  for (const auto& [blank, file] : {std::pair(no_en, en_file), std::pair(no_vi, vi_file)}) {
    if (blank && !file.empty()) {
      messages.warning("empty text",
                       fmt::format("{}: the text is empty, only the names of the other are listed",
                                   shown_name(file)));
    }
  }
  Texts texts;
  if (no_en || no_vi) texts.only = no_en ? Lang::vi : Lang::en;
  append_json_string(texts.record.id, file_name(en_file.empty() ? vi_file : en_file));
  texts.record.pair = {std::move(*en), std::move(*vi), options.mode.value_or(Mode::automatic)};
  return texts;
}

// One file that holds both languages.
Result<Texts> read_bilingual(const Input& input, const Options& options, Messages& messages) {
  Result<JoinedPair> joined = read_joined(input, {options.max_record, options.encoding, nullptr});
  if (!joined) return joined.error();
  for (const Error& fault : joined->faults) messages.repeated_error(name_of(fault.code), fault);
  Texts texts;
  texts.record.pair = std::move(joined->pair);
  if (is_blank(texts.record.pair.en.text) && is_blank(texts.record.pair.vi.text))
    return Error{ErrorCode::format, "holds no text", input.files.front()};
  append_json_string(texts.record.id, file_name(input.files.front()));
  texts.record.pair.mode = options.mode.value_or(input.mode());
  return texts;
}

Result<Texts> read_input(const Options& options, Messages& messages) {
  const bool one = options.inputs.size() == 1 && options.vi_file.empty();
  if (!one || !bilingual_kind(options.inputs.front())) return read_texts(options, messages);
  const std::vector<Input> inputs = find_inputs(options.inputs, std::nullopt);
  if (inputs.front().error) return *inputs.front().error;
  return read_bilingual(inputs.front(), options, messages);
}

Alignment align_texts(Aligner& aligner, const Texts& texts, const Options& options,
                      Messages& messages) {
  const DocumentPair& pair = texts.record.pair;
  Alignment alignment =
      texts.only ? aligner.list_names(pair.side(*texts.only), *texts.only) : aligner.align(pair);
  for (const std::string& warning : alignment.warnings) messages.warning(warning, warning);
  if (!texts.only && pair.mode == Mode::automatic)
    messages.note(alignment.comparable ? "mode: comparable" : "mode: parallel");
  if (options.level == Level::sentence && alignment.segments.empty())
    messages.warning("segments", "no sentences were aligned");
  return alignment;
}

bool wants_color(const Options& options, bool terminal) {
  const auto set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  const char* kind = std::getenv("TERM");
  if (options.no_color || set("NO_COLOR")) return false;
  if (set("FORCE_COLOR")) return true;
  return terminal && (kind == nullptr || std::string_view(kind) != "dumb");
}

TableLook look_of(const Options& options, bool terminal) {
  TableLook look;
  look.explain = options.explain;
  look.color = wants_color(options, terminal);
  winsize size{};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) look.width = size.ws_col;
  return look;
}

Table table_of(const Alignment& alignment, const Record& record, const Options& options) {
  switch (options.level) {
    case Level::mention: {
      const std::string id = record.id.substr(1, record.id.size() - 2);
      return mention_table(alignment, record.pair, id, options.offsets);
    }
    case Level::sentence:
      return sentence_table(alignment, record.pair, options.offsets);
    case Level::entity:
      break;
  }
  return entity_table(alignment);
}

std::string result_text(const Alignment& alignment, const Record& record, const Options& options) {
  const bool terminal = options.output == "-" && isatty(STDOUT_FILENO) != 0;
  const std::string name = options.format.empty() ? (terminal ? "table" : "tsv") : options.format;
  const TableFormat format = table_format_from_name(name).value_or(TableFormat::tsv);
  std::string out;
  if (format == TableFormat::jsonl && options.level == Level::mention) {
    append_record(out, record, alignment, {options.offsets, options.with_text});
  } else {
    append_table(out, table_of(alignment, record, options), format, look_of(options, terminal));
  }
  return out;
}

// Each place of the name, what became of it, and its candidates.
std::string why_text(const WhyAnswer& answer, const Options& options) {
  if (answer.places.empty())
    return fmt::format("\"{}\" stands in neither text, whatever case and marks.\n", options.why);
  std::string out;
  if (answer.comparable)
    out +=
        "The texts were matched as texts about the same matter: by entity, not by place; what is "
        "known is how alike the entities are.\n";
  for (const WhyAnswer::Place& p : answer.places) {
    out += fmt::format("{} text, characters {}-{}: {}\n  {}\n",
                       p.what.lang == Lang::en ? "English" : "Vietnamese", p.place.span.begin,
                       p.place.span.end, one_line(p.place.text), one_line(p.what.says));
    for (const std::string& candidate : p.what.candidates)
      out += fmt::format("    {}\n", one_line(candidate));
  }
  return out;
}

}  // namespace

int run_pair(const Options& options, Messages& messages) {
  const auto fail = [&](const Error& error) {
    messages.error(error);
    return kNothingDone;
  };
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) return fail(lexicons.error());
  const Result<Texts> texts = read_input(options, messages);
  if (!texts) return fail(texts.error());
  Aligner aligner(*lexicons, options.settings());
  if (!options.why.empty()) {
    if (texts->only)
      return fail(
          Error{ErrorCode::format, "--why: one of the texts is empty, expected two texts", ""});
    const WhyAnswer answer = aligner.why(texts->record.pair, options.why);
    for (const std::string& warning : answer.warnings) messages.warning(warning, warning);
    return write_result(options, messages, why_text(answer, options), kDone);
  }
  const Alignment alignment = align_texts(aligner, *texts, options, messages);
  return write_result(options, messages, result_text(alignment, texts->record, options), kDone);
}

}  // namespace align
