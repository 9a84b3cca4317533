// One segment (a sentence pair, or two short texts): mentions of both sides in, pairs out.
#ifndef ALIGN_MATCH_MATCH_SEGMENT_H_
#define ALIGN_MATCH_MATCH_SEGMENT_H_

#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "base/local_memory.h"
#include "match/compare.h"
#include "match/links.h"
#include "mention/mention.h"

namespace align {

struct MatchedPair {
  Mention en;
  Mention vi;
  Type type = Type::MISC;
  PairScore score;
};

struct SegmentMentions {
  TokenSpan en;
  TokenSpan vi;
  std::vector<Mention> en_mentions;
  std::vector<Mention> vi_mentions;
  // By token of the texts: chances that a name begins there, as find_mentions() gives them. Empty:
  // unknown.
  std::span<const float> en_edges;
  std::span<const float> vi_edges;
  bool en_given = false;  // the user's spans: used as they are, no others
  bool vi_given = false;
};

// A pair that was weighed, whether it was chosen or not. Dates, numbers and document numbers are not weighed.
struct CandidateNote {
  enum class Fate : uint8_t {
    weighed,    // could be chosen
    weak,       // more speaks against it than for it
    forbidden,  // by a lexicon
  };
  Mention en;
  Mention vi;
  PairScore score;
  Fate fate = Fate::weighed;
};

// Pairs by place in the English text. `links` are those of the segment. `notes`, when not null, gets every pair
// that was weighed; the choice is the same.
std::vector<MatchedPair> match_segment(const LinkInput& input, const Links& links,
                                       const SegmentMentions& segment, Workspace& workspace,
                                       std::vector<CandidateNote>* notes = nullptr);

// Type of a pair from both sides: one lexicon entry of both settles it, then the entry of one; all other
// names are decided by the clues of both sides together.
Type type_of_pair(const LinkInput& input, const Mention& en, const Mention& vi, const Links& links,
                  Workspace& workspace);

// Spans of the other side that the links of a mention reach, as candidates: an organisation whose
// translation is written small has no region of its own. One projector for the mentions of a segment.
class Projector {
 public:
  // All arguments outlive the use of the object. `edges`: of the side that is projected to.
  Projector(const LinkInput& input, const Links& links, std::span<const float> edges,
            bool from_english, Workspace& workspace);
  // Valid until the next call. Spans with a log prior that is not above `least_prior` may be left out.
  std::span<const Mention> project(const Mention& mention,
                                   float least_prior = -std::numeric_limits<float>::infinity());

 private:
  // Forms of one entry or name are linked as wholes: no span begins or ends inside them.
  bool inside_block(uint32_t edge) const {
    return places_[edge - range_.begin].block_round == round_;
  }
  void collect_blocks(const Mention& mention);
  void collect_links(const Mention& mention);
  float best_link(uint32_t token) const {
    const Place& place = places_[token - range_.begin];
    return place.link_round == round_ ? place.link : 0;
  }
  void offer_from(size_t anchor, Type type);
  void offer_whole_word(uint32_t begin, uint32_t cut, uint32_t next, float log_prior, Type type);
  void offer(TokenSpan span, float log_prior, Type type);
  float start_cost(uint32_t begin) const;
  uint32_t head_before(uint32_t token);
  float head_cost(uint32_t head, uint32_t begin) const;
  bool inside_money(TokenSpan span);
  bool may_hold(const Token& token) const;
  float edge(uint32_t token);
  bool cuts_word(uint32_t edge);
  bool is_inside_word(uint32_t edge) const;

  const AnalysedText& target_;
  TokenSpan range_;
  const Links& links_;
  bool from_english_;
  Workspace& w_;
  const Weights& weights_;
  std::span<const float> edges_;
  enum class Known : uint8_t { unknown, no, yes };
  // What is known of a token of the range, and of the edge before it. What is said of the mention that is projected
  // counts where the round is its own.
  struct Place {
    uint32_t link_round = 0;
    float link = 0;  // the strongest
    uint32_t block_round = 0;
    float edge_cost = 1;         // 1 when it was not asked for yet
    Known cut = Known::unknown;  // does the edge cut a word
  };
  LocalMemory<8192> memory_;          // of the lists below; enough for a sentence
  std::pmr::vector<Place> places_;    // by token of the range, and its end
  uint32_t round_ = 0;                // number of the mention
  Known has_money_ = Known::unknown;  // has the text a currency
  std::pmr::vector<uint32_t> anchors_;
  std::pmr::vector<std::pair<TokenSpan, TokenSpan>> wholes_;  // linked: own span, block
  float least_prior_ = 0;
  std::pmr::vector<Mention> out_;
};

}  // namespace align

#endif  // ALIGN_MATCH_MATCH_SEGMENT_H_
