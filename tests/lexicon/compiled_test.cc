#include "lexicon/compiled.h"

#include <doctest/doctest.h>

#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "base/hash.h"
#include "lexicon/check.h"
#include "lexicon/lexicon_set.h"
#include "text/tokenize.h"

namespace align {
namespace {

const char* const kRows =
    "id\ttype\tvi\ten\tdomain\tfrom\tto\trelations\tsource\tnote\n"
    "t:a\tORG\tBộ Tài chính | BTC [acronym,case] | Bộ Tiền [forbidden=Bộ Tài chính]\t"
    "Ministry of Finance\torg.x\t2020-01-01\t2025-02-28\trenamed-to=t:b\tact:1\tan old one\n"
    "t:b\tLOC\tMát-xcơ-va [transcription]\tMoscow\tcity\t\t\t\tgeneral\t\n"
    "t:c\tSYL\ttrương [w=9.5]\tzhang\thanviet\t\t\t\tUnihan\t张\n"
    "t:d\tLOC\t\t\t\t\t\tretired\tuser\t\n";

std::string compiled() { return compile_lexicon(read_lexicon(kRows, "t.tsv").rows); }

// Looks up what can be looked up: what a hostile file could lead astray.
size_t use(std::string_view bytes) {
  const auto owner = std::make_shared<const std::string>(bytes);
  LexiconSet set;
  if (!set.add(builtin_lexicon(), "built-in")) return 0;
  if (!set.add_foreign(*owner, "t", owner)) return 0;
  size_t found = 0;
  for (const char* form : {"Bộ Tài chính", "Moscow", "Mát xcơ va", "zhang", "BTC", "trương"})
    for (const EntryRef ref : set.lookup(form))
      for (const Lang lang : {Lang::en, Lang::vi})
        for (const std::string_view text : set.forms(ref, lang)) found += text.size();
  return found;
}

TEST_CASE("compiled lexicon gives back the rows it was made of") {
  const LexiconFile file = read_lexicon(kRows, "t.tsv");
  REQUIRE(file.faults.empty());
  const std::string bytes = compile_lexicon(file.rows);
  CHECK(bytes == compiled());
  CHECK(CompiledLexicon::is_compiled(bytes));
  CHECK(!CompiledLexicon::is_compiled(kRows));
  const Result<CompiledLexicon> lexicon = CompiledLexicon::open_foreign(bytes);
  REQUIRE(lexicon);
  const std::vector<NamedLexicon> back = rows_of(*lexicon);
  REQUIRE(back.size() == 1);
  CHECK(back[0].name == "t");
  REQUIRE(back[0].file.rows.size() == file.rows.size());
  for (size_t i = 0; i < file.rows.size(); ++i) {
    const LexiconRow& a = file.rows[i];
    const LexiconRow& b = back[0].file.rows[i];
    CAPTURE(a.id);
    CHECK(a.id == b.id);
    CHECK(a.type == b.type);
    CHECK(a.domain == b.domain);
    CHECK(a.from == b.from);
    CHECK(a.to == b.to);
    CHECK(a.relations == b.relations);
    CHECK(a.source == b.source);
    CHECK(a.note == b.note);
    for (const Lang lang : {Lang::en, Lang::vi}) {
      REQUIRE(a.forms(lang).size() == b.forms(lang).size());
      for (size_t k = 0; k < a.forms(lang).size(); ++k) {
        CHECK(a.forms(lang)[k].text == b.forms(lang)[k].text);
        CHECK(a.forms(lang)[k].flags == b.forms(lang)[k].flags);
        CHECK(a.forms(lang)[k].weight == b.forms(lang)[k].weight);
        CHECK(a.forms(lang)[k].instead == b.forms(lang)[k].instead);
      }
    }
  }
}

TEST_CASE("compiled lexicon without rows opens too") {
  const std::string bytes = compile_lexicon({});
  CHECK(CompiledLexicon::open_foreign(bytes));
}

TEST_CASE("compiled built-in lexicon stands up to the checks for foreign files") {
  CHECK(CompiledLexicon::open_foreign(builtin_lexicon()));
}

TEST_CASE("compiled lexicon that is cut or something else is refused") {
  const std::string bytes = compiled();
  const std::string expected =
      "not a compiled lexicon of this version, or cut short: make it anew with 'align lexicon "
      "compile'";
  for (size_t size = 0; size < bytes.size(); size += size < 300 ? 1 : 97) {
    const std::string cut = bytes.substr(0, size);
    const Result<CompiledLexicon> lexicon = CompiledLexicon::open_foreign(cut);
    REQUIRE(!lexicon);
    CHECK(lexicon.error().message == expected);
  }
  CHECK(!CompiledLexicon::open_foreign(bytes + std::string(8, '\0')));
  CHECK(!CompiledLexicon::open_foreign(std::string(4096, '\0')));
  CHECK(!CompiledLexicon::open_foreign(kRows));
}

TEST_CASE("compiled lexicon: no changed bytes lead a look-up astray") {
  const std::string good = compiled();
  REQUIRE(use(good) > 0);
  std::mt19937 random(3);
  size_t refused = 0;
  const size_t rounds = 20000;
  for (size_t round = 0; round < rounds; ++round) {
    std::string bad = good;
    const size_t changes = 1 + random() % 3;
    for (size_t k = 0; k < changes; ++k) {
      const size_t at = 24 + random() % (bad.size() - 28);
      const uint32_t values[] = {0xFFFFFFFFU, 0x7FFFFFFFU, 1, static_cast<uint32_t>(random()),
                                 static_cast<uint32_t>(random() % 64)};
      const size_t width = random() % 2 == 0 ? 1 : 4;
      std::memcpy(bad.data() + at, &values[random() % 5], width);
    }
    // The sanitizers of tests/run --asan watch this.
    const auto lexicon = CompiledLexicon::open_foreign(bad);
    refused += lexicon ? 0 : 1;
    if (lexicon && round % 20 == 0) use(bad);
    if (!lexicon) continue;
    for (const char* word : {"bộ", "zhang", "moscow", "btc"}) {
      const uint32_t token = lexicon->token(hash64(word));
      if (token == CompiledLexicon::kNone) continue;
      for (const Lang lang : {Lang::en, Lang::vi})
        for (const uint32_t f : lexicon->postings(lexicon->node(lexicon->root_child(lang, token))))
          static_cast<void>(lexicon->string(lexicon->forms()[f].text).size());
    }
    static_cast<void>(rows_of(*lexicon));
  }
  CHECK(refused > rounds / 10);
  CHECK(refused < rounds);
}

}  // namespace
}  // namespace align
