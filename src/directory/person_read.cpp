#include <unordered_map>

#include "directory/detail/person_parts.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kColumns =
    "SELECT p.person_id, p.account_id, p.given_name, p.family_name, p.title, p.email, p.phone, p.language, "
    "p.country_code, p.orcid, p.about, p.offers, p.needs, p.visibility, p.field_visibility, p.erased_at, p.created_at, "
    "p.updated_at, p.version, ";

constexpr std::string_view kAffiliations =
    "SELECT a.affiliation_id, a.person_id, a.organisation_id, o.name AS organisation_name, a.position, a.is_contact, "
    "a.from_on, a.to_on, a.version FROM affiliation a JOIN organisation o ON o.organisation_id = a.organisation_id ";

Person whole(detail::PersonRow& row, bool editor) {
  Person one;
  one.person_id = row.person_id;
  one.given_name = std::move(row.given_name);
  one.family_name = std::move(row.family_name);
  one.title = std::move(row.title);
  one.email = std::move(row.email);
  one.phone = std::move(row.phone);
  one.language = std::move(row.language);
  one.country_code = std::move(row.country_code);
  one.orcid = std::move(row.orcid);
  one.about = std::move(row.about);
  one.offers = std::move(row.offers);
  one.needs = std::move(row.needs);
  if (editor) {
    one.account_id = row.account_id;
    one.visibility = row.visibility;
    one.field_visibility = auth::parse_field_visibility(row.field_visibility);
  }
  one.erased_at = row.erased_at;
  one.created_at = row.created_at;
  one.updated_at = row.updated_at;
  one.version = row.version;
  return one;
}

void hide(Person& seen, std::string_view field) {
  seen.hidden.emplace_back(field);
  if (field == "affiliations") {
    seen.affiliations.clear();
    return;
  }
  base::for_each_member(seen, [&](std::string_view name, auto& member) {
    if constexpr (requires { member.reset(); }) {
      if (name == field) member.reset();
    }
  });
}

}  // namespace

namespace detail {

db::Sql person_columns(const auth::Sight& sight) {
  db::Sql sql(kColumns);
  auth::add_owned_column(sql, guarded_person(), sight);
  return sql;
}

base::Result<std::vector<Affiliation>> affiliations_of_all(db::Reader& reader, const auth::Sight& sight,
                                                           const std::vector<PersonId>& people) {
  db::Sql sql(kAffiliations);
  sql.add("WHERE a.person_id IN (").values(people).add(") AND ");
  auth::add_seen(sql, guarded_organisation(), sight);
  sql.add(" ORDER BY a.person_id, a.affiliation_id");
  return reader.many_with<Affiliation>(sql.text(), sql.arguments());
}

base::Result<std::vector<Person>> seen_people(db::Reader& reader, const auth::Sight& sight,
                                              std::vector<PersonRow>& rows) {
  std::vector<Person> seen;
  if (rows.empty()) return seen;
  const bool staff = sight.opens(auth::Visibility::Staff);
  std::vector<PersonId> ids;
  std::unordered_map<PersonId, std::size_t> places;
  for (PersonRow& row : rows) {
    places.emplace(row.person_id, seen.size());
    ids.push_back(row.person_id);
    seen.push_back(whole(row, staff || row.owned));
  }
  auto affiliations = affiliations_of_all(reader, sight, ids);
  if (!affiliations) return affiliations.error();
  for (Affiliation& one : *affiliations) seen[places.at(one.person_id)].affiliations.push_back(std::move(one));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto hidden =
        auth::hidden_fields(reader, guarded_person(), sight, ids[r].uuid, rows[r].field_visibility, rows[r].owned);
    if (!hidden) return hidden.error();
    for (const std::string_view field : *hidden) hide(seen[r], field);
  }
  return seen;
}

}  // namespace detail

base::Result<std::vector<Affiliation>> affiliations_of(db::Reader& reader, const auth::Sight& sight, PersonId id) {
  return detail::affiliations_of_all(reader, sight, {id});
}

base::Result<Person> find_person(db::Reader& reader, const auth::Sight& sight, PersonId id) {
  db::Sql sql = detail::person_columns(sight);
  sql.add(", '' AS sort_key FROM person p WHERE p.person_id = ").value(id).add(" AND ");
  auth::add_seen(sql, guarded_person(), sight);
  auto rows = reader.many_with<detail::PersonRow>(sql.text(), sql.arguments());
  if (!rows) return rows.error();
  if (rows->empty()) return base::not_found("There is no such person.");
  auto seen = detail::seen_people(reader, sight, *rows);
  if (!seen) return seen.error();
  return std::move(seen->front());
}

}  // namespace vallis::directory
