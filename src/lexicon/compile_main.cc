// compile_lexicons OUT FILE...: the build's own tool that makes the embedded lexicon. CLDR's names of
// territories and languages come first, then the rows of the files.
// compile_lexicons OUT FILE, where FILE is a word table: the embedded word statistics.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "lexicon/compiled.h"
#include "lexicon/word_table.h"

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

std::string text_of(const char* file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool write(const char* file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  return static_cast<bool>(out);
}

int compile_words(const char* to, const std::string& text, const char* file) {
  const auto rows = align::read_word_rows(text, file);
  if (!rows) {
    fmt::print(stderr, "{}\n", rows.error().text());
    return 1;
  }
  return write(to, align::compile_word_table(*rows)) ? 0 : 1;
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
    const std::string text = text_of(argv[i]);
    if (argc == 3 && align::is_word_table(text)) return compile_words(argv[1], text, argv[2]);
    align::LexiconFile file = align::read_lexicon(text, argv[i]);
    for (const align::Error& fault : file.faults) {
      fmt::print(stderr, "{}\n", fault.text());
      ++faults;
    }
    rows.insert(rows.end(), file.rows.begin(), file.rows.end());
  }
  return write(argv[1], align::compile_lexicon(rows)) && faults == 0 ? 0 : 1;
}
