// A compiled lexicon from anywhere is refused or safe to use, whatever is in it.
#include <memory>

#include "base/utf8.h"
#include "lexicon/check.h"
#include "pipeline.h"
#include "tests/fuzz/target.h"

namespace align {
namespace {

constexpr std::string_view kRows =
    "\n"
    "t:a\tORG\tBộ Tài chính | BTC [acronym,case] | Bộ Tiền [forbidden=Bộ Tài chính]\t"
    "Ministry of Finance | MOF [acronym]\torg.x\t2020-01-01\t2025-02-28\trenamed-to=t:b\tx\tnote\n"
    "t:b\tLOC\tMát-xcơ-va [transcription]\tMoscow\tcity\t\t\t\tx\t\n"
    "t:c\tSYL\ttrương [w=9.5]\tzhang\thanviet\t\t\t\tx\t张\n"
    "t:d\tNAME\tNguyễn\tNguyen\tname.vi.surname\t\t\t\tx\t\n"
    "t:e\tABBR\tTP.\tMr.\t\t\t\t\tx\t\n"
    "t:f\tHEAD\ttỉnh\tprovince\thead.loc\t\t\t\tx\t\n"
    "t:g\tTITLE\tBộ trưởng\tMinister\t\t\t\t\tx\t\n"
    "t:h\tSEG\tbộ trưởng [w=3]\t\t\t\t\t\tx\t\n"
    "t:i\tCAL\ttháng hai\tFebruary\tmonth\t\t\t\tx\t\n"
    "t:j\tSOUND\txtan\tstan\t\t\t\t\tx\t\n"
    "t:k\tWORD\tvà\tand\t\t\t\t\tx\t\n"
    "t:l\tCASE\t\tminister [w=0.25]\t\t\t\t\tx\t\n"
    "t:m\tTERM\ttrí tuệ nhân tạo\tartificial intelligence\t\t\t\t\tx\t\n";

constexpr std::string_view kEnglish =
    "Minister Nguyen Zhang of the MOF, Mr. Moscow and artificial intelligence in Stan province, "
    "February 2.";
constexpr std::string_view kVietnamese =
    "Bộ trưởng Nguyễn Trương ở Bộ Tài chính, BTC và TP. Mát-xcơ-va, trí tuệ nhân tạo, tỉnh Xtan, "
    "tháng hai.";

void use_entries(const LexiconSet& set) {
  for (uint32_t l = 0; l < set.layers().size(); ++l)
    for (uint32_t e = 0; e < set.lexicon(l).entries().size(); ++e)
      for (const Lang lang : {Lang::en, Lang::vi}) {
        for (const std::string_view form : set.forms({l, e}, lang))
          require(!find_invalid_utf8(form), "a form is valid UTF-8");
        static_cast<void>(set.lookup(set.preferred({l, e}, lang)));
      }
  for (const char* form : {"Bộ Tài chính", "Moscow", "zhang", "BTC", "bo", ""})
    static_cast<void>(set.lookup(form));
  static_cast<void>(set.forbidden("Ministry of Finance", "Bộ Tiền"));
  static_cast<void>(check_lexicons(rows_of(set.lexicon(0))));
}

void use_aligner(const LexiconSet& set) {
  Aligner aligner(set, Settings{});
  const DocumentPair pair{{.text = std::string(kEnglish)}, {.text = std::string(kVietnamese)}};
  const Alignment alignment = aligner.align(pair);
  for (const AlignedPair& row : alignment.pairs)
    for (const EvidenceNote& note : row.evidence)
      require(!find_invalid_utf8(note.detail), "evidence is valid UTF-8");
  static_cast<void>(aligner.tokenize(kVietnamese, Lang::vi, Split::automatic));
  for (const char* name : {"Moscow", "Zhang Nguyen", "Stan Province", "MOF"})
    static_cast<void>(aligner.suggest(name, Lang::en));
  for (const char* name : {"Mát-xcơ-va", "Nguyễn Trương", "tỉnh Xtan", "BTC"})
    static_cast<void>(aligner.suggest(name, Lang::vi));
}

}  // namespace

void fuzz_compiled(std::string_view bytes) {
  static const std::string rows = std::string(kLexiconHeader).append(kRows);
  static const std::string good = compile_lexicon(read_lexicon(rows, "t.tsv").rows);
  FuzzInput input(bytes);
  const bool patches = input.byte() % 2 == 0;
  const auto owner = std::make_shared<const std::string>(patches ? patched(good, input)
                                                                 : std::string(input.rest()));
  LexiconSet set;
  if (!set.add_foreign(*owner, "t", owner)) return;
  use_entries(set);
  use_aligner(set);
}

}  // namespace align
