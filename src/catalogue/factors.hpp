#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "catalogue/catalogue.hpp"
#include "catalogue/practices.hpp"
#include "study/assessment.hpp"

namespace vallis::catalogue {

/// Checks and practices, of one unit or of the catalogue as a whole.
struct Factors {
  Catalogue catalogue;
  study::Scorecard scorecard;
  std::optional<std::size_t> unit;
  study::Assessment assessment;
  std::vector<std::vector<study::SubjectResult>> results;  ///< [unit of the scorecard][subject]
  Practices practices;
  std::vector<std::string> peers;  ///< clusters with practices, without the unit: those that the study interviewed

  using List = std::vector<const Practice*>;
  List all(const std::string& factor) const;
  List own(const std::string& factor) const;                           ///< of the unit
  List own(const std::string& factor, const std::string& kind) const;  ///< practice, result or plan
  List others(const std::string& factor) const;                        ///< practices of all but the unit

  /// The checks that the unit does not meet, or whose value is missing, and that a practice's cluster meets;
  /// indicators.
  std::vector<std::string> closes(std::size_t subject, const Practice& practice) const;

  /// How many of the peers meet a check, of how many whose value is known.
  struct PeerCount {
    int met = 0;
    int known = 0;
  };
  PeerCount peers_meeting(std::size_t subject, std::size_t check) const;
};

/// Holds the scorecard's units to the assessment and adds the catalogue's practices, where it has their tables. Errors:
/// those of read_practices.
base::Result<Factors> make_factors(Catalogue catalogue, study::Scorecard scorecard, std::optional<std::size_t> unit,
                                   study::Assessment assessment);

/// One factor: the unit's own entries beside the practices of its peers.
struct FactorBeside {
  const SuccessFactor* factor = nullptr;
  std::optional<std::size_t> subject;  ///< position in the assessment; none where it has no checks for the factor
  Factors::List own_practices;
  Factors::List results;
  Factors::List plans;
  Factors::List of_peers;
  std::size_t peers = 0;  ///< clusters behind of_peers
};

std::vector<FactorBeside> factors_of(const Factors& factors, const std::string& area);

/// How far the unit is on a factor, from its own entries alone.
std::string_view standing(const FactorBeside& beside);

/// The areas of the published comparison, in the order of the factors' table.
std::vector<std::string> combined_areas(const Factors& factors);

// As `vallis study factors … --json` prints them: of one unit, of the catalogue as a whole, of one unit by area.
base::Json factors_json(const Factors& factors);
base::Json practices_json(const Factors& factors);
base::Json areas_json(const Factors& factors);

}  // namespace vallis::catalogue
