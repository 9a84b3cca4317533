#include "results/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <utility>

#include "results/html.h"
#include "results/summary_charts.h"
#include "results/summary_style.h"
#include "results/summary_tables.h"

namespace align {
namespace {

class Page {
 public:
  Page(std::string& out, const RunSummary& run)
      : out_(out),
        run_(run),
        aligned_entities_(static_cast<size_t>(
            std::count_if(run.entities.begin(), run.entities.end(),
                          [](const EntityTotal& total) { return total.aligned(); }))) {}

  void write() {
    const bool mentions = run_.counts.aligned() + run_.counts.alone() > 0;
    head();
    header(mentions);
    out_.append("<main>\n");
    totals();
    if (mentions) charts();
    append_entity_tables(out_, run_, aligned_entities_);
    append_conflict_tables(out_, run_);
    append_input_table(out_, run_);
    out_.append("</main>\n");
    footer(mentions);
    out_.append("</body>\n</html>\n");
  }

 private:
  template <class... Values>
  void put(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  void head() {
    out_.append(
        "<!DOCTYPE html>\n"
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" xml:lang=\"en\">\n<head>\n"
        "<meta charset=\"utf-8\"/>\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
        "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
        "<title>Names in English and Vietnamese: summary of a run</title>\n<style>");
    out_.append(kSummaryStyle);
    out_.append("</style>\n</head>\n<body>\n");
  }

  void header(bool mentions) {
    put("<header>\n<p class=\"program\">align {}</p>\n", html(run_.version));
    out_.append("<h1>Names in English and Vietnamese</h1>\n");
    put("<p class=\"lead\">{}</p>\n", lead(mentions));
    out_.append("<nav aria-label=\"Sections\">");
    if (mentions) out_.append("<a href=\"#charts\">Charts</a> ");
    if (!run_.entities.empty()) out_.append("<a href=\"#entities\">Entities</a> ");
    if (!run_.conflicts.empty()) out_.append("<a href=\"#conflicts\">Several renderings</a> ");
    if (!run_.inputs.empty()) out_.append("<a href=\"#inputs\">Inputs</a>");
    out_.append("</nav>\n</header>\n");
  }

  std::string lead(bool mentions) const {
    if (run_.inputs.empty() && run_.counts.records == 0)
      return "This run is empty: it had no inputs, and nothing was aligned.";
    std::string out = fmt::format("{} from {}", counted(run_.counts.records, "record", "records"),
                                  counted(run_.inputs.size(), "input", "inputs"));
    if (run_.counts.records == 0) return out + ": this run is empty, and nothing was aligned.";
    if (!mentions) return out + ": no names, titles or terms were found in them.";
    out += fmt::format(" gave {} of {}",
                       counted(run_.counts.aligned(), "aligned pair", "aligned pairs"),
                       counted(aligned_entities_, "entity", "entities"));
    if (run_.conflicts.empty()) return out + "; every name has one rendering.";
    return out + fmt::format("; {} more than one rendering.",
                             counted(run_.conflicts.size(), "name has", "names have"));
  }

  void total(std::string_view look, std::string_view name, uint64_t number) {
    put("<div class=\"{}\"><dt>{}</dt><dd>{}</dd></div>\n", look, name, grouped(number));
  }

  void totals() {
    const RunCounts& counts = run_.counts;
    std::array<uint64_t, 2> alone{};
    for (const RunCounts::OfType& type : counts.types)
      for (size_t side = 0; side < 2; ++side) alone[side] += type.alone[side];
    out_.append("<dl class=\"totals\">\n");
    total("plain", "Records", counts.records);
    total(counts.failures() > 0 ? "fault" : "plain", "Failed records", counts.failures());
    total("aligned", "Aligned pairs", counts.aligned());
    total("en-alone", "English alone", alone[0]);
    total("vi-alone", "Vietnamese alone", alone[1]);
    total("plain", "Aligned entities", aligned_entities_);
    total("plain", "Several renderings", run_.conflicts.size());
    out_.append("</dl>\n");
    std::vector<std::string> also;
    if (counts.comparable > 0)
      also.push_back(counted(counts.comparable,
                             "record holds texts about the same matter, not translations",
                             "records hold texts about the same matter, not translations"));
    if (counts.swapped > 0)
      also.push_back(counted(counts.swapped, "record has its languages the other way round",
                             "records have their languages the other way round"));
    if (counts.failures() > 0) also.push_back("failures: " + failure_counts(counts));
    if (!also.empty()) put("<p class=\"also\">{}.</p>\n", fmt::join(also, "; "));
  }

  void charts() {
    const RunCounts& counts = run_.counts;
    out_.append("<section id=\"charts\" class=\"charts\">\n<div class=\"column\">\n");
    out_.append("<h2>Mentions by type</h2>\n<p>A mention is a name where it stands in a text. ");
    out_.append("Alone is one without a counterpart in the other text.</p>\n");
    append_type_chart(out_, counts);
    if (counts.aligned() == 0) {
      out_.append("</div>\n</section>\n");
      return;
    }
    const uint64_t sure =
        std::accumulate(counts.scores.end() - 2, counts.scores.end(), uint64_t{0});
    put("<h2>Scores of aligned pairs</h2>\n<p>How likely a careful translator would accept the "
        "pair: "
        "{} of them ({}) with 0.90 or more.</p>\n",
        grouped(sure), html(percent(sure, counts.aligned())));
    append_score_chart(out_, counts);
    out_.append("</div>\n<div class=\"column\">\n<h2>Kinds of evidence</h2>\n");
    out_.append("<p>Aligned pairs by the strongest evidence of each.</p>\n");
    append_evidence_chart(out_, counts);
    out_.append("</div>\n</section>\n");
  }

  void footer(bool mentions) {
    if (!mentions) return;
    out_.append(
        "<footer>\n<p>Types: PER people, ORG organisations, LOC places, MISC other names, NORP "
        "nationalities and peoples, TITLE offices and ranks, TERM terms of the lexicon, ID "
        "document "
        "numbers, DATE and NUM equal values.</p>\n"
        "<p>Scores of translations say how likely a row is right; of texts about the same matter "
        "they only order the rows.</p>\n</footer>\n");
  }

  std::string& out_;
  const RunSummary& run_;
  size_t aligned_entities_;
};

}  // namespace

void append_summary_html(std::string& out, const RunSummary& summary) {
  Page(out, summary).write();
}

}  // namespace align
