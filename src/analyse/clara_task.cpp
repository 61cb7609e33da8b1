#include <fmt/format.h>

#include <cstdint>

#include "analyse/distance_input.hpp"
#include "analyse/task.hpp"
#include "study/clara.hpp"

namespace vallis::analyse {
namespace {

constexpr std::int64_t kMostSeed = std::int64_t{1} << 53;  // beyond, JSON readers round

/// The medoids under the names that `pam` answers with.
base::Json clara_json(const study::Clara& found) {
  base::JsonObject best;
  best["medoids"] = integers_json(found.medoids, 1);
  best["clustering"] = integers_json(found.partition.group, 0);
  best["total"] = found.total_cost;
  best["mean"] = found.mean_cost;
  best["proven_optimal"] = found.proven_optimal;
  return base::JsonObject{{"best", std::move(best)},
                          {"best_sample", found.best_sample + 1},
                          {"mean_by_sample", numbers_json(found.sample_mean_cost)}};
}

}  // namespace

/// k-medoids by samples, without the matrix of dissimilarities.
base::Result<base::Json> clara_task(const Call& call) {
  const auto place = call.params.required("distance");
  const Distance distance = read_distance(place, call.input, {});
  if (distance.kind == Distance::Kind::Precomputed && call.reader.ok()) {
    place.fault("A matrix that is there needs no samples; the task for it is 'pam'.");
  }
  if (auto rows = require_rows(call.input, 2); !rows) return rows.error();
  const int n = static_cast<int>(call.input.rows.size());
  const auto counts = read_integers(call.params.required("k"), 1, n);
  study::ClaraOptions options;
  options.samples = static_cast<int>(call.params.optional("samples").integer(1, 1000, options.samples));
  options.sample_size = static_cast<int>(call.params.optional("sample_size").integer(1, n, 0));
  options.seed = static_cast<std::uint64_t>(call.params.optional("seed").integer(0, kMostSeed, 1));
  if (auto closed = close(call); !closed) return closed.error();
  const auto measure = pair_measure(distance, call.input);
  if (!measure) return measure.error();
  base::JsonObject answer;
  for (const int k : counts) {
    const auto found = study::clara(call.input.rows.size(), *measure, k, options, call.workers);
    if (!found) return found.error().in(fmt::format("k = {}", k));
    answer[fmt::format("k{}", k)] = clara_json(*found);
  }
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
