#include "align/verb_flags.h"

namespace align {
namespace {

constexpr std::array<std::pair<std::string_view, Lang>, 2> kDirections = {
    {{"en-vi", Lang::en}, {"vi-en", Lang::vi}}};

}  // namespace

void VerbFlags::add_review() {
  CLI::App* parent = add_verb(
      app_, "review",
      "Decide about every pair in the browser\n\n"
      "  align batch news.tsv -o job\n"
      "  align review job\n"
      "  align review export --db job.review.db -o decided.tsv\n"
      "  align pair --lexicon decided.tsv a.en.txt a.vi.txt\n\n"
      "INPUT: a folder of `align batch`, records with their texts (`align stream --with-text`), "
      "an\n"
      "entity table, or a review database. The page is served to this machine alone and nothing\n"
      "leaves it; every decision is saved at once. --html and --xlsx serve nothing: they write a "
      "page\n"
      "or a workbook for somebody without this program, whose decisions `align review apply` takes "
      "in.",
      Verb::review);
  parent->add_option("INPUT", options_.inputs, "Results of alignment");
  parent->add_option("--db", options_.db, "Where decisions are kept (default: INPUT.review.db)")
      ->type_name("FILE");
  parent->add_option("--user", options_.user, "Who decides (default: you)")->type_name("NAME");
  add_value(parent, "--port", "N", "Port to listen on (default: one that is free)", options_.port,
            parse_port);
  parent
      ->add_option("--host", options_.host,
                   "Address to listen on (default: 127.0.0.1, this machine alone)")
      ->type_name("ADDRESS");
  parent
      ->add_option("--html", options_.html_file,
                   "Write the page with all its data into one file, and end")
      ->type_name("FILE");
  parent->add_option("--xlsx", options_.xlsx_file, "Write the pairs as a workbook, and end")
      ->type_name("FILE");
  parent->add_flag_callback(
      "--no-open", [this] { options_.open_browser = false; },
      "Only print the address, open no browser");
  add_lexicons(parent);
  const auto add_database = [this](CLI::App* app, const std::string& says) {
    app->add_option("--db", options_.db, says)->type_name("FILE");
  };
  CLI::App* out =
      add_verb(*parent, "export",
               "Decisions as a lexicon, a table or a glossary\n\n"
               "  align review export --db news.review.db -o decided.tsv\n"
               "  align review export --db news.review.db -o decisions.jsonl\n"
               "  align review export --db news.review.db -o terms.tbx\n\n"
               "lexicon: accepted and edited pairs as rows, rejected ones as forbidden pairs, for "
               "--lexicon.\n"
               "tsv, csv, jsonl: all decisions; the last one is what `review apply` reads.\n"
               "The others are glossaries. The ending of FILE tells the format; .tsv is a lexicon.",
               Verb::review_export);
  add_database(out, "The review database");
  add_format(out, "lexicon, tsv, csv, jsonl, tbx, tbx2, omegat, xlsx, tmx, md, deepl, google");
  add(out, "--status", "LIST",
      "Of auto, accepted, edited, rejected (default: all that was decided; in glossaries accepted "
      "and edited)",
      [this](const std::string& text) -> std::optional<Error> {
        auto statuses = parse_statuses(text);
        if (!statuses) return statuses.error();
        options_.statuses = std::move(*statuses);
        return std::nullopt;
      });
  add_choice(out, "--direction", "HOW",
             "en-vi or vi-en: which language of a glossary is the source", options_.direction,
             kDirections);
  CLI::App* in = add_verb(
      *parent, "apply",
      "Put decisions into a review database\n\n"
      "  align review apply decisions.jsonl --db news.review.db\n"
      "  align review apply news.xlsx --db news.review.db --user lan\n\n"
      "DECISIONS: JSON Lines as `review export` and the page write them, or a workbook of\n"
      "`review --xlsx`. What holds already, and "
      "what is\nolder than what holds, is passed over: twice is as once. The database "
      "is made when\nthere is none.",
      Verb::review_apply);
  in->add_option("DECISIONS", options_.inputs, "Files; - is standard input");
  add_database(in, "The review database");
  in->add_option("--user", options_.user,
                 "Who decided, where the lines do not say it (default: you)")
      ->type_name("NAME");
}

}  // namespace align
