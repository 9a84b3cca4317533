// Links of words with similar letters or sounds.
#include <algorithm>
#include <string>

#include "match/linker.h"

namespace align {
namespace {

// Letters that sound alike become one: transcriptions keep sounds, not letters.
std::string sounds_of(std::string_view fold) {
  std::string out;
  for (size_t i = 0; i < fold.size(); ++i) {
    const std::string_view two = fold.substr(i, 2);
    char c = fold[i];
    if (two == "ph") {
      out += 'f';
      ++i;
      continue;
    }
    if (two == "th") {
      out += 't';
      ++i;
      continue;
    }
    if (two == "kh" || two == "ch" || two == "gh") {
      out += two[0] == 'g' ? 'g' : 'k';
      ++i;
      continue;
    }
    if (c == 'x' || c == 'z') c = 's';
    if (c == 'c' && i + 1 < fold.size() && (fold[i + 1] == 'e' || fold[i + 1] == 'i')) c = 's';
    if (c == 'c' || c == 'q') c = 'k';
    if (c == 'w') c = 'u';
    if (c == 'y') c = 'i';
    if (c == 'j') c = 'g';
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

double edit_similarity(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t up = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = up;
    }
  }
  const size_t longest = std::max(a.size(), b.size());
  return longest == 0 ? 0 : 1.0 - static_cast<double>(row[b.size()]) / static_cast<double>(longest);
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
    std::string letters;
    std::vector<std::string_view> syllables;  // spelling keys
    Transcription::Sound sound;
    bool transcribed = false;
  };

  std::vector<Heard> sounds_of_vi() const {
    std::vector<Heard> out;
    for (size_t j = 0; j < vi_.size(); ++j) {
      if (!vi_[j].capital) continue;
      size_t last = j;
      Heard heard;
      heard.syllables.push_back(w_.vocabulary.key_text(vi_[j].info->spelling));
      while (last + 1 < vi_.size() && vi_[last + 1].token == vi_[last].token + 2 &&
             vi_token(vi_[last].token + 1).mark == '-' &&
             !vi_token(vi_[last].token + 1).space_before)
        heard.syllables.push_back(w_.vocabulary.key_text(vi_[++last].info->spelling));
      heard.transcribed = last > j;
      if (!heard.transcribed && (vi_[j].info->letters < 4 || vi_[j].info->is(kMarked))) continue;
      for (size_t k = j; k <= last; ++k) heard.letters += fold(vi_[k]);
      if (in_.transcription != nullptr && heard.transcribed)
        heard.sound = in_.transcription->sound(heard.syllables);
      heard.span = {vi_[j].token, vi_[last].token + 1};
      out.push_back(std::move(heard));
    }
    return out;
  }

  // Misspellings and transcriptions: similar capitalised words, also "Mát-xcơ-va" against "Moscow".
  void similar_words() {
    const std::vector<Heard> heard = sounds_of_vi();
    if (heard.empty()) return;
    for (const Word& e : en_) {
      if (!e.capital || e.info->letters < 4) continue;
      const auto [first, last] = same_fold(e.info->fold);
      if (first != last) continue;
      const TokenSpan span{e.token, e.token + 1};
      for (const Heard& v : heard) {
        const double similarity = likeness(e, v);
        if (similarity == 0 || (!v.transcribed && both_known(span, v.span))) continue;
        links_.add_span({span, v.span, EvidenceKind::transcription,
                         in_.weights->similar_link * static_cast<float>(similarity), std::nullopt,
                         RowType::MISC});
      }
    }
  }

  // 0 when the two are not similar enough.
  double likeness(const Word& e, const Heard& v) const {
    const double spelt = sound_similarity(fold(e), v.letters);
    if (!v.transcribed) return spelt < 0.7 ? 0 : spelt;
    if (in_.transcription == nullptr) return spelt < 0.6 ? 0 : spelt;
    const double heard = in_.transcription->similarity(fold(e), v.sound);
    if (heard >= Transcription::kLikely) return heard;
    return spelt < 0.75 ? 0 : spelt;
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
  if (en_fold.empty() || vi_fold.empty()) return 0;
  const size_t shorter = std::min(en_fold.size(), vi_fold.size());
  const size_t longer = std::max(en_fold.size(), vi_fold.size());
  if (longer > 2 * shorter) return 0;
  return std::max(edit_similarity(en_fold, vi_fold),
                  0.97 * edit_similarity(sounds_of(en_fold), sounds_of(vi_fold)));
}

void link_sounds(const LinkTask& task) { SoundLinker(task).run(); }

}  // namespace align
