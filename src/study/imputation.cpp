#include "study/imputation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "study/profile.hpp"
#include "study/random.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double centre(std::span<const double> values, bool median) {
  return median ? quantile(known_values(values), 0.5) : distribution(values).mean;
}

/// Columns divided by their observed range; all 0 where that is 0.
IndicatorColumns by_range(const IndicatorColumns& columns) {
  IndicatorColumns scaled = columns;
  for (auto& column : scaled) {
    const Distribution all = distribution(column);
    const double range = all.maximum - all.minimum;
    for (double& value : column) value = range > 0 ? value / range : value * 0;
  }
  return scaled;
}

class Imputer {
 public:
  Imputer(const IndicatorColumns& columns, const ImputeOptions& options) : columns_(columns), options_(options) {}

  void by_centre(bool median, Imputed& result) const {
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      const double value = centre(columns_[j], median);
      for (std::size_t i = 0; i < columns_[j].size(); ++i) fill(result, i, j, value);
    }
  }

  void by_group(bool median, Imputed& result) const {
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      std::map<int, std::vector<double>> values;
      for (std::size_t i = 0; i < columns_[j].size(); ++i) values[options_.groups[i]].push_back(columns_[j][i]);
      std::map<int, double> centres;
      for (const auto& [group, of_group] : values) centres[group] = centre(of_group, median);
      for (std::size_t i = 0; i < columns_[j].size(); ++i) fill(result, i, j, centres[options_.groups[i]]);
    }
  }

  void by_neighbours(bool draw, Imputed& result) const {
    const IndicatorColumns scaled = by_range(columns_);
    Random random(options_.seed, options_.stream);
    for (std::size_t i = 0; i < columns_.front().size(); ++i) {
      const auto lacks = [&](const std::vector<double>& column) { return std::isnan(column[i]); };
      if (std::none_of(columns_.begin(), columns_.end(), lacks)) continue;
      const auto near = others_by_distance(scaled, i);
      for (std::size_t j = 0; j < columns_.size(); ++j) {
        if (!std::isnan(columns_[j][i])) continue;
        const auto values = nearest_values(near, j);
        if (values.empty()) {
          fill(result, i, j, kUndefined);
        } else {
          fill(result, i, j, draw ? values[random.below(values.size())] : distribution(values).mean);
        }
      }
    }
  }

 private:
  void fill(Imputed& result, std::size_t i, std::size_t j, double value) const {
    if (!std::isnan(columns_[j][i])) return;
    if (std::isnan(value)) {
      ++result.left;
      return;
    }
    result.columns[j][i] = value;
    result.imputed[j][i] = 1;
    ++result.filled;
  }

  /// The units that share an indicator with unit i, the nearest first.
  static std::vector<std::size_t> others_by_distance(const IndicatorColumns& scaled, std::size_t i) {
    std::vector<std::pair<double, std::size_t>> others;
    for (std::size_t k = 0; k < scaled.front().size(); ++k) {
      if (k == i) continue;
      double squares = 0;
      int shared = 0;
      for (const auto& column : scaled) {
        if (std::isnan(column[i]) || std::isnan(column[k])) continue;
        squares += (column[i] - column[k]) * (column[i] - column[k]);
        ++shared;
      }
      if (shared > 0) others.emplace_back(squares / shared, k);
    }
    std::sort(others.begin(), others.end());
    std::vector<std::size_t> order;
    for (const auto& other : others) order.push_back(other.second);
    return order;
  }

  std::vector<double> nearest_values(const std::vector<std::size_t>& near, std::size_t j) const {
    std::vector<double> values;
    for (const std::size_t k : near) {
      if (values.size() == static_cast<std::size_t>(options_.neighbours)) break;
      if (!std::isnan(columns_[j][k])) values.push_back(columns_[j][k]);
    }
    return values;
  }

  const IndicatorColumns& columns_;
  const ImputeOptions& options_;
};

}  // namespace

base::Result<Imputed> impute(const IndicatorColumns& columns, Imputation how, const ImputeOptions& options) {
  Imputed result{columns, {}, 0, 0};
  for (const auto& column : columns) result.imputed.emplace_back(column.size(), 0);
  if (columns.empty()) return result;
  const bool grouped = how == Imputation::GroupMean || how == Imputation::GroupMedian;
  if (grouped && options.groups.size() != columns.front().size()) {
    return base::invalid_argument(fmt::format("There are {} group numbers for {} units; give one each.",
                                              options.groups.size(), columns.front().size()));
  }
  if (options.neighbours < 1) return base::invalid_argument("Imputing from neighbours needs at least one of them.");
  const Imputer imputer(columns, options);
  switch (how) {
    case Imputation::None:
      for (const auto& column : columns) {
        result.left += static_cast<std::size_t>(
            std::count_if(column.begin(), column.end(), [](double value) { return std::isnan(value); }));
      }
      break;
    case Imputation::Mean:
    case Imputation::Median:
      imputer.by_centre(how == Imputation::Median, result);
      break;
    case Imputation::GroupMean:
    case Imputation::GroupMedian:
      imputer.by_group(how == Imputation::GroupMedian, result);
      break;
    case Imputation::NearestMean:
    case Imputation::HotDeck:
      imputer.by_neighbours(how == Imputation::HotDeck, result);
      break;
  }
  return result;
}

std::string_view word(Imputation how) {
  switch (how) {
    case Imputation::None:
      return "none";
    case Imputation::Mean:
      return "mean";
    case Imputation::Median:
      return "median";
    case Imputation::GroupMean:
      return "group_mean";
    case Imputation::GroupMedian:
      return "group_median";
    case Imputation::NearestMean:
      return "nearest_mean";
    case Imputation::HotDeck:
      return "hot_deck";
  }
  return "";
}

}  // namespace vallis::study
