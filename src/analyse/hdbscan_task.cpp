#include <limits>

#include "analyse/distance_input.hpp"
#include "analyse/task.hpp"
#include "study/hdbscan.hpp"

namespace vallis::analyse {

/// Groups of any shape, noise and outlier scores.
base::Result<base::Json> hdbscan_task(const Call& call) {
  const Distance distance = read_distance(call.params.required("distance"), call.input, {});
  if (auto rows = require_rows(call.input, 2); !rows) return rows.error();
  const int min_points =
      static_cast<int>(call.params.required("minPts").integer(2, static_cast<int>(call.input.rows.size()), 2));
  if (auto closed = close(call); !closed) return closed.error();
  const auto d = complete_dissimilarity(distance, call.input, call.workers);
  if (!d) return d.error();
  auto found = study::hdbscan(*d, min_points, call.workers);
  if (!found) return found.error();
  // Without a group R lists the score of the whole, which has none.
  if (found->stability.empty()) found->stability.push_back(std::numeric_limits<double>::quiet_NaN());
  return base::Json{{"cluster", integers_json(found->group, 0)},
                    {"cluster_scores", numbers_json(found->stability)},
                    {"outlier_scores", numbers_json(found->outlier_score)},
                    {"mst_heights_sorted", numbers_json(found->tree_lengths)}};
}

}  // namespace vallis::analyse
