// What Aligner is made of: pipeline.cc finds the pairs, pipeline_rows.cc lists and arranges them. Nobody else includes it.
#ifndef ALIGN_PIPELINE_IMPL_H_
#define ALIGN_PIPELINE_IMPL_H_

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "match/match_entities.h"
#include "match/match_segment.h"
#include "match/score_parts.h"
#include "match/segments.h"
#include "match/suggest.h"
#include "match/transcription.h"
#include "pipeline.h"
#include "table/assemble.h"

namespace align {

constexpr double kLikelyMention = 0.3;  // chance from which a mention without partner is listed

// What is known of one pair of documents while it is aligned. Spans are of tokens, sides in the right order. Its memory
// serves the next pair.
struct Work {
  DocumentPair documents;
  AnalysedText en;
  AnalysedText vi;
  Segmentation segmentation;
  std::array<std::vector<Mention>, 2> given;  // the user's own, by place
  std::vector<SegmentMentions> mentions;      // of the segments
  std::array<std::vector<float>, 2> edges;    // as find_mentions() gives them
  std::vector<KnownShort> known_short;
  std::vector<MatchedPair> matches;
  std::vector<uint32_t> entities;                // of the matches, when entities were matched
  std::vector<std::vector<EvidenceNote>> notes;  // of the matches
  std::vector<std::vector<EvidenceNote>> explanations;  // of the matches, when they are asked for
  const WhyQuestion* question = nullptr;                // when only that is asked
  std::vector<WhyOccurrence> answers;
  std::vector<std::pair<Lang, Mention>> extra;  // of entities that one side mentions more often
  std::vector<uint32_t> extra_entities;
  std::array<std::vector<Mention>, 2> unaligned;
  std::vector<bool> taken;  // for list_unaligned() only
  Alignment out;

  const AnalysedText& text(Lang lang) const { return lang == Lang::en ? en : vi; }
  // Begins with another pair.
  void begin(const DocumentPair& pair);
};

struct Aligner::Impl {
  const LexiconSet& lexicons;
  Settings settings;
  Workspace workspace;
  Work kept;            // of align(), in the memory of the pairs before
  Links segment_links;  // of the segment under way, in the memory of those before
  Suggester suggester;
  Transcription transcription;
  std::unordered_map<std::string, std::vector<Suggestion>>
      suggestions;  // by language, type and name

  Impl(const LexiconSet& set, Settings s)
      : lexicons(set), settings(s), workspace(set), suggester(set, s.as_of), transcription(set) {}

  LinkInput link_input(const Work& work) const {
    return {work.en,          work.vi,
            work.known_short, {settings.disabled_evidence},
            &transcription,   settings.weights == nullptr ? &kWeights : settings.weights};
  }
  bool is_shown(const MatchedPair& m) const {
    return settings.wants(m.type) || m.en.given >= 0 || m.vi.given >= 0;
  }
  void analyse_side(Work& work, Lang lang);
  void keep_memory();
  // Sides in the right order; says so when they stood the other way round or are one language twice.
  void settle_languages(Work& work) const;
  // From two documents to matches; all that align() and why() have in common.
  void match(Work& work);
  void match_segments(Work& work);
  void match_segment_pass(Work& work, const LinkInput& input);
  void match_as_entities(Work& work);
  void explain_entities(Work& work, const LinkInput& input, const EntityPair& pair, size_t rows,
                        const std::vector<EntityPair>& considered);
  void pair_mentions(Work& work, std::vector<Mention> en, std::vector<Mention> vi,
                     const EntityPair& pair, const std::vector<EvidenceNote>& notes);
  std::vector<Mention> mentions_of(const Work& work, Lang lang, TokenSpan range,
                                   std::vector<float>* edges = nullptr);
  static void place_given(Work& work);
  void list_given(Work& work);
  void list_unaligned(Work& work);
  void assemble(Work& work);
  std::optional<EntryRef> entry_of(const MatchedPair& match) const;
  void put_unaligned(Alignment& out, Lang lang, Type type, PlacedText place, bool given);
  std::vector<Suggestion> suggest(const std::string& name, Lang lang, Type type);
};

}  // namespace align

#endif  // ALIGN_PIPELINE_IMPL_H_
