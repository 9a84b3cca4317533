// Long: one option after another, and what is wrong with them.
#include "align/options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <array>
#include <functional>
#include <memory>
#include <utility>

#include "align/did_you_mean.h"
#include "align/option_values.h"
#include "glossary/formats.h"
#include "lexicon/row.h"
#include "text/fold.h"

namespace align {
namespace {

constexpr std::array<std::pair<std::string_view, Level>, 3> kLevels = {
    {{"mention", Level::mention}, {"entity", Level::entity}, {"sentence", Level::sentence}}};
constexpr std::array<std::pair<std::string_view, Mode>, 3> kModes = {
    {{"auto", Mode::automatic}, {"parallel", Mode::parallel}, {"comparable", Mode::comparable}}};
constexpr std::array<std::pair<std::string_view, OffsetUnit>, 3> kOffsets = {
    {{"codepoint", OffsetUnit::codepoint},
     {"byte", OffsetUnit::byte},
     {"utf16", OffsetUnit::utf16}}};
constexpr std::array<std::pair<std::string_view, Lang>, 2> kLangs = {
    {{"en", Lang::en}, {"vi", Lang::vi}}};
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
constexpr std::array<std::pair<std::string_view, Split>, 2> kSplits = {
    {{"auto", Split::automatic}, {"line", Split::line}}};

// One flag with a value: its names, what it says in the help, and where the value goes.
using Take = std::function<std::optional<Error>(const std::string&)>;

class CommandLineParser {
 public:
  CommandLineParser() {
    app_.set_help_flag("-h,--help", "Show this help");
    app_.allow_extras();
    app_.add_flag("--version", version_, "Show the version; with --format json as JSON");
    app_.add_option("--format", options_.format, "With --version: text or json");
    add_pair();
    add_stream();
    add_batch();
    add_merge();
    add_glossary();
    add_convert();
    add_tokenize();
    add_suggest();
    add_lexicon();
    add_learn();
    add_eval();
  }

  CommandLine parse(int argc, const char* const* argv, bool terminal) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      return {std::nullopt, app_.help(), ""};
    } catch (const CLI::ParseError& error) {
      return {std::nullopt, "", fmt::format("{}{}", error.what(), hint(chosen()))};
    }
    if (auto unknown = unknown_argument()) return {std::nullopt, "", *unknown};
    if (!fault_.empty()) return {std::nullopt, "", fault_ + hint(chosen())};
    return decide(terminal);
  }

 private:
  CLI::App* add_verb(CLI::App& parent, const std::string& name, const std::string& says,
                     Verb verb) {
    CLI::App* app = parent.add_subcommand(name, says);
    app->set_help_flag("-h,--help", "Show this help");
    app->allow_extras();
    verbs_.emplace_back(app, verb);
    app->add_flag("-q,--quiet", options_.quiet, "Say nothing but errors");
    app->add_flag("-v,--verbose", options_.verbose, "Say more about what is done");
    add(app, "-o,--output", "FILE", "Write the result there; the file appears whole or not at all",
        [this](const std::string& text) { return options_.output = text, std::optional<Error>(); });
    return app;
  }

  void add(CLI::App* app, const std::string& name, const std::string& value,
           const std::string& says, Take take) {
    app->add_option_function<std::string>(
           name,
           [this, name, take = std::move(take)](const std::string& text) {
             const auto error = take(text);
             if (error && fault_.empty())
               fault_ = fmt::format("{}: {}", name.substr(name.rfind(',') + 1), error->message);
           },
           says)
        ->type_name(value);
  }

  // A flag whose value `parse` reads into `target`.
  template <class T, class Parse>
  void add_value(CLI::App* app, const std::string& name, const std::string& value,
                 const std::string& says, T& target, Parse read) {
    add(app, name, value, says, [&target, read](const std::string& text) -> std::optional<Error> {
      auto result = read(text);
      if (!result) return result.error();
      target = *result;
      return std::nullopt;
    });
  }

  template <class T, class Choice, size_t N>
  void add_choice(CLI::App* app, const std::string& name, const std::string& value,
                  const std::string& says, T& target,
                  const std::array<std::pair<std::string_view, Choice>, N>& choices) {
    add_value(app, name, value, says, target,
              [&choices](const std::string& text) { return parse_choice<Choice>(text, choices); });
  }

  void add_format(CLI::App* app, const std::string& formats) {
    app->add_option("--format", options_.format, "Format of the result: " + formats)
        ->type_name("NAME");
    formats_[app] = formats;
  }

  void add_lexicons(CLI::App* app) {
    app->add_option("--lexicon", options_.lexicons, "A lexicon over the built-in one; repeatable")
        ->type_name("FILE")
        ->allow_extra_args(false);
  }

  void add_jobs(CLI::App* app) {
    add_value(app, "-j,--jobs", "N", "Threads (default: one for each processor)", options_.jobs,
              parse_count);
  }

  void add_as_of(CLI::App* app) {
    add_value(app, "--as-of", "DATE", "Prefer what held on that day, as 2025-06-30", options_.as_of,
              parse_date);
  }

  void add_alignment(CLI::App* app) {
    add_value(app, "--types", "LIST",
              "Types to print, as PER,ORG, or all (default: all but DATE, NUM)", options_.types,
              parse_types);
    add_value(app, "--min-score", "S", "Below it a pair is no row (default 0.5)",
              options_.min_score, parse_share);
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

  void add_pair() {
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
    app->add_flag(
        "--explain", options_.explain,
        "Say below each row why it is there, what its score is made of and what came next "
        "(table and md)");
    why_option_ =
        app->add_option(
               "--why", options_.why,
               "Instead of the table, say in words why that name was or was not aligned, in either "
               "text, whatever its case and marks")
            ->type_name("NAME");
    app->add_flag("--no-color", options_.no_color, "No colours on a terminal");
  }

  void add_stream() {
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

  void add_many(CLI::App* app) {
    add_jobs(app);
    add_value(app, "--max-record", "SIZE", "Longer records become error records (default 64MiB)",
              options_.max_record, parse_size);
    app->add_flag("--keep-going", options_.keep_going,
                  "Failed records do not change the exit code");
    add(app, "--shard", "I/N",
        "Only every N-th record, from the I-th on; align merge joins the parts",
        [this](const std::string& text) -> std::optional<Error> {
          const auto fraction = parse_fraction(text);
          if (!fraction) return fraction.error();
          options_.shard = {fraction->first, fraction->second};
          return std::nullopt;
        });
  }

  void add_batch() {
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
    app->add_flag("--resume", options_.resume,
                  "Go on with the run that was stopped in that folder");
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

  void add_merge() {
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

  void add_tokenize() {
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

  void add_suggest() {
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

  void add_lexicon() {
    CLI::App* parent = app_.add_subcommand("lexicon", "Look into the lexicons");
    parent->set_help_flag("-h,--help", "Show this help");
    parent->allow_extras();
    lexicon_ = parent;
    CLI::App* lookup = add_verb(
        *parent, "lookup", "The entries that have a form\n\n  align lexicon lookup Guangxi WHO",
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

  // What glossary and convert have in common.
  void add_glossary_output(CLI::App* app) {
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

  void add_input_format(CLI::App* app) {
    add(app, "--input-format", "NAME", "Format of the glossary that is read",
        [this](const std::string& text) -> std::optional<Error> {
          if (!glossary_format_from_name(text)) return bad_value(text, glossary_format_names());
          options_.input_format = text;
          return std::nullopt;
        });
  }

  void add_glossary() {
    CLI::App* app = add_verb(
        app_, "glossary",
        "Make a glossary of alignment results\n\n"
        "  align glossary results -o terms.tbx --min-count 2\n"
        "  align glossary aligned.jsonl -o terms.utf8 --types ORG,LOC\n"
        "  align glossary new-results --update terms.tbx -o terms.tbx --house style.tsv\n\n"
        "INPUT: a folder of align batch, records of align stream (--with-text gives contexts), an\n"
        "entity table. The ending of FILE tells the format: .tbx .utf8 .txt .tsv .csv .xlsx .tmx\n"
        ".jsonl .md",
        Verb::glossary);
    app->add_option("INPUT", options_.inputs, "Results; - is standard input");
    add_glossary_output(app);
    add_value(app, "--min-score", "S", "Rows below it are left out (default 0.5)",
              options_.min_score, parse_share);
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

  void add_convert() {
    CLI::App* app = add_verb(app_, "convert",
                             "Turn a glossary into another format\n\n"
                             "  align convert terms.tbx -o terms.utf8\n"
                             "  align convert terms.csv -o terms.tsv --format deepl\n\n"
                             "What a format cannot hold is listed on standard error.",
                             Verb::convert);
    app->add_option("IN", options_.inputs, "The glossary; - is standard input");
    add_glossary_output(app);
  }

  void add_learn() {
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

  void add_eval() {
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

  // What was asked for -----------------------------------------------------------------------------

  CLI::App* chosen() {
    CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return app;
  }

  std::string hint(CLI::App* app) const {
    std::string name = app == &app_ ? "" : " " + app->get_name();
    if (app != &app_ && app->get_parent() == lexicon_) name = " lexicon" + name;
    return fmt::format("; see align{} --help", name);
  }

  std::optional<std::string> unknown_argument() {
    for (CLI::App* app = chosen(); app != nullptr; app = app->get_parent()) {
      const std::vector<std::string> extras = app->remaining();
      if (extras.empty()) continue;
      const auto flag = std::find_if(extras.begin(), extras.end(),
                                     [](const std::string& s) { return s.starts_with('-'); });
      const std::string& word = flag == extras.end() ? extras.front() : *flag;
      return describe_unknown(app, word);
    }
    return std::nullopt;
  }

  std::string describe_unknown(CLI::App* app, const std::string& word) const {
    std::vector<std::string> known;
    const bool is_flag = word.starts_with('-') && word.size() > 1;
    const bool is_verb = !is_flag && (app == &app_ || app == lexicon_);
    if (is_verb)
      for (const CLI::App* verb : app->get_subcommands({})) known.push_back(verb->get_name());
    if (is_flag) {
      for (const CLI::Option* option : app->get_options())
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    }
    const std::string near = did_you_mean(word.substr(0, word.find('=')), known);
    const char* kind = is_flag ? "option" : is_verb ? "verb" : "argument";
    if (!near.empty()) return fmt::format("unknown {} '{}'; did you mean {}?", kind, word, near);
    if (!is_verb) return fmt::format("unknown {} '{}'{}", kind, word, hint(app));
    return fmt::format("unknown verb '{}', expected {}{}", word, fmt::join(known, ", "), hint(app));
  }

  CommandLine decide(bool terminal) {
    CLI::App* app = chosen();
    if (app == &app_ && version_) return usable(app, "text, json");
    if (app == &app_ || app == lexicon_) {
      if (terminal) return {std::nullopt, app_.help(), ""};
      return {std::nullopt, "", "no verb given" + hint(app)};
    }
    for (const auto& [verb_app, verb] : verbs_)
      if (verb_app == app) options_.verb = verb;
    if (nothing_given() && terminal) return {std::nullopt, app_.help(), ""};
    if (const std::string missing = missing_argument(); !missing.empty())
      return {std::nullopt, "", missing + hint(app)};
    const auto formats = formats_.find(app);
    return usable(app, formats == formats_.end() ? "" : formats->second);
  }

  // Nothing to work on, so it would have to come from the terminal.
  bool nothing_given() const {
    const bool needs_none = options_.verb == Verb::lexicon_validate ||
                            options_.verb == Verb::lexicon_stats || options_.verb == Verb::eval;
    return !needs_none && options_.inputs.empty() && options_.vi_file.empty();
  }

  std::string missing_argument() const {
    const size_t files = options_.inputs.size() + (options_.vi_file.empty() ? 0 : 1);
    switch (options_.verb) {
      case Verb::pair:
        if (files == 0) return "no text given, expected EN VI";
        if (files > 2) return fmt::format("{} texts given, expected EN VI", files);
        if (why_asked() && files < 2) return "--why: one text given, expected EN VI";
        if (why_asked() && joined_key(options_.why).empty())
          return fmt::format("--why: '{}' has no letter or digit, expected a name", options_.why);
        return both_standard_input() ? "both texts are standard input, expected one at most" : "";
      case Verb::suggest:
        return files == 0 ? "no name given" : "";
      case Verb::lexicon_lookup:
        return files == 0 ? "no form given" : "";
      case Verb::lexicon_compile:
        if (files == 0) return "no lexicon given";
        return options_.output == "-" ? "no output given, expected -o FILE" : "";
      case Verb::learn:
        if (files == 0) return "no corpus given";
        return options_.output == "-" && options_.propose_file.empty()
                   ? "no output given, expected -o FILE or --propose FILE"
                   : "";
      case Verb::tokenize:
        if (!options_.lang) return "no language given, expected --lang en or --lang vi";
        return files > 1 ? "more than one file given" : "";
      case Verb::batch:
        if (files == 0) return "no input given";
        return options_.output == "-" && !options_.dry_run ? "no output given, expected -o DIR"
                                                           : "";
      case Verb::merge:
        if (files == 0) return "no part given";
        return options_.output == "-" ? "no output given, expected -o OUT" : "";
      case Verb::glossary:
        if (files == 0) return "no result given";
        return options_.output == "-" && options_.format.empty()
                   ? "no output given, expected -o FILE or --format"
                   : "";
      case Verb::convert:
        if (files != 1) return "expected one glossary";
        return options_.output == "-" && options_.format.empty()
                   ? "no output given, expected -o OUT or --format"
                   : "";
      case Verb::lexicon_import:
        return files == 0 ? "no glossary given" : "";
      case Verb::stream:
        if (options_.encoding != Encoding::automatic && options_.encoding != Encoding::utf8)
          return "--encoding: JSON Lines are UTF-8";
        return files > 1 ? "more than one file given" : "";
      case Verb::eval:
        if (options_.gold_file.empty()) return "no gold given, expected --gold FILE";
        return files != 1 ? "expected one file of predictions" : "";
      default:
        return "";
    }
  }

  bool why_asked() const { return why_option_->count() > 0; }

  bool both_standard_input() const {
    const std::string& last = options_.vi_file.empty() ? options_.inputs.back() : options_.vi_file;
    return options_.inputs.size() + (options_.vi_file.empty() ? 0 : 1) == 2 &&
           options_.inputs.front() == "-" && last == "-";
  }

  CommandLine usable(CLI::App* app, const std::string& formats) {
    const std::string wanted = ", " + options_.format + ",";
    if (!options_.format.empty() && (", " + formats + ",").find(wanted) == std::string::npos)
      return {
          std::nullopt, "",
          fmt::format("--format: '{}', expected one of {}{}", options_.format, formats, hint(app))};
    return {options_, "", ""};
  }

  CLI::App app_{
      "Aligns names between English and Vietnamese texts\n\n"
      "  align pair article.en.txt article.vi.txt\n"
      "  align stream < pairs.jsonl > aligned.jsonl",
      "align"};
  CLI::App* lexicon_ = nullptr;
  CLI::Option* why_option_ = nullptr;
  std::vector<std::pair<CLI::App*, Verb>> verbs_;
  std::map<const CLI::App*, std::string> formats_;
  Options options_;
  std::string fault_;  // the first value that was wrong
  bool version_ = false;
};

}  // namespace

Settings Options::settings() const {
  Settings out;
  out.min_score = min_score;
  if (types) out.types = *types;
  out.as_of = as_of;
  out.explain = explain;
  return out;
}

CommandLine parse_command_line(int argc, const char* const* argv, bool terminal) {
  return CommandLineParser().parse(argc, argv, terminal);
}

}  // namespace align
