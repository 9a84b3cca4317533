// ZIP archives for tests, made by hand: parts as they are, not packed, with whatever sizes a test wants them to claim.
#ifndef ALIGN_TESTS_SUPPORT_ZIP_H_
#define ALIGN_TESTS_SUPPORT_ZIP_H_

#include <zlib.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace align {

struct ZipPart {
  std::string bytes;    // as they lie there
  uint16_t method = 0;  // 8: deflate
  uint32_t size = 0;    // when it is unpacked; 0: that of the bytes
  uint32_t crc = 0;     // of what is unpacked; 0: of the bytes
  uint16_t flags = 0;   // 1: encrypted
};

inline std::string little(uint64_t number, size_t bytes) {
  std::string out;
  for (size_t i = 0; i < bytes; ++i, number >>= 8) out.push_back(static_cast<char>(number & 0xFF));
  return out;
}

inline uint32_t crc_of(std::string_view bytes) {
  return static_cast<uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

inline ZipPart deflated(const std::string& bytes) {
  const auto size = static_cast<uint32_t>(bytes.size());
  std::string packed(compressBound(size), '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = size;
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return {packed, 8, size, crc_of(bytes), 0};
}

inline std::string zip_of(const std::map<std::string, ZipPart>& parts) {
  std::string out;
  std::string list;
  for (const auto& [name, part] : parts) {
    const uint32_t crc = part.crc != 0 ? part.crc : crc_of(part.bytes);
    const uint32_t size = part.size != 0 ? part.size : static_cast<uint32_t>(part.bytes.size());
    const std::string shared = little(20, 2) + little(part.flags, 2) + little(part.method, 2) +
                               little(0, 4) + little(crc, 4) + little(part.bytes.size(), 4) +
                               little(size, 4) + little(name.size(), 2) + little(0, 2);
    list.append("PK\x01\x02").append(little(20, 2)).append(shared).append(little(0, 10));
    list.append(little(out.size(), 4)).append(name);
    out.append("PK\x03\x04").append(shared).append(name).append(part.bytes);
  }
  const std::string count = little(parts.size(), 2);
  const std::string where = little(list.size(), 4) + little(out.size(), 4);
  return out + list + "PK\x05\x06" + little(0, 4) + count + count + where + little(0, 2);
}

}  // namespace align

#endif  // ALIGN_TESTS_SUPPORT_ZIP_H_
