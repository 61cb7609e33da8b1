#include "analyse/places_input.hpp"

#include <cmath>
#include <initializer_list>
#include <string_view>

#include "analyse/columns.hpp"

namespace vallis::analyse {
namespace {

/// The column that params names under the first of `names`, or else the one that is called by any of them.
std::size_t coordinate_column(const Call& call, std::initializer_list<std::string_view> names) {
  const auto place = call.params.optional(*names.begin());
  if (place.present()) return read_column_name(place, call.input).value_or(0);
  for (const std::string_view name : names) {
    if (const auto position = call.input.column(name)) return *position;
  }
  place.fault("The table has no column of this name; say here which column it is.");
  return 0;
}

}  // namespace

double positive(const base::JsonReader::Place& place, double usual) {
  if (!place.present()) return usual;
  const double value = place.number(usual);
  if (place.json()->is_number() && !(value > 0 && std::isfinite(value))) {
    place.fault("This must be a number above 0.");
    return usual;
  }
  return value;
}

Coordinates read_coordinates(const Call& call) {
  return {coordinate_column(call, {"lon", "lng", "longitude"}), coordinate_column(call, {"lat", "latitude"})};
}

base::Result<std::vector<study::Place>> read_places(const base::CsvTable& table, const Coordinates& columns) {
  std::vector<base::Fault> faults;
  const auto longitudes = read_numbers(table, columns.longitude, faults);
  const auto latitudes = read_numbers(table, columns.latitude, faults);
  std::vector<study::Place> places(table.rows.size());
  const auto check = [&](std::size_t row, std::size_t column, double value, const auto& fault_of) {
    if (table.rows[row].cells[column].empty()) {
      faults.push_back(
          table.fault(row, column, "A place needs both coordinates; fill this one in or leave the row out."));
    } else if (!std::isnan(value)) {
      if (auto fault = fault_of(value)) faults.push_back(table.fault(row, column, *fault));
    }
  };
  for (std::size_t r = 0; r < places.size(); ++r) {
    check(r, columns.longitude, longitudes[r], study::longitude_fault);
    check(r, columns.latitude, latitudes[r], study::latitude_fault);
    places[r] = {longitudes[r], latitudes[r]};
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return places;
}

}  // namespace vallis::analyse
