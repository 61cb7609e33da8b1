#pragma once

#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "study/dissimilarity.hpp"
#include "study/linkage.hpp"
#include "study/reference.hpp"
#include "study/workers.hpp"

namespace vallis::study::test {

inline constexpr std::array kMethods{LinkageMethod::Single,   LinkageMethod::Complete, LinkageMethod::Average,
                                     LinkageMethod::McQuitty, LinkageMethod::WardD,    LinkageMethod::WardD2,
                                     LinkageMethod::Centroid, LinkageMethod::Median,   LinkageMethod::Flexible};

/// The keys of the ties-* cases.
inline const std::vector<std::pair<std::string, LinkageMethod>> kExactKeys{
    {"manhattan_single", LinkageMethod::Single},   {"manhattan_complete", LinkageMethod::Complete},
    {"manhattan_average", LinkageMethod::Average}, {"manhattan_mcquitty", LinkageMethod::McQuitty},
    {"sqeuclidean_ward", LinkageMethod::WardD},    {"sqeuclidean_centroid", LinkageMethod::Centroid},
    {"sqeuclidean_median", LinkageMethod::Median}};

inline Linkage linked(const Dissimilarity& dissimilarity, LinkageMethod method, int threads = 1) {
  Workers workers(threads);
  return link(dissimilarity, method, {}, workers).value();
}

/// Distances between points on a line.
inline Dissimilarity on_a_line(std::span<const double> points) {
  Dissimilarity d(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      d.values()[Dissimilarity::index(i, j, points.size())] = std::abs(points[i] - points[j]);
    }
  }
  return d;
}

/// Distances between the rows of a table of numbers.
inline Dissimilarity plain(const base::CsvTable& table, PlainMetric metric) {
  std::vector<double> values;
  for (const auto& row : table.rows) {
    for (const std::string& cell : row.cells) values.push_back(std::stod(cell));
  }
  Workers workers;
  return plain_distance(values, table.rows.size(), table.columns.size(), {.metric = metric}, workers).value();
}

/// Gower's dissimilarity of a table whose columns `distance` describes.
inline Dissimilarity gower_of(const base::CsvTable& table, const base::Json& distance) {
  std::vector<Variable> variables;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const base::Json& column = distance.at("columns").at(c);
    const std::string type(column.at("type").as_string());
    Variable variable;
    variable.name = table.columns[c];
    variable.weight = distance.at("weights").at(c).to_number<double>();
    if (type == "asymmetric-binary") variable.scale = Variable::Scale::AsymmetricBoolean;
    if (type == "nominal") variable.scale = Variable::Scale::Nominal;
    for (const auto& row : table.rows) {
      const std::string& cell = row.cells[c];
      double value = std::nan("");
      if (!cell.empty() && column.as_object().contains("levels")) {
        const auto& levels = column.at("levels").as_array();
        const auto level = std::find(levels.begin(), levels.end(), base::Json(cell));
        value = static_cast<double>(level - levels.begin());
      } else if (!cell.empty()) {
        value = std::stod(cell);
        if (type == "log-ratio") value = std::log(value);
      }
      variable.values.push_back(value);
    }
    variables.push_back(std::move(variable));
  }
  Workers workers;
  return gower(variables, workers).value();
}

/// The dissimilarities that a hierarchical case is about.
inline Dissimilarity dissimilarity_of(const ReferenceCase& reference) {
  const base::Json& distance = reference.params.at("distance");
  if (distance.at("kind").as_string() == "gower") return gower_of(reference.input, distance);
  return plain(reference.input, PlainMetric::Euclidean);
}

/// Merges numbered as R does, the group with the smaller unit first.
inline std::vector<std::array<int, 2>> smaller_member_first(const Linkage& linkage) {
  const auto number = [&](int operand) {
    return operand < linkage.units ? -(operand + 1) : operand - linkage.units + 1;
  };
  std::vector<std::array<int, 2>> rows;
  for (const Merge& merge : linkage.merges) rows.push_back({number(merge.left), number(merge.right)});
  return rows;
}

inline std::vector<std::array<int, 2>> merges_of(const base::Json& expected) {
  std::vector<std::array<int, 2>> rows;
  for (const base::Json& row : expected.at("merge").as_array()) {
    rows.push_back({row.at(0).to_number<int>(), row.at(1).to_number<int>()});
  }
  return rows;
}

/// `count` values in [0, 1), all of them multiples of 2⁻⁵³, from a seed (SplitMix64).
inline std::vector<double> uniform(std::size_t count, std::uint64_t seed) {
  std::vector<double> values(count);
  for (double& value : values) {
    std::uint64_t z = seed += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    value = static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1p-53;
  }
  return values;
}

/// Distances between n points drawn evenly from the unit cube of `dimension`: in practice without ties.
inline Dissimilarity random_points(std::size_t n, std::size_t dimension, std::uint64_t seed) {
  Workers workers;
  return plain_distance(uniform(n * dimension, seed), n, dimension, {}, workers).value();
}

/// Small whole numbers, so full of ties.
inline rc::Gen<Dissimilarity> any_dissimilarity(int low, int high) {
  return rc::gen::mapcat(rc::gen::inRange(low, high + 1), [](int n) {
    const auto pairs = static_cast<std::size_t>(n * (n - 1) / 2);
    return rc::gen::map(rc::gen::container<std::vector<int>>(pairs, rc::gen::inRange(0, 12)),
                        [n](const std::vector<int>& values) {
                          const std::vector<double> d(values.begin(), values.end());
                          return Dissimilarity(static_cast<std::size_t>(n), d);
                        });
  });
}

inline rc::Gen<Dissimilarity> untied_dissimilarity(int low, int high) {
  return rc::gen::apply([](int n, std::uint64_t seed) { return random_points(static_cast<std::size_t>(n), 3, seed); },
                        rc::gen::inRange(low, high + 1), rc::gen::arbitrary<std::uint64_t>());
}

inline rc::Gen<std::vector<int>> any_permutation(int n) {
  return rc::gen::exec([n] {
    std::vector<int> numbers(n);
    std::iota(numbers.begin(), numbers.end(), 0);
    for (std::size_t i = numbers.size(); i > 1; --i) {
      std::swap(numbers[i - 1], numbers[*rc::gen::inRange<std::size_t>(0, i)]);
    }
    return numbers;
  });
}

}  // namespace vallis::study::test

namespace rc {
inline void showValue(const vallis::study::Dissimilarity& d, std::ostream& out) {
  for (const double value : d.values()) out << value << ' ';
}
}  // namespace rc
