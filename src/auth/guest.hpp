#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "auth/permission.hpp"

namespace vallis::auth {

/// Somebody from outside who is let into one network, project or event until a moment. It gives no permission: the
/// feature that owns the scope asks guest_in() and shows what a guest may see.
struct GuestGrant {
  base::Uuid guest_grant_id;
  AccountId account_id;
  std::string name;
  std::string scope_kind;
  base::Uuid scope_id;
  base::Instant expires_at;
  std::optional<base::Uuid> invited_by;
  base::Instant created_at;
  std::optional<base::Instant> revoked_at;
};
VALLIS_DESCRIBE(GuestGrant, guest_grant_id, account_id, name, scope_kind, scope_id, expires_at, invited_by, created_at,
                revoked_at)

struct NewGuest {
  std::string email;
  std::string name;
  std::string language = "en";
  std::string scope_kind;  ///< singular, snake_case: "network"
  base::Uuid scope_id;
  base::Instant expires_at;  ///< at most 366 days ahead
};
VALLIS_DESCRIBE(NewGuest, email, name, language, scope_kind, scope_id, expires_at)

struct InvitedGuest {
  GuestGrant guest;
  std::optional<std::string> ticket;  ///< the secret that the mail carries; none for who has an account already
};
VALLIS_DESCRIBE(InvitedGuest, guest, ticket)

/// Lets somebody in, on record; whoever has no account is invited to one. An earlier grant of the same person and scope
/// ends. Errors: InvalidArgument – a moment that is past or more than 366 days ahead, a scope that can have no guests
/// (clusters and organisations have roles); Conflict – the account is suspended; those of create_account.
base::Result<InvitedGuest> invite_guest(db::Transaction& tx, const activity::Actor& by, const NewGuest& guest,
                                        const base::Instant& now);

/// Ends one. Errors: NotFound – none in force.
base::Result<void> revoke_guest(db::Transaction& tx, const activity::Actor& by, base::Uuid guest_grant_id,
                                const base::Instant& now);

/// Ends every one of a scope and gives their number.
base::Result<std::int64_t> revoke_guests(db::Transaction& tx, const activity::Actor& by, const Scope& scope,
                                         const base::Instant& now);

/// Errors: NotFound.
base::Result<GuestGrant> find_guest(db::Reader& reader, base::Uuid guest_grant_id);

/// Those of a scope, also those that ended: the trace of who was let in. The newest first.
base::Result<std::vector<GuestGrant>> guests_of(db::Reader& reader, const Scope& scope);

/// Whether the account is a guest there at this moment. Asked of the database each time, so that an end is one at once.
base::Result<bool> guest_in(db::Reader& reader, AccountId account, const Scope& scope, const base::Instant& now);

}  // namespace vallis::auth
