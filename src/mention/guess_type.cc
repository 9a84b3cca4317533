// Types. While mentions are looked for and compared only a first guess is made, because most candidates
// are never shown; what is shown is asked of the model.
#include <algorithm>
#include <array>

#include "mention/type_clues.h"

namespace align {
namespace {

bool is_head(const LexiconHit& h) {
  return h.type == RowType::HEAD && h.kind != EntryKind::head_title;
}

Type type_of_head(const LexiconHit& head) {
  if (head.kind == EntryKind::head_org) return Type::ORG;
  return head.kind == EntryKind::head_loc ? Type::LOC : Type::MISC;
}

// Head nouns at exactly `span`: one with several meanings is an organisation before a place before
// anything else.
std::optional<Type> head_type(const AnalysedText& text, TokenSpan span) {
  std::optional<Type> best;
  if ((text.hit_kinds[span.begin] & HitKinds::of(RowType::HEAD)) == 0) return best;
  for (const LexiconHit& hit : text.hits_at(span.begin)) {
    if (hit.span != span || !is_head(hit)) continue;
    const Type type = type_of_head(hit);
    if (!best || type == Type::ORG || (type == Type::LOC && *best != Type::ORG)) best = type;
  }
  return best;
}

// Department of X, X Act; Công ty X
std::optional<Type> inner_head(const AnalysedText& text, TokenSpan span) {
  if (span.size() < 2) return {};
  if (text.lang == Lang::vi) {
    if ((text.hit_kinds[span.begin] & HitKinds::of(RowType::HEAD)) == 0) return {};
    const LexiconHit* head = longest_hit(text, span.begin, span.end, is_head);
    return head == nullptr ? std::nullopt : head_type(text, head->span);
  }
  if (const auto last = head_type(text, {span.end - 1, span.end})) return last;
  for (uint32_t i = span.begin + 1; i + 1 < span.end; ++i)
    if (const auto head = head_type(text, {i - 1, i})) {
      const std::string_view link = text.text(text.tokens[i].span());
      if (link == "of" || link == "for" || link == "on") return head;
    }
  return {};
}

// "người Đức" are the people
Type by_people_word(const AnalysedText& text, TokenSpan span, Type type) {
  const bool people = text.lang == Lang::vi && type == Type::LOC && span.begin > 0 &&
                      text.text(text.tokens[span.begin - 1].span()) == "người";
  const auto is_norp = [](const LexiconHit& h) { return h.type == RowType::NORP; };
  return people && hit_at(text, span, is_norp) != nullptr ? Type::NORP : type;
}

}  // namespace

const LexiconHit* name_at(const AnalysedText& text, TokenSpan span) {
  if ((text.hit_kinds[span.begin] & HitKinds::kNames) == 0) return nullptr;
  const RowType favourite = text.lang == Lang::en ? RowType::NORP : RowType::LOC;
  const LexiconHit* best = nullptr;
  for (const LexiconHit& hit : text.hits_at(span.begin)) {
    if (hit.span != span || !is_name_hit(hit)) continue;
    // Of one type the last: layers of the user come last, and rows with more forms behind those of
    // single territories.
    const bool better =
        best == nullptr || hit.type == best->type ||
        (best->type != favourite && (hit.type == favourite || best->type == RowType::MISC));
    if (better) best = &hit;
  }
  return best;
}

TypeGuess guess_type(const AnalysedText& text, TokenSpan span, Workspace& workspace) {
  return guess_type(text, span, name_at(text, span), workspace);
}

TypeGuess guess_type(const AnalysedText& text, TokenSpan span, const LexiconHit* name,
                     Workspace& workspace) {
  if (name != nullptr) return {by_people_word(text, span, mention_type(name->type)), 1.0F};
  if (const auto head = inner_head(text, span)) return {*head, 0.9F};
  const WordInfo& first = workspace.vocabulary.info(text.tokens[span.begin].word);
  const bool body = first.is(kAllCapitals) || span.size() > 5;
  return {body ? Type::ORG : Type::PER, 0.3F};
}

void collect_type_clues(const AnalysedText& text, TokenSpan span, Workspace& workspace,
                        ClueSink out) {
  collect_name_clues(text, span, workspace, out);
  collect_neighbour_clues(text, span, workspace, out);
  collect_lexicon_clues(text, span, out);
}

void add_type_clues(const AnalysedText& text, TokenSpan span, Workspace& workspace,
                    TypeSums& sums) {
  add_clues(workspace, sums,
            [&](ClueSink clues) { collect_type_clues(text, span, workspace, clues); });
}

Type likeliest_type(const TypeSums& sums) {
  return static_cast<Type>(std::max_element(sums.begin(), sums.end()) - sums.begin());
}

void settle_type(const AnalysedText& text, Mention& mention, Workspace& workspace) {
  if (mention.type_chance >= 1 || mention.type > Type::NORP || mention.span.empty()) return;
  TypeSums sums{};
  add_type_clues(text, mention.span, workspace, sums);
  mention.type = likeliest_type(sums);
}

}  // namespace align
