#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "auth/visibility.hpp"
#include "base/describe.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"

namespace vallis::directory {

using OrganisationId = base::Id<struct OrganisationTag>;

enum class NameKind { Legal, Short, Alias, Former, Label };
VALLIS_DESCRIBE_ENUM(NameKind, Legal, Short, Alias, Former, Label)

/// A name besides the one that is shown.
struct OtherName {
  NameKind kind = NameKind::Alias;
  std::string language;  ///< BCP 47; empty where it has none
  std::string name;
};
VALLIS_DESCRIBE(OtherName, kind, language, name)

struct FieldVisibility {
  std::string field;
  auth::Visibility visibility = auth::Visibility::Members;
};
VALLIS_DESCRIBE(FieldVisibility, field, visibility)

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
  std::optional<std::string> ror_id;
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

/// An organisation as somebody may see it: fields that are hidden from them are absent, and named in `hidden`.
struct Organisation;

}  // namespace vallis::directory
