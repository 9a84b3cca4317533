#include "match/settle_types.h"

#include <algorithm>

#include "base/word_set.h"
#include "match/candidates.h"
#include "mention/region.h"

namespace align {
namespace {

// "on Facebook", "on his Facebook", "a Facebook post"; "trên Facebook", "tài khoản Facebook"
constexpr WordSet kUsedBefore = {"on",   "On",   "via",     "using", "use",
                                 "uses", "used", "through", "onto"};
constexpr WordSet kOwners = {"the", "a", "his", "her", "their", "its", "my", "our", "your"};
constexpr WordSet kUsedAfter = {"page",     "pages",  "post",      "posts",   "account",
                                "accounts", "user",   "users",     "profile", "profiles",
                                "app",      "video",  "videos",    "channel", "feed",
                                "group",    "status", "followers", "message", "messages"};
constexpr WordSet kUsedBeforeVi = {"trên", "qua", "dùng", "khoản", "dụng", "kênh"};

class Settler {
 public:
  Settler(const LinkInput& input, Workspace& w, std::vector<MatchedPair>& chosen)
      : input_(input), w_(w), chosen_(chosen) {}

  void run() {
    for (MatchedPair& pair : chosen_) {
      if (!is_name(pair.type) || is_users(pair) || pair.en.span.size() != 1) continue;
      for (MatchedPair& other : chosen_) {
        if (&other == &pair || !is_name(other.type) || is_users(other)) continue;
        if (is_its_abbreviation(pair, other)) share(pair, other);
        if (is_its_family_name(pair, other)) pair.type = Type::PER;
      }
    }
  }

 private:
  static bool is_users(const MatchedPair& p) { return p.en.given >= 0 || p.vi.given >= 0; }
  static bool is_known(const MatchedPair& p) { return p.en.entry && p.vi.entry; }
  const WordInfo& info(uint32_t en) const { return w_.vocabulary.info(input_.en.tokens[en].word); }
  char mark(size_t en) const {
    return en < input_.en.tokens.size() ? input_.en.tokens[en].mark : '\0';
  }

  // "Climate Risk Index (CRI)"
  bool is_its_abbreviation(const MatchedPair& brief, const MatchedPair& whole) const {
    const uint32_t at = brief.en.span.begin;
    return in_brackets_behind(input_, at, whole.en.span) && mark(at + 1) == ')' &&
           info(at).is(kAllCapitals) && info(at).letters >= 2 &&
           w_.vocabulary.key_text(info(at).fold)
               .starts_with(w_.vocabulary.key_text(info(whole.en.span.begin).fold).substr(0, 1));
  }
  static void share(MatchedPair& brief, MatchedPair& whole) {
    if (!is_known(brief))
      brief.type = whole.type;
    else if (!is_known(whole))
      whole.type = brief.type;
  }

  // A place may well have the name of somebody who is there.
  bool is_its_family_name(const MatchedPair& brief, const MatchedPair& whole) const {
    if (whole.type != Type::PER || whole.en.span.size() < 2 || brief.type == Type::LOC ||
        brief.type == Type::NORP)
      return false;
    const uint32_t last = whole.en.span.end - 1;
    return info(last).fold == info(brief.en.span.begin).fold &&
           w_.matcher.facts(input_.en.tokens[whole.en.span.begin].word, Lang::en)
               .is(WordFacts::kGiven | WordFacts::kRareGiven);
  }

  const LinkInput& input_;
  Workspace& w_;
  std::vector<MatchedPair>& chosen_;
};

}  // namespace

void settle_types(const LinkInput& input, Workspace& workspace, std::vector<MatchedPair>& chosen) {
  if (chosen.size() >= 2) Settler(input, workspace, chosen).run();
}

bool is_used_platform(const LinkInput& input, TokenSpan en, TokenSpan vi) {
  const auto word = [](const AnalysedText& text, size_t i) {
    return i < text.tokens.size() ? text.text(text.tokens[i].span()) : std::string_view();
  };
  if (kUsedAfter.contains(word(input.en, en.end))) return true;
  size_t before = en.begin - size_t{1};
  if (kOwners.contains(word(input.en, before))) --before;
  return kUsedBefore.contains(word(input.en, before)) ||
         kUsedBeforeVi.contains(word(input.vi, vi.begin - size_t{1}));
}

}  // namespace align
