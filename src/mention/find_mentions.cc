#include <algorithm>
#include <cmath>

#include "base/local_memory.h"
#include "mention/mention.h"
#include "mention/region.h"
#include "mention/values.h"

namespace align {
namespace {

// Everyday roles are titles only beside a name: "driver Nam", not "a driver".
bool is_everyday_role(std::string_view domain) {
  return domain == "title.role" || domain == "title.art" || domain == "title.sport" ||
         domain == "title.judicial" || domain == "title.academic";
}

float prior_of_title(const AnalysedText& text, const LexiconHit& hit, const Workspace& w) {
  const auto capital = [&](uint32_t i) {
    return i < text.tokens.size() && text.tokens[i].is_word() &&
           w.vocabulary.info(text.tokens[i].word).is(kStartsCapital) &&
           !text.tokens[i].sentence_start;
  };
  const bool written_large =
      w.vocabulary.info(text.tokens[hit.span.begin].word).is(kStartsCapital) &&
      !text.tokens[hit.span.begin].sentence_start;
  const bool before_name = capital(hit.span.end);
  // several of them without a name ("officials") are no office
  if ((hit.flags & kPlural) != 0) return written_large ? -1.25F : -3.5F;
  if (before_name || written_large) return -0.4F;
  const LexiconSet& set = w.matcher.set();
  const bool everyday = is_everyday_role(set.domain(hit.ref));
  return everyday ? -3.0F : -1.25F;
}

float prior_of_lexicon_hit(const AnalysedText& text, const LexiconHit& hit, Workspace& w) {
  if (hit.type == RowType::TITLE) return prior_of_title(text, hit, w);
  if (hit.type == RowType::TERM) return -0.7F;
  // "Anh" at the beginning of a sentence is "he"
  const bool pronoun =
      text.lang == Lang::vi && hit.span.size() == 1 && text.tokens[hit.span.begin].sentence_start &&
      w.matcher.facts(text.tokens[hit.span.begin].word, Lang::vi).is(WordFacts::kHonor);
  if (hit.lower || pronoun) return -2.5F;
  // "Conservative party": a name that goes on behind its capitals
  const bool goes_on =
      hit.span.size() > 1 && w.vocabulary.info(text.tokens[hit.span.begin].word).is(kStartsCapital);
  return goes_on ? -0.6F : -1.2F;
}

bool has_capital(const AnalysedText& text, TokenSpan span, const Vocabulary& vocabulary) {
  for (uint32_t i = span.begin; i < span.end; ++i)
    if (vocabulary.info(text.tokens[i].word).is(kHasCapital)) return true;
  return false;
}

// "trưởng" in "tăng trưởng", "quốc vương" in "Trung Quốc Vương Gia Huyên".
bool ends_longer_word(const AnalysedText& text, const LexiconHit& title) {
  if (text.lang == Lang::en) return false;
  for (uint32_t k = title.span.begin >= 4 ? title.span.begin - 4 : 0; k < title.span.begin; ++k) {
    for (const LexiconHit& hit : text.hits_at(k)) {
      const bool word =
          hit.type == RowType::SEG && title.span.size() == 1 && hit.span.end == title.span.end;
      const bool place = hit.type == RowType::LOC && !hit.lower &&
                         hit.span.end > title.span.begin && hit.span.end < title.span.end;
      if (word || place) return true;
    }
  }
  return false;
}

// "Government" in "the Italian Government": only the land is a name there.
bool is_power_of_land(const AnalysedText& text, const LexiconHit& hit, const LexiconSet& set) {
  if (text.lang == Lang::vi || hit.type != RowType::ORG || hit.span.begin == 0) return false;
  const auto power = [&](const LexiconHit& h) {
    return h.type == RowType::HEAD && set.domain(h.ref) == "head.org.government";
  };
  if (hit_at(text, hit.span, power) == nullptr) return false;
  const Token& before = text.tokens[hit.span.begin - 1];
  const bool joined = before.kind == TokenKind::clitic || before.mark == '.';
  return place_ends_before(text, joined ? hit.span.begin - 1 : hit.span.begin);
}

// A span as a number: by begin, then end.
uint64_t order_of(TokenSpan span) { return uint64_t{span.begin} << 32 | span.end; }

// Lexicon forms that no region proposed: titles, terms, names in small letters or behind odd
// punctuation.
void add_lexicon_mentions(const AnalysedText& text, TokenSpan range, Workspace& workspace,
                          std::pmr::vector<Mention>& out) {
  // Spans of the regions and of the names added here, sorted; made when the first name asks for them
  std::pmr::vector<uint64_t> known(out.get_allocator());
  const size_t of_regions = out.size();
  const auto place_of = [&](TokenSpan span) {
    if (known.empty()) {
      known.reserve(of_regions + 8);
      for (size_t k = 0; k < of_regions; ++k) known.push_back(order_of(out[k].span));
      std::sort(known.begin(), known.end());
    }
    return std::lower_bound(known.begin(), known.end(), order_of(span));
  };
  TokenSpan title;  // of two titles that overlap the first is meant: Deputy Minister | of Health
  const uint32_t* kinds = text.hit_kinds.data();
  for (uint32_t t = range.begin; t < range.end; ++t) {
    if ((kinds[t] & HitKinds::kMentions) == 0) continue;
    for (const LexiconHit& hit : text.hits_at(t)) {
      if (!is_mention(hit.type) || hit.span.end > range.end) continue;
      const bool own_row = hit.type == RowType::TITLE || hit.type == RowType::TERM;
      if (!own_row && text.lang == Lang::en && !has_capital(text, hit.span, workspace.vocabulary) &&
          (hit.flags & kCase) == 0)
        continue;
      if (is_power_of_land(text, hit, workspace.matcher.set())) continue;
      if (hit.type == RowType::TITLE && title.contains(hit.span.begin) &&
          hit.span.begin > title.begin && hit.span.end > title.end)
        continue;
      if (hit.type == RowType::TITLE && ends_longer_word(text, hit)) continue;
      if (hit.type == RowType::TITLE && hit.span.end > title.end) title = hit.span;
      if (!own_row) {
        const auto place = place_of(hit.span);
        if (place != known.end() && *place == order_of(hit.span)) continue;
        known.insert(place, order_of(hit.span));
      }
      const LexiconHit* name = own_row || hit.lower ? nullptr : name_at(text, hit.span);
      Mention m;
      m.span = hit.span;
      m.type = mention_type(name == nullptr ? hit.type : name->type);
      m.type_chance = 1;
      m.origin = Origin::lexicon;
      m.log_prior = prior_of_lexicon_hit(text, hit, workspace);
      m.entry = name == nullptr ? hit.ref : name->ref;
      out.push_back(m);
    }
  }
}

// Small keys are sorted and each mention is copied once: they are large.
std::vector<Mention> sort_unique(const std::pmr::vector<Mention>& mentions) {
  struct Key {
    uint64_t span;  // begin, then end
    uint64_t rest;  // type, then place in `mentions`
    float log_prior;
  };
  std::pmr::vector<Key> order(mentions.size(), mentions.get_allocator());
  for (size_t k = 0; k < mentions.size(); ++k) {
    const Mention& m = mentions[k];
    order[k] = {order_of(m.span), uint64_t{static_cast<uint8_t>(m.type)} << 32 | k, m.log_prior};
  }
  std::sort(order.begin(), order.end(), [](const Key& a, const Key& b) {
    if (a.span != b.span) return a.span < b.span;
    if ((a.rest ^ b.rest) >> 32 != 0) return a.rest < b.rest;
    return a.log_prior != b.log_prior ? a.log_prior > b.log_prior : a.rest < b.rest;
  });
  std::vector<Mention> out;
  out.reserve(mentions.size());
  for (const Key& k : order) {
    const Mention& m = mentions[k.rest & 0xFFFFFFFFU];
    if (!out.empty() && out.back().span == m.span && out.back().type == m.type) continue;
    out.push_back(m);
  }
  return out;
}

}  // namespace

std::vector<Mention> find_mentions(const AnalysedText& text, TokenSpan range, Workspace& workspace,
                                   std::vector<float>* edges) {
  LocalMemory<16384> memory;  // enough for a sentence
  std::pmr::vector<Mention> out(memory.get());
  out.reserve(64);
  Regions regions(memory.get());
  regions.nodes.reserve(64);
  regions.ends.reserve(32);
  if (edges != nullptr) edges->resize(text.tokens.size() + 1, 1.0F);
  const auto first =
      std::partition_point(text.sentences.begin(), text.sentences.end(),
                           [&](const Sentence& s) { return s.tokens.begin < range.begin; });
  for (auto it = first; it != text.sentences.end() && it->tokens.begin < range.end; ++it) {
    const Sentence& sentence = *it;
    if (!range.contains(sentence.tokens)) continue;
    const auto find = text.lang == Lang::en ? find_regions_en : find_regions_vi;
    find(text, sentence, workspace, regions);
    uint32_t begin = 0;
    for (const uint32_t end : regions.ends) {
      const Region region{std::span(regions.nodes).subspan(begin, end - begin)};
      begin = end;
      apply_hits(text, region, workspace.matcher.set());
      enumerate_spans(text, region, workspace, out);
      if (edges == nullptr) continue;
      for (size_t i = 1; i < region.nodes.size(); ++i) {
        const RegionNode& node = region.nodes[i];
        if (node.token == region.nodes[i - 1].token + 1)
          (*edges)[node.token] = node.may_start ? node.gap : 0.0F;
      }
    }
  }
  add_lexicon_mentions(text, range, workspace, out);
  find_values(text, range, workspace, out);
  return sort_unique(out);
}

constexpr double kEachMention =
    0.005;  // of two readings that are worth the same, the one with fewer mentions

// Weighted intervals: each candidate is worth its chance above the threshold for each of its words,
// so a long name beats the terms inside it. best[i] is the worth of the first i tokens.
std::vector<Mention> likeliest(const std::vector<Mention>& candidates,
                               const std::vector<bool>& taken, double at_least) {
  struct Usable {
    const Mention* mention;
    double prior;
  };
  LocalMemory<4096> memory;  // enough for a sentence
  std::pmr::vector<Usable> usable(memory.get());
  usable.reserve(32);
  const double least = std::log(at_least) - 1e-6;  // most are less likely by far
  uint32_t end = 0;
  for (const Mention& m : candidates) {
    if (static_cast<double>(m.log_prior) < least || m.generic) continue;
    const double prior = m.prior();
    bool free = prior >= at_least;
    for (uint32_t i = m.span.begin; i < m.span.end && free; ++i)
      free = i >= taken.size() || !taken[i];
    if (!free) continue;
    usable.push_back({&m, prior});
    end = std::max(end, m.span.end);
  }
  if (usable.empty()) return {};
  // Of one end in their order, as they lie in memory
  std::sort(usable.begin(), usable.end(), [](const Usable& a, const Usable& b) {
    const uint32_t a_end = a.mention->span.end;
    const uint32_t b_end = b.mention->span.end;
    return a_end != b_end ? a_end < b_end : a.mention < b.mention;
  });
  std::pmr::vector<double> best(end + 1, 0, memory.get());
  std::pmr::vector<const Mention*> last(end + 1, nullptr, memory.get());
  size_t next = 0;
  for (uint32_t i = 1; i <= end; ++i) {
    best[i] = best[i - 1];
    for (; next < usable.size() && usable[next].mention->span.end == i; ++next) {
      const Mention& m = *usable[next].mention;
      const double worth = best[m.span.begin] +
                           (usable[next].prior - at_least + 0.01) * m.span.size() - kEachMention;
      if (worth > best[i]) {
        best[i] = worth;
        last[i] = &m;
      }
    }
  }
  std::vector<Mention> out;
  for (uint32_t i = end; i > 0;) {
    if (last[i] == nullptr) {
      --i;
      continue;
    }
    out.push_back(*last[i]);
    i = last[i]->span.begin;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace align
