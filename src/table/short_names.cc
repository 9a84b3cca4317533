#include "table/short_names.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "text/fold.h"

namespace align {
namespace {

using Words = std::vector<uint32_t>;  // numbers of words

// One name in both languages.
struct Name {
  Words en;
  Words vi;
};

// The pairs that one short form may belong to, in two rows: those that are tried first begin or end with its last
// words, the others with its first ones. What stands before the places is joined to the short form already.
struct Longer {
  std::vector<size_t> pairs;
  std::vector<size_t> tried[2];
  size_t place[2] = {0, 0};
};

class ShortNames {
 public:
  ShortNames(std::span<const AlignedPair> pairs, DisjointSets& sets) : sets_(sets) {
    for (size_t i = 0; i < pairs.size(); ++i) {
      if (pairs[i].type != Type::PER) continue;
      Name name{numbers(pairs[i].en.text, Lang::en), numbers(pairs[i].vi.text, Lang::vi)};
      if (name.en.empty() || name.vi.empty()) continue;
      names_.emplace_back(i, std::move(name));
    }
  }

  void join() {
    for (const auto& [i, name] : names_) longer_.try_emplace(key(name.en, name.vi));
    for (const auto& [i, name] : names_)
      if (name.en.size() >= 2 && sets_.root(i) == i) note(i, name);
    for (size_t n = 0; n < names_.size(); ++n) by_pair_.emplace(names_[n].first, n);
    for (const auto& [i, name] : names_) {
      Longer& longer = longer_.at(key(name.en, name.vi));
      if (!longer.pairs.empty()) arrange(longer, name);
      if (!join_next(i, longer, 0)) join_next(i, longer, 1);
    }
  }

 private:
  Words numbers(std::string_view form, Lang lang) {
    Words out;
    for (std::string& word : words_of(form, lang))
      out.push_back(
          words_.try_emplace(std::move(word), static_cast<uint32_t>(words_.size())).first->second);
    return out;
  }

  static std::string key(std::span<const uint32_t> en, std::span<const uint32_t> vi) {
    std::string out;
    for (const std::span<const uint32_t> words : {en, vi}) {
      const auto size = static_cast<uint32_t>(words.size());
      out.append(reinterpret_cast<const char*>(&size), sizeof size);
      out.append(reinterpret_cast<const char*>(words.data()), words.size_bytes());
    }
    return out;
  }

  // Under every shorter form whose words begin or end both names.
  void note(size_t i, const Name& name) {
    const auto parts = [](const Words& words) {
      std::vector<std::span<const uint32_t>> out;
      for (size_t n = 1; n <= words.size(); ++n) {
        out.push_back(std::span(words).first(n));
        if (n < words.size()) out.push_back(std::span(words).last(n));
      }
      return out;
    };
    const auto vi_parts = parts(name.vi);
    for (const auto en : parts(name.en))
      for (const auto vi : vi_parts) {
        if (en.size() + vi.size() == name.en.size() + name.vi.size()) continue;
        const auto it = longer_.find(key(en, vi));
        if (it == longer_.end()) continue;
        auto& list = it->second.pairs;
        if (list.empty() || list.back() != i) list.push_back(i);
      }
  }

  void arrange(Longer& longer, const Name& brief) const {
    const std::pair<uint32_t, uint32_t> edges[2] = {{brief.en.back(), brief.vi.back()},
                                                    {brief.en.front(), brief.vi.front()}};
    for (const size_t k : longer.pairs) {
      const Name& full = names_[by_pair_.at(k)].second;
      for (const size_t side : {0, 1})
        if (edges[side] == std::pair(full.en.front(), full.vi.front()) ||
            edges[side] == std::pair(full.en.back(), full.vi.back()))
          longer.tried[side].push_back(k);
    }
    longer.pairs.clear();
  }

  // Mentions of one short form are in one set, so who was joined stays so.
  bool join_next(size_t i, Longer& longer, size_t side) {
    size_t& at = longer.place[side];
    for (; at < longer.tried[side].size(); ++at) {
      const size_t k = longer.tried[side][at];
      if (sets_.root(i) == sets_.root(k)) continue;
      sets_.join(i, k);
      return true;
    }
    return false;
  }

  DisjointSets& sets_;
  std::unordered_map<std::string, uint32_t> words_;
  std::vector<std::pair<size_t, Name>> names_;      // of people, by pair
  std::unordered_map<size_t, size_t> by_pair_;      // place in names_
  std::unordered_map<std::string, Longer> longer_;  // by key() of the short form
};

}  // namespace

std::vector<std::string> words_of(std::string_view form, Lang lang) {
  std::vector<std::string> out;
  const std::string key = lang == Lang::en ? fold_key(form) : spelling_key(form);
  for (size_t begin = 0; begin < key.size();) {
    const size_t end = std::min(key.find(' ', begin), key.size());
    out.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

void join_short_names(std::span<const AlignedPair> pairs, DisjointSets& sets) {
  ShortNames(pairs, sets).join();
}

}  // namespace align
