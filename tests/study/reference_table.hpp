#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "study/dissimilarity.hpp"
#include "study/partition.hpp"

namespace vallis::study::test {

/// The table and the answers of one folder below tests/reference.
class ReferenceTable {
 public:
  explicit ReferenceTable(const std::string& name)
      : input_(base::read_csv(read(name, "input.csv"), name).value()),
        params_(base::parse_json(read(name, "params.json"), name).value()),
        expected_(base::parse_json(read(name, "expected.json"), name).value()) {}

  const base::Json& expected(std::string_view key) const { return expected_.at(key); }

  std::vector<double> numbers(std::string_view column) const {
    std::vector<double> values;
    for (const auto& row : input_.rows) {
      const std::string& cell = row.cells[input_.column(column).value()];
      values.push_back(cell.empty() ? std::numeric_limits<double>::quiet_NaN() : base::parse_number(cell).value());
    }
    return values;
  }

  Partition partition() const {
    std::vector<int> labels;
    for (const double label : numbers("cluster")) labels.push_back(static_cast<int>(label));
    return make_partition(labels);
  }

  /// The case's own number of the group that `partition()` calls `group`.
  int label(int group) const {
    const std::vector<int> groups = partition().group;
    const auto first = std::find(groups.begin(), groups.end(), group) - groups.begin();
    return static_cast<int>(numbers("cluster")[static_cast<std::size_t>(first)]);
  }

  /// Two coordinates a unit, row by row.
  std::vector<double> points() const {
    std::vector<double> points;
    const std::vector<double> x = numbers("x");
    const std::vector<double> y = numbers("y");
    for (std::size_t i = 0; i < x.size(); ++i) points.insert(points.end(), {x[i], y[i]});
    return points;
  }

  /// The columns and weights of a `gower` distance.
  std::vector<Variable> variables() const {
    std::vector<Variable> variables;
    const base::Json& distance = params_.at("distance");
    for (const auto& column : distance.at("columns").as_array()) {
      Variable v;
      v.name = column.at("name").as_string();
      v.weight = distance.at("weights").at(variables.size()).to_number<double>();
      const std::string type(column.at("type").as_string());
      if (type == "nominal" || type == "ordinal") {
        v.scale = type == "nominal" ? Variable::Scale::Nominal : Variable::Scale::Interval;
        for (const auto& row : input_.rows) {
          v.values.push_back(level(column.at("levels").as_array(), row.cells[input_.column(v.name).value()]));
        }
      } else {
        v.values = numbers(v.name);
        if (type == "asymmetric-binary") v.scale = Variable::Scale::AsymmetricBoolean;
        if (type == "log-ratio") {
          for (double& x : v.values) x = std::log(x);
        }
      }
      variables.push_back(v);
    }
    return variables;
  }

 private:
  static std::string read(const std::string& name, const std::string& file) {
    return base::read_file(std::string(VALLIS_SOURCE_DIR) + "/tests/reference/" + name + "/" + file).value();
  }

  static double level(const base::JsonArray& levels, std::string_view cell) {
    for (std::size_t l = 0; l < levels.size(); ++l) {
      if (levels[l].as_string() == cell) return static_cast<double>(l);
    }
    return std::numeric_limits<double>::quiet_NaN();
  }

  base::CsvTable input_;
  base::Json params_;
  base::Json expected_;
};

}  // namespace vallis::study::test
