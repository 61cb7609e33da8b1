#include "directory/membership_routes.hpp"

#include "directory/detail/membership_route_parts.hpp"
#include "directory/membership_inheritance.hpp"
#include "directory/membership_proof.hpp"
#include "directory/membership_rights.hpp"

namespace vallis::directory {
namespace {

using auth::Call;
using auth::Permission;

constexpr auto kMemberships = "/api/v1/memberships/";

ClusterId cluster_of(const Call& call) { return call.path<ClusterId>("cluster_id"); }
MembershipId membership_of(const Call& call) { return call.path<MembershipId>("membership_id"); }

// Types.

base::Result<http::Page<MembershipType>> list_types(Call& call) {
  // What was offered and what will be is for those who run it.
  const bool all = call.request().query_value("all") == "true" && oversees_members(call.caller(), cluster_of(call));
  auto types = call.read([&](db::Reader& reader) {
    return membership_types(reader, cluster_of(call), all ? std::nullopt : std::optional(call.now().date()));
  });
  if (!types) return types.error();
  return http::Page<MembershipType>{std::move(*types), {}, {}};
}

base::Result<MembershipType> read_type(Call& call) {
  return call.read([&](db::Reader& reader) {
    return find_membership_type(reader, cluster_of(call), call.path<MembershipTypeId>("membership_type_id"));
  });
}

base::Result<http::Created<MembershipType>> add_type(Call& call, const MembershipTypeForm& form) {
  if (auto may = require_manager(call.caller(), cluster_of(call)); !may) return may.error();
  auto type = call.transact(
      [&](db::Transaction& tx) { return add_membership_type(tx, call.actor(), call.now(), cluster_of(call), form); });
  if (!type) return type.error();
  const std::string location =
      "/api/v1/clusters/" + type->cluster_id.text() + "/membership-types/" + type->membership_type_id.text();
  return http::Created<MembershipType>{std::move(*type), location};
}

base::Result<MembershipType> replace_type(Call& call, const MembershipTypeForm& form) {
  if (auto may = require_manager(call.caller(), cluster_of(call)); !may) return may.error();
  return call.transact([&](db::Transaction& tx) {
    return replace_membership_type(tx, call.actor(), cluster_of(call),
                                   call.path<MembershipTypeId>("membership_type_id"), call.version(), form);
  });
}

// Memberships.

base::Result<http::Page<ListedMember>> list_members(Call& call) {
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  return call.read([&](db::Reader& reader) {
    return listed_members(reader, cluster_of(call), call.sight(), call.caller().may(Permission::ReadDirectory), *page);
  });
}

base::Result<http::Page<Membership>> list_memberships(Call& call) {
  const auto filter = detail::membership_filter(call);
  if (!filter) return filter.error();
  // Who looks after an organisation finds its memberships in this way; each of them is open to them already.
  const bool own = filter->organisation_id && administers(call.caller(), *filter->organisation_id);
  if (!own) {
    if (auto may = require_overseer(call.caller(), cluster_of(call)); !may) return may.error();
  }
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  return call.read([&](db::Reader& reader) { return memberships(reader, cluster_of(call), *filter, *page); });
}

base::Result<http::Created<Membership>> admit_member(Call& call, const Admission& admission) {
  if (auto may = require_manager(call.caller(), cluster_of(call)); !may) return may.error();
  auto membership = call.transact(
      [&](db::Transaction& tx) { return admit(tx, call.actor(), call.now(), cluster_of(call), admission); });
  if (!membership) return membership.error();
  const std::string location = kMemberships + membership->membership_id.text();
  return http::Created<Membership>{std::move(*membership), location};
}

base::Result<Membership> read_membership(Call& call) {
  const auto on = day_of(call);
  if (!on) return on.error();
  return call.read([&](db::Reader& reader) { return open_membership(call, reader, membership_of(call), *on); });
}

base::Result<Membership> replace_membership(Call& call, const MembershipChange& change) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Membership> {
    auto before = open_membership(call, tx, membership_of(call), call.now().date());
    if (!before) return before;
    const bool manages = manages_members(call.caller(), before->cluster_id);
    // A member decides on its listing; type and payer are agreed with staff.
    const bool own = administers(call.caller(), before->organisation_id) &&
                     change.membership_type_id == before->membership_type_id && change.payer_id == before->payer_id;
    if (!manages && !own) return base::forbidden("Staff of the cluster change this; a member, whether it is listed.");
    return change_membership(tx, call.actor(), call.now(), membership_of(call), call.version(), change);
  });
}

base::Result<http::Page<StateEntry>> read_history(Call& call) {
  auto history = call.read([&](db::Reader& reader) -> base::Result<std::vector<StateEntry>> {
    const auto membership = open_membership(call, reader, membership_of(call), call.now().date());
    if (!membership) return membership.error();
    return history_of(reader, membership_of(call));
  });
  if (!history) return history.error();
  return http::Page<StateEntry>{std::move(*history), {}, {}};
}

base::Result<Membership> change_state(Call& call, const NewState& next) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Membership> {
    auto before = open_membership(call, tx, membership_of(call), call.now().date());
    if (!before) return before;
    // A member may leave, from today on, and no more.
    const bool leaves = administers(call.caller(), before->organisation_id) && next.state == MembershipState::Ended &&
                        next.cause == Cause::Left && !next.supersedes && next.from_on > call.now().date();
    if (!leaves && !manages_members(call.caller(), before->cluster_id)) {
      return base::forbidden("Staff of the cluster do this; a member may leave (ended, left) from tomorrow on.");
    }
    return add_state(tx, call.actor(), call.now(), membership_of(call), call.version(), next);
  });
}

base::Result<http::Page<Inheritor>> read_inheritance(Call& call) {
  auto people = call.read([&](db::Reader& reader) -> base::Result<std::vector<Inheritor>> {
    const auto membership = open_membership(call, reader, membership_of(call), call.now().date());
    if (!membership) return membership.error();
    // The board sees numbers of people elsewhere, their addresses nowhere.
    if (!manages_members(call.caller(), membership->cluster_id) &&
        !administers(call.caller(), membership->organisation_id)) {
      return base::forbidden("Staff of the cluster and the member's administrators see its people.");
    }
    return inheritors(reader, *membership, call.now().date());
  });
  if (!people) return people.error();
  return http::Page<Inheritor>{std::move(*people), {}, {}};
}

// Proofs.

base::Result<http::Page<Proof>> list_proofs(Call& call) {
  auto proofs = call.read([&](db::Reader& reader) -> base::Result<std::vector<Proof>> {
    const auto membership = open_membership(call, reader, membership_of(call), call.now().date());
    if (!membership) return membership.error();
    return proofs_of(reader, membership_of(call));
  });
  if (!proofs) return proofs.error();
  return http::Page<Proof>{std::move(*proofs), {}, {}};
}

base::Result<http::Created<Proof>> confirm_membership(Call& call, const NewProof& proof) {
  auto kept = call.transact([&](db::Transaction& tx) -> base::Result<Proof> {
    const auto membership = manage_membership(call, tx, membership_of(call));
    if (!membership) return membership.error();
    return add_proof(tx, call.actor(), call.now(), membership_of(call), proof);
  });
  if (!kept) return kept.error();
  return http::Created<Proof>{std::move(*kept), kMemberships + membership_of(call).text() + "/proofs"};
}

base::Result<Proof> withdraw(Call& call, const Withdrawal& withdrawal) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Proof> {
    const auto membership = manage_membership(call, tx, membership_of(call));
    if (!membership) return membership.error();
    return withdraw_proof(tx, call.actor(), membership_of(call), call.path<ProofId>("membership_proof_id"),
                          call.version(), withdrawal);
  });
}

}  // namespace

void detail::add_spell_routes(auth::Routes& routes) {
  const std::string cluster = "/api/v1/clusters/{cluster_id}";
  const std::string membership = "/api/v1/memberships/{membership_id}";
  routes.get(cluster + "/membership-types", Permission::Public, "What one can be a member as", list_types);
  routes.post(cluster + "/membership-types", Permission::ManageMembers, "Offer a type of membership", add_type);
  routes.get(cluster + "/membership-types/{membership_type_id}", Permission::Public, "One type of membership",
             read_type);
  routes.put(cluster + "/membership-types/{membership_type_id}", Permission::ManageMembers,
             "Change a type of membership", replace_type);
  routes.get(cluster + "/members", Permission::Public, "Who is a member, and since when", list_members);
  routes.get(cluster + "/memberships", Permission::ReadDirectory, "Memberships with their states on a day",
             list_memberships);
  routes.post(cluster + "/memberships", Permission::ManageMembers, "Admit an organisation", admit_member);
  routes.get(membership, Permission::SignedIn, "One membership on a day", read_membership);
  routes.put(membership, Permission::EditOwnOrganisation, "Change type, payer or listing", replace_membership);
  routes.get(membership + "/states", Permission::SignedIn, "Its history, corrections included", read_history);
  routes.put(membership + "/state", Permission::EditOwnOrganisation, "Add a state, or correct one", change_state);
  routes.get(membership + "/inheritance", Permission::EditOwnOrganisation,
             "Whose rights come from it, and whose do not", read_inheritance);
  routes.get(membership + "/proofs", Permission::SignedIn, "By what it is confirmed", list_proofs);
  routes.post(membership + "/proofs", Permission::ManageMembers, "Confirm it officially", confirm_membership);
  routes.put(membership + "/proofs/{membership_proof_id}/withdrawal", Permission::ManageMembers, "Withdraw a proof",
             withdraw);
}

void add_membership_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "membership");
  detail::add_spell_routes(routes);
  detail::add_application_routes(routes);
  detail::add_dues_routes(routes);
  detail::add_report_routes(routes);
  detail::add_membership_export_route(routes);
}

}  // namespace vallis::directory
