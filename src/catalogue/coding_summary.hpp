#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "catalogue/codings.hpp"
#include "study/coder_agreement.hpp"

namespace vallis::catalogue {

/// How many excerpts one coder gave each code, by year and by cluster.
struct CodingCoverage {
  std::size_t coder = 0;
  std::vector<std::optional<int>> years;     ///< of the excerpts, ascending; nothing = no year, last
  std::vector<std::string> clusters;         ///< with an excerpt, in the order of their first; "" = clusters at large
  std::vector<std::vector<int>> by_year;     ///< code × year
  std::vector<std::vector<int>> by_cluster;  ///< code × cluster
  std::vector<int> total;                    ///< a code
  int uncoded = 0;                           ///< excerpts without a code of this coder
};

/// Two coders on the excerpts that both have coded.
struct PairAgreement {
  std::size_t first = 0;
  std::size_t second = 0;
  study::CoderAgreement code;          ///< Cohen's kappa
  study::CoderAgreement concreteness;  ///< Cohen's kappa with linear weights
};

struct CodingAgreement {
  /// The observed coders when there are two or more, otherwise all: then it shows the method, not the coding.
  std::vector<std::size_t> coders;
  bool synthetic = false;                        ///< one of them is made up
  study::CoderAgreement code;                    ///< Krippendorff's alpha, nominal
  study::CoderAgreement concreteness;            ///< Krippendorff's alpha, ordinal
  std::vector<study::CoderAgreement> each_code;  ///< a code: alpha of "this code or another"
  std::vector<PairAgreement> pairs;
  std::vector<std::size_t> disputed;  ///< excerpts to which two of the coders gave different codes
};

/// The coverage by `coder`, or by the first who is not synthetic. Errors: NotFound – no coder of that name;
/// InvalidInput – nobody has coded anything.
base::Result<CodingCoverage> coding_coverage(const Codings& codings, const Codebook& codebook,
                                             const std::string& coder = {});

/// Errors: Cancelled. Cost: 2 + codes + 2 · pairs coefficients with their draws.
base::Result<CodingAgreement> coding_agreement(const Codings& codings, const Codebook& codebook,
                                               const study::AgreementBootstrap& bootstrap, study::Workers& workers,
                                               study::Progress& progress);

}  // namespace vallis::catalogue
