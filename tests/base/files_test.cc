#include "base/files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/folder.h"

namespace align {
namespace {

size_t files_in(const Folder& folder) {
  return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder.path), {}));
}

TEST_CASE("a file is read whole, whatever its bytes") {
  const Folder folder;
  std::string bytes(300'000, '\0');
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
  put(folder.file("a"), bytes);
  CHECK(*read_file(folder.file("a")) == bytes);
  CHECK(*read_file(folder.file("a"), bytes.size()) == bytes);
  put(folder.file("empty"), "");
  CHECK(read_file(folder.file("empty"))->empty());
}

TEST_CASE("reading names what is wrong") {
  const Folder folder;
  CHECK(read_file("no/such.txt").error().text() == "no/such.txt: no such file");
  CHECK(read_file(folder.path).error().text() ==
        folder.path.string() + ": is a directory, expected a file");
  put(folder.file("a"), "12345");
  const Error error = read_file(folder.file("a"), 4).error();
  CHECK(error.code == ErrorCode::too_large);
  CHECK(error.message == "larger than 4 bytes");
}

TEST_CASE("an output file appears only when it is committed") {
  const Folder folder;
  const std::string name = folder.file("out.tsv");
  put(name, "old");
  chmod(name.c_str(), 0640);
  {
    Result<OutputFile> out = OutputFile::open(name);
    REQUIRE(out.ok());
    CHECK(out->write("new and longer").ok());
    CHECK(get(name) == "old");
  }
  CHECK(get(name) == "old");
  CHECK(files_in(folder) == 1);

  Result<OutputFile> out = OutputFile::open(name);
  CHECK(out->write("new ").ok());
  CHECK(out->write("and longer").ok());
  CHECK(out->commit().ok());
  CHECK(get(name) == "new and longer");
  CHECK(files_in(folder) == 1);
  struct stat status {};
  REQUIRE(stat(name.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0640);
}

TEST_CASE("an output behind a symbolic link keeps the link") {
  const Folder folder;
  put(folder.file("real"), "old");
  std::filesystem::create_symlink("real", folder.file("link"));
  Result<OutputFile> out = OutputFile::open(folder.file("link"));
  CHECK(out->write("new").ok());
  CHECK(out->commit().ok());
  CHECK(std::filesystem::is_symlink(folder.file("link")));
  CHECK(get(folder.file("real")) == "new");
}

TEST_CASE("same_file sees through names") {
  const Folder folder;
  put(folder.file("a"), "x");
  put(folder.file("b"), "x");
  std::filesystem::create_symlink("a", folder.file("link"));
  CHECK(same_file(folder.file("a"), folder.file("link")));
  CHECK_FALSE(same_file(folder.file("a"), folder.file("b")));
  CHECK_FALSE(same_file(folder.file("a"), folder.file("none")));
}

std::vector<LineReader::Line> lines_of(const std::string& file, size_t limit,
                                       const std::atomic<bool>* stop = nullptr) {
  std::vector<LineReader::Line> out;
  Result<LineReader> reader = LineReader::open(file, limit, stop);
  REQUIRE(reader.ok());
  for (;;) {
    auto line = reader->next();
    REQUIRE(line.ok());
    if (!*line) return out;
    out.push_back(std::move(**line));
  }
}

TEST_CASE("lines come one by one with LF, CRLF or no end at all") {
  const Folder folder;
  put(folder.file("a"), "one\r\ntwo\n\nfour");
  const auto lines = lines_of(folder.file("a"), 100);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].text == "one");
  CHECK(lines[1].text == "two");
  CHECK(lines[2].text == "");
  CHECK(lines[3].text == "four");
  CHECK(lines[3].number == 4);
}

TEST_CASE("a line over the limit is marked, cut and counted; the next one is whole") {
  const Folder folder;
  const std::string block(200'000, 'x');
  put(folder.file("a"), "first\n" + block + "\n" + std::string(100, 'y') + "\n");
  const auto lines = lines_of(folder.file("a"), 100);
  REQUIRE(lines.size() == 3);
  CHECK_FALSE(lines[0].too_large);
  CHECK(lines[1].too_large);
  CHECK(lines[1].size == 200'000);
  CHECK(lines[1].text == std::string(4096, 'x'));
  CHECK_FALSE(lines[2].too_large);
  CHECK(lines[2].text == std::string(100, 'y'));
}

TEST_CASE("lines longer than the read buffer are joined") {
  const Folder folder;
  std::string text;
  for (int i = 0; i < 50; ++i) text += std::string(static_cast<size_t>(i) * 5000, 'a') + "\n";
  put(folder.file("a"), text);
  std::string joined;
  for (const auto& line : lines_of(folder.file("a"), 1 << 20)) joined += line.text + "\n";
  CHECK(joined == text);
}

TEST_CASE("a stopped reader ends at once") {
  const Folder folder;
  put(folder.file("a"), "one\ntwo\n");
  const std::atomic<bool> stop{true};
  CHECK(lines_of(folder.file("a"), 100, &stop).empty());
}

}  // namespace
}  // namespace align
