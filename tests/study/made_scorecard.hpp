#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "study/partition.hpp"
#include "study/scorecard.hpp"

namespace vallis::study::test {

inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// A scorecard put together by hand, indicator by indicator; all in one block unless said otherwise. Synthetic.
class MadeScorecard {
 public:
  explicit MadeScorecard(std::size_t units) {
    scorecard_.definition.id = "made";
    scorecard_.definition.version = "1";
    scorecard_.definition.blocks = {{"a", {"Block A", "Блок А"}}, {"b", {"Block B", "Блок Б"}}};
    for (std::size_t u = 0; u < units; ++u) {
      scorecard_.units.push_back({"unit-" + std::to_string(u + 1), "Unit " + std::to_string(u + 1), {}});
    }
  }

  Indicator& numbers(const std::string& id, std::vector<double> values, IndicatorType type = IndicatorType::Score) {
    return add(id, type, {std::move(values), {}, {}});
  }

  Indicator& sets(const std::string& id, std::vector<std::string> universe,
                  std::vector<std::optional<unsigned long long>> values) {
    Indicator& indicator = add(id, IndicatorType::Set, {{}, std::move(values), {}});
    indicator.universe = std::move(universe);
    return indicator;
  }

  void attribute(std::size_t unit, const std::string& id, std::vector<std::string> values) {
    for (Unit& u : scorecard_.units) u.attributes.try_emplace(id);
    scorecard_.units[unit].attributes[id] = std::move(values);
  }

  Scorecard& get() { return scorecard_; }

 private:
  Indicator& add(const std::string& id, IndicatorType type, IndicatorValues values) {
    Indicator indicator;
    indicator.id = id;
    indicator.label = {id, id};
    indicator.block = "a";
    indicator.type = type;
    indicator.polarity = type == IndicatorType::Rank ? Polarity::Lower : Polarity::Higher;
    scorecard_.definition.indicators.push_back(std::move(indicator));
    scorecard_.values.push_back(std::move(values));
    return scorecard_.definition.indicators.back();
  }

  Scorecard scorecard_;
};

}  // namespace vallis::study::test
