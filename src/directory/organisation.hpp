#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "auth/guarded.hpp"
#include "auth/permission.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"

namespace vallis::directory {

using OrganisationId = base::Id<struct OrganisationTag>;
using auth::FieldVisibility;

enum class NameKind { Legal, Short, Alias, Former, Label };
VALLIS_DESCRIBE_ENUM(NameKind, Legal, Short, Alias, Former, Label)

/// A name besides the one that is shown.
struct OtherName {
  NameKind kind = NameKind::Alias;
  std::string language;  ///< BCP 47; empty where it has none
  std::string name;
};
VALLIS_DESCRIBE(OtherName, kind, language, name)

/// What people write about an organisation; a whole one, for creating and for replacing.
struct OrganisationForm {
  std::string name;
  std::string kind;          ///< a code of organisation_kind
  std::string country_code;  ///< of its seat, ISO 3166-1 alpha-2
  std::optional<std::string> region;
  std::optional<std::string> city;
  std::optional<std::string> address;
  std::optional<double> latitude;  ///< WGS 84, degrees; with a longitude
  std::optional<double> longitude;
  std::optional<std::string> website;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> ror_id;  ///< kept without "https://ror.org/"
  std::optional<std::string> registry_number;
  std::optional<std::string> lei;
  std::optional<std::int64_t> founded_year;
  std::optional<std::int64_t> staff_count;
  std::optional<std::string> description_en;
  std::optional<std::string> description_ru;
  std::optional<std::string> offers;
  std::optional<std::string> needs;
  std::optional<auth::Visibility> visibility;                    ///< public where absent
  std::optional<std::vector<FieldVisibility>> field_visibility;  ///< where it differs from the default
  std::optional<std::vector<OtherName>> other_names;
  std::optional<std::vector<std::string>> specialisations;  ///< codes
  std::optional<std::vector<std::string>> countries;        ///< where it works besides its seat
};
VALLIS_DESCRIBE(OrganisationForm, name, kind, country_code, region, city, address, latitude, longitude, website, email,
                phone, ror_id, registry_number, lei, founded_year, staff_count, description_en, description_ru, offers,
                needs, visibility, field_visibility, other_names, specialisations, countries)
std::span<const base::FieldRule> field_rules(const OrganisationForm*);

/// An organisation as somebody may see it: fields that are hidden from them are absent, and named in `hidden`.
struct Organisation {
  OrganisationId organisation_id;
  std::string name;
  std::string kind;
  std::string country_code;
  std::optional<std::string> region;
  std::optional<std::string> city;
  std::optional<std::string> address;
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::optional<std::string> website;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> ror_id;
  std::optional<std::string> registry_number;
  std::optional<std::string> lei;
  std::optional<std::int64_t> founded_year;
  std::optional<std::int64_t> staff_count;
  std::optional<std::string> description_en;
  std::optional<std::string> description_ru;
  std::optional<std::string> offers;
  std::optional<std::string> needs;
  std::optional<std::vector<std::string>> specialisations;
  std::optional<std::vector<std::string>> countries;
  std::optional<std::vector<OtherName>> other_names;
  std::optional<auth::Visibility> visibility;                    ///< told to those who may edit it
  std::optional<std::vector<FieldVisibility>> field_visibility;  ///< the same
  std::vector<std::string> hidden;                               ///< names of fields
  std::optional<base::Date> ended_on;                            ///< the last day
  std::optional<std::string> ended_reason;
  std::optional<OrganisationId> merged_into;
  base::Instant created_at;
  base::Instant updated_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Organisation, organisation_id, name, kind, country_code, region, city, address, latitude, longitude,
                website, email, phone, ror_id, registry_number, lei, founded_year, staff_count, description_en,
                description_ru, offers, needs, specialisations, countries, other_names, visibility, field_visibility,
                hidden, ended_on, ended_reason, merged_into, created_at, updated_at, version)

/// Who sees which fields of an organisation; statements call its table "o".
const auth::Guarded& guarded_organisation();

/// May edit the record: staff of the cluster, and administrators of that organisation.
bool may_edit(const auth::Caller& caller, OrganisationId id);

/// A form as it is kept: outer blanks off, empty texts absent, a ROR id without its address, a registry number without
/// blanks. Every operation that takes a form does this itself.
OrganisationForm tidied(OrganisationForm form);

/// Every fault of a form, each at its JSON pointer: words that do not exist, URLs and addresses of another form, places
/// out of range, check digits that do not hold, years that cannot be. No fault: an empty list.
base::Result<std::vector<base::Fault>> check_organisation(db::Reader& reader, const OrganisationForm& form,
                                                          const base::Date& today);

/// Errors: InvalidInput – the faults of check_organisation. Whether there is one like it is find_similar's to say.
base::Result<OrganisationId> create_organisation(db::Transaction& tx, const activity::Actor& by,
                                                 const base::Instant& now, const OrganisationForm& form);

/// Errors: NotFound – there is none that this reader may see.
base::Result<Organisation> find_organisation(db::Reader& reader, const auth::Sight& sight, OrganisationId id);

/// Replaces all that a form holds. Errors: InvalidInput as above; NotFound; Stale – its version is another by now;
/// Conflict – it has ended.
base::Result<void> replace_organisation(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                        OrganisationId id, std::int64_t version, const OrganisationForm& form);

struct Ending {
  base::Date ended_on;  ///< the last day
  std::string reason;
};
VALLIS_DESCRIBE(Ending, ended_on, reason)
std::span<const base::FieldRule> field_rules(const Ending*);

/// The record stays, and leaves the lists of those that exist. Errors: NotFound; Stale; Conflict – it has ended
/// already.
base::Result<void> end_organisation(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                    OrganisationId id, std::int64_t version, const Ending& ending);

/// Moves what hangs on a duplicate – affiliations, relations, roles, names, memberships with their dues, applications,
/// what open lines of imports refer to, and what the other lacks of specialisations and countries – to another
/// organisation and ends the duplicate. The other's own fields stay as they are. Past memberships that the two had at
/// the same time stay with the duplicate: an organisation has one at a time. Errors: NotFound; InvalidArgument – both
/// are the same; Conflict – one of them has ended, or the duplicate is a member of a cluster in which the other is or
/// was one in that time: people decide which of the two it keeps.
base::Result<void> merge_organisations(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                       OrganisationId duplicate, OrganisationId into, const std::string& reason);

/// Names for ids, of those that the reader may see. Cost: one statement.
struct OrganisationName {
  OrganisationId organisation_id;
  std::string name;
};
VALLIS_DESCRIBE(OrganisationName, organisation_id, name)
base::Result<std::vector<OrganisationName>> organisation_names(db::Reader& reader, const auth::Sight& sight,
                                                               const std::vector<OrganisationId>& ids);

}  // namespace vallis::directory
