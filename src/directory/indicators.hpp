#pragma once

#include <memory>

#include "indicators/source.hpp"

namespace vallis::directory {

/// What the registry of members says of a cluster, on the period's last day:
///
///   M7   activities of its members, by the NACE divisions of their specialisations: 86 to 88 and 96 are medical
///        services, 72 is research and development, 20, 21, 26 and 32 are production; others are none of the three
///   M8   organisations whose membership is officially confirmed
///   M9   groups that its members are of, by their kinds
///   M11  start-ups among its members, as a count
///   G15  what it shows in English here: none, partial (its own description) or full (also those of at least half of
///        its listed members)
///
/// M7, M9 and M11 are of all members on that day, confirmed or not. Cost: some five statements.
std::unique_ptr<indicators::IndicatorSource> make_directory_indicators();

}  // namespace vallis::directory
