// The verbs and flags of the command line, as CLI11 knows them. Values are read here and kept in Options; what is
// wrong with one is kept as the first fault.
#ifndef ALIGN_VERB_FLAGS_H_
#define ALIGN_VERB_FLAGS_H_

#include <CLI/CLI.hpp>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/option_values.h"
#include "align/options.h"

namespace align {

class VerbFlags {
 public:
  VerbFlags(CLI::App& app, Options& options) : app_(app), options_(options) { add_all(); }

  std::vector<CLI::App*> parents;     // verbs above others that do nothing by themselves
  CLI::Option* why_option = nullptr;  // pair --why
  std::vector<std::pair<CLI::App*, Verb>> verbs;
  std::map<const CLI::App*, std::string> formats;  // names that --format takes
  std::string fault;                               // the first value that was wrong

 private:
  // One flag with a value: its names, what it says in the help, and where the value goes.
  using Take = std::function<std::optional<Error>(const std::string&)>;

  void add_all();
  CLI::App* add_verb(CLI::App& parent, const std::string& name, const std::string& says, Verb verb);
  void add(CLI::App* app, const std::string& name, const std::string& value,
           const std::string& says, Take take);
  void add_format(CLI::App* app, const std::string& names);
  void add_lexicons(CLI::App* app);
  void add_jobs(CLI::App* app);
  void add_as_of(CLI::App* app);
  void add_alignment(CLI::App* app);
  void add_pair();
  void add_stream();
  void add_many(CLI::App* app);
  void add_batch();
  void add_merge();
  void add_tokenize();
  void add_suggest();
  void add_lexicon();
  void add_glossary_output(CLI::App* app);
  void add_input_format(CLI::App* app);
  void add_glossary();
  void add_convert();
  void add_review();
  void add_learn();
  void add_eval();

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

  CLI::App& app_;
  Options& options_;
};

}  // namespace align

#endif  // ALIGN_VERB_FLAGS_H_
