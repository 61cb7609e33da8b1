#include "analyse/distance_input.hpp"
#include "analyse/merges.hpp"
#include "analyse/task.hpp"
#include "study/exact_linkage.hpp"
#include "study/pair_memory.hpp"

namespace vallis::analyse {
namespace {

struct ExactCase {
  std::string_view key;
  bool squared;
  study::LinkageMethod method;
};

constexpr ExactCase kCases[] = {
    {"manhattan_single", false, study::LinkageMethod::Single},
    {"manhattan_complete", false, study::LinkageMethod::Complete},
    {"manhattan_average", false, study::LinkageMethod::Average},
    {"manhattan_mcquitty", false, study::LinkageMethod::McQuitty},
    {"sqeuclidean_ward", true, study::LinkageMethod::WardD},
    {"sqeuclidean_centroid", true, study::LinkageMethod::Centroid},
    {"sqeuclidean_median", true, study::LinkageMethod::Median},
};

/// The cells as they are written, so that nothing is rounded.
base::Result<std::vector<std::vector<std::string>>> decimal_cells(const base::CsvTable& table) {
  std::vector<base::Fault> faults;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    static_cast<void>(read_numbers(table, c, faults));
  }
  std::vector<std::vector<std::string>> rows;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.rows[r].cells[c].empty()) {
        faults.push_back(table.fault(r, c, "The cell is empty; an exact dissimilarity needs every number."));
      }
    }
    rows.push_back(table.rows[r].cells);
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return rows;
}

}  // namespace

/// Hierarchies in rational arithmetic, where ties are ties.
base::Result<base::Json> exact_ties_task(const Call& call) {
  if (auto closed = close(call); !closed) return closed.error();
  if (auto rows = require_rows(call.input, 2); !rows) return rows.error();
  const auto cells = decimal_cells(call.input);
  if (!cells) return cells.error();
  // Fractions of whole numbers of any length: what a short one takes.
  constexpr double kFractionBytes = 96;
  if (auto fits = study::require_pair_memory(call.input.rows.size(), kFractionBytes, "The exact dissimilarities");
      !fits) {
    return fits.error();
  }
  base::JsonObject answer;
  for (const ExactCase& exact : kCases) {
    const auto result = study::link_exact(*cells, exact.squared, exact.method);
    if (!result) return result.error().in(exact.key);
    base::JsonObject hierarchy;
    hierarchy["height"] = heights_json(result->linkage);
    hierarchy["height_exact"] = base::JsonArray(result->exact_heights.begin(), result->exact_heights.end());
    hierarchy["merge"] = merges_json(result->linkage, MergeOrder::SmallestUnit);
    hierarchy["steps_with_ties"] = result->tied_steps;
    answer[exact.key] = std::move(hierarchy);
  }
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
