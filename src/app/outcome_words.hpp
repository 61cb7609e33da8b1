#pragma once

#include <string_view>

#include "study/assessment.hpp"

namespace vallis::app {

/// A check's outcome as a sign for reports.
inline std::string_view sign(study::Outcome outcome) {
  switch (outcome) {
    case study::Outcome::Met:
      return "✓";
    case study::Outcome::NotMet:
      return "✗";
    default:
      return "?";
  }
}

}  // namespace vallis::app
