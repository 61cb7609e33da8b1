#include "analyse/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "base/text.hpp"

namespace vallis::analyse::test {
namespace {

using Path = std::vector<std::string>;

enum class Rule {
  Equal,
  NotCompared,
  Grouping,       ///< group numbers, up to renumbering
  CutAtGaps,      ///< {k2: grouping, …} below a "height": compared where the heights on both sides of the cut differ
  SortedNumbers,  ///< numbers in any order
  ColumnSigns,    ///< a table, each column up to its sign
  NotWorse,       ///< a block of pam: its mean cost is not above the expected one, and the rest equal if the costs are
};

struct Listed {
  std::string_view task;
  std::string_view path;  ///< '*' stands for any one key
  Rule rule;
};

constexpr Listed kRules[] = {
    {"bootstrap-stability", "base", Rule::Grouping},  {"classical-mds", "points", Rule::ColumnSigns},
    {"dbscan-haversine", "label", Rule::Grouping},    {"hierarchical", "*/merge", Rule::NotCompared},
    {"hierarchical", "*/order", Rule::NotCompared},   {"hierarchical", "*/height", Rule::SortedNumbers},
    {"hierarchical", "*/cutree", Rule::CutAtGaps},    {"kmeans", "*/iter", Rule::NotCompared},
    {"kmeans", "Hartigan-Wong", Rule::NotCompared},   {"kmeans", "MacQueen", Rule::NotCompared},
    {"pam", "*/faster", Rule::NotCompared},           {"pam", "*/original", Rule::NotWorse},
    {"pam", "*/original/clustering", Rule::Grouping}, {"pam", "*/original/mean_cost_build", Rule::NotCompared},
    {"pca", "rotation", Rule::ColumnSigns},           {"pca", "scores2", Rule::ColumnSigns},
};

bool matches(std::string_view pattern, const Path& path) {
  const auto parts = base::split(pattern, '/');
  return parts.size() == path.size() &&
         std::equal(parts.begin(), parts.end(), path.begin(),
                    [](const std::string& part, const std::string& key) { return part == "*" || part == key; });
}

bool near(double expected, double ours) {
  return std::abs(expected - ours) <= 1e-9 * std::max(1.0, std::abs(expected));
}

std::optional<double> number(const base::Json& json) {
  if (json.is_number()) return json.to_number<double>();
  return std::nullopt;
}

std::vector<double> sorted_numbers(const base::Json& json) {
  std::vector<double> numbers;
  for (const auto& item : json.as_array()) numbers.push_back(item.to_number<double>());
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

class Comparison {
 public:
  explicit Comparison(std::string_view task) : task_(task) {}

  std::vector<std::string> take() { return std::move(found_); }

  void compare(const Path& path, const base::Json& expected, const base::Json& ours) {
    switch (rule(path)) {
      case Rule::NotCompared:
        return;
      case Rule::Grouping:
        return grouping(path, expected, ours);
      case Rule::SortedNumbers:
        return sorted(path, expected, ours);
      case Rule::ColumnSigns:
        return array(path, expected.as_array(), turned(expected, ours));
      case Rule::NotWorse:
        return not_worse(path, expected, ours);
      default:
        break;
    }
    if (expected.is_object()) return object(path, expected.get_object(), ours);
    if (expected.is_array()) return array(path, expected.get_array(), ours);
    if (const auto value = number(expected)) {
      const auto our_value = number(ours);
      if (!our_value || !near(*value, *our_value)) differ(path, expected, ours);
      return;
    }
    if (expected != ours) differ(path, expected, ours);
  }

 private:
  Rule rule(const Path& path) const {
    for (const Listed& listed : kRules) {
      if (listed.task == task_ && matches(listed.path, path)) return listed.rule;
    }
    return Rule::Equal;
  }

  void differ(const Path& path, const base::Json& expected, const base::Json& ours) {
    found_.push_back(fmt::format("{}: expected {}, got {}", base::join(path, "/"),
                                 base::print_json(expected, base::JsonStyle::Compact),
                                 base::print_json(ours, base::JsonStyle::Compact)));
  }

  static Path below(Path path, std::string_view key) {
    path.emplace_back(key);
    return path;
  }

  void object(const Path& path, const base::JsonObject& expected, const base::Json& ours) {
    if (!ours.is_object()) return differ(path, expected, ours);
    for (const auto& member : expected) {
      const Path place = below(path, member.key());
      const base::Json* our_value = ours.get_object().if_contains(member.key());
      if (our_value != nullptr) {
        if (rule(place) == Rule::CutAtGaps) {
          cuts(place, member.value(), *our_value, expected.at("height"));
        } else {
          compare(place, member.value(), *our_value);
        }
      } else if (rule(place) != Rule::NotCompared) {
        found_.push_back(fmt::format("{}: the answer lacks it", base::join(place, "/")));
      }
    }
  }

  void array(const Path& path, const base::JsonArray& expected, const base::Json& ours) {
    if (!ours.is_array() || ours.get_array().size() != expected.size()) return differ(path, expected, ours);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      compare(below(path, std::to_string(i)), expected[i], ours.get_array()[i]);
    }
  }

  void sorted(const Path& path, const base::Json& expected, const base::Json& ours) {
    if (!ours.is_array()) return differ(path, expected, ours);
    const auto a = sorted_numbers(expected);
    const auto b = sorted_numbers(ours);
    if (!std::equal(a.begin(), a.end(), b.begin(), b.end(), near)) differ(path, expected, ours);
  }

  /// Our table with each column's sign as expected: that of the entry that is expected to be largest by size.
  static base::Json turned(const base::Json& expected, base::Json ours) {
    const auto entry = [](base::Json& table, std::size_t row, std::size_t column) -> base::Json* {
      base::JsonArray* rows = table.if_array();
      base::JsonArray* cells = rows != nullptr && row < rows->size() ? (*rows)[row].if_array() : nullptr;
      return cells != nullptr && column < cells->size() && (*cells)[column].is_number() ? &(*cells)[column] : nullptr;
    };
    base::Json table = expected;
    for (std::size_t column = 0; entry(table, 0, column) != nullptr; ++column) {
      std::size_t largest = 0;
      for (std::size_t row = 1; entry(table, row, column) != nullptr; ++row) {
        if (std::abs(entry(table, row, column)->to_number<double>()) >
            std::abs(entry(table, largest, column)->to_number<double>())) {
          largest = row;
        }
      }
      const base::Json* our_largest = entry(ours, largest, column);
      if (our_largest == nullptr ||
          our_largest->to_number<double>() * entry(table, largest, column)->to_number<double>() >= 0) {
        continue;
      }
      for (std::size_t row = 0; entry(ours, row, column) != nullptr; ++row) {
        base::Json& value = *entry(ours, row, column);
        value = -value.to_number<double>();
      }
    }
    return ours;
  }

  void grouping(const Path& path, const base::Json& expected, const base::Json& ours) {
    if (!ours.is_array() || ours.get_array().size() != expected.as_array().size()) return differ(path, expected, ours);
    std::map<double, double> forth;
    std::map<double, double> back;
    for (std::size_t i = 0; i < expected.get_array().size(); ++i) {
      const double a = expected.get_array()[i].to_number<double>();
      const double b = ours.get_array()[i].to_number<double>();
      if (forth.emplace(a, b).first->second != b || back.emplace(b, a).first->second != a) {
        return differ(path, expected, ours);
      }
    }
  }

  void cuts(const Path& path, const base::Json& expected, const base::Json& ours, const base::Json& height) {
    if (!expected.is_object() || !ours.is_object()) {
      if (expected != ours) differ(path, expected, ours);
      return;
    }
    const auto heights = sorted_numbers(height);
    for (const auto& member : expected.get_object()) {
      const Path place = below(path, member.key());
      const base::Json* our_value = ours.get_object().if_contains(member.key());
      const auto k = static_cast<std::size_t>(std::stoi(std::string(member.key().substr(1))));
      const std::size_t undone = heights.size() + 1 - k;  // the lowest merge that the cut undoes
      const bool gap = undone == 0 || !near(heights.at(undone), heights.at(undone - 1));
      if (our_value == nullptr) {
        found_.push_back(fmt::format("{}: the answer lacks it", base::join(place, "/")));
      } else if (gap) {
        grouping(place, member.value(), *our_value);
      }
    }
  }

  void not_worse(const Path& path, const base::Json& expected, const base::Json& ours) {
    const base::Json* cost = ours.is_object() ? ours.get_object().if_contains("mean_cost_swap") : nullptr;
    if (cost == nullptr) return differ(path, expected, ours);
    const double expected_cost = expected.at("mean_cost_swap").to_number<double>();
    const double our_cost = cost->to_number<double>();
    if (near(expected_cost, our_cost)) return object(path, expected.get_object(), ours);
    if (our_cost > expected_cost) differ(below(path, "mean_cost_swap"), expected.at("mean_cost_swap"), *cost);
  }

  std::string_view task_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> differences(std::string_view task, const base::Json& expected, const base::Json& ours) {
  Comparison comparison(task);
  comparison.compare({}, expected, ours);
  return comparison.take();
}

}  // namespace vallis::analyse::test
