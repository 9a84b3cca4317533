#include "input/inputs.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "input/documents.h"
#include "input/lines.h"
#include "input/markup.h"

namespace align {
namespace {

constexpr std::array<std::pair<std::string_view, InputKind>, 8> kKinds = {
    {{"jsonl", InputKind::records},
     {"tsv", InputKind::bitext},
     {"moses", InputKind::moses},
     {"tmx", InputKind::tmx},
     {"xliff", InputKind::xliff},
     {"text", InputKind::texts},
     {"folder", InputKind::folder},
     {"manifest", InputKind::manifest}}};

constexpr std::array<std::pair<std::string_view, InputKind>, 11> kEndings = {
    {{".jsonl", InputKind::records},
     {".ndjson", InputKind::records},
     {".json", InputKind::records},
     {".tsv", InputKind::bitext},
     {".tab", InputKind::bitext},
     {".tmx", InputKind::tmx},
     {".xlf", InputKind::xliff},
     {".xliff", InputKind::xliff},
     {".sdlxliff", InputKind::xliff},
     {".mqxliff", InputKind::xliff},
     {".mxliff", InputKind::xliff}}};

constexpr size_t kHead = size_t{64} << 10;

std::string_view base_name(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

std::optional<InputKind> kind_of_ending(std::string_view path) {
  const std::string_view name = without_packing(path);
  for (const auto& [ending, kind] : kEndings)
    if (name.ends_with(ending)) return kind;
  return std::nullopt;
}

// The beginning of what a file holds, unpacked.
Result<std::string> read_head(const std::string& path) {
  Result<ByteReader> in = ByteReader::open(path);
  if (!in) return in.error();
  std::string head(kHead, '\0');
  size_t size = 0;
  while (size < kHead) {
    const Result<size_t> got = in->read(head.data() + size, kHead - size);
    if (!got) return got.error();
    if (*got == 0) break;
    size += *got;
  }
  head.resize(size);
  return head;
}

std::optional<InputKind> kind_of_head(const std::string& path, std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return std::nullopt;
  const std::string_view line = head.substr(first, head.find('\n', first) - first);
  if (line.front() == '{') {
    const auto has = [&](std::string_view key) { return line.find(key) != line.npos; };
    const bool names_files = has("\"source\"") && has("\"target\"");
    const bool holds_texts = has("\"en\"") && has("\"vi\"");
    return names_files && !holds_texts ? InputKind::manifest : InputKind::records;
  }
  if (line.front() == '<') {
    if (head.find("<tmx") != std::string_view::npos) return InputKind::tmx;
    if (head.find("xliff") != std::string_view::npos) return InputKind::xliff;
    return std::nullopt;
  }
  if (line.find('\t') == std::string_view::npos) return std::nullopt;
  return looks_like_manifest(path, head.substr(first)) ? InputKind::manifest : InputKind::bitext;
}

Error cannot_tell(const std::string& path) {
  return {ErrorCode::format,
          "what it holds cannot be told, expected bitext (.tsv), a Moses pair (.en and .vi), TMX, "
          "XLIFF, JSON Lines, a folder, a manifest or a pair of texts (.en.txt and .vi.txt); "
          "--input-format says it",
          path};
}

// "./a//b" and "a/b" are one path.
std::string plain(const std::string& path) {
  return std::filesystem::path(path).lexically_normal().string();
}

// The other file of a Moses pair: "x.en" and "x.vi", packed or not.
std::optional<SideName> moses_side(const std::string& path) {
  const std::string_view name = without_packing(path);
  const std::string ending = path.substr(name.size());
  for (const Lang lang : {Lang::en, Lang::vi}) {
    if (!name.ends_with(lang == Lang::en ? ".en" : ".vi")) continue;
    const std::string stem(name.substr(0, name.size() - 3));
    return SideName{lang, stem,
                    fmt::format("{}{}{}", stem, lang == Lang::en ? ".vi" : ".en", ending)};
  }
  return std::nullopt;
}

class Finder {
 public:
  Finder(const std::vector<std::string>& arguments, std::optional<InputKind> kind)
      : arguments_(arguments), kind_(kind) {}

  std::vector<Input> run() {
    for (const std::string& argument : arguments_)
      if (!taken_.contains(plain(argument))) add(argument);
    name_all();
    return std::move(inputs_);
  }

 private:
  void add(const std::string& path) {
    Input& input = inputs_.emplace_back();
    input.files = {path};
    if (path == "-") {
      input.kind = kind_.value_or(InputKind::records);
      return;
    }
    if (add_moses_prefix(path, input)) return;
    if (!exists(path)) {
      input.error = io_error(path, ENOENT, "read");
      return;
    }
    if (is_folder(path)) {
      input.kind = InputKind::folder;
      return;
    }
    if (kind_) {
      input.kind = *kind_;
      if (kind_ == InputKind::moses) add_side(moses_side(path), path, input);
      if (kind_ == InputKind::texts) add_side(side_of_name(path, true), path, input);
      return;
    }
    guess(path, input);
  }

  // "talks" for talks.en and talks.vi.
  bool add_moses_prefix(const std::string& path, Input& input) {
    if (exists(path) || !exists(path + ".en") || !exists(path + ".vi")) return false;
    input.kind = InputKind::moses;
    input.files = {path + ".en", path + ".vi"};
    return true;
  }

  void guess(const std::string& path, Input& input) {
    if (const auto side = moses_side(path)) {
      input.kind = InputKind::moses;
      return add_side(side, path, input);
    }
    if (const auto side = side_of_name(path, true)) {
      input.kind = InputKind::texts;
      return add_side(side, path, input);
    }
    const Result<std::string> head = read_head(path);
    if (!head) {
      input.error = head.error();
      return;
    }
    // XML tells what it is; a name tells more than tabs and braces do.
    const std::optional<InputKind> named = kind_of_ending(path);
    const std::optional<InputKind> seen = kind_of_head(path, *head);
    if (!named && !seen) {
      input.error = cannot_tell(path);
      return;
    }
    input.kind = seen == InputKind::manifest ? *seen : named ? *named : *seen;
  }

  void add_side(const std::optional<SideName>& side, const std::string& path, Input& input) {
    if (!side) {
      input.error = cannot_tell(path);
      return;
    }
    if (!exists(side->other)) {
      input.error =
          Error{ErrorCode::io, fmt::format("has no counterpart, expected {}", side->other), path};
      return;
    }
    taken_.insert(plain(side->other));
    input.files = {path, side->other};
    if (side->lang == Lang::vi) std::swap(input.files[0], input.files[1]);
  }

  static std::string short_name(const Input& input) {
    const std::string& path = input.files.front();
    if (path == "-") return "standard-input";
    if (input.files.size() == 2) {
      const auto side =
          input.kind == InputKind::moses ? moses_side(path) : side_of_name(path, true);
      if (side) return std::string(base_name(side->stem));
    }
    std::string_view name = base_name(without_packing(path));
    if (input.kind != InputKind::folder && name.rfind('.') != std::string_view::npos &&
        name.rfind('.') > 0)
      name = name.substr(0, name.rfind('.'));
    if (name == "." || name == ".." || name == "/") return "folder";
    return std::string(name);
  }

  // Short names where they are enough, then whole file names, then numbers.
  void name_all() {
    std::map<std::string, int> uses;
    for (const Input& input : inputs_) ++uses[short_name(input)];
    std::set<std::string> used;
    for (Input& input : inputs_) {
      input.name = short_name(input);
      if (uses[input.name] > 1 && input.files.size() == 1 && input.kind != InputKind::folder)
        input.name = base_name(without_packing(input.files.front()));
      const std::string name = input.name;
      for (int number = 2; !used.insert(input.name).second; ++number)
        input.name = fmt::format("{}-{}", name, number);
    }
  }

  const std::vector<std::string>& arguments_;
  std::optional<InputKind> kind_;
  std::set<std::string> taken_;
  std::vector<Input> inputs_;
};

}  // namespace

std::string_view name_of(InputKind kind) {
  for (const auto& [name, value] : kKinds)
    if (value == kind) return name;
  return "";
}

Result<InputKind> input_kind_from_name(std::string_view name) {
  std::string names;
  for (const auto& [known, kind] : kKinds) {
    if (known == name) return kind;
    names += names.empty() ? "" : ", ";
    names += known;
  }
  return Error{ErrorCode::usage, fmt::format("'{}', expected one of {}", name, names)};
}

Mode Input::mode() const {
  const bool documents =
      kind == InputKind::texts || kind == InputKind::folder || kind == InputKind::manifest;
  return documents ? Mode::automatic : Mode::parallel;
}

std::vector<Input> find_inputs(const std::vector<std::string>& arguments,
                               std::optional<InputKind> kind) {
  return Finder(arguments, kind).run();
}

std::optional<InputKind> bilingual_kind(const std::string& path) { return kind_of_ending(path); }

SourceResult open_input(const Input& input, const SourceOptions& options) {
  if (input.error) return *input.error;
  const std::string& path = input.files.front();
  switch (input.kind) {
    case InputKind::records:
      return open_records(path, options);
    case InputKind::bitext:
      return open_bitext(path, options);
    case InputKind::moses:
      return open_moses(path, input.files.back(), options);
    case InputKind::tmx:
      return open_tmx(path, options);
    case InputKind::xliff:
      return open_xliff(path, options);
    case InputKind::texts:
      return open_texts(path, input.files.back(), options);
    case InputKind::folder:
      return open_folder(path, options);
    case InputKind::manifest:
      return open_manifest(path, options);
  }
  return cannot_tell(path);
}

}  // namespace align
