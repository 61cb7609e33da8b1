#include "study/clara.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/medoids.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr std::size_t kBlock = 256;
constexpr double kLargest = 1e150;  // sums of dissimilarities must stay finite

base::Error too_far() {
  return base::invalid_argument(
      fmt::format("Some units are more than {} apart, which is too far to reckon with; take a larger unit.", kLargest));
}

base::Result<std::size_t> size_of_sample(std::size_t n, int k, const ClaraOptions& options) {
  if (k < 1 || static_cast<std::size_t>(k) > n) {
    return base::invalid_argument(fmt::format("{} groups cannot be made of {} units; ask for 1 to {}.", k, n, n));
  }
  if (options.samples < 1) return base::invalid_argument("Take at least one sample.");
  if (options.sample_size == 0) return std::min(n, 40 + 2 * static_cast<std::size_t>(k));
  if (options.sample_size < k || static_cast<std::size_t>(options.sample_size) > n) {
    return base::invalid_argument(fmt::format(
        "A sample of {} units will not do; it has from {} (the groups) to {} (all) units.", options.sample_size, k, n));
  }
  return static_cast<std::size_t>(options.sample_size);
}

/// `size` different units, ascending; those of `kept` among them.
std::vector<std::size_t> draw(std::size_t n, std::size_t size, const std::vector<int>& kept, Random random) {
  std::vector<std::size_t> sample(kept.begin(), kept.end());
  const auto holds = [&](std::size_t unit) { return std::find(sample.begin(), sample.end(), unit) != sample.end(); };
  std::vector<std::size_t> left;
  if (2 * size > n) {
    // So large a sample is a shuffle of all.
    for (std::size_t unit = 0; unit < n; ++unit) {
      if (!holds(unit)) left.push_back(unit);
    }
    for (std::size_t i = 0; sample.size() < size; ++i) {
      std::swap(left[i], left[i + random.below(left.size() - i)]);
      sample.push_back(left[i]);
    }
  }
  while (sample.size() < size) {
    const auto unit = static_cast<std::size_t>(random.below(n));
    if (!holds(unit)) sample.push_back(unit);
  }
  std::sort(sample.begin(), sample.end());
  return sample;
}

base::Result<Medoids> medoids_of(const std::vector<std::size_t>& sample, bool all, const PairMeasure& dissimilarity,
                                 int k, std::uint64_t seed, Workers& workers) {
  Dissimilarity d(sample.size());
  workers.for_blocks(sample.size(), 16, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = i + 1; j < sample.size(); ++j) {
        d.values()[Dissimilarity::index(i, j, sample.size())] = dissimilarity(sample[i], sample[j]);
      }
    }
  });
  if (const auto pair = d.first_undefined()) {
    return base::invalid_argument(
        fmt::format("Units {} and {} have no dissimilarity; fill in their values or leave one out.",
                    sample[pair->first] + 1, sample[pair->second] + 1));
  }
  if (std::any_of(d.values().begin(), d.values().end(), [](double value) { return value > kLargest; }))
    return too_far();
  // The optimum of a sample is not that of all units, so its proof is not worth its time.
  MedoidOptions options;
  options.seed = seed;
  options.exact = all;
  return k_medoids(d, k, options, workers);
}

/// Which medoid each unit goes to, and at what cost.
struct Assignment {
  std::vector<int> medoid;
  double total = 0;
};

base::Result<Assignment> assign(std::size_t n, const std::vector<int>& medoids, const PairMeasure& dissimilarity,
                                Workers& workers) {
  Assignment found;
  found.medoid.assign(n, -1);
  std::vector<double> cost(n, 0);
  workers.for_blocks(n, kBlock, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      double least = std::numeric_limits<double>::infinity();
      if (std::binary_search(medoids.begin(), medoids.end(), static_cast<int>(i))) {
        found.medoid[i] = static_cast<int>(i);
        continue;
      }
      for (const int medoid : medoids) {
        const double d = dissimilarity(i, static_cast<std::size_t>(medoid));
        if (std::isnan(d) || !(d < least || found.medoid[i] < 0)) continue;
        least = d;
        found.medoid[i] = medoid;
      }
      cost[i] = least;
    }
  });
  const auto alone = std::find(found.medoid.begin(), found.medoid.end(), -1);
  if (alone != found.medoid.end()) {
    return base::invalid_argument(
        fmt::format("Unit {} has no dissimilarity to any of the medoids; fill in its values or leave it out.",
                    alone - found.medoid.begin() + 1));
  }
  if (std::any_of(cost.begin(), cost.end(), [](double value) { return value > kLargest; })) return too_far();
  found.total = std::accumulate(cost.begin(), cost.end(), 0.0);
  return found;
}

}  // namespace

base::Result<Clara> clara(std::size_t n, const PairMeasure& dissimilarity, int k, const ClaraOptions& options,
                          Workers& workers) {
  const auto size = size_of_sample(n, k, options);
  if (!size) return size.error();
  const bool all = *size == n;
  const auto units = static_cast<double>(n);
  Clara best;
  best.total_cost = std::numeric_limits<double>::infinity();
  std::vector<int> nearest;
  const int samples = all ? 1 : options.samples;
  for (int s = 0; s < samples; ++s) {
    const auto stream = static_cast<std::uint64_t>(s);
    const auto sample = draw(n, *size, best.medoids, Random(options.seed, stream));
    const auto found = medoids_of(sample, all, dissimilarity, k, options.seed + stream, workers);
    if (!found) return found.error();
    std::vector<int> medoids;
    for (const int medoid : found->medoids) medoids.push_back(static_cast<int>(sample[medoid]));
    auto assigned = assign(n, medoids, dissimilarity, workers);
    if (!assigned) return assigned.error();
    best.sample_mean_cost.push_back(assigned->total / units);
    if (!(assigned->total < best.total_cost)) continue;
    best.total_cost = assigned->total;
    best.medoids = std::move(medoids);
    best.best_sample = s;
    best.proven_optimal = all && found->proven_optimal;
    nearest = std::move(assigned->medoid);
  }
  best.mean_cost = best.total_cost / units;
  best.partition = make_partition(nearest);
  return best;
}

}  // namespace vallis::study
