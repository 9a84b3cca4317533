#include "input/documents.h"

#include <doctest/doctest.h>

#include "tests/support/folder.h"
#include "tests/support/sources.h"

namespace align {
namespace {

using std::string_literals::operator""s;

// Without the name of the folder.
std::string shown(const Folder& folder, std::string text) {
  const std::string path = folder.path.string() + "/";
  for (size_t at; (at = text.find(path)) != std::string::npos;) text.erase(at, path.size());
  return text;
}

std::string folder_of(const Folder& folder) {
  return shown(folder, everything_of(open_folder(folder.path.string(), {})));
}

std::string manifest(const Folder& folder, std::string_view text,
                     const std::string& name = "list.tsv") {
  return shown(folder, everything_of(open_manifest(folder.put(name, text), {})));
}

void put_texts(const Folder& folder) {
  folder.put("a.en", "Hue.");
  folder.put("a.vi", "Huế.");
  folder.put("x/b.txt", "UK\n");
  folder.put("x/c.txt", "Anh\n");
}

TEST_CASE("which side a file is, by its name") {
  const auto side = [](const std::string& path, bool folders = true) {
    const auto name = side_of_name(path, folders);
    return name ? std::string(name_of(name->lang)) + " " + name->stem + " " + name->other : "none";
  };
  CHECK(side("x/report.en.txt") == "en x/report x/report.vi.txt");
  CHECK(side("report_vi.md") == "vi report report_en.md");
  CHECK(side("report-en.text.gz") == "en report report-vi.text.gz");
  CHECK(side("x/en/report.txt") == "en x/report x/vi/report.txt");
  CHECK(side("en/x/report.txt") == "en x/report vi/x/report.txt");
  CHECK(side("en/vi/report.txt") == "vi en/report en/en/report.txt");
  CHECK(side("x/en/report.txt", false) == "none");
  CHECK(side("report.txt") == "none");
  CHECK(side("open.txt") == "none");
  CHECK(side("report.en.doc") == "none");
  CHECK(side(".en.txt") == "none");
  CHECK(side("x/.en.txt") == "none");
  CHECK(side("report.en") == "none");
}

TEST_CASE("a folder of texts paired by their endings") {
  const Folder folder;
  folder.put("b.en.txt", "Hue.\nUK.\n");
  folder.put("b.vi.txt", "\xEF\xBB\xBFHuế.\n");
  folder.put("x/a_en.md", "one");
  folder.put("x/a_vi.md", "một");
  folder.put("picture.jpg", "no text");
  folder.put("notes.txt", "of no language");
  CHECK(folder_of(folder) == "\"b\": Hue./UK./ = Huế./\n\"x/a\": one = một\n");
}

TEST_CASE("a folder of texts paired by their folders") {
  const Folder folder;
  folder.put("en/2024/a.txt", "one");
  folder.put("vi/2024/a.txt", "một");
  folder.put("news/en/b.txt", "two");
  folder.put("news/vi/b.txt", "hai");
  CHECK(folder_of(folder) == "\"2024/a\": one = một\n\"news/b\": two = hai\n");
}

TEST_CASE("a folder of texts paired by both, and names that only look like an ending") {
  const Folder folder;
  folder.put("en/a.en.txt", "one");
  folder.put("vi/a.vi.txt", "một");
  folder.put("en/hanoi-vi.txt", "two");
  folder.put("vi/hanoi-vi.txt", "hai");
  CHECK(folder_of(folder) == "\"a\": one = một\n\"hanoi-vi\": two = hai\n");
}

TEST_CASE("a text without its counterpart is a record with an error") {
  const Folder folder;
  folder.put("a.en.txt", "one");
  folder.put("en/b.txt", "two");
  folder.put("vi/c.txt", "ba");
  CHECK(folder_of(folder) ==
        "\"a\"! io: a.en.txt has no counterpart, expected a.vi.txt\n"
        "\"b\"! io: en/b.txt has no counterpart, expected vi/b.txt\n"
        "\"c\"! io: vi/c.txt has no counterpart, expected en/c.txt\n");
}

TEST_CASE("texts that cannot be read are records with errors, and the rest goes on") {
  const Folder folder;
  folder.put("a.en.txt", "Socialist");
  folder.put("a.vi.txt",
             "C\xE9ng h\xDF"
             "a X\xB7 h\xE9i ch\xF1 ngh\xDC"
             "a Vi\xD6t Nam");
  folder.put("b.en.txt", "ab\0"s);
  folder.put("b.vi.txt", "x");
  folder.put("c.en.txt", "\xFF\xFEH\0"s);
  folder.put("c.vi.txt", "H");
  const std::string all = folder_of(folder);
  CHECK(all.starts_with("\"a\"! encoding: a.vi.txt: this is TCVN3 (.VnTime) text, not UTF-8; "));
  CHECK(all.find("\"b\"! encoding: b.en.txt: binary data: NUL byte at byte 2, expected text\n") !=
        std::string::npos);
  CHECK(all.ends_with("\"c\": H = H\n"));
}

TEST_CASE("a folder without texts has no records, and one that is not there is an error") {
  const Folder folder;
  CHECK(folder_of(folder) == "");
  CHECK(everything_of(open_folder("no/such", {})) == "stop: no/such: no such file\n");
}

TEST_CASE("a pair of documents is larger than a record may be") {
  const Folder folder;
  folder.put("a.en.txt", std::string(60, 'x'));
  folder.put("a.vi.txt", std::string(60, 'y'));
  SourceOptions options;
  options.max_record = 100;
  CHECK(everything_of(open_folder(folder.path.string(), options)) ==
        "\"a\"! too_large: the record has 120 bytes, expected at most 100 (--max-record)\n");
}

TEST_CASE("two texts are one record, called after them") {
  const Folder folder;
  const std::string en = folder.put("report.en.txt", "Hue");
  const std::string vi = folder.put("report.vi.txt", "Huế");
  CHECK(everything_of(open_texts(en, vi, {})) == "\"report\": Hue = Huế\n");
}

TEST_CASE("a manifest of two columns: source and target, relative to it") {
  const Folder folder;
  put_texts(folder);
  CHECK(manifest(folder, "a.en\ta.vi\r\n\nx/b.txt\tx/c.txt\n") ==
        "1: Hue. = Huế.\n3: UK/ = Anh/\n");
  CHECK(manifest(folder, "b.txt\tc.txt\n", "x/list") == "1: UK/ = Anh/\n");
  CHECK(manifest(folder, "\xEF\xBB\xBF" + folder.file("a.en") + "\ta.vi\n") == "1: Hue. = Huế.\n");
}

TEST_CASE("a manifest of hunalign's three columns, before and after hunalign ran") {
  const Folder folder;
  put_texts(folder);
  const std::string expected = "\"a.out\": Hue. = Huế.\n";
  CHECK(manifest(folder, "a.en\ta.vi\ta.out\n") == expected);
  folder.put("a.out", "0\t0\t0.5\n");
  CHECK(manifest(folder, "a.en\ta.vi\ta.out\n") == expected);
}

TEST_CASE("a manifest with ids, and one of seven columns") {
  const Folder folder;
  put_texts(folder);
  CHECK(manifest(folder, "first\ta.en\ta.vi\n") == "\"first\": Hue. = Huế.\n");
  CHECK(manifest(folder, "first\ta.en\ta.vi\tout\t2024-01-02\t2024-01-03\tcomparable\n") ==
        "\"first\": Hue. = Huế. {\"source_date\":\"2024-01-02\",\"target_date\":\"2024-01-03\"} "
        "comparable\n");
}

TEST_CASE("a manifest with a header") {
  const Folder folder;
  put_texts(folder);
  CHECK(manifest(folder, "Mode\tvi\tID\ten\tby \"x\"\nauto\ta.vi\tn1\ta.en\tme\n") ==
        "\"n1\": Hue. = Huế. {\"by \\\"x\\\"\":\"me\"} auto\n");
}

TEST_CASE("a manifest in JSON Lines keeps numbers and other members as they are") {
  const Folder folder;
  put_texts(folder);
  CHECK(manifest(folder,
                 "{\"id\":7,\"source\":\"a.en\",\"target\":\"a.vi\",\"mode\":\"parallel\",\"p\":3,"
                 "\"q\":null,\"r\":\"\\\"\"}\n{\"en\":\"a.en\",\"vi\":\"a.vi\",\"id\":null}\n") ==
        "7: Hue. = Huế. {\"p\":3,\"q\":null,\"r\":\"\\\"\"} parallel\n2: Hue. = Huế.\n");
}

TEST_CASE("each faulty row of a manifest is a record with an error, and the rest goes on") {
  const Folder folder;
  put_texts(folder);
  CHECK(manifest(folder,
                 "id\tsource\ttarget\tmode\n"
                 "1\ta.en\tno.vi\tauto\n"
                 "2\ta.en\t\tauto\n"
                 "3\ta.en\ta.vi\tsure\n"
                 "alone\n"
                 "5\ta.en\ta.\xFF\tauto\n"
                 "{\"id\":6,\"source\":\n"
                 "7\ta.en\ta.vi\tauto\n") ==
        "\"1\"! io: no.vi: no such file\n"
        "\"2\"! format: no target file, expected source and target\n"
        "\"3\"! format: mode 'sure', expected parallel, comparable or auto\n"
        "5! format: no tab, expected source TAB target\n"
        "6! format: invalid UTF-8\n"
        "7! invalid_json: expected one JSON object a line\n"
        "\"7\": Hue. = Huế. auto\n");
}

TEST_CASE("a manifest is told from bitext by the files that are there") {
  const Folder folder;
  put_texts(folder);
  const std::string path = folder.file("list.tsv");
  CHECK(looks_like_manifest(path, "a.en\ta.vi"));
  CHECK(looks_like_manifest(path, "a.en\ta.vi\r\nx/b.txt\tx/c.txt\r\n"));
  CHECK(looks_like_manifest(path, "id\ta.en\ta.vi"));
  CHECK(looks_like_manifest(path, "id\tsource\ttarget\n1\ta.en\ta.vi\n"));
  CHECK(looks_like_manifest(path, "source\ttarget\tmode\n"));
  CHECK_FALSE(looks_like_manifest(path, "id\tsource\ttarget\n1\tHanoi\tHà Nội\n"));
  CHECK_FALSE(looks_like_manifest(path, "en\tvi\n"));
  CHECK_FALSE(looks_like_manifest(path, "a.en"));
  CHECK_FALSE(looks_like_manifest(path, "a.en\tb.vi"));
  CHECK_FALSE(looks_like_manifest(path, "x\t\t"));
  CHECK_FALSE(looks_like_manifest(path, ""));
}

}  // namespace
}  // namespace align
