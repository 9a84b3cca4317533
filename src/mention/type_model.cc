#include "mention/type_model.h"

#include <bit>
#include <charconv>
#include <unordered_map>
#include <vector>

namespace align {
namespace {

constexpr std::string_view kMagic = "types001";

std::string_view cut(std::string_view& rest, char separator) {
  const size_t end = rest.find(separator);
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return part;
}

bool read_weights(std::string_view text, std::array<int8_t, kGuessedTypes>& out) {
  for (int8_t& weight : out) {
    const std::string_view part = cut(text, ' ');
    int value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (error != std::errc() || end != part.data() + part.size() || value < -127 || value > 127)
      return false;
    weight = static_cast<int8_t>(value);
  }
  return text.empty();
}

}  // namespace

std::optional<TypeModel> TypeModel::open(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) || bytes.size() % sizeof(Slot) != kMagic.size()) return {};
  bytes.remove_prefix(kMagic.size());
  const size_t count = bytes.size() / sizeof(Slot);
  if (!std::has_single_bit(count)) return {};
  TypeModel out;
  out.slots_ = reinterpret_cast<const Slot*>(bytes.data());
  out.mask_ = static_cast<uint32_t>(count - 1);
  for (size_t i = 0; i < count; ++i)
    if (out.slots_[i].used == 0) return out;  // else no search for an unknown key would end
  return {};
}

struct TypeTableWriter {
  using Slot = TypeModel::Slot;

  static std::string write(const std::vector<Slot>& entries) {
    std::vector<Slot> slots(std::bit_ceil(entries.size() * 5 / 4 + 2));
    for (const Slot& entry : entries) {
      size_t i = entry.key & (slots.size() - 1);
      while (slots[i].used != 0) i = (i + 1) & (slots.size() - 1);
      slots[i] = entry;
    }
    std::string out(kMagic);
    out.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(Slot));
    return out;
  }
};

std::optional<std::string> compile_type_weights(std::string_view text, std::string& fault) {
  std::vector<TypeTableWriter::Slot> entries;
  std::unordered_map<uint32_t, std::string_view> seen;
  while (!text.empty()) {
    const std::string_view line = cut(text, '\n');
    if (line.empty() || line.front() == '#') continue;
    std::string_view rest = line;
    TypeClue clue;
    clue.kind = cut(rest, '\t');
    clue.a = cut(rest, '\t');
    clue.b = cut(rest, '\t');
    TypeTableWriter::Slot slot;
    slot.key = clue.key();
    slot.used = 1;
    if (!read_weights(rest, slot.weights)) {
      fault = std::string("no five weights: ").append(line);
      return {};
    }
    const auto [other, fresh] = seen.emplace(slot.key, line);
    if (!fresh) {
      fault = std::string("the same key as `").append(other->second).append("`: ").append(line);
      return {};
    }
    entries.push_back(slot);
  }
  return TypeTableWriter::write(entries);
}

}  // namespace align
