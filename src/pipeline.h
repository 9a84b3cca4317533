// align: the library's front door.
//
//     const Result<LexiconSet> lexicons = builtin_lexicons();
//     if (!lexicons) return lexicons.error();
//     Aligner aligner(*lexicons, Settings{});         // one for each thread; the set is shared
//     DocumentPair pair{{.text = "Minister Hung met ..."}, {.text = "Bộ trưởng Hùng gặp ..."}};
//     Alignment alignment = aligner.align(pair);      // never fails: text in, table out
//
// What fails comes before: a document must be valid UTF-8 (read_document() and parse_record() see to it).
#ifndef ALIGN_PIPELINE_H_
#define ALIGN_PIPELINE_H_

#include <memory>
#include <string>
#include <vector>

#include "base/document.h"
#include "lexicon/lexicon_set.h"
#include "match/why.h"
#include "mention/tokenized.h"
#include "table/alignment.h"

namespace align {

struct Settings {
  double min_score = 0.5;   // below it a pair is no row and its mentions are unaligned
  uint16_t types = 0x00FF;  // bit 1 << Type: which types are printed; default all but DATE and NUM
  bool suggestions = true;  // for mentions without a counterpart
  bool entities = true;     // fill in Alignment::entities; records do without
  bool explain = false;     // fill in the explanations of pairs and entities
  uint32_t disabled_evidence = 0;  // bit 1 << EvidenceKind: kinds switched off, for ablation

  const Weights* weights = nullptr;  // of the match, for fitting them; null: those built in

  uint32_t as_of = 0;  // yyyymmdd: suggestions prefer what held then; 0: what holds still

  bool wants(Type type) const { return (types >> static_cast<int>(type) & 1U) != 0; }
};

// Why a name was or was not aligned.
struct WhyAnswer {
  struct Place {
    WhyOccurrence what;
    PlacedText place;  // in the text as given
  };
  std::vector<Place>
      places;  // of each segment the English ones first; empty: the name is in neither text
  bool comparable = false;            // the texts were matched by entity
  std::vector<std::string> warnings;  // as in Alignment
};

class Aligner {
 public:
  Aligner(const LexiconSet& lexicons, Settings settings);
  ~Aligner();
  Aligner(Aligner&&) noexcept;
  Aligner& operator=(Aligner&&) noexcept;

  // Not thread-safe; the same input gives the same result whatever came before.
  Alignment align(const DocumentPair& pair);

  // What align() does to every place where `name` stands, whatever its case and marks. As slow as align().
  //
  //     why(pair, "hung").places[0].what.says     "aligned with \"Hùng\", score 0.964, strength 2.71"
  //     why(pair, "?!").places                    empty
  WhyAnswer why(const DocumentPair& pair, std::string_view name);

  // One text alone: its names and terms as unaligned rows with suggestions.
  Alignment list_names(const Document& document, Lang lang);

  std::vector<TokenizedSentence> tokenize(std::string_view text, Lang lang, Split split);
  // The same as one line of text a sentence: tokens separated by blanks, syllables joined by '_'.
  void tokenize_to(std::string& out, std::string_view text, Lang lang, Split split);

  // Renderings of a name in the other language, best first.
  std::vector<Suggestion> suggest(std::string_view name, Lang lang);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace align

#endif  // ALIGN_PIPELINE_H_
