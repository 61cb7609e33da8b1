#include <fmt/format.h>

#include <limits>

#include "analyse/distance_input.hpp"
#include "analyse/task.hpp"
#include "study/medoids.hpp"
#include "study/silhouette.hpp"

namespace vallis::analyse {
namespace {

/// Our best k medoids under the names that R's pam uses. `original` is what to hold against pam's deterministic
/// BUILD + SWAP, which is never better.
base::Result<base::Json> medoids_json(const study::Dissimilarity& d, int k, study::Workers& workers) {
  const auto best = study::k_medoids(d, k, {}, workers);
  if (!best) return best.error();
  double width = std::numeric_limits<double>::quiet_NaN();
  if (k >= 2) {
    const auto widths = study::silhouette(d, best->partition, workers);
    if (!widths) return widths.error();
    width = widths->mean;
  }
  base::JsonObject original;
  original["medoids"] = integers_json(best->medoids, 1);
  original["clustering"] = integers_json(best->partition.group, 0);
  original["mean_cost_build"] = best->build_mean_cost;
  original["mean_cost_swap"] = best->mean_cost;
  original["sil_avg"] = number_json(width);
  base::JsonObject answer;
  base::JsonObject found = {{"medoids", original["medoids"]}, {"clustering", original["clustering"]}};
  found["total"] = best->total_cost;
  found["mean"] = best->mean_cost;
  found["lower_bound"] = best->lower_bound;
  found["proven_optimal"] = best->proven_optimal;
  found["sil_avg"] = number_json(width);
  answer["best"] = std::move(found);
  if (best->proven_optimal) {
    answer["exact"] =
        base::JsonObject{{"total", best->total_cost}, {"mean", best->mean_cost}, {"medoids", original["medoids"]}};
  }
  answer["original"] = std::move(original);
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
