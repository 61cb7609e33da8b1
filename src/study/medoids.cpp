#include "study/medoids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

#include "study/detail/medoid_proof.hpp"
#include "study/detail/medoid_search.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::MedoidChoice;
using detail::PamSearch;
using detail::SquareMatrix;

/// Up to here random starts search on all units; above, each on a sample of its own, as CLARA does, and the best of
/// them goes on with all.
constexpr std::size_t kSearchAll = 2048;
constexpr std::size_t kSample = 512;

/// The local optimum of one random start that FasterPAM finds.
MedoidChoice random_start(const Dissimilarity& dissimilarity, const SquareMatrix* square, std::size_t k,
                          std::uint64_t seed, std::uint64_t start) {
  // Streams in pairs: one for the medoids, one for the sample.
  const std::size_t n = dissimilarity.size();
  if (square != nullptr) {
    std::vector<int> medoids = detail::random_units(n, k, seed, 2 * start);
    detail::swap_eagerly(*square, medoids);
    return detail::choice_of(dissimilarity, std::move(medoids));
  }
  const std::vector<int> sample = detail::random_units(n, std::min(n, std::max(kSample, 4 * k)), seed, 2 * start + 1);
  std::vector<int> medoids = detail::random_units(sample.size(), k, seed, 2 * start);
  detail::swap_eagerly(SquareMatrix(dissimilarity, sample), medoids);
  for (int& medoid : medoids) medoid = sample[static_cast<std::size_t>(medoid)];
  return detail::choice_of(dissimilarity, std::move(medoids));
}

MedoidChoice search(const Dissimilarity& dissimilarity, const SquareMatrix* square, PamSearch& pam,
                    const MedoidChoice& built, const MedoidOptions& options, Workers& workers) {
  MedoidChoice best = pam.descend(built, PamSearch::Descent::Steepest);
  std::vector<MedoidChoice> found(static_cast<std::size_t>(std::max(0, options.starts)));
  workers.for_blocks(found.size(), 1, [&](std::size_t start, std::size_t, int) {
    found[start] = random_start(dissimilarity, square, built.medoids.size(), options.seed, start);
  });
  if (found.empty()) return best;
  MedoidChoice other = found.front();
  for (const MedoidChoice& choice : found) {
    if (choice.better_than(other)) other = choice;
  }
  if (square == nullptr && other.medoids != best.medoids)
    other = pam.descend(std::move(other), PamSearch::Descent::Eager);
  return other.better_than(best) ? other : best;
}

/// Each unit's nearest medoid, of equally near ones the smaller; a medoid stands for itself, so no group is empty.
Partition nearest_groups(const Dissimilarity& dissimilarity, const std::vector<int>& medoids) {
  const std::size_t n = dissimilarity.size();
  std::vector<int> nearest(n, -1);
  std::vector<double> near(n, std::numeric_limits<double>::infinity());
  for (const int medoid : medoids) {
    for (std::size_t i = 0; i < n; ++i) {
      const double d = dissimilarity(i, static_cast<std::size_t>(medoid));
      if (d < near[i]) {
        near[i] = d;
        nearest[i] = medoid;
      }
    }
  }
  for (const int medoid : medoids) nearest[static_cast<std::size_t>(medoid)] = medoid;
  return make_partition(nearest);
}

}  // namespace

base::Result<Medoids> k_medoids(const Dissimilarity& dissimilarity, int k, const MedoidOptions& options,
                                Workers& workers) {
  const std::size_t n = dissimilarity.size();
  if (k < 1 || static_cast<std::size_t>(k) > n) {
    return base::invalid_argument(fmt::format("{} medoids cannot be chosen from {} units.", k, n));
  }
  PamSearch pam(dissimilarity, workers);
  if (!pam.defined()) {
    const auto [i, j] = dissimilarity.first_undefined().value();
    return base::invalid_argument(
        fmt::format("Units {} and {} have no dissimilarity; fill in their values or leave one out.", i + 1, j + 1));
  }
  const MedoidChoice built = pam.build(k);
  MedoidChoice best = built;
  // One medoid, and all units as medoids, are found by BUILD already.
  bool proven = k == 1 || static_cast<std::size_t>(k) == n;
  double lower_bound = 0;
  if (!proven) {
    std::vector<int> all(n <= kSearchAll ? n : 0);
    std::iota(all.begin(), all.end(), 0);
    const SquareMatrix square(dissimilarity, all);
    best = search(dissimilarity, all.empty() ? nullptr : &square, pam, built, options, workers);
    if (options.exact && n <= static_cast<std::size_t>(std::max(0, options.exact_limit))) {
      detail::MedoidProof proof = detail::prove_medoids(square, std::move(best), options.exact_work);
      best = std::move(proof.best);
      lower_bound = proof.lower_bound;
      proven = proof.complete;
    }
  }

  Medoids result;
  result.partition = nearest_groups(dissimilarity, best.medoids);
  result.medoids = std::move(best.medoids);
  result.total_cost = best.cost;
  result.mean_cost = best.cost / static_cast<double>(n);
  result.lower_bound = proven ? best.cost : lower_bound;
  result.proven_optimal = proven;
  result.build_mean_cost = built.cost / static_cast<double>(n);
  return result;
}

}  // namespace vallis::study
