#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "directory/organisation.hpp"
#include "directory/record_keys.hpp"

namespace vallis::directory {

/// By what two organisations were found to be alike, the surest first.
enum class Likeness { RorId, RegistryNumber, Lei, Domain, Name, OtherName };
VALLIS_DESCRIBE_ENUM(Likeness, RorId, RegistryNumber, Lei, Domain, Name, OtherName)

struct Similar {
  OrganisationId organisation_id;
  std::string name;
  std::string country_code;
  Likeness reason = Likeness::Name;
  double score = 0;  ///< in (0, 1]; 1: surely the same
};
VALLIS_DESCRIBE(Similar, organisation_id, name, country_code, reason, score)

/// What names are compared by: folded (base::fold), legal forms such as GmbH, ООО or Ltd left out, spellings of one
/// sound made one, words in alphabetical order. Empty when nothing is left.
std::string match_key(std::string_view name);

/// "https://www.Tilia.example/de" → "tilia.example"; empty where there is no host.
std::string domain_of(std::string_view website);

/// The keys of all organisations that have not ended, by which find_similar searches.
base::Result<RecordKeys> organisation_keys(db::Reader& reader);

/// Organisations that may be the same as the form's, the likeliest first, each once by its surest reason: at most ten.
/// Only what the reader may see takes part. Ended ones do not. Cost: a statement on an index for each reason.
/// @param keys  of organisation_keys, from the same state of the database; searches that cannot find are left out
base::Result<std::vector<Similar>> find_similar(db::Reader& reader, const auth::Sight& sight,
                                                const OrganisationForm& form, std::optional<OrganisationId> except = {},
                                                const RecordKeys* keys = nullptr);

}  // namespace vallis::directory
