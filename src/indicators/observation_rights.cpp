#include "indicators/observation_rights.hpp"

#include <algorithm>

namespace vallis::indicators {
namespace {

auth::Scope scope_of(const std::optional<base::Uuid>& cluster_id) {
  return cluster_id ? auth::Scope{"cluster", cluster_id} : auth::kEverywhere;
}

bool is_overseer(auth::Role role) {
  return role == auth::Role::ClusterStaff || role == auth::Role::Board || role == auth::Role::Analyst;
}

}  // namespace

bool edits(const auth::Caller& caller, const std::optional<base::Uuid>& cluster_id) {
  return caller.may(auth::Permission::EditBenchmark, scope_of(cluster_id));
}

bool oversees(const auth::Caller& caller, const std::optional<base::Uuid>& cluster_id) {
  if (!caller.may(auth::Permission::ReadDirectory)) return false;
  return std::any_of(caller.roles.begin(), caller.roles.end(), [&](const auth::RoleGrant& grant) {
    return is_overseer(grant.role) && auth::covers(grant, scope_of(cluster_id));
  });
}

void add_seen(db::Sql& sql, const auth::Sight& sight) {
  std::vector<base::Uuid> clusters;
  for (const auth::RoleGrant& grant : sight.roles) {
    if (!is_overseer(grant.role) || grant.scope_kind != auth::kEverywhere.kind) continue;
    if (!grant.scope_id) {
      sql.add("(TRUE)");
      return;
    }
    clusters.push_back(*grant.scope_id);
  }
  sql.add("(v.published_at IS NOT NULL");
  if (!clusters.empty()) sql.add(" OR v.cluster_id IN (").values(clusters).add(")");
  sql.add(")");
}

Observation shown_to(const auth::Caller& caller, Observation observation) {
  if (oversees(caller, observation.cluster_id)) return observation;
  observation.proposed_by.reset();
  observation.reason.clear();
  observation.file_id.reset();
  observation.file_version.reset();
  return observation;
}

base::Result<Observation> open_observation(auth::Call& call, db::Reader& reader, ObservationId id) {
  auto found = find_observation(reader, id);
  if (!found) return found;
  if (!found->published_at && !oversees(call.caller(), found->cluster_id)) {
    return base::not_found("There is no such observation.");
  }
  return found;
}

base::Result<Observation> oversee_observation(auth::Call& call, db::Reader& reader, ObservationId id) {
  auto found = open_observation(call, reader, id);
  if (found && !oversees(call.caller(), found->cluster_id)) {
    return base::forbidden("Staff, board and analysts of this cluster do this.");
  }
  return found;
}

}  // namespace vallis::indicators
