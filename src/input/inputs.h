// What a run is given, sorted out: files and folders on the command line -> inputs of known kinds, each with a name.
//
//     find_inputs({"news.tsv.gz", "talks.en", "talks.vi"}, {})     bitext "news", moses "talks"
//     find_inputs({"talks.en"}, {})                                 moses "talks" too: talks.vi lies beside it
//     find_inputs({"photo.jpg"}, {})                                an error for it: what it is cannot be told
#ifndef ALIGN_INPUT_INPUTS_H_
#define ALIGN_INPUT_INPUTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "input/pair_source.h"

namespace align {

enum class InputKind : uint8_t { records, bitext, moses, tmx, xliff, texts, folder, manifest };

// "jsonl", "tsv", "moses", "tmx", "xliff", "text", "folder", "manifest": what --input-format takes.
std::string_view name_of(InputKind kind);
Result<InputKind> input_kind_from_name(std::string_view name);

struct Input {
  InputKind kind = InputKind::records;
  std::vector<std::string> files;  // one; of moses and texts the English one and the Vietnamese one
  std::string name;            // of the result; unlike those of the other inputs of a run, no path
  std::optional<Error> error;  // why it cannot be read; then only `files` counts

  // What holds when neither the user nor a record says otherwise.
  Mode mode() const;
};

// In the order of `arguments`; of two that are one pair the place of the first counts. `kind`: of all of them, when
// the user says so.
std::vector<Input> find_inputs(const std::vector<std::string>& arguments,
                               std::optional<InputKind> kind);

// One file that holds pairs by itself; nothing for plain text.
std::optional<InputKind> bilingual_kind(const std::string& path);

SourceResult open_input(const Input& input, const SourceOptions& options);

}  // namespace align

#endif  // ALIGN_INPUT_INPUTS_H_
