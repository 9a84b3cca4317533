#include "input/lines.h"

#include <doctest/doctest.h>

#include "tests/support/folder.h"
#include "tests/support/sources.h"

namespace align {
namespace {

using std::string_literals::operator""s;

std::string bitext(std::string_view bytes, size_t max_record = 1000) {
  const Folder folder;
  SourceOptions options;
  options.max_record = max_record;
  return everything_of(open_bitext(folder.put("a.tsv", bytes), options), max_record);
}

std::string moses(std::string_view en, std::string_view vi, size_t max_record = 1000) {
  const Folder folder;
  SourceOptions options;
  options.max_record = max_record;
  std::string out = everything_of(
      open_moses(folder.put("a.en", en), folder.put("a.vi", vi), options), max_record);
  for (size_t at; (at = out.find(folder.path.string() + "/")) != std::string::npos;)
    out.erase(at, folder.path.string().size() + 1);
  return out;
}

TEST_CASE("bitext without a header: English, Vietnamese, id, more") {
  CHECK(
      bitext("Hanoi\tHà Nội\nHue\tHuế\tx1\nUK\tAnh\t\tnote\t\"q\"\n") ==
      "1: Hanoi = Hà Nội\n\"x1\": Hue = Huế\n3: UK = Anh {\"columns\":[\"note\",\"\\\"q\\\"\"]}\n");
  CHECK(bitext("\tHà Nội\nHanoi\t\n") == "1:  = Hà Nội\n2: Hanoi = \n");
  CHECK(bitext("") == "");
  CHECK(bitext("Hanoi\tHà Nội") == "1: Hanoi = Hà Nội\n");
}

TEST_CASE("a header says which column is what") {
  CHECK(bitext("id\tvi\ten\nx\tHuế\tHue\n") == "\"x\": Hue = Huế\n");
  CHECK(bitext("English\tVietnamese\nHue\tHuế\n") == "2: Hue = Huế\n");
  CHECK(bitext("score\tsrc_text\ttrg_text\n0.9\tHue\tHuế\n") ==
        "2: Hue = Huế {\"columns\":[\"0.9\"]}\n");
  CHECK(bitext("\n \nEN-US\tvi_VN\tID\nHue\tHuế\t7\n") == "\"7\": Hue = Huế\n");
  CHECK(bitext("en\tvi\nHue\n") == "2! wrong_type: no tab, expected English TAB Vietnamese\n");
  CHECK(bitext("note\ten\tvi\nx\tHue\n") == "2! wrong_type: 2 columns, expected 3\n");
  CHECK(bitext("Hue\tHuế\nen\tvi\n") == "1: Hue = Huế\n2: en = vi\n");
}

TEST_CASE("a byte order mark and CRLF are no text") {
  CHECK(bitext("\xEF\xBB\xBFHue\tHuế\r\nUK\tAnh\r\n") == "1: Hue = Huế\n2: UK = Anh\n");
  CHECK(bitext("\xEF\xBB\xBF"
               "en\tvi\r\nHue\tHuế\r\n") == "2: Hue = Huế\n");
  CHECK(bitext("\xEF\xBB\xBF\r\nHue\tHuế\r\n") == "2: Hue = Huế\n");
}

TEST_CASE("each faulty line is a record with an error, and the rest goes on") {
  CHECK(bitext("Hue\nUK\tAnh\n") ==
        "1! wrong_type: no tab, expected English TAB Vietnamese\n2: UK = Anh\n");
  CHECK(bitext("Hue\tHu\xE1\xBA\nUK\tAnh\n") ==
        "1! invalid_utf8: invalid UTF-8 at byte 2 of vi\n"
        "2: UK = Anh\n");
  CHECK(bitext("Hue\tHuế\t\xFF\xE9\n") == "1: Hue = Huế\n");
  CHECK(bitext("Hue\tHu\0\n"s) ==
        "1! encoding: NUL byte at byte 6 of the line, expected UTF-8 text\n");
  CHECK(bitext("Socialist Republic\tC\xE9ng h\xDF"
               "a X\xB7 h\xE9i\n") ==
        "1! invalid_utf8: invalid UTF-8 at byte 1 of vi; this looks like TCVN3 (.VnTime) text\n");
}

TEST_CASE("a line that is too long does not hide the next") {
  const std::string longer(60, 'x');
  CHECK(bitext(longer + "\t" + longer + "\nUK\tAnh\n", 100) ==
        "1! too_large: the record has 121 bytes, expected at most 100 (--max-record)\n"
        "2: UK = Anh\n");
  // What stands behind it is no header.
  CHECK(bitext(longer + "\t" + longer + "\nen\tvi\n", 100) ==
        "1! too_large: the record has 121 bytes, expected at most 100 (--max-record)\n"
        "2: en = vi\n");
}

TEST_CASE("UTF-16 is refused with the command that converts it") {
  const Folder folder;
  const std::string path = folder.put("a.tsv", "\xFF\xFEH\0\t\0\xBF\x1E\n\0"s);
  CHECK(everything_of(open_bitext(path, {}))
            .starts_with("stop: " + path +
                         ": this is UTF-16, expected UTF-8; convert it with: iconv -f UTF-16 "));
  CHECK(everything_of(open_records(path, {})).find("this is UTF-16") != std::string::npos);
  CHECK(moses("\xFE\xFF\0H"s, "Huế\n").find("a.en: this is UTF-16") != std::string::npos);
}

TEST_CASE("a packed file is read as what it holds") {
  const Folder folder;
  Result<OutputFile> out = OutputFile::open(folder.file("a.tsv.gz"));
  REQUIRE(out.ok());
  CHECK(out->write("Hue\tHuế\n").ok());
  CHECK(out->commit().ok());
  CHECK(everything_of(open_bitext(folder.file("a.tsv.gz"), {})) == "1: Hue = Huế\n");
}

TEST_CASE("Moses: line n is the translation of line n, empty ones too") {
  CHECK(moses("Hue\n\nUK\n", "Huế\n\nAnh\n") == "1: Hue = Huế\n2:  = \n3: UK = Anh\n");
  CHECK(moses("\xEF\xBB\xBFHue\r\nUK", "\xEF\xBB\xBFHuế\nAnh\n") == "1: Hue = Huế\n2: UK = Anh\n");
  CHECK(moses("a\tb\n", "c\n") == "1: a\tb = c\n");
  CHECK(moses("", "") == "");
}

TEST_CASE("Moses: files of unlike length are no pair") {
  CHECK(moses("Hue\nUK\n", "Huế\n") ==
        "1: Hue = Huế\n"
        "stop: a.en: has more lines than a.vi, expected as many: they are no Moses pair\n");
  CHECK(moses("", "Huế\n") ==
        "stop: a.vi: has more lines than a.en, expected as many: they are no Moses pair\n");
}

TEST_CASE("Moses: a fault belongs to its line") {
  CHECK(moses("Hue\nUK\n", "Hu\xE9\nAnh\n") ==
        "1! invalid_utf8: invalid UTF-8 at byte 2 of vi\n2: UK = Anh\n");
  CHECK(moses("Hue\nUK\n", std::string(200, 'x') + "\nAnh\n", 100) ==
        "1! too_large: the record has 200 bytes, expected at most 100 (--max-record)\n"
        "2: UK = Anh\n");
  CHECK(moses(std::string(60, 'x') + "\n", std::string(60, 'y') + "\n", 100) ==
        "1! too_large: the record has 120 bytes, expected at most 100 (--max-record)\n");
}

TEST_CASE("JSON Lines keep their ids; blank lines are passed over and counted") {
  const Folder folder;
  const std::string path =
      folder.put("a.jsonl",
                 "\xEF\xBB\xBF\n{\"id\":\"a\",\"en\":\"Hue\",\"vi\":\"Huế\"}\r\n\n{\"en\":1}\n"
                 "{\"en\":\"x\",\"vi\":\"y\",\"mode\":\"comparable\",\"p\":3}\n");
  CHECK(everything_of(open_records(path, {})) ==
        "\"a\": Hue = Huế\n"
        "4! wrong_type: en is a number, expected a string or a list of strings\n"
        "5: x = y {\"p\":3} comparable\n");
}

TEST_CASE("a file that is not there") {
  CHECK(everything_of(open_bitext("no/such.tsv", {})) == "stop: no/such.tsv: no such file\n");
  const Folder folder;
  CHECK(everything_of(open_moses(folder.put("a.en", "x\n"), "no/a.vi", {})) ==
        "stop: no/a.vi: no such file\n");
}

TEST_CASE("a stopped source ends without a fault") {
  const Folder folder;
  const std::atomic<bool> stop = true;
  SourceOptions options;
  options.stop = &stop;
  CHECK(everything_of(open_bitext(folder.put("a.tsv", "Hue\tHuế\n"), options)) == "");
  CHECK(everything_of(
            open_moses(folder.put("a.en", "x\ny\n"), folder.put("a.vi", "x\n"), options)) == "");
}

TEST_CASE("all of a file was consumed at its end") {
  const Folder folder;
  auto source = open_bitext(folder.put("a.tsv", "Hue\tHuế\nUK\tAnh\n"), {});
  REQUIRE(source.ok());
  while (*(*source)->next()) {
  }
  CHECK((*source)->consumed() == 17);
}

TEST_CASE("names of languages in headers") {
  for (const char* name : {"en", "EN", "English", "source", "src", "en-US", "en_GB", "eng"})
    CHECK_MESSAGE(lang_of_header(name) == Lang::en, name);
  for (const char* name : {"vi", "Vietnamese", "target", "TRG", "vi-VN", "tiếng Việt"})
    CHECK_MESSAGE(lang_of_header(name) == Lang::vi, name);
  for (const char* name : {"", "end", "enUS", "vi-", "id", "view", "en-USA"})
    CHECK_MESSAGE(!lang_of_header(name), name);
}

}  // namespace
}  // namespace align
