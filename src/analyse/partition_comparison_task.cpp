#include <fmt/format.h>

#include "analyse/labels.hpp"
#include "analyse/task.hpp"
#include "study/partition_comparison.hpp"

namespace vallis::analyse {
namespace {

/// The column of one partition: named by params, or else called a or b, or else in that place of a table of two.
std::optional<std::size_t> partition_column(const Call& call, const char* key, std::size_t place) {
  const auto named = call.params.optional(key);
  if (named.present()) return read_column_name(named, call.input);
  if (const auto position = call.input.column(key)) return position;
  if (call.input.columns.size() == 2 && !call.input.column("a") && !call.input.column("b")) return place;
  named.fault(
      fmt::format("The table {} has no column '{}'; name the column of this partition here.", call.input.name, key));
  return std::nullopt;
}

}  // namespace

/// How far two partitions of the same rows agree.
base::Result<base::Json> partition_comparison_task(const Call& call) {
  static constexpr std::pair<std::string_view, bool> kLogarithms[] = {{"natural", true}};
  call.params.optional("log").choice<bool>(kLogarithms, true);
  const auto column_a = partition_column(call, "a", 0);
  const auto column_b = partition_column(call, "b", 1);
  if (auto closed = close(call); !closed) return closed.error();
  if (auto rows = require_rows(call.input, 1); !rows) return rows.error();
  const auto a = read_labels(call.input, *column_a);
  if (!a) return a.error();
  const auto b = read_labels(call.input, *column_b);
  if (!b) return b.error();
  const auto scores = study::compare_partitions(a->rank, b->rank);
  if (!scores) return scores.error();

  base::JsonArray contingency;
  for (const auto& row : scores->contingency) contingency.emplace_back(base::JsonArray(row.begin(), row.end()));
  base::JsonArray pairs;
  for (const auto& row : scores->pair_confusion) pairs.emplace_back(base::JsonArray(row.begin(), row.end()));
  base::JsonObject answer;
  answer["contingency"] = std::move(contingency);
  answer["rand"] = number_json(scores->rand);
  answer["ari"] = number_json(scores->adjusted_rand);
  answer["mi"] = number_json(scores->mutual_information);
  answer["nmi_arithmetic"] = number_json(scores->nmi_arithmetic);
  answer["nmi_geometric"] = number_json(scores->nmi_geometric);
  answer["nmi_min"] = number_json(scores->nmi_min);
  answer["nmi_max"] = number_json(scores->nmi_max);
  answer["ami_arithmetic"] = number_json(scores->ami_arithmetic);
  answer["fowlkes_mallows"] = number_json(scores->fowlkes_mallows);
  answer["homogeneity"] = number_json(scores->homogeneity);
  answer["completeness"] = number_json(scores->completeness);
  answer["v_measure"] = number_json(scores->v_measure);
  answer["pair_confusion_ordered"] = std::move(pairs);
  answer["jaccard_pairs"] = number_json(scores->jaccard_pairs);
  answer["vi"] = number_json(scores->variation_of_information);
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
