#pragma once

#include <string>
#include <vector>

#include "db/sql.hpp"
#include "directory/person.hpp"

namespace vallis::directory::detail {

/// A row of `person` as statements with person_columns() give it.
struct PersonRow {
  PersonId person_id;
  std::optional<base::Uuid> account_id;
  std::string given_name;
  std::string family_name;
  std::optional<std::string> title;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::string language;
  std::optional<std::string> country_code;
  std::optional<std::string> orcid;
  std::optional<std::string> about;
  std::optional<std::string> offers;
  std::optional<std::string> needs;
  auth::Visibility visibility = auth::Visibility::Members;
  std::string field_visibility;
  std::optional<base::Instant> erased_at;
  base::Instant created_at;
  base::Instant updated_at;
  std::int64_t version = 1;
  bool owned = false;
  std::string sort_key;  ///< where the row is part of a list

  const PersonId& id() const { return person_id; }
};
VALLIS_DESCRIBE(PersonRow, person_id, account_id, given_name, family_name, title, email, phone, language, country_code,
                orcid, about, offers, needs, visibility, field_visibility, erased_at, created_at, updated_at, version,
                owned, sort_key)

/// "SELECT p.…, … AS owned", to be followed by ", … AS sort_key FROM person p".
db::Sql person_columns(const auth::Sight& sight);

/// Rows as the reader may see them, with their affiliations. Cost: one statement more.
base::Result<std::vector<Person>> seen_people(db::Reader& reader, const auth::Sight& sight,
                                              std::vector<PersonRow>& rows);

/// Of several people, where the reader may see the organisation, by person, the newest last.
base::Result<std::vector<Affiliation>> affiliations_of_all(db::Reader& reader, const auth::Sight& sight,
                                                           const std::vector<PersonId>& people);

/// A form as it is kept.
PersonForm tidied(PersonForm form);
base::Result<std::vector<base::Fault>> check_person(db::Reader& reader, const PersonForm& form);

base::Result<void> record_person(db::Transaction& tx, const activity::Actor& by, std::string_view verb, PersonId id,
                                 std::string before, std::string after, std::string reason = {});

/// Writes the row and nothing else. Errors: those of add_affiliation.
base::Result<AffiliationId> insert_affiliation(db::Transaction& tx, PersonId person, const AffiliationForm& form);

}  // namespace vallis::directory::detail
