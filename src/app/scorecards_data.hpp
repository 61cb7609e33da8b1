#pragma once

#include "scorecards/built_in.hpp"

namespace vallis::app {

/// The study and documents that are part of the program, as src/scorecards asks for them. Cost: nothing is read until
/// it is asked for, but for one hash over the catalogue.
scorecards::BuiltIn built_in_study();

}  // namespace vallis::app
