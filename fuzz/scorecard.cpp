#include "study/scorecard.hpp"

#include "base/json.hpp"
#include "target.hpp"

/// Any text is a scorecard's definition or a list of faults.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto json = vallis::base::parse_json(vallis::fuzz::text(bytes, size), "scorecard.json");
  if (!json) return 0;
  const auto definition = vallis::study::read_scorecard_definition(*json, "scorecard.json");
  vallis::fuzz::require(definition.has_value() || !definition.error().message.empty());
  return 0;
}
