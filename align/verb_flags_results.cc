#include <fmt/format.h>

#include "align/verb_flags.h"
#include "glossary/formats.h"
#include "lexicon/row.h"

namespace align {
namespace {

constexpr std::array<std::pair<std::string_view, Level>, 3> kLevels = {
    {{"mention", Level::mention}, {"entity", Level::entity}, {"sentence", Level::sentence}}};
constexpr std::array<std::pair<std::string_view, OffsetUnit>, 3> kOffsets = {
    {{"codepoint", OffsetUnit::codepoint},
     {"byte", OffsetUnit::byte},
     {"utf16", OffsetUnit::utf16}}};
constexpr std::array<std::pair<std::string_view, ProgressKind>, 4> kProgress = {
    {{"auto", ProgressKind::automatic},
     {"always", ProgressKind::always},
     {"never", ProgressKind::never},
     {"json", ProgressKind::json}}};
constexpr std::array<std::pair<std::string_view, Lang>, 2> kDirections = {
    {{"en-vi", Lang::en}, {"vi-en", Lang::vi}}};
constexpr std::array<std::pair<std::string_view, ToneStyle>, 3> kToneStyles = {
    {{"old", ToneStyle::first}, {"new", ToneStyle::second}, {"keep", ToneStyle::keep}}};
constexpr std::string_view kGlossaryFormats =
    "tbx, tbx2, omegat, tsv, csv, xlsx, tmx, jsonl, md, deepl, google";

}  // namespace

void VerbFlags::add_alignment(CLI::App* app) {
  add_value(app, "--types", "LIST",
            "Types to print, as PER,ORG, or all (default: all but DATE, NUM)", options_.types,
            parse_types);
  add_value(app, "--min-score", "S", "Below it a pair is no row (default 0.5)", options_.min_score,
            parse_share);
  add_choice(app, "--mode", "MODE", "auto, parallel (translations) or comparable (same matter)",
             options_.mode, kModes);
  add_lexicons(app);
  app->add_option("--model", options_.model,
                  "Word statistics as `align learn` writes them, instead of the built-in ones")
      ->type_name("FILE");
  add_as_of(app);
  add_choice(app, "--offsets", "UNIT", "Unit of printed offsets: codepoint, byte or utf16",
             options_.offsets, kOffsets);
  add_value(app, "--encoding", "NAME", "Encoding of the input: utf-8, utf-16, utf-16le, utf-16be",
            options_.encoding, encoding_from_name);
  app->add_flag("--with-text", options_.with_text, "Records carry the texts and their segments");
}

void VerbFlags::add_pair() {
  CLI::App* app = add_verb(app_, "pair",
                           "Align the names of two documents\n\n"
                           "  align pair article.en.txt article.vi.txt\n"
                           "  align pair article.en.txt --format csv -o names.csv\n"
                           "  align pair --vi bai-bao.txt\n"
                           "  align pair manual.xlf",
                           Verb::pair);
  app->add_option("TEXT", options_.inputs,
                  "The English text and the Vietnamese one, or one bilingual file (.tmx, .xlf, "
                  ".tsv, .jsonl); - is standard input");
  app->add_option("--vi", options_.vi_file, "The Vietnamese text")->type_name("FILE");
  add_format(app, "table, tsv, csv, jsonl, md");
  add_choice(app, "--level", "LEVEL",
             "A row is a mention, an entity or a sentence (default entity)", options_.level,
             kLevels);
  add_alignment(app);
  app->add_flag("--explain", options_.explain,
                "Say below each row why it is there, what its score is made of and what came next "
                "(table and md)");
  why_option =
      app->add_option(
             "--why", options_.why,
             "Instead of the table, say in words why that name was or was not aligned, in either "
             "text, whatever its case and marks")
          ->type_name("NAME");
  app->add_flag("--no-color", options_.no_color, "No colours on a terminal");
}

void VerbFlags::add_stream() {
  CLI::App* app = add_verb(app_, "stream",
                           "Align records of JSON Lines, one line out for each line in\n\n"
                           "  align stream pairs.jsonl > aligned.jsonl\n"
                           "  zcat pairs.jsonl.gz | align stream -j 8 | gzip > aligned.jsonl.gz",
                           Verb::stream);
  app->add_option("FILE", options_.inputs, "The records (default: standard input)");
  add_format(app, "jsonl");
  add_alignment(app);
  add_many(app);
}

void VerbFlags::add_many(CLI::App* app) {
  add_jobs(app);
  add_value(app, "--max-record", "SIZE", "Longer records become error records (default 64MiB)",
            options_.max_record, parse_size);
  app->add_flag("--keep-going", options_.keep_going, "Failed records do not change the exit code");
  add(app, "--shard", "I/N",
      "Only every N-th record, from the I-th on; align merge joins the parts",
      [this](const std::string& text) -> std::optional<Error> {
        const auto fraction = parse_fraction(text);
        if (!fraction) return fraction.error();
        options_.shard = {fraction->first, fraction->second};
        return std::nullopt;
      });
}

void VerbFlags::add_batch() {
  CLI::App* app = add_verb(
      app_, "batch",
      "Align many inputs into a folder: alignments, one entity table, a summary, a report\n\n"
      "  align batch news.tsv.gz talks.en talks.vi memory.tmx -o results\n"
      "  align batch articles/ -o results --resume\n\n"
      "INPUT: bitext (.tsv), a Moses pair (.en and .vi), TMX, XLIFF 1.2, JSON Lines, a folder "
      "of\n"
      "paired texts (NAME.en.txt and NAME.vi.txt, or en/NAME and vi/NAME), a manifest that "
      "lists\n"
      "pairs of files, a pair of texts; packed by gzip or zstd or not. Mixed as you like.",
      Verb::batch);
  app->get_option("--output")
      ->description("The folder to write, which holds this run alone")
      ->type_name("DIR");
  app->add_option("INPUT", options_.inputs, "Files and folders");
  add_alignment(app);
  app->add_flag("--no-text", options_.no_text, "Records without the texts and their segments");
  add_value(app, "--input-format", "NAME",
            "What the inputs are, when names and contents do not tell: jsonl, tsv, moses, tmx, "
            "xliff, text, folder, manifest",
            options_.input_kind, input_kind_from_name);
  add_value(app, "--compress", "HOW", "Pack the alignments: gz or zst", options_.compress,
            packing_from_name);
  app->add_flag("--resume", options_.resume, "Go on with the run that was stopped in that folder");
  app->add_flag("-n,--dry-run", options_.dry_run, "Only list what would be done");
  app->add_flag_callback(
      "--strict", [this] { options_.max_errors = 0; }, "Stop at the first failure");
  add(app, "--max-errors", "N", "Stop after more than N failures",
      [this](const std::string& text) -> std::optional<Error> {
        const auto count = parse_count(text);
        if (!count) return count.error();
        options_.max_errors = *count;
        return std::nullopt;
      });
  add_choice(app, "--progress", "WHEN",
             "auto (a bar on a terminal, else a line every 30 s), always, never or json",
             options_.progress, kProgress);
  add_many(app);
}

void VerbFlags::add_merge() {
  CLI::App* app =
      add_verb(app_, "merge",
               "Join the results of shards into what a single run gives\n\n"
               "  align merge part1.jsonl part2.jsonl part3.jsonl -o aligned.jsonl\n"
               "  align merge results-1 results-2 -o results\n"
               "  align merge january.tsv february.tsv -o year.tsv\n\n"
               "PART: results of `align stream --shard` in the order of the shards, folders of\n"
               "`align batch --shard` likewise, or entity tables, which are added up.",
               Verb::merge);
  app->add_option("PART", options_.inputs, "The parts");
}

// What glossary and convert have in common.
void VerbFlags::add_glossary_output(CLI::App* app) {
  add_format(app, std::string(kGlossaryFormats));
  add_choice(app, "--direction", "HOW", "en-vi or vi-en: which language is the source",
             options_.direction, kDirections);
  add(app, "--locale", "LIST", "Language tags to write, as en-US,vi-VN",
      [this](const std::string& text) -> std::optional<Error> {
        auto locales = parse_locales(text);
        if (!locales) return locales.error();
        options_.locales = std::move(*locales);
        options_.locale_given = true;
        return std::nullopt;
      });
  add_choice(app, "--tone-style", "STYLE",
             "Where tone marks stand in Vietnamese terms: old (h\u00f2a), new (ho\u00e0) or keep",
             options_.tone_style, kToneStyles);
  app->add_flag("--bom", options_.bom, "CSV with a byte order mark, for Excel");
  add_input_format(app);
}

void VerbFlags::add_glossary() {
  CLI::App* app = add_verb(
      app_, "glossary",
      "Make a glossary of alignment results\n\n"
      "  align glossary results -o terms.tbx --min-count 2\n"
      "  align glossary aligned.jsonl -o terms.utf8 --types ORG,LOC\n"
      "  align glossary new-results --update terms.tbx -o terms.tbx --house style.tsv\n\n"
      "INPUT: a folder of align batch, records of align stream (--with-text gives contexts), an\n"
      "entity table, a review database. The ending of FILE tells the format: .tbx .utf8 .txt .tsv "
      ".csv .xlsx .tmx\n"
      ".jsonl .md",
      Verb::glossary);
  app->add_option("INPUT", options_.inputs, "Results; - is standard input");
  add_glossary_output(app);
  add_value(app, "--min-score", "S", "Rows below it are left out (default 0.5)", options_.min_score,
            parse_share);
  add_value(app, "--min-count", "N", "Rows that occur less often are left out (default 1)",
            options_.min_count, parse_count);
  add(app, "--status", "LIST", "Of auto, accepted, edited, rejected (default: all but rejected)",
      [this](const std::string& text) -> std::optional<Error> {
        auto statuses = parse_statuses(text);
        if (!statuses) return statuses.error();
        options_.statuses = std::move(*statuses);
        return std::nullopt;
      });
  add_value(app, "--types", "LIST", "As PER,ORG, or all (default: all but DATE, NUM)",
            options_.types, parse_types);
  app->add_option("--house", options_.house,
                  "A lexicon of the house's style; its forms are preferred over all others")
      ->type_name("FILE");
  app->add_option("--update", options_.update,
                  "A glossary to go on with: its ids, order, notes and decisions stay")
      ->type_name("OLD");
  app->add_option("--report", options_.report,
                  "Write conflicts, and what an update added, changed and contradicted, as TSV")
      ->type_name("FILE");
  add_lexicons(app);
  add_as_of(app);
}

void VerbFlags::add_convert() {
  CLI::App* app = add_verb(app_, "convert",
                           "Turn a glossary into another format\n\n"
                           "  align convert terms.tbx -o terms.utf8\n"
                           "  align convert terms.csv -o terms.tsv --format deepl\n\n"
                           "What a format cannot hold is listed on standard error.",
                           Verb::convert);
  app->add_option("IN", options_.inputs, "The glossary; - is standard input");
  add_glossary_output(app);
}

}  // namespace align
