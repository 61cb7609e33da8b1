#include <fmt/format.h>

#include "analyse/distance_input.hpp"
#include "analyse/labels.hpp"
#include "analyse/task.hpp"
#include "study/silhouette.hpp"
#include "study/validity.hpp"

namespace vallis::analyse {
/// Silhouettes and fpc's indices of a partition that the table brings along.
base::Result<base::Json> validity_task(const Call& call) {
  const auto column = read_column_name(call.params.required("labels"), call.input);
  std::vector<std::size_t> apart;
  if (column) apart.push_back(*column);
  const Distance distance = read_distance(call.params.required("distance"), call.input, apart);
  if (auto closed = close(call); !closed) return closed.error();

  const auto d = complete_dissimilarity(distance, call.input, call.workers);
  if (!d) return d.error();
  const auto labels = read_labels(call.input, *column);
  if (!labels) return labels.error();
  const std::size_t k = labels->labels.size();
  if (k < 2 || k >= d->size()) {
    return base::invalid_input(
        {base::Fault{.file = call.input.name,
                     .field = call.input.columns[*column],
                     .what = fmt::format("The labels make {} {} of {} rows; from 2 to {} can be judged.", k,
                                         k == 1 ? "group" : "groups", d->size(), d->size() - 1)}});
  }
  const study::Partition groups = partition_of(*labels);
  const auto widths = study::silhouette(*d, groups, call.workers);
  if (!widths) return widths.error();
  const auto indices = study::validity(*d, groups);
  if (!indices) return indices.error();

  base::JsonArray neighbour;
  for (const int group : widths->neighbour) {
    neighbour.push_back(label_json(labels->labels[static_cast<std::size_t>(group - 1)]));
  }
  base::JsonArray names;
  for (const std::string& label : labels->labels) names.push_back(label_json(label));
  base::JsonObject answer;
  answer["labels"] = std::move(names);
  answer["silhouette_width"] = numbers_json(widths->width);
  answer["neighbor"] = std::move(neighbour);
  answer["avg"] = number_json(widths->mean);
  answer["by_cluster"] = numbers_json(widths->group_mean);
  answer["dunn"] = number_json(indices->dunn);
  answer["dunn2"] = number_json(indices->dunn2);
  answer["average_between"] = number_json(indices->average_between);
  answer["average_within"] = number_json(indices->average_within);
  answer["wb_ratio"] = number_json(indices->wb_ratio);
  answer["pearsongamma"] = number_json(indices->pearson_gamma);
  answer["within_ss_dist"] = number_json(indices->within_ss);
  answer["entropy"] = number_json(indices->entropy);
  answer["max_diameter"] = number_json(indices->max_diameter);
  answer["min_separation"] = number_json(indices->min_separation);
  answer["diameter"] = numbers_json(indices->diameter);
  answer["separation"] = numbers_json(indices->separation);
  answer["widestgap"] = number_json(indices->widest_gap);
  answer["sindex"] = number_json(indices->separation_index);
  answer["ch_from_distances"] = number_json(indices->calinski_harabasz);
  if (distance.kind == Distance::Kind::Euclidean && !has_missing(distance, call.input)) {
    // Sums of squares about the means are Σ d² / n over the pairs, so points and distances give the same index.
    answer["calinski_harabasz"] = number_json(indices->calinski_harabasz);
  }
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
