#include <cstdint>

#include "analyse/columns.hpp"
#include "analyse/places_input.hpp"
#include "analyse/task.hpp"
#include "study/k_density.hpp"

namespace vallis::analyse {
namespace {

constexpr std::int64_t kMostSeed = std::int64_t{1} << 53;  // beyond, JSON readers round

study::KDensityOptions read_options(const Call& call) {
  study::KDensityOptions options;
  const auto integer = [&](const char* name, int low, int high, int usual) {
    return static_cast<int>(call.params.optional(name).integer(low, high, usual));
  };
  options.max_km = positive(call.params.optional("max_km"), options.max_km);
  options.steps = integer("steps", 1, 100'000, options.steps);
  options.bins = integer("bins", 16, 1 << 20, options.bins);
  options.simulations = integer("simulations", 0, 1'000'000, options.simulations);
  const auto significance = call.params.optional("significance");
  options.significance = significance.number(options.significance);
  if (!(options.significance > 0 && options.significance < 0.5)) {
    if (significance.present() && significance.json()->is_number()) {
      significance.fault("The significance of an envelope lies between 0 and 0.5.");
    }
    options.significance = study::KDensityOptions{}.significance;
  }
  options.seed = static_cast<std::uint64_t>(call.params.optional("seed").integer(0, kMostSeed, 1));
  options.radius_km = positive(call.params.optional("radius_km"), options.radius_km);
  return options;
}

/// 1 for a member of the industry and 0 for another site.
base::Result<std::vector<char>> read_members(const base::CsvTable& table, std::size_t column) {
  std::vector<base::Fault> faults;
  std::vector<char> members;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::string& cell = table.rows[r].cells[column];
    const bool member = cell == "1" || cell == "true";
    if (!member && cell != "0" && cell != "false") {
      faults.push_back(table.fault(r, column, "Write 1 for a member of the industry and 0 for another site."));
    }
    members.push_back(member ? 1 : 0);
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return members;
}

}  // namespace

/// Duranton and Overman's density of the distances between an industry's members.
base::Result<base::Json> k_density_task(const Call& call) {
  const study::KDensityOptions options = read_options(call);
  const Coordinates coordinates = read_coordinates(call);
  const auto member = read_column_name(call.params.required("member"), call.input);
  if (auto closed = close(call); !closed) return closed.error();
  if (auto rows = require_rows(call.input, 2); !rows) return rows.error();
  if (!member) return base::invalid_input(call.input.name, "Params name no column of members.");
  const auto places = read_places(call.input, coordinates);
  if (!places) return places.error();
  const auto members = read_members(call.input, *member);
  if (!members) return members.error();
  const auto found = study::k_density(*places, *members, options, call.workers);
  if (!found) return found.error();

  base::JsonObject answer;
  answer["distance_km"] = numbers_json(found->distance_km);
  answer["density"] = numbers_json(found->density);
  answer["bandwidth_km"] = found->bandwidth_km;
  answer["median_km"] = found->median_km;
  if (options.simulations == 0) return base::Json(std::move(answer));
  answer["local_low"] = numbers_json(found->local_low);
  answer["local_high"] = numbers_json(found->local_high);
  answer["global_low"] = numbers_json(found->global_low);
  answer["global_high"] = numbers_json(found->global_high);
  answer["localisation"] = numbers_json(found->localisation);
  answer["dispersion"] = numbers_json(found->dispersion);
  answer["localised"] = found->localised;
  answer["dispersed"] = found->dispersed;
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
