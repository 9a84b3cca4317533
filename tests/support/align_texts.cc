#include "tests/support/align_texts.h"

#include <fmt/format.h>

#include <algorithm>

#include "mention/region.h"
#include "tests/support/test_lexicon.h"

namespace align {
namespace {

constexpr double kLikelyMention = 0.3;  // as the pipeline lists mentions without counterpart

Document list_of(const std::vector<std::string>& items) {
  Document out;
  for (const std::string& item : items) {
    if (!out.items.empty()) out.text += '\n';
    const auto begin = static_cast<uint32_t>(out.text.size());
    out.text += item;
    out.items.push_back({begin, static_cast<uint32_t>(out.text.size())});
  }
  return out;
}

std::string placed(const PlacedText& p) {
  return fmt::format("{} [{},{}) bytes [{},{})", p.text, p.span.begin, p.span.end, p.bytes.begin,
                     p.bytes.end);
}

std::string in_words(const std::vector<EvidenceNote>& notes) {
  std::string out;
  for (const EvidenceNote& n : notes) out += fmt::format(" ({}: {})", n.source, n.detail);
  return out;
}

std::string in_words(const std::vector<Suggestion>& suggestions) {
  std::string out;
  for (const Suggestion& s : suggestions)
    out += fmt::format(" <{} {} {}: {}>", s.text, s.score, s.source, s.detail);
  return out;
}

}  // namespace

Alignment aligned(const DocumentPair& pair, const Settings& settings) {
  return Aligner(test_lexicon(), settings).align(pair);
}

Alignment aligned(std::string_view en, std::string_view vi, const Settings& settings) {
  return aligned(pair_of(en, vi), settings);
}

DocumentPair pair_of(std::string_view en, std::string_view vi, Mode mode) {
  DocumentPair out;
  out.en.text = en;
  out.vi.text = vi;
  out.mode = mode;
  return out;
}

DocumentPair pair_of(const std::vector<std::string>& en, const std::vector<std::string>& vi) {
  return {list_of(en), list_of(vi), Mode::parallel};
}

std::string rows(const Alignment& alignment) {
  std::string out;
  for (const AlignedPair& p : alignment.pairs)
    out +=
        fmt::format("{}{} {} = {}", out.empty() ? "" : "; ", name_of(p.type), p.en.text, p.vi.text);
  return out;
}

std::string rows_with_sources(const Alignment& alignment) {
  std::string out;
  for (const AlignedPair& p : alignment.pairs) {
    std::string sources;
    for (const EvidenceNote& n : p.evidence) {
      if (!sources.empty()) sources += '+';
      sources += n.source;
    }
    out += fmt::format("{}{} {} = {} ({})", out.empty() ? "" : "; ", name_of(p.type), p.en.text,
                       p.vi.text, sources);
  }
  return out;
}

std::string unaligned(const Alignment& alignment, Lang lang) {
  std::string out;
  for (const UnalignedMention& m : alignment.unaligned[index_of(lang)])
    out += fmt::format("{}{} {}", out.empty() ? "" : "; ", name_of(m.type), m.place.text);
  return out;
}

bool has_pair(const Alignment& alignment, std::string_view en, std::string_view vi) {
  return std::any_of(alignment.pairs.begin(), alignment.pairs.end(),
                     [&](const AlignedPair& p) { return p.en.text == en && p.vi.text == vi; });
}

std::string everything(const Alignment& a) {
  std::string out = fmt::format("swapped {} comparable {}\n", a.swapped, a.comparable);
  for (const std::string& w : a.warnings) out += "warning " + w + "\n";
  for (const AlignedPair& p : a.pairs)
    out += fmt::format("{} {} = {} {} entity {}{}\n", name_of(p.type), placed(p.en), placed(p.vi),
                       p.score, p.entity, in_words(p.evidence));
  for (const Lang lang : {Lang::en, Lang::vi})
    for (const UnalignedMention& m : a.unaligned[index_of(lang)])
      out += fmt::format("{} {} {} entity {}{}\n", name_of(lang), name_of(m.type), placed(m.place),
                         m.entity, in_words(m.suggestions));
  for (const Entity& e : a.entities) {
    out += fmt::format("entity {} {}{}{}", name_of(e.type), e.score, in_words(e.evidence),
                       in_words(e.suggestions));
    for (const auto& forms : e.forms)
      for (const Entity::Form& f : forms) out += fmt::format(" | {} x{}", f.text, f.count);
    out += '\n';
  }
  for (const SegmentPair& s : a.segments)
    out += fmt::format("segment [{},{}) [{},{}) {}\n", s.en.begin, s.en.end, s.vi.begin, s.vi.end,
                       s.score);
  return out;
}

std::string mentions_of(std::string_view text, Lang lang) {
  Workspace workspace(test_lexicon());
  const AnalysedText analysed = analyse(text, lang, workspace);
  const TokenSpan all{0, static_cast<uint32_t>(analysed.tokens.size())};
  std::string out;
  for (Mention& m : likeliest(find_mentions(analysed, all, workspace), {}, kLikelyMention)) {
    settle_type(analysed, m, workspace);
    out += fmt::format("{}{}:{}", out.empty() ? "" : " | ", name_of(m.type), analysed.text(m.span));
  }
  return out;
}

}  // namespace align
