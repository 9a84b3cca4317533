// align review: the results of a job in the browser, decided by a person.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "align/browser.h"
#include "align/review_api.h"
#include "align/review_load.h"
#include "align/review_server.h"
#include "align/review_write.h"
#include "align/signals.h"
#include "align/verbs.h"
#include "base/files.h"

namespace align {
namespace {

constexpr std::chrono::milliseconds kStep{100};

int serve(ReviewStore& store, const Options& options, Messages& messages) {
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) return fail(messages, lexicons.error());
  const std::atomic<bool>& stop = stop_gently();
  ReviewApi api(store, {review_job_name(options), review_user(options), &*lexicons});
  auto server = ReviewServer::start(api, {options.host, options.port});
  if (!server) return fail(messages, server.error());
  const std::string& address = (*server)->address();
  if (const int code = write_result({}, messages, address + "\n", kDone); code != kDone)
    return code;
  std::optional<OpenedPage> opened;
  if (options.open_browser) opened = open_in_browser(address, review_database(options));
  messages.note(
      opened ? "opened in the browser; Ctrl-C stops, every decision is saved at once"
             : "open this address in a browser; Ctrl-C stops, every decision is saved at once");
  while (!stop) std::this_thread::sleep_for(kStep);
  (*server)->stop();
  const ReviewProgress progress = store.progress();
  messages.note(fmt::format("{} of {} decided; kept in {}", progress.decided, progress.pairs,
                            review_database(options)));
  return signal_exit_code();
}

}  // namespace

int run_review(const Options& options, Messages& messages) {
  if (!options.html_file.empty() || !options.xlsx_file.empty())
    return write_review(options, messages);
  Result<ReviewStore> store = open_review(options, messages);
  if (!store) return fail(messages, store.error());
  if (store->progress().pairs == 0)
    return fail(messages,
                {ErrorCode::usage, "has no pairs and no names to review", options.inputs.front()});
  return serve(*store, options, messages);
}

}  // namespace align
