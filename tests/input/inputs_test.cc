#include "input/inputs.h"

#include <doctest/doctest.h>

#include "tests/support/folder.h"
#include "tests/support/sources.h"

namespace align {
namespace {

using std::string_literals::operator""s;

// "tsv news: a.tsv; ..." for the inputs of a folder, each argument taken in it.
std::string inputs_of(const Folder& folder, std::vector<std::string> arguments,
                      std::optional<InputKind> kind = {}) {
  for (std::string& argument : arguments)
    if (argument != "-") argument = folder.file(argument);
  std::string out;
  for (const Input& input : find_inputs(arguments, kind)) {
    if (!out.empty()) out += "; ";
    if (input.error) {
      out += "error: " + input.error->text();
      continue;
    }
    out += std::string(name_of(input.kind)) + " " + input.name + ":";
    for (const std::string& file : input.files) out += " " + file;
  }
  const std::string path = folder.path.string() + "/";
  for (size_t at; (at = out.find(path)) != std::string::npos;) out.erase(at, path.size());
  return out;
}

TEST_CASE("names tell kinds") {
  const Folder folder;
  for (const char* name : {"a.tsv", "b.tab", "c.jsonl", "d.ndjson", "e.tmx", "f.xlf", "g.sdlxliff"})
    folder.put(name, "");
  CHECK(inputs_of(folder,
                  {"a.tsv", "b.tab", "c.jsonl", "d.ndjson", "e.tmx", "f.xlf", "g.sdlxliff"}) ==
        "tsv a: a.tsv; tsv b: b.tab; jsonl c: c.jsonl; jsonl d: d.ndjson; tmx e: e.tmx; "
        "xliff f: f.xlf; xliff g: g.sdlxliff");
  CHECK(inputs_of(folder, {"-"}) == "jsonl standard-input: -");
  CHECK(inputs_of(folder, {"."}) == "folder folder: .");
}

TEST_CASE("where the name says nothing the content tells") {
  const Folder folder;
  folder.put("a.dat", "\xEF\xBB\xBF\n{\"en\":\"x\",\"vi\":\"y\"}\n");
  folder.put("b", "Hanoi\tHà Nội\r\n");
  folder.put("c.xml", "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\">");
  folder.put("d.xml", "<xliff version=\"1.2\">");
  CHECK(inputs_of(folder, {"a.dat", "b", "c.xml", "d.xml"}) ==
        "jsonl a: a.dat; tsv b: b; tmx c: c.xml; xliff d: d.xml");
}

TEST_CASE("what it is cannot be told") {
  const Folder folder;
  folder.put("photo.jpg", "\xFF\xD8\xFF");
  folder.put("empty", "");
  folder.put("page.html", "<html>");
  folder.put("note.txt", "some words");
  for (const char* name : {"photo.jpg", "empty", "page.html", "note.txt"}) {
    const std::string inputs = inputs_of(folder, {name});
    CHECK_MESSAGE(inputs.starts_with("error: "s + name + ": what it holds cannot be told, "),
                  inputs);
  }
  CHECK(inputs_of(folder, {"no.tsv"}) == "error: no.tsv: no such file");
}

TEST_CASE("a manifest is told by the files that it names") {
  const Folder folder;
  folder.put("a.txt", "x");
  folder.put("b.txt", "y");
  folder.put("list.tsv", "a.txt\tb.txt\n");
  folder.put("head.tsv", "source\ttarget\na.txt\tb.txt\n");
  folder.put("text.tsv", "source\ttarget\nHue\tHuế\n");
  folder.put("list.jsonl", "{\"source\":\"a.txt\",\"target\":\"b.txt\"}\n");
  folder.put("records.jsonl", "{\"en\":\"x\",\"vi\":\"y\",\"source\":\"web\",\"target\":\"z\"}\n");
  CHECK(inputs_of(folder, {"list.tsv", "head.tsv", "text.tsv", "list.jsonl", "records.jsonl"}) ==
        "manifest list.tsv: list.tsv; manifest head: head.tsv; tsv text: text.tsv; "
        "manifest list.jsonl: list.jsonl; jsonl records: records.jsonl");
}

TEST_CASE("of a pair one file is enough, and both are one input") {
  const Folder folder;
  for (const char* name : {"talks.en", "talks.vi", "report.en.txt", "report.vi.txt", "en/x.txt",
                           "vi/x.txt", "p.en.gz", "p.vi.gz"})
    folder.put(name, "x");
  const std::string moses = "moses talks: talks.en talks.vi";
  CHECK(inputs_of(folder, {"talks.en"}) == moses);
  CHECK(inputs_of(folder, {"talks.vi"}) == moses);
  CHECK(inputs_of(folder, {"talks"}) == moses);
  CHECK(inputs_of(folder, {"talks.vi", "talks.en"}) == moses);
  CHECK(inputs_of(folder, {"talks.en", ".//talks.vi"}) == moses);
  CHECK(inputs_of(folder, {"p.en.gz", "p.vi.gz"}) == "moses p: p.en.gz p.vi.gz");
  CHECK(inputs_of(folder, {"report.vi.txt", "report.en.txt"}) ==
        "text report: report.en.txt report.vi.txt");
  CHECK(inputs_of(folder, {"vi/x.txt", "talks.en", "en/x.txt", "talks.vi"}) ==
        "text x: en/x.txt vi/x.txt; " + moses);
}

TEST_CASE("one side alone says which file is missing") {
  const Folder folder;
  folder.put("a.en", "x");
  folder.put("b.vi.txt", "x");
  const std::string path = folder.path.string() + "/";
  CHECK(inputs_of(folder, {"a.en"}) == "error: a.en: has no counterpart, expected a.vi");
  CHECK(inputs_of(folder, {"b.vi.txt"}) ==
        "error: b.vi.txt: has no counterpart, expected b.en.txt");
}

TEST_CASE("the user knows better what a file is") {
  const Folder folder;
  folder.put("a.dat", "x");
  folder.put("b.en", "x");
  folder.put("b.vi", "x");
  CHECK(inputs_of(folder, {"a.dat"}, InputKind::tmx) == "tmx a: a.dat");
  CHECK(inputs_of(folder, {"b.vi"}, InputKind::moses) == "moses b: b.en b.vi");
  CHECK(inputs_of(folder, {"b.en"}, InputKind::bitext) == "tsv b: b.en");
  CHECK(inputs_of(folder, {"a.dat"}, InputKind::moses).starts_with("error: a.dat: what it holds"));
  CHECK(inputs_of(folder, {"-"}, InputKind::bitext) == "tsv standard-input: -");
}

TEST_CASE("no two inputs of a run have one name") {
  const Folder folder;
  for (const char* name :
       {"a.tsv", "a.tmx", "x/a.tsv", "y/a.tsv.gz", "a.en", "a.vi", "z/a/q", "b.tsv"})
    folder.put(name, "");
  CHECK(inputs_of(folder, {"a.tsv", "a.tmx", "b.tsv"}) ==
        "tsv a.tsv: a.tsv; tmx a.tmx: a.tmx; tsv b: b.tsv");
  CHECK(inputs_of(folder, {"x/a.tsv", "y/a.tsv.gz", "a.en", "z/a"}) ==
        "tsv a.tsv: x/a.tsv; tsv a.tsv-2: y/a.tsv.gz; moses a: a.en a.vi; folder a-2: z/a");
  CHECK(inputs_of(folder, {"b.tsv", "b.tsv"}) == "tsv b.tsv: b.tsv; tsv b.tsv-2: b.tsv");
}

TEST_CASE("names of kinds, and the modes that go with them") {
  for (const char* name : {"jsonl", "tsv", "moses", "tmx", "xliff", "text", "folder", "manifest"}) {
    const Result<InputKind> kind = input_kind_from_name(name);
    REQUIRE(kind.ok());
    CHECK(name_of(*kind) == name);
    Input input;
    input.kind = *kind;
    const bool documents = name == "text"s || name == "folder"s || name == "manifest"s;
    CHECK(input.mode() == (documents ? Mode::automatic : Mode::parallel));
  }
  CHECK(input_kind_from_name("csv").error().message ==
        "'csv', expected one of jsonl, tsv, moses, tmx, xliff, text, folder, manifest");
}

TEST_CASE("one file that holds pairs by itself") {
  CHECK(bilingual_kind("a.tmx.gz") == InputKind::tmx);
  CHECK(bilingual_kind("a.tsv") == InputKind::bitext);
  CHECK_FALSE(bilingual_kind("a.txt"));
  CHECK_FALSE(bilingual_kind("tsv"));
}

TEST_CASE("every kind is opened as what it is") {
  const Folder folder;
  folder.put("a.jsonl", "{\"id\":1,\"en\":\"j\",\"vi\":\"k\"}\n");
  folder.put("b.tsv", "t\tu\n");
  folder.put("c.en", "m\n");
  folder.put("c.vi", "n\n");
  folder.put("d.en.txt", "o");
  folder.put("d.vi.txt", "p");
  folder.put("e/f.en.txt", "q");
  folder.put("e/f.vi.txt", "r");
  folder.put("list.tsv", "d.en.txt\td.vi.txt\n");
  std::string all;
  for (const Input& input :
       find_inputs({folder.file("a.jsonl"), folder.file("b.tsv"), folder.file("c"),
                    folder.file("d.en.txt"), folder.file("e"), folder.file("list.tsv")},
                   {}))
    all += everything_of(open_input(input, {}));
  CHECK(all == "1: j = k\n1: t = u\n1: m = n\n\"d\": o = p\n\"f\": q = r\n1: o = p\n");
  CHECK(everything_of(open_input(find_inputs({"no.tsv"}, {}).front(), {})) ==
        "stop: no.tsv: no such file\n");
}

}  // namespace
}  // namespace align
