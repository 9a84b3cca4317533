#include "learn/train.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <numeric>

#include "learn/parallel.h"

namespace align {
namespace {

constexpr size_t kEn = 0;  // index_of(Lang)
constexpr size_t kVi = 1;
constexpr size_t kChunk = 128;        // pairs
constexpr float kKnownWeight = 1.0F;  // a link known beforehand, next to one that was found
constexpr float kFirstKnown = 3;  // the same when nothing was found yet: times as likely as chance

using FixedCount = std::atomic<uint64_t>;

void add(FixedCount& count, float fraction) {
  const uint64_t whole = fixed_point(fraction);
  if (whole > 0) count.fetch_add(whole, std::memory_order_relaxed);
}
double value(const FixedCount& count) {
  return static_cast<double>(count.load(std::memory_order_relaxed)) / kWhole;
}

struct FixedJumps {
  std::array<FixedCount, Jumps::kSteps> near = {};
  FixedCount far = 0;
  FixedCount far_room = 0;

  void add_all(const JumpCounts& counts) {
    for (size_t d = 0; d < Jumps::kSteps; ++d) add(near[d], counts.near[d]);
    add(far, counts.far);
    add(far_room, counts.far_room);
  }

  // Steps as likely as they were seen; never impossible.
  Jumps jumps() const {
    Jumps out;
    double all = value(far) + 1;
    for (const FixedCount& count : near) all += value(count);
    out.far = static_cast<float>(std::max(1e-5, value(far) / (value(far_room) + 1)));
    for (size_t d = 0; d < Jumps::kSteps; ++d)
      out.near[d] = static_cast<float>(
          std::max(0.0, (value(near[d]) + 1e-3) / all - static_cast<double>(out.far)));
    return out;
  }
};

class Trainer {
 public:
  Trainer(const Corpus& corpus, const TrainSettings& settings, TranslationModel& model)
      : corpus_(corpus), settings_(settings), model_(model), counts_(model.cells.size()) {}

  void run() {
    begin();
    const size_t steps = 2 * settings_.iterations;
    for (size_t step = 0; step < steps; ++step) {
      if (settings_.progress) settings_.progress(step, steps);
      if (step == settings_.iterations) {
        model_.ordered = true;
        for (Jumps& jumps : model_.jumps) jumps = first_jumps();
      }
      expect();
      estimate();
    }
  }

 private:
  // Every cell of a row is as likely as the others, those that are known more so.
  void begin() {
    for (const size_t side : {kEn, kVi}) {
      const auto& from = corpus_.sides[side];
      for (const uint32_t count : from.counts)
        model_.share[side].push_back(static_cast<float>(count) /
                                     static_cast<float>(from.units.size()));
    }
    known_.assign(model_.cells.size(), 0.0F);
    for (const KnownLink& link : corpus_.known)
      known_[model_.cells.find(link.en, link.vi)] = link.times;
    for (size_t c = 0; c < counts_.size(); ++c) add(counts_[c], known_[c] > 0 ? kFirstKnown : 1);
    const float weight = known_weight_;
    known_weight_ = 0;
    estimate();
    known_weight_ = weight;
  }

  void expect() {
    std::vector<std::unique_ptr<LinkReader>> readers(std::max<size_t>(1, settings_.threads));
    for (FixedJumps& jumps : jumps_) {
      for (FixedCount& count : jumps.near) count = 0;
      jumps.far = 0;
      jumps.far_room = 0;
    }
    for_each_chunk(corpus_.pairs(), kChunk, settings_.threads,
                   [&](size_t thread, size_t begin, size_t end) {
                     if (!readers[thread]) readers[thread] = std::make_unique<LinkReader>(model_);
                     for (size_t pair = begin; pair < end; ++pair) count(*readers[thread], pair);
                   });
  }

  void count(LinkReader& reader, size_t pair) {
    reader.read(pair);
    const auto cells = model_.cells.of_pair(pair);
    const auto links = reader.links();
    for (size_t k = 0; k < cells.size(); ++k) add(counts_[cells[k]], links[k]);
    if (!model_.ordered) return;
    for (const size_t side : {kEn, kVi}) jumps_[side].add_all(reader.jumps(side));
  }

  // Counts to probabilities, in the order of the cells, and counts to zero.
  void estimate() {
    const Cells& cells = model_.cells;
    std::vector<double> by_vi(corpus_.vi().words.size(), 0.0);
    std::vector<float> found(cells.size());
    for (size_t c = 0; c < cells.size(); ++c) {
      const double sum = value(counts_[c]) + static_cast<double>(known_weight_ * known_[c]);
      counts_[c].store(0, std::memory_order_relaxed);
      found[c] = static_cast<float>(sum);
      by_vi[cells.vi[c]] += sum;
    }
    model_.vi_given_en.resize(cells.size());
    model_.en_given_vi.resize(cells.size());
    for (size_t e = 0; e + 1 < cells.row_begins.size(); ++e) {
      double sum = 0;
      for (uint32_t c = cells.row_begins[e]; c < cells.row_begins[e + 1]; ++c)
        sum += static_cast<double>(found[c]);
      for (uint32_t c = cells.row_begins[e]; c < cells.row_begins[e + 1]; ++c) {
        const auto share = [&](double all) {
          return all > 0 ? static_cast<float>(static_cast<double>(found[c]) / all) : 0.0F;
        };
        model_.vi_given_en[c] = share(sum);
        model_.en_given_vi[c] = share(by_vi[cells.vi[c]]);
      }
    }
    if (model_.ordered)
      for (const size_t side : {kEn, kVi}) model_.jumps[side] = jumps_[side].jumps();
  }

  const Corpus& corpus_;
  const TrainSettings& settings_;
  TranslationModel& model_;
  std::vector<FixedCount> counts_;  // by cell
  std::vector<float> known_;        // by cell: times
  float known_weight_ = kKnownWeight;
  FixedJumps jumps_[2];
};

}  // namespace

void LinkReader::emissions(size_t pair) {
  const auto en = model_.corpus->en().of(pair);
  const auto vi = model_.corpus->vi().of(pair);
  const auto cells = model_.cells.of_pair(pair);
  pair_ = pair;
  height_ = en.size();
  width_ = vi.size();
  for (const size_t side : {kEn, kVi}) {
    emission_[side].resize(cells.size());
    posterior_[side].resize(cells.size());
  }
  links_.resize(cells.size());
  for (size_t i = 0; i < height_; ++i)
    for (size_t j = 0; j < width_; ++j) {
      const uint32_t cell = cells[i * width_ + j];
      emission_[kEn][i * width_ + j] = model_.en_given_vi[cell];
      emission_[kVi][j * height_ + i] = model_.vi_given_en[cell];
    }
  none_[kEn].resize(height_);
  none_[kVi].resize(width_);
  for (size_t i = 0; i < height_; ++i) none_[kEn][i] = model_.share[kEn][en[i]];
  for (size_t j = 0; j < width_; ++j) none_[kVi][j] = model_.share[kVi][vi[j]];
}

// Model 1: all places are as likely.
void LinkReader::choose_anywhere(std::span<const float> emission, std::span<const float> none,
                                 std::span<float> posterior) const {
  const size_t states = emission.size() / none.size();
  const float each = (1 - kNoWord) / static_cast<float>(states);
  for (size_t p = 0; p < none.size(); ++p) {
    float sum = kNoWord * none[p];
    for (size_t s = 0; s < states; ++s) sum += each * emission[p * states + s];
    for (size_t s = 0; s < states; ++s)
      posterior[p * states + s] = each * emission[p * states + s] / sum;
  }
}

void LinkReader::read(size_t pair) {
  emissions(pair);
  for (const size_t side : {kEn, kVi}) {
    jumps_[side] = {};
    if (model_.ordered)
      hmm_.run(emission_[side], none_[side], side == kEn ? width_ : height_, model_.jumps[side],
               posterior_[side], jumps_[side]);
    else
      choose_anywhere(emission_[side], none_[side], posterior_[side]);
  }
  agree();
}

void LinkReader::agree() {
  fertility_[kEn].assign(height_, 0.0F);
  fertility_[kVi].assign(width_, 0.0F);
  for (size_t i = 0; i < height_; ++i)
    for (size_t j = 0; j < width_; ++j) {
      const float en = posterior_[kEn][i * width_ + j];
      const float vi = posterior_[kVi][j * height_ + i];
      links_[i * width_ + j] = en * vi;
      fertility_[kEn][i] += vi;
      fertility_[kVi][j] += en;
    }
}

float LinkReader::shared(size_t i, size_t j) const {
  const auto& corpus = *model_.corpus;
  const uint8_t* const inside = corpus.inside.data() + corpus.vi().begins[pair_];
  float best = 0;
  for (size_t k = j - inside[j]; k < width_ && (k <= j || inside[k] > 0); ++k)
    best = std::max(best, shared_alone(i, k));
  return best;
}

float LinkReader::shared_alone(size_t i, size_t j) const {
  const float en = posterior_[kEn][i * width_ + j] * std::max(1.0F, fertility_[kEn][i]);
  const float vi = posterior_[kVi][j * height_ + i] * std::max(1.0F, fertility_[kVi][j]);
  return std::min(1.0F, en) * std::min(1.0F, vi);
}

Result<TranslationModel> train(const Corpus& corpus, const TrainSettings& settings) {
  TranslationModel model;
  model.corpus = &corpus;
  Result<Cells> cells = make_cells(corpus, settings.threads);
  if (!cells) return cells.error();
  model.cells = std::move(*cells);
  Trainer(corpus, settings, model).run();
  return model;
}

}  // namespace align
