#include "align/verb_flags.h"

#include <fmt/format.h>

#include "glossary/formats.h"
#include "lexicon/row.h"

namespace align {
namespace {

constexpr std::array<std::pair<std::string_view, Lang>, 2> kLangs = {
    {{"en", Lang::en}, {"vi", Lang::vi}}};
constexpr std::array<std::pair<std::string_view, Lang>, 2> kDirections = {
    {{"en-vi", Lang::en}, {"vi-en", Lang::vi}}};
constexpr std::array<std::pair<std::string_view, Split>, 2> kSplits = {
    {{"auto", Split::automatic}, {"line", Split::line}}};

}  // namespace

void VerbFlags::add_all() {
  add_pair();
  add_stream();
  add_batch();
  add_merge();
  add_glossary();
  add_convert();
  add_tokenize();
  add_suggest();
  add_lexicon();
  add_review();
  add_learn();
  add_eval();
}

CLI::App* VerbFlags::add_verb(CLI::App& parent, const std::string& name, const std::string& says,
                              Verb verb) {
  CLI::App* app = parent.add_subcommand(name, says);
  app->set_help_flag("-h,--help", "Show this help");
  app->allow_extras();
  verbs.emplace_back(app, verb);
  app->add_flag("-q,--quiet", options_.quiet, "Say nothing but errors");
  app->add_flag("-v,--verbose", options_.verbose, "Say more about what is done");
  add(app, "-o,--output", "FILE", "Write the result there; the file appears whole or not at all",
      [this](const std::string& text) { return options_.output = text, std::optional<Error>(); });
  return app;
}

void VerbFlags::add(CLI::App* app, const std::string& name, const std::string& value,
                    const std::string& says, Take take) {
  app->add_option_function<std::string>(
         name,
         [this, name, take = std::move(take)](const std::string& text) {
           const auto error = take(text);
           if (error && fault.empty())
             fault = fmt::format("{}: {}", name.substr(name.rfind(',') + 1), error->message);
         },
         says)
      ->type_name(value);
}

void VerbFlags::add_format(CLI::App* app, const std::string& names) {
  app->add_option("--format", options_.format, "Format of the result: " + names)->type_name("NAME");
  formats[app] = names;
}

void VerbFlags::add_lexicons(CLI::App* app) {
  app->add_option(
         "--lexicon", options_.lexicons,
         "A lexicon, or a review database with its decisions, over the built-in one; repeatable")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

void VerbFlags::add_jobs(CLI::App* app) {
  add_value(app, "-j,--jobs", "N", "Threads (default: one for each processor)", options_.jobs,
            parse_count);
}

void VerbFlags::add_as_of(CLI::App* app) {
  add_value(app, "--as-of", "DATE", "Prefer what held on that day, as 2025-06-30", options_.as_of,
            parse_date);
}

void VerbFlags::add_tokenize() {
  CLI::App* app = add_verb(app_, "tokenize",
                           "Split a text into sentences and words\n\n"
                           "  align tokenize --lang vi bai-bao.txt",
                           Verb::tokenize);
  app->add_option("FILE", options_.inputs, "The text (default: standard input)");
  add_choice(app, "--lang", "LANG", "Language of the text: en or vi", options_.lang, kLangs);
  add_choice(app, "--split", "HOW", "auto, or line: each line is one sentence", options_.split,
             kSplits);
  add_format(app, "text, jsonl");
  add_value(app, "--encoding", "NAME", "Encoding of the input: utf-8, utf-16, utf-16le, utf-16be",
            options_.encoding, encoding_from_name);
  add_lexicons(app);
}

void VerbFlags::add_suggest() {
  CLI::App* app = add_verb(app_, "suggest",
                           "Renderings of a name in the other language\n\n"
                           "  align suggest 'Xi Jinping' Guangxi\n"
                           "  align suggest --lang vi 'Bộ Ngoại giao'",
                           Verb::suggest);
  app->add_option("NAME", options_.inputs, "Names; - reads one a line from standard input");
  add_choice(app, "--lang", "LANG", "Language of the names (default: by their letters)",
             options_.lang, kLangs);
  add_format(app, "text, jsonl");
  add_lexicons(app);
  add_as_of(app);
}

void VerbFlags::add_lexicon() {
  CLI::App* parent = app_.add_subcommand("lexicon", "Look into the lexicons");
  parent->set_help_flag("-h,--help", "Show this help");
  parent->allow_extras();
  parents.push_back(parent);
  CLI::App* lookup = add_verb(*parent, "lookup",
                              "The entries that have a form\n\n  align lexicon lookup Guangxi WHO",
                              Verb::lexicon_lookup);
  lookup->add_option("FORM", options_.inputs, "Forms; - reads one a line from standard input");
  add_format(lookup, "text, jsonl");
  add_lexicons(lookup);
  add_as_of(lookup);
  CLI::App* validate = add_verb(*parent, "validate",
                                "Check lexicon files; without one, the built-in lexicon\n\n"
                                "  align lexicon validate mine.tsv",
                                Verb::lexicon_validate);
  validate->add_option("FILE", options_.inputs, "Lexicons");
  CLI::App* stats = add_verb(*parent, "stats",
                             "Rows for each file and domain\n\n"
                             "  align lexicon stats --corpus pairs.tsv",
                             Verb::lexicon_stats);
  add_format(stats, "table, tsv, jsonl");
  stats
      ->add_option("--corpus", options_.corpora,
                   "English TAB Vietnamese a line: also count the rows found there; repeatable")
      ->type_name("FILE")
      ->allow_extra_args(false);
  add_lexicons(stats);
  CLI::App* compile =
      add_verb(*parent, "compile",
               "Make lexicons one binary file for --lexicon, which opens at once\n\n"
               "  align lexicon compile mine.tsv more.tsv -o mine.alx",
               Verb::lexicon_compile);
  CLI::App* import =
      add_verb(*parent, "import",
               "Make a lexicon of glossaries (TBX, TMX, TSV, CSV, OmegaT, JSON Lines ...)\n\n"
               "  align lexicon import terms.tbx -o mine.tsv\n"
               "  align pair --lexicon mine.tsv a.txt b.txt",
               Verb::lexicon_import);
  import->add_option("FILE", options_.inputs, "Glossaries");
  add_input_format(import);
  add_choice(import, "--direction", "HOW", "en-vi or vi-en, where columns do not say it",
             options_.direction, kDirections);
  compile->add_option("FILE", options_.inputs,
                      "Lexicons; of rows with one id the last file's wins");
}

void VerbFlags::add_input_format(CLI::App* app) {
  add(app, "--input-format", "NAME", "Format of the glossary that is read",
      [this](const std::string& text) -> std::optional<Error> {
        if (!glossary_format_from_name(text)) return bad_value(text, glossary_format_names());
        options_.input_format = text;
        return std::nullopt;
      });
}

void VerbFlags::add_learn() {
  CLI::App* app = add_verb(
      app_, "learn",
      "Learn from parallel text which words translate each other\n\n"
      "  align learn pairs.tsv -o words.tsv\n"
      "  align learn pairs.tsv more.jsonl -o words.tsv --propose candidates.tsv\n"
      "  align pair --model words.tsv article.en.txt article.vi.txt\n\n"
      "CORPUS: a pair a line, English TAB Vietnamese, or JSON Lines with \"en\" and \"vi\";\n"
      "TMX, XLIFF, Moses pairs; packed or not.\n"
      "Takes 0.5 ms and 15 KB of memory for a pair of sentences. The same bytes for any -j.",
      Verb::learn);
  app->add_option("CORPUS", options_.inputs, "Parallel text; - is standard input");
  app->add_option("--propose", options_.propose_file,
                  "Write names and terms that no lexicon has there, as lexicon rows with counts "
                  "and an example; - is standard output")
      ->type_name("FILE");
  add_value(app, "--iterations", "N", "Rounds of each of the two models (default 5)",
            options_.iterations, parse_count);
  app->add_option("--licence", options_.licence, "Licence of the corpora, noted in the result")
      ->type_name("TEXT");
  add_lexicons(app);
  add_jobs(app);
  add_value(app, "--max-record", "SIZE", "Longer lines are left out (default 64MiB)",
            options_.max_record, parse_size);
}

void VerbFlags::add_eval() {
  CLI::App* app = add_verb(app_, "eval",
                           "Precision, recall and F1 against gold\n\n"
                           "  align eval --gold gold.jsonl aligned.jsonl --errors 20",
                           Verb::eval);
  app->add_option("PRED", options_.inputs, "Records as `align stream` writes them");
  app->add_option("--gold", options_.gold_file, "The annotated records")->type_name("FILE");
  add_value(app, "--types", "LIST", "Types that count (default PER,ORG,LOC,MISC)", options_.types,
            parse_types);
  add_value(app, "--errors", "N", "List so many errors", options_.faults, parse_count);
  app->add_flag("--calibration", options_.calibration,
                "Also how many of the rows of each score are right");
  add_format(app, "text, json");
}

}  // namespace align
