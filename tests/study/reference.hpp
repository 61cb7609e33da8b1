#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/json.hpp"

namespace vallis::study::test {

/// A reference case below tests/reference: data, how they were analysed, and the published answer.
struct ReferenceCase {
  base::CsvTable input;
  base::Json params;
  base::Json expected;

  explicit ReferenceCase(const std::string& name) {
    const auto folder = std::filesystem::path(VALLIS_SOURCE_DIR) / "tests" / "reference" / name;
    input = base::read_csv(base::read_file(folder / "input.csv").value(), "input.csv").value();
    params = base::parse_json(base::read_file(folder / "params.json").value(), "params.json").value();
    expected = base::parse_json(base::read_file(folder / "expected.json").value(), "expected.json").value();
  }
};

inline std::vector<double> numbers(const base::Json& json) {
  std::vector<double> values;
  for (const base::Json& value : json.as_array()) values.push_back(value.to_number<double>());
  return values;
}

inline std::vector<int> integers(const base::Json& json) {
  std::vector<int> values;
  for (const base::Json& value : json.as_array()) values.push_back(value.to_number<int>());
  return values;
}

inline std::vector<double> sorted(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values;
}

/// Equal length, and each |a − b| ≤ 1e-9 · max(1, |b|).
inline void expect_near(std::span<const double> actual, std::span<const double> expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    EXPECT_NEAR(actual[i], expected[i], 1e-9 * std::max(1.0, std::abs(expected[i]))) << "at " << i;
  }
}

}  // namespace vallis::study::test
