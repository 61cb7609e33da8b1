#include "study/detail/draw_scorer.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "study/detail/draw_kernels.hpp"
#include "study/detail/quasi_mean.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kNoScore = -std::numeric_limits<double>::infinity();
constexpr double kTieTolerance = 1e-12;
// Above this many units sorting is cheaper than comparing all pairs.
constexpr std::size_t kCompareAll = 256;

/// −1 where a higher mean has a lower sum.
double sign_of(Mean mean, double power) {
  return mean == Mean::Harmonic || (mean == Mean::Generalised && power < 0) ? -1 : 1;
}

}  // namespace

base::Result<DrawScorer> DrawScorer::make(std::span<const CompositeWay> ways) {
  if (ways.empty() || ways.front().columns.empty() || ways.front().columns.front().empty()) {
    return base::invalid_argument("There must be at least one way to make the composite, one indicator and one unit.");
  }
  DrawScorer scorer;
  scorer.p_ = ways.front().columns.size();
  scorer.n_ = ways.front().columns.front().size();
  scorer.stride_ = (scorer.n_ + kDrawLanes - 1) / kDrawLanes * kDrawLanes;
  for (const CompositeWay& way : ways) {
    if (way.mean == Mean::Generalised && (way.power == 0 || !std::isfinite(way.power))) {
      return base::invalid_argument("The power of a generalised mean must be finite and not 0.");
    }
    const double sign = sign_of(way.mean, way.power);
    Way ready{std::vector<double>(scorer.p_ * scorer.stride_, 0.0), {}, way.mean, way.power};
    std::vector<double> known(scorer.p_ * scorer.stride_, 0.0);
    bool gaps = false;
    if (way.columns.size() != scorer.p_)
      return base::invalid_argument("The ways differ in their number of indicators.");
    for (std::size_t j = 0; j < scorer.p_; ++j) {
      if (way.columns[j].size() != scorer.n_) {
        return base::invalid_argument("The ways differ in their number of units.");
      }
      for (std::size_t i = 0; i < scorer.n_; ++i) {
        const double x = way.columns[j][i];
        if (std::isnan(x)) {
          gaps = true;
          continue;
        }
        if (!mean_takes(x, way.mean, way.power)) return mean_refuses(i, j, x, way.mean);
        known[j * scorer.stride_ + i] = 1;
        ready.values[j * scorer.stride_ + i] = sign * to_sum_scale(x, way.mean, way.power);
      }
    }
    if (gaps) ready.known = std::move(known);
    scorer.ways_.push_back(std::move(ready));
  }
  return scorer;
}

DrawScorer::Scratch DrawScorer::scratch() const {
  return {std::vector<double>(stride_), std::vector<double>(stride_), std::vector<std::int64_t>(stride_), {}};
}

void DrawScorer::run(std::size_t number, const double* weights, Scratch& scratch) const {
  const Way& way = ways_[number];
  const DrawKernels& kernels = draw_kernels();
  kernels.weighted_sums(way.values.data(), weights, p_, stride_, scratch.scores.data());
  if (!way.known.empty()) {
    kernels.weighted_sums(way.known.data(), weights, p_, stride_, scratch.totals.data());
    for (std::size_t i = 0; i < n_; ++i) {
      scratch.scores[i] = scratch.totals[i] > 0 ? scratch.scores[i] / scratch.totals[i] : kNoScore;
    }
  }
  std::fill(scratch.scores.begin() + static_cast<std::ptrdiff_t>(n_), scratch.scores.end(), kNoScore);
  rank(scratch);
}

void DrawScorer::rank(Scratch& scratch) const {
  const DrawKernels& kernels = draw_kernels();
  const double slack = kTieTolerance * kernels.largest(scratch.scores.data(), stride_);
  if (n_ <= kCompareAll) return kernels.count_better(scratch.scores.data(), slack, stride_, scratch.better.data());
  scratch.sorted = scratch.scores;
  std::sort(scratch.sorted.begin(), scratch.sorted.end(), std::greater<>());
  for (std::size_t i = 0; i < n_; ++i) {
    const double bar = scratch.scores[i] + slack;
    const auto end =
        std::partition_point(scratch.sorted.begin(), scratch.sorted.end(), [&](double other) { return other > bar; });
    scratch.better[i] = end - scratch.sorted.begin();
  }
}

double DrawScorer::score(std::size_t number, std::span<const double> weights, std::size_t i,
                         const Scratch& scratch) const {
  const Way& way = ways_[number];
  if (scratch.scores[i] == kNoScore) return std::numeric_limits<double>::quiet_NaN();
  double total = 1;
  if (way.known.empty()) {
    total = 0;
    for (const double weight : weights) total += weight;
  }
  return from_sum_scale(sign_of(way.mean, way.power) * scratch.scores[i] / total, way.mean, way.power);
}

}  // namespace vallis::study::detail
