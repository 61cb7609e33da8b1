#include "study/assessment.hpp"

#include <string>
#include <utility>

#include "base/json.hpp"
#include "study/scorecard.hpp"
#include "target.hpp"

namespace {

/// An indicator of each type, for the checks to be held to.
vallis::study::ScorecardDefinition definition() {
  using vallis::study::Indicator;
  using vallis::study::IndicatorType;
  vallis::study::ScorecardDefinition made;
  made.id = "synthetic";
  made.blocks.push_back({.id = "b", .label = {}});
  const auto add = [&](std::string id, IndicatorType type) -> Indicator& {
    Indicator indicator;
    indicator.id = std::move(id);
    indicator.block = "b";
    indicator.type = type;
    made.indicators.push_back(std::move(indicator));
    return made.indicators.back();
  };
  add("amount", IndicatorType::Amount);
  add("count", IndicatorType::Count);
  add("rank", IndicatorType::Rank);
  add("boolean", IndicatorType::Boolean);
  add("ordinal", IndicatorType::Ordinal).levels = {"low", "high"};
  add("nominal", IndicatorType::Nominal).levels = {"red", "blue"};
  add("set", IndicatorType::Set).universe = {"x", "y"};
  return made;
}

}  // namespace

/// Any text is an assessment or a list of faults.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto scorecard = definition();
  const auto json = vallis::base::parse_json(vallis::fuzz::text(bytes, size), "assessment.json");
  if (!json) return 0;
  const auto assessment = vallis::study::read_assessment(*json, "assessment.json", scorecard);
  vallis::fuzz::require(assessment.has_value() || !assessment.error().message.empty());
  return 0;
}
