#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "auth/account.hpp"
#include "base/describe.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"

namespace vallis::auth {

/// What somebody is. A guest is who has no role; docs/reference/rights.md has the table of roles and permissions.
enum class Role {
  Patient,
  MemberUser,
  OrganisationAdmin,
  ClusterStaff,
  Board,
  Authority,
  Operator,
  Investor,
  Analyst,
};
VALLIS_DESCRIBE_ENUM(Role, Patient, MemberUser, OrganisationAdmin, ClusterStaff, Board, Authority, Operator, Investor,
                     Analyst)

/// What a route asks for. Which rows a caller then sees is for the owner of the table to say.
enum class Permission {
  Public,               ///< anybody
  SignedIn,             ///< whoever has an account; for what is one's own
  ReadDirectory,        ///< organisations and people beyond what is public
  EditOwnOrganisation,  ///< of those one acts for
  ManageMembers,
  ManageAccounts,
  ReadAudit,
  ManagePrivacy,  ///< texts of consents, requests for erasure, how long things are kept
  ViewAs,         ///< see what somebody else would see
  EditBenchmark,  ///< enter and check figures of clusters, run studies of them
};
VALLIS_DESCRIBE_ENUM(Permission, Public, SignedIn, ReadDirectory, EditOwnOrganisation, ManageMembers, ManageAccounts,
                     ReadAudit, ManagePrivacy, ViewAs, EditBenchmark)

/// Where a permission counts: a kind of thing and one of them. With no id it is all of the kind; kEverywhere is the
/// whole installation.
struct Scope {
  std::string kind = "cluster";
  std::optional<base::Uuid> id{};
};
inline const Scope kEverywhere{};

/// Whether a permission is of use only in the whole installation: accounts, the log and what is private belong to no
/// cluster, so a role in one cluster does not open them.
bool whole_only(Permission permission);

/// The one table of what a role may do.
std::span<const Permission> permissions_of(Role role);

struct RoleGrant {
  base::Uuid role_grant_id;
  AccountId account_id;
  Role role = Role::MemberUser;
  std::string scope_kind;
  std::optional<base::Uuid> scope_id;  ///< none: everything of the kind
  base::Date from_on;
  std::optional<base::Date> to_on;  ///< the last day
};
VALLIS_DESCRIBE(RoleGrant, role_grant_id, account_id, role, scope_kind, scope_id, from_on, to_on)

struct NewRole {
  Role role = Role::MemberUser;
  std::string scope_kind = "cluster";
  std::optional<base::Uuid> scope_id;
  base::Date from_on;
  std::optional<base::Date> to_on;
};
VALLIS_DESCRIBE(NewRole, role, scope_kind, scope_id, from_on, to_on)

/// Errors: NotFound – no such account; InvalidArgument – an end before the beginning.
base::Result<RoleGrant> grant_role(db::Transaction& tx, AccountId account, const NewRole& role,
                                   std::optional<AccountId> by);

/// Ends a grant the day before; it stays in the history. Errors: NotFound.
base::Result<void> end_role(db::Transaction& tx, base::Uuid role_grant_id, const base::Date& today);

/// Those in force on a day.
base::Result<std::vector<RoleGrant>> roles_of(db::Reader& reader, AccountId account, const base::Date& today);

/// Gives every role in one thing to another of its kind: two records were one. Roles that the account has there already
/// go.
base::Result<void> move_roles(db::Transaction& tx, const std::string& scope_kind, base::Uuid from, base::Uuid to);
/// Whether the grant holds there.
bool covers(const RoleGrant& grant, const Scope& scope);

/// Who asks, as far as rights need to know.
struct Caller {
  std::optional<AccountId> account;
  std::string name;
  std::string language = "en";
  std::vector<RoleGrant> roles;
  std::optional<base::Uuid> acting_for;  ///< an organisation
  std::optional<base::Uuid> session;
  std::optional<std::vector<Permission>> limited_to;  ///< of a token: no more than these

  bool signed_in() const { return account.has_value(); }
  bool has(Role role) const;
  /// Whether some role gives it: for routes, whose rows are then looked at one by one. A permission that is whole_only
  /// needs a role that holds everywhere.
  bool may(Permission permission) const;
  /// The organisations that it may act for: those of which it is an administrator.
  std::vector<base::Uuid> administered() const;
  /// Whether a role that covers the scope gives it: one for that very thing, for all of its kind, or for everything. A
  /// role in one cluster does not open another, and the board of one network not another network.
  bool may(Permission permission, const Scope& scope) const;
};

}  // namespace vallis::auth
