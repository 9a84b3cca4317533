// What the lexicons say about one word by itself; see matcher.h.
#include <algorithm>

#include "base/word_set.h"
#include "lexicon/matcher.h"

namespace align {

const WordFacts& LexiconMatcher::learn_facts(uint32_t word, Lang lang) {
  auto& list = facts_[index_of(lang)];
  if (list.size() <= word) list.resize(vocabulary_.room_for_words());
  if (!list[word].is(WordFacts::kKnown)) list[word] = find_facts(word, lang);
  return list[word];
}

namespace {

uint32_t bit_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::vi_surname:
      return WordFacts::kViSurname;
    case EntryKind::vi_middle:
      return WordFacts::kViMiddle;
    case EntryKind::vi_given:
      return WordFacts::kViGiven;
    case EntryKind::zh_surname:
      return WordFacts::kZhSurname;
    case EntryKind::ko_name:
      return WordFacts::kKorean;
    case EntryKind::ja_name:
      return WordFacts::kJapanese;
    case EntryKind::given:
      return WordFacts::kGiven;
    case EntryKind::surname:
      return WordFacts::kSurname;
    case EntryKind::rare_given:
      return WordFacts::kRareGiven;
    case EntryKind::rare_surname:
      return WordFacts::kRareSurname;
    case EntryKind::weekday:
      return WordFacts::kWeekday;
    case EntryKind::month:
      return WordFacts::kMonth;
    case EntryKind::currency:
      return WordFacts::kCurrency;
    case EntryKind::unit:
      return WordFacts::kUnit;
    case EntryKind::number:
      return WordFacts::kNumber;
    default:
      return 0;
  }
}

uint32_t bit_of(RowType type, EntryKind kind) {
  switch (type) {
    case RowType::HONOR:
      return WordFacts::kHonor;
    case RowType::TITLE:
      return WordFacts::kTitle;
    case RowType::NORP:
      return WordFacts::kNorp;
    case RowType::LOC:
      return WordFacts::kPlace;
    case RowType::HEAD:
      return WordFacts::kHead | (kind == EntryKind::head_org ? uint32_t{WordFacts::kHeadOrg} : 0);
    default:
      return bit_of(kind);
  }
}

constexpr WordSet kFunctionWords = {"of",    "the",   "and", "for", "on",  "in", "to",  "at",
                                    "de",    "la",    "a",   "và",  "của", "về", "cho", "các",
                                    "những", "thuộc", "tại", "ở",   "al",  "el"};

}  // namespace

bool LexiconMatcher::sounds_chinese(const WordInfo& info, Lang lang) const {
  const HanViet& hanviet = set_.hanviet();
  return lang == Lang::vi ? hanviet.is_reading(vocabulary_.key_text(info.spelling))
                          : hanviet.can_be_segmented(vocabulary_.key_text(info.fold));
}

WordFacts LexiconMatcher::find_facts(uint32_t word, Lang lang) {
  WordFacts facts;
  facts.bits = WordFacts::kKnown;
  const WordInfo& info = vocabulary_.info(word);
  if (info.is(kStartsCapital) && !info.is(kOneLetter) && sounds_chinese(info, lang))
    facts.bits |= WordFacts::kHanViet;
  if (kFunctionWords.contains(vocabulary_.surface(word))) facts.bits |= WordFacts::kFunction;
  for (uint32_t layer = 0; layer < set_.layers().size(); ++layer) {
    const CompiledLexicon& lexicon = set_.lexicon(layer);
    const Cached c = cached(layer, word);
    const uint32_t node = c.token == kAbsent ? 0 : lexicon.root_child(lang, c.token - 1);
    if (node == 0) continue;
    for (const uint32_t f : lexicon.postings(lexicon.node(node))) {
      const FormRecord& form = lexicon.forms()[f];
      const RowType type = form.type;
      const EntryKind kind = form.kind;
      const bool same = form.spelling == c.spelling;
      const bool name_without_marks = type == RowType::NAME && !vocabulary_.info(word).is(kMarked);
      if (!same && !name_without_marks) continue;
      facts.bits |= bit_of(type, kind);
      if (type == RowType::CASE) facts.capital_share = form.weight;
      if (type == RowType::SEG) facts.weight = std::max<float>(facts.weight, form.weight);
      if (kind == EntryKind::vi_surname || kind == EntryKind::vi_given ||
          kind == EntryKind::vi_middle)
        facts.name_weight = std::max(facts.name_weight, std::max<float>(form.weight, 0.1F));
    }
  }
  return facts;
}

}  // namespace align
