#include "directory/organisation_list.hpp"

#include <fmt/format.h>

#include <array>

#include "base/fold.hpp"
#include "base/text.hpp"
#include "db/sql.hpp"
#include "directory/detail/organisation_row.hpp"

namespace vallis::directory {
namespace {

using Values = std::vector<std::string>;
using auth::Sight;
using db::Sql;

void seen(Sql& sql, const Sight& sight) { auth::add_seen(sql, guarded_organisation(), sight); }

void field_seen(Sql& sql, const Sight& sight, std::string_view field) {
  auth::add_field_seen(sql, guarded_organisation(), sight, field);
}

base::Result<void> by_text(Sql& sql, const Sight& sight, const Values& values) {
  match_text(sql, sight, base::join(values, " "));
  return {};
}

base::Result<void> by_id(Sql& sql, const Sight&, const Values& values) {
  std::vector<base::Uuid> ids;
  for (const std::string& value : values) {
    const auto id = base::Uuid::parse(value);
    if (!id) return base::invalid_argument("ids such as 01890a5d-ac96-774b-bcce-b302099a8057");
    ids.push_back(*id);
  }
  sql.add("o.organisation_id IN (").values(ids).add(")");
  return {};
}

base::Result<void> by_kind(Sql& sql, const Sight&, const Values& values) {
  auth::add_any_of(sql, "o.kind", values);
  return {};
}

base::Result<void> by_country(Sql& sql, const Sight&, const Values& values) {
  auth::add_any_of(sql, "o.country_code", values);
  return {};
}

base::Result<void> by_member_group(Sql& sql, const Sight&, const Values& values) {
  sql.add("o.kind IN (SELECT k.kind FROM organisation_kind k WHERE ");
  auth::add_any_of(sql, "k.member_group", values);
  sql.add(")");
  return {};
}

base::Result<void> by_specialisation(Sql& sql, const Sight& sight, const Values& values) {
  sql.add("(o.organisation_id IN (SELECT w.organisation_id FROM organisation_specialisation w WHERE ");
  auth::add_any_of(sql, "w.specialisation", values);
  sql.add(") AND ");
  field_seen(sql, sight, "specialisations");
  sql.add(")");
  return {};
}

base::Result<void> by_city(Sql& sql, const Sight& sight, const Values& values) {
  sql.add("(");
  auth::add_any_of(sql, "o.city", values);
  sql.add(" AND ");
  field_seen(sql, sight, "city");
  sql.add(")");
  return {};
}

base::Result<void> by_bounds(Sql& sql, const Sight& sight, const Values& values) {
  if (values.size() != 1) return base::invalid_argument("one rectangle, not several");
  const auto bounds = parse_bounds(values.front());
  if (!bounds) return bounds.error();
  const auto& [west, south, east, north] = *bounds;
  sql.add("(o.latitude >= ").value(south).add(" AND o.latitude <= ").value(north).add(" AND (o.longitude >= ");
  sql.value(west).add(west <= east ? " AND " : " OR ").add("o.longitude <= ").value(east).add(") AND ");
  field_seen(sql, sight, "place");
  sql.add(")");
  return {};
}

base::Result<void> by_state(Sql& sql, const Sight&, const Values& values) {
  if (values.size() == 1 && values.front() == "current") {
    sql.add("o.ended_on IS NULL");
  } else if (values.size() == 1 && values.front() == "ended") {
    sql.add("o.ended_on IS NOT NULL");
  } else if (values.size() == 1 && values.front() == "all") {
    sql.add("TRUE");
  } else {
    return base::invalid_argument("one of: current, ended, all");
  }
  return {};
}

void key_of_name(Sql& sql, const Sight&) { sql.add("o.name_key"); }
void key_of_update(Sql& sql, const Sight&) { sql.add("o.updated_at"); }

/// Without the number, or where it is hidden, at the end of either order.
void key_of_staff(Sql& sql, const Sight& sight, std::string_view last) {
  sql.add("coalesce(CASE WHEN ");
  field_seen(sql, sight, "staff_count");
  sql.add(" THEN o.staff_count END, ").add(last).add(")");
}
void key_of_fewest(Sql& sql, const Sight& sight) { key_of_staff(sql, sight, "999999999"); }
void key_of_most(Sql& sql, const Sight& sight) { key_of_staff(sql, sight, "-1"); }

void specialisations_seen(Sql& sql, const Sight& sight) { field_seen(sql, sight, "specialisations"); }

constexpr std::array kFilters = {
    auth::ListFilter{"q", "Words that names or descriptions hold, in any spelling of either alphabet.", by_text},
    auth::ListFilter{"id", "These alone, such as those that somebody ticked.", by_id},
    auth::ListFilter{"kind", "A word of /api/v1/organisation-kinds.", by_kind},
    auth::ListFilter{"country", "Country of the seat, ISO 3166-1 alpha-2.", by_country},
    auth::ListFilter{"city", "City of the seat, as it is written.", by_city},
    auth::ListFilter{"specialisation", "A word of /api/v1/specialisations.", by_specialisation},
    auth::ListFilter{"member_group", "A group of kinds, such as clinics.", by_member_group},
    auth::ListFilter{"bounds", "west,south,east,north in degrees; west > east crosses the date line.", by_bounds},
    auth::ListFilter{"state", "current (the default), ended or all.", by_state, "current"},
};

constexpr std::array kSorts = {
    auth::ListSort{"name", false, false, key_of_name},
    auth::ListSort{"-name", true, false, key_of_name},
    auth::ListSort{"updated_at", false, false, key_of_update},
    auth::ListSort{"-updated_at", true, false, key_of_update},
    auth::ListSort{"staff_count", false, true, key_of_fewest},
    auth::ListSort{"-staff_count", true, true, key_of_most},
};

constexpr std::array kFacets = {
    auth::ListFacet{"kind", "", "o.kind"},
    auth::ListFacet{"country", "", "o.country_code"},
    // A cross join, which SQLite makes in the order written: from few organisations to their words, not the reverse.
    auth::ListFacet{"specialisation", "CROSS JOIN organisation_specialisation s", "s.specialisation",
                    specialisations_seen, "s.organisation_id = o.organisation_id",
                    "SELECT specialisation AS value, count(*) AS part FROM organisation_specialisation "
                    "GROUP BY specialisation"},
    auth::ListFacet{"member_group", "JOIN organisation_kind m ON m.kind = o.kind", "m.member_group"},
};

}  // namespace

const auth::ListType& organisation_list() {
  static const auth::ListType type = [] {
    auth::ListType made{"organisation o", "o.organisation_id", seen, kFilters, kSorts, kFacets, {}};
    base::for_each_member_type<Organisation>([&](std::string_view name, auto*) { made.fields.push_back(name); });
    return made;
  }();
  return type;
}

void match_text(db::Sql& sql, const auth::Sight& sight, const std::string& query) {
  sql.add("(TRUE");
  for (const std::string& word : base::split(base::fold(query), ' ')) {
    // Folded words hold neither % nor _, so they stand for themselves.
    const std::string pattern = "%" + word + "%";
    sql.add(" AND (o.name_key LIKE ").value(pattern);
    sql.add(" OR (o.description_key LIKE ").value(pattern).add(" AND ");
    field_seen(sql, sight, "description");
    sql.add(") OR (o.organisation_id IN (SELECT n.organisation_id FROM organisation_name n WHERE n.name_key LIKE ");
    sql.value(pattern).add(") AND ");
    field_seen(sql, sight, "other_names");
    sql.add("))");
  }
  sql.add(")");
}

base::Result<http::Page<Organisation>> list_organisations(db::Reader& reader, const auth::Sight& sight,
                                                          const auth::ListRequest& request) {
  return auth::read_page<detail::OrganisationRow, Organisation>(
      reader, organisation_list(), sight, request, detail::organisation_columns(sight),
      [&](std::vector<detail::OrganisationRow>& rows) {
        return detail::seen_organisations(reader, sight, rows, request.fields);
      });
}

base::Result<std::array<double, 4>> parse_bounds(const std::string& text) {
  const auto wrong =
      base::invalid_argument("west,south,east,north in degrees, such as 12.4,55.5,13.3,56.1; south lies below north");
  const auto parts = base::split(text, ',');
  if (parts.size() != 4) return wrong;
  std::array<double, 4> bounds{};
  for (std::size_t p = 0; p < 4; ++p) {
    const auto number = base::parse_number(parts[p]);
    const double most = p % 2 == 0 ? 180 : 90;
    if (!number || *number < -most || *number > most) return wrong;
    bounds[p] = *number;
  }
  if (bounds[1] > bounds[3]) return wrong;
  return bounds;
}

}  // namespace vallis::directory
