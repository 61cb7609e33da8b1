#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace vallis::study {

struct Findings;

enum class StepState { Done, Partly, NotDone };

/// One of the ten steps of the OECD/JRC Handbook, held against a run.
struct HandbookStep {
  int number = 0;  ///< 1…10
  std::string_view id;
  base::LocalText name;
  StepState state = StepState::NotDone;
  std::vector<base::LocalText> by{};       ///< what of the run does it, with its options in words
  std::vector<base::LocalText> missing{};  ///< what the Handbook asks for and the run does not do
};

/// The ten steps by name, in their order: done where the run does all that is asked for, partly where it does some.
/// Source: OECD and JRC (2008), Handbook on Constructing Composite Indicators, table 1.
std::vector<HandbookStep> handbook_steps(const Findings& findings);

std::string_view word(StepState state);

}  // namespace vallis::study
