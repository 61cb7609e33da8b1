#include <algorithm>
#include <unordered_map>

#include "directory/detail/organisation_row.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kColumns =
    "SELECT o.organisation_id, o.name, o.kind, o.country_code, o.region, o.city, o.address, o.latitude, o.longitude, "
    "o.website, o.email, o.phone, o.ror_id, o.registry_number, o.lei, o.founded_year, o.staff_count, "
    "o.description_en, o.description_ru, o.offers, o.needs, o.visibility, o.field_visibility, o.ended_on, "
    "o.ended_reason, o.merged_into, o.created_at, o.updated_at, o.version, ";

struct WordRow {
  OrganisationId organisation_id;
  std::string word;
};
VALLIS_DESCRIBE(WordRow, organisation_id, word)

struct NameRow {
  OrganisationId organisation_id;
  NameKind kind = NameKind::Alias;
  std::string language;
  std::string name;
};
VALLIS_DESCRIBE(NameRow, organisation_id, kind, language, name)

using Places = std::unordered_map<OrganisationId, std::size_t>;

/// Rows that hang on the organisations, each given to `put` with its organisation's place.
template <class Row, class Put>
base::Result<void> each_of(db::Reader& reader, std::string_view select, std::string_view order,
                           const std::vector<OrganisationId>& ids, const Places& places, Put&& put) {
  db::Sql sql(select);
  sql.add(" WHERE organisation_id IN (").values(ids).add(")").add(order);
  return reader.each_with<Row>(sql.text(), sql.arguments(), [&](Row&& row) {
    put(places.at(row.organisation_id), std::move(row));
    return true;
  });
}

/// Takes away into what an organisation was merged where the reader may not see that.
base::Result<void> hide_unseen_targets(db::Reader& reader, const auth::Sight& sight, std::vector<Organisation>& seen) {
  std::vector<OrganisationId> targets;
  for (const Organisation& one : seen) {
    if (one.merged_into) targets.push_back(*one.merged_into);
  }
  if (targets.empty()) return {};
  const auto names = organisation_names(reader, sight, targets);
  if (!names) return names.error();
  for (Organisation& one : seen) {
    const bool known = std::any_of(names->begin(), names->end(), [&](const OrganisationName& name) {
      return one.merged_into == name.organisation_id;
    });
    if (!known) one.merged_into.reset();
  }
  return {};
}

void hide(Organisation& seen, std::string_view field) {
  seen.hidden.emplace_back(field);
  if (field == "place") {
    seen.latitude.reset();
    seen.longitude.reset();
  } else if (field == "description") {
    seen.description_en.reset();
    seen.description_ru.reset();
  } else {
    base::for_each_member(seen, [&](std::string_view name, auto& member) {
      if constexpr (requires { member.reset(); }) {
        if (name == field) member.reset();
      }
    });
  }
}

Organisation whole(detail::OrganisationRow& row, bool editor) {
  Organisation one;
  one.organisation_id = row.organisation_id;
  one.name = std::move(row.name);
  one.kind = std::move(row.kind);
  one.country_code = std::move(row.country_code);
  one.region = std::move(row.region);
  one.city = std::move(row.city);
  one.address = std::move(row.address);
  one.latitude = row.latitude;
  one.longitude = row.longitude;
  one.website = std::move(row.website);
  one.email = std::move(row.email);
  one.phone = std::move(row.phone);
  one.ror_id = std::move(row.ror_id);
  one.registry_number = std::move(row.registry_number);
  one.lei = std::move(row.lei);
  one.founded_year = row.founded_year;
  one.staff_count = row.staff_count;
  one.description_en = std::move(row.description_en);
  one.description_ru = std::move(row.description_ru);
  one.offers = std::move(row.offers);
  one.needs = std::move(row.needs);
  if (editor) {
    one.visibility = row.visibility;
    one.field_visibility = auth::parse_field_visibility(row.field_visibility);
  }
  one.ended_on = row.ended_on;
  one.ended_reason = std::move(row.ended_reason);
  one.merged_into = row.merged_into;
  one.created_at = row.created_at;
  one.updated_at = row.updated_at;
  one.version = row.version;
  return one;
}

}  // namespace

namespace detail {

db::Sql organisation_columns(const auth::Sight& sight) {
  db::Sql sql(kColumns);
  auth::add_owned_column(sql, guarded_organisation(), sight);
  return sql;
}

base::Result<std::vector<Organisation>> seen_organisations(db::Reader& reader, const auth::Sight& sight,
                                                           std::vector<OrganisationRow>& rows,
                                                           const std::vector<std::string>& fields) {
  const auto wanted = [&](std::string_view field) {
    return !rows.empty() && (fields.empty() || std::find(fields.begin(), fields.end(), field) != fields.end());
  };
  const bool staff = sight.opens(auth::Visibility::Staff);
  std::vector<Organisation> seen;
  std::vector<OrganisationId> ids;
  Places places;
  for (OrganisationRow& row : rows) {
    places.emplace(row.organisation_id, seen.size());
    ids.push_back(row.organisation_id);
    seen.push_back(whole(row, staff || row.owned));
    seen.back().specialisations.emplace();
    seen.back().countries.emplace();
    seen.back().other_names.emplace();
  }
  if (wanted("specialisations")) {
    const auto read = each_of<WordRow>(
        reader, "SELECT organisation_id, specialisation AS word FROM organisation_specialisation", " ORDER BY 1, 2",
        ids, places, [&](std::size_t at, WordRow&& row) { seen[at].specialisations->push_back(std::move(row.word)); });
    if (!read) return read.error();
  }
  if (wanted("countries")) {
    const auto read = each_of<WordRow>(
        reader, "SELECT organisation_id, country_code AS word FROM organisation_country", " ORDER BY 1, 2", ids, places,
        [&](std::size_t at, WordRow&& row) { seen[at].countries->push_back(std::move(row.word)); });
    if (!read) return read.error();
  }
  if (wanted("other_names")) {
    const auto read =
        each_of<NameRow>(reader, "SELECT organisation_id, kind, language, name FROM organisation_name",
                         " ORDER BY 1, 2, 3, 4", ids, places, [&](std::size_t at, NameRow&& row) {
                           seen[at].other_names->push_back({row.kind, std::move(row.language), std::move(row.name)});
                         });
    if (!read) return read.error();
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto hidden = auth::hidden_fields(reader, guarded_organisation(), sight, ids[r].uuid,
                                            rows[r].field_visibility, rows[r].owned);
    if (!hidden) return hidden.error();
    for (const std::string_view field : *hidden) hide(seen[r], field);
  }
  if (auto hidden = hide_unseen_targets(reader, sight, seen); !hidden) return hidden.error();
  return seen;
}

}  // namespace detail

base::Result<Organisation> find_organisation(db::Reader& reader, const auth::Sight& sight, OrganisationId id) {
  db::Sql sql = detail::organisation_columns(sight);
  sql.add(", '' AS sort_key FROM organisation o WHERE o.organisation_id = ").value(id).add(" AND ");
  auth::add_seen(sql, guarded_organisation(), sight);
  auto rows = reader.many_with<detail::OrganisationRow>(sql.text(), sql.arguments());
  if (!rows) return rows.error();
  if (rows->empty()) return base::not_found("There is no such organisation.");
  auto seen = detail::seen_organisations(reader, sight, *rows, {});
  if (!seen) return seen.error();
  return std::move(seen->front());
}

base::Result<std::vector<OrganisationName>> organisation_names(db::Reader& reader, const auth::Sight& sight,
                                                               const std::vector<OrganisationId>& ids) {
  db::Sql sql("SELECT o.organisation_id, o.name FROM organisation o WHERE o.organisation_id IN (");
  sql.values(ids).add(") AND ");
  auth::add_seen(sql, guarded_organisation(), sight);
  sql.add(" ORDER BY o.name_key, o.organisation_id");
  return reader.many_with<OrganisationName>(sql.text(), sql.arguments());
}

}  // namespace vallis::directory
