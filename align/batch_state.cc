#include "align/batch_state.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sha2.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/files.h"
#include "input/documents.h"

namespace align {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr size_t kBlock = size_t{1} << 20;

// The bytes as they lie on the disk, packed or not.
Result<Done> hash_file(const std::string& path, SHA2_CTX& hash, uint64_t& bytes) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return io_error(path, errno, "read");
  std::vector<uint8_t> block(kBlock);
  ssize_t got = 0;
  while ((got = ::read(fd, block.data(), block.size())) != 0) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) break;
    SHA256Update(&hash, block.data(), static_cast<size_t>(got));
    bytes += static_cast<uint64_t>(got);
  }
  const int code = errno;
  ::close(fd);
  if (got < 0) return io_error(path, code, "read");
  return Done{};
}

// The texts of a folder in the order of their names, and the names.
std::vector<std::string> texts_of_folder(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    const std::string name = it->path().lexically_relative(folder).string();
    std::error_code kind;
    if (it->is_regular_file(kind) && side_of_name(name, true)) out.push_back(name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string hex(SHA2_CTX& hash) {
  std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
  SHA256End(&hash, digits.data());
  return digits.data();
}

void hash_text(SHA2_CTX& hash, std::string_view text) {
  const uint64_t size = text.size();
  SHA256Update(&hash, reinterpret_cast<const uint8_t*>(&size), sizeof size);
  SHA256Update(&hash, reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

// A manifest stands for the texts that it lists.
Result<Done> hash_manifest(const Input& input, SHA2_CTX& hash, uint64_t& bytes) {
  SourceResult source = open_input(input, {});
  if (!source) return source.error();
  for (;;) {
    Result<std::optional<RawRecord>> raw = (*source)->next();
    if (!raw) return raw.error();
    if (!*raw) return Done{};
    const Record& record = *(**raw).record;
    hash_text(hash, record.id);
    hash_text(hash, record.error ? record.error->message : "");
    for (const std::string* text : {&record.pair.en.text, &record.pair.vi.text}) {
      hash_text(hash, *text);
      bytes += text->size();
    }
  }
}

std::map<std::string, std::string> options_that_count(const Options& options) {
  std::map<std::string, std::string> out;
  const auto put = [&](const char* name, auto value) { out[name] = fmt::format("{}", value); };
  put("types", options.settings().types);
  put("min-score", options.min_score);
  put("mode", options.mode ? static_cast<int>(*options.mode) : -1);
  put("as-of", options.as_of);
  put("offsets", static_cast<int>(options.offsets));
  put("encoding", static_cast<int>(options.encoding));
  put("no-text", options.no_text);
  put("max-record", options.max_record);
  put("compress", ending_of(options.compress));
  put("shard", fmt::format("{}/{}", options.shard.number, options.shard.of));
  return out;
}

void compare(std::string_view what, const std::map<std::string, std::string>& before,
             const std::map<std::string, std::string>& now, std::vector<std::string>& out) {
  for (const auto& [name, value] : before) {
    const auto it = now.find(name);
    if (it == now.end()) {
      out.push_back(fmt::format("{}: {} is no longer there", what, name));
    } else if (it->second != value) {
      out.push_back(fmt::format("{}: {} changed from {} to {}", what, name, value, it->second));
    }
  }
  for (const auto& [name, value] : now)
    if (!before.contains(name)) out.push_back(fmt::format("{}: {} is new", what, name));
}

}  // namespace

Result<InputContent> read_content(const Input& input) {
  SHA2_CTX hash;
  SHA256Init(&hash);
  InputContent out;
  if (input.error) return *input.error;
  Result<Done> done = Done{};
  if (input.kind == InputKind::folder) {
    for (const std::string& name : texts_of_folder(input.files.front())) {
      hash_text(hash, name);
      if (done) done = hash_file(input.files.front() + "/" + name, hash, out.bytes);
    }
  } else if (input.kind == InputKind::manifest) {
    done = hash_manifest(input, hash, out.bytes);
  } else {
    for (const std::string& file : input.files)
      if (done && file != "-") done = hash_file(file, hash, out.bytes);
  }
  if (!done) return done.error();
  out.sha256 = hex(hash);
  return out;
}

RunIdentity identify(const Options& options, const LexiconSet& lexicons,
                     const std::vector<Input>& inputs) {
  RunIdentity out;
  out.version = ALIGN_VERSION;
  size_t number = 0;
  for (const LexiconLayer& layer : lexicons.layers())
    out.lexicons[fmt::format("{}. {}", ++number, layer.name)] =
        fmt::format("{:016x}", layer.content_hash());
  out.lexicons["model"] = fmt::format("{:016x}", lexicons.words().content_hash());
  out.options = options_that_count(options);
  for (const Input& input : inputs) {
    RunIdentity::OfInput& of = out.inputs.emplace_back();
    of.name = input.name;
    of.file = input.files.front();
    of.kind = input.error ? "" : std::string(name_of(input.kind));
    of.mode = name_of(options.mode.value_or(input.mode()));
    const Result<InputContent> content = read_content(input);
    if (!content) continue;
    of.bytes = content->bytes;
    of.sha256 = content->sha256;
  }
  return out;
}

std::string RunIdentity::to_json() const {
  Json json;
  json["version"] = version;
  json["lexicons"] = lexicons;
  json["options"] = options;
  json["inputs"] = Json::array();
  for (const OfInput& input : inputs) {
    json["inputs"].push_back(Json{{"name", input.name},
                                  {"file", input.file},
                                  {"kind", input.kind},
                                  {"mode", input.mode},
                                  {"bytes", input.bytes},
                                  {"sha256", input.sha256}});
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<RunIdentity> RunIdentity::from_json(std::string_view text, const std::string& file) {
  RunIdentity out;
  try {
    const Json json = Json::parse(text);
    json.at("version").get_to(out.version);
    json.at("lexicons").get_to(out.lexicons);
    json.at("options").get_to(out.options);
    for (const Json& item : json.at("inputs")) {
      OfInput& input = out.inputs.emplace_back();
      item.at("name").get_to(input.name);
      item.at("file").get_to(input.file);
      item.at("kind").get_to(input.kind);
      item.at("mode").get_to(input.mode);
      item.at("bytes").get_to(input.bytes);
      item.at("sha256").get_to(input.sha256);
    }
  } catch (const Json::exception& error) {
    return Error{ErrorCode::format, fmt::format("is no record of a run: {}", error.what()), file};
  }
  return out;
}

Result<RunIdentity> read_finished_run(const std::string& folder) {
  const std::string file = folder + "/.align/run.json";
  if (!fs::exists(file) || !fs::exists(folder + "/report.json"))
    return Error{ErrorCode::format, "holds no finished run of align batch", folder};
  const Result<std::string> text = read_file(file);
  if (!text) return text.error();
  return RunIdentity::from_json(*text, file);
}

std::vector<std::string> differences(const RunIdentity& before, const RunIdentity& now) {
  std::vector<std::string> out;
  if (before.version != now.version)
    out.push_back(fmt::format("version: changed from {} to {}", before.version, now.version));
  compare("lexicons", before.lexicons, now.lexicons, out);
  compare("options", before.options, now.options, out);
  const auto files = [](const RunIdentity& identity) {
    std::map<std::string, std::string> by_name;
    for (const RunIdentity::OfInput& input : identity.inputs)
      by_name[input.file] = input.sha256.empty() ? "unreadable" : input.sha256.substr(0, 12);
    return by_name;
  };
  compare("inputs", files(before), files(now), out);
  if (!out.empty()) return out;
  for (size_t i = 0; i < now.inputs.size(); ++i) {
    const RunIdentity::OfInput& a = before.inputs[i];
    const RunIdentity::OfInput& b = now.inputs[i];
    if (a.name != b.name || a.kind != b.kind || a.mode != b.mode)
      out.push_back(fmt::format("inputs: {} stood elsewhere or was of another kind", b.file));
  }
  return out;
}

std::string done_line(const std::string& name, const std::optional<Error>& error) {
  Json json = {{"name", name}};
  if (error)
    json["error"] = {{"code", name_of(error->code)},
                     {"message", error->message},
                     {"file", error->file},
                     {"line", error->line}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::map<std::string, Error, std::less<>>> read_done_file(const std::string& path) {
  std::map<std::string, Error, std::less<>> out;
  if (!fs::exists(path)) return out;
  Result<LineReader> lines = LineReader::open(path, size_t{1} << 20);
  if (!lines) return lines.error();
  for (;;) {
    const auto line = lines->next();
    if (!line) return line.error();
    if (!*line) return out;
    const Json json = Json::parse((**line).text, nullptr, false);  // the last may be cut
    if (!json.is_object() || !json.contains("name") || !json["name"].is_string()) continue;
    if (!json.contains("error") || !json["error"].is_object()) continue;
    const Json& error = json["error"];
    out[json["name"].get<std::string>()] =
        Error{error_code_from_name(error.value("code", "")), error.value("message", ""),
              error.value("file", ""), error.value("line", size_t{0})};
  }
}

}  // namespace align
