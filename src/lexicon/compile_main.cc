// compile_lexicons OUT FILE...: the build's own tool that makes the embedded lexicon. CLDR's names of
// territories and languages come first, then the rows of the files.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "lexicon/compiled.h"

namespace {

align::LexiconRow cldr_row(const align::CldrName& name) {
  align::LexiconRow row;
  const bool language = name.id.starts_with("language:");
  row.id = "cldr:" + name.id;
  row.type = language ? align::RowType::MISC : align::RowType::LOC;
  row.en.push_back({name.en, 0, 0, {}});
  row.vi.push_back({name.vi, 0, 0, {}});
  row.domain = language ? "language" : "territory";
  row.source = "CLDR";
  return row;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: compile_lexicons OUT FILE...\n");
    return 2;
  }
  std::vector<align::LexiconRow> rows;
  for (const align::CldrName& name : align::cldr_names()) rows.push_back(cldr_row(name));
  int faults = 0;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    align::LexiconFile file = align::read_lexicon(text, argv[i]);
    for (const align::Error& fault : file.faults) {
      fmt::print(stderr, "{}\n", fault.text());
      ++faults;
    }
    rows.insert(rows.end(), file.rows.begin(), file.rows.end());
  }
  const std::string blob = align::compile_lexicon(rows);
  std::ofstream out(argv[1], std::ios::binary);
  out.write(blob.data(), static_cast<std::streamsize>(blob.size()));
  out.close();
  return !out || faults > 0 ? 1 : 0;
}
