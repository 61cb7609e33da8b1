#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "catalogue/factors.hpp"

namespace vallis::app {

using catalogue::Factors;

base::Result<Factors> open_factors(const StudyFactorsOptions& options);

/// The unit held to each subject, with its own entries and the practices of others.
std::string factors_text(const Factors& factors, const Words& words);
std::string factors_csv(const Factors& factors);

/// Every practice of the catalogue by factor, with its source.
std::string practices_text(const Factors& factors, const Words& words);
std::string practices_csv(const Factors& factors);

/// The unit's results and plans beside the practices of its peers, factor by factor in the four combined areas.
std::string areas_text(const Factors& factors, const Words& words);
std::string areas_csv(const Factors& factors);

/// One practice as an item of a report: title, whose, what, figures, source; wrapped and indented by `indent`.
class Citations;
std::string practice_item(const Factors& factors, const catalogue::Practice& practice, const std::string& who,
                          Citations& citations, const Words& words, std::size_t indent);

/// A factor's name in the reader's language, as the assessment has it; otherwise as its table has it.
std::string factor_label(const Factors& factors, const catalogue::SuccessFactor& factor, const Words& words);

/// "practice", "result" or "plan" in the reader's language.
std::string_view kind_word(std::string_view kind, const Words& words);

/// Name of a practice's cluster; says so where the source does not tell.
std::string cluster_name(const Factors& factors, const catalogue::Practice& practice, const Words& words);

}  // namespace vallis::app
