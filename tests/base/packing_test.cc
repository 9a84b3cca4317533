#include "base/packing.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "base/byte_reader.h"
#include "base/files.h"
#include "tests/support/folder.h"

namespace align {
namespace {

std::string many_lines() {
  std::string out;
  for (int i = 0; i < 200000; ++i) out += "line " + std::to_string(i * 7919 % 100003) + "\n";
  return out;
}

TEST_CASE("a packed file is read as what was packed, whatever its name") {
  const Folder folder;
  const std::string text = many_lines();
  for (const Packing packing : {Packing::gzip, Packing::zstd}) {
    std::string packed;
    append_packed(packed, std::string_view(text).substr(0, 1000), packing);
    append_packed(packed, "", packing);
    append_packed(packed, std::string_view(text).substr(1000), packing);
    CHECK(packed.size() < text.size() / 2);
    folder.put("packed.bin", packed);
    const Result<std::string> back = read_file(folder.file("packed.bin"));
    REQUIRE(back);
    CHECK(*back == text);
    std::string again;
    append_packed(again, std::string_view(text).substr(0, 1000), packing);
    CHECK(packed.starts_with(again));
  }
}

TEST_CASE("an output is packed by its name") {
  const Folder folder;
  const std::string text = many_lines();
  for (const std::string ending : {"gz", "zst"}) {
    const std::string name = folder.file("out.jsonl." + ending);
    Result<OutputFile> out = OutputFile::open(name);
    REQUIRE(out);
    for (size_t i = 0; i < text.size(); i += 777)
      REQUIRE(out->write(std::string_view(text).substr(i, 777)));
    REQUIRE(out->commit());
    const Result<std::string> back = read_file(name);
    REQUIRE(back);
    CHECK(*back == text);
    std::string head(4, '\0');
    std::ifstream(name, std::ios::binary).read(head.data(), 4);
    CHECK(packing_of_bytes(head) == packing_of_name(name));
  }
}

TEST_CASE("packed data that is cut or damaged is an error after what could be read") {
  const Folder folder;
  const std::string text = many_lines();
  for (const Packing packing : {Packing::gzip, Packing::zstd}) {
    std::string packed;
    append_packed(packed, text, packing);
    folder.put("cut.bin", std::string_view(packed).substr(0, packed.size() / 2));
    Result<LineReader> lines = LineReader::open(folder.file("cut.bin"), 1000);
    REQUIRE(lines);
    size_t count = 0;
    Result<std::optional<LineReader::Line>> line = lines->next();
    for (; line && *line; line = lines->next()) ++count;
    CHECK(count > 1000);
    REQUIRE_FALSE(line);
    CHECK(line.error().text() ==
          folder.file("cut.bin") + ": the compressed data ends in the middle");
    packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
    packed[packed.size() / 2 + 1] = static_cast<char>(packed[packed.size() / 2 + 1] ^ 0x55);
    folder.put("cut.bin", packed);
    CHECK_FALSE(read_file(folder.file("cut.bin")));
  }
}

TEST_CASE("zeros behind the last gzip member are padding, letters are damage") {
  const Folder folder;
  std::string packed;
  append_packed(packed, "text", Packing::gzip);
  folder.put("padded.bin", packed + std::string(600, '\0'));
  const Result<std::string> back = read_file(folder.file("padded.bin"));
  REQUIRE(back);
  CHECK(*back == "text");
  folder.put("padded.bin", packed + "letters");
  CHECK_FALSE(read_file(folder.file("padded.bin")));
}

TEST_CASE("a bomb is refused at the limit, in little memory") {
  const Folder folder;
  const std::string zeros(size_t{8} << 20, '0');
  std::string packed;
  for (int i = 0; i < 8; ++i) append_packed(packed, zeros, Packing::gzip);
  folder.put("bomb.gz", packed);
  const Result<std::string> back = read_file(folder.file("bomb.gz"), size_t{1} << 20);
  REQUIRE_FALSE(back);
  CHECK(back.error().code == ErrorCode::too_large);
  Result<LineReader> lines = LineReader::open(folder.file("bomb.gz"), 1000);
  REQUIRE(lines);
  const auto line = lines->next();
  REQUIRE((line && *line));
  CHECK((**line).too_large);
  CHECK((**line).size == 8 * zeros.size());
}

TEST_CASE("names and packings") {
  CHECK(packing_of_name("a.jsonl.zst") == Packing::zstd);
  CHECK(packing_of_name("a.zip") == Packing::none);
  CHECK(without_packing("x/a.tsv.gz") == "x/a.tsv");
  CHECK(without_packing("a.tsv") == "a.tsv");
  CHECK_FALSE(packing_from_name("bz2"));
}

}  // namespace
}  // namespace align
