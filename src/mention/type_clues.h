// Not for outside; see region.h. Everything that is seen of a name and may say which type it has: its
// words, their facts in the lexicons, its shape, what stands beside it. What a clue is worth is not said
// here but learned; type_model.h adds it up.
//
//     "... said Hanoi Medical University" gives among others
//         en.last university    en.head.last head.org    en.places first    en.before said
#ifndef ALIGN_MENTION_TYPE_CLUES_H_
#define ALIGN_MENTION_TYPE_CLUES_H_

#include <vector>

#include "mention/region.h"
#include "mention/type_model.h"

namespace align {

// Where clues go: to a list of them, or of their keys alone, which is all that their weights are found by.
class ClueSink {
 public:
  ClueSink(std::vector<TypeClue>& clues)  // NOLINT(google-explicit-constructor)
      : clues_(&clues) {}
  // Asks for the memory of the weights in `model` on the way.
  ClueSink(std::vector<uint32_t>& keys, const TypeModel& model) : keys_(&keys), model_(&model) {}
  bool takes_keys() const { return keys_ != nullptr; }
  void add_key(uint32_t key) {
    keys_->push_back(key);
    model_->fetch(key);
  }
  void add(const TypeClue& clue) {
    if (takes_keys()) {
      add_key(clue.key());
    } else {
      clues_->push_back(clue);
    }
  }

 private:
  std::vector<TypeClue>* clues_ = nullptr;
  std::vector<uint32_t>* keys_ = nullptr;
  const TypeModel* model_ = nullptr;
};

// Adds to `sums` what the clues are worth that `collect` puts into the ClueSink given to it. All weights are asked for
// before the first is looked at: the table is larger than the cache.
template <typename Collect>
void add_clues(Workspace& workspace, TypeSums& sums, const Collect& collect) {
  std::vector<uint32_t>& keys = workspace.clue_keys;
  keys.clear();
  collect(ClueSink(keys, *workspace.types));
  for (const uint32_t key : keys) workspace.types->add(key, sums);
}

// What the collectors of clues share.
class ClueReader {
 protected:
  ClueReader(const AnalysedText& text, TokenSpan span, Workspace& w, ClueSink out)
      : text_(text), span_(span), w_(w), out_(out), en_(text.lang == Lang::en) {}

  struct Kind {
    ClueText en;
    ClueText vi;
  };
  // Always inlined: nothing but the hashes is left then of what the code says, and no clue is put together.
  [[gnu::always_inline]] void add(const Kind& kind, const ClueText& a = {},
                                  const ClueText& b = {}) {
    if (out_.takes_keys()) {
      out_.add_key(TypeClue{en_ ? kind.en : kind.vi, a, b}.key());
    } else {
      out_.add({en_ ? kind.en : kind.vi, a, b});
    }
  }
  bool has(int64_t i) const { return i >= 0 && i < static_cast<int64_t>(text_.tokens.size()); }
  const Token& at(uint32_t i) const { return text_.tokens[i]; }
  const WordInfo& info(uint32_t i) const { return w_.vocabulary.info(at(i).word); }
  WordFacts facts(uint32_t i) const { return w_.matcher.facts(at(i).word, text_.lang); }
  std::string_view string(int64_t i) const {
    return has(i) ? text_.text(at(static_cast<uint32_t>(i)).span()) : std::string_view();
  }
  char mark(int64_t i) const { return has(i) ? at(static_cast<uint32_t>(i)).mark : '\0'; }
  bool capital(int64_t i) const {
    return has(i) && info(static_cast<uint32_t>(i)).is(kStartsCapital);
  }
  // The word without case; English words without marks too.
  std::string_view word(uint32_t i) const { return w_.vocabulary.key_text(key(i)); }
  ClueText word_clue(uint32_t i) const {
    return {w_.vocabulary.key_text(key(i)), w_.vocabulary.key_hash(key(i))};
  }
  // The same for a clue with no other text: where keys are asked for its hash is enough.
  ClueText lone_word_clue(uint32_t i) const {
    if (!out_.takes_keys()) return word_clue(i);
    return {std::string_view(), w_.vocabulary.key_hash(key(i))};
  }
  uint32_t key(uint32_t i) const { return en_ ? info(i).fold : info(i).spelling; }
  std::string_view domain(const LexiconHit& hit) const { return w_.matcher.set().domain(hit.ref); }
  static bool is_head(const LexiconHit& h) {
    return h.type == RowType::HEAD && h.kind != EntryKind::head_title;
  }
  static bool is_place(const LexiconHit& h) { return h.type == RowType::LOC && !h.lower; }
  // The longest wanted hit that ends before token `end`, or null.
  template <class Wanted>
  const LexiconHit* hit_before(uint32_t end, Wanted wanted) const {
    for (uint32_t k = end >= 5 ? end - 5 : 0; k < end; ++k)
      for (const LexiconHit& hit : text_.hits_at(k))
        if (hit.span.end == end && wanted(hit)) return &hit;
    return nullptr;
  }
  uint32_t size() const { return static_cast<uint32_t>(text_.tokens.size()); }

  const AnalysedText& text_;
  TokenSpan span_;
  Workspace& w_;
  ClueSink out_;
  bool en_;
};

// Appends the clues of the name `span` alone, and those of what stands beside it. Their views are good as
// long as the text and the workspace's vocabulary stay.
void collect_name_clues(const AnalysedText& text, TokenSpan span, Workspace& workspace,
                        ClueSink out);
void collect_neighbour_clues(const AnalysedText& text, TokenSpan span, Workspace& workspace,
                             ClueSink out);
// All that is seen of the name in one text: those two and the next.
void collect_type_clues(const AnalysedText& text, TokenSpan span, Workspace& workspace,
                        ClueSink out);
// Which types lexicon rows of exactly this name have.
void collect_lexicon_clues(const AnalysedText& text, TokenSpan span, ClueSink out);
// How the Vietnamese form was made from the English one: kept, without marks, transcribed, another.
void collect_pair_clues(const AnalysedText& en, TokenSpan en_span, const AnalysedText& vi,
                        TokenSpan vi_span, Workspace& workspace, ClueSink out);

}  // namespace align

#endif  // ALIGN_MENTION_TYPE_CLUES_H_
