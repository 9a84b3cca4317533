#include "lexicon/compiled.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "lexicon/check.h"
#include "lexicon/lexicon_set.h"
#include "pipeline.h"

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

// Asks for what can be asked for: what a hostile file could lead astray. The sanitizers of tests/run --asan watch.
size_t use(std::string_view bytes) {
  const auto owner = std::make_shared<const std::string>(bytes);
  LexiconSet set;
  if (!set.add(builtin_lexicon(), "built-in")) return 0;
  if (!set.add_foreign(*owner, "t", owner)) return 0;
  size_t found = 0;
  const auto count = [&](std::string_view text) {
    CHECK(!find_invalid_utf8(text));
    found += text.size();
  };
  for (const char* form : {"Bộ Tài chính", "Moscow", "Mát xcơ va", "zhang", "BTC", "trương"})
    for (const EntryRef ref : set.lookup(form))
      for (const Lang lang : {Lang::en, Lang::vi})
        for (const std::string_view text : set.forms(ref, lang)) count(text);
  set.forbidden("Ministry of Finance", "Bộ Tiền");
  Settings settings;
  settings.explain = true;
  Aligner aligner(set, settings);
  const DocumentPair pair{
      {.text = "Moscow, Dr. Zhang of the Ministry of Finance (BTC) said. Zhang Yunming met them."},
      {.text = "Mát-xcơ-va, ông Trương của Bộ Tài chính (BTC) nói. Trương Vân Minh gặp họ."}};
  for (const AlignedPair& p : aligner.align(pair).pairs)
    for (const EvidenceNote& note : p.evidence) count(note.detail);
  for (const char* name : {"Moscow", "Zhang Yunming", "Ministry of Finance"})
    for (const Suggestion& s : aligner.suggest(name, Lang::en)) count(s.text);
  for (const char* name : {"Mát-xcơ-va", "Trương Vân Minh", "Bộ Tiền"})
    for (const Suggestion& s : aligner.suggest(name, Lang::vi)) count(s.text);
  return found;
}

TEST_CASE("compiled lexicon gives back the rows it was made of") {
  const LexiconFile file = read_lexicon(kRows, "t.tsv");
  REQUIRE(file.faults.empty());
  const std::string bytes = compile_lexicon(file.rows);
  CHECK(bytes == compiled());
  CHECK(CompiledLexicon::is_compiled(bytes));
  CHECK(!CompiledLexicon::is_compiled(kRows));
  const Result<CompiledLexicon> lexicon = CompiledLexicon::open_whole(bytes);
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
  CHECK(CompiledLexicon::open_whole(bytes));
}

TEST_CASE("compiled built-in lexicon stands up to every check") {
  CHECK(CompiledLexicon::open_whole(builtin_lexicon()));
}

TEST_CASE("compiled lexicon that is cut or something else is refused") {
  const std::string bytes = compiled();
  const std::string expected =
      "not a compiled lexicon of this version, or cut short: make it anew with 'align lexicon "
      "compile'";
  for (size_t size = 0; size < bytes.size(); size += size < 300 ? 1 : 97) {
    const std::string cut = bytes.substr(0, size);
    const Result<CompiledLexicon> lexicon = CompiledLexicon::open(cut);
    REQUIRE(!lexicon);
    CHECK(lexicon.error().message == expected);
  }
  CHECK(!CompiledLexicon::open(bytes + std::string(8, '\0')));
  CHECK(!CompiledLexicon::open(std::string(4096, '\0')));
  CHECK(!CompiledLexicon::open(kRows));
}

// Copies of `good` with some bytes other than they were, as a broken disk or a hostile hand leaves them.
class Damage {
 public:
  explicit Damage(std::string good) : good_(std::move(good)) {}
  std::string next() {
    std::string bad = good_;
    const size_t changes = 1 + random_() % 3;
    for (size_t k = 0; k < changes; ++k) {
      const size_t at = 24 + random_() % (bad.size() - 28);
      const uint32_t values[] = {0xFFFFFFFFU, 0x7FFFFFFFU, 1, static_cast<uint32_t>(random_()),
                                 static_cast<uint32_t>(random_() % 64)};
      const size_t width = random_() % 2 == 0 ? 1 : 4;
      std::memcpy(bad.data() + at, &values[random_() % 5], width);
    }
    return bad;
  }

 private:
  std::string good_;
  std::mt19937 random_{3};
};

TEST_CASE("compiled lexicon: no changed bytes lead a look-up astray") {
  const std::string good = compiled();
  REQUIRE(use(good) > 0);
  Damage damage(good);
  size_t refused = 0;
  size_t different = 0;
  const size_t rounds = 20000;
  for (size_t round = 0; round < rounds; ++round) {
    const std::string bad = damage.next();
    const auto lexicon = CompiledLexicon::open(bad);
    refused += lexicon ? 0 : 1;
    if (!lexicon) continue;
    if (round % 50 == 0) use(bad);
    if (bad != good) {
      ++different;
      CHECK(!CompiledLexicon::open_whole(bad));
    }
    for (const char* word : {"bộ", "zhang", "moscow", "btc"}) {
      const uint32_t token = lexicon->token(hash64(word));
      if (token == CompiledLexicon::kNone) continue;
      for (const Lang lang : {Lang::en, Lang::vi})
        for (const uint32_t f : lexicon->postings(lexicon->node(lexicon->root_child(lang, token))))
          CHECK(!find_invalid_utf8(lexicon->string(lexicon->forms()[f].text)));
    }
    static_cast<void>(rows_of(*lexicon));
  }
  CHECK(refused > rounds / 100);
  CHECK(different > rounds / 2);
}

TEST_CASE("compiled lexicon: no place of the file may hold any number") {
  const std::string good = compiled();
  for (const uint32_t value : {0xFFFFFFFFU, 0x7FC00000U, 0x80808080U, 3U})
    for (size_t at = 24; at + 4 <= good.size(); at += 4) {
      std::string bad = good;
      std::memcpy(bad.data() + at, &value, sizeof value);
      if (at % 160 == 24) use(bad);
      const auto lexicon = CompiledLexicon::open(bad);
      if (lexicon) static_cast<void>(rows_of(*lexicon));
    }
}

// Where a section of the file lies: the header names offset and size of each behind its first 24 bytes.
std::pair<size_t, size_t> section(std::string_view bytes, size_t number) {
  const char* place = bytes.data() + 24 + 16 * number;
  return {read_little_endian<uint64_t>(place), read_little_endian<uint64_t>(place + 8)};
}

TEST_CASE("compiled lexicon: tables without a free place end a search") {
  std::string bytes = compiled();
  for (const size_t table : {3, 7}) {  // tokens and edges
    const auto [offset, size] = section(bytes, table);
    REQUIRE(size > 0);
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(offset), size, '\1');
  }
  const auto lexicon = CompiledLexicon::open(bytes);
  REQUIRE(lexicon);
  CHECK(lexicon->token(hash64("moscow")) == CompiledLexicon::kNone);
  CHECK(lexicon->child(1, 1) == 0);
  use(bytes);
}

}  // namespace
}  // namespace align
