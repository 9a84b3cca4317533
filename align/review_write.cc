#include "align/review_write.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "align/review_data.h"
#include "align/review_load.h"
#include "align/review_page.h"
#include "align/verbs.h"
#include "base/files.h"
#include "base/io_error.h"
#include "review/review_xlsx.h"

namespace align {
namespace {

namespace fs = std::filesystem;

// A folder that is gone when this is.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code error;
    path_ = (fs::temp_directory_path(error) / "align-review-XXXXXX").string();
    if (::mkdtemp(path_.data()) == nullptr) fault_ = io_error(path_, errno, "create");
  }
  ~TemporaryFolder() {
    std::error_code error;
    if (!fault_) fs::remove_all(path_, error);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::optional<Error>& fault() const { return fault_; }
  std::string file(std::string_view name) const { return (fs::path(path_) / name).string(); }

 private:
  std::string path_;
  std::optional<Error> fault_;
};

Result<Done> write_whole(const std::string& path, std::string_view bytes) {
  Result<OutputFile> out = OutputFile::open(path);
  if (!out) return out.error();
  if (auto done = out->write(bytes); !done) return done;
  return out->commit();
}

Result<Done> write_html(const ReviewStore& store, const Options& options, Messages& messages) {
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) return lexicons.error();
  const Suggester suggester(*lexicons);
  const Result<std::string> data =
      review_data(store, {review_job_name(options), options.user, &suggester});
  if (!data) return data.error();
  return write_whole(options.html_file, page_in_one_file(*data));
}

Result<Done> write_xlsx(const ReviewStore& store, const Options& options, Messages& messages) {
  std::string bytes;
  Dropped dropped;
  if (auto done = append_review_xlsx(bytes, store, review_job_name(options), dropped); !done)
    return done;
  if (const std::string text = dropped.text(); !text.empty())
    messages.warning("xlsx", fmt::format("xlsx cannot hold: {}", text));
  return write_whole(options.xlsx_file, bytes);
}

}  // namespace

int write_review(const Options& options, Messages& messages) {
  const auto fail = [&](const Error& error) {
    messages.error(error);
    return kNothingDone;
  };
  const TemporaryFolder folder;
  if (folder.fault()) return fail(*folder.fault());
  const Result<ReviewStore> store = open_review(options, messages, folder.file("job.review.db"));
  if (!store) return fail(store.error());
  const ReviewProgress progress = store->progress();
  if (progress.pairs == 0)
    return fail({ErrorCode::usage, "has no pairs and no names to review",
                 options.inputs.empty() ? options.db : options.inputs.front()});
  if (!options.html_file.empty())
    if (const auto done = write_html(*store, options, messages); !done) return fail(done.error());
  if (!options.xlsx_file.empty())
    if (const auto done = write_xlsx(*store, options, messages); !done) return fail(done.error());
  messages.note(fmt::format("{} pairs, {} decided; `align review apply` takes decisions in",
                            progress.pairs, progress.decided));
  return kDone;
}

}  // namespace align
