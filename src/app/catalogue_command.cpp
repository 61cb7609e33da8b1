#include <fmt/format.h>

#include "app/commands.hpp"
#include "base/json.hpp"
#include "catalogue/check.hpp"

namespace vallis::app {
namespace {

/// The fill rates of a scorecard's indicators; nothing when the tables are too broken to derive them, which the faults
/// of the check then explain.
base::Result<std::vector<catalogue::FillRate>> fill_rates_of(const catalogue::Catalogue& tables,
                                                             const std::string& scorecard) {
  const auto definition = open_scorecard(scorecard);
  if (!definition) return definition.error();
  return catalogue::fill_rates(tables, *definition);
}

}  // namespace

ExitCode catalogue_check(const CatalogueCheckOptions& options) {
  const auto tables = open_catalogue(options.folder);
  if (!tables) return report(tables.error());
  if (!tables->schema) return report(base::not_found("The catalogue has no datapackage.json to check it by."));
  const catalogue::CheckReport checked = catalogue::check(*tables, *tables->schema);
  const auto rates = fill_rates_of(*tables, options.scorecard);
  // A scorecard that cannot be applied is a fault of its own only where the check found none that would explain it.
  if (!rates && checked.ok()) return report(rates.error());
  const std::span<const catalogue::FillRate> filled =
      rates ? std::span(*rates) : std::span<const catalogue::FillRate>();
  switch (options.format) {
    case Format::Table:
      print(catalogue::check_text(checked, filled));
      break;
    case Format::Json:
      print(base::print_json(catalogue::check_json(checked, filled)));
      break;
    case Format::Csv:
      print(catalogue::faults_csv(checked));
      break;
  }
  return checked.ok() ? kSuccess : kFaults;
}

}  // namespace vallis::app
