#pragma once

#include <string>

#include "app/inputs.hpp"
#include "app/words.hpp"
#include "base/result.hpp"
#include "study/run.hpp"

namespace vallis::app {

/// A study as one HTML file: the observatory's charts with the findings and the scorecard in it. It is read without a
/// server, asks nobody for anything, and prints. It opens in the language given and can be switched to the other.
/// Equal inputs give equal bytes. Errors: NotFound – the program was built without its pages.
base::Result<std::string> study_page(const StudyInputs& inputs, const study::Findings& findings, Language language);

}  // namespace vallis::app
