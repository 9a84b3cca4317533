#include "match/quotations.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/word_set.h"
#include "mention/region.h"

namespace align {
namespace {

constexpr uint32_t kLongestTitle = 10;  // English words
constexpr float kLinked = 0.25F;        // a link that counts
constexpr float kLeastShare = 0.5F;     // of the words that must be linked
constexpr float kSamePlace = 0.5F;      // what the same place among as many quotations stands for

// Small words of titles.
constexpr WordSet kSmallInTitles = {"a",    "an",  "the", "of",   "and",  "or", "in", "on", "at",
                                    "to",   "for", "by",  "with", "from", "as", "de", "la", "into",
                                    "over", "vs",  "my",  "but",  "nor",  "y",  "du", "del"};

enum Marks : uint8_t { kDouble, kSingle, kAngle };

Marks marks_of(std::string_view mark) {
  if (mark == "'" || mark == "‘" || mark == "’") return kSingle;
  return mark == "«" || mark == "»" ? kAngle : kDouble;
}

class Finder {
 public:
  Finder(const LinkInput& input, const Links& links, const SegmentMentions& segment, Workspace& w)
      : input_(input), links_(links), segment_(segment), w_(w) {}

  std::vector<QuotedTitle> run() {
    std::vector<QuotedTitle> out;
    if (!has_marks(input_.vi, links_.vi()) || !has_marks(input_.en, links_.en())) return out;
    const std::vector<TokenSpan> en = quotations(input_.en, links_.en());
    const std::vector<TokenSpan> vi = quotations(input_.vi, links_.vi());
    std::vector<bool> taken(vi.size(), false);
    for (size_t k = 0; k < en.size(); ++k) {
      const auto title = segment_.en_given ? given_in(en[k]) : title_in(en[k]);
      if (!title) continue;
      const auto other = counterpart(*title, k, en.size(), vi, taken);
      if (!other) continue;
      taken[*other] = true;
      out.push_back({*title, trimmed(input_.vi, vi[*other])});
    }
    return out;
  }

 private:
  static bool has_marks(const AnalysedText& text, TokenSpan range) {
    for (uint32_t i = range.begin; i < range.end; ++i)
      if (text.tokens[i].mark == '"') return true;
    return false;
  }

  // What stands between an opening mark and the next closing one of its kind, by begin.
  static std::vector<TokenSpan> quotations(const AnalysedText& text, TokenSpan range) {
    std::vector<TokenSpan> out;
    std::array<std::optional<uint32_t>, 3> open;  // first token behind the mark
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const Token& t = text.tokens[i];
      if (t.mark != '"') continue;
      const std::string_view mark = text.text(t.span());
      auto& begin = open[marks_of(mark)];
      const bool after = i > range.begin && !t.space_before && text.tokens[i - 1].mark != '(';
      const bool before = i + 1 < range.end && !text.tokens[i + 1].space_before;
      bool opens = mark == "“" || mark == "«" || mark == "‘" || mark == "„";
      if (!opens && mark != "”" && mark != "»") opens = begin ? before && !after : before || !after;
      if (opens) {
        begin = i + 1;
      } else if (begin) {
        if (*begin < i) out.push_back({*begin, i});
        begin.reset();
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  bool capital(const AnalysedText& text, uint32_t i) const {
    return text.tokens[i].is_word() && w_.vocabulary.info(text.tokens[i].word).is(kHasCapital);
  }

  // As names are written in a table: no marks at the end, no article before.
  static TokenSpan trimmed(const AnalysedText& text, TokenSpan span) {
    constexpr std::string_view kMarks = ",.?!";
    while (!span.empty() && kMarks.find(text.tokens[span.end - 1].mark) != std::string_view::npos)
      --span.end;
    if (span.size() > 1 && text.text(text.tokens[span.begin].span()) == "The") ++span.begin;
    return span;
  }

  // The user's mention that is all of it.
  std::optional<TokenSpan> given_in(TokenSpan quotation) const {
    const TokenSpan span = trimmed(input_.en, quotation);
    for (const Mention& m : segment_.en_mentions)
      if (m.span == quotation || m.span == span) return m.span;
    return std::nullopt;
  }

  std::optional<TokenSpan> title_in(TokenSpan quotation) const {
    const AnalysedText& text = input_.en;
    const TokenSpan span = trimmed(text, quotation);
    if (span.size() < 2 || in_headline(span.begin) || inside_name(quotation)) return std::nullopt;
    uint32_t words = 0;
    uint32_t capitals = 0;
    for (uint32_t i = span.begin; i < span.end; ++i) {
      const Token& t = text.tokens[i];
      if (t.mark == ';' || t.mark == '"' || t.mark == '~') return std::nullopt;
      if (!t.is_text() || t.kind == TokenKind::clitic) continue;
      ++words;
      if (capital(text, i))
        ++capitals;
      else if (t.is_word() && (i == span.begin || !kSmallInTitles.contains(text.text(t.span()))))
        return std::nullopt;
    }
    if (words < 2 || words > kLongestTitle || capitals < 2 || are_people(span)) return std::nullopt;
    return span;
  }

  // "Richard and Mary Lindgren", but not "Romeo and Juliet"
  bool are_people(TokenSpan span) const {
    const auto given = [&](uint32_t i) {
      return capital(input_.en, i) &&
             w_.matcher.facts(input_.en.tokens[i].word, Lang::en).is(WordFacts::kGiven);
    };
    if (span.size() < 4 || !given(span.begin)) return false;
    for (uint32_t i = span.begin; i + 1 < span.end; ++i)
      if (input_.en.text(input_.en.tokens[i].span()) == "and" && given(i + 1)) return true;
    return false;
  }

  // In a headline capitals say nothing.
  bool in_headline(uint32_t token) const {
    const auto& all = input_.en.sentences;
    const auto it = std::partition_point(all.begin(), all.end(),
                                         [&](const Sentence& s) { return s.tokens.end <= token; });
    return it != all.end() && it->title_case;
  }

  // Joe "The Hammer" Smith
  bool inside_name(TokenSpan quotation) const {
    const uint32_t before = quotation.begin - 1;  // the mark
    const uint32_t behind = quotation.end + 1;
    return before > links_.en().begin && behind < links_.en().end &&
           capital(input_.en, before - 1) && capital(input_.en, behind) &&
           !input_.en.tokens[behind].sentence_start;
  }

  // The quotation that holds the translation: the one at the same place when there are as many on both sides,
  // else the one that most words are linked into.
  std::optional<size_t> counterpart(TokenSpan title, size_t place, size_t count,
                                    const std::vector<TokenSpan>& vi,
                                    const std::vector<bool>& taken) const {
    std::optional<size_t> best;
    float most = 0;
    for (size_t k = 0; k < vi.size(); ++k) {
      if (taken[k] || !may_translate(title, trimmed(input_.vi, vi[k]))) continue;
      const float share =
          linked_share(title, vi[k]) + (k == place && count == vi.size() ? kSamePlace : 0);
      if (share > most) {
        most = share;
        best = k;
      }
    }
    return most >= kLeastShare ? best : std::nullopt;
  }

  bool may_translate(TokenSpan en, TokenSpan vi) const {
    return !vi.empty() && vi.size() <= 3 * en.size() + 3 && en.size() <= 2 * vi.size() + 1;
  }

  // Share of the English words of weight that are linked into `vi`.
  float linked_share(TokenSpan en, TokenSpan vi) const {
    uint32_t words = 0;
    uint32_t linked = 0;
    for (uint32_t i = en.begin; i < en.end; ++i) {
      const Token& t = input_.en.tokens[i];
      if (!t.is_text() || w_.role(t.word, Lang::en).is(WordRole::kFunction)) continue;
      ++words;
      linked += links_.strongest_of_en(i, vi).in >= kLinked;
    }
    return words == 0 ? 0 : static_cast<float>(linked) / static_cast<float>(words);
  }

  const LinkInput& input_;
  const Links& links_;
  const SegmentMentions& segment_;
  Workspace& w_;
};

}  // namespace

std::vector<QuotedTitle> find_quoted_titles(const LinkInput& input, const Links& links,
                                            const SegmentMentions& segment, Workspace& workspace) {
  return Finder(input, links, segment, workspace).run();
}

}  // namespace align
