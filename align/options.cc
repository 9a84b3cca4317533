#include "align/options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "align/did_you_mean.h"
#include "align/verb_flags.h"
#include "text/fold.h"

namespace align {
namespace {

class CommandLineParser {
 public:
  CommandLineParser() {
    app_.set_help_flag("-h,--help", "Show this help");
    app_.allow_extras();
    app_.add_flag("--version", version_, "Show the version; with --format json as JSON");
    app_.add_option("--format", options_.format, "With --version: text or json");
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
    if (!flags_.fault.empty()) return {std::nullopt, "", flags_.fault + hint(chosen())};
    return decide(terminal);
  }

 private:
  CLI::App* chosen() {
    CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return app;
  }

  bool is_parent(const CLI::App* app) const {
    return std::find(flags_.parents.begin(), flags_.parents.end(), app) != flags_.parents.end();
  }

  std::string hint(CLI::App* app) const {
    std::string name = app == &app_ ? "" : " " + app->get_name();
    if (app != &app_ && is_parent(app->get_parent()))
      name = " " + app->get_parent()->get_name() + name;
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
    const bool is_verb = !is_flag && (app == &app_ || is_parent(app));
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
    if (app == &app_ || is_parent(app)) {
      if (terminal) return {std::nullopt, app_.help(), ""};
      return {std::nullopt, "", "no verb given" + hint(app)};
    }
    for (const auto& [verb_app, verb] : flags_.verbs)
      if (verb_app == app) options_.verb = verb;
    if (nothing_given() && terminal) return {std::nullopt, app_.help(), ""};
    if (const std::string missing = missing_argument(); !missing.empty())
      return {std::nullopt, "", missing + hint(app)};
    const auto formats = flags_.formats.find(app);
    return usable(app, formats == flags_.formats.end() ? "" : formats->second);
  }

  // Nothing to work on, so it would have to come from the terminal.
  bool nothing_given() const {
    const bool needs_none = options_.verb == Verb::lexicon_validate ||
                            options_.verb == Verb::lexicon_stats || options_.verb == Verb::eval ||
                            options_.verb == Verb::review_export;
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
      case Verb::review:
        return files == 0 && options_.db.empty() ? "no result given" : "";
      case Verb::review_export:
        return options_.db.empty() ? "no database given, expected --db FILE" : "";
      case Verb::review_apply:
        if (files == 0) return "no decisions given";
        return options_.db.empty() ? "no database given, expected --db FILE" : "";
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

  bool why_asked() const { return flags_.why_option->count() > 0; }

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
  Options options_;
  VerbFlags flags_{app_, options_};
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
