#include "match/leftovers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "mention/region.h"
#include "text/fold.h"
#include "text/syllable.h"

namespace align {
namespace {

constexpr float kLikely = -1.2F;     // log prior from which a mention counts as a name
constexpr size_t kShortest = 5;      // letters of a name without a slip
constexpr size_t kShortestForm = 4;  // of a form of the lexicon
// Read on 60 such pairs each
constexpr float kSlipScore = 0.8F;
constexpr float kWordScore = 0.65F;

// Equal, or a letter more, less or another, or two that changed places.
bool one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const size_t i =
      static_cast<size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  if (i == a.size()) return true;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

// As many words, all equal but one, which begins alike. Of two words the other must be like in full: Laura Bennett is
// not Laura Barton.
bool one_word_apart(std::string_view a, std::string_view b) {
  constexpr double kAlike = 0.5;
  size_t words = 0;
  size_t other = 0;
  double similarity = 1;
  while (!a.empty() && !b.empty()) {
    const std::string_view x = a.substr(0, a.find(' '));
    const std::string_view y = b.substr(0, b.find(' '));
    a.remove_prefix(std::min(a.size(), x.size() + 1));
    b.remove_prefix(std::min(b.size(), y.size() + 1));
    ++words;
    if (x == y) continue;
    if (x.empty() || y.empty() || x[0] != y[0]) return false;
    ++other;
    similarity = sound_similarity(x, y);
  }
  return a.empty() && b.empty() && other <= 1 &&
         (words > 2 || (words == 2 && similarity >= kAlike));
}

class Pairer {
 public:
  Pairer(const LinkInput& input, const Links& links, const SegmentMentions& segment, Workspace& w,
         std::vector<MatchedPair>& chosen)
      : input_(input), links_(links), segment_(segment), w_(w), chosen_(chosen) {}

  void run() {
    const std::vector<Name> en = left_over(Lang::en);
    if (en.empty()) return;
    const std::vector<Name> vi = left_over(Lang::vi);
    for (const Name& e : en)
      for (const Name& v : vi)
        if (const float score = score_of(e, v); score > 0) hits_.push_back({&e, &v, score});
    // The surer and longer first
    std::stable_sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) {
      return a.score != b.score ? a.score > b.score
                                : a.en->mention->span.size() > b.en->mention->span.size();
    });
    for (const Hit& hit : hits_)
      if (is_free(hit) && !has_rival(hit)) add(hit);
  }

 private:
  struct Name {
    const Mention* mention;
    std::optional<EntryRef> entry;
    std::string words;   // fold key
    std::string joined;  // without blanks
  };
  struct Hit {
    const Name* en;
    const Name* vi;
    float score;
  };

  // No row.
  static bool is_weak(const MatchedPair& pair) { return pair.score.score < 0.5F; }

  bool is_taken(Lang lang, TokenSpan span) const {
    return std::any_of(chosen_.begin(), chosen_.end(), [&](const MatchedPair& p) {
      return !is_weak(p) && (lang == Lang::en ? p.en.span : p.vi.span).overlaps(span);
    });
  }

  std::vector<Name> left_over(Lang lang) const {
    const bool english = lang == Lang::en;
    const AnalysedText& text = english ? input_.en : input_.vi;
    std::vector<Name> out;
    for (const Mention& m : english ? segment_.en_mentions : segment_.vi_mentions) {
      if (m.type > Type::NORP || m.origin == Origin::value || m.generic || m.log_prior < kLikely ||
          m.span.empty() || is_taken(lang, m.span))
        continue;
      if (!w_.vocabulary.info(text.tokens[m.span.begin].word).is(kHasCapital)) continue;
      const bool same = !out.empty() && out.back().mention->span == m.span;
      if (same) continue;
      const std::string_view name = text.text(m.span);
      // What the user gives comes without
      const LexiconHit* known = m.entry ? nullptr : name_at(text, m.span);
      out.push_back(
          {&m, known != nullptr ? known->ref : m.entry, fold_key(name), joined_key(name)});
    }
    return out;
  }

  // 0: they are not nearly the same.
  float score_of(const Name& e, const Name& v) const {
    const std::string_view name = input_.vi.text(v.mention->span);
    // One syllable may be any word: "Công"
    if (input_.en.text(e.mention->span) == name)
      return input_.disabled(EvidenceKind::same) ? 0 : kSlipScore;
    if (v.entry || v.joined.empty() || is_vietnamese_syllable(name)) return 0;
    if (w_.matcher.set().forbidden(input_.en.text(e.mention->span), name)) return 0;
    if (e.entry) {
      for (const std::string_view form : w_.matcher.set().forms(*e.entry, Lang::vi))
        if (is_slip(joined_key(form), v.joined, kShortestForm)) return kSlipScore;
      return 0;
    }
    // Hưng is not Hùng: where only marks differ they are two names
    if (e.joined == v.joined) return 0;
    if (is_slip(e.joined, v.joined, kShortest)) return kSlipScore;
    return one_word_apart(e.words, v.words) ? kWordScore : 0;
  }

  static bool is_slip(std::string_view a, std::string_view b, size_t shortest) {
    return std::min(a.size(), b.size()) >= shortest && a[0] == b[0] && one_slip(a, b);
  }

  bool is_free(const Hit& hit) const {
    return !is_taken(Lang::en, hit.en->mention->span) && !is_taken(Lang::vi, hit.vi->mention->span);
  }

  // Another name of one side is as near.
  bool has_rival(const Hit& hit) const {
    return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& other) {
      if (other.score < hit.score) return false;
      const bool en = other.en->mention->span.overlaps(hit.en->mention->span);
      const bool vi = other.vi->mention->span.overlaps(hit.vi->mention->span);
      return en != vi;
    });
  }

  void add(const Hit& hit) {
    MatchedPair pair{*hit.en->mention, *hit.vi->mention, Type::MISC, {}};
    pair.score.kind = EvidenceKind::transcription;
    pair.score.score = hit.score;
    pair.type = type_of_pair(input_, pair.en, pair.vi, links_, w_);
    std::erase_if(chosen_, [&](const MatchedPair& p) {
      return is_weak(p) && (p.en.span.overlaps(pair.en.span) || p.vi.span.overlaps(pair.vi.span));
    });
    chosen_.push_back(pair);
  }

  const LinkInput& input_;
  const Links& links_;
  const SegmentMentions& segment_;
  Workspace& w_;
  std::vector<MatchedPair>& chosen_;
  std::vector<Hit> hits_;
};

}  // namespace

void pair_leftovers(const LinkInput& input, const Links& links, const SegmentMentions& segment,
                    Workspace& workspace, std::vector<MatchedPair>& chosen) {
  if (!input.disabled(EvidenceKind::transcription))
    Pairer(input, links, segment, workspace, chosen).run();
}

}  // namespace align
