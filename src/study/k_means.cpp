#include "study/k_means.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "study/detail/lloyd.hpp"
#include "study/detail/single_moves.hpp"
#include "study/random.hpp"

namespace vallis::study {
namespace {

constexpr std::size_t kRowsAtOnce = 4096;
constexpr double kLargest = 1e150;

double squared_distance(const double* a, const double* b, std::size_t columns) {
  double sum = 0;
  for (std::size_t c = 0; c < columns; ++c) sum += (a[c] - b[c]) * (a[c] - b[c]);
  return sum;
}

bool usable(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double x) { return std::abs(x) <= kLargest; });
}

base::Result<void> check(std::span<const double> points, std::size_t columns, const KMeansOptions& options) {
  if (columns == 0 || points.empty() || points.size() % columns != 0) {
    return base::invalid_argument(fmt::format("{} values do not make points of {} columns.", points.size(), columns));
  }
  if (!usable(points)) {
    return base::invalid_argument("A value is missing, infinite or above 1e150; k-means needs them all to be squared.");
  }
  if (options.max_iterations < 1) return base::invalid_argument("k-means needs at least one iteration.");
  return {};
}

/// Adds body(row, sums) over all rows: each chunk of rows in order, then the chunks in order.
template <class Body>
std::vector<double> sum_over_rows(std::size_t rows, std::size_t places, Workers& workers, Body body) {
  const std::size_t chunks = (rows + kRowsAtOnce - 1) / kRowsAtOnce;
  std::vector<double> parts(chunks * places, 0);
  workers.for_blocks(rows, kRowsAtOnce, [&](std::size_t begin, std::size_t end, int) {
    double* part = &parts[begin / kRowsAtOnce * places];
    for (std::size_t i = begin; i < end; ++i) body(i, part);
  });
  std::vector<double> sums(places, 0);
  for (std::size_t v = 0; v < parts.size(); ++v) sums[v % places] += parts[v];
  return sums;
}

KMeans describe(std::span<const double> points, std::size_t columns, detail::Lloyd::Outcome outcome, Workers& workers) {
  KMeans result;
  result.centres = std::move(outcome.centres);
  result.size = std::move(outcome.size);
  result.group = std::move(outcome.group);
  result.iterations = outcome.iterations;
  result.converged = outcome.converged;
  result.empty_groups = static_cast<int>(std::count(result.size.begin(), result.size.end(), 0));
  const std::size_t n = result.group.size();
  result.within = sum_over_rows(n, result.size.size(), workers, [&](std::size_t i, double* sums) {
    const auto g = static_cast<std::size_t>(result.group[i]);
    sums[g] += squared_distance(&points[i * columns], &result.centres[g * columns], columns);
  });
  std::vector<double> mean = sum_over_rows(n, columns, workers, [&](std::size_t i, double* sums) {
    for (std::size_t c = 0; c < columns; ++c) sums[c] += points[i * columns + c];
  });
  for (double& m : mean) m /= static_cast<double>(n);
  result.total = sum_over_rows(n, 1, workers, [&](std::size_t i, double* sum) {
    *sum += squared_distance(&points[i * columns], mean.data(), columns);
  })[0];
  for (const double within : result.within) result.total_within += within;
  result.between = result.total - result.total_within;
  for (int& group : result.group) ++group;
  return result;
}

/// k units by k-means++ as centres.
std::vector<double> draw_centres(std::span<const double> points, std::size_t columns, std::size_t k, Random random,
                                 Workers& workers) {
  const std::size_t n = points.size() / columns;
  std::vector<double> nearest(n, std::numeric_limits<double>::infinity());
  std::vector<double> centres;
  std::size_t drawn = random.below(n);
  while (true) {
    const auto row = points.subspan(drawn * columns, columns);
    centres.insert(centres.end(), row.begin(), row.end());
    if (centres.size() == k * columns) return centres;
    nearest[drawn] = 0;
    const double total = sum_over_rows(n, 1, workers, [&](std::size_t i, double* sum) {
      nearest[i] = std::min(nearest[i], squared_distance(&points[i * columns], row.data(), columns));
      *sum += nearest[i];
    })[0];
    // Where all units stand on drawn ones a further centre can only be one of those again.
    double left = random.uniform() * total;
    std::size_t next = n;
    for (std::size_t i = 0; i < n; ++i) {
      if (nearest[i] == 0) continue;
      next = i;
      left -= nearest[i];
      if (left < 0) break;
    }
    if (next != n) drawn = next;
  }
}

}  // namespace

base::Result<KMeans> k_means(std::span<const double> points, std::size_t columns, std::span<const double> start,
                             const KMeansOptions& options, Workers& workers) {
  if (auto checked = check(points, columns, options); !checked) return checked.error();
  if (start.empty() || start.size() % columns != 0 || !usable(start)) {
    return base::invalid_argument(fmt::format("The start is at least one centre of {} finite numbers.", columns));
  }
  if (options.method == KMeansMethod::MacQueen) {
    return describe(points, columns, detail::macqueen(points, columns, start, options.max_iterations), workers);
  }
  detail::Lloyd lloyd(points, columns, start.size() / columns, workers);
  auto outcome = lloyd.run(start, options.max_iterations, options.refill_empty);
  if (options.method == KMeansMethod::Exchange) detail::exchange(points, columns, options.max_iterations, outcome);
  return describe(points, columns, std::move(outcome), workers);
}

base::Result<KMeans> k_means_from_seed(std::span<const double> points, std::size_t columns, int k, std::uint64_t seed,
                                       int starts, const KMeansOptions& options, Workers& workers) {
  if (auto checked = check(points, columns, options); !checked) return checked.error();
  const std::size_t n = points.size() / columns;
  if (k < 1 || static_cast<std::size_t>(k) > n || starts < 1) {
    return base::invalid_argument(fmt::format("{} groups from {} starts cannot be made of {} units.", k, starts, n));
  }
  std::optional<KMeans> best;
  for (int s = 0; s < starts; ++s) {
    const auto stream = static_cast<std::uint64_t>(s);
    const auto centres = draw_centres(points, columns, static_cast<std::size_t>(k), Random(seed, stream), workers);
    auto found = k_means(points, columns, centres, options, workers);
    if (!found) return found;
    if (!best || found->total_within < best->total_within) best = std::move(*found);
  }
  return std::move(*best);
}

}  // namespace vallis::study
