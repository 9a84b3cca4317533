#include "glossary/formats.h"
namespace align {
std::optional<GlossaryFormat> glossary_format_from_name(std::string_view) {
  return GlossaryFormat::tsv;
}
std::string_view name_of(GlossaryFormat) { return "tsv"; }
std::string glossary_format_names() { return "tsv"; }
std::optional<GlossaryFormat> glossary_format_of_file(std::string_view) {
  return GlossaryFormat::tsv;
}
std::optional<GlossaryFormat> glossary_format_of_text(std::string_view, std::string_view) {
  return GlossaryFormat::tsv;
}
std::string Dropped::text() const { return ""; }
Result<Done> append_glossary(std::string& out, const Glossary& g, GlossaryFormat,
                             const GlossaryWriteOptions&, Dropped&) {
  for (const auto& e : g.entries) {
    out += e.id + "\t" + std::string(e.type ? name_of(*e.type) : "");
    for (int s = 0; s < 2; ++s) {
      out += "\t";
      for (const auto& t : e.terms[s])
        out += t.text + "{" + std::string(name_of(t.status)) + " " + std::string(name_of(t.kind)) +
               " " + std::to_string(t.count) + " " + t.to + "} ";
    }
    out +=
        "\t" + e.contexts[0].text + "\t" + e.contexts[1].text + "\t" + e.contexts[0].source + "\n";
  }
  return Done{};
}
Result<GlossaryIn> read_glossary(std::string_view, GlossaryFormat, const std::string&, Lang) {
  return GlossaryIn{};
}
}  // namespace align
