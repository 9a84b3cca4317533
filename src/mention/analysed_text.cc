#include "mention/analysed_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace align {
namespace {

constexpr uint32_t kNoStatistics = 0xFFFFFFFFU;
constexpr uint32_t kMostWords = 120000;  // distinct words that a thread remembers

bool is_vietnamese_only(char32_t c) {
  return (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x111 || c == 0x110 || c == 0x1A1 || c == 0x1A0 ||
         c == 0x1B0 || c == 0x1AF || c == 0x103 || c == 0x102;
}

// Is the text written with Vietnamese marks? More than a tenth of its words carry some then, which is mostly clear
// behind a few of them.
bool has_marks(const AnalysedText& text, const Vocabulary& vocabulary) {
  if (is_ascii(text.normalized.text)) return false;
  size_t marked = 0;
  size_t words = 0;
  for (const Token& t : text.tokens) {
    if (!t.is_word()) continue;
    ++words;
    if (!vocabulary.info(t.word).is(kMarked)) continue;
    if (++marked * 10 > text.tokens.size()) return true;
  }
  return marked * 10 > words;
}

// The tokens of "US$" and of currencies of several words.
std::vector<bool> money_tokens(const AnalysedText& text) {
  std::vector<bool> money(text.tokens.size(), false);
  for (const LexiconHit& hit : text.hits) {
    if (hit.kind != EntryKind::currency || hit.span.size() < 2) continue;
    for (uint32_t i = hit.span.begin; i < hit.span.end; ++i) money[i] = true;
  }
  for (size_t i = 1; i < text.tokens.size(); ++i)
    if (text.tokens[i].mark == '$' && !text.tokens[i].space_before) money[i - 1] = true;
  return money;
}

void index_hits(AnalysedText& text) {
  const auto tokens = static_cast<uint32_t>(text.tokens.size());
  auto hit = text.hits.begin();
  for (uint32_t i = 0; i <= tokens; ++i) {
    uint32_t kinds = 0;
    text.first_hit[i] = static_cast<uint32_t>(hit - text.hits.begin());
    for (; hit != text.hits.end() && hit->span.begin == i; ++hit) kinds |= HitKinds::of(*hit);
    text.hit_kinds[i] = kinds;
  }
  text.first_hit[tokens + 1] = static_cast<uint32_t>(text.hits.size());
}

// A place inside a currency is no place: US$, "đô la Mỹ", "bảng Anh". False when there is none.
bool drop_money_places(AnalysedText& text) {
  const std::vector<bool> money = money_tokens(text);
  const size_t dropped = std::erase_if(text.hits, [&](const LexiconHit& hit) {
    if (!is_mention(hit.type)) return false;
    for (uint32_t i = hit.span.begin; i < hit.span.end; ++i)
      if (!money[i]) return false;
    return true;
  });
  return dropped > 0;
}

bool is_money(const AnalysedText& text, uint32_t i) {
  const auto hits = text.hits_at(i);
  return std::any_of(hits.begin(), hits.end(), [](const LexiconHit& hit) {
    return hit.kind == EntryKind::currency && hit.span.size() >= 2;
  });
}

// Says in hit_kinds what the tokens are by themselves. Does the text speak of money in several words or in signs?
bool add_token_kinds(AnalysedText& text, Workspace& w) {
  const bool any_word = text.lang == Lang::vi && !text.marked;  // may be a number without its marks
  const uint32_t of_word = any_word ? TokenKinds::kMayStartValue : 0;
  std::span<const WordRole> roles = w.known_roles(text.lang);
  const auto count = static_cast<uint32_t>(text.tokens.size());
  const Token* token = text.tokens.data();
  uint32_t* kinds = text.hit_kinds.data();
  bool money = false;
  for (uint32_t i = 0; i < count; ++i, ++token, ++kinds) {
    if ((*kinds & HitKinds::kCurrency) != 0) money = money || is_money(text, i);
    if (token->is_word()) {
      if (token->word >= roles.size() || roles[token->word].bits == 0) {
        w.role(token->word, text.lang);
        roles = w.known_roles(text.lang);
      }
      const unsigned bits = roles[token->word].bits & TokenKinds::kOfRole;
      *kinds |= bits << TokenKinds::kShift | of_word;
    } else if (token->is_text()) {
      *kinds |= TokenKinds::kMayStartValue;
    } else {
      money = money || (token->mark == '$' && !token->space_before);
    }
  }
  return money;
}

}  // namespace

void Workspace::trim() {
  values_.clear();
  if (vocabulary.word_count() < kMostWords) return;
  vocabulary.clear();
  matcher.forget();
  words.forget();
  pinyin_cuts_.clear();
  pinyin_at_.clear();
  for (auto& numbers : statistics_) numbers.clear();
  for (auto& roles : roles_) roles.clear();
  plain_keys_.clear();
}

// A word that consists of full stops has an empty key, which is found anew each time.
StringKey Workspace::learn_plain_key(uint32_t word) {
  if (plain_keys_.size() <= word) plain_keys_.resize(vocabulary.room_for_words());
  std::string small;
  const std::string_view surface = vocabulary.surface(word);
  for (size_t i = 0; i < surface.size();) {
    const char32_t c = to_lower(next_code_point(surface, i));
    if (c != '.') append_utf8(small, c);
  }
  return plain_keys_[word] = string_key(small, 0, small.size());
}

uint32_t Workspace::statistics_number(Lang lang, uint32_t key) {
  auto& numbers = statistics_[index_of(lang)];
  if (numbers.size() <= key) numbers.resize(std::max<size_t>(vocabulary.key_count(), key + 1), 0);
  if (numbers[key] == 0) {
    const WordTable& table = matcher.set().words();
    const std::string_view text = vocabulary.key_text(key);
    numbers[key] = (lang == Lang::en ? table.en(text) : table.vi(text)) + 1;
    if (numbers[key] == 0) numbers[key] = kNoStatistics;
  }
  return numbers[key] == kNoStatistics ? WordTable::kNone : numbers[key] - 1;
}

void Workspace::learn_pinyin_cuts(uint32_t fold) {
  if (pinyin_at_.size() <= fold)
    pinyin_at_.resize(std::max<size_t>(vocabulary.key_count(), fold + size_t{1}), 0);
  pinyin_cuts_.push_back(0);
  const size_t at = pinyin_cuts_.size();
  for (const auto& cut : matcher.set().hanviet().segment(vocabulary.key_text(fold))) {
    pinyin_cuts_.push_back(static_cast<uint32_t>(cut.size()));
    for (const std::string& syllable : cut)
      pinyin_cuts_.push_back(HanViet::syllable_number(syllable));
  }
  pinyin_cuts_[at - 1] = static_cast<uint32_t>(pinyin_cuts_.size() - at);
  pinyin_at_[fold] = static_cast<uint32_t>(at);
}

AnalysedText analyse(std::string_view original, Lang lang, Workspace& w, bool lines_only) {
  AnalysedText out;
  analyse(original, lang, w, lines_only, out);
  return out;
}

void analyse(std::string_view original, Lang lang, Workspace& w, bool lines_only,
             AnalysedText& out) {
  out.lang = lang;
  normalize(original, out.normalized);
  out.tokens.clear();
  const std::string_view text = out.normalized.text;
  const uint32_t new_words = w.vocabulary.word_count();
  tokenize(text, lang, &w.matcher.set(), w.vocabulary, out.tokens);
  w.matcher.fetch_new_words(new_words, lang);
  w.fetch_roles(out.tokens, lang);
  const UsuallySmall usually_small = [&](const Token& t) {
    const float share = w.matcher.facts(t.word, lang).capital_share;
    return share >= 0 && share < 0.5F;
  };
  split_sentences(text, out.tokens, lang, w.vocabulary, usually_small, lines_only, out.sentences);
  out.marked = has_marks(out, w.vocabulary);
  w.matcher.find(out.tokens, lang, out.marked, out);
  if (add_token_kinds(out, w) && drop_money_places(out)) {
    index_hits(out);
    add_token_kinds(out, w);
  }
}

namespace {

struct LetterCount {
  size_t all = 0;
  size_t vietnamese = 0;
};

// Counts the character at `i` and moves behind it.
void count_letter(std::string_view text, size_t& i, LetterCount& letters) {
  static const std::span<const CharClass> classes = char_classes();
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) {
    letters.all += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
    ++i;
    return;
  }
  const char32_t c = next_code_point(text, i);
  if (!is_letter(c < classes.size() ? classes[c] : char_class(c))) return;
  ++letters.all;
  letters.vietnamese += is_vietnamese_only(c) || (c >= 0xC0 && c <= 0xFD);
}

// The letters of a block without other characters than those of ASCII; counts none of another one.
bool count_plain_block(const char* block, size_t& letters) {
  unsigned char here = 0;
  unsigned char other = 0;
  for (size_t k = 0; k < 16; ++k) {  // becomes vector instructions
    const auto byte = static_cast<unsigned char>(block[k]);
    here = static_cast<unsigned char>(
        here + (static_cast<unsigned char>((byte | 0x20) - 'a') < 26 ? 1 : 0));
    other |= byte;
  }
  if (other >= 0x80) return false;
  letters += here;
  return true;
}

}  // namespace

double vietnamese_share(std::string_view text) {
  if (is_ascii(text)) return 0;
  constexpr size_t kBlock = 16;
  LetterCount letters;
  for (size_t i = 0; i < text.size();) {
    if (i + kBlock <= text.size() && count_plain_block(text.data() + i, letters.all)) {
      i += kBlock;
      continue;
    }
    const size_t end = std::min(i + kBlock, text.size());
    while (i < end) count_letter(text, i, letters);
  }
  return letters.all == 0
             ? 0
             : static_cast<double>(letters.vietnamese) / static_cast<double>(letters.all);
}

// What is Vietnamese among the letters so far is at least as much among all bytes: mostly the first
// words settle it.
bool is_vietnamese_share_below(std::string_view text, double share) {
  const double enough = share * static_cast<double>(text.size());
  LetterCount letters;
  for (size_t i = 0; i < text.size();) {
    count_letter(text, i, letters);
    if (static_cast<double>(letters.vietnamese) > enough) return false;
  }
  return letters.all == 0 ||
         static_cast<double>(letters.vietnamese) / static_cast<double>(letters.all) < share;
}

}  // namespace align
