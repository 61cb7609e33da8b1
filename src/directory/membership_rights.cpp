#include "directory/membership_rights.hpp"

#include <algorithm>

#include "auth/scope_grants.hpp"

namespace vallis::directory {

bool manages_members(const auth::Caller& caller, ClusterId cluster) {
  return caller.may(auth::Permission::ManageMembers) &&
         auth::has_in_cluster(caller, auth::Role::ClusterStaff, cluster.uuid);
}

bool oversees_members(const auth::Caller& caller, ClusterId cluster) {
  return manages_members(caller, cluster) ||
         (caller.may(auth::Permission::ReadDirectory) && auth::has_in_cluster(caller, auth::Role::Board, cluster.uuid));
}

bool administers(const auth::Caller& caller, OrganisationId organisation) {
  const auto all = caller.administered();
  return caller.may(auth::Permission::EditOwnOrganisation) &&
         std::find(all.begin(), all.end(), organisation.uuid) != all.end();
}

base::Result<void> require_manager(const auth::Caller& caller, ClusterId cluster) {
  if (manages_members(caller, cluster)) return {};
  return base::forbidden("Staff of this cluster do this.");
}

base::Result<void> require_overseer(const auth::Caller& caller, ClusterId cluster) {
  if (oversees_members(caller, cluster)) return {};
  return base::forbidden("Staff and board of this cluster see this.");
}

base::Result<Membership> open_membership(auth::Call& call, db::Reader& reader, MembershipId id, const base::Date& on) {
  auto membership = find_membership(reader, id, on);
  if (!membership) return membership;
  if (oversees_members(call.caller(), membership->cluster_id) ||
      administers(call.caller(), membership->organisation_id)) {
    return membership;
  }
  return base::not_found("There is no such membership.");
}

base::Result<Membership> manage_membership(auth::Call& call, db::Reader& reader, MembershipId id) {
  auto membership = open_membership(call, reader, id, call.now().date());
  if (!membership) return membership;
  if (auto may = require_manager(call.caller(), membership->cluster_id); !may) return may.error();
  return membership;
}

base::Result<OpenedApplication> open_application(auth::Call& call, db::Reader& reader, ApplicationId id) {
  auto application = find_application(reader, id);
  if (!application) return application.error();
  OpenedApplication opened{std::move(*application), ApplicationSide::Applicant, false};
  const Application& found = opened.application;
  const auto& caller = call.caller();
  const bool applicant = (caller.account && found.account_id == caller.account) ||
                         (found.organisation_id && administers(caller, *found.organisation_id));
  opened.manages = manages_members(caller, found.cluster_id);
  const bool staff = oversees_members(caller, found.cluster_id) && found.state != ApplicationState::Draft;
  if (staff && !applicant) {
    opened.side = ApplicationSide::Staff;
    return opened;
  }
  // Nobody decides on an application of their own.
  opened.manages = false;
  opened.application.assignee_id.reset();
  if (applicant) return opened;
  const auto secret = call.request().header("x-application-secret").value_or("");
  const auto opens = secret_opens(reader, id, secret);
  if (!opens) return opens.error();
  if (!*opens) return base::not_found("There is no such application.");
  return opened;
}

base::Result<base::Date> day_of(auth::Call& call) {
  const auto given = call.request().query_value("on");
  if (!given) return call.now().date();
  if (const auto day = base::Date::parse(*given)) return *day;
  return base::invalid_argument("'on' is a date such as 2026-01-12.");
}

base::Result<base::Period> period_of(auth::Call& call) {
  const auto given = call.request().query_value("period");
  const auto period = base::Period::parse(given ? std::string(*given) : std::to_string(call.now().date().year()));
  if (period) return *period;
  return base::invalid_argument("'period' is one such as 2026, 2026-Q1, 2026-01 or 2026-01-12/2026-02-11.");
}

}  // namespace vallis::directory
