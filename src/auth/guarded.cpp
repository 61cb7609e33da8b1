#include "auth/guarded.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/described_json.hpp"

namespace vallis::auth {
namespace {

bool sees_all(const Sight& sight) { return sight.opens(Visibility::Staff) && sight.opens(Visibility::Named); }

/// "g.grantee_kind = … AND …": the grants that are the caller's and in force.
void add_my_grants(db::Sql& sql, const Sight& sight) {
  sql.add("((g.grantee_kind = 'account' AND g.grantee_id = ").value(sight.account);
  sql.add(") OR (g.grantee_kind = 'organisation' AND g.grantee_id IN (").values(sight.organisations);
  sql.add("))) AND (g.to_on IS NULL OR g.to_on >= ").value(sight.today).add(")");
}

void add_granted(db::Sql& sql, const Guarded& kind, const Sight& sight, std::string_view field) {
  sql.add("EXISTS (SELECT 1 FROM visibility_grant g WHERE g.object_kind = ").value(kind.object_kind);
  sql.add(" AND g.object_id = ").add(kind.id).add(" AND g.field = ").value(field).add(" AND ");
  add_my_grants(sql, sight);
  sql.add(")");
}

/// " OR <it is the caller's own>", where there can be any such.
void add_or_owned(db::Sql& sql, const Guarded& kind, const Sight& sight) {
  db::Sql own;
  if (kind.add_owned == nullptr || !kind.add_owned(own, sight)) return;
  sql.add(" OR ");
  kind.add_owned(sql, sight);
}

const HideableField* field_of(const Guarded& kind, std::string_view name) {
  const auto found = std::find_if(kind.fields.begin(), kind.fields.end(),
                                  [&](const HideableField& field) { return field.name == name; });
  return found == kind.fields.end() ? nullptr : &*found;
}

}  // namespace

void add_seen(db::Sql& sql, const Guarded& kind, const Sight& sight) {
  if (kind.personal && !sight.personal) {
    sql.add("(FALSE)");
    return;
  }
  if (sees_all(sight)) {
    sql.add("(TRUE)");
    return;
  }
  sql.add("(").add(kind.alias).add(".visibility IN ");
  add_levels(sql, sight);
  if (sight.account) {
    sql.add(" OR (").add(kind.alias).add(".visibility = 'named' AND ");
    add_granted(sql, kind, sight, "");
    sql.add(")");
  }
  add_or_owned(sql, kind, sight);
  sql.add(")");
}

void add_field_seen(db::Sql& sql, const Guarded& kind, const Sight& sight, std::string_view field) {
  const HideableField* known = field_of(kind, field);
  if (known == nullptr || sees_all(sight)) {
    sql.add("(TRUE)");
    return;
  }
  const auto add_level = [&] {
    sql.add(fmt::format("coalesce({}.field_visibility->>'{}', '{}')", kind.alias, known->name,
                        base::enum_word(known->standard)));
  };
  // Nearly no record chooses for itself; to look into its choice costs more than all the rest.
  const bool standard_seen = sight.opens(known->standard);
  sql.add("(").add(kind.alias).add(standard_seen ? ".field_visibility = '{}' OR " : ".field_visibility <> '{}' AND ");
  add_level();
  sql.add(" IN ");
  add_levels(sql, sight);
  if (sight.account) {
    sql.add(" OR (");
    add_level();
    sql.add(" = 'named' AND ");
    add_granted(sql, kind, sight, field);
    sql.add(")");
  }
  add_or_owned(sql, kind, sight);
  sql.add(")");
}

void add_owned_column(db::Sql& sql, const Guarded& kind, const Sight& sight) {
  db::Sql own;
  if (kind.add_owned == nullptr || !kind.add_owned(own, sight)) {
    sql.add("FALSE AS owned");
    return;
  }
  sql.add("coalesce((");
  kind.add_owned(sql, sight);
  sql.add("), FALSE) AS owned");
}

std::vector<FieldVisibility> parse_field_visibility(const std::string& text) {
  std::vector<FieldVisibility> fields;
  if (text.size() <= 2) return fields;  // "{}": nearly all rows
  const auto json = base::parse_json(text, "field_visibility");
  if (!json || !json->is_object()) return fields;
  for (const auto& [name, word] : json->as_object()) {
    const auto level = word.is_string() ? base::enum_of<Visibility>(word.as_string()) : std::nullopt;
    // What nobody can read is for nobody but the staff.
    fields.push_back({std::string(name), level.value_or(Visibility::Staff)});
  }
  return fields;
}

base::Result<std::vector<std::string_view>> hidden_fields(db::Reader& reader, const Guarded& kind, const Sight& sight,
                                                          const base::Uuid& id, const std::string& field_visibility,
                                                          bool owned) {
  std::vector<std::string_view> hidden;
  if (owned || sees_all(sight)) return hidden;
  const auto chosen = parse_field_visibility(field_visibility);
  std::optional<std::vector<std::string>> granted;
  for (const HideableField& field : kind.fields) {
    const auto own = std::find_if(chosen.begin(), chosen.end(),
                                  [&](const FieldVisibility& choice) { return choice.field == field.name; });
    const Visibility level = own == chosen.end() ? field.standard : own->visibility;
    if (sight.opens(level)) continue;
    if (level == Visibility::Named && sight.account) {
      if (!granted) {
        db::Sql sql("SELECT g.field FROM visibility_grant g WHERE g.object_kind = ");
        sql.value(kind.object_kind).add(" AND g.object_id = ").value(id).add(" AND ");
        add_my_grants(sql, sight);
        auto found = reader.many_with<std::string>(sql.text(), sql.arguments());
        if (!found) return found.error();
        granted = std::move(*found);
      }
      if (std::find(granted->begin(), granted->end(), field.name) != granted->end()) continue;
    }
    hidden.push_back(field.name);
  }
  return hidden;
}

Visibility field_level(const Guarded& kind, const std::vector<FieldVisibility>& chosen, std::string_view field) {
  const auto own =
      std::find_if(chosen.begin(), chosen.end(), [&](const FieldVisibility& choice) { return choice.field == field; });
  if (own != chosen.end()) return own->visibility;
  const HideableField* known = field_of(kind, field);
  return known == nullptr ? Visibility::Public : known->standard;
}

std::string field_visibility_text(const Guarded& kind, const std::vector<FieldVisibility>& fields) {
  base::JsonObject object;
  for (const FieldVisibility& field : fields) {
    const HideableField* known = field_of(kind, field.field);
    if (known != nullptr && known->standard == field.visibility) {
      object.erase(field.field);
    } else {
      object[field.field] = base::enum_word(field.visibility);
    }
  }
  return base::print_json(object, base::JsonStyle::Compact);
}

std::vector<base::Fault> check_field_visibility(const Guarded& kind, const std::vector<FieldVisibility>& fields) {
  std::vector<base::Fault> faults;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (field_of(kind, fields[f].field) != nullptr) continue;
    std::vector<std::string> names;
    for (const HideableField& field : kind.fields) names.emplace_back(field.name);
    base::Fault fault;
    fault.field = fmt::format("/field_visibility/{}/field", f);
    fault.what = fmt::format("'{}' is seen with the record; what can be hidden apart is: {}.",
                             base::shorten(fields[f].field, 60), base::join(names, ", "));
    faults.push_back(std::move(fault));
  }
  return faults;
}

}  // namespace vallis::auth
