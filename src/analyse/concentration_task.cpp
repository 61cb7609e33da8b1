#include <fmt/format.h>

#include <cmath>

#include "analyse/columns.hpp"
#include "analyse/task.hpp"
#include "study/concentration.hpp"

namespace vallis::analyse {
namespace {

enum class Rows { Regions, Industries };

/// The table as regions × industries. Adds a fault for each cell that is no amount.
std::vector<double> read_employment(const base::CsvTable& table, Rows rows, std::vector<base::Fault>& faults) {
  const std::size_t n = table.rows.size();
  const std::size_t p = table.columns.size();
  std::vector<double> employment(n * p);
  for (std::size_t c = 0; c < p; ++c) {
    const auto numbers = read_numbers(table, c, faults);
    for (std::size_t r = 0; r < n; ++r) {
      if (table.rows[r].cells[c].empty()) {
        faults.push_back(table.fault(r, c, "This amount is missing; write 0 where there is nothing."));
      } else if (numbers[r] < 0) {
        faults.push_back(table.fault(r, c, "An amount is 0 or more."));
      }
      employment[rows == Rows::Regions ? r * p + c : c * n + r] = numbers[r];
    }
  }
  return employment;
}

std::vector<std::vector<double>> read_plants(const base::JsonReader::Place& place, std::size_t industries) {
  std::vector<std::vector<double>> plants;
  if (!place.present()) return plants;
  for (const auto& list : place.items()) {
    auto& sizes = plants.emplace_back();
    for (const auto& item : list.items()) {
      sizes.push_back(item.number(0));
      if (!item.present() || (item.json()->is_number() && !(sizes.back() >= 0 && std::isfinite(sizes.back())))) {
        item.fault("The size of a plant is a number that is 0 or more.");
      }
    }
  }
  if (place.json()->is_array() && plants.size() != industries) {
    place.fault(fmt::format("There are {} lists of plants for {} industries; give one an industry, in their order.",
                            plants.size(), industries));
  }
  return plants;
}

}  // namespace

/// Location quotients and how concentrated each industry is.
base::Result<base::Json> concentration_task(const Call& call) {
  static constexpr std::pair<std::string_view, Rows> kRows[] = {{"regions", Rows::Regions},
                                                                {"industries", Rows::Industries}};
  const Rows rows = call.params.optional("rows").choice<Rows>(kRows, Rows::Regions);
  const bool by_region = rows == Rows::Regions;
  const std::size_t industries = by_region ? call.input.columns.size() : call.input.rows.size();
  const std::size_t regions = by_region ? call.input.rows.size() : call.input.columns.size();
  const auto plants = read_plants(call.params.optional("plants"), industries);
  if (auto closed = close(call); !closed) return closed.error();
  if (auto enough = require_rows(call.input, 1); !enough) return enough.error();
  std::vector<base::Fault> faults;
  const auto employment = read_employment(call.input, rows, faults);
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  const auto found = study::concentration(employment, regions, industries, plants);
  if (!found) return found.error();

  base::JsonArray quotients;
  for (std::size_t r = 0; r < regions; ++r) {
    quotients.push_back(numbers_json({&found->location_quotient[r * industries], industries}));
  }
  base::JsonArray by_industry;
  for (const auto& industry : found->industries) {
    base::JsonObject figures;
    figures["G"] = number_json(industry.raw);
    figures["H"] = number_json(industry.plant_herfindahl);
    figures["ellison_glaeser"] = number_json(industry.ellison_glaeser);
    figures["hhi_regions"] = number_json(industry.herfindahl);
    figures["gini"] = number_json(industry.gini);
    figures["krugman"] = number_json(industry.krugman);
    figures["theil"] = number_json(industry.theil);
    by_industry.push_back(std::move(figures));
  }
  base::JsonObject answer;
  answer["LQ"] = std::move(quotients);
  answer["industry"] = std::move(by_industry);
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
