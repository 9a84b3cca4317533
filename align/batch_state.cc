#include "align/batch_state.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sha2.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/byte_reader.h"
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

Error failure(const std::string& path, int code) {
  return {ErrorCode::io, fmt::format("cannot write: {}", io_reason(code)), path};
}

Result<Done> write_all(int fd, const std::string& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failure(path, errno);
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return Done{};
}

// Of a packed file: how far its whole members reach.
Result<uint64_t> whole_members(const std::string& path, Packing packing, int fd) {
  Unpacker unpacker(packing);
  std::string in(kBlock, '\0');
  std::string out(kBlock, '\0');
  for (;;) {
    const ssize_t got = ::read(fd, in.data(), in.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_error(path, errno, "read");
    if (got == 0) return unpacker.whole_bytes();
    std::string_view left(in.data(), static_cast<size_t>(got));
    for (;;) {
      const Result<size_t> made = unpacker.unpack(left, out.data(), out.size());
      if (!made) return unpacker.whole_bytes();  // what is damaged is cut off
      if (*made == 0 && left.empty()) break;
    }
  }
}

Result<uint64_t> whole_lines(const std::string& path, int fd) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) return io_error(path, errno, "read");
  std::string block(size_t{64} << 10, '\0');
  for (auto end = static_cast<uint64_t>(status.st_size); end > 0;) {
    const uint64_t begin = end > block.size() ? end - block.size() : 0;
    const ssize_t got = ::pread(fd, block.data(), end - begin, static_cast<off_t>(begin));
    if (got < 0) return io_error(path, errno, "read");
    const size_t line = std::string_view(block.data(), static_cast<size_t>(got)).rfind('\n');
    if (line != std::string_view::npos) return begin + line + 1;
    end = begin;
  }
  return uint64_t{0};
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
        fmt::format("{:016x}", layer.lexicon.content_hash());
  out.lexicons["model"] = fmt::format("{:016x}", lexicons.words().content_hash());
  out.options = options_that_count(options);
  static constexpr std::array kModes = {"auto", "parallel", "comparable"};
  for (const Input& input : inputs) {
    RunIdentity::OfInput& of = out.inputs.emplace_back();
    of.name = input.name;
    of.file = input.files.front();
    of.kind = input.error ? "" : std::string(name_of(input.kind));
    of.mode = kModes[static_cast<size_t>(options.mode.value_or(input.mode()))];
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

// Files -------------------------------------------------------------------------------------------

Result<FolderLock> FolderLock::take(const std::string& folder) {
  const std::string path = folder + "/lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return failure(path, errno);
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return FolderLock(fd);
  ::close(fd);
  return Error{ErrorCode::io, "another run is writing there", folder};
}

FolderLock::FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);
}

Result<uint64_t> whole_size(const std::string& path, Packing packing) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return io_error(path, errno, "read");
  const Result<uint64_t> size =
      packing == Packing::none ? whole_lines(path, fd) : whole_members(path, packing, fd);
  ::close(fd);
  return size;
}

Result<PartFile> PartFile::open(const std::string& path, Packing packing) {
  PartFile part;
  part.path_ = path;
  part.packer_ = MemberPacker(packing);
  part.fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (part.fd_ < 0) return failure(path, errno);
  const Result<uint64_t> size = whole_size(path, packing);
  if (!size) return size.error();
  if (::ftruncate(part.fd_, static_cast<off_t>(*size)) != 0 || ::lseek(part.fd_, 0, SEEK_END) < 0)
    return failure(path, errno);
  return part;
}

PartFile::PartFile(PartFile&& other) noexcept { *this = std::move(other); }
PartFile& PartFile::operator=(PartFile&& other) noexcept {
  if (this == &other) return *this;
  if (fd_ >= 0) ::close(fd_);
  path_ = std::move(other.path_);
  packer_ = std::move(other.packer_);
  fd_ = std::exchange(other.fd_, -1);
  return *this;
}
PartFile::~PartFile() {
  if (fd_ >= 0) ::close(fd_);
}

Result<Done> PartFile::append(std::string_view lines) {
  std::string bytes;
  packer_.add(lines, bytes);
  return write_all(fd_, path_, bytes);
}

Result<Done> PartFile::finish(const std::string& target) {
  std::string rest;
  packer_.finish(rest);
  if (auto done = write_all(fd_, path_, rest); !done) return done;
  const int closed = ::close(std::exchange(fd_, -1));
  if (closed != 0) return failure(path_, errno);
  if (::rename(path_.c_str(), target.c_str()) != 0) return failure(target, errno);
  return Done{};
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

Result<Done> make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error)
    return Error{ErrorCode::io, fmt::format("cannot make the folder: {}", error.message()), path};
  return Done{};
}

Result<Done> append_line(const std::string& path, std::string_view line) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (fd < 0) return failure(path, errno);
  const Result<Done> done = write_all(fd, path, std::string(line) + "\n");
  if (::close(fd) != 0 && done) return failure(path, errno);
  return done;
}

Result<Done> write_whole(const std::string& path, std::string_view text) {
  Result<OutputFile> out = OutputFile::open(path);
  if (!out) return out.error();
  if (const Result<Done> done = out->write(text); !done) return done;
  return out->commit();
}

}  // namespace align
