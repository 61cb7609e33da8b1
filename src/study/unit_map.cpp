#include "study/unit_map.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "study/principal_components.hpp"
#include "study/run.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// The values of a variable of numbers as the dissimilarity saw them, turned so that more is better; none where the
/// indicator is no number.
std::vector<double> oriented(const Findings& findings, std::size_t variable) {
  const Indicator& indicator = findings.scorecard.definition.indicators[findings.used[variable].indicator];
  if (findings.variables[variable].scale != Variable::Scale::Interval) return {};
  std::vector<double> values = findings.variables[variable].values;
  if (indicator.polarity == Polarity::Lower) {
    for (double& x : values) x = -x;
  }
  return values;
}

bool varies(const std::vector<double>& values, const std::vector<std::size_t>& units) {
  double first = kUndefined;
  for (const std::size_t u : units) {
    if (std::isnan(values[u])) continue;
    if (std::isnan(first)) first = values[u];
    if (values[u] != first) return true;
  }
  return false;
}

/// Takes part in the components: indicators of numbers that vary, and the units that are to be placed.
struct Table {
  std::vector<std::size_t> indicators;
  std::vector<std::vector<double>> columns;
  std::vector<std::size_t> units;
};

Table table_of(const Findings& findings, MapMissing missing) {
  Table all;
  for (std::size_t u = 0; u < findings.scorecard.units.size(); ++u) all.units.push_back(u);
  for (std::size_t v = 0; v < findings.used.size(); ++v) {
    std::vector<double> values = oriented(findings, v);
    if (values.empty() || !varies(values, all.units)) continue;
    all.indicators.push_back(findings.used[v].indicator);
    all.columns.push_back(std::move(values));
  }
  if (missing == MapMissing::Mean) return all;
  std::erase_if(all.units, [&](std::size_t u) {
    for (const auto& column : all.columns) {
      if (std::isnan(column[u])) return true;
    }
    return false;
  });
  Table varying;
  varying.units = all.units;
  for (std::size_t c = 0; c < all.columns.size(); ++c) {
    if (!varies(all.columns[c], all.units)) continue;
    varying.indicators.push_back(all.indicators[c]);
    varying.columns.push_back(std::move(all.columns[c]));
  }
  return varying;
}

double mean_of(const std::vector<double>& values, const std::vector<std::size_t>& units) {
  double sum = 0;
  int known = 0;
  for (const std::size_t u : units) {
    if (std::isnan(values[u])) continue;
    sum += values[u];
    ++known;
  }
  return sum / known;
}

base::Result<ComponentMap> map_components(const Findings& findings, MapMissing missing) {
  const std::size_t n = findings.scorecard.units.size();
  const Table table = table_of(findings, missing);
  const std::size_t rows = table.units.size();
  const std::size_t columns = table.columns.size();
  ComponentMap map;
  if (columns < 2 || rows < 3) {
    map.state = MapState::TooFew;
    return map;
  }
  std::vector<double> values(rows * columns);
  map.filled.assign(n, 0);
  for (std::size_t c = 0; c < columns; ++c) {
    const double mean = mean_of(table.columns[c], table.units);
    int known = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      const double x = table.columns[c][table.units[r]];
      values[r * columns + c] = std::isnan(x) ? mean : x;
      map.filled[table.units[r]] += std::isnan(x) ? 1 : 0;
      known += std::isnan(x) ? 0 : 1;
    }
    map.known.push_back(known);
  }
  const auto components = principal_components(values, rows, columns, true);
  if (!components) return components.error();
  if (!components->converged) {
    map = {};
    map.state = MapState::NotConverged;
    return map;
  }
  map.indicators = table.indicators;
  map.units = static_cast<int>(rows);
  map.explained = components->explained;
  map.points.assign(2 * n, kUndefined);
  for (std::size_t axis = 0; axis < 2; ++axis) {
    for (std::size_t r = 0; r < rows; ++r) {
      map.points[2 * table.units[r] + axis] = components->scores[r * components->count + axis];
    }
  }
  for (std::size_t c = 0; c < columns; ++c) {
    map.loadings.push_back(components->rotation[c * components->count]);
    map.loadings.push_back(components->rotation[c * components->count + 1]);
  }
  return map;
}

/// Distances between points of two coordinates.
Dissimilarity distances(const std::vector<double>& points) {
  Dissimilarity result(points.size() / 2);
  const auto values = result.values();
  std::size_t pair = 0;
  for (std::size_t i = 0; i + 1 < result.size(); ++i) {
    for (std::size_t j = i + 1; j < result.size(); ++j) {
      const double x = points[2 * i] - points[2 * j];
      const double y = points[2 * i + 1] - points[2 * j + 1];
      values[pair++] = std::sqrt(x * x + y * y);
    }
  }
  return result;
}

}  // namespace

const std::vector<double>& UnitMap::drawn(MapMethod method) const {
  return method == MapMethod::ClassicalScaling ? points : components.points;
}

base::Result<UnitMap> map_units(const Findings& findings, const UnitMapOptions& options) {
  UnitMap map;
  auto scaling = classical_mds(findings.dissimilarity, 2);
  if (!scaling) return scaling.error();
  map.distance_correlation = kUndefined;
  if (scaling->converged) {
    map.scaling = std::move(*scaling);
    const std::size_t n = findings.scorecard.units.size();
    const auto dimensions = static_cast<std::size_t>(map.scaling.dimensions);
    map.points.assign(2 * n, 0);
    for (std::size_t u = 0; u < n; ++u) {
      for (std::size_t axis = 0; axis < dimensions; ++axis) {
        map.points[2 * u + axis] = map.scaling.points[u * dimensions + axis];
      }
    }
    map.distance_correlation = correlation(distances(map.points), findings.dissimilarity);
  } else {
    map.scaling_state = MapState::NotConverged;
  }
  auto components = map_components(findings, options.missing);
  if (!components) return components.error();
  map.components = std::move(*components);
  return map;
}

base::LocalText reason(MapState state) {
  switch (state) {
    case MapState::TooFew:
      return {
          "Principal components need two indicators of numbers that vary, and three units that know them.",
          "Главным компонентам нужны два числовых показателя с разными значениями и три объекта, где они известны."};
    case MapState::NotConverged:
      return {"The axes were not found to full precision.", "Оси не найдены с полной точностью."};
    default:
      return {};
  }
}

std::string_view word(MapMethod method) {
  return method == MapMethod::ClassicalScaling ? "classical_scaling" : "principal_components";
}

std::string_view word(MapMissing missing) { return missing == MapMissing::Mean ? "mean" : "complete"; }

std::string_view word(MapState state) {
  constexpr std::array<std::string_view, 3> kWords{"computed", "too_few", "not_converged"};
  return kWords[static_cast<std::size_t>(state)];
}

}  // namespace vallis::study
