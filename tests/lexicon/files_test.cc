// The lexicons of the project as they lie in lexicons/: content faults are failures here.
#include "base/files.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/check.h"
#include "lexicon/lexicon_set.h"
#include "lexicon/word_table.h"
#include "tests/support/reference.h"

namespace align {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(ALIGN_SOURCE_DIR) / "lexicons";

std::string text_of(const std::filesystem::path& path) {
  Result<std::string> text = read_file(path.string());
  REQUIRE_MESSAGE(text, path.string());
  return *text;
}

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".tsv" && entry.path().filename() != "statistics.tsv")
      out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

const std::vector<NamedLexicon>& lexicons() {
  static const std::vector<NamedLexicon> all = [] {
    std::vector<NamedLexicon> out;
    for (const auto& path : files()) {
      const std::string name = path.filename().string();
      out.push_back({name, read_lexicon(text_of(path), name)});
    }
    return out;
  }();
  return all;
}

// Whole messages, but not thousands of them.
std::string shown(const std::vector<Error>& faults) {
  std::string out;
  for (size_t i = 0; i < faults.size() && i < 200; ++i) out += faults[i].text() + "\n";
  if (faults.size() > 200) out += fmt::format("and {} more\n", faults.size() - 200);
  return out;
}

template <class Test>
std::string rows_where(Test wrong) {
  std::vector<Error> faults;
  for (const NamedLexicon& lexicon : lexicons())
    for (const LexiconRow& row : lexicon.file.rows)
      if (const std::string what = wrong(row, lexicon.name); !what.empty())
        faults.push_back({ErrorCode::format, row.id + ": " + what, lexicon.name, row.line});
  return shown(faults);
}

bool is_source(std::string_view source) {
  for (const std::string_view known : {"CLDR", "Unihan", "Debian", "corpus", "lexicon", "general"})
    if (source == known) return true;
  return (source.starts_with("act:") || source.starts_with("ref:")) && source.size() > 4;
}

std::vector<std::string> sources_of(const LexiconRow& row) {
  std::vector<std::string> out;
  std::string_view rest = row.source;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find("; "), rest.size());
    out.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return out;
}

TEST_CASE("lexicon files have no faults, each by itself and all together") {
  REQUIRE(lexicons().size() >= 18);
  CHECK(shown(check_lexicons(lexicons())) == "");
}

TEST_CASE("lexicon files are written as the format says") {
  std::string faults;
  for (const auto& path : files()) {
    const std::string text = text_of(path);
    const std::string name = path.filename().string();
    if (!text.starts_with(std::string(kLexiconHeader) + "\n")) faults += name + ": no header\n";
    if (!text.ends_with('\n')) faults += name + ": no line feed at the end\n";
    if (text.find('\r') != std::string::npos) faults += name + ": a carriage return\n";
    if (text.find("\n\n") != std::string::npos) faults += name + ": an empty line\n";
    for (const char* blank : {"\t ", " \t", " \n", "\xC2\xA0", "\xE2\x80\x8B"})
      if (text.find(blank) != std::string::npos)
        faults += fmt::format("{}: a blank too many before '{}'\n", name,
                              text.substr(text.find(blank), 20));
  }
  CHECK(faults == "");
}

TEST_CASE("lexicon ids begin with the name of their file") {
  CHECK(rows_where([](const LexiconRow& row, const std::string& file) {
          const std::string stem = file.substr(0, file.rfind('.'));
          return row.id.starts_with(stem + ":") ? "" : "expected " + stem + ":";
        }) == "");
}

TEST_CASE("lexicon sources are of a known kind") {
  CHECK(rows_where([](const LexiconRow& row, const std::string&) {
          const std::vector<std::string> sources = sources_of(row);
          for (const std::string& source : sources) {
            if (!is_source(source)) return fmt::format("source '{}'", source);
            if (source == "general" && sources.size() > 1)
              return std::string("general beside a better source");
          }
          return std::string();
        }) == "");
}

TEST_CASE("lexicon sources that name a reference file name one that exists") {
  const std::filesystem::path folder = reference_folder();
  if (!std::filesystem::exists(folder)) {
    MESSAGE("skipped: no " << folder.string());
    return;
  }
  CHECK(rows_where([&](const LexiconRow& row, const std::string&) {
          for (const std::string& source : sources_of(row))
            if (source.starts_with("ref:") &&
                !std::filesystem::exists(folder / (source.substr(4) + ".tsv")))
              return fmt::format("source '{}'", source);
          return std::string();
        }) == "");
}

TEST_CASE("lexicon sources are all explained in SOURCES.md, lexicon files in README.md") {
  const std::string sources = text_of(kFolder / "SOURCES.md");
  CHECK(rows_where([&](const LexiconRow& row, const std::string&) {
          for (const std::string& source : sources_of(row))
            if (!source.starts_with("act:") &&
                sources.find("`" + source + "`") == std::string::npos)
              return fmt::format("source '{}'", source);
          return std::string();
        }) == "");
  const std::string readme = text_of(kFolder / "README.md");
  std::string missing;
  for (const NamedLexicon& lexicon : lexicons())
    if (readme.find("[" + lexicon.name + "]") == std::string::npos) missing += lexicon.name + "\n";
  CHECK(missing == "");
}

TEST_CASE("lexicon rows from general knowledge are less than a third of each file") {
  std::string faults;
  for (const NamedLexicon& lexicon : lexicons()) {
    const auto& rows = lexicon.file.rows;
    const auto general = std::count_if(
        rows.begin(), rows.end(), [](const LexiconRow& row) { return row.source == "general"; });
    if (static_cast<size_t>(general) * 3 >= rows.size())
      faults += fmt::format("{}: {} of {} rows\n", lexicon.name, general, rows.size());
  }
  CHECK(faults == "");
}

TEST_CASE("lexicon ids that were given out stay") {
  const std::string recorded = text_of(kFolder / "ids.txt");
  CHECK(shown(check_recorded_ids(lexicons(), recorded, "ids.txt")) == "");
  std::set<std::string_view> ids;
  for (size_t begin = 0; begin < recorded.size();) {
    const size_t end = std::min(recorded.find('\n', begin), recorded.size());
    const std::string_view line = std::string_view(recorded).substr(begin, end - begin);
    ids.insert(line.substr(0, line.find(' ')));
    begin = end + 1;
  }
  // New ids are recorded by lexicons/make/ids.py.
  CHECK(rows_where([&](const LexiconRow& row, const std::string&) {
          return !is_recorded(row) || ids.contains(row.id) ? "" : "not in ids.txt";
        }) == "");
}

TEST_CASE("lexicon files are what is built in") {
  const Result<CompiledLexicon> builtin = CompiledLexicon::open(builtin_lexicon());
  REQUIRE(builtin);
  std::vector<NamedLexicon> compiled = rows_of(*builtin);
  std::erase_if(compiled, [](const NamedLexicon& l) { return l.name == "cldr"; });
  CHECK(shown(check_lexicons(compiled)) == shown(check_lexicons(rows_of(*builtin))));
  REQUIRE(compiled.size() == lexicons().size());
  for (size_t i = 0; i < compiled.size(); ++i) {
    CAPTURE(compiled[i].name);
    CHECK(compiled[i].name + ".tsv" == lexicons()[i].name);
    CHECK(compiled[i].file.rows.size() == lexicons()[i].file.rows.size());
  }
}

TEST_CASE("lexicon folder's word statistics are sound and what is built in") {
  const std::string text = text_of(kFolder / "statistics.tsv");
  const auto rows = read_word_rows(text, "statistics.tsv");
  REQUIRE_MESSAGE(rows, rows.error().text());
  CHECK(rows->size() > 10000);
  CHECK(compile_word_table(*rows) == builtin_word_table());
  CHECK(text.find("# licence of the data: CC BY 4.0") != std::string::npos);
}

}  // namespace
}  // namespace align
