#include "catalogue/fill_rates.hpp"

#include <set>

#include "catalogue/derive.hpp"
#include "catalogue/detail/cell.hpp"

namespace vallis::catalogue {

base::Result<std::vector<FillRate>> fill_rates(const Catalogue& catalogue,
                                               const study::ScorecardDefinition& definition) {
  const auto scorecard = derive(catalogue, definition);
  if (!scorecard) return scorecard.error();
  const base::CsvTable& units = *catalogue.table(definition.unit_table);
  std::vector<FillRate> rates;
  for (std::size_t i = 0; i < definition.indicators.size(); ++i) {
    const study::Derivation& from = definition.indicators[i].derive;
    FillRate rate{.indicator = definition.indicators[i].id, .table = from.table};
    std::set<std::string> linked;
    if (!from.via.empty()) {
      const std::size_t via = *units.column(from.via);
      for (const auto& row : units.rows) {
        for (auto& word : detail::words_of(row.cells[via], catalogue.separator(definition.unit_table, from.via))) {
          linked.insert(std::move(word));
        }
      }
    }
    const base::CsvTable& table = *catalogue.table(from.table);
    const std::size_t key = *table.column(catalogue.key_column(from.table));
    const std::size_t column = *table.column(from.column);
    for (const auto& row : table.rows) {
      if (!from.via.empty() && !linked.contains(row.cells[key])) continue;
      ++rate.rows;
      if (!row.cells[column].empty()) ++rate.filled;
    }
    rate.units = scorecard->units.size();
    for (std::size_t u = 0; u < rate.units; ++u) rate.known += scorecard->values[i].known(u) ? 1 : 0;
    rates.push_back(std::move(rate));
  }
  return rates;
}

}  // namespace vallis::catalogue
