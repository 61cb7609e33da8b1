#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "auth/visibility.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "db/sql.hpp"

namespace vallis::auth {

/// A field that can be hidden apart from its record, and who may see it where the record says nothing else.
struct HideableField {
  std::string_view name;
  Visibility standard = Visibility::Public;
};

/// A kind of record of which not everybody sees everything. Its table has the columns `visibility` (a word of
/// Visibility) and `field_visibility` (JSON: {"email": "staff"}).
struct Guarded {
  std::string_view object_kind;  ///< in visibility_grant: "organisation"
  std::string_view alias;        ///< of the table in statements: "o"
  std::string_view id;           ///< "o.organisation_id"
  bool personal = false;         ///< never seen by those who may see no personal data
  std::span<const HideableField> fields;
  /// Adds a condition that holds for the records that are the caller's own, of which it sees everything. Gives false,
  /// and adds nothing, where the caller can have none.
  bool (*add_owned)(db::Sql& sql, const Sight& sight);
};

/// Adds a condition in brackets: the caller may see the record.
void add_seen(db::Sql& sql, const Guarded& kind, const Sight& sight);

/// Adds a condition in brackets: the caller may see this field of a record that it sees. A field that is none of
/// kind.fields is seen with the record.
void add_field_seen(db::Sql& sql, const Guarded& kind, const Sight& sight, std::string_view field);

/// Adds a column that says whether the record is the caller's own.
void add_owned_column(db::Sql& sql, const Guarded& kind, const Sight& sight);

/// The fields of a row that the caller may not see, as add_field_seen would say of each.
/// @param field_visibility  the column's text
/// Cost: a statement where a field is for named readers only, none otherwise.
base::Result<std::vector<std::string_view>> hidden_fields(db::Reader& reader, const Guarded& kind, const Sight& sight,
                                                          const base::Uuid& id, const std::string& field_visibility,
                                                          bool owned);

/// A record's own choice for one field.
struct FieldVisibility {
  std::string field;
  Visibility visibility = Visibility::Members;
};
VALLIS_DESCRIBE(FieldVisibility, field, visibility)

/// Who may see a field of a record that chose so; Public for what is none of kind.fields, which is seen with the
/// record.
Visibility field_level(const Guarded& kind, const std::vector<FieldVisibility>& chosen, std::string_view field);

/// The column's text. Fields that keep their standard are left out; a field twice counts as its last.
std::string field_visibility_text(const Guarded& kind, const std::vector<FieldVisibility>& fields);
std::vector<FieldVisibility> parse_field_visibility(const std::string& text);

/// Faults at "/field_visibility/N" for fields that cannot be hidden; they tell which can.
std::vector<base::Fault> check_field_visibility(const Guarded& kind, const std::vector<FieldVisibility>& fields);

}  // namespace vallis::auth
