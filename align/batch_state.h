// What a batch run keeps in its folder so that it can go on after it was stopped, whatever stopped it.
//
//     DIR/.align/run.json          what this run is: version, lexicons, options, inputs with their hashes
//     DIR/.align/done.jsonl        an input a line, once all of its records are written: its name, and why it
//                                  ended early if it did
//     DIR/.align/NAME.part         records written so far; becomes DIR/alignments/NAME.jsonl when it is whole
//     DIR/.align/lock              held while a run writes there
#ifndef ALIGN_BATCH_STATE_H_
#define ALIGN_BATCH_STATE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/options.h"
#include "base/result.h"
#include "input/inputs.h"
#include "lexicon/lexicon_set.h"

namespace align {

// What a run depends on. Two runs with equal identities give the same bytes.
struct RunIdentity {
  std::string version;
  std::map<std::string, std::string> lexicons;  // name -> hash; "model" among them
  std::map<std::string, std::string> options;   // those that change results
  struct OfInput {
    std::string name;
    std::string file;  // as given
    std::string kind;
    std::string mode;
    uint64_t bytes = 0;
    std::string sha256;  // of what the files hold
  };
  std::vector<OfInput> inputs;

  std::string to_json() const;
  static Result<RunIdentity> from_json(std::string_view text, const std::string& file);
};

// Of a folder whose run came to its end.
Result<RunIdentity> read_finished_run(const std::string& folder);

// Reads every byte of the inputs. An input that cannot be read has no hash.
RunIdentity identify(const Options& options, const LexiconSet& lexicons,
                     const std::vector<Input>& inputs);

// In words what is not the same, "lexicons: mine.tsv changed"; empty when they agree.
std::vector<std::string> differences(const RunIdentity& before, const RunIdentity& now);

// Bytes of all files of an input, and their SHA-256.
struct InputContent {
  uint64_t bytes = 0;
  std::string sha256;
};
Result<InputContent> read_content(const Input& input);

// A line of done.jsonl, and all of them: the errors with which inputs ended, by name. No file: none.
std::string done_line(const std::string& name, const std::optional<Error>& error);
Result<std::map<std::string, Error, std::less<>>> read_done_file(const std::string& path);

}  // namespace align

#endif  // ALIGN_BATCH_STATE_H_
