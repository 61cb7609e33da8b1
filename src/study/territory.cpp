#include "study/territory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <set>

#include "base/text.hpp"
#include "study/concentration.hpp"
#include "study/hdbscan.hpp"

namespace vallis::study {
namespace {

class OrganisationReader {
 public:
  explicit OrganisationReader(const base::CsvTable& table) : table_(table) {}

  base::Result<std::vector<Organisation>> read() {
    const auto id = column({"id"});
    const auto name = column({"name"});
    const auto kinds = column({"kinds", "kind"});
    const auto longitude = column({"lon", "longitude"});
    const auto latitude = column({"lat", "latitude"});
    const auto size = table_.column("size");
    const auto region = table_.column("region");
    if (!faults_.empty()) return base::invalid_input(std::move(faults_));
    std::vector<Organisation> organisations;
    std::set<std::string> ids;
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      const auto& cells = table_.rows[r].cells;
      Organisation organisation{cells[*id], cells[*name], base::split(cells[*kinds], ';'), {}};
      if (size) organisation.size = amount(r, *size);
      if (region) organisation.region = cells[*region];
      if (organisation.id.empty()) {
        fault(r, *id, "An organisation needs an id.");
      } else if (!ids.insert(organisation.id).second) {
        fault(r, *id, fmt::format("The id '{}' stands here for the second time.", organisation.id));
      }
      const auto x = coordinate(r, *longitude, longitude_fault);
      const auto y = coordinate(r, *latitude, latitude_fault);
      if (cells[*longitude].empty() != cells[*latitude].empty()) {
        fault(r, cells[*longitude].empty() ? *longitude : *latitude,
              "A place has both coordinates; fill this one in, or empty the other.");
      }
      if (x && y) organisation.place = Place{*x, *y};
      organisations.push_back(std::move(organisation));
    }
    if (!faults_.empty()) return base::invalid_input(std::move(faults_));
    return organisations;
  }

 private:
  std::optional<std::size_t> column(std::initializer_list<std::string_view> names) {
    for (const auto name : names) {
      if (const auto position = table_.column(name)) return position;
    }
    faults_.push_back({table_.name, 0, 0, "", fmt::format("The table has no column '{}'.", *names.begin())});
    return std::nullopt;
  }

  std::optional<double> coordinate(std::size_t row, std::size_t at, std::optional<std::string> (*fault_of)(double)) {
    const std::string& cell = table_.rows[row].cells[at];
    if (cell.empty()) return std::nullopt;
    const auto number = base::parse_number(cell);
    if (!number) {
      fault(row, at, fmt::format("'{}' is not a number; write degrees with a decimal point.", cell));
      return std::nullopt;
    }
    if (const auto wrong = fault_of(*number)) {
      fault(row, at, *wrong);
      return std::nullopt;
    }
    return number;
  }

  std::optional<double> amount(std::size_t row, std::size_t at) {
    const std::string& cell = table_.rows[row].cells[at];
    if (cell.empty()) return std::nullopt;
    const auto number = base::parse_number(cell);
    if (number && *number >= 0) return number;
    fault(row, at, fmt::format("'{}' is no size; write a number that is 0 or more.", cell));
    return std::nullopt;
  }

  void fault(std::size_t row, std::size_t at, std::string what) {
    faults_.push_back(table_.fault(row, at, std::move(what)));
  }

  const base::CsvTable& table_;
  std::vector<base::Fault> faults_;
};

std::vector<std::string> kinds_of(std::span<const Organisation> organisations, std::vector<std::string> wanted) {
  std::set<std::string> others;
  for (const auto& organisation : organisations) others.insert(organisation.kinds.begin(), organisation.kinds.end());
  for (const auto& kind : wanted) others.erase(kind);
  wanted.insert(wanted.end(), others.begin(), others.end());
  return wanted;
}

/// The middle of the mean of the unit vectors; the first place where they cancel out.
Place centre_of(const std::vector<std::size_t>& members, std::span<const Organisation> organisations) {
  UnitVector sum;
  for (const std::size_t i : members) {
    const UnitVector v = unit_vector(*organisations[i].place);
    sum = {sum.x + v.x, sum.y + v.y, sum.z + v.z};
  }
  const double level = std::hypot(sum.x, sum.y);
  if (std::hypot(level, sum.z) < 1e-9 * static_cast<double>(members.size())) return *organisations[members[0]].place;
  constexpr double kDegrees = 180 / std::numbers::pi;
  return {wrapped_longitude(std::atan2(sum.y, sum.x) * kDegrees), std::atan2(sum.z, level) * kDegrees};
}

/// Group numbers from 0, −1 for places of none, numbered by their first place.
base::Result<Dbscan> group_places(const std::vector<Place>& places, const TerritoryOptions& options, Workers& workers) {
  if (options.method == TerritoryMethod::Dbscan) return dbscan(places, options.density, workers);
  Dbscan groups;
  groups.label.assign(places.size(), -1);
  if (options.density.min_points >= 2 && places.size() < static_cast<std::size_t>(options.density.min_points)) {
    return groups;
  }
  const auto found = hdbscan(places, options.density.min_points, options.density.radius_km, workers);
  if (!found) return found.error();
  std::vector<int> number(found->stability.size() + 1, -1);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (found->group[i] == 0) continue;
    int& own = number[static_cast<std::size_t>(found->group[i])];
    if (own < 0) own = groups.count++;
    groups.label[i] = own;
  }
  return groups;
}

}  // namespace

base::Result<std::vector<Organisation>> read_organisations(const base::CsvTable& table) {
  return OrganisationReader(table).read();
}

base::Result<Territory> territory(std::span<const Organisation> organisations, const TerritoryOptions& options,
                                  Workers& workers) {
  Territory found;
  found.concentration.assign(organisations.size(), -1);
  std::vector<Place> places;
  std::vector<std::size_t> placed;
  for (std::size_t i = 0; i < organisations.size(); ++i) {
    if (organisations[i].place) {
      places.push_back(*organisations[i].place);
      placed.push_back(i);
    } else {
      found.unplaced.push_back(i);
    }
  }
  const auto groups = group_places(places, options, workers);
  if (!groups) return groups.error();

  found.kinds = kinds_of(organisations, options.wanted_kinds);
  const std::size_t kinds = found.kinds.size();
  std::map<std::string, std::size_t> kind_at;
  for (std::size_t k = 0; k < kinds; ++k) kind_at.emplace(found.kinds[k], k);
  found.kind_count.assign(kinds, 0);
  const auto count = static_cast<std::size_t>(groups->count);
  found.concentrations.resize(count);
  for (auto& here : found.concentrations) here.kind_count.assign(kinds, 0);
  // Concentrations × kinds, and a last row for all that lies elsewhere.
  std::vector<double> table((count + 1) * kinds, 0.0);
  for (std::size_t p = 0; p < placed.size(); ++p) {
    const int label = groups->label[p];
    found.concentration[placed[p]] = label;
    const std::size_t row = label < 0 ? count : static_cast<std::size_t>(label);
    if (label >= 0) found.concentrations[row].organisations.push_back(placed[p]);
    for (const auto& kind : organisations[placed[p]].kinds) {
      const std::size_t k = kind_at.at(kind);
      ++found.kind_count[k];
      table[row * kinds + k] += 1;
      if (label >= 0) ++found.concentrations[row].kind_count[k];
    }
  }
  const bool any_kind = std::any_of(table.begin(), table.end(), [](double v) { return v > 0; });
  Concentration quotients;
  if (any_kind) {
    auto computed = concentration(table, count + 1, kinds, {});
    if (!computed) return computed.error();
    quotients = std::move(*computed);
  }
  for (std::size_t c = 0; c < count; ++c) {
    auto& here = found.concentrations[c];
    here.centre = centre_of(here.organisations, organisations);
    for (const std::size_t i : here.organisations) {
      here.radius_km =
          std::max(here.radius_km, options.density.radius_km * angle(here.centre, *organisations[i].place));
    }
    int total = 0;
    for (const int of_kind : here.kind_count) total += of_kind;
    for (std::size_t k = 0; k < kinds; ++k) {
      const double undefined = std::numeric_limits<double>::quiet_NaN();
      here.kind_share.push_back(total == 0 ? undefined : static_cast<double>(here.kind_count[k]) / total);
      here.location_quotient.push_back(any_kind ? quotients.location_quotient[c * kinds + k] : undefined);
      if (k >= options.wanted_kinds.size()) continue;
      (here.kind_count[k] == 0 ? here.missing_kinds : here.present_kinds).push_back(found.kinds[k]);
    }
  }
  return found;
}

}  // namespace vallis::study
