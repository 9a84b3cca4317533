#include "lexicon/decided.h"

#include "base/hash.h"
#include "text/fold.h"

namespace align {
namespace {

// Equal for what entity tables count as one pair. What has no letters of ours is its own key.
std::string key_of(Type type, std::string_view en, std::string_view vi) {
  std::string en_key = joined_key(en);
  std::string vi_key = spelling_key(vi);
  return std::string(name_of(type))
      .append("\t")
      .append(en_key.empty() ? en : en_key)
      .append("\t")
      .append(vi_key.empty() ? vi : vi_key);
}

}  // namespace

std::string_view name_of(DecidedStatus status) {
  constexpr std::array<std::string_view, 3> kNames = {"accepted", "edited", "rejected"};
  return kNames[static_cast<size_t>(status)];
}

void DecidedPairs::add(DecidedPair pair) {
  std::string key = key_of(pair.type, pair.names[0], pair.names[1]);
  pairs_.insert_or_assign(std::move(key), std::move(pair));
}

const DecidedPair* DecidedPairs::find(Type type, std::string_view en, std::string_view vi) const {
  if (pairs_.empty()) return nullptr;
  const auto it = pairs_.find(key_of(type, en, vi));
  return it == pairs_.end() ? nullptr : &it->second;
}

std::vector<const DecidedPair*> DecidedPairs::sorted() const {
  std::vector<const DecidedPair*> out;
  for (const auto& [key, pair] : pairs_) out.push_back(&pair);
  return out;
}

uint64_t DecidedPairs::content_hash() const {
  uint64_t hash = 0;
  for (const auto& [key, pair] : pairs_) {
    std::string all = key;
    for (const std::string* text : {&pair.names[0], &pair.names[1], &pair.by})
      all.append("\n").append(*text);
    all.append("\n").append(name_of(pair.status));
    all.append("\n").append(pair.instead ? name_of(*pair.instead) : "");
    hash = mix64(hash ^ hash64(all));
  }
  return hash;
}

}  // namespace align
