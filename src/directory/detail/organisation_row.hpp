#pragma once

#include <string>
#include <vector>

#include "db/sql.hpp"
#include "directory/organisation.hpp"

namespace vallis::directory::detail {

/// A row of `organisation` as statements with organisation_columns() give it.
struct OrganisationRow {
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
  auth::Visibility visibility = auth::Visibility::Public;
  std::string field_visibility;
  std::optional<base::Date> ended_on;
  std::optional<std::string> ended_reason;
  std::optional<OrganisationId> merged_into;
  base::Instant created_at;
  base::Instant updated_at;
  std::int64_t version = 1;
  bool owned = false;
  std::string sort_key;  ///< where the row is part of a list

  const OrganisationId& id() const { return organisation_id; }
};
VALLIS_DESCRIBE(OrganisationRow, organisation_id, name, kind, country_code, region, city, address, latitude, longitude,
                website, email, phone, ror_id, registry_number, lei, founded_year, staff_count, description_en,
                description_ru, offers, needs, visibility, field_visibility, ended_on, ended_reason, merged_into,
                created_at, updated_at, version, owned, sort_key)

/// "SELECT o.…, … AS owned", to be followed by ", … AS sort_key FROM organisation o".
db::Sql organisation_columns(const auth::Sight& sight);

/// Rows as the reader may see them, with their words and names; members that are none of `fields` may be left out
/// (empty: all). Cost: a statement for each of specialisations, countries and other names.
base::Result<std::vector<Organisation>> seen_organisations(db::Reader& reader, const auth::Sight& sight,
                                                           std::vector<OrganisationRow>& rows,
                                                           const std::vector<std::string>& fields);

}  // namespace vallis::directory::detail
