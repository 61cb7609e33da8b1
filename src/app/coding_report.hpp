#pragma once

#include <string>
#include <vector>

#include "app/words.hpp"
#include "base/json.hpp"
#include "catalogue/coding_summary.hpp"

namespace vallis::app {

/// Everything that a report of codings speaks of.
struct CodingFindings {
  catalogue::Codebook codebook;
  catalogue::Codings codings;
  catalogue::CodingCoverage coverage;
  catalogue::CodingAgreement agreement;
  study::AgreementBootstrap bootstrap;
  std::vector<std::string> other_clusters;  ///< of the catalogue, without any excerpt
};

/// For the terminal: coverage by year and by cluster, agreement, disputed excerpts.
std::string coding_text(const CodingFindings& findings, const Words& words);

base::Json coding_json(const CodingFindings& findings);

/// The coverage, a row for each code, cluster and year with an excerpt, and one with 0 for a code without any.
std::string coding_csv(const CodingFindings& findings);

}  // namespace vallis::app
