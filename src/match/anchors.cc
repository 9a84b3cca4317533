#include "match/anchors.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "base/utf8.h"

namespace align {
namespace {

// How often a translated sentence has the anchor of the other one too, by kind and side; counted on 39,000 pairs of
// news sentences.
constexpr double kKept[2][kAnchorKinds] = {{0.85, 0.47, 0.78, 0.60, 0.70},
                                           {0.78, 0.50, 0.60, 0.50, 0.22}};
// Anchors of one sentence hang together (a number and its unit, a name and its words): each counts for less.
constexpr double kIndependence = 0.7;
// A rival is always near: what is rare in a long text is no rarer than this in a stretch of it. A short text is
// no fair sample: it is taken together with so many sentences that lack the anchor.
constexpr double kRarest = 0.03;
constexpr double kMoreSentences = 16;

class Collector {
 public:
  Collector(const AnalysedText& text, const Workspace& w) : text_(text), w_(w) {}

  template <typename Add>
  void run(const Add& add) const {
    for (uint32_t i = 0; i < text_.tokens.size(); ++i) {
      const Token& t = text_.tokens[i];
      if (t.is_text()) words(i, add);
      for (const LexiconHit& hit : text_.hits_at(i))
        if (const auto kind = kind_of(hit))
          add(hit.span, mix64(uint64_t{hit.ref.layer} << 32 | hit.ref.entry) | 1U, *kind);
    }
  }

 private:
  const WordInfo& info(uint32_t i) const { return w_.vocabulary.info(text_.tokens[i].word); }
  std::string_view fold(uint32_t i) const { return w_.vocabulary.key_text(info(i).fold); }

  template <typename Add>
  void words(uint32_t i, const Add& add) const {
    const WordInfo& word = info(i);
    if (word.is(kHasDigit)) return add({i, i + 1}, hash64(digits(fold(i))), AnchorKind::number);
    if (!word.is(kStartsCapital)) return;
    if (word.letters > (text_.tokens[i].sentence_start ? 3 : 2))
      add({i, i + 1}, hash64(fold(i)), AnchorKind::capital);
    // Hanoi against Hà Nội: two capitalised words as one
    if (i + 1 < text_.tokens.size() && info(i + 1).is(kStartsCapital))
      add({i, i + 2}, hash64(std::string(fold(i)).append(fold(i + 1))), AnchorKind::capital);
  }

  static std::string digits(std::string_view fold) {
    std::string out;
    for (const char c : fold)
      if (c != '.' && c != ',') out += c;
    return out;
  }

  static std::optional<AnchorKind> kind_of(const LexiconHit& hit) {
    switch (hit.type) {
      case RowType::TITLE:
      case RowType::TERM:
        return AnchorKind::term;
      case RowType::HEAD:
      case RowType::WORD:
      case RowType::HONOR:
      case RowType::CAL:
      case RowType::UNIT:
        return AnchorKind::word;
      default:
        if (!is_mention(hit.type) || hit.lower) return std::nullopt;
        return AnchorKind::name;
    }
  }

  const AnalysedText& text_;
  const Workspace& w_;
};

// Weight in AnchorTally: capitalised words and common words have counterparts that no lexicon knows.
constexpr std::array<double, kAnchorKinds> kTellsTranslations = {1, 0.5, 1, 1, 0.5};

double chance(uint32_t sentences, size_t total) {
  if (sentences == 0) return 0;
  return std::max(kRarest, sentences / (static_cast<double>(total) + kMoreSentences));
}

}  // namespace

Anchors::Anchors(const AnalysedText& en, const AnalysedText& vi, const Workspace& workspace) {
  std::unordered_map<uint64_t, uint32_t> numbers;
  for (const AnalysedText* text : {&en, &vi}) {
    auto& places = places_[index_of(text->lang)];
    Collector(*text, workspace).run([&](TokenSpan span, uint64_t key, AnchorKind kind) {
      const auto [it, fresh] = numbers.emplace(key, static_cast<uint32_t>(kinds_.size()));
      if (fresh) kinds_.push_back(kind);
      places.push_back({span, it->second});
    });
  }
  weigh(en, vi);
}

AnchorIds Anchors::in(Lang lang, TokenSpan tokens) const {
  const auto& places = places_[index_of(lang)];
  auto it = std::partition_point(places.begin(), places.end(),
                                 [&](const Place& p) { return p.tokens.begin < tokens.begin; });
  AnchorIds out;
  for (; it != places.end() && it->tokens.begin < tokens.end; ++it)
    if (it->tokens.end <= tokens.end) out.push_back(it->id);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// By anchor, the number of sentences that have it.
std::vector<uint32_t> Anchors::sentences_with(const AnalysedText& text) const {
  std::vector<uint32_t> out(kinds_.size(), 0);
  for (const Sentence& s : text.sentences)
    for (const uint32_t id : in(text.lang, s.tokens)) ++out[id];
  return out;
}

void Anchors::weigh(const AnalysedText& en, const AnalysedText& vi) {
  const std::vector<uint32_t> in_en = sentences_with(en);
  const std::vector<uint32_t> in_vi = sentences_with(vi);
  worth_.resize(kinds_.size());
  for (uint32_t id = 0; id < kinds_.size(); ++id) {
    const auto kind = static_cast<size_t>(kinds_[id]);
    const double by_en = chance(in_en[id], en.sentences.size());
    const double by_vi = chance(in_vi[id], vi.sentences.size());
    Worth& worth = worth_[id];
    worth.in_both = in_en[id] > 0 && in_vi[id] > 0;
    // Seen from each side: it has the anchor, and the other one has it or not
    const auto without = [&](double kept, double by_chance) {
      return static_cast<float>(std::min(
          0.0, kIndependence / 2 * std::log((1 - kept) / (1 - std::min(by_chance, kept)))));
    };
    worth.alone[0] = without(kKept[0][kind], by_vi);
    worth.alone[1] = without(kKept[1][kind], by_en);
    if (!worth.in_both) continue;
    const double both = std::log(kKept[0][kind] / by_vi) + std::log(kKept[1][kind] / by_en);
    worth.both = static_cast<float>(std::max(0.0, kIndependence / 2 * both));
  }
}

double Anchors::worth(std::span<const uint32_t> en, std::span<const uint32_t> vi, double en_size,
                      double vi_size) const {
  double sum = 0;
  double shared = 0;
  size_t i = 0;
  size_t j = 0;
  while (i < en.size() && j < vi.size()) {
    if (en[i] < vi[j]) {
      sum += worth_[en[i++]].alone[0];
    } else if (vi[j] < en[i]) {
      sum += worth_[vi[j++]].alone[1];
    } else {
      sum += worth_[en[i]].both;
      ++shared;
      ++i;
      ++j;
    }
  }
  for (; i < en.size(); ++i) sum += worth_[en[i]].alone[0];
  for (; j < vi.size(); ++j) sum += worth_[vi[j]].alone[1];
  // Long stretches share things by chance
  const double size = std::max(en_size * vi_size, 0.05);
  return sum - shared * kIndependence / 2 * std::log(size);
}

void AnchorTally::add(const Anchors& anchors, std::span<const uint32_t> en,
                      std::span<const uint32_t> vi) {
  const auto count = [&](std::span<const uint32_t> ids, std::span<const uint32_t> other) {
    for (const uint32_t id : ids) {
      const double weight = kTellsTranslations[static_cast<size_t>(anchors.kind(id))];
      const bool found = std::binary_search(other.begin(), other.end(), id);
      all_ += weight;
      found_ += found ? weight : 0;
      if (!anchors.common(id)) continue;
      common_ += anchors.worth_shared(id);
      met_ += found ? anchors.worth_shared(id) : 0;
    }
  };
  count(en, vi);
  count(vi, en);
}

}  // namespace align
