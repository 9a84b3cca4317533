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
#include "base/packing.h"
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

// Held until this ends. Nothing when another run holds it.
class FolderLock {
 public:
  static Result<FolderLock> take(const std::string& folder);
  ~FolderLock();
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;

 private:
  explicit FolderLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

// A file that grows by whole records. What a crash left of the last one is cut off when it is opened again.
class PartFile {
 public:
  // Keeps what is whole in there.
  static Result<PartFile> open(const std::string& path, Packing packing);
  ~PartFile();
  PartFile(PartFile&& other) noexcept;
  PartFile& operator=(PartFile&& other) noexcept;

  // Lines. Packed ones are kept back until there is a member of them.
  Result<Done> append(std::string_view lines);
  // The part is whole: it becomes `target`.
  Result<Done> finish(const std::string& target);

 private:
  PartFile() = default;
  std::string path_;
  MemberPacker packer_;
  int fd_ = -1;
};

// Bytes up to the end of the last whole line (or packed member) of a file; 0 when there is none.
Result<uint64_t> whole_size(const std::string& path, Packing packing);

// A line of done.jsonl, and all of them: the errors with which inputs ended, by name. No file: none.
std::string done_line(const std::string& name, const std::optional<Error>& error);
Result<std::map<std::string, Error, std::less<>>> read_done_file(const std::string& path);

Result<Done> make_folder(const std::string& path);
// Appends one line and sees that it is on the disk's way.
Result<Done> append_line(const std::string& path, std::string_view line);
Result<Done> write_whole(const std::string& path, std::string_view text);

}  // namespace align

#endif  // ALIGN_BATCH_STATE_H_
