#include "indicators/observation_list.hpp"

#include <fmt/format.h>

#include <array>

#include "base/text.hpp"
#include "indicators/detail/observation_columns.hpp"

namespace vallis::indicators {
namespace {

using Values = std::vector<std::string>;
using auth::Sight;
using db::Sql;

/// Values that must be words of an enum; else the error says which there are.
template <base::DescribedEnum E>
base::Result<void> by_words(Sql& sql, std::string_view column, const Values& values) {
  for (const std::string& value : values) {
    if (base::enum_of<E>(value)) continue;
    std::vector<std::string> words;
    for (const auto& [word, meaning] : base::enum_words<E>()) words.push_back(word);
    return base::invalid_argument("one of " + base::join(words, ", "));
  }
  auth::add_any_of(sql, column, values);
  return {};
}

base::Result<void> by_state(Sql& sql, const Sight&, const Values& values) {
  if (values.size() == 1 && values.front() == "any") {
    sql.add("TRUE");
    return {};
  }
  return by_words<ObservationState>(sql, "v.state", values);
}
base::Result<void> by_origin(Sql& sql, const Sight&, const Values& values) {
  return by_words<Origin>(sql, "v.origin", values);
}
base::Result<void> by_confidence(Sql& sql, const Sight&, const Values& values) {
  return by_words<Confidence>(sql, "v.confidence", values);
}
base::Result<void> by_absence(Sql& sql, const Sight&, const Values& values) {
  return by_words<Absence>(sql, "v.absence", values);
}
base::Result<void> by_unit_kind(Sql& sql, const Sight&, const Values& values) {
  return by_words<UnitKind>(sql, "u.unit_kind", values);
}
base::Result<void> by_indicator(Sql& sql, const Sight&, const Values& values) {
  auth::add_any_of(sql, "v.indicator", values);
  return {};
}
base::Result<void> by_country(Sql& sql, const Sight&, const Values& values) {
  auth::add_any_of(sql, "v.country_code", values);
  return {};
}

base::Result<void> by_cluster(Sql& sql, const Sight&, const Values& values) {
  std::vector<base::Uuid> ids;
  Values codes;
  for (const std::string& value : values) {
    if (const auto id = base::Uuid::parse(value)) {
      ids.push_back(*id);
    } else {
      codes.push_back(value);
    }
  }
  sql.add("(v.cluster_id IN (").values(ids).add(") OR (u.unit_kind = 'cluster' AND u.unit_code IN (");
  sql.values(codes).add(")))");
  return {};
}

base::Result<void> by_period(Sql& sql, const Sight&, const Values& values) {
  if (values.size() != 1) return base::invalid_argument("one period");
  const auto period = base::Period::parse(values.front());
  if (!period) return base::invalid_argument("a period such as 2026, 2026-Q1 or 2026-01");
  sql.add("(v.from_on <= ").value(period->last).add(" AND v.to_on >= ").value(period->first).add(")");
  return {};
}

void key_of_cell(Sql& sql, const Sight&) { sql.add("(u.unit_code || ' ' || v.indicator || ' ' || v.period)"); }
void key_of_indicator(Sql& sql, const Sight&) { sql.add("(v.indicator || ' ' || u.unit_code || ' ' || v.period)"); }
void key_of_update(Sql& sql, const Sight&) { sql.add("v.updated_at"); }

constexpr std::array kFilters = {
    auth::ListFilter{"state", "proposed, checked, published, superseded, refused, or any.", by_state, "published"},
    auth::ListFilter{"indicator", "Its code.", by_indicator},
    auth::ListFilter{"cluster", "Id or code of a cluster.", by_cluster},
    auth::ListFilter{"country", "ISO 3166-1 alpha-2.", by_country},
    auth::ListFilter{"unit_kind", "cluster or country.", by_unit_kind},
    auth::ListFilter{"origin", "measured, declared or imported.", by_origin},
    auth::ListFilter{"confidence", "high, medium or low.", by_confidence},
    auth::ListFilter{"absence", "not_available or suppressed.", by_absence},
    auth::ListFilter{"period", "Has a day in it: 2026, 2026-Q1, 2026-01.", by_period},
};

constexpr std::array kSorts = {
    auth::ListSort{"unit", false, false, key_of_cell},
    auth::ListSort{"-unit", true, false, key_of_cell},
    auth::ListSort{"indicator", false, false, key_of_indicator},
    auth::ListSort{"-updated_at", true, false, key_of_update},
    auth::ListSort{"updated_at", false, false, key_of_update},
};

constexpr std::array kFacets = {
    auth::ListFacet{"state", "", "v.state"},         auth::ListFacet{"origin", "", "v.origin"},
    auth::ListFacet{"indicator", "", "v.indicator"}, auth::ListFacet{"confidence", "", "v.confidence"},
    auth::ListFacet{"unit_kind", "", "u.unit_kind"},
};

constexpr std::string_view kCountOrigins = R"sql(
    SELECT count(CASE WHEN v.origin = 'measured' AND v.absence IS NULL THEN 1 END) AS measured_count,
        count(CASE WHEN v.origin = 'declared' AND v.absence IS NULL THEN 1 END) AS declared_count,
        count(CASE WHEN v.origin = 'imported' AND v.absence IS NULL THEN 1 END) AS imported_count,
        count(v.absence) AS missing_count
    FROM )sql";

struct Row {
  ObservationId observation_id;
  std::string sort_key;
  const ObservationId& id() const { return observation_id; }
};
VALLIS_DESCRIBE(Row, observation_id, sort_key)

base::Result<std::vector<Observation>> shown(db::Reader& reader, const auth::Caller& caller,
                                             const std::vector<Row>& rows) {
  std::vector<ObservationId> ids;
  for (const Row& row : rows) ids.push_back(row.observation_id);
  auto found = find_observations(reader, ids);
  if (!found) return found;
  for (Observation& one : *found) one = shown_to(caller, std::move(one));
  return found;
}

}  // namespace

const auth::ListType& observation_list() {
  static const auth::ListType type = [] {
    auth::ListType made{detail::kObservationFrom, "v.observation_id", add_seen, kFilters, kSorts, kFacets, {}};
    base::for_each_member_type<Observation>([&](std::string_view name, auto*) { made.fields.push_back(name); });
    return made;
  }();
  return type;
}

base::Result<http::Page<Observation>> list_observations(db::Reader& reader, const auth::Caller& caller,
                                                        const Sight& sight, const auth::ListRequest& request) {
  return auth::read_page<Row, Observation>(reader, observation_list(), sight, request, Sql("SELECT v.observation_id"),
                                           [&](const std::vector<Row>& rows) { return shown(reader, caller, rows); });
}

base::Result<std::vector<Observation>> all_observations(db::Reader& reader, const auth::Caller& caller,
                                                        const Sight& sight, const auth::ListRequest& request,
                                                        int limit) {
  auth::ListRequest whole = request;
  whole.limit = limit;
  const auto sql = auth::page_statement(observation_list(), sight, whole, Sql("SELECT v.observation_id"));
  if (!sql) return sql.error();
  const auto rows = reader.many_with<Row>(sql->text(), sql->arguments());
  if (!rows) return rows.error();
  if (rows->size() > static_cast<std::size_t>(limit)) {
    return base::too_large(fmt::format("There are more than {} observations; narrow the choice.", limit));
  }
  return shown(reader, caller, *rows);
}

base::Result<OriginShares> count_origins(db::Reader& reader, const Sight& sight, const auth::ListRequest& request) {
  Sql sql(kCountOrigins);
  sql.add(observation_list().from).add(" ");
  if (auto done = auth::add_where(sql, observation_list(), sight, request); !done) return done.error();
  auto row = reader.maybe_with<OriginShares>(sql.text(), sql.arguments());
  if (!row) return row.error();
  return row->value_or(OriginShares{});
}

}  // namespace vallis::indicators
