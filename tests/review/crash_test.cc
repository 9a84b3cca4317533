// A program that is killed amid decisions: what it was told to be saved is there.
#include <doctest/doctest.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill() is of POSIX
#include <sys/wait.h>
#include <unistd.h>

#include "review/store.h"
#include "tests/support/folder.h"
#include "tests/support/review.h"

namespace align {
namespace {

constexpr int kKills = 8;

// Decides without end, each decision of two pairs; tells `out` the number of each that was saved.
[[noreturn]] void decide_for_ever(const std::string& file, int round, int out) {
  Result<ReviewStore> store = ReviewStore::open(file);
  for (int number = 0; store; ++number) {
    const std::string name = std::to_string(round) + "." + std::to_string(number);
    const auto done = store->decide({decision_of(Type::PER, "A " + name, "B", Verdict::accepted),
                                     decision_of(Type::PER, "C " + name, "D", Verdict::rejected)},
                                    "lan");
    if (!done || write(out, &number, sizeof number) != sizeof number) break;
  }
  _exit(1);
}

TEST_CASE("kill -9 between decisions loses nothing") {
  const Folder folder;
  const std::string file = folder.file("a.db");
  { load(*std::make_unique<ReviewStore>(open_store(file)), review_lines()); }
  size_t saved = 0;
  for (int round = 0; round < kKills; ++round) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      close(ends[0]);
      decide_for_ever(file, round, ends[1]);
    }
    close(ends[1]);
    int number = -1;
    while (number < round && read(ends[0], &number, sizeof number) == sizeof number) {
    }
    kill(child, SIGKILL);
    int last = -1;  // what it said before it was gone
    while (read(ends[0], &last, sizeof last) == sizeof last) number = last;
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    REQUIRE(number >= round);
    saved += static_cast<size_t>(number) + 1;
    const auto all = decisions_of(open_store(file));
    // One more may have been saved without being told; never half of one.
    CHECK(all.size() % 2 == 0);
    CHECK(all.size() / 2 >= saved);
    CHECK(all.size() / 2 <= saved + 1);
    saved = all.size() / 2;
  }
}

}  // namespace
}  // namespace align
