#include "indicators/observation.hpp"

#include <map>

#include "db/sql.hpp"
#include "indicators/detail/observation_columns.hpp"

namespace vallis::indicators {
namespace {

constexpr std::string_view kHistory = R"sql(
    SELECT s.position, s.state, s.account_id, a.name AS account_name, s.organisation_id, s.reason, s.recorded_at
    FROM observation_state s LEFT JOIN account a ON a.account_id = s.account_id
    WHERE s.observation_id = $1 ORDER BY s.position
)sql";

constexpr std::string_view kOrder =
    " ORDER BY v.unit_key, v.indicator, v.from_on IS NOT NULL, v.from_on, v.to_on, v.observation_id";

db::Sql select() {
  db::Sql sql("SELECT ");
  sql.add(detail::kObservationColumns).add(" FROM ").add(detail::kObservationFrom).add(" WHERE ");
  return sql;
}

}  // namespace

base::Result<std::vector<Observation>> observations(db::Reader& reader, const ObservationQuery& query) {
  db::Sql sql = select();
  sql.add("TRUE");
  if (!query.states.empty()) sql.add(" AND v.state IN (").values(query.states).add(")");
  if (!query.indicators.empty()) sql.add(" AND v.indicator IN (").values(query.indicators).add(")");
  if (!query.clusters.empty() || !query.countries.empty()) {
    sql.add(" AND (v.cluster_id IN (").values(query.clusters).add(") OR v.country_code IN (");
    sql.values(query.countries).add("))");
  }
  if (query.until_on) sql.add(" AND (v.to_on IS NULL OR v.to_on <= ").value(*query.until_on).add(")");
  sql.add(kOrder);
  return reader.many_with<Observation>(sql.text(), sql.arguments());
}

base::Result<std::vector<Observation>> find_observations(db::Reader& reader, std::span<const ObservationId> ids) {
  // Both databases limit the arguments of a statement.
  constexpr std::size_t kAtOnce = 500;
  std::map<ObservationId, Observation> found;
  for (std::size_t begin = 0; begin < ids.size(); begin += kAtOnce) {
    db::Sql sql = select();
    sql.add("v.observation_id IN (").values(ids.subspan(begin, std::min(kAtOnce, ids.size() - begin))).add(")");
    auto rows = reader.many_with<Observation>(sql.text(), sql.arguments());
    if (!rows) return rows.error();
    for (Observation& row : *rows) {
      const ObservationId id = row.observation_id;
      found.emplace(id, std::move(row));
    }
  }
  std::vector<Observation> ordered;
  for (const ObservationId id : ids) {
    const auto one = found.find(id);
    if (one == found.end()) return base::not_found("There is no observation " + id.text() + ".");
    ordered.push_back(one->second);
  }
  return ordered;
}

base::Result<Observation> find_observation(db::Reader& reader, ObservationId id) {
  db::Sql sql = select();
  sql.add("v.observation_id = ").value(id);
  auto found = reader.maybe_with<Observation>(sql.text(), sql.arguments());
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such observation.");
  return std::move(**found);
}

OriginShares origin_shares(std::span<const Observation> observations) {
  OriginShares shares;
  for (const Observation& one : observations) {
    if (!one.value) {
      ++shares.missing_count;
    } else if (one.origin == Origin::Measured) {
      ++shares.measured_count;
    } else if (one.origin == Origin::Declared) {
      ++shares.declared_count;
    } else {
      ++shares.imported_count;
    }
  }
  return shares;
}

base::Result<std::vector<StateStep>> state_history(db::Reader& reader, ObservationId id) {
  return reader.many<StateStep>(kHistory, id);
}

}  // namespace vallis::indicators
