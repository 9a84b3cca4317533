#include "match/offices.h"

#include <algorithm>

#include "base/word_set.h"
#include "mention/region.h"

namespace align {
namespace {

constexpr WordSet kHaveFields = {"Minister",  "minister",  "Ministers",
                                 "ministers", "Secretary", "secretary"};
constexpr WordSet kJoins = {"and", "&", ","};
constexpr WordSet kJoinsVi = {"và", "&", ",", "-"};
constexpr uint32_t kLongestVi = 14;  // syllables of a field

class Offices {
 public:
  Offices(const LinkInput& input, const Links& links, Workspace& w,
          std::vector<MatchedPair>& chosen)
      : input_(input), links_(links), w_(w), chosen_(chosen) {}

  void join() {
    for (size_t i = 0; i < chosen_.size(); ++i) {
      const MatchedPair& title = chosen_[i];
      if (title.type != Type::TITLE || title.en.given >= 0 || title.vi.given >= 0) continue;
      const TokenSpan en = field_of(title.en.span);
      if (en.empty()) continue;
      const TokenSpan vi = translation_of(en, title.vi.span.end);
      const TokenSpan behind{title.en.span.end, en.end};
      if (!vi.empty() && is_free(behind, vi, i)) add(i, behind, vi);
    }
  }

 private:
  std::string_view en_word(uint32_t i) const {
    return i < links_.en().end ? input_.en.text(input_.en.tokens[i].span()) : "";
  }
  std::string_view vi_word(uint32_t i) const {
    return i < links_.vi().end ? input_.vi.text(input_.vi.tokens[i].span()) : "";
  }
  bool is_name_word(uint32_t en) const {
    if (en >= links_.en().end) return false;
    const Token& t = input_.en.tokens[en];
    return t.is_word() && !t.sentence_start && w_.vocabulary.info(t.word).is(kStartsCapital);
  }

  // The words behind "Minister of"; empty when they are no field.
  TokenSpan field_of(TokenSpan title) const {
    TokenSpan field{title.end + 1, title.end + 1};
    if (!kHaveFields.contains(en_word(title.end - 1))) return {};
    if (en_word(title.end) != "of" && en_word(title.end) != "for") return {};
    // Secretary of State for Health
    if (en_word(title.end + 1) == "State" && en_word(title.end + 2) == "for")
      field = {title.end + 3, title.end + 3};
    while (is_field_word(field.end) ||
           (field.end > field.begin && kJoins.contains(en_word(field.end)) &&
            (is_field_word(field.end + 1) ||
             (en_word(field.end + 1) == "and" && is_field_word(field.end + 2)))))
      ++field.end;
    return field;
  }

  // Not of a person, a place or a body: those are something else than what is ministered.
  bool is_field_word(uint32_t en) const {
    if (!is_name_word(en)) return false;
    const WordFacts facts = w_.matcher.facts(input_.en.tokens[en].word, Lang::en);
    if (facts.is(WordFacts::kViSurname | WordFacts::kGiven)) return false;
    const auto other = [](const LexiconHit& h) {
      return h.type == RowType::HEAD || h.type == RowType::LOC || h.type == RowType::NORP ||
             h.type == RowType::PER || is_title_hit(h);
    };
    return longest_hit(input_.en, en, links_.en().end, other) == nullptr;
  }

  // What follows the Vietnamese title and is linked to the field, which it covers; else empty.
  TokenSpan translation_of(TokenSpan field, uint32_t begin) const {
    const TokenSpan window{begin, std::min(begin + kLongestVi, links_.vi().end)};
    uint32_t end = begin;
    for (uint32_t i = field.begin; i < field.end; ++i) {
      if (!is_name_word(i)) continue;
      uint32_t farthest = begin;
      for (const Links::Reach& r : links_.of_en(i))
        if (window.contains(r.other)) farthest = std::max(farthest, r.other + 1);
      if (farthest == begin) return {};
      end = std::max(end, farthest);
    }
    for (uint32_t j = begin; j < end; ++j) {
      const bool opens = j == begin && (vi_word(j) == "Bộ" || vi_word(j) == "bộ");
      if (!opens && !kJoinsVi.contains(vi_word(j)) && links_.strongest_of_vi(j, field).in <= 0)
        return {};
    }
    return {begin, end};
  }

  // What else was chosen there is of words of the field.
  bool is_free(TokenSpan en, TokenSpan vi, size_t title) const {
    for (size_t k = 0; k < chosen_.size(); ++k) {
      const MatchedPair& pair = chosen_[k];
      if (k == title || (!pair.en.span.overlaps(en) && !pair.vi.span.overlaps(vi))) continue;
      const bool part = en.contains(pair.en.span) && vi.contains(pair.vi.span);
      const bool settled = pair.en.given >= 0 || pair.vi.given >= 0 || pair.type == Type::PER ||
                           pair.type == Type::LOC || pair.type == Type::NORP;
      if (!part || settled) return false;
    }
    return true;
  }

  void add(size_t& i, TokenSpan en, TokenSpan vi) {
    MatchedPair& title = chosen_[i];
    title.en.span.end = en.end;
    title.vi.span.end = vi.end;
    title.en.entry.reset();
    title.vi.entry.reset();
    title.score.kind = EvidenceKind::translation;
    const TokenSpan whole = title.en.span;
    const auto inside = [&](const MatchedPair& p) {
      return p.en.span != whole && en.contains(p.en.span);
    };
    i -= static_cast<size_t>(
        std::count_if(chosen_.begin(), chosen_.begin() + static_cast<std::ptrdiff_t>(i), inside));
    std::erase_if(chosen_, inside);
  }

  const LinkInput& input_;
  const Links& links_;
  Workspace& w_;
  std::vector<MatchedPair>& chosen_;
};

}  // namespace

void join_offices(const LinkInput& input, const Links& links, Workspace& workspace,
                  std::vector<MatchedPair>& chosen) {
  Offices(input, links, workspace, chosen).join();
}

}  // namespace align
