#include "align/verbs.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/files.h"
#include "base/mapped_file.h"
#include "base/utf8.h"
#include "review/decided_pairs.h"
#include "review/store.h"
#include "table/json.h"
#include "text/read.h"

namespace align {
namespace {

Result<std::string> read_lexicon_text(const std::string& file) {
  Result<std::string> bytes = read_file(file);
  if (!bytes) return bytes.error();
  // A row that is no UTF-8 is a bad row like others; only UTF-16 needs decoding as a whole.
  const bool utf16 = bytes->starts_with("\xFF\xFE") || bytes->starts_with("\xFE\xFF");
  return utf16 ? decode_text(std::move(*bytes), file, Encoding::utf16) : std::move(bytes);
}

Result<Done> add_review(LexiconSet& set, const std::string& file, Messages& messages) {
  const Result<ReviewStore> store = ReviewStore::open(file, ReviewStore::Access::read);
  if (!store) return store.error();
  const Result<std::vector<Decision>> decisions = store->decisions();
  if (!decisions) return decisions.error();
  messages.detail(fmt::format("{}: {} decisions", file, decisions->size()));
  set.add_decisions(decided_pairs(*decisions), file);
  return Done{};
}

Result<Done> add_model(LexiconSet& set, const std::string& file, Messages& messages) {
  const Result<std::string> text = read_file(file);
  if (!text) return text.error();
  const auto rows = read_word_rows(*text, std::string(shown_name(file)));
  if (!rows) return rows.error();
  messages.detail(fmt::format("{}: {} rows", file, rows->size()));
  set.use_words(WordTable::of(*rows));
  return Done{};
}

}  // namespace

// Compiled lexicons are used where they lie; what cannot be mapped (a pipe) is read like a text.
Result<Done> add_lexicon(LexiconSet& set, const std::string& file, Messages& messages) {
  if (ReviewStore::is_store_file(file)) return add_review(set, file, messages);
  if (Result<MappedFile> mapped = MappedFile::open(file);
      mapped && CompiledLexicon::is_compiled(mapped->bytes())) {
    const auto owner = std::make_shared<const MappedFile>(std::move(*mapped));
    return set.add_foreign(owner->bytes(), file, owner);
  }
  Result<std::string> text = read_lexicon_text(file);
  if (!text) return text.error();
  if (CompiledLexicon::is_compiled(*text)) {
    const auto owner = std::make_shared<const std::string>(std::move(*text));
    return set.add_foreign(*owner, file, owner);
  }
  const LexiconFile lexicon = read_lexicon(*text, std::string(shown_name(file)));
  for (const Error& fault : lexicon.faults) messages.error(fault);
  messages.detail(fmt::format("{}: {} rows", file, lexicon.rows.size()));
  set.add_rows(lexicon.rows, file);
  return Done{};
}

Result<LexiconSet> load_lexicons(const Options& options, Messages& messages) {
  Result<LexiconSet> set = builtin_lexicons();
  if (!set) return set.error();
  for (const std::string& file : options.lexicons) {
    if (auto done = add_lexicon(*set, file, messages); !done) return done.error();
  }
  if (options.model.empty()) return set;
  if (auto done = add_model(*set, options.model, messages); !done) return done.error();
  return set;
}

int fail(Messages& messages, const Error& error) {
  messages.error(error);
  return kNothingDone;
}

int write_result(const Options& options, Messages& messages, std::string_view text, int code) {
  Result<OutputFile> out = OutputFile::open(options.output);
  if (!out) {
    messages.error(out.error());
    return kNothingDone;
  }
  auto done = out->write(text);
  if (done) done = out->commit();
  if (done || out->closed()) return code;
  messages.error(done.error());
  return kNothingDone;
}

Result<std::vector<std::string>> words_asked(const Options& options) {
  std::vector<std::string> words = options.inputs;
  if (words == std::vector<std::string>{"-"}) {
    Result<Document> document = read_document("-", options.encoding);
    if (!document) return document.error();
    words.clear();
    for (size_t begin = 0; begin < document->text.size();) {
      const size_t end = std::min(document->text.find('\n', begin), document->text.size());
      std::string line = document->text.substr(begin, end - begin);
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.find_first_not_of(" \t") != std::string::npos) words.push_back(std::move(line));
      begin = end + 1;
    }
  }
  for (const std::string& word : words)
    if (const auto at = find_invalid_utf8(word))
      return Error{ErrorCode::invalid_utf8,
                   fmt::format("invalid UTF-8 at byte {} of an argument", *at)};
  return words;
}

int run_version(const Options& options, Messages& messages) {
  if (options.format != "json")
    return write_result(options, messages, "align " ALIGN_VERSION "\n", kDone);
  const Result<LexiconSet> set = load_lexicons(options, messages);
  if (!set) {
    messages.error(set.error());
    return kNothingDone;
  }
  std::string out = "{";
  append_member(out, "version", ALIGN_VERSION);
  out += ",\"lexicons\":[";
  for (const LexiconLayer& layer : set->layers()) {
    out += &layer == set->layers().data() ? "{" : ",{";
    append_member(out, "name", layer.name);
    out += ",";
    append_member(out, "hash", fmt::format("{:016x}", layer.content_hash()));
    out += "}";
  }
  out += "],\"model\":{";
  append_member(out, "name", "built-in");
  out += ",";
  append_member(out, "hash", fmt::format("{:016x}", set->words().content_hash()));
  return write_result(options, messages, out + "}}\n", kDone);
}

int run(const Options& options, Messages& messages) {
  switch (options.verb) {
    case Verb::version:
      return run_version(options, messages);
    case Verb::pair:
      return run_pair(options, messages);
    case Verb::stream:
      return run_stream(options, messages);
    case Verb::batch:
      return run_batch(options, messages);
    case Verb::merge:
      return run_merge(options, messages);
    case Verb::glossary:
      return run_glossary(options, messages);
    case Verb::convert:
      return run_convert(options, messages);
    case Verb::lexicon_import:
      return run_lexicon_import(options, messages);
    case Verb::tokenize:
      return run_tokenize(options, messages);
    case Verb::suggest:
      return run_suggest(options, messages);
    case Verb::lexicon_lookup:
      return run_lexicon_lookup(options, messages);
    case Verb::lexicon_validate:
      return run_lexicon_validate(options, messages);
    case Verb::lexicon_stats:
      return run_lexicon_stats(options, messages);
    case Verb::lexicon_compile:
      return run_lexicon_compile(options, messages);
    case Verb::learn:
      return run_learn(options, messages);
    case Verb::review:
      return run_review(options, messages);
    case Verb::review_export:
      return run_review_export(options, messages);
    case Verb::review_apply:
      return run_review_apply(options, messages);
    case Verb::eval:
      return run_eval(options, messages);
  }
  return kNothingDone;
}

}  // namespace align
