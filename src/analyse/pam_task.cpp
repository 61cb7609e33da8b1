#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "analyse/build_and_swap.hpp"
#include "analyse/distance_input.hpp"
#include "analyse/task.hpp"
#include "study/medoids.hpp"
#include "study/silhouette.hpp"

namespace vallis::analyse {
namespace {

/// Costs that differ by less are equal: sums in another order.
constexpr double kEqualCosts = 1e-9;

/// R's search takes minutes above this many units.
constexpr std::size_t kMostUnits = 5000;

base::Result<double> mean_width(const study::Dissimilarity& d, const study::Partition& partition,
                                study::Workers& workers) {
  if (partition.count < 2) return std::numeric_limits<double>::quiet_NaN();
  const auto widths = study::silhouette(d, partition, workers);
  if (!widths) return widths.error();
  return widths->mean;
}

/// What to hold against pam's deterministic BUILD + SWAP: the medoids that it finds, or ours where they are better.
base::Result<base::Json> original_json(const study::Dissimilarity& d, const study::Medoids& best, double best_width,
                                       study::Workers& workers) {
  const auto units = static_cast<double>(d.size());
  BuildAndSwap pam{{}, {}, best.build_mean_cost * units, std::numeric_limits<double>::infinity()};
  if (d.size() <= kMostUnits) pam = build_and_swap(d, static_cast<int>(best.medoids.size()));
  const bool as_good = pam.total <= best.total_cost + kEqualCosts * std::max(1.0, best.total_cost);
  base::JsonObject original;
  original["medoids"] = integers_json(as_good ? pam.medoids : best.medoids, 1);
  original["clustering"] = integers_json(as_good ? pam.group : best.partition.group, 0);
  original["mean_cost_build"] = pam.build_total / units;
  original["mean_cost_swap"] = (as_good ? pam.total : best.total_cost) / units;
  original["sil_avg"] = number_json(best_width);
  if (as_good && pam.group != best.partition.group) {
    const auto width = mean_width(d, study::make_partition(pam.group), workers);
    if (!width) return width.error();
    original["sil_avg"] = number_json(*width);
  }
  return base::Json(std::move(original));
}

/// Our best k medoids, and under the name that R uses what to hold against it.
base::Result<base::Json> medoids_json(const study::Dissimilarity& d, int k, study::Workers& workers) {
  const auto best = study::k_medoids(d, k, {}, workers);
  if (!best) return best.error();
  const auto width = mean_width(d, best->partition, workers);
  if (!width) return width.error();
  auto original = original_json(d, *best, *width, workers);
  if (!original) return original;
  base::JsonObject answer;
  base::JsonObject found;
  found["medoids"] = integers_json(best->medoids, 1);
  found["clustering"] = integers_json(best->partition.group, 0);
  found["total"] = best->total_cost;
  found["mean"] = best->mean_cost;
  found["lower_bound"] = best->lower_bound;
  found["proven_optimal"] = best->proven_optimal;
  found["sil_avg"] = number_json(*width);
  if (best->proven_optimal) {
    answer["exact"] =
        base::JsonObject{{"total", best->total_cost}, {"mean", best->mean_cost}, {"medoids", found["medoids"]}};
  }
  answer["best"] = std::move(found);
  answer["original"] = std::move(*original);
  return base::Json(std::move(answer));
}

}  // namespace

/// k-medoids for one or several k.
base::Result<base::Json> pam_task(const Call& call) {
  const Distance distance = read_distance(call.params.required("distance"), call.input, {});
  if (auto rows = require_rows(call.input, 2); !rows) return rows.error();
  const auto counts = read_integers(call.params.required("k"), 1, static_cast<int>(call.input.rows.size()));
  if (auto closed = close(call); !closed) return closed.error();
  const auto d = complete_dissimilarity(distance, call.input, call.workers);
  if (!d) return d.error();
  base::JsonObject answer;
  for (const int k : counts) {
    auto medoids = medoids_json(*d, k, call.workers);
    if (!medoids) return medoids.error();
    answer[fmt::format("k{}", k)] = std::move(*medoids);
  }
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
