#pragma once

#include <string_view>

#include "study/assessment.hpp"

namespace vallis::app {

/// A check's outcome as a sign for reports, and as a word for JSON and CSV.
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

inline std::string_view word(study::Outcome outcome) {
  switch (outcome) {
    case study::Outcome::Met:
      return "met";
    case study::Outcome::NotMet:
      return "not_met";
    default:
      return "unknown";
  }
}

}  // namespace vallis::app
