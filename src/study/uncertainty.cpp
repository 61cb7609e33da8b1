#include "study/uncertainty.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/detail/draw_scorer.hpp"
#include "study/detail/quasi_mean.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr std::size_t kMostUnits = 8192;
constexpr std::size_t kBlock = 256;  // draws

bool has_score(double sum) { return sum > -std::numeric_limits<double>::infinity(); }

/// Lengths of the parts into which p − 1 uniform points cut [0, 1]: uniform over the simplex, without logarithms.
void draw_from_simplex(Random& random, std::vector<double>& weights) {
  for (std::size_t j = 0; j + 1 < weights.size(); ++j) weights[j] = random.uniform();
  weights.back() = 1;
  std::sort(weights.begin(), weights.end());
  for (std::size_t j = weights.size() - 1; j > 0; --j) weights[j] -= weights[j - 1];
}

void draw_weights(Random& random, std::span<const double> base, const WeightUncertainty& how,
                  std::vector<double>& weights) {
  switch (how.kind) {
    case WeightUncertainty::Kind::None:
      std::copy(base.begin(), base.end(), weights.begin());
      return;
    case WeightUncertainty::Kind::Noise:
      for (std::size_t j = 0; j < weights.size(); ++j) {
        weights[j] = base[j] * (1 + how.spread * (2 * random.uniform() - 1));
      }
      return;
    case WeightUncertainty::Kind::Simplex:
      return draw_from_simplex(random, weights);
  }
}

}  // namespace

base::Result<DrawScores> score_draws(std::span<const CompositeWay> ways, std::span<const ExplicitDraw> draws,
                                     Workers& workers) {
  const auto scorer = detail::DrawScorer::make(ways);
  if (!scorer) return scorer.error();
  for (std::size_t d = 0; d < draws.size(); ++d) {
    if (draws[d].way >= scorer->ways()) {
      return base::invalid_argument(fmt::format("Draw {} takes a way that does not exist.", d + 1));
    }
    if (auto checked = detail::check_weights(scorer->indicators(), draws[d].weights); !checked) {
      return checked.error().in(fmt::format("Draw {}", d + 1));
    }
  }
  const std::size_t n = scorer->units();
  DrawScores result{n, std::vector<double>(draws.size() * n), std::vector<int>(draws.size() * n)};
  workers.for_blocks(draws.size(), kBlock, [&](std::size_t begin, std::size_t end, int) {
    auto scratch = scorer->scratch();
    for (std::size_t d = begin; d < end; ++d) {
      scorer->run(draws[d].way, draws[d].weights.data(), scratch);
      for (std::size_t i = 0; i < n; ++i) {
        result.scores[d * n + i] = scorer->score(draws[d].way, draws[d].weights, i, scratch);
        result.ranks[d * n + i] = has_score(scratch.scores[i]) ? static_cast<int>(scratch.better[i]) + 1 : 0;
      }
    }
  });
  return result;
}

base::Result<RankDistribution> rank_uncertainty(std::span<const CompositeWay> ways,
                                                std::span<const double> base_weights, const MonteCarloOptions& options,
                                                Workers& workers) {
  if (options.draws < 1) return base::invalid_argument("A Monte Carlo run needs at least one draw.");
  if (!(options.weights.spread >= 0 && options.weights.spread <= 1)) {
    return base::invalid_argument("The spread of the weights is a share in [0, 1].");
  }
  const auto scorer = detail::DrawScorer::make(ways);
  if (!scorer) return scorer.error();
  if (auto checked = detail::check_weights(scorer->indicators(), base_weights); !checked) return checked.error();
  const std::size_t n = scorer->units();
  if (n > kMostUnits) {
    return base::too_large(fmt::format("Rank counts of {} units need {} GB; at most {} units are taken.", n,
                                       n * n * sizeof(std::uint32_t) / 1'000'000'000, kMostUnits));
  }
  std::vector<RankDistribution> of_worker(static_cast<std::size_t>(workers.size()), RankDistribution(n));
  workers.for_blocks(static_cast<std::size_t>(options.draws), kBlock, [&](std::size_t begin, std::size_t end, int w) {
    auto& counts = of_worker[static_cast<std::size_t>(w)];
    auto scratch = scorer->scratch();
    std::vector<double> weights(scorer->indicators());
    for (std::size_t d = begin; d < end; ++d) {
      Random random(options.seed, d);
      const std::size_t way = random.below(scorer->ways());
      draw_weights(random, base_weights, options.weights, weights);
      scorer->run(way, weights.data(), scratch);
      for (std::size_t i = 0; i < n; ++i) {
        if (has_score(scratch.scores[i])) counts.add(i, static_cast<int>(scratch.better[i]) + 1);
      }
    }
  });
  // Counts are whole numbers: the order in which the workers' are added does not show.
  for (std::size_t w = 1; w < of_worker.size(); ++w) of_worker.front().add(of_worker[w]);
  return std::move(of_worker.front());
}

}  // namespace vallis::study
