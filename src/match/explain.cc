#include "match/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "mention/region.h"
#include "text/fold.h"

namespace align {
namespace {

class Explainer {
 public:
  Explainer(const LinkInput& input, const Links& links, const MatchedPair& pair, Workspace& w)
      : input_(input), links_(links), pair_(pair), w_(w) {}

  std::vector<EvidenceNote> run() {
    constexpr size_t kUsual = 2;
    notes_.reserve(kUsual);
    const std::string_view en = input_.en.text(pair_.en.span);
    const std::string_view vi = input_.vi.text(pair_.vi.span);
    if (pair_.en.origin == Origin::value && pair_.vi.origin == Origin::value) {
      add(pair_.type == Type::ID ? EvidenceKind::number : EvidenceKind::value,
          std::string(pair_.en.value));
      return std::move(notes_);
    }
    if (en == vi) add(EvidenceKind::same, "letter for letter");
    entries();
    // Most pairs are translations, and begin with other letters.
    if (en != vi && begin_alike() && letters_agree()) fold(en, vi);
    whole_links();
    if (notes_.empty() && en != vi && letters_agree() && same_words_in_other_order(en, vi))
      add(EvidenceKind::order, fmt::format("the same words in another order: {}", fold_key(en)));
    if (notes_.empty() && pair_.score.kind == EvidenceKind::transcription)
      add(EvidenceKind::transcription, "left over on both sides, and nearly the same letters");
    if (notes_.empty()) words();
    return std::move(notes_);
  }

 private:
  void add(EvidenceKind kind, std::string detail) {
    if (!input_.disabled(kind)) notes_.push_back({std::string(name_of(kind)), std::move(detail)});
  }

  void fold(std::string_view en, std::string_view vi) {
    const std::string key = fold_key(vi);
    std::string joined = key;
    std::erase(joined, ' ');
    if (joined_key(en) == joined && same_marks(input_, pair_.en.span, pair_.vi.span, w_))
      add(EvidenceKind::fold, "equal without marks: " + key);
  }

  bool letters_agree() const {
    return letters(input_.en, pair_.en.span) == letters(input_.vi, pair_.vi.span);
  }

  // Are the first letters of the keys the same? Those of one word may be i and y.
  bool begin_alike() const {
    const char en = first_letter(input_.en, pair_.en.span);
    const char vi = first_letter(input_.vi, pair_.vi.span);
    return en == vi || en == 0 || vi == 0;
  }
  char first_letter(const AnalysedText& text, TokenSpan span) const {
    for (uint32_t i = span.begin; i < span.end; ++i)
      if (const auto key = w_.vocabulary.key_text(w_.vocabulary.info(text.tokens[i].word).fold);
          !key.empty())
        return key.front() == 'y' ? 'i' : key.front();
    return 0;
  }

  // A sum over the letters of the words' keys: where it differs the keys of the two spans do, in whatever order their
  // words stand. Without i and y, which may be another in the key of the whole: that depends on their word.
  uint64_t letters(const AnalysedText& text, TokenSpan span) const {
    uint64_t sum = 0;
    for (uint32_t i = span.begin; i < span.end; ++i)
      for (const char c : w_.vocabulary.key_text(w_.vocabulary.info(text.tokens[i].word).fold))
        if (c >= 'a' && c <= 'z' && c != 'i' && c != 'y') sum += uint64_t{1} << 2 * (c - 'a');
    return sum;
  }

  void entries() {
    const LexiconSet& set = w_.matcher.set();
    for (const SpanLink& link : links_.spans()) {
      if (link.en != pair_.en.span || link.vi != pair_.vi.span || !link.entry ||
          !is_mention(link.type))
        continue;
      add(link.kind, std::string(set.id(*link.entry)));
      if (notes_.size() >= 2) return;
    }
  }

  void whole_links() {
    for (const SpanLink& link : links_.spans()) {
      if (link.en != pair_.en.span || link.vi != pair_.vi.span || link.entry) continue;
      if (link.kind == EvidenceKind::hanviet) return add(link.kind, hanviet_detail());
      if (link.kind == EvidenceKind::acronym)
        return add(link.kind,
                   fmt::format("{} are the initials of {}", en_short() ? en_text() : vi_text(),
                               en_short() ? vi_text() : en_text()));
      if (link.kind == EvidenceKind::transcription)
        return add(link.kind, "similar letters or sounds");
    }
  }

  std::string_view en_text() const { return input_.en.text(pair_.en.span); }
  std::string_view vi_text() const { return input_.vi.text(pair_.vi.span); }
  bool en_short() const { return pair_.en.span.size() == 1; }

  std::string hanviet_detail() const {
    const std::string pinyin = joined_key(input_.en.text(pair_.en.span));
    std::string out;
    const HanViet& hanviet = w_.matcher.set().hanviet();
    size_t at = 0;
    for (uint32_t k = pair_.vi.span.begin; k < pair_.vi.span.end; ++k) {
      const Token& t = input_.vi.tokens[k];
      if (!t.is_word()) continue;
      const std::string_view key = w_.vocabulary.key_text(w_.vocabulary.info(t.word).spelling);
      std::string_view best;
      for (const HanViet::Reading& r : hanviet.pinyin(key))
        if (std::string_view(pinyin).substr(at).starts_with(r.text) && r.text.size() > best.size())
          best = r.text;
      if (best.empty()) return "Sino-Vietnamese reading of the pinyin";
      out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", best, input_.vi.text(t.span()));
      at += best.size();
    }
    return out;
  }

  static bool same_words_in_other_order(std::string_view a, std::string_view b) {
    const auto sorted = [](std::string_view s) {
      std::vector<std::string> words;
      std::string key = fold_key(s);
      for (size_t begin = 0; begin < key.size();) {
        const size_t end = std::min(key.find(' ', begin), key.size());
        words.push_back(key.substr(begin, end - begin));
        begin = end + 1;
      }
      std::sort(words.begin(), words.end());
      return words;
    };
    const auto words = sorted(a);
    return words.size() >= 2 && words == sorted(b);
  }

  // Word by word: "Ministry = Bộ, Health = Y tế".
  void words() {
    Reading r;
    for (uint32_t i = pair_.en.span.begin; i < pair_.en.span.end;) i = word(i, r);
    if (r.detail.empty() && r.statistics.empty())
      return add(EvidenceKind::position, "the only words left here");
    if (!r.detail.empty()) {
      const bool part = pair_.en.span.size() != pair_.vi.span.size() && !r.head;
      const bool composed = r.head && (r.name || !r.statistics.empty());
      add(composed                                      ? EvidenceKind::composition
          : part && r.name && pair_.type != Type::TITLE ? EvidenceKind::short_form
                                                        : EvidenceKind::translation,
          r.detail);
    }
    if (!r.statistics.empty()) add(EvidenceKind::statistics, r.statistics);
    if (notes_.empty())
      notes_.push_back({std::string(name_of(EvidenceKind::translation)), r.detail});
  }

  // What links the words of the pair.
  struct Reading {
    std::string detail;      // by lexicons, letters and sounds
    std::string statistics;  // by word statistics
    bool head = false;
    bool name = false;
  };

  uint32_t word(uint32_t i, Reading& r) const {
    const SpanLink* whole = nullptr;
    for (const SpanLink& link : links_.spans()) {
      if (link.en.begin != i || !pair_.en.span.contains(link.en) ||
          !pair_.vi.span.contains(link.vi))
        continue;
      if (whole == nullptr || link.en.size() > whole->en.size()) whole = &link;
    }
    if (whole != nullptr) {
      r.head |= whole->type == RowType::HEAD;
      r.name |= whole->type != RowType::HEAD && whole->type != RowType::WORD;
      append(r.detail, input_.en.text(whole->en), input_.vi.text(whole->vi));
      return whole->en.end;
    }
    uint32_t best = pair_.vi.span.end;
    for (uint32_t k = pair_.vi.span.begin; k < pair_.vi.span.end; ++k)
      if (links_.at(i, k).weight > 0 &&
          (best == pair_.vi.span.end || links_.at(i, k).weight > links_.at(i, best).weight))
        best = k;
    if (best == pair_.vi.span.end) return i + 1;
    const bool learned = links_.at(i, best).kind == EvidenceKind::statistics;
    r.name |= !learned;
    append(learned ? r.statistics : r.detail, input_.en.text(input_.en.tokens[i].span()),
           input_.vi.text(learned ? learned_word(i, best) : TokenSpan{best, best + 1}));
    return i + 1;
  }

  // The syllables around `best` that the statistics link to English token `i` too.
  TokenSpan learned_word(uint32_t i, uint32_t best) const {
    const auto linked = [&](uint32_t k) {
      const Link& link = links_.at(i, k);
      return link.kind == EvidenceKind::statistics && link.weight > 0;
    };
    TokenSpan out{best, best + 1};
    while (out.begin > pair_.vi.span.begin && linked(out.begin - 1)) --out.begin;
    while (out.end < pair_.vi.span.end && linked(out.end)) ++out.end;
    return out;
  }

  static void append(std::string& detail, std::string_view en, std::string_view vi) {
    if (!detail.empty()) detail += ", ";
    detail.append(en).append(" = ").append(vi);
  }

  const LinkInput& input_;
  const Links& links_;
  const MatchedPair& pair_;
  Workspace& w_;
  std::vector<EvidenceNote> notes_;
};

}  // namespace

std::vector<EvidenceNote> explain(const LinkInput& input, const Links& links,
                                  const MatchedPair& pair, Workspace& workspace) {
  auto notes = Explainer(input, links, pair, workspace).run();
  if (notes.empty()) notes.push_back({std::string(name_of(pair.score.kind)), "see the links"});
  return notes;
}

}  // namespace align
