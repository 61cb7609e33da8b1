#include "catalogue/practices.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/detail/cells.hpp"

namespace vallis::catalogue {

base::Result<Practices> read_practices(const base::CsvTable& practices, const base::CsvTable& factors) {
  Practices read;
  const detail::Cells factor_cells(factors, {"slug", "name", "combined_area"});
  if (!factor_cells.readable()) return base::invalid_input(factor_cells.faults());
  for (std::size_t row = 0; row < factors.rows.size(); ++row) {
    read.factors.push_back(
        {factor_cells.text(row, "slug"), factor_cells.text(row, "name"), factor_cells.text(row, "combined_area")});
  }
  detail::Cells cells(practices, {"practice_id", "success_factor_slug", "cluster_id", "title", "what_it_does",
                                  "quantitative_facts", "kind", "cluster_attribution", "source_id"});
  if (!cells.readable()) return base::invalid_input(cells.faults());
  for (std::size_t row = 0; row < practices.rows.size(); ++row) {
    const std::string& factor = cells.text(row, "success_factor_slug");
    const auto same = [&](const SuccessFactor& known) { return known.slug == factor; };
    if (std::none_of(read.factors.begin(), read.factors.end(), same)) {
      cells.fault(row, "success_factor_slug", fmt::format("'{}' is no slug of {}.", factor, factors.name));
    }
    read.practices.push_back({cells.text(row, "practice_id"), factor, cells.text(row, "cluster_id"),
                              cells.text(row, "title"), cells.text(row, "what_it_does"),
                              cells.text(row, "quantitative_facts"), cells.text(row, "kind"),
                              cells.text(row, "cluster_attribution"), cells.text(row, "source_id")});
  }
  if (!cells.readable()) return base::invalid_input(cells.faults());
  return read;
}

}  // namespace vallis::catalogue
