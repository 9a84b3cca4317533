// Types from one side alone: lexicon, head noun, names of people, neighbours. Both sides vote later.
#include <algorithm>
#include <array>

#include "mention/region.h"

namespace align {
namespace {

class Guesser {
 public:
  Guesser(const AnalysedText& text, TokenSpan span, Workspace& w) : text_(text), span_(span), w_(w) {}

  Type run() const {
    if (const auto known = lexicon_type()) return *known;
    if (const EntryKind head = head_kind(); head != EntryKind::none) return of_head(head);
    if (after_title()) return Type::PER;
    if (person_words()) return Type::PER;
    if (span_.size() == 1 && info(span_.begin).is(kAllCapitals)) return Type::ORG;
    if (has_digit()) return Type::MISC;
    if (after_preposition()) return Type::LOC;
    if (span_.size() >= 2 && span_.size() <= 3) return Type::PER;
    return span_.size() == 1 ? Type::PER : Type::ORG;
  }

 private:
  const WordInfo& info(uint32_t i) const { return w_.vocabulary.info(text_.tokens[i].word); }
  const WordFacts& facts(uint32_t i) const { return w_.matcher.facts(text_.tokens[i].word, text_.lang); }
  std::string_view string(uint32_t i) const { return text_.text(text_.tokens[i].span()); }

  // The lexicon's type; a people before a language of the same name.
  std::optional<Type> lexicon_type() const {
    std::optional<Type> best;
    for (const LexiconHit& hit : text_.hits_at(span_.begin)) {
      if (hit.span != span_ || !is_name_hit(hit)) continue;
      const Type type = mention_type(hit.type);
      if (!best || *best == Type::MISC || (type == Type::NORP && text_.lang == Lang::en)) best = type;
    }
    return best;
  }

  static Type of_head(EntryKind kind) {
    if (kind == EntryKind::head_org) return Type::ORG;
    return kind == EntryKind::head_loc ? Type::LOC : Type::MISC;
  }

  static bool is_head(const LexiconHit& h) { return h.type == RowType::HEAD && h.kind != EntryKind::head_title; }

  EntryKind head_kind() const {
    if (span_.size() < 2) return EntryKind::none;
    if (text_.lang == Lang::vi) {
      const LexiconHit* head = longest_hit(text_, span_.begin, span_.end, is_head);
      return head == nullptr ? EntryKind::none : head->kind;
    }
    for (uint32_t i = span_.begin + 1; i + 1 < span_.end; ++i)
      if (string(i) == "of" || string(i) == "for" || string(i) == "on")
        if (const LexiconHit* head = hit_at(text_, {i - 1, i}, is_head)) return head->kind;
    const LexiconHit* head = hit_at(text_, {span_.end - 1, span_.end}, is_head);
    return head == nullptr ? EntryKind::none : head->kind;
  }

  bool after_title() const {
    const uint32_t from = span_.begin >= 5 ? span_.begin - 5 : 0;
    for (uint32_t k = from; k < span_.begin; ++k)
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.span.end == span_.begin && is_title_hit(hit)) return true;
    return false;
  }

  bool person_words() const {
    const WordFacts& first = facts(span_.begin);
    const WordFacts& last = facts(span_.end - 1);
    if (span_.size() == 1) return first.is(WordFacts::kGiven | WordFacts::kSurname | WordFacts::kViGiven) && !first.is(WordFacts::kPlace);
    if (span_.size() > 5) return false;
    if (first.is(WordFacts::kGiven) || last.is(WordFacts::kSurname)) return true;
    return first.is(WordFacts::kViSurname | WordFacts::kZhSurname | WordFacts::kKorean | WordFacts::kJapanese);
  }

  bool has_digit() const {
    for (uint32_t i = span_.begin; i < span_.end; ++i)
      if (info(i).is(kHasDigit)) return true;
    return false;
  }

  bool after_preposition() const {
    static constexpr std::array<std::string_view, 14> kPlaceWords = {"in", "at", "from", "near", "to", "across", "tại", "ở", "từ", "đến", "tới", "gần", "sang", "về"};
    return span_.begin > 0 && std::find(kPlaceWords.begin(), kPlaceWords.end(), string(span_.begin - 1)) != kPlaceWords.end();
  }

  const AnalysedText& text_;
  TokenSpan span_;
  Workspace& w_;
};

}  // namespace

Type guess_type(const AnalysedText& text, TokenSpan span, Workspace& workspace) { return Guesser(text, span, workspace).run(); }

}  // namespace align
