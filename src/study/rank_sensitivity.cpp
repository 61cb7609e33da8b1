#include "study/rank_sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "study/detail/draw_scorer.hpp"
#include "study/detail/quasi_mean.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// The composite as a function of d numbers in [0, 1): one a choice, then one a weight.
class RankModel {
 public:
  RankModel(const detail::DrawScorer& scorer, std::span<const int> levels, std::span<const double> base, double spread)
      : scorer_(scorer), levels_(levels), base_(base), spread_(spread) {
    auto scratch = scorer_.scratch();
    scorer_.run(0, base_.data(), scratch);
    for (std::size_t i = 0; i < scorer_.units(); ++i) reference_.push_back(scratch.better[i]);
  }

  std::size_t factors() const { return levels_.size() + base_.size(); }

  /// The mean over units of |rank − reference rank|.
  double shift(std::span<const double> x, detail::DrawScorer::Scratch& scratch, std::vector<double>& weights) const {
    std::size_t way = 0;
    for (std::size_t c = 0; c < levels_.size(); ++c) {
      const auto count = static_cast<std::size_t>(levels_[c]);
      way = way * count + std::min(count - 1, static_cast<std::size_t>(x[c] * static_cast<double>(count)));
    }
    for (std::size_t j = 0; j < base_.size(); ++j) {
      weights[j] = base_[j] * (1 + spread_ * (2 * x[levels_.size() + j] - 1));
    }
    scorer_.run(way, weights.data(), scratch);
    std::int64_t moved = 0;
    for (std::size_t i = 0; i < reference_.size(); ++i) moved += std::abs(scratch.better[i] - reference_[i]);
    return static_cast<double>(moved) / static_cast<double>(reference_.size());
  }

 private:
  const detail::DrawScorer& scorer_;
  std::span<const int> levels_;
  std::span<const double> base_;
  double spread_;
  std::vector<std::int64_t> reference_;
};

base::Result<void> check_scored(std::span<const CompositeWay> ways, std::span<const double> weights) {
  for (const CompositeWay& way : ways) {
    for (std::size_t i = 0; i < way.columns.front().size(); ++i) {
      bool scored = false;
      for (std::size_t j = 0; j < weights.size(); ++j) scored |= weights[j] > 0 && !std::isnan(way.columns[j][i]);
      if (scored) continue;
      return base::invalid_argument(fmt::format(
          "Unit {} has no value of positive weight in some way; leave it out or impute its values.", i + 1));
    }
  }
  return {};
}

/// All runs of the model: the first d coordinates of a point are its A, the others its B.
SobolRuns run_model(const RankModel& model, const detail::DrawScorer& scorer, const PointMatrix& points,
                    Workers& workers) {
  const std::size_t d = model.factors();
  SobolRuns runs{std::vector<double>(points.rows), std::vector<double>(points.rows),
                 std::vector<std::vector<double>>(d, std::vector<double>(points.rows))};
  workers.for_blocks(points.rows, 64, [&](std::size_t begin, std::size_t end, int) {
    auto scratch = scorer.scratch();
    std::vector<double> weights(scorer.indicators());
    for (std::size_t k = begin; k < end; ++k) {
      const auto a = points.row(k).first(d);
      const auto b = points.row(k).last(d);
      runs.at_a[k] = model.shift(a, scratch, weights);
      runs.at_b[k] = model.shift(b, scratch, weights);
      std::vector<double> mixed(a.begin(), a.end());
      for (std::size_t i = 0; i < d; ++i) {
        mixed[i] = b[i];
        runs.at_ab[i][k] = model.shift(mixed, scratch, weights);
        mixed[i] = a[i];
      }
    }
  });
  return runs;
}

}  // namespace

base::Result<RankSensitivity> rank_sensitivity(std::span<const CompositeWay> ways, std::span<const int> levels,
                                               std::span<const double> base_weights, const SensitivityOptions& options,
                                               Workers& workers) {
  const auto scorer = detail::DrawScorer::make(ways);
  if (!scorer) return scorer.error();
  if (auto checked = detail::check_weights(scorer->indicators(), base_weights); !checked) return checked.error();
  if (auto checked = check_scored(ways, base_weights); !checked) return checked.error();
  std::size_t combinations = 1;
  for (const int level : levels) combinations *= static_cast<std::size_t>(std::max(level, 0));
  if (combinations != ways.size()) {
    return base::invalid_argument(
        fmt::format("The alternatives multiply to {} ways, and {} are given.", combinations, ways.size()));
  }
  if (options.points < 1) return base::invalid_argument("Sobol indices need at least one point.");
  if (!(options.spread >= 0 && options.spread < 1)) {
    return base::invalid_argument("The spread of the weights is a share in [0, 1).");
  }
  const RankModel model(*scorer, levels, base_weights, options.spread);
  const auto points = sobol_points(options.points, 2 * model.factors(), options.seed);
  if (!points) return points.error();
  const SobolRuns runs = run_model(model, *scorer, *points, workers);
  auto indices = sobol_indices(runs);
  if (!indices) return indices.error();
  auto bootstrap = options.intervals;
  bootstrap.seed = options.seed + 1;
  auto intervals = sobol_intervals(runs, bootstrap, workers);
  if (!intervals) return intervals.error();
  return RankSensitivity{indices->mean, std::move(*indices), std::move(*intervals)};
}

}  // namespace vallis::study
