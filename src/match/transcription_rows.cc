#include "match/transcription_rows.h"

#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/syllable.h"

namespace align {
namespace {

constexpr std::string_view kDomain = "transcription.";
constexpr size_t kLongestTonedSyllable = 7;  // nghiêng; longer ones are several written as one

bool ends_in_stop(std::string_view letters) {
  return letters.ends_with('c') || letters.ends_with("ch") || letters.ends_with('p') ||
         letters.ends_with('t');
}

std::optional<SoundPlace> place_of(std::string_view domain) {
  if (!domain.starts_with(kDomain)) return std::nullopt;
  domain.remove_prefix(kDomain.size());
  if (domain == "onset") return SoundPlace::onset;
  if (domain == "vowel") return SoundPlace::vowel;
  if (domain == "coda") return SoundPlace::coda;
  if (domain == "silent") return SoundPlace::silent;
  if (domain == "silent.end") return SoundPlace::silent_end;
  return std::nullopt;
}

bool is_plain(std::string_view text) {
  return !text.empty() && text.size() <= 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void add_row(const CompiledLexicon& lexicon, const EntryRecord& entry,
             std::vector<SoundCount>& out) {
  const std::optional<SoundPlace> place = place_of(lexicon.string(entry.domain));
  if (!place) return;
  SoundLetters letters;
  const auto vi = usable_forms(lexicon, entry, Lang::vi);
  const bool silent = *place >= SoundPlace::silent;
  if (silent != vi.empty()) return;
  if (!silent) {
    if (!sound_letters(lexicon.string(vi[0]->text), letters) || letters.size > 3) return;
    out.push_back({*place, std::string(letters.view()), "", vi[0]->weight});
  }
  for (const FormRecord* form : usable_forms(lexicon, entry, Lang::en)) {
    const std::string_view en = lexicon.string(form->text);
    if (is_plain(en) && (!silent || en.size() == 1))
      out.push_back({*place, std::string(letters.view()), std::string(en), form->weight});
  }
}

}  // namespace

std::vector<SoundCount> sound_counts(const LexiconSet& lexicons) {
  std::vector<SoundCount> out;
  for (uint32_t layer = 0; layer < lexicons.layers().size(); ++layer) {
    const CompiledLexicon& lexicon = lexicons.lexicon(layer);
    for (const uint32_t e : lexicon.list(EntryList::sounds))
      if (!lexicons.hidden({layer, e})) add_row(lexicon, lexicon.entries()[e], out);
  }
  return out;
}

bool sound_letters(std::string_view syllable, SoundLetters& out) {
  out.size = 0;
  uint16_t tones = 0;
  for (size_t i = 0; i < syllable.size();) {
    Letter letter = take_apart(next_code_point(syllable, i));
    for (size_t next = i; next < syllable.size(); i = next) {
      const uint16_t mark = combining_mark(next_code_point(syllable, next));
      if (mark == 0) break;
      letter.marks |= mark;
    }
    if (letter.base < U'a' || letter.base > U'z' || out.size == SoundLetters::kMost) return false;
    const char plain = shaped_letter(letter.base, static_cast<uint16_t>(letter.marks & ~kTones));
    if (plain == 0) return false;
    out.text[out.size++] = plain == 'y' ? 'i' : plain;  // one sound
    tones |= static_cast<uint16_t>(letter.marks & kTones);
  }
  out.odd_tone = tones != 0 && out.size <= kLongestTonedSyllable &&
                 (tones != kAcute || !ends_in_stop(out.view()));
  return true;
}

uint32_t sound_key(SoundPlace place, std::string_view letters) {
  uint32_t key = static_cast<uint32_t>(place) << 24;
  for (size_t i = 0; i < letters.size(); ++i)
    key |= static_cast<uint32_t>(static_cast<unsigned char>(letters[i])) << (8 * i);
  return key;
}

}  // namespace align
