#include "study/sobol.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/detail/draw_kernels.hpp"
#include "study/indicator_statistics.hpp"
#include "study/profile.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

base::Result<void> check_runs(const SobolRuns& runs) {
  const std::size_t n = runs.at_a.size();
  if (n == 0) return base::invalid_argument("There is no point; Sobol indices need runs of the model.");
  const auto other = [&](const std::vector<double>& answers) { return answers.size() != n; };
  if (other(runs.at_b) || std::any_of(runs.at_ab.begin(), runs.at_ab.end(), other)) {
    return base::invalid_argument("The runs at A, B and AB differ in number; give one answer a point.");
  }
  return {};
}

/// What a point adds to the sums, padded with zeros to whole vectors: for each input the squared difference of S and
/// that of T, then f(A) + f(B) and f(A)² + f(B)² of answers less their mean.
std::vector<double> terms_of(const SobolRuns& runs, double mean, std::size_t stride) {
  const std::size_t n = runs.at_a.size();
  const std::size_t d = runs.at_ab.size();
  std::vector<double> terms(n * stride, 0.0);
  for (std::size_t k = 0; k < n; ++k) {
    double* of_point = terms.data() + k * stride;
    for (std::size_t i = 0; i < d; ++i) {
      const double of_first = runs.at_b[k] - runs.at_ab[i][k];
      const double of_total = runs.at_a[k] - runs.at_ab[i][k];
      of_point[2 * i] = of_first * of_first;
      of_point[2 * i + 1] = of_total * of_total;
    }
    const double a = runs.at_a[k] - mean;
    const double b = runs.at_b[k] - mean;
    of_point[2 * d] = a + b;
    of_point[2 * d + 1] = a * a + b * b;
  }
  return terms;
}

double mean_answer(const SobolRuns& runs) {
  double sum = 0;
  for (const double value : runs.at_a) sum += value;
  for (const double value : runs.at_b) sum += value;
  return sum / (2 * static_cast<double>(runs.at_a.size()));
}

}  // namespace

base::Result<SobolIndices> sobol_indices(const SobolRuns& runs) {
  if (auto checked = check_runs(runs); !checked) return checked.error();
  const std::size_t n = runs.at_a.size();
  const auto count = static_cast<double>(n);
  SobolIndices result;
  result.mean = mean_answer(runs);
  double squares = 0;
  for (std::size_t k = 0; k < n; ++k) {
    squares += (runs.at_a[k] - result.mean) * (runs.at_a[k] - result.mean) +
               (runs.at_b[k] - result.mean) * (runs.at_b[k] - result.mean);
  }
  result.variance = squares / (2 * count);
  // Asked of the answers themselves: rounding in the mean would lend a constant a variance.
  const auto differs = [&](double value) { return value != runs.at_a.front(); };
  const bool varies = std::any_of(runs.at_a.begin(), runs.at_a.end(), differs) ||
                      std::any_of(runs.at_b.begin(), runs.at_b.end(), differs);
  if (!varies) result.variance = 0;
  const double v = varies ? result.variance : kUndefined;
  for (const auto& at_ab : runs.at_ab) {
    double first = 0;
    double total = 0;
    double product = 0;
    for (std::size_t k = 0; k < n; ++k) {
      first += (runs.at_b[k] - at_ab[k]) * (runs.at_b[k] - at_ab[k]);
      total += (runs.at_a[k] - at_ab[k]) * (runs.at_a[k] - at_ab[k]);
      product += runs.at_b[k] * (at_ab[k] - runs.at_a[k]);
    }
    result.jansen_first.push_back(1 - first / count / (2 * v));
    result.jansen_total.push_back(total / count / (2 * v));
    result.saltelli_first.push_back(product / count / v);
  }
  return result;
}

base::Result<SobolIntervals> sobol_intervals(const SobolRuns& runs, const BootstrapOptions& options, Workers& workers) {
  if (auto checked = check_runs(runs); !checked) return checked.error();
  if (options.replicates < 1 || !(options.level > 0 && options.level < 1)) {
    return base::invalid_argument("A bootstrap needs at least one replicate and a level between 0 and 1.");
  }
  const std::size_t n = runs.at_a.size();
  const std::size_t d = runs.at_ab.size();
  const std::size_t stride = (2 * d + 2 + detail::kDrawLanes - 1) / detail::kDrawLanes * detail::kDrawLanes;
  const auto replicates = static_cast<std::size_t>(options.replicates);
  const auto count = static_cast<double>(n);
  const auto terms = terms_of(runs, mean_answer(runs), stride);
  std::vector<double> first(d * replicates);
  std::vector<double> total(d * replicates);
  workers.for_blocks(replicates, detail::kResamples, [&](std::size_t begin, std::size_t end, int) {
    std::vector<double> sums(detail::kResamples * stride);
    // How often each point is drawn: the sums then read memory in order, and once for all replicates of the block.
    std::vector<std::uint32_t> times(detail::kResamples * n, 0);
    for (std::size_t r = begin; r < end; ++r) {
      Random random(options.seed, r);
      std::uint32_t* drawn = times.data() + (r - begin) * n;
      for (std::size_t k = 0; k < n; ++k) ++drawn[random.below(n)];
    }
    detail::draw_kernels().resampled_sums(terms.data(), times.data(), n, stride, sums.data());
    for (std::size_t r = begin; r < end; ++r) {
      const double* of_replicate = sums.data() + (r - begin) * stride;
      const double shift = of_replicate[2 * d] / (2 * count);
      const double variance = of_replicate[2 * d + 1] / (2 * count) - shift * shift;
      const double v = variance > 0 ? variance : kUndefined;
      for (std::size_t i = 0; i < d; ++i) {
        first[i * replicates + r] = 1 - of_replicate[2 * i] / count / (2 * v);
        total[i * replicates + r] = of_replicate[2 * i + 1] / count / (2 * v);
      }
    }
  });
  const double tail = (1 - options.level) / 2;
  SobolIntervals result;
  for (std::size_t i = 0; i < d; ++i) {
    const auto s = known_values(std::span(first).subspan(i * replicates, replicates));
    const auto t = known_values(std::span(total).subspan(i * replicates, replicates));
    result.first.push_back({quantile(s, tail), quantile(s, 1 - tail)});
    result.total.push_back({quantile(t, tail), quantile(t, 1 - tail)});
  }
  return result;
}

}  // namespace vallis::study
