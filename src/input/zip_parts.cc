#include "input/zip_parts.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace align {
namespace {

constexpr size_t kPiece = size_t{64} << 10;
constexpr size_t kListEntry = 46;    // bytes that a part has in the list at the end, at least
constexpr size_t kListEnd = 22;      // of the record behind the list
constexpr size_t kComment = 0xFFFF;  // the longest text behind that
constexpr size_t kLocator = 20;      // before that record: where that of a ZIP64 archive is

struct CloseArchive {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct ClosePart {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};

// The number of parts that a ZIP64 archive claims. libzip makes room for them before it looks whether they are there.
std::optional<uint64_t> claimed_parts(std::string_view bytes) {
  constexpr std::string_view kEnd("PK\x05\x06", 4);
  constexpr std::string_view kLocatorMark("PK\x06\x07", 4);
  constexpr size_t kRecord64 = 56;
  const size_t least = bytes.size() - std::min(bytes.size(), kListEnd + kComment);
  for (size_t at = bytes.rfind(kEnd); at != std::string_view::npos && at >= least;
       at = at == 0 ? std::string_view::npos : bytes.rfind(kEnd, at - 1)) {
    if (at < kLocator || bytes.substr(at - kLocator, 4) != kLocatorMark) continue;
    const auto record = read_little_endian<uint64_t>(bytes.data() + at - kLocator + 8);
    if (record > bytes.size() || bytes.size() - record < kRecord64) continue;
    constexpr size_t kCount = 32;
    return read_little_endian<uint64_t>(bytes.data() + record + kCount);
  }
  return std::nullopt;
}

}  // namespace

struct ZipParts::Impl {
  std::string file;
  std::unique_ptr<zip_t, CloseArchive> zip;
  uint64_t most_unpacked = 0;
  uint64_t unpacked = 0;

  Error error(ErrorCode code, std::string message) const {
    return {code, std::move(message), file};
  }
  Error damaged(std::string_view why) const {
    return error(ErrorCode::format, fmt::format("is a damaged ZIP archive: {}", why));
  }
  zip_int64_t place_of(const std::string& part) const {
    return zip_name_locate(zip.get(), part.c_str(), ZIP_FL_NOCASE);
  }
};

bool ZipParts::is_zip(std::string_view head) {
  return head.starts_with(std::string_view("PK\x03\x04", 4)) ||
         head.starts_with(std::string_view("PK\x05\x06", 4));
}

ZipParts::ZipParts(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ZipParts::~ZipParts() = default;
ZipParts::ZipParts(ZipParts&&) noexcept = default;
ZipParts& ZipParts::operator=(ZipParts&&) noexcept = default;

const std::string& ZipParts::file() const { return impl_->file; }

Result<ZipParts> ZipParts::open(std::string_view bytes, std::string file, uint64_t most_unpacked) {
  auto impl = std::make_unique<Impl>();
  impl->most_unpacked = most_unpacked;
  impl->file = std::move(file);
  if (!is_zip(bytes)) return impl->error(ErrorCode::format, "is no ZIP archive");
  const auto too_many = [&](uint64_t parts) {
    return impl->error(ErrorCode::too_large,
                       fmt::format("has {} parts, expected at most {}", parts, kMostParts));
  };
  if (const auto claimed = claimed_parts(bytes); claimed && *claimed > bytes.size() / kListEntry)
    return too_many(*claimed);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    impl->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!impl->zip) zip_source_free(source);
  }
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (!impl->zip) return impl->damaged(why);
  const auto parts = static_cast<uint64_t>(zip_get_num_entries(impl->zip.get(), 0));
  if (parts > kMostParts) return too_many(parts);
  return ZipParts(std::move(impl));
}

bool ZipParts::has(const std::string& part) const { return impl_->place_of(part) >= 0; }

Result<Done> ZipParts::read(const std::string& part, const Take& take) {
  const auto place = static_cast<zip_uint64_t>(impl_->place_of(part));
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat_index(impl_->zip.get(), place, 0, &about) != 0)
    return impl_->error(ErrorCode::format, fmt::format("has no part {}", part));
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
    return impl_->error(ErrorCode::format, "is encrypted, expected a file without a password");
  const Error too_large = impl_->error(
      ErrorCode::too_large,
      fmt::format("unpacks to more than {} MiB, the limit", impl_->most_unpacked >> 20));
  if ((about.valid & ZIP_STAT_SIZE) == 0 || about.size > impl_->most_unpacked - impl_->unpacked)
    return too_large;
  const std::unique_ptr<zip_file_t, ClosePart> in(zip_fopen_index(impl_->zip.get(), place, 0));
  if (!in) return impl_->damaged(zip_strerror(impl_->zip.get()));
  std::vector<char> piece(kPiece);
  uint64_t size = 0;  // that it has in truth
  for (;;) {
    const zip_int64_t got = zip_fread(in.get(), piece.data(), piece.size());
    if (got < 0) return impl_->damaged(zip_file_strerror(in.get()));
    size += static_cast<uint64_t>(got);
    if (size > about.size) return impl_->damaged(fmt::format("{} is larger than it says", part));
    if (got == 0) break;
    impl_->unpacked += static_cast<uint64_t>(got);
    if (!take({piece.data(), static_cast<size_t>(got)})) return Done{};
  }
  if (size < about.size) return impl_->damaged(fmt::format("{} is cut short", part));
  return Done{};
}

}  // namespace align
