#include "directory/person_list.hpp"

#include <array>

#include "base/fold.hpp"
#include "base/text.hpp"
#include "directory/detail/person_parts.hpp"

namespace vallis::directory {
namespace {

using Values = std::vector<std::string>;
using auth::Sight;
using db::Sql;

void seen(Sql& sql, const Sight& sight) {
  sql.add("p.erased_at IS NULL AND ");
  auth::add_seen(sql, guarded_person(), sight);
}

base::Result<void> by_text(Sql& sql, const Sight&, const Values& values) {
  sql.add("(TRUE");
  for (const std::string& word : base::split(base::fold(base::join(values, " ")), ' ')) {
    sql.add(" AND p.name_key LIKE ").value("%" + word + "%");
  }
  sql.add(")");
  return {};
}

base::Result<void> by_organisation(Sql& sql, const Sight& sight, const Values& values) {
  for (const std::string& id : values) {
    if (!base::Uuid::parse(id)) return base::invalid_argument("an organisation_id");
  }
  sql.add("(p.person_id IN (SELECT a.person_id FROM affiliation a JOIN organisation o ");
  sql.add("ON o.organisation_id = a.organisation_id WHERE ");
  auth::add_any_of(sql, "a.organisation_id", values);
  sql.add(" AND (a.to_on IS NULL OR a.to_on >= ").value(sight.today).add(") AND ");
  auth::add_seen(sql, guarded_organisation(), sight);
  sql.add(") AND ");
  auth::add_field_seen(sql, guarded_person(), sight, "affiliations");
  sql.add(")");
  return {};
}

base::Result<void> by_country(Sql& sql, const Sight& sight, const Values& values) {
  sql.add("(");
  auth::add_any_of(sql, "p.country_code", values);
  sql.add(" AND ");
  auth::add_field_seen(sql, guarded_person(), sight, "country_code");
  sql.add(")");
  return {};
}

void key_of_name(Sql& sql, const Sight&) { sql.add("p.name_key"); }
void key_of_update(Sql& sql, const Sight&) { sql.add("p.updated_at"); }
void country_seen(Sql& sql, const Sight& sight) { auth::add_field_seen(sql, guarded_person(), sight, "country_code"); }

constexpr std::array kFilters = {
    auth::ListFilter{"q", "Words that the name holds, in any spelling of either alphabet.", by_text},
    auth::ListFilter{"organisation", "In which the person is today: an organisation_id.", by_organisation},
    auth::ListFilter{"country", "ISO 3166-1 alpha-2.", by_country},
};

constexpr std::array kSorts = {
    auth::ListSort{"name", false, false, key_of_name},
    auth::ListSort{"-name", true, false, key_of_name},
    auth::ListSort{"-updated_at", true, false, key_of_update},
};

constexpr std::array kFacets = {auth::ListFacet{"country", "", "p.country_code", country_seen}};

}  // namespace

const auth::ListType& person_list() {
  static const auth::ListType type = [] {
    auth::ListType made{"person p", "p.person_id", seen, kFilters, kSorts, kFacets, {}};
    base::for_each_member_type<Person>([&](std::string_view name, auto*) { made.fields.push_back(name); });
    return made;
  }();
  return type;
}

base::Result<http::Page<Person>> list_people(db::Reader& reader, const auth::Sight& sight,
                                             const auth::ListRequest& request) {
  return auth::read_page<detail::PersonRow, Person>(
      reader, person_list(), sight, request, detail::person_columns(sight),
      [&](std::vector<detail::PersonRow>& rows) { return detail::seen_people(reader, sight, rows); });
}

}  // namespace vallis::directory
