#include <fmt/format.h>

#include <cmath>

#include "app/commands.hpp"
#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "study/territory.hpp"
#include "study/workers.hpp"

namespace vallis::app {
namespace {

constexpr std::size_t kNamed = 12;  // organisations named in a line before the rest is only counted

std::string names_of(const study::LocalConcentration& place, const std::vector<study::Organisation>& organisations,
                     const Words& t) {
  std::vector<std::string> names;
  for (const std::size_t o : place.organisations) {
    if (names.size() == kNamed) break;
    names.push_back(organisations[o].name.empty() ? organisations[o].id : organisations[o].name);
  }
  std::string text = base::join(names, "; ");
  if (place.organisations.size() > kNamed) {
    text += fmt::format("; {} {}", t("and more, in all", "и другие, всего"), place.organisations.size());
  }
  return text;
}

std::string territory_text(const study::Territory& territory, const std::vector<study::Organisation>& organisations,
                           const TerritoryOptions& options, const Words& t) {
  std::string text =
      fmt::format("{}: {}. {} {} km, {} {}. {}: {}; {}: {}.\n", t("Organisations", "Организаций"), organisations.size(),
                  t("Neighbours lie within", "Соседи — в пределах"), base::exact_number(options.eps_km),
                  t("a core has at least", "в ядре не меньше"), options.min_points, t("Concentrations", "Сгущений"),
                  territory.concentrations.size(), t("without a place", "без координат"), territory.unplaced.size());
  for (std::size_t c = 0; c < territory.concentrations.size(); ++c) {
    const study::LocalConcentration& place = territory.concentrations[c];
    text += fmt::format("\n{} {}: {} {}, {} {:.3f} {:.3f}, {} {:.1f} km\n", t("Concentration", "Сгущение"), c + 1,
                        place.organisations.size(),
                        t.count(static_cast<long>(place.organisations.size()), "organisation", "organisations",
                                "организация", "организации", "организаций"),
                        t("centre (lat lon)", "центр (широта долгота)"), place.centre.latitude, place.centre.longitude,
                        t("radius", "радиус"), place.radius_km);
    for (const std::string& line : base::wrap(names_of(place, organisations, t), 96)) text += "    " + line + '\n';
    for (std::size_t k = 0; k < territory.kinds.size(); ++k) {
      if (place.kind_count[k] == 0) continue;
      text += fmt::format("    {:<26} {:>5}  {:>4}  {} {}\n", territory.kinds[k], place.kind_count[k],
                          std::isnan(place.kind_share[k]) ? "–" : fmt::format("{:.0f} %", 100 * place.kind_share[k]),
                          t("location quotient", "коэффициент локализации"),
                          base::short_number(place.location_quotient[k]));
    }
    if (!place.missing_kinds.empty()) {
      text +=
          fmt::format("    {}: {}\n", t("missing to be a biomedical cluster", "до биомедицинского кластера не хватает"),
                      base::join(place.missing_kinds, ", "));
    }
  }
  return text;
}

/// One row an organisation: where it belongs.
std::string territory_csv(const study::Territory& territory, const std::vector<study::Organisation>& organisations) {
  std::string csv = base::csv_row({"id", "name", "concentration"});
  for (std::size_t o = 0; o < organisations.size(); ++o) {
    const int place = territory.concentration[o];
    csv += base::csv_row({organisations[o].id, organisations[o].name, place < 0 ? "" : std::to_string(place + 1)});
  }
  return csv;
}

}  // namespace

ExitCode find_territory(const TerritoryOptions& options) {
  const auto bytes = base::read_file(options.input);
  if (!bytes) return report(bytes.error());
  const auto table = base::read_csv(*bytes, options.input.filename().string());
  if (!table) return report(table.error());
  const auto organisations = study::read_organisations(*table);
  if (!organisations) return report(organisations.error());
  study::Workers workers(options.threads);
  study::TerritoryOptions choices;
  choices.density.eps_km = options.eps_km;
  choices.density.min_points = options.min_points;
  const auto territory = study::territory(*organisations, choices, workers);
  if (!territory) return report(territory.error());
  if (!options.geojson.empty()) {
    const auto written =
        base::write_file(options.geojson, base::print_json(study::geojson(*territory, *organisations)));
    if (!written) return report(written.error());
  }
  switch (options.format) {
    case Format::Table:
      print(territory_text(*territory, *organisations, options, Words(options.language)));
      break;
    case Format::Json:
      print(base::print_json(study::geojson(*territory, *organisations)));
      break;
    case Format::Csv:
      print(territory_csv(*territory, *organisations));
      break;
  }
  return kSuccess;
}

}  // namespace vallis::app
