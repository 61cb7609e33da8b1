#include "study/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "study/detail/rank_model.hpp"
#include "study/progress.hpp"
#include "study/random.hpp"
#include "study/rank_distribution.hpp"
#include "study/run.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::RankModel;

constexpr std::size_t kBlock = 256;  // draws
constexpr double kLevel = 0.95;

RankDistribution draw_ranks(const RankModel& model, const RobustnessOptions& options, std::uint64_t seed,
                            Workers& workers) {
  std::vector<RankDistribution> of_worker(static_cast<std::size_t>(workers.size()), RankDistribution(model.units()));
  workers.for_blocks(static_cast<std::size_t>(options.draws), kBlock, [&](std::size_t begin, std::size_t end, int w) {
    RankDistribution& counts = of_worker[static_cast<std::size_t>(w)];
    auto scratch = model.scratch();
    std::vector<double> x(model.dimensions());
    for (std::size_t d = begin; d < end; ++d) {
      Random random(seed, d);
      for (double& value : x) value = random.uniform();
      // Thrown out and drawn again, so that the ways that go together are equally likely.
      while (!model.admitted(x)) {
        for (std::size_t c = 0; c < 3; ++c) x[c] = random.uniform();
      }
      model.run(x, scratch);
      for (std::size_t u = 0; u < model.units(); ++u) {
        if (scratch.ranks[u] > 0) counts.add(u, scratch.ranks[u]);
      }
    }
  });
  // Counts are whole numbers: the order in which the workers' are added does not show.
  for (std::size_t w = 1; w < of_worker.size(); ++w) of_worker.front().add(of_worker[w]);
  return std::move(of_worker.front());
}

/// A choice whose coordinates change together.
struct Input {
  RankFactor factor;
  int alternatives;
  std::size_t first;  // coordinates [first, end)
  std::size_t end;
};

std::vector<Input> inputs_of(const RankModel& model) {
  constexpr std::array<RankFactor, RankModel::kChoices> kFactors{RankFactor::Imputation, RankFactor::Normalisation,
                                                                 RankFactor::Aggregation, RankFactor::Weights,
                                                                 RankFactor::LeftOut};
  std::vector<Input> inputs;
  for (std::size_t c = 0; c < kFactors.size(); ++c) {
    if (model.alternatives()[c] < 2) continue;
    inputs.push_back({kFactors[c], static_cast<int>(model.alternatives()[c]), c, c + 1});
  }
  if (model.noisy()) inputs.push_back({RankFactor::WeightNoise, 0, RankModel::kChoices, model.dimensions()});
  return inputs;
}

double shift_of(std::span<const int> ranks, std::span<const std::optional<int>> reference) {
  long moved = 0;
  long counted = 0;
  for (std::size_t u = 0; u < ranks.size(); ++u) {
    if (ranks[u] == 0 || !reference[u]) continue;
    moved += std::abs(ranks[u] - *reference[u]);
    ++counted;
  }
  return counted > 0 ? static_cast<double>(moved) / static_cast<double>(counted) : 0;
}

/// The first half of a point's coordinates are its A, the others its B.
SobolRuns run_points(const RankModel& model, std::span<const Input> inputs, const PointMatrix& points,
                     std::span<const std::optional<int>> reference, Workers& workers) {
  const std::size_t d = model.dimensions();
  SobolRuns runs{std::vector<double>(points.rows), std::vector<double>(points.rows),
                 std::vector<std::vector<double>>(inputs.size(), std::vector<double>(points.rows))};
  workers.for_blocks(points.rows, 64, [&](std::size_t begin, std::size_t end, int) {
    auto scratch = model.scratch();
    std::vector<double> mixed(d);
    const auto shift = [&](std::span<const double> x) {
      model.run(x, scratch);
      return shift_of(scratch.ranks, reference);
    };
    for (std::size_t k = begin; k < end; ++k) {
      const auto a = points.row(k).first(d);
      const auto b = points.row(k).last(d);
      runs.at_a[k] = shift(a);
      runs.at_b[k] = shift(b);
      std::copy(a.begin(), a.end(), mixed.begin());
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        for (std::size_t c = inputs[i].first; c < inputs[i].end; ++c) mixed[c] = b[c];
        runs.at_ab[i][k] = shift(mixed);
        for (std::size_t c = inputs[i].first; c < inputs[i].end; ++c) mixed[c] = a[c];
      }
    }
  });
  return runs;
}

bool settled(const Interval& interval, double widest) { return interval.high - interval.low <= widest; }

base::Result<void> find_factors(const RankModel& model, const Findings& findings, const RobustnessOptions& options,
                                Workers& workers, Robustness& result) {
  const auto inputs = inputs_of(model);
  if (options.points == 0) {
    result.no_sensitivity = {"The recipe asks for none (/robustness/points).", "Рецепт её не требует."};
    return {};
  }
  if (inputs.empty()) {
    result.no_sensitivity = {"No choice has more than one alternative.", "Ни у одного решения нет вариантов."};
    return {};
  }
  if (!result.refused.empty()) {
    result.no_sensitivity = {
        "Some of the choices do not go together, and shares of the variance need every combination.",
        "Некоторые решения несовместимы, а для долей дисперсии нужны все сочетания."};
    return {};
  }
  const std::uint64_t seed = findings.recipe.seed;
  const auto points = sobol_points(static_cast<std::size_t>(options.points), 2 * model.dimensions(), seed);
  if (!points) return points.error();
  const SobolRuns runs = run_points(model, inputs, *points, findings.scores->ranks, workers);
  const auto indices = sobol_indices(runs);
  if (!indices) return indices.error();
  const auto intervals = sobol_intervals(runs, {options.replicates, kLevel, seed + 1}, workers);
  if (!intervals) return intervals.error();
  result.mean_shift = indices->mean;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    FactorShare share{inputs[i].factor,
                      inputs[i].alternatives,
                      indices->jansen_first[i],
                      indices->jansen_total[i],
                      intervals->first[i],
                      intervals->total[i],
                      false};
    share.settled = settled(share.first_interval, options.widest) && settled(share.total_interval, options.widest);
    result.factors.push_back(share);
  }
  return {};
}

}  // namespace

base::Result<Robustness> compute_robustness(const Findings& findings, const RobustnessOptions& options,
                                            Workers& workers, Progress& progress) {
  if (progress.cancelled()) return base::cancelled();
  progress.report("robustness", 0);
  if (!findings.scores || !findings.recipe.scores) {
    return base::invalid_argument("Robustness (/robustness) is that of scores; the recipe has no section /scores.");
  }
  Robustness result;
  const auto model = RankModel::make(findings, *findings.recipe.scores, options, result.refused);
  if (!model) return model.error();
  result.ways = model->ways();
  const RankDistribution ranks = draw_ranks(*model, options, findings.recipe.seed, workers);
  for (std::size_t u = 0; u < model->units(); ++u) {
    result.units.push_back({static_cast<int>(ranks.known(u)), ranks.quantile(u, 0.5), ranks.quantile(u, 0.05),
                            ranks.quantile(u, 0.95), ranks.probability_of_top(u, options.top),
                            ranks.probability_of_top(u, 1)});
  }
  if (progress.cancelled()) return base::cancelled();
  progress.report("robustness", 0.7);
  if (auto found = find_factors(*model, findings, options, workers, result); !found) return found.error();
  return result;
}

std::string_view word(RankFactor factor) {
  switch (factor) {
    case RankFactor::Imputation:
      return "imputation";
    case RankFactor::Normalisation:
      return "normalisation";
    case RankFactor::Aggregation:
      return "aggregation";
    case RankFactor::Weights:
      return "weights";
    case RankFactor::LeftOut:
      return "left_out";
    case RankFactor::WeightNoise:
      return "weight_noise";
  }
  return "";
}

}  // namespace vallis::study
