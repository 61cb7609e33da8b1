#include <fmt/format.h>

#include <array>

#include "analyse/labels.hpp"
#include "analyse/points_input.hpp"
#include "analyse/task.hpp"
#include "study/dissimilarity.hpp"
#include "study/point_validity.hpp"
#include "study/silhouette.hpp"

namespace vallis::analyse {
namespace {

/// The column that params names, or else the one called "label".
std::optional<std::size_t> label_column(const Call& call) {
  const auto place = call.params.optional("labels");
  if (place.present()) return read_column_name(place, call.input);
  const auto column = call.input.column("label");
  if (!column) {
    place.fault(fmt::format("The table {} has no column 'label'; name the column of the groups.", call.input.name));
  }
  return column;
}

}  // namespace

/// Silhouette, Caliński and Harabasz, Davies and Bouldin of a partition of points, by scikit-learn's definitions.
base::Result<base::Json> validity_sklearn_task(const Call& call) {
  const auto column = label_column(call);
  if (auto closed = close(call); !closed) return closed.error();
  const auto points = read_points(call.input, std::array{*column}, 2);
  if (!points) return points.error();
  const auto labels = read_labels(call.input, *column);
  if (!labels) return labels.error();
  const study::Partition groups = partition_of(*labels);
  const std::size_t k = labels->labels.size();
  if (k < 2 || k >= points->rows) {
    return base::invalid_input(
        {base::Fault{.file = call.input.name,
                     .field = call.input.columns[*column],
                     .what = fmt::format("The labels make {} {} of {} rows; from 2 to {} can be judged.", k,
                                         k == 1 ? "group" : "groups", points->rows, points->rows - 1)}});
  }
  const auto distances = study::plain_distance(points->values, points->rows, points->columns, {}, call.workers);
  if (!distances) return distances.error();
  const auto widths = study::silhouette(*distances, groups, call.workers);
  if (!widths) return widths.error();
  const auto indices = study::point_validity(points->values, points->columns, groups);
  if (!indices) return indices.error();
  return base::Json{{"calinski_harabasz", number_json(indices->calinski_harabasz)},
                    {"davies_bouldin", number_json(indices->davies_bouldin)},
                    {"silhouette", number_json(widths->mean)},
                    {"silhouette_samples", numbers_json(widths->width)}};
}

}  // namespace vallis::analyse
