#pragma once

#include <string>
#include <vector>

#include "analyse/task.hpp"
#include "study/coder_agreement.hpp"

namespace vallis::analyse {

/// What params says of a table of codes: its columns are coders, its rows what they coded, an empty cell no code.
struct CodeChoices {
  std::vector<std::size_t> coders;      ///< columns
  std::vector<std::string> categories;  ///< in their order; empty: as they occur, sorted
  study::AgreementBootstrap bootstrap;
};

/// `coders` (absent: all columns), `categories` and `bootstrap`.
CodeChoices read_code_choices(const Call& call);

struct Codes {
  study::CodeTable table;
  std::vector<std::string> categories;
};

/// Errors: InvalidInput – a cell that is none of the categories, or no number though numbers are needed.
base::Result<Codes> read_codes(const base::CsvTable& table, const CodeChoices& choices, bool numbers);

/// Members that both coefficients share, the coefficient itself under `name`.
base::JsonObject agreement_json(std::string_view name, const study::CoderAgreement& agreement, const Codes& codes,
                                const study::AgreementBootstrap& bootstrap);

}  // namespace vallis::analyse
