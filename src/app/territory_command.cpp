#include <fmt/format.h>

#include <limits>
#include <utility>

#include "app/commands.hpp"
#include "app/territory_report.hpp"
#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/memory.hpp"
#include "study/kind_figures.hpp"
#include "study/territory.hpp"
#include "study/workers.hpp"

namespace vallis::app {
namespace {

/// One row an organisation: where it belongs.
std::string territory_csv(const study::Territory& territory, const std::vector<study::Organisation>& organisations) {
  std::string csv = base::csv_row({"id", "name", "concentration"});
  for (std::size_t o = 0; o < organisations.size(); ++o) {
    const int place = territory.concentration[o];
    csv += base::csv_row({organisations[o].id, organisations[o].name, place < 0 ? "" : std::to_string(place + 1)});
  }
  return csv;
}

/// Few enough relabellings to answer in seconds; whoever names a number gets all of them for all kinds.
study::KindFiguresOptions figures_options(const TerritoryOptions& options) {
  constexpr int kUsual = 500;
  study::KindFiguresOptions figures;
  figures.distances.simulations = options.simulations.value_or(kUsual);
  figures.distances.seed = options.seed;
  if (options.simulations) figures.most_members = figures.most_places = std::numeric_limits<int>::max();
  return figures;
}

/// The map, and beside its features how the concentrations were found and how each kind lies.
base::Json territory_json(const study::Territory& territory, const std::vector<study::Organisation>& organisations,
                          const study::TerritoryFigures& figures, const TerritoryOptions& options) {
  base::Json map = study::geojson(territory, organisations);
  base::JsonObject choices;
  const bool by_distance = options.method == study::TerritoryMethod::Dbscan;
  choices["method"] = by_distance ? "dbscan" : "hdbscan";
  if (by_distance) choices["eps_km"] = options.eps_km;
  choices["min_points"] = options.min_points;
  choices["simulations"] = figures_options(options).distances.simulations;
  choices["seed"] = options.seed;
  map.as_object()["choices"] = std::move(choices);
  map.as_object()["figures"] = study::kind_figures_json(figures);
  return map;
}

}  // namespace

ExitCode find_territory(const TerritoryOptions& options) {
  const auto bytes = base::read_file(options.input);
  if (!bytes) return report(bytes.error());
  const auto table = base::read_csv(*bytes, options.input.filename().string());
  if (!table) return report(table.error());
  const auto organisations = study::read_organisations(*table);
  if (!organisations) return report(organisations.error());
  constexpr double kPlaceBytes = 200;  // in either method, and for the figures
  const auto fits = base::require_memory(kPlaceBytes * static_cast<double>(organisations->size()),
                                         fmt::format("The territory of {} organisations", organisations->size()),
                                         "Split the table by continent or country, or take a sample of its rows.");
  if (!fits) return report(fits.error());
  study::Workers workers(options.threads);
  study::TerritoryOptions choices;
  choices.method = options.method;
  choices.density.eps_km = options.eps_km;
  choices.density.min_points = options.min_points;
  const auto territory = study::territory(*organisations, choices, workers);
  if (!territory) return report(territory.error());
  if (options.format == Format::Csv && options.geojson.empty()) {
    print(territory_csv(*territory, *organisations));
    return kSuccess;
  }
  const auto figures = study::kind_figures(*territory, *organisations, figures_options(options), workers);
  if (!figures) return report(figures.error());
  const std::string map = base::print_json(territory_json(*territory, *organisations, *figures, options));
  if (!options.geojson.empty()) {
    if (auto written = base::write_file(options.geojson, map); !written) return report(written.error());
  }
  switch (options.format) {
    case Format::Table:
      print(territory_text(*territory, *organisations, *figures, options, Words(options.language)));
      break;
    case Format::Json:
      print(map);
      break;
    case Format::Csv:
      print(territory_csv(*territory, *organisations));
      break;
  }
  return kSuccess;
}

}  // namespace vallis::app
