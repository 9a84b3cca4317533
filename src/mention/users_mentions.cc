#include "mention/users_mentions.h"

#include <algorithm>

namespace align {

std::vector<Mention> given_mentions(const Document& document, const AnalysedText& text) {
  std::vector<Mention> out;
  const CodePointIndex index(document.text);
  for (size_t i = 0; i < document.mentions->size(); ++i) {
    const GivenMention& given = (*document.mentions)[i];
    const ByteSpan bytes = text.normalized.map.to_normalized(
        {index.byte_at(given.span.begin), index.byte_at(given.span.end)});
    Mention m;
    m.span.begin = static_cast<uint32_t>(
        std::partition_point(text.tokens.begin(), text.tokens.end(),
                             [&](const Token& t) { return t.end <= bytes.begin; }) -
        text.tokens.begin());
    m.span.end = static_cast<uint32_t>(
        std::partition_point(text.tokens.begin(), text.tokens.end(),
                             [&](const Token& t) { return t.begin < bytes.end; }) -
        text.tokens.begin());
    if (m.span.empty()) m.span.end = m.span.begin;  // of no token: never aligned, but it comes back
    m.origin = Origin::given;
    m.given = static_cast<int>(i);
    m.type = given.type.value_or(Type::MISC);
    m.type_chance = given.type ? 1.0F : 0.0F;
    m.log_prior = -0.05F;
    out.push_back(m);
  }
  return out;
}

}  // namespace align
