#include "synthetic.hpp"

#include <cmath>
#include <limits>

#include "base/text.hpp"
#include "study/random.hpp"

namespace vallis::bench {
namespace {

using study::Random;
using study::Variable;
using Scale = Variable::Scale;

constexpr double kMissingShare = 0.05;
constexpr double kDegrees = 57.29577951308232;
constexpr unsigned kUniverse = 10;  // kinds of service, say

/// Three groups that differ in every column, so that partitions of the table are not arbitrary.
std::uint64_t group_of(std::size_t unit) { return unit % 3; }

/// Nearly normal, of mean 0 and deviation 1: a sum of twelve, so that no library's logarithm has a say in the data.
double normal(Random& random) {
  double sum = 0;
  for (int part = 0; part < 12; ++part) sum += random.uniform();
  return sum - 6;
}

/// Log-normal with its median by group.
double amount(Random& random, std::size_t unit) {
  return std::exp(2.0 + 0.7 * static_cast<double>(group_of(unit)) + normal(random));
}

/// Uniform over the globe.
study::Place anywhere(Random& random) {
  const double longitude = 360 * random.uniform() - 180;
  return {.longitude = longitude, .latitude = std::asin(2 * random.uniform() - 1) * kDegrees};
}

Variable column(const char* name, Scale scale, double weight) {
  return {.name = name, .scale = scale, .values = {}, .sets = {}, .range = {}, .weight = weight};
}

Variable amounts(Random& random, const char* name, std::size_t n, double weight) {
  Variable variable = column(name, Scale::Interval, weight);
  for (std::size_t i = 0; i < n; ++i) {
    const double x = amount(random, i);
    variable.values.push_back(random.uniform() < kMissingShare ? std::numeric_limits<double>::quiet_NaN() : x);
  }
  return variable;
}

/// Whole numbers 0…levels−1, the group's own one half of the time.
Variable levels(Random& random, const char* name, Scale scale, std::size_t n, std::uint64_t levels) {
  Variable variable = column(name, scale, 1);
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t level = random.uniform() < 0.5 ? group_of(i) % levels : random.below(levels);
    variable.values.push_back(static_cast<double>(level));
  }
  return variable;
}

Variable sets(Random& random, const char* name, std::size_t n) {
  Variable variable = column(name, Scale::Set, 1);
  for (std::size_t i = 0; i < n; ++i) variable.sets.emplace_back(random.below(1ULL << kUniverse));
  return variable;
}

}  // namespace

std::vector<Variable> synthetic_table(std::size_t n, LastColumn last, std::uint64_t seed) {
  Random random(seed);
  std::vector<Variable> table;
  table.push_back(amounts(random, "revenue", n, 2));
  table.push_back(amounts(random, "patients", n, 2));
  table.push_back(amounts(random, "efficiency", n, 1));
  table.push_back(amounts(random, "infrastructure", n, 1));
  table.push_back(amounts(random, "members", n, 1.5));
  table.push_back(amounts(random, "age", n, 0.5));
  table.push_back(levels(random, "aggregation", Scale::Interval, n, 5));
  table.push_back(levels(random, "label", Scale::Interval, n, 4));
  table.push_back(levels(random, "public", Scale::SymmetricBoolean, n, 2));
  table.push_back(levels(random, "incubator", Scale::AsymmetricBoolean, n, 2));
  table.push_back(levels(random, "startups", Scale::AsymmetricBoolean, n, 2));
  table.push_back(levels(random, "partnership", Scale::AsymmetricBoolean, n, 2));
  table.push_back(levels(random, "specialisation", Scale::Nominal, n, 3));
  table.push_back(levels(random, "goal", Scale::Nominal, n, 3));
  table.push_back(last == LastColumn::Set ? sets(random, "services", n)
                                          : levels(random, "region", Scale::Nominal, n, 8));
  return table;
}

std::vector<double> synthetic_points(std::size_t n, std::uint64_t seed) {
  constexpr std::size_t kGroups = 12;
  constexpr double kSpread = 0.4;  // of the groups' means, where the points of a group have 1: 151 passes for a million
  Random random(seed, 1);
  std::vector<double> means;
  for (std::size_t i = 0; i < kGroups * kPointColumns; ++i) means.push_back(20 + kSpread * normal(random));
  std::vector<double> points;
  points.reserve(n * kPointColumns);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t group = random.below(kGroups);
    for (std::size_t c = 0; c < kPointColumns; ++c) {
      points.push_back(means[group * kPointColumns + c] + normal(random));
    }
  }
  return points;
}

std::vector<study::Place> synthetic_places(std::size_t n, std::uint64_t seed) {
  constexpr double kTownDegrees = 0.15;  // 17 km
  Random random(seed, 2);
  std::vector<study::Place> towns;
  while (towns.size() < n / 500 + 1) {
    const study::Place town = anywhere(random);
    if (std::abs(town.latitude) < 80) towns.push_back(town);
  }
  std::vector<study::Place> places;
  places.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (i % 4 == 3) {
      places.push_back(anywhere(random));
      continue;
    }
    const study::Place& town = towns[random.below(towns.size())];
    const double east = kTownDegrees * normal(random) / std::cos(town.latitude / kDegrees);
    places.push_back({.longitude = town.longitude + east, .latitude = town.latitude + kTownDegrees * normal(random)});
  }
  return places;
}

std::string as_csv(const std::vector<Variable>& variables) {
  std::string csv;
  std::size_t n = 0;
  for (const Variable& v : variables) {
    if (v.scale == Scale::Set) continue;
    csv += (csv.empty() ? "" : ",") + v.name;
    n = v.values.size();
  }
  csv += '\n';
  for (std::size_t i = 0; i < n; ++i) {
    std::string row;
    for (const Variable& v : variables) {
      if (v.scale == Scale::Set) continue;
      if (&v != &variables.front()) row += ',';
      if (!std::isnan(v.values[i])) row += base::exact_number(v.values[i]);
    }
    csv += row + '\n';
  }
  return csv;
}

}  // namespace vallis::bench
