#include "analyse/daisy.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "study/gower_pair.hpp"
#include "study/workers.hpp"

namespace vallis::analyse {
namespace {

constexpr std::size_t kBlockRows = 16;

/// The variables with numbers scaled to 0…1 by the values observed.
std::vector<study::Variable> scaled(std::span<const study::Variable> variables) {
  std::vector<study::Variable> result(variables.begin(), variables.end());
  const auto spreads = study::spreads(variables);
  for (std::size_t v = 0; v < result.size(); ++v) {
    if (result[v].scale != study::Variable::Scale::Interval) continue;
    double low = std::numeric_limits<double>::infinity();
    for (const double x : result[v].values) low = std::fmin(low, x);
    const double spread = spreads[v] == 0 ? 1 : spreads[v];
    for (double& x : result[v].values) x = (x - low) / spread;
  }
  return result;
}

/// The difference of two cells of a scaled variable; NaN where the pair does not count for it.
double difference(const study::Variable& variable, std::size_t i, std::size_t j) {
  if (variable.scale == study::Variable::Scale::Interval) return std::abs(variable.values[i] - variable.values[j]);
  return study::difference(variable, 1, i, j);
}

}  // namespace

base::Result<study::Dissimilarity> daisy(std::span<const study::Variable> variables, study::Workers& workers) {
  if (auto checked = study::check_variables(variables); !checked) return checked.error();
  const auto columns = scaled(variables);
  const std::size_t n = study::unit_count(columns.front());
  study::Dissimilarity result(n);
  workers.for_blocks(n, kBlockRows, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        double sum = 0;
        double weight = 0;
        for (const study::Variable& variable : columns) {
          const double d = difference(variable, i, j);
          if (std::isnan(d)) continue;
          sum += variable.weight * d;
          weight += variable.weight;
        }
        result.values()[study::Dissimilarity::index(i, j, n)] =
            weight > 0 ? sum / weight : std::numeric_limits<double>::quiet_NaN();
      }
    }
  });
  return result;
}

}  // namespace vallis::analyse
