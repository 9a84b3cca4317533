// Every row that has both sides, looked up from both languages: by the look-up and by the matcher, which must
// agree with what the attributes of its forms say. Written against the format, whatever rows there are.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "lexicon/matcher.h"
#include "tests/support/test_lexicon.h"
#include "text/fold.h"
#include "text/tokenize.h"

namespace align {
namespace {

std::string lower(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) append_utf8(out, to_lower(next_code_point(text, i)));
  return out;
}

// A form of these types that is one word is asked for by other ways than the matcher.
bool matcher_leaves_out(RowType type) {
  return type == RowType::NAME || type == RowType::SYL || type == RowType::CASE ||
         type == RowType::ABBR || type == RowType::SOUND;
}

class RowCheck {
 public:
  explicit RowCheck(const LexiconSet& set) : set_(set), matcher_(set, vocabulary_) {}

  // Checks all rows of all layers; what() tells the failing ones, a line each.
  void run() {
    for (uint32_t layer = 0; layer < set_.layers().size(); ++layer)
      for (uint32_t e = 0; e < set_.lexicon(layer).entries().size(); ++e)
        if (!set_.hidden({layer, e})) check({layer, e});
  }

  const std::vector<std::string>& failed() const { return failed_; }
  const std::set<std::string>& kinds() const { return kinds_; }
  std::string what() const {
    std::string out;
    for (const std::string& line : failed_) out += line + "\n";
    return out;
  }

 private:
  void check(EntryRef ref) {
    const EntryRecord& entry = set_.entry(ref);
    const CompiledLexicon& lexicon = set_.lexicon(ref.layer);
    if (set_.preferred(ref, Lang::en).empty() || set_.preferred(ref, Lang::vi).empty()) return;
    kinds_.insert(fmt::format("{} {}", name_of(entry.type), lexicon.string(entry.domain)));
    for (const FormRecord& form : lexicon.forms_of(entry)) check_form(ref, form);
  }

  void check_form(EntryRef ref, const FormRecord& form) {
    const CompiledLexicon& lexicon = set_.lexicon(ref.layer);
    const std::string_view text = lexicon.string(form.text);
    if (fold_key(text).empty()) return;  // a sign: ° % $
    const Lang lang = form.lang == static_cast<uint32_t>(index_of(Lang::en)) ? Lang::en : Lang::vi;
    const std::string_view wanted = set_.preferred(ref, other(lang));
    const bool forbidden = (form.flags & kForbidden) != 0;
    const auto fail = [&](std::string_view how) {
      failed_.push_back(fmt::format("{}: {} form '{}' {}", set_.id(ref), name_of(lang), text, how));
    };
    if (!forbidden && !leads(set_.lookup(text), wanted, other(lang)))
      fail(fmt::format("does not lead to '{}'", wanted));
    if (form.token_count < 2 && matcher_leaves_out(set_.entry(ref).type)) return;
    const std::vector<EntryRef> hits = hits_over(text, lang);
    if (!forbidden && !leads(hits, wanted, other(lang)))
      fail(fmt::format("is not matched as '{}'", wanted));
    if (forbidden && !also_right(ref, form) && contains(hits, ref))
      fail("is forbidden, and matched");
    const std::string small = lower(text);
    if ((form.flags & kCase) != 0 && small != text && !also_without_case(ref, form) &&
        contains(hits_over(small, lang), ref))
      fail(fmt::format("is matched as '{}' in spite of its case", small));
  }

  bool leads(const std::vector<EntryRef>& refs, std::string_view wanted, Lang lang) const {
    return std::any_of(refs.begin(), refs.end(),
                       [&](EntryRef ref) { return in_row(ref, wanted, lang); });
  }

  bool in_row(EntryRef ref, std::string_view wanted, Lang lang) const {
    const auto forms = set_.forms(ref, lang);
    return std::find(forms.begin(), forms.end(), wanted) != forms.end();
  }

  static bool contains(const std::vector<EntryRef>& refs, EntryRef ref) {
    return std::find(refs.begin(), refs.end(), ref) != refs.end();
  }

  // Another form of the row is the same when marks and letter case are left aside, and `asks` for less.
  template <class Asks>
  bool twin(EntryRef ref, const FormRecord& form, Asks asks) const {
    const CompiledLexicon& lexicon = set_.lexicon(ref.layer);
    const auto forms = lexicon.forms_of(set_.entry(ref));
    return std::any_of(forms.begin(), forms.end(), [&](const FormRecord& f) {
      return f.lang == form.lang && asks(f.flags) &&
             fold_key(lexicon.string(f.text)) == fold_key(lexicon.string(form.text));
    });
  }
  bool also_right(EntryRef ref, const FormRecord& form) const {
    return twin(ref, form, [](uint16_t flags) { return (flags & kForbidden) == 0; });
  }
  bool also_without_case(EntryRef ref, const FormRecord& form) const {
    return twin(ref, form, [](uint16_t flags) { return (flags & (kCase | kForbidden)) == 0; });
  }

  // Entries of which the matcher finds a form from the first word of `text` to the last.
  std::vector<EntryRef> hits_over(std::string_view text, Lang lang) {
    tokens_.clear();
    tokenize(text, lang, &set_, vocabulary_, tokens_);
    matcher_.find(tokens_, lang, true, hits_);
    const auto is_word = [](const Token& t) { return t.is_text() || t.kind == TokenKind::clitic; };
    const auto first = std::find_if(tokens_.begin(), tokens_.end(), is_word);
    const auto last = std::find_if(tokens_.rbegin(), tokens_.rend(), is_word).base();
    const TokenSpan whole{static_cast<uint32_t>(first - tokens_.begin()),
                          static_cast<uint32_t>(last - tokens_.begin())};
    std::vector<EntryRef> out;
    for (const LexiconHit& hit : hits_.hits)
      if (hit.span.begin == whole.begin && hit.span.end == whole.end) out.push_back(hit.ref);
    return out;
  }

  const LexiconSet& set_;
  Vocabulary vocabulary_;
  LexiconMatcher matcher_;
  std::vector<Token> tokens_;
  TextHits hits_;
  std::vector<std::string> failed_;
  std::set<std::string> kinds_;
};

std::string failures_of(const std::string& rows) {
  const LexiconFile file = read_lexicon(std::string(kLexiconHeader) + "\n" + rows, "t.tsv");
  LexiconSet set;
  set.add_rows(file.rows, "t.tsv");
  RowCheck check(set);
  check.run();
  return check.what();
}

TEST_CASE("lexicon rows are found by every form from both languages, in every type and domain") {
  RowCheck check(test_lexicon());
  check.run();
  CHECK_MESSAGE(check.failed().empty(), check.failed().size(), " forms:\n", check.what());
  CHECK(check.kinds().size() > 100);
}

// What the check above passes and what it tells of, each in a lexicon with one row.
TEST_CASE("lexicon rows that cannot be found are told by the check of all rows") {
  CHECK(failures_of("t:a\tORG\tHội A\tUnion A\t\t\t\t\tuser\t\n") == "");
  CHECK(failures_of("t:a\tORG\tHội A [case]\tUN [case]\t\t\t\t\tuser\t\n") == "");
  CHECK(failures_of(
            "t:a\tORG\tHội Nông dân\tFarmers' Union | Farmers\u2019 Union\t\t\t\t\tuser\t\n") ==
        "");
  CHECK(failures_of("t:a\tLOC\tCongo (DRC)\tCocos (Keeling) Islands\t\t\t\t\tuser\t\n") == "");
  CHECK(failures_of("t:a\tLOC\tĐắk Lắk\tDak Lak | Daclac [forbidden=Dak Lak]\t\t\t\t\tuser\t\n") ==
        "");
  CHECK(failures_of("t:a\tUNIT\tkV [case]\tkV [case]\t\t\t\t\tuser\t\n") == "");
  // Two marks in a row, and more words than the matcher follows.
  CHECK(failures_of("t:a\tORG\tHội A\tUnion (A), B\t\t\t\t\tuser\t\n") ==
        "t:a: en form 'Union (A), B' is not matched as 'Hội A'\n");
  std::string longest = "a1";
  for (int i = 2; i <= 33; ++i) longest += fmt::format(" a{}", i);
  CHECK(failures_of("t:a\tORG\tHội A\t" + longest + "\t\t\t\t\tuser\t\n") ==
        fmt::format("t:a: en form '{}' is not matched as 'Hội A'\n", longest));
}

}  // namespace
}  // namespace align
