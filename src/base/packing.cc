#include "base/packing.h"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <climits>
#include <new>
#include <utility>

namespace align {
namespace {

constexpr size_t kMember = size_t{1} << 20;
constexpr int kGzipLevel = 6;
constexpr int kZstdLevel = 3;
constexpr int kGzipWindow = 15 + 16;  // zlib's way of asking for the gzip header
constexpr int kGzipMemory = 8;        // zlib's default

// zlib counts in 32 bits.
uInt at_most_uint(size_t size) { return static_cast<uInt>(std::min<size_t>(size, UINT_MAX)); }

// zlib takes its input as pointers that are not const.
Bytef* bytes_of(const char* p) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(p));  // NOLINT: zlib does not write there
}

void append_gzip(std::string& out, std::string_view bytes) {
  z_stream z{};
  if (deflateInit2(&z, kGzipLevel, Z_DEFLATED, kGzipWindow, kGzipMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    throw std::bad_alloc();
  const size_t begin = out.size();
  out.resize(begin + deflateBound(&z, bytes.size()));
  size_t written = begin;
  int state = Z_OK;
  while (state != Z_STREAM_END) {
    if (z.avail_in == 0 && !bytes.empty()) {
      z.next_in = bytes_of(bytes.data());
      z.avail_in = at_most_uint(bytes.size());
      bytes.remove_prefix(z.avail_in);
    }
    z.next_out = reinterpret_cast<Bytef*>(out.data() + written);
    z.avail_out = at_most_uint(out.size() - written);
    const uInt room = z.avail_out;
    state = deflate(&z, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
    written += room - z.avail_out;
  }
  deflateEnd(&z);
  out.resize(written);
}

void append_zstd(std::string& out, std::string_view bytes) {
  const size_t begin = out.size();
  out.resize(begin + ZSTD_compressBound(bytes.size()));
  const size_t size =
      ZSTD_compress(out.data() + begin, out.size() - begin, bytes.data(), bytes.size(), kZstdLevel);
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // the room is enough: nothing else can fail
  out.resize(begin + size);
}

}  // namespace

Result<Packing> packing_from_name(std::string_view name) {
  if (name == "gz" || name == "gzip") return Packing::gzip;
  if (name == "zst" || name == "zstd") return Packing::zstd;
  if (name == "none") return Packing::none;
  return Error{ErrorCode::usage, fmt::format("'{}', expected gz, zst or none", name)};
}

std::string_view ending_of(Packing packing) {
  return packing == Packing::gzip ? ".gz" : packing == Packing::zstd ? ".zst" : "";
}

Packing packing_of_name(std::string_view path) {
  for (const Packing packing : {Packing::gzip, Packing::zstd})
    if (path.ends_with(ending_of(packing))) return packing;
  return Packing::none;
}

std::string_view without_packing(std::string_view path) {
  path.remove_suffix(ending_of(packing_of_name(path)).size());
  return path;
}

Packing packing_of_bytes(std::string_view head) {
  if (head.starts_with("\x1f\x8b")) return Packing::gzip;
  if (head.starts_with("\x28\xb5\x2f\xfd")) return Packing::zstd;
  return Packing::none;
}

void append_packed(std::string& out, std::string_view bytes, Packing packing) {
  if (packing == Packing::none) {
    out.append(bytes);
  } else if (packing == Packing::gzip) {
    append_gzip(out, bytes);
  } else {
    append_zstd(out, bytes);
  }
}

void MemberPacker::add(std::string_view bytes, std::string& out) {
  if (packing_ == Packing::none) {
    out.append(bytes);
    return;
  }
  pending_.append(bytes);
  while (pending_.size() >= kMember) {
    const size_t line = pending_.find('\n', kMember - 1);
    if (line == std::string::npos) return;
    append_packed(out, std::string_view(pending_).substr(0, line + 1), packing_);
    pending_.erase(0, line + 1);
  }
}

void MemberPacker::finish(std::string& out) {
  if (packing_ != Packing::none && !pending_.empty()) append_packed(out, pending_, packing_);
  pending_.clear();
}

// Unpacker ----------------------------------------------------------------------------------------

struct Unpacker::Impl {
  Packing packing;
  z_stream gzip{};
  ZSTD_DStream* zstd = nullptr;
  bool whole = false;        // between members
  bool any = false;          // a member has ended
  uint64_t taken = 0;        // bytes of the packed data
  uint64_t whole_bytes = 0;  // of them in whole members

  explicit Impl(Packing kind) : packing(kind) {
    if (kind == Packing::gzip) {
      if (inflateInit2(&gzip, kGzipWindow) != Z_OK) throw std::bad_alloc();
    } else {
      zstd = ZSTD_createDStream();
      if (zstd == nullptr) throw std::bad_alloc();
    }
  }
  ~Impl() {
    if (packing == Packing::gzip) inflateEnd(&gzip);
    ZSTD_freeDStream(zstd);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void ended(size_t used) {
    taken += used;
    whole = true;
    any = true;
    whole_bytes = taken;
  }

  Error damaged(std::string_view why) const {
    return {ErrorCode::format, fmt::format("damaged {} data: {}",
                                           packing == Packing::gzip ? "gzip" : "Zstandard", why)};
  }

  // Tapes and some servers fill up with zeros behind the last member.
  bool skip_padding(std::string_view& in) {
    if (!any || packing != Packing::gzip) return false;
    const size_t zeros = std::min(in.find_first_not_of('\0'), in.size());
    if (zeros == 0) return false;
    in.remove_prefix(zeros);
    taken += zeros;
    whole_bytes = taken;
    return true;
  }

  Result<size_t> run_gzip(std::string_view& in, char* into, size_t size) {
    if (whole) {
      if (skip_padding(in)) return size_t{0};
      inflateReset(&gzip);
      whole = false;
    }
    gzip.next_in = bytes_of(in.data());
    gzip.avail_in = at_most_uint(in.size());
    const uInt given = gzip.avail_in;
    gzip.next_out = reinterpret_cast<Bytef*>(into);
    gzip.avail_out = at_most_uint(size);
    const uInt room = gzip.avail_out;
    const int state = inflate(&gzip, Z_NO_FLUSH);
    const size_t used = given - gzip.avail_in;
    in.remove_prefix(used);
    if (state == Z_STREAM_END) {
      ended(used);
    } else if (state == Z_OK || state == Z_BUF_ERROR) {
      taken += used;
    } else {
      return damaged(gzip.msg != nullptr ? gzip.msg : "not such data");
    }
    return size_t{room - gzip.avail_out};
  }

  Result<size_t> run_zstd(std::string_view& in, char* into, size_t size) {
    whole = false;
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{into, size, 0};
    const size_t left = ZSTD_decompressStream(zstd, &to, &from);
    if (ZSTD_isError(left) != 0) return damaged(ZSTD_getErrorName(left));
    in.remove_prefix(from.pos);
    if (left == 0) {
      ended(from.pos);
    } else {
      taken += from.pos;
    }
    return to.pos;
  }
};

Unpacker::Unpacker(Packing packing) : impl_(std::make_unique<Impl>(packing)) {}
Unpacker::~Unpacker() = default;
Unpacker::Unpacker(Unpacker&&) noexcept = default;
Unpacker& Unpacker::operator=(Unpacker&&) noexcept = default;

Result<size_t> Unpacker::unpack(std::string_view& in, char* into, size_t size) {
  return impl_->packing == Packing::gzip ? impl_->run_gzip(in, into, size)
                                         : impl_->run_zstd(in, into, size);
}

bool Unpacker::whole() const { return impl_->whole; }
uint64_t Unpacker::whole_bytes() const { return impl_->whole_bytes; }

}  // namespace align
