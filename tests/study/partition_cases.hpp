#pragma once

#include <boost/json/value_to.hpp>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "study/dissimilarity.hpp"
#include "study/workers.hpp"

namespace vallis::study::test {

/// A case of tests/reference that is about partitions: its table, its parameters and what another program found.
/// Anything amiss with the files ends the test by an exception.
struct PartitionCase {
  explicit PartitionCase(const std::string& name) {
    const auto folder = std::filesystem::path(VALLIS_SOURCE_DIR) / "tests" / "reference" / name;
    table = base::read_csv(base::read_file(folder / "input.csv").value(), "input.csv").value();
    params = base::parse_json(base::read_file(folder / "params.json").value(), "params.json").value();
    expected = base::parse_json(base::read_file(folder / "expected.json").value(), "expected.json").value();
  }

  double number(std::size_t row, std::size_t column) const {
    return base::parse_number(table.rows[row].cells[column]).value_or(std::numeric_limits<double>::quiet_NaN());
  }

  std::vector<int> labels(const std::string& column) const {
    std::vector<int> result;
    const std::size_t at = table.column(column).value();
    for (std::size_t row = 0; row < table.rows.size(); ++row) result.push_back(static_cast<int>(number(row, at)));
    return result;
  }

  /// As params.json describes it: Gower with daisy's types, or Euclidean over all columns but "cluster".
  Dissimilarity dissimilarity() const {
    Workers alone;
    const auto& distance = params.at("distance").as_object();
    if (distance.at("kind").as_string() == "gower") return gower(variables(distance), alone).value();
    std::vector<double> values;
    std::size_t columns = 0;
    for (const std::string& column : table.columns) columns += column != "cluster" ? 1 : 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (std::size_t column = 0; column < columns; ++column) values.push_back(number(row, column));
    }
    return plain_distance(values, table.rows.size(), columns, {}, alone).value();
  }

  base::CsvTable table;
  base::Json params;
  base::Json expected;

 private:
  std::vector<Variable> variables(const base::JsonObject& distance) const {
    std::vector<Variable> result;
    for (const auto& described : distance.at("columns").as_array()) {
      const std::string type(described.at("type").as_string());
      Variable variable;
      variable.name = described.at("name").as_string();
      variable.weight = distance.at("weights").at(result.size()).to_number<double>();
      if (type == "nominal") variable.scale = Variable::Scale::Nominal;
      if (type == "asymmetric-binary") variable.scale = Variable::Scale::AsymmetricBoolean;
      const std::size_t column = table.column(variable.name).value();
      for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (type == "nominal" || type == "ordinal") {
          variable.values.push_back(level(described.at("levels").as_array(), table.rows[row].cells[column]));
        } else {
          variable.values.push_back(type == "log-ratio" ? std::log(number(row, column)) : number(row, column));
        }
      }
      result.push_back(std::move(variable));
    }
    return result;
  }

  static double level(const base::JsonArray& levels, const std::string& cell) {
    for (std::size_t at = 0; at < levels.size(); ++at) {
      if (levels[at].as_string() == cell) return static_cast<double>(at);
    }
    return std::numeric_limits<double>::quiet_NaN();
  }
};

/// A number of expected.json; null is NaN.
inline double number_of(const base::Json& json) {
  return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.to_number<double>();
}

}  // namespace vallis::study::test
