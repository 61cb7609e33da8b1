#include "study/concentration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

bool all_amounts(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return v >= 0 && std::isfinite(v); });
}

double sum(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

double sum_of_squares(std::span<const double> values) {
  return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
}

double ratio(double part, double whole) { return whole == 0 ? kUndefined : part / whole; }

std::vector<double> shares(std::vector<double> values) {
  const double total = sum(values);
  for (double& value : values) value = ratio(value, total);
  return values;
}

double gini(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double weighted = 0;
  for (std::size_t i = 0; i < values.size(); ++i) weighted += (2 * static_cast<double>(i) + 1 - n) * values[i];
  return weighted / (n * sum(values));
}

IndustryConcentration undefined_industry() {
  return {kUndefined, kUndefined, kUndefined, kUndefined, kUndefined, kUndefined, kUndefined};
}

IndustryConcentration industry_of(const std::vector<double>& s, std::span<const double> x,
                                  const std::vector<double>* plants) {
  IndustryConcentration found;
  for (std::size_t r = 0; r < s.size(); ++r) {
    found.raw += (s[r] - x[r]) * (s[r] - x[r]);
    found.krugman += std::abs(s[r] - x[r]);
    if (s[r] > 0) found.theil += s[r] * std::log(s[r] / x[r]);
  }
  found.herfindahl = sum_of_squares(s);
  found.gini = gini(s);
  found.plant_herfindahl = plants == nullptr || sum(*plants) == 0 ? kUndefined : sum_of_squares(shares(*plants));
  const double spread = 1 - sum_of_squares(x);
  const double h = found.plant_herfindahl;
  found.ellison_glaeser = ratio(found.raw - spread * h, spread * (1 - h));
  return found;
}

}  // namespace

base::Result<Concentration> concentration(std::span<const double> employment, std::size_t regions,
                                          std::size_t industries, std::span<const std::vector<double>> plants) {
  if (employment.size() != regions * industries || employment.empty()) {
    return base::invalid_argument(
        fmt::format("There are {} amounts for {} regions and {} industries.", employment.size(), regions, industries));
  }
  if (!plants.empty() && plants.size() != industries) {
    return base::invalid_argument(fmt::format("There are {} lists of plants for {} industries; give one an industry.",
                                              plants.size(), industries));
  }
  if (!all_amounts(employment) || !std::all_of(plants.begin(), plants.end(), all_amounts)) {
    return base::invalid_argument("Employment and the sizes of plants are numbers that are 0 or more.");
  }
  std::vector<double> x(regions, 0.0);
  std::vector<std::vector<double>> columns(industries, std::vector<double>(regions));
  for (std::size_t r = 0; r < regions; ++r) {
    for (std::size_t i = 0; i < industries; ++i) {
      columns[i][r] = employment[r * industries + i];
      x[r] += columns[i][r];
    }
  }
  const double total = sum(x);
  if (total == 0 || !std::isfinite(total)) {
    return base::invalid_argument(total == 0 ? "There is no employment in any region." : "The amounts are too large.");
  }
  for (double& share : x) share /= total;

  Concentration found;
  found.location_quotient.resize(regions * industries);
  for (std::size_t i = 0; i < industries; ++i) {
    const auto s = shares(columns[i]);
    for (std::size_t r = 0; r < regions; ++r) found.location_quotient[r * industries + i] = ratio(s[r], x[r]);
    found.industries.push_back(sum(columns[i]) == 0 ? undefined_industry()
                                                    : industry_of(s, x, plants.empty() ? nullptr : &plants[i]));
  }
  return found;
}

}  // namespace vallis::study
