#include "directory/membership_inheritance.hpp"

#include <set>

#include "auth/scope_grants.hpp"

namespace vallis::directory {
namespace {

struct Colleague {
  PersonId person_id;
  std::string given_name;
  std::string family_name;
  std::optional<std::string> email;
  std::optional<auth::AccountId> account_id;
};
VALLIS_DESCRIBE(Colleague, person_id, given_name, family_name, email, account_id)

constexpr std::string_view kColleagues = R"sql(
    SELECT p.person_id, p.given_name, p.family_name, p.email, p.account_id FROM person p
    WHERE p.erased_at IS NULL AND EXISTS (SELECT 1 FROM affiliation a
        WHERE a.person_id = p.person_id AND a.organisation_id = $1
            AND (a.from_on IS NULL OR a.from_on <= $2) AND (a.to_on IS NULL OR a.to_on >= $2))
    ORDER BY p.name_key, p.person_id
)sql";

constexpr std::string_view kOpenMemberships = R"sql(
    SELECT membership_id FROM membership WHERE cluster_id = $1 AND (ended_on IS NULL OR ended_on >= $2)
)sql";

base::Result<Inheritance> inheritance_of(db::Reader& reader, const Colleague& colleague, bool rights) {
  if (!rights) return Inheritance::NoRights;
  if (!colleague.account_id) return colleague.email ? Inheritance::NoAccount : Inheritance::NoMail;
  const auto account = auth::find_account(reader, *colleague.account_id);
  if (!account) return account.error();
  switch (account->state) {
    case auth::AccountState::Active:
      return Inheritance::Inherits;
    case auth::AccountState::Invited:
      return Inheritance::NotSignedInYet;
    case auth::AccountState::Suspended:
      return Inheritance::Suspended;
    case auth::AccountState::Erased:
      return Inheritance::Erased;
  }
  return Inheritance::NoAccount;
}

bool is_granted(Inheritance inheritance) {
  return inheritance == Inheritance::Inherits || inheritance == Inheritance::NotSignedInYet;
}

}  // namespace

base::Result<std::vector<Inheritor>> inheritors(db::Reader& reader, const Membership& membership,
                                                const base::Date& today) {
  const auto colleagues = reader.many<Colleague>(kColleagues, membership.organisation_id, today);
  if (!colleagues) return colleagues.error();
  const bool rights = membership.state && has_rights(*membership.state);
  std::vector<Inheritor> people;
  for (const Colleague& colleague : *colleagues) {
    const auto inheritance = inheritance_of(reader, colleague, rights);
    if (!inheritance) return inheritance.error();
    people.push_back({colleague.person_id, colleague.given_name + " " + colleague.family_name, colleague.email,
                      colleague.account_id, *inheritance});
  }
  return people;
}

base::Result<InheritanceChange> inherit(db::Transaction& tx, const Membership& membership, const base::Date& today) {
  const auto people = inheritors(tx, membership, today);
  if (!people) return people.error();
  std::set<auth::AccountId> wanted;
  for (const Inheritor& person : *people) {
    if (is_granted(person.inheritance)) wanted.insert(*person.account_id);
  }
  const std::string scope(kMembershipScope);
  const auto grants = auth::grants_of_scope(tx, scope, membership.membership_id.uuid, today);
  if (!grants) return grants.error();
  InheritanceChange change;
  for (const auth::RoleGrant& grant : *grants) {
    if (wanted.erase(grant.account_id) > 0) continue;
    if (auto ended = auth::end_role(tx, grant.role_grant_id, today); !ended) return ended.error();
    ++change.ended_count;
  }
  for (const auth::AccountId account : wanted) {
    const auto granted =
        auth::grant_role(tx, account, {auth::Role::MemberUser, scope, membership.membership_id.uuid, today, {}}, {});
    if (!granted) return granted.error();
    ++change.granted_count;
  }
  return change;
}

base::Result<InheritanceChange> inherit_all(db::Transaction& tx, ClusterId cluster, const base::Date& today) {
  // Ended ones too, for a year: a day on which the job did not run leaves rights behind otherwise.
  const auto open = tx.many<MembershipId>(kOpenMemberships, cluster, today.plus_days(-366));
  if (!open) return open.error();
  InheritanceChange all;
  for (const MembershipId id : *open) {
    const auto membership = find_membership(tx, id, today);
    if (!membership) return membership.error();
    const auto change = inherit(tx, *membership, today);
    if (!change) return change.error();
    all.granted_count += change->granted_count;
    all.ended_count += change->ended_count;
  }
  return all;
}

}  // namespace vallis::directory
