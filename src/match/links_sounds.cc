// Links of words with similar letters or sounds.
#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <string>

#include "match/linker.h"

namespace align {
namespace {

// Letters that sound alike become one: transcriptions keep sounds, not letters.
std::string sounds_of(std::string_view fold) {
  std::string out(fold.size(), '\0');
  size_t n = 0;
  for (size_t i = 0; i < fold.size(); ++i) {
    char c = fold[i];
    const char next = i + 1 < fold.size() ? fold[i + 1] : '\0';
    if (next == 'h' && (c == 'p' || c == 't' || c == 'k' || c == 'c' || c == 'g')) {
      out[n++] = c == 'p' ? 'f' : c == 'c' ? 'k' : c;
      ++i;
      continue;
    }
    if (c == 'x' || c == 'z') c = 's';
    if (c == 'c' && (next == 'e' || next == 'i')) c = 's';
    if (c == 'c' || c == 'q') c = 'k';
    if (c == 'w') c = 'u';
    if (c == 'y') c = 'i';
    if (c == 'j') c = 'g';
    if (n == 0 || out[n - 1] != c) out[n++] = c;
  }
  out.resize(n);
  return out;
}

// Of the longer word the share that is no edit: a letter more, less or another, or two that changed places
// ("Farve" for "Favre"). The distance of optimal string alignment.
double edit_similarity(std::string_view a, std::string_view b) {
  constexpr size_t kShort = 64;
  std::array<uint32_t, 2 * kShort> few;
  std::vector<uint32_t> many;
  if (b.size() >= kShort) many.resize(2 * (b.size() + 1));
  uint32_t* const row = many.empty() ? few.data() : many.data();
  uint32_t* const before = row + b.size() + 1;  // what the row was one letter earlier
  std::fill_n(before, b.size() + 1, 0);
  for (uint32_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 0; i < a.size(); ++i) {
    uint32_t diagonal = row[0];
    uint32_t left = ++row[0];
    uint32_t far = 0;  // two rows up, two to the left
    for (size_t j = 1; j <= b.size(); ++j) {
      const uint32_t up = row[j];
      uint32_t cost = std::min(std::min(up, left) + 1, diagonal + (a[i] == b[j - 1] ? 0 : 1));
      const bool swapped = i > 0 && j > 1 && a[i] == b[j - 2] && a[i - 1] == b[j - 1];
      if (swapped) cost = std::min(cost, far + 1);
      far = before[j - 1];
      before[j - 1] = diagonal;
      row[j] = left = cost;
      diagonal = up;
    }
    before[b.size()] = diagonal;
  }
  const size_t longest = std::max(a.size(), b.size());
  return longest == 0 ? 0 : 1.0 - static_cast<double>(row[b.size()]) / static_cast<double>(longest);
}

// Letters, and which of 64 classes of letters are among them.
struct Letters {
  std::string text;
  uint64_t classes = 0;

  explicit Letters(std::string letters) : text(std::move(letters)) {
    for (const char c : text) classes |= uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
  }
};

// edit_similarity() is at most this: each letter that the other lacks is an edit, and so is each that is more.
double most_similarity(const Letters& a, const Letters& b) {
  const size_t longest = std::max(a.text.size(), b.text.size());
  const size_t edits =
      std::max<size_t>({longest - std::min(a.text.size(), b.text.size()),
                        static_cast<size_t>(std::popcount(a.classes & ~b.classes)),
                        static_cast<size_t>(std::popcount(b.classes & ~a.classes))});
  return 1.0 - static_cast<double>(edits) / static_cast<double>(longest);
}

constexpr double kOneSlip = 0.79;  // one letter of five
constexpr double kBySound = 0.97;  // what similar sounds are worth, against equal letters

// A word that is compared by letters and by sound. Few come as far as their sounds.
class Spelt {
 public:
  explicit Spelt(std::string_view fold) : letters(std::string(fold)) {}
  const Letters& sounds() const {
    if (!sounds_) sounds_.emplace(sounds_of(letters.text));
    return *sounds_;
  }
  Letters letters;

 private:
  mutable std::optional<Letters> sounds_;
};

bool far_in_length(size_t a, size_t b) {
  return a == 0 || b == 0 || std::max(a, b) > 2 * std::min(a, b);
}

// sound_similarity(), or 0 when it is less than `least`, which is more than 0.
double similarity_from(const Spelt& en, const Spelt& vi, double least) {
  if (far_in_length(en.letters.text.size(), vi.letters.text.size())) return 0;
  double best = 0;
  if (most_similarity(en.letters, vi.letters) >= least)
    best = edit_similarity(en.letters.text, vi.letters.text);
  const Letters& a = en.sounds();
  const Letters& b = vi.sounds();
  if (kBySound * most_similarity(a, b) >= std::max(least, best))
    best = std::max(best, kBySound * edit_similarity(a.text, b.text));
  return best < least ? 0 : best;
}

class SoundLinker : public Linker {
 public:
  using Linker::Linker;

  void run() {
    if (!in_.disabled(EvidenceKind::transcription)) similar_words();
  }

 private:
  // A capitalised Vietnamese word, with what hyphens glue to it: "Mát-xcơ-va" is one sound.
  struct Heard {
    TokenSpan span;
    Spelt spelt;
    Transcription::Sound sound;
    bool transcribed = false;
  };

  std::pmr::vector<Heard> sounds_of_vi() const {
    constexpr size_t kUsual = 8;
    std::pmr::vector<Heard> out(task_.memory);
    out.reserve(kUsual);
    std::vector<std::string_view> syllables;  // spelling keys
    for (const size_t j : task_.vi_capitals) {
      size_t last = j;
      while (last + 1 < vi_.size() && vi_[last + 1].token == vi_[last].token + 2 &&
             vi_token(vi_[last].token + 1).mark == '-' &&
             !vi_token(vi_[last].token + 1).space_before)
        ++last;
      const bool transcribed = last > j;
      if (!transcribed && (vi_[j].info->letters < 4 || vi_[j].info->is(kMarked))) continue;
      const TokenSpan span{vi_[j].token, vi_[last].token + 1};
      if (!transcribed) {
        out.push_back({span, Spelt(fold(vi_[j])), {}, false});
        continue;
      }
      std::string letters;
      syllables.clear();
      for (size_t k = j; k <= last; ++k) {
        letters += fold(vi_[k]);
        syllables.push_back(w_.vocabulary.key_text(vi_[k].info->spelling));
      }
      out.push_back({span, Spelt(letters), {}, true});
      if (in_.transcription != nullptr) out.back().sound = in_.transcription->sound(syllables);
    }
    return out;
  }

  // Misspellings and transcriptions: similar capitalised words, also "Mát-xcơ-va" against "Moscow".
  void similar_words() {
    const std::pmr::vector<uint32_t> alone = without_equal();
    if (alone.empty()) return;
    const std::pmr::vector<Heard> heard = sounds_of_vi();
    if (heard.empty()) return;
    for (const uint32_t i : alone) {
      const Word& e = en_[i];
      const TokenSpan span{e.token, e.token + 1};
      const Spelt spelt(fold(e));
      for (const Heard& v : heard) {
        const double similarity = likeness(spelt, v);
        if (similarity == 0) continue;
        if (!v.transcribed && both_known(span, v.span) &&
            (similarity < kOneSlip || !beside_equal(span, v.span)))
          continue;
        links_.add_span({span, v.span, EvidenceKind::transcription,
                         in_.weights->similar_link * static_cast<float>(similarity), std::nullopt,
                         RowType::MISC});
      }
    }
  }

  // Capitalised English words that the Vietnamese does not have.
  std::pmr::vector<uint32_t> without_equal() const {
    std::pmr::vector<uint32_t> out(task_.memory);
    out.reserve(task_.en_capitals.size());
    for (const uint32_t i : task_.en_capitals) {
      if (en_[i].info->letters < 4) continue;
      bool known = false;
      for_same_fold(en_[i].info->fold, [&](const Word&) { known = true; });
      if (!known) out.push_back(i);
    }
    return out;
  }

  // 0 when the two are not similar enough.
  double likeness(const Spelt& e, const Heard& v) const {
    if (!v.transcribed) return similarity_from(e, v.spelt, 0.7);
    if (in_.transcription == nullptr) return similarity_from(e, v.spelt, 0.6);
    const double heard = in_.transcription->similarity(e.letters.text, v.sound);
    return heard >= Transcription::kLikely ? heard : similarity_from(e, v.spelt, 0.75);
  }

  // Ted Stevens = Ted Steven: the words before them, or behind, are equal.
  bool beside_equal(TokenSpan en, TokenSpan vi) const {
    const auto equal = [&](size_t i, size_t j) {
      if (i >= in_.en.tokens.size() || j >= in_.vi.tokens.size()) return false;
      const Token& e = in_.en.tokens[i];
      const Token& v = in_.vi.tokens[j];
      return e.is_word() && v.is_word() && !e.sentence_start &&
             w_.vocabulary.info(e.word).is(kStartsCapital) &&
             w_.matcher.facts(e.word, Lang::en).is(WordFacts::kGiven | WordFacts::kSurname) &&
             w_.vocabulary.info(e.word).fold == w_.vocabulary.info(v.word).fold;
    };
    return (en.begin > 0 && vi.begin > 0 && equal(en.begin - 1, vi.begin - 1)) ||
           equal(en.end, vi.end);
  }

  // Slovakia and Slovenia, Martin and Marvin: two names that the lexicons know are no misspelling.
  bool both_known(TokenSpan en, TokenSpan vi) const {
    constexpr uint32_t kNames = WordFacts::kGiven | WordFacts::kSurname | WordFacts::kPlace |
                                WordFacts::kNorp | WordFacts::kKorean | WordFacts::kJapanese;
    const auto known = [&](const AnalysedText& text, TokenSpan span) {
      if (w_.matcher.facts(text.tokens[span.begin].word, Lang::en).is(kNames)) return true;
      return std::any_of(text.hits_at(span.begin).begin(), text.hits_at(span.begin).end(),
                         [&](const LexiconHit& h) {
                           return h.span == span && h.type <= RowType::NORP && !h.lower;
                         });
    };
    return known(in_.en, en) && known(in_.vi, vi);
  }
};

}  // namespace

double sound_similarity(std::string_view en_fold, std::string_view vi_fold) {
  if (far_in_length(en_fold.size(), vi_fold.size())) return 0;
  return std::max(edit_similarity(en_fold, vi_fold),
                  kBySound * edit_similarity(sounds_of(en_fold), sounds_of(vi_fold)));
}

void link_sounds(const LinkTask& task) { SoundLinker(task).run(); }

}  // namespace align
