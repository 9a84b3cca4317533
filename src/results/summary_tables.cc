#include "results/summary_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "results/html.h"
#include "table/cells.h"

namespace align {
namespace {

constexpr size_t kEntities = 50;
constexpr size_t kAlone = 20;
constexpr size_t kConflicts = 100;
constexpr size_t kRenderings = 12;  // of one name
constexpr size_t kVariants = 6;
constexpr size_t kInputs = 200;

class Tables {
 public:
  Tables(std::string& out, const RunSummary& run) : out_(out), run_(run) {}

  void entities(size_t aligned_entities) {
    const auto begin = run_.entities.begin();
    const auto middle = begin + static_cast<std::ptrdiff_t>(aligned_entities);
    if (run_.entities.empty()) return;
    out_.append("<section id=\"entities\">\n");
    if (aligned_entities > 0) {
      out_.append("<h2>Most frequent entities</h2>\n");
      const size_t shown = std::min(kEntities, aligned_entities);
      how_many(shown, aligned_entities, "aligned entity", "aligned entities",
               "Counts are mentions, short forms among them; below a name stand its other forms.");
      aligned_table({begin, begin + static_cast<std::ptrdiff_t>(shown)});
    }
    if (const size_t alone = run_.entities.size() - aligned_entities; alone > 0) {
      out_.append("<h3>Most frequent without a counterpart</h3>\n");
      const size_t shown = std::min(kAlone, alone);
      how_many(shown, alone, "entity found in one language only",
               "entities found in one language only", "");
      alone_table({middle, middle + static_cast<std::ptrdiff_t>(shown)});
    }
    out_.append("</section>\n");
  }

  void conflicts() {
    if (run_.conflicts.empty()) return;
    const size_t shown = std::min(kConflicts, run_.conflicts.size());
    out_.append("<section id=\"conflicts\">\n<h2>Names with several renderings</h2>\n");
    how_many(shown, run_.conflicts.size(), "name", "names",
             "Not each is a fault: two people may share a name, and one body may have two. "
             "Counts are mentions of the name with that rendering.");
    for (const Lang lang : {Lang::en, Lang::vi}) {
      std::vector<const Conflict*> of;
      for (size_t i = 0; i < shown; ++i)
        if (run_.conflicts[i].lang == lang) of.push_back(&run_.conflicts[i]);
      if (!of.empty()) conflict_table(of, lang);
    }
    out_.append("</section>\n");
  }

  void inputs() {
    if (run_.inputs.empty()) return;
    std::vector<const InputSummary*> shown;
    for (const InputSummary& input : run_.inputs) shown.push_back(&input);
    const auto faults =
        static_cast<size_t>(std::count_if(run_.inputs.begin(), run_.inputs.end(), failed));
    if (shown.size() > kInputs) {
      std::stable_partition(shown.begin(), shown.end(),
                            [](const InputSummary* input) { return failed(*input); });
      shown.resize(kInputs);
    }
    out_.append("<section id=\"inputs\">\n<h2>Inputs</h2>\n");
    put("<p>{}, {} with failures.{}</p>\n", counted(run_.inputs.size(), "input", "inputs"),
        faults == 0 ? "none" : grouped(faults),
        shown.size() < run_.inputs.size() ? " Those with failures stand first." : "");
    out_.append(
        "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Name</th>"
        "<th scope=\"col\">Kind</th><th scope=\"col\">Mode</th>"
        "<th scope=\"col\" class=\"number\">Records</th>"
        "<th scope=\"col\" class=\"number\">Failed</th>"
        "<th scope=\"col\" class=\"number\">Aligned pairs</th>"
        "<th scope=\"col\">Alignments</th></tr></thead>\n<tbody>\n");
    for (const InputSummary* input : shown) input_row(*input);
    out_.append("</tbody>\n</table></div>\n");
    if (const size_t hidden = run_.inputs.size() - shown.size(); hidden > 0) {
      const size_t hidden_faults = faults - std::min(faults, shown.size());
      put("<p class=\"also\">{} not shown, {} with failures.</p>\n",
          counted(hidden, "input is", "inputs are"),
          hidden_faults == 0 ? "none of them" : grouped(hidden_faults) + " of them");
    }
    out_.append("</section>\n");
  }

 private:
  void how_many(size_t shown, size_t all, std::string_view one, std::string_view many,
                std::string_view more) {
    put("<p>{}{}.{}{}</p>\n", shown < all ? fmt::format("{} of ", grouped(shown)) : "",
        counted(all, one, many), more.empty() ? "" : " ", more);
  }

  using Rows =
      std::pair<std::vector<EntityTotal>::const_iterator, std::vector<EntityTotal>::const_iterator>;

  void aligned_table(const Rows& rows) {
    out_.append(
        "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Type</th>"
        "<th scope=\"col\" class=\"wide\">English</th>"
        "<th scope=\"col\" class=\"wide\">Vietnamese</th>"
        "<th scope=\"col\" class=\"number\">En</th><th scope=\"col\" class=\"number\">Vi</th>"
        "<th scope=\"col\" class=\"number\">Records</th>"
        "<th scope=\"col\" class=\"number\">Score</th></tr></thead>\n<tbody>\n");
    for (auto it = rows.first; it != rows.second; ++it) {
      put("<tr><td class=\"code\">{}</td>", name_of(it->type));
      name_cell(*it, Lang::en);
      name_cell(*it, Lang::vi);
      put("<td class=\"number\">{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td>"
          "<td class=\"number\">{}</td></tr>\n",
          grouped(it->count(Lang::en)), grouped(it->count(Lang::vi)), grouped(it->records),
          score_text(it->score));
    }
    out_.append("</tbody>\n</table></div>\n");
  }

  void alone_table(const Rows& rows) {
    out_.append(
        "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Type</th>"
        "<th scope=\"col\" class=\"third\">Name</th><th scope=\"col\">Language</th>"
        "<th scope=\"col\" class=\"number\">Mentions</th>"
        "<th scope=\"col\" class=\"number\">Records</th>"
        "<th scope=\"col\">Best suggestion</th></tr></thead>\n<tbody>\n");
    for (auto it = rows.first; it != rows.second; ++it) {
      const Lang lang = it->forms[0].empty() ? Lang::vi : Lang::en;
      put("<tr><td class=\"code\">{}</td>", name_of(it->type));
      name_cell(*it, lang);
      std::string_view suggestion = it->evidence;
      constexpr std::string_view kPrefix = "suggestion: ";
      if (suggestion.starts_with(kPrefix)) suggestion.remove_prefix(kPrefix.size());
      put("<td>{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td>"
          "<td class=\"words\">{}</td></tr>\n",
          lang == Lang::en ? "English" : "Vietnamese", grouped(it->count(lang)),
          grouped(it->records), suggestion.empty() ? "none" : isolated(suggestion));
    }
    out_.append("</tbody>\n</table></div>\n");
  }

  void name_cell(const EntityTotal& total, Lang lang) {
    const std::string& name = total.name[static_cast<size_t>(index_of(lang))];
    put("<td class=\"words\" lang=\"{}\"><span class=\"form\">{}</span>", name_of(lang),
        in_language(name, lang));
    const std::vector<std::string> variants = total.variants(lang);
    if (!variants.empty()) {
      out_.append("<span class=\"variants\">");
      for (size_t i = 0; i < std::min(kVariants, variants.size()); ++i)
        put("{}{}", i == 0 ? "" : " \u00B7 ", in_language(variants[i], lang));
      if (variants.size() > kVariants)
        put(" <span lang=\"en\">and {} more</span>", grouped(variants.size() - kVariants));
      out_.append("</span>");
    }
    out_.append("</td>");
  }

  void conflict_table(const std::vector<const Conflict*>& conflicts, Lang lang) {
    const bool english = lang == Lang::en;
    put("<h3>{}</h3>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Type</th>"
        "<th scope=\"col\" class=\"third\">{}</th><th scope=\"col\" class=\"number\">Mentions</th>"
        "<th scope=\"col\">{} renderings</th></tr></thead>\n<tbody>\n",
        english ? "One English name, several Vietnamese ones"
                : "One Vietnamese name, several English ones",
        english ? "English" : "Vietnamese", english ? "Vietnamese" : "English");
    for (const Conflict* conflict : conflicts) conflict_row(*conflict);
    out_.append("</tbody>\n</table></div>\n");
  }

  void conflict_row(const Conflict& conflict) {
    const Lang to = other(conflict.lang);
    put("<tr><td class=\"code\">{}</td><td class=\"words\" lang=\"{}\"><span "
        "class=\"form\">{}</span></td>"
        "<td class=\"number\">{}</td><td class=\"words\" lang=\"{}\"><ul class=\"renderings\">",
        name_of(run_.entities[conflict.rows.front()].type), name_of(conflict.lang),
        in_language(conflict.name, conflict.lang), grouped(conflict.count), name_of(to));
    const size_t shown = std::min(kRenderings, conflict.rows.size());
    for (size_t i = 0; i < shown; ++i) {
      const EntityTotal& total = run_.entities[conflict.rows[i]];
      put("<li>{} <span class=\"count\">{}</span></li>",
          in_language(total.name[static_cast<size_t>(index_of(to))], to),
          grouped(total.count(conflict.lang)));
    }
    if (shown < conflict.rows.size())
      put("<li lang=\"en\">and {} more</li>", grouped(conflict.rows.size() - shown));
    out_.append("</ul></td></tr>\n");
  }

  static bool failed(const InputSummary& input) {
    return input.error.has_value() || input.counts.failures() > 0;
  }

  void input_row(const InputSummary& input) {
    put("<tr><td class=\"words\"><span class=\"form\">{}</span>", isolated(input.name));
    if (input.counts.failures() > 0)
      put("<span class=\"faults\">Failed records: {}</span>", failure_counts(input.counts));
    if (input.error) put("<span class=\"faults\">Stopped: {}</span>", isolated(*input.error));
    put("</td><td>{}</td><td>{}</td><td class=\"number\">{}</td><td class=\"number{}\">{}</td>"
        "<td class=\"number\">{}</td><td>",
        html(input.kind), html(input.mode), grouped(input.counts.records),
        input.counts.failures() > 0 ? " fault" : "", grouped(input.counts.failures()),
        grouped(input.counts.aligned()));
    if (input.output.empty()) {
      out_.append("\u2013");
    } else {
      put("<a href=\"{}\">{}</a>", link_target(input.output), isolated(input.output));
    }
    out_.append("</td></tr>\n");
  }

  template <class... Values>
  void put(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  std::string& out_;
  const RunSummary& run_;
};

}  // namespace

// "invalid_utf8: 3, too_large: 1", the most frequent first.
std::string failure_counts(const RunCounts& counts) {
  std::vector<std::pair<std::string, uint64_t>> codes(counts.failed.begin(), counts.failed.end());
  std::stable_sort(codes.begin(), codes.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> out;
  out.reserve(codes.size());
  for (const auto& [code, count] : codes)
    out.push_back(fmt::format("{}:\u00A0{}", html(code), grouped(count)));
  return fmt::format("{}", fmt::join(out, ", "));
}

void append_entity_tables(std::string& out, const RunSummary& run, size_t aligned) {
  Tables(out, run).entities(aligned);
}
void append_conflict_tables(std::string& out, const RunSummary& run) {
  Tables(out, run).conflicts();
}
void append_input_table(std::string& out, const RunSummary& run) { Tables(out, run).inputs(); }

}  // namespace align
