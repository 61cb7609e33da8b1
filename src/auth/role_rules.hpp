#pragma once

#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "auth/permission.hpp"

namespace vallis::auth {

/// Whether the caller may give (or end) the role in the scope. Nobody gives more than they may do themselves there:
/// every permission of the role is one of the caller's. Staff that manages accounts in the scope gives any such role;
/// an organisation's administrator makes member users and administrators of that organisation.
bool may_grant(const Caller& caller, Role role, const Scope& scope);

/// grant_role by somebody who may, on record. Errors: Forbidden – may_grant says no; those of grant_role.
base::Result<RoleGrant> grant_role_by(db::Transaction& tx, const Caller& caller, const activity::Actor& by,
                                      AccountId account, const NewRole& role);

/// end_role by somebody who could have given it, or whose own role it is, on record. Errors: Forbidden; NotFound;
/// Conflict – it is the last role that looks after the whole installation: without it nobody could be let in any more.
base::Result<void> end_role_by(db::Transaction& tx, const Caller& caller, const activity::Actor& by,
                               base::Uuid role_grant_id, const base::Date& today);

/// Every grant of an account, also those that ended, the newest first; only those that the caller may know of: all for
/// oneself and for who manages accounts, those of one's organisations for their administrators. Errors: NotFound – no
/// such account, or nothing of it that the caller may know.
base::Result<std::vector<RoleGrant>> roles_seen_by(db::Reader& reader, const Caller& caller, AccountId account);

}  // namespace vallis::auth
