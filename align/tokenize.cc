// align tokenize: the tokenizers on their own.
#include <string>

#include "align/verbs.h"
#include "pipeline.h"
#include "table/json.h"
#include "text/read.h"

namespace align {
namespace {

void append_sentence(std::string& out, const TokenizedSentence& sentence) {
  out.push_back('{');
  append_member(out, "text", sentence.text);
  out.append(",\"tokens\":[");
  for (const TokenizedSentence::Word& word : sentence.words) {
    out.append(&word == sentence.words.data() ? "{" : ",{");
    append_member(out, "text", word.text);
    out.append(",\"start\":");
    append_number(out, word.span.begin);
    out.append(",\"end\":");
    append_number(out, word.span.end);
    out.push_back(',');
    append_member(out, "kind", word.kind);
    out.push_back('}');
  }
  out.append("]}\n");
}

}  // namespace

int run_tokenize(const Options& options, Messages& messages) {
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) {
    messages.error(lexicons.error());
    return kNothingDone;
  }
  const Result<Document> document =
      read_document(options.inputs.empty() ? "-" : options.inputs.front(), options.encoding);
  if (!document) {
    messages.error(document.error());
    return kNothingDone;
  }
  Aligner aligner(*lexicons, options.settings());
  std::string out;
  if (options.format == "jsonl") {
    for (const auto& sentence : aligner.tokenize(document->text, *options.lang, options.split))
      append_sentence(out, sentence);
  } else {
    aligner.tokenize_to(out, document->text, *options.lang, options.split);
  }
  return write_result(options, messages, out, kDone);
}

}  // namespace align
