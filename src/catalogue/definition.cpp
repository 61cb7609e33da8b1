#include "catalogue/definition.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/detail/cells.hpp"

namespace vallis::catalogue {

base::Result<std::vector<study::DefinitionFeature>> read_definition(const base::CsvTable& table,
                                                                    const Translations& russian) {
  detail::Cells cells(table, {"feature", "statement", "structure", "value"});
  if (!cells.readable()) return base::invalid_input(cells.faults());
  std::vector<study::DefinitionFeature> features;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& id = cells.text(row, "feature");
    auto feature = std::find_if(features.begin(), features.end(), [&](const auto& known) { return known.id == id; });
    if (feature == features.end()) {
      features.push_back({id, cells.text(row, "statement"), {}, in_russian(russian, cells.text(row, "statement"))});
      feature = features.end() - 1;
    }
    const std::string& value = cells.text(row, "value");
    if (value != "yes" && value != "partly" && value != "no") {
      cells.fault(row, "value", fmt::format("'{}' is not known here; write yes, partly or no.", value));
    }
    const auto presence = value == "yes"      ? study::Presence::Yes
                          : value == "partly" ? study::Presence::Partly
                                              : study::Presence::No;
    if (!feature->of_kind.emplace(cells.text(row, "structure"), presence).second) {
      cells.fault(row, "structure",
                  fmt::format("'{}' has a value for '{}' already.", cells.text(row, "structure"), id));
    }
  }
  if (!cells.readable()) return base::invalid_input(cells.faults());
  return features;
}

}  // namespace vallis::catalogue
