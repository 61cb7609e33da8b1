#include <cstdio>

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
  // A scorecard that cannot be applied is a fault of its own where it was asked for and the check's faults do not
  // explain it; the default one simply does not fit the tables of another field.
  if (!rates && checked.ok()) {
    if (!options.scorecard.empty()) return report(rates.error());
    std::fputs(
        "vallis: no fill rates, since these are not the tables of the default scorecard; name one with --scorecard.\n",
        stderr);
  }
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
