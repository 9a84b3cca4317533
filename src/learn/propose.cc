#include "learn/propose.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

#include "learn/parallel.h"
#include "learn/project.h"
#include "lexicon/row.h"
#include "mention/mention.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr size_t kChunk = 256;       // pairs
constexpr double kLikelyName = 0.5;  // chance from which a mention is looked at
constexpr uint32_t kMostTermWords = 3;
constexpr uint32_t kCommonCount =
    30;  // what is this frequent and this large a share of all words is grammar
constexpr float kCommonShare = 0.001F;

// Small words that begin, end or part no term, whatever their number: no corpus is too small to know them.
constexpr std::string_view kGrammar =
    " about above according across after again against ago all almost alone along already also "
    "although always am "
    "among an and another any are around as at away back be because been before behind being below "
    "best better "
    "between both but by can could did do does done down during each early either else enough even "
    "ever every few "
    "first five for former found four from full get give given going good got had has have having "
    "he her here "
    "high him his how however if in including instead into is it its just large last late later "
    "least less like "
    "likely little long made make making many may might month more most much must near need never "
    "new next no "
    "nor not now of off often old on once one only or other others our out over own part per place "
    "put quite "
    "rather really recent said same saw say says second see seen set several shall she should show "
    "six so some "
    "soon still such take taken taking ten than that the their them then there these they third "
    "this those "
    "though three through thus to today together too took toward towards twice two under until up "
    "upon us use "
    "used using very via was way we well went were what when where whether which while who whole "
    "whom whose why "
    "will with within without would yet you your ";

bool is_grammar(std::string_view word) {
  return kGrammar.find(" " + std::string(word) + " ") != std::string_view::npos;
}

struct Rendering {
  std::string vi;  // as first written
  uint32_t count = 0;
  uint32_t example = 0;
};
struct Name {
  std::string en;  // as first written
  Type type = Type::TERM;
  uint32_t seen = 0;
  std::map<std::string, Rendering> renderings;  // by spelling key
};
using Names = std::map<std::string, Name>;  // by fold key

// What one thread needs to take pairs apart.
class Collector {
 public:
  Collector(const TranslationModel& model, const LexiconSet& lexicons)
      : model_(model), workspace_(lexicons), projector_(model) {}

  void add(size_t pair, std::span<const TextPair> texts, Names& names) {
    workspace_.trim();
    origin_ = model_.corpus->origins[pair];
    en_ = analyse(texts[origin_].en, Lang::en, workspace_, true);
    vi_ = analyse(texts[origin_].vi, Lang::vi, workspace_, true);
    projector_.read(pair, en_, vi_);
    const auto all = TokenSpan{0, static_cast<uint32_t>(en_.tokens.size())};
    std::vector<bool> taken(en_.tokens.size(), false);
    for (const Mention& m : likeliest(find_mentions(en_, all, workspace_), {}, kLikelyName)) {
      std::fill(taken.begin() + m.span.begin, taken.begin() + m.span.end, true);
      // One word at the start of a sentence has its capital from there.
      const bool placed = m.span.size() == 1 && en_.tokens[m.span.begin].sentence_start;
      if (m.origin == Origin::run && !m.generic && !placed && m.type <= Type::NORP)
        note(m.span, m.type, names);
    }
    add_terms(pair, taken, names);
  }

 private:
  bool common(uint32_t en_word) const {
    return model_.corpus->en().counts[en_word] >= kCommonCount &&
           model_.share[index_of(Lang::en)][en_word] > kCommonShare;
  }
  const WordInfo& info(const AnalysedText& text, uint32_t token) const {
    return workspace_.vocabulary.info(text.tokens[token].word);
  }

  // Runs of small words that are neither grammar nor part of a name.
  void add_terms(size_t pair, const std::vector<bool>& taken, Names& names) {
    const auto units = model_.corpus->en().of(pair);
    const auto& tokens = projector_.units(Lang::en);
    std::vector<bool> measure(en_.tokens.size(), false);  // six months, two metres
    for (const LexiconHit& hit : en_.hits)
      if (hit.type == RowType::CAL || hit.type == RowType::UNIT)
        std::fill(measure.begin() + hit.span.begin, measure.begin() + hit.span.end, true);
    for (size_t first = 0; first < tokens.size(); ++first)
      for (size_t last = first; last < tokens.size() && last < first + kMostTermWords; ++last) {
        const uint32_t t = tokens[last];
        const WordInfo& word = info(en_, t);
        if (taken[t] || !en_.tokens[t].is_word() || word.is(kHasCapital) || word.is(kHasDigit) ||
            word.letters < 3 || common(units[last]) || measure[t] ||
            is_grammar(workspace_.vocabulary.key_text(word.fold)) ||
            (last > first && t != tokens[last - 1] + 1))
          break;
        if (last > first) note({tokens[first], t + 1}, Type::TERM, names);
      }
  }

  void note(TokenSpan en, Type type, Names& names) {
    const std::string en_text(en_.text(en));
    Name& name = names[fold_key(en_text)];
    if (name.seen++ == 0) {
      name.en = en_text;
      name.type = type;
    }
    const TokenSpan vi = whole_words(projector_.project(en));
    if (vi.empty() || !fits(vi, type)) return;
    const std::string vi_text(vi_.text(vi));
    Rendering& rendering = name.renderings[spelling_key(vi_text)];
    if (rendering.count++ == 0) {
      rendering.vi = vi_text;
      rendering.example = origin_;
    }
  }

  // With the rest of the words and names that it cuts through; nothing when that belongs to something else.
  TokenSpan whole_words(TokenSpan vi) const {
    if (vi.empty()) return vi;
    TokenSpan out = vi;
    for (const LexiconHit& hit : vi_.hits) {
      const bool word = hit.type == RowType::SEG || is_mention(hit.type);
      if (!word || hit.lower || !hit.span.overlaps(vi) || vi.contains(hit.span)) continue;
      out = {std::min(out.begin, hit.span.begin), std::max(out.end, hit.span.end)};
    }
    for (uint32_t t = out.begin; t < out.end; ++t)
      if (!vi.contains(t) && !projector_.free(t)) return {};
    return out;
  }

  // A name begins with a capital, a term has none.
  bool fits(TokenSpan vi, Type type) const {
    const bool name = type != Type::TERM;
    if (name != info(vi_, vi.begin).is(kStartsCapital)) return false;
    for (uint32_t t = vi.begin; t < vi.end && !name; ++t)
      if (info(vi_, t).is(kHasCapital) || info(vi_, t).is(kHasDigit)) return false;
    return true;
  }

  const TranslationModel& model_;
  Workspace workspace_;
  LearnedSpans projector_;
  AnalysedText en_;
  AnalysedText vi_;
  uint32_t origin_ = 0;
};

void merge(Names& into, const Names& more) {
  for (const auto& [key, name] : more) {
    Name& to = into[key];
    if (to.seen == 0) {
      to.en = name.en;
      to.type = name.type;
    }
    to.seen += name.seen;
    for (const auto& [vi_key, rendering] : name.renderings) {
      Rendering& r = to.renderings[vi_key];
      if (r.count == 0) r = {rendering.vi, 0, rendering.example};
      r.count += rendering.count;
    }
  }
}

// A lexicon has both in one entry, or forbids them; or their letters tell: Victorian = Victoria.
bool known(const LexiconSet& lexicons, const Candidate& c) {
  const std::string en_key = joined_key(c.en);
  const std::string vi_key = joined_key(c.vi);
  const bool alike = en_key.find(vi_key) != std::string::npos || vi_key.find(en_key) == 0;
  if (alike || lexicons.forbidden(c.en, c.vi)) return true;
  const std::vector<EntryRef> en = lexicons.lookup(c.en);
  const std::vector<EntryRef> vi = lexicons.lookup(c.vi);
  return std::any_of(en.begin(), en.end(), [&](EntryRef ref) {
    return std::find(vi.begin(), vi.end(), ref) != vi.end();
  });
}

double rank(const Candidate& c) { return std::log(1.0 + c.count) * c.count / c.seen; }

// Parts of a longer candidate that hardly ever stand alone.
void drop_parts(std::vector<Candidate>& candidates) {
  std::map<std::string, uint32_t> longest;  // by part: how often inside a longer one
  for (const Candidate& c : candidates) {
    const std::string key = fold_key(c.en);
    for (size_t begin = 0; begin != std::string::npos; begin = key.find(' ', begin + 1)) {
      const size_t from = begin == 0 ? 0 : begin + 1;
      for (size_t end = key.find(' ', from); end != std::string::npos; end = key.find(' ', end + 1))
        longest[key.substr(from, end - from)] += c.count;
      if (from > 0) longest[key.substr(from)] += c.count;
    }
  }
  std::erase_if(candidates, [&](const Candidate& c) {
    const auto it = longest.find(fold_key(c.en));
    return it != longest.end() && it->second * 2 > c.count;
  });
}

}  // namespace

std::vector<Candidate> propose(const TranslationModel& model, std::span<const TextPair> texts,
                               const LexiconSet& lexicons, const ProposeBounds& bounds,
                               size_t threads) {
  const size_t pairs = model.corpus->pairs();
  std::vector<Names> parts((pairs + kChunk - 1) / kChunk);
  std::vector<std::unique_ptr<Collector>> collectors(std::max<size_t>(1, threads));
  for_each_chunk(pairs, kChunk, threads, [&](size_t thread, size_t begin, size_t end) {
    if (!collectors[thread]) collectors[thread] = std::make_unique<Collector>(model, lexicons);
    for (size_t pair = begin; pair < end; ++pair)
      collectors[thread]->add(pair, texts, parts[begin / kChunk]);
  });
  Names names;
  for (const Names& part : parts) merge(names, part);
  std::vector<Candidate> out;
  for (const auto& [key, name] : names)
    for (const auto& [vi_key, r] : name.renderings) {
      Candidate c{name.en, r.vi, name.type, r.count, name.seen, r.example};
      if (c.count >= bounds.count && c.count >= bounds.share * c.seen && !known(lexicons, c))
        out.push_back(std::move(c));
    }
  drop_parts(out);
  std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
    return std::forward_as_tuple(-rank(a), a.en, a.vi) <
           std::forward_as_tuple(-rank(b), b.en, b.vi);
  });
  return out;
}

std::string candidate_rows(std::span<const Candidate> candidates, std::span<const TextPair> texts) {
  const auto one_line = [](std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
  };
  std::string out(kLexiconHeader);
  out.push_back('\n');
  size_t number = 0;
  for (const Candidate& c : candidates)
    fmt::format_to(std::back_inserter(out),
                   "proposed:{:06}\t{}\t{}\t{}\t\t\t\t\tcorpus\t{} of {}: {} = {}\n", ++number,
                   name_of(c.type), one_line(c.vi), one_line(c.en), c.count, c.seen,
                   one_line(texts[c.example].en), one_line(texts[c.example].vi));
  return out;
}

}  // namespace align
