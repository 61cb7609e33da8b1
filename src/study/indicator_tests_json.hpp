#pragma once

#include <string>

#include "base/json.hpp"
#include "study/indicator_tests.hpp"

namespace vallis::study {

/// Reads the recipe's section `group_tests`; faults go to the reader.
IndicatorTestsOptions read_group_tests(const base::JsonReader::Place& place);

/// The section with every choice written out; read_group_tests reads it back to the same options.
base::JsonObject group_tests_options_json(const IndicatorTestsOptions& options);

/// The findings' section `group_tests`.
base::JsonObject group_tests_json(const Findings& findings, const IndicatorTests& tests);

/// One row a test, descriptive ones first; the header alone for findings without tests.
std::string group_tests_csv(const Findings& findings);

}  // namespace vallis::study
