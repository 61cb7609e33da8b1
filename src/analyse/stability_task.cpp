#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "analyse/columns.hpp"
#include "analyse/distance_input.hpp"
#include "analyse/labels.hpp"
#include "analyse/task.hpp"
#include "study/pair_memory.hpp"
#include "study/stability.hpp"

namespace vallis::analyse {
namespace {

constexpr std::pair<std::string_view, study::LinkageMethod> kMethods[] = {
    {"single", study::LinkageMethod::Single},     {"complete", study::LinkageMethod::Complete},
    {"average", study::LinkageMethod::Average},   {"mcquitty", study::LinkageMethod::McQuitty},
    {"ward.D", study::LinkageMethod::WardD},      {"ward.D2", study::LinkageMethod::WardD2},
    {"centroid", study::LinkageMethod::Centroid}, {"median", study::LinkageMethod::Median},
};

constexpr std::int64_t kMostReplicates = 1'000'000;
constexpr std::int64_t kMostSeed = std::numeric_limits<std::int64_t>::max();

/// Where the resamples come from.
struct Source {
  std::string table;  ///< given ones; empty: drawn here
  std::size_t replicates = 0;
  std::uint64_t seed = 1;
  std::optional<std::size_t> blocks;  ///< column of the blocks that are drawn whole
};

/// "resamples.csv: one row per resample" names resamples.csv.
std::string table_name(const base::JsonReader::Place& place) {
  const std::string text = place.text();
  constexpr std::string_view kEnding = ".csv";
  const auto end = text.find(kEnding);
  if (end == std::string::npos) {
    place.fault("Name a table here, such as 'resamples.csv'.");
    return {};
  }
  return text.substr(0, end + kEnding.size());
}

Source read_source(const Call& call) {
  Source source;
  if (const auto given = call.params.optional("resamples"); given.present()) {
    source.table = table_name(given);
    return source;
  }
  source.replicates = static_cast<std::size_t>(call.params.required("replicates").integer(1, kMostReplicates, 1));
  source.seed = static_cast<std::uint64_t>(call.params.optional("seed").integer(0, kMostSeed, 1));
  source.blocks = read_column_name(call.params.optional("resample_by"), call.input);
  return source;
}

/// Rows of 1-based unit numbers; an empty cell draws nothing.
base::Result<std::vector<std::vector<int>>> read_draws(const base::CsvTable& table, std::size_t units) {
  if (auto rows = require_rows(table, 1); !rows) return rows.error();
  std::vector<base::Fault> faults;
  std::vector<std::vector<int>> draws(table.rows.size());
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const auto numbers = read_numbers(table, c, faults);
    for (std::size_t r = 0; r < numbers.size(); ++r) {
      if (std::isnan(numbers[r])) continue;
      if (!(numbers[r] >= 1 && numbers[r] <= static_cast<double>(units)) || numbers[r] != std::floor(numbers[r])) {
        faults.push_back(table.fault(r, c, fmt::format("A row of the data is named by its number, 1 to {}.", units)));
        continue;
      }
      draws[r].push_back(static_cast<int>(numbers[r]) - 1);
    }
  }
  for (std::size_t r = 0; r < draws.size() && faults.empty(); ++r) {
    if (draws[r].empty()) faults.push_back(table.fault(r, 0, "The row is empty; a resample draws at least one row."));
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return draws;
}

/// The resampler, and the number of replicates where the table says it.
base::Result<study::Resampler> resampler(const Call& call, Source& source) {
  const std::size_t units = call.input.rows.size();
  if (!source.table.empty()) {
    const auto table = call.read_table(source.table);
    if (!table) return table.error();
    const auto draws = read_draws(*table, units);
    if (!draws) return draws.error();
    source.replicates = draws->size();
    return study::given_resamples(*draws, units);
  }
  if (!source.blocks) return study::unit_resamples(units, source.seed);
  const auto labels = read_labels(call.input, *source.blocks);
  if (!labels) return labels.error();
  return study::block_resamples(study::make_partition(labels->rank), source.seed);
}

base::Json stability_json(const study::Stability& stability) {
  const auto k = static_cast<std::size_t>(stability.base.count);
  base::JsonArray jaccard;
  for (std::size_t b = 0; b < stability.replicates; ++b) {
    jaccard.push_back(numbers_json(std::span(stability.jaccard).subspan(b * k, k)));
  }
  base::JsonArray first_row;
  for (std::size_t j = 0; j < stability.consensus.units; ++j)
    first_row.push_back(number_json(stability.consensus(0, j)));
  base::JsonObject answer;
  answer["mean_jaccard"] = numbers_json(stability.mean_jaccard);
  answer["recovered_above_075"] = integers_json(stability.recovered, 0);
  answer["dissolved_at_most_05"] = integers_json(stability.dissolved, 0);
  answer["jaccard"] = std::move(jaccard);
  answer["consensus_sum"] = stability.consensus.sum();
  answer["consensus_row1"] = std::move(first_row);
  return answer;
}

}  // namespace

/// How far the groups of a hierarchy come back in resamples, by both readings of a row that was drawn twice.
base::Result<base::Json> stability_task(const Call& call) {
  Source source = read_source(call);
  std::vector<std::size_t> apart;
  if (source.blocks) apart.push_back(*source.blocks);
  const Distance distance = read_distance(call.params.required("distance"), call.input, apart);
  if (auto rows = require_rows(call.input, 2); !rows) return rows.error();
  study::StabilityOptions options;
  options.k = static_cast<int>(call.params.required("k").integer(
      1, std::min<std::int64_t>(static_cast<std::int64_t>(call.input.rows.size()), 65535), 1));
  options.method = call.params.required("method").choice<study::LinkageMethod>(kMethods, study::LinkageMethod::Average);
  if (auto closed = close(call); !closed) return closed.error();
  // The tree's and the resamples' tables, each worker's own, and how often each pair was held and drawn together.
  const double beside = study::kSquareBytes * (1 + call.workers.size()) + 2 * study::kCondensedBytes;
  const auto d = complete_dissimilarity(distance, call.input, call.workers, beside);
  if (!d) return d.error();
  const auto drawn = resampler(call, source);
  if (!drawn) return drawn.error();
  options.replicates = source.replicates;

  base::JsonObject answer;
  for (const auto& [name, repeated] : {std::pair{"duplicates_kept", study::RepeatedUnits::Kept},
                                       std::pair{"unique_points", study::RepeatedUnits::Once}}) {
    options.repeated = repeated;
    const auto stability = study::bootstrap_stability(*d, *drawn, options, call.workers);
    if (!stability) return stability.error();
    answer["base"] = integers_json(stability->base.group, 0);
    answer[name] = stability_json(*stability);
  }
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
