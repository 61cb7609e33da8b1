#include "analyse/distance_input.hpp"
#include "analyse/task.hpp"
#include "study/classical_mds.hpp"
#include "study/pair_memory.hpp"

namespace vallis::analyse {

/// Rows as points in k dimensions, under the names that R's cmdscale uses.
base::Result<base::Json> classical_mds_task(const Call& call) {
  const Distance distance = read_distance(call.params.required("distance"), call.input, {});
  if (auto rows = require_rows(call.input, 2); !rows) return rows.error();
  const auto most = static_cast<int>(call.input.rows.size()) - 1;
  const int dimensions = static_cast<int>(call.params.required("k").integer(1, most, 1));
  if (auto closed = close(call); !closed) return closed.error();
  const auto d = complete_dissimilarity(distance, call.input, call.workers, study::kClassicalMdsBytes);
  if (!d) return d.error();
  const auto scaling = study::classical_mds(*d, dimensions);
  if (!scaling) return scaling.error();
  base::JsonArray points;
  const auto width = static_cast<std::size_t>(scaling->dimensions);
  for (std::size_t i = 0; i < d->size(); ++i) {
    points.push_back(numbers_json(std::span(scaling->points).subspan(i * width, width)));
  }
  base::JsonObject answer;
  answer["eigenvalues"] = numbers_json(scaling->eigenvalues);
  answer["points"] = std::move(points);
  answer["GOF"] = {number_json(scaling->fit_to_all), number_json(scaling->fit_to_positive)};
  if (!scaling->converged) answer["converged"] = false;
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
