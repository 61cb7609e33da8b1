#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "analyse/points_input.hpp"
#include "analyse/task.hpp"
#include "study/k_means.hpp"

namespace vallis::analyse {
namespace {

constexpr std::pair<std::string_view, study::KMeansMethod> kMethods[] = {
    {"Lloyd", study::KMeansMethod::Lloyd},
    {"Hartigan-Wong", study::KMeansMethod::Exchange},
    {"MacQueen", study::KMeansMethod::MacQueen},
};

/// Given rows to start from, or k with a seed.
struct Start {
  std::vector<int> rows;  ///< 1-based; empty = drawn
  int k = 0;
  std::uint64_t seed = 1;
  int count = 10;
};

Start read_start(const base::JsonReader::Place& params, int row_count) {
  Start start;
  const auto rows = params.optional("initial_rows_1based");
  if (rows.present()) {
    start.rows = read_integers(rows, 1, row_count);
    return start;
  }
  start.k = static_cast<int>(params.required("k").integer(1, row_count, 1));
  start.seed = static_cast<std::uint64_t>(params.optional("seed").integer(0, 1LL << 53U, 1));
  start.count = static_cast<int>(params.optional("starts").integer(1, 10'000, start.count));
  return start;
}

base::Json groups_json(const study::KMeans& found, std::size_t columns) {
  base::JsonArray centres;
  for (std::size_t first = 0; first < found.centres.size(); first += columns) {
    centres.push_back(numbers_json(std::span(found.centres).subspan(first, columns)));
  }
  base::JsonObject answer{{"cluster", integers_json(found.group, 0)}, {"centers", std::move(centres)},
                          {"withinss", numbers_json(found.within)},   {"tot_withinss", number_json(found.total_within)},
                          {"betweenss", number_json(found.between)},  {"iter", found.iterations},
                          {"size", integers_json(found.size, 0)}};
  if (!found.converged) answer["converged"] = false;
  return base::Json(std::move(answer));
}

}  // namespace

/// k-means by three algorithms, each from the same start.
base::Result<base::Json> kmeans_task(const Call& call) {
  if (auto rows = require_rows(call.input, 1); !rows) return rows.error();
  const Start start = read_start(call.params, static_cast<int>(call.input.rows.size()));
  study::KMeansOptions options;
  options.max_iterations = static_cast<int>(call.params.optional("max_iter").integer(1, 1'000'000, 300));
  options.refill_empty = start.rows.empty();
  if (auto closed = close(call); !closed) return closed.error();
  const auto points = read_points(call.input, {}, 1);
  if (!points) return points.error();

  std::vector<double> centres;
  for (const int row : start.rows) {
    const auto first = points->values.begin() + static_cast<std::ptrdiff_t>(row - 1) * points->columns;
    centres.insert(centres.end(), first, first + static_cast<std::ptrdiff_t>(points->columns));
  }
  base::JsonObject answer;
  for (const auto& [name, method] : kMethods) {
    options.method = method;
    const auto found = start.rows.empty()
                           ? study::k_means_from_seed(points->values, points->columns, start.k, start.seed, start.count,
                                                      options, call.workers)
                           : study::k_means(points->values, points->columns, centres, options, call.workers);
    if (!found) return found.error();
    answer[name] = groups_json(*found, points->columns);
  }
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
