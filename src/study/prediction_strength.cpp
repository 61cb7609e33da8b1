#include "study/prediction_strength.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "study/k_means.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// The rows of one half.
std::vector<double> rows_of(std::span<const double> points, std::size_t columns, std::span<const std::size_t> units) {
  std::vector<double> rows;
  for (const std::size_t unit : units) {
    const auto row = points.subspan(unit * columns, columns);
    rows.insert(rows.end(), row.begin(), row.end());
  }
  return rows;
}

std::size_t nearest_centre(const double* row, const std::vector<double>& centres, std::size_t columns) {
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t g = 0; g < centres.size() / columns; ++g) {
    double squared = 0;
    for (std::size_t c = 0; c < columns; ++c) {
      const double gap = row[c] - centres[g * columns + c];
      squared += gap * gap;
    }
    if (squared < least) {
      least = squared;
      best = g;
    }
  }
  return best;
}

/// The smallest share, over the groups of the test half, of pairs that the centres of the other half keep together.
double strength(const std::vector<double>& rows, std::size_t columns, const KMeans& test, const KMeans& training) {
  const std::size_t k = test.size.size();
  std::vector<double> together(k * k, 0);
  for (std::size_t i = 0; i < test.group.size(); ++i) {
    const auto own = static_cast<std::size_t>(test.group[i] - 1);
    ++together[own * k + nearest_centre(&rows[i * columns], training.centres, columns)];
  }
  double least = 1;
  for (std::size_t g = 0; g < k; ++g) {
    const double size = test.size[g];
    if (size < 2) continue;
    double pairs = 0;
    for (std::size_t l = 0; l < k; ++l) pairs += together[g * k + l] * (together[g * k + l] - 1);
    least = std::min(least, pairs / (size * (size - 1)));
  }
  return least;
}

/// One division of the units, for all k.
struct Division {
  std::vector<double> strengths;
  int unconverged = 0;
};

base::Result<Division> divide(std::span<const double> points, std::size_t columns,
                              const PredictionStrengthOptions& options, std::uint64_t stream) {
  Workers alone(1);
  Random random(options.seed, stream);
  std::vector<std::size_t> units(points.size() / columns);
  std::iota(units.begin(), units.end(), std::size_t{0});
  for (std::size_t i = units.size(); i > 1; --i) std::swap(units[i - 1], units[random.below(i)]);
  const std::span<const std::size_t> all(units);
  const std::vector<double> first = rows_of(points, columns, all.first(units.size() / 2));
  const std::vector<double> second = rows_of(points, columns, all.subspan(units.size() / 2));
  KMeansOptions refill;
  refill.refill_empty = true;
  Division division{.strengths = {1}};
  for (int k = 2; k <= options.k_max; ++k) {
    const auto a = k_means_from_seed(first, columns, k, random.next(), options.starts, refill, alone);
    const auto b = k_means_from_seed(second, columns, k, random.next(), options.starts, refill, alone);
    if (!a) return a.error();
    if (!b) return b.error();
    division.strengths.push_back((strength(second, columns, *b, *a) + strength(first, columns, *a, *b)) / 2);
    division.unconverged += (a->converged ? 0 : 1) + (b->converged ? 0 : 1);
  }
  return division;
}

base::Result<void> check(std::span<const double> points, std::size_t columns,
                         const PredictionStrengthOptions& options) {
  if (columns == 0 || points.empty() || points.size() % columns != 0) {
    return base::invalid_argument(fmt::format("{} values do not make points of {} columns.", points.size(), columns));
  }
  const std::size_t n = points.size() / columns;
  if (options.k_max < 1 || static_cast<std::size_t>(options.k_max) > n / 2) {
    return base::invalid_argument(
        fmt::format("Half of {} units make from 1 to {} groups, not {}.", n, n / 2, options.k_max));
  }
  if (options.divisions < 1 || options.starts < 1 || !(options.cutoff > 0 && options.cutoff <= 1)) {
    return base::invalid_argument(
        "Prediction strength takes at least one division and one start, and a cutoff in (0, 1].");
  }
  return {};
}

}  // namespace

base::Result<PredictionStrength> prediction_strength(std::span<const double> points, std::size_t columns,
                                                     const PredictionStrengthOptions& options, Workers& workers) {
  if (auto checked = check(points, columns, options); !checked) return checked.error();
  const auto count = static_cast<std::size_t>(options.divisions);
  std::vector<std::optional<base::Result<Division>>> divisions(count);
  workers.for_blocks(
      count, 1, [&](std::size_t d, std::size_t, int) { divisions[d].emplace(divide(points, columns, options, d)); });
  PredictionStrength result;
  for (const auto& division : divisions) {
    if (!*division) return division->error();
    result.by_division.push_back((*division)->strengths);
    result.unconverged += (*division)->unconverged;
  }
  const auto m = static_cast<double>(count);
  for (std::size_t k = 0; k < static_cast<std::size_t>(options.k_max); ++k) {
    double mean = 0;
    for (const auto& strengths : result.by_division) mean += strengths[k];
    mean /= m;
    double squares = 0;
    for (const auto& strengths : result.by_division) squares += (strengths[k] - mean) * (strengths[k] - mean);
    const double error = std::sqrt(squares / (m - 1) / m);
    result.mean.push_back(mean);
    result.standard_error.push_back(error);
    if (mean + (std::isnan(error) ? 0 : error) >= options.cutoff) result.chosen = static_cast<int>(k) + 1;
  }
  return result;
}

}  // namespace vallis::study
