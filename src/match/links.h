// Soft links between the words of an English and a Vietnamese stretch of text: which word may stand for which,
// how strongly, and why. Everything that later compares spans reads this matrix.
//
//                Bộ   Y    tế   Đức
//     German      .    .    .   .95   lexicon
//     Health      .   .8   .8    .    lexicon word
//     Ministry   .8    .    .    .    lexicon head
#ifndef ALIGN_MATCH_LINKS_H_
#define ALIGN_MATCH_LINKS_H_

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "match/evidence.h"
#include "match/transcription.h"
#include "match/weights.h"
#include "mention/analysed_text.h"
#include "mention/mention.h"

namespace align {

struct Link {
  float weight = 0;
  EvidenceKind kind = EvidenceKind::translation;
};

// Pairs of spans that are linked as wholes: one lexicon entry, one name in two scripts.
struct SpanLink {
  TokenSpan en;
  TokenSpan vi;
  EvidenceKind kind = EvidenceKind::lexicon;
  float weight = 0;
  std::optional<EntryRef> entry;
  RowType type = RowType::MISC;  // of the entry
};

class Links {
 public:
  Links() = default;
  Links(TokenSpan en, TokenSpan vi) { reset(en, vi); }
  // No links between two other stretches; keeps the memory.
  void reset(TokenSpan en, TokenSpan vi);

  TokenSpan en() const { return en_; }
  TokenSpan vi() const { return vi_; }
  // By token index of the texts.
  Link at(uint32_t en, uint32_t vi) const {
    const size_t at = cell(en, vi);
    if (cells_ != nullptr) {
      const uint64_t bits = bits_[(en - en_.begin) * row_words_ + (vi - vi_.begin) / 64];
      return (bits >> (vi - vi_.begin) % 64 & 1U) != 0 ? Link{cells_[at].weight, cells_[at].kind}
                                                       : Link{};
    }
    const auto it = few_.find(at);
    return it == few_.end() ? Link{} : it->second;
  }
  const std::vector<SpanLink>& spans() const { return spans_; }
  // Calls `use(link)` for those of spans() with just these spans, in their order; with any Vietnamese span when
  // there is none given. Only after finish().
  template <class Use>
  void for_spans(TokenSpan en, std::optional<TokenSpan> vi, Use use) const;

  // A link of a token, seen from it.
  struct Reach {
    uint32_t other = 0;  // token of the other side
    float weight = 0;
  };
  // The links of one token, by the other side's token. Only after finish().
  std::span<const Reach> of_en(uint32_t en) const {
    return row(en_rows_, en_reaches_, en - en_.begin);
  }
  std::span<const Reach> of_vi(uint32_t vi) const {
    return row(vi_rows_, vi_reaches_, vi - vi_.begin);
  }
  // The strongest links of one token into and outside a span of the other side. Only after finish().
  struct Strongest {
    float in = 0;
    float away = 0;
  };
  Strongest strongest_of_en(uint32_t en, TokenSpan vi) const {
    return strongest(en_rows_, en_reaches_, en_peaks_, en - en_.begin, vi);
  }
  Strongest strongest_of_vi(uint32_t vi, TokenSpan en) const {
    return strongest(vi_rows_, vi_reaches_, vi_peaks_, vi - vi_.begin, en);
  }
  // Call once when all links are in.
  void finish();

  void add(uint32_t en, uint32_t vi, float weight, EvidenceKind kind);
  void add_span(const SpanLink& link);

 private:
  TokenSpan en_;
  TokenSpan vi_;
  size_t width_ = 0;
  size_t cell(uint32_t en, uint32_t vi) const {
    return (en - en_.begin) * width_ + (vi - vi_.begin);
  }
  void finish_table();
  void finish_few();
  void turn_rows();
  static std::span<const Reach> row(const std::vector<uint32_t>& rows,
                                    const std::vector<Reach>& reaches, uint32_t i) {
    return {reaches.data() + rows[i], rows[i + 1] - rows[i]};
  }

  // A name that stands many times on both sides has so many links that no pair of its places may look at all of
  // them: by reach the strongest of its row up to it, and from it on. Empty when all rows are short.
  struct Peaks {
    float up_to = 0;
    float from = 0;
  };
  static constexpr size_t kShortRow = 16;
  static std::vector<Peaks> peaks_of(const std::vector<uint32_t>& rows,
                                     const std::vector<Reach>& reaches);
  static Strongest strongest(const std::vector<uint32_t>& rows, const std::vector<Reach>& reaches,
                             const std::vector<Peaks>& peaks, uint32_t i, TokenSpan other) {
    const std::span<const Reach> all = row(rows, reaches, i);
    if (all.size() > kShortRow) return strongest_of_many(all, peaks.data() + rows[i], other);
    Strongest out;
    for (const Reach& r : all) {
      if (other.contains(r.other))
        out.in = std::max(out.in, r.weight);
      else
        out.away = std::max(out.away, r.weight);
    }
    return out;
  }
  // `peaks`: of the row.
  static Strongest strongest_of_many(std::span<const Reach> row, const Peaks* peaks,
                                     TokenSpan other);
  void sort_spans();

  struct Cell {
    float weight;
    EvidenceKind kind;
  };
  // A table for all but huge sentences, which have a map. Most cells hold nothing: they are never written.
  std::unique_ptr<Cell[]> cells_;
  size_t cell_count_ = 0;  // that cells_ has room for
  std::unordered_map<size_t, Link> few_;
  // A bit for each cell of the table that holds a link, by English token. Each has words of its own.
  std::vector<uint64_t> bits_;
  size_t row_words_ = 0;   // of the bits of one token
  size_t link_count_ = 0;  // of the table
  std::vector<SpanLink> spans_;
  // Few of the cells hold a link: the others are never looked at again.
  std::vector<uint32_t> en_rows_, vi_rows_;
  std::vector<Reach> en_reaches_, vi_reaches_;
  std::vector<Peaks> en_peaks_, vi_peaks_;
  std::vector<uint32_t>
      spans_by_place_;  // numbers of spans_, by their spans; empty when there are few
};

template <class Use>
void Links::for_spans(TokenSpan en, std::optional<TokenSpan> vi, Use use) const {
  const auto fits = [&](const SpanLink& s) { return s.en == en && (!vi || s.vi == *vi); };
  if (spans_by_place_.empty()) {
    for (const SpanLink& s : spans_)
      if (fits(s)) use(s);
    return;
  }
  const auto before = [&](uint32_t n) {
    const SpanLink& s = spans_[n];
    return s.en != en ? s.en < en : vi && s.vi < *vi;
  };
  auto it = std::partition_point(spans_by_place_.begin(), spans_by_place_.end(), before);
  for (; it != spans_by_place_.end() && fits(spans_[*it]); ++it) use(spans_[*it]);
}

// Short names that a whole name elsewhere in the document has shown to be equal: "Chen" = "Trần" after
// "Chen Gang" = "Trần Cương". Numbers of fold and spelling keys.
struct KnownShort {
  uint32_t en_fold = 0;
  uint32_t vi_spelling = 0;
  friend auto operator<=>(const KnownShort&, const KnownShort&) = default;
};

struct LinkInput {
  const AnalysedText& en;
  const AnalysedText& vi;
  const std::vector<KnownShort>& known_short;  // sorted
  DisabledEvidence disabled;
  const Transcription* transcription = nullptr;  // null: similar letters only
  const Weights* weights = &kWeights;
};

// Links between two stretches. Time grows with the product of the numbers of capitalised words.
Links find_links(const LinkInput& input, TokenSpan en, TokenSpan vi, Workspace& workspace);
// The same into memory that is there already.
void find_links(const LinkInput& input, TokenSpan en, TokenSpan vi, Workspace& workspace,
                Links& links);

// Similarity of two fold keys by letters and by sound, in [0,1]; 1 when they sound alike.
double sound_similarity(std::string_view en_fold, std::string_view vi_fold);

}  // namespace align

#endif  // ALIGN_MATCH_LINKS_H_
