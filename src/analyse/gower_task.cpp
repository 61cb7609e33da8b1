#include <cmath>

#include "analyse/distance_input.hpp"
#include "analyse/task.hpp"

namespace vallis::analyse {

/// Gower's dissimilarities as R's daisy gives them.
base::Result<base::Json> gower_task(const Call& call) {
  Distance distance;
  distance.kind = Distance::Kind::Gower;
  distance.columns = read_columns(call.params.required("columns"), call.input);
  read_weights(call.params.optional("weights"), distance.columns);
  if (auto closed = close(call); !closed) return closed.error();
  const auto result = dissimilarity(distance, call.input, call.workers, kListedBytes);
  if (!result) return result.error();
  double sum = 0;
  for (const double d : result->values()) sum += std::isnan(d) ? 0 : d;
  return base::Json(
      base::JsonObject{{"n", result->size()}, {"dissimilarity", numbers_json(result->values())}, {"sum", sum}});
}

}  // namespace vallis::analyse
