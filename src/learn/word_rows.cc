#include "learn/word_rows.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <tuple>

#include "base/unicode.h"
#include "base/utf8.h"
#include "learn/parallel.h"

namespace align {
namespace {

constexpr size_t kChunk = 128;  // pairs

bool is_letters(std::string_view word) {
  for (size_t i = 0; i < word.size();)
    if (!is_letter(char_class(next_code_point(word, i)))) return false;
  return !word.empty();
}

std::vector<bool> lettered(const std::vector<std::string>& words) {
  std::vector<bool> out;
  for (const std::string& word : words) out.push_back(is_letters(word));
  return out;
}

// Expected links by cell, as whole numbers.
std::vector<uint64_t> count_links(const TranslationModel& model, size_t threads) {
  std::vector<std::atomic<uint64_t>> counts(model.cells.size());
  std::vector<std::unique_ptr<LinkReader>> readers(std::max<size_t>(1, threads));
  const auto count = [&](LinkReader& reader, size_t pair) {
    reader.read(pair);
    const auto cells = model.cells.of_pair(pair);
    const size_t width = model.corpus->vi().of(pair).size();
    for (size_t k = 0; k < cells.size(); ++k)
      if (const uint64_t whole = fixed_point(reader.shared(k / width, k % width)); whole > 0)
        counts[cells[k]].fetch_add(whole, std::memory_order_relaxed);
  };
  for_each_chunk(model.corpus->pairs(), kChunk, threads,
                 [&](size_t thread, size_t begin, size_t end) {
                   if (!readers[thread]) readers[thread] = std::make_unique<LinkReader>(model);
                   for (size_t pair = begin; pair < end; ++pair) count(*readers[thread], pair);
                 });
  std::vector<uint64_t> out;
  for (const auto& count_of_cell : counts) out.push_back(count_of_cell.load());
  return out;
}

}  // namespace

std::vector<WordRow> word_rows(const TranslationModel& model, const RowBounds& bounds,
                               size_t threads) {
  const std::vector<uint64_t> links = count_links(model, threads);
  const Corpus& corpus = *model.corpus;
  const std::vector<bool> en_fit = lettered(corpus.en().words);
  const std::vector<bool> vi_fit = lettered(corpus.vi().shown);
  std::vector<WordRow> rows;
  for (size_t e = 0; e < corpus.en().words.size(); ++e) {
    if (!en_fit[e]) continue;
    for (uint32_t c = model.cells.row_begins[e]; c < model.cells.row_begins[e + 1]; ++c) {
      const uint32_t v = model.cells.vi[c];
      const double count = static_cast<double>(links[c]) / kWhole;
      if (!vi_fit[v] || count < bounds.count) continue;
      // Of all places where one of the words stands, where the other translates it.
      const double weight =
          std::min(1.0, count / std::sqrt(static_cast<double>(corpus.en().counts[e]) *
                                          static_cast<double>(corpus.vi().counts[v])));
      if (weight < bounds.weight) continue;
      rows.push_back({corpus.en().words[e], corpus.vi().shown[v],
                      static_cast<uint32_t>(std::lround(count)), static_cast<float>(weight)});
    }
  }
  std::sort(rows.begin(), rows.end(), [](const WordRow& a, const WordRow& b) {
    return std::tie(a.en, a.vi) < std::tie(b.en, b.vi);
  });
  return rows;
}

}  // namespace align
