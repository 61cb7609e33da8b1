#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "base/json.hpp"
#include "catalogue/practices.hpp"
#include "study/assessment.hpp"

namespace vallis::app {

/// Checks and practices, of one unit or of the catalogue as a whole.
struct Factors {
  catalogue::Catalogue catalogue;
  study::Scorecard scorecard;
  std::optional<std::size_t> unit;
  study::Assessment assessment;
  std::vector<std::vector<study::SubjectResult>> results;  ///< [unit of the scorecard][subject]
  catalogue::Practices practices;
  std::vector<std::string> peers;  ///< clusters with practices, without the unit: those that the study interviewed

  using List = std::vector<const catalogue::Practice*>;
  List all(const std::string& factor) const;
  List own(const std::string& factor) const;                           ///< of the unit
  List own(const std::string& factor, const std::string& kind) const;  ///< practice, result or plan
  List others(const std::string& factor) const;                        ///< practices of all but the unit

  /// Name of a practice's cluster; says so where the source does not tell.
  std::string cluster_name(const catalogue::Practice& practice, const Words& words) const;

  /// The checks that the unit does not meet, or whose value is missing, and that a practice's cluster meets;
  /// indicators.
  std::vector<std::string> closes(std::size_t subject, const catalogue::Practice& practice) const;

  /// How many of the peers meet a check, of how many whose value is known.
  struct PeerCount {
    int met = 0;
    int known = 0;
  };
  PeerCount peers_meeting(std::size_t subject, std::size_t check) const;
};

base::Result<Factors> open_factors(const StudyFactorsOptions& options);

/// The unit held to each subject, with its own entries and the practices of others.
std::string factors_text(const Factors& factors, const Words& words);
base::Json factors_json(const Factors& factors);
std::string factors_csv(const Factors& factors);

/// Every practice of the catalogue by factor, with its source.
std::string practices_text(const Factors& factors, const Words& words);
base::Json practices_json(const Factors& factors);
std::string practices_csv(const Factors& factors);

/// The unit's results and plans beside the practices of its peers, factor by factor in the four combined areas.
std::string areas_text(const Factors& factors, const Words& words);
base::Json areas_json(const Factors& factors);
std::string areas_csv(const Factors& factors);

/// One practice as an item of a report: title, whose, what, figures, source; wrapped and indented by `indent`.
class Citations;
std::string practice_item(const Factors& factors, const catalogue::Practice& practice, const std::string& who,
                          Citations& citations, const Words& words, std::size_t indent);
base::JsonArray practice_list_json(const Factors::List& practices);

/// A factor's name in the reader's language, as the assessment has it; otherwise as its table has it.
std::string factor_label(const Factors& factors, const catalogue::SuccessFactor& factor, const Words& words);

/// "practice", "result" or "plan" in the reader's language.
std::string_view kind_word(std::string_view kind, const Words& words);

/// The area of each factor in the published comparison, in the order of the factors' table.
std::vector<std::string> combined_areas(const Factors& factors);

}  // namespace vallis::app
