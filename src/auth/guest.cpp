#include "auth/guest.hpp"

#include <algorithm>
#include <chrono>

namespace vallis::auth {
namespace {

constexpr auto kLongest = std::chrono::hours(366 * 24);

constexpr std::string_view kSelect = R"sql(
    SELECT g.guest_grant_id, g.account_id, a.name, g.scope_kind, g.scope_id, g.expires_at, g.invited_by, g.created_at,
           g.revoked_at
    FROM guest_grant g JOIN account a ON a.account_id = g.account_id
)sql";

constexpr std::string_view kInsert = R"sql(
    INSERT INTO guest_grant (guest_grant_id, account_id, scope_kind, scope_id, expires_at, invited_by, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
)sql";

constexpr std::string_view kEndEarlier = R"sql(
    UPDATE guest_grant SET revoked_at = $4
    WHERE account_id = $1 AND scope_kind = $2 AND scope_id = $3 AND revoked_at IS NULL AND expires_at > $4
)sql";

constexpr std::string_view kRevokeScope = R"sql(
    UPDATE guest_grant SET revoked_at = $3
    WHERE scope_kind = $1 AND scope_id = $2 AND revoked_at IS NULL AND expires_at > $3
)sql";

constexpr std::string_view kIsGuest = R"sql(
    SELECT count(*) FROM guest_grant
    WHERE account_id = $1 AND scope_kind = $2 AND scope_id = $3 AND revoked_at IS NULL AND expires_at > $4
)sql";

std::string selected(std::string_view rest) { return std::string(kSelect) + std::string(rest); }

bool word(const std::string& text) {
  return !text.empty() && text.size() <= 50 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

struct Host {
  AccountId account_id;
  AccountState state = AccountState::Invited;
};
VALLIS_DESCRIBE(Host, account_id, state)

base::Result<void> note(db::Transaction& tx, const activity::Actor& by, std::string verb, std::string id,
                        const Scope& scope, std::string after) {
  const auto noted = activity::record(tx, {.by = by,
                                           .verb = std::move(verb),
                                           .object_kind = "guest",
                                           .object_id = std::move(id),
                                           .scope = scope.id ? scope.id->text() : "",
                                           .after = std::move(after)});
  if (!noted) return noted.error();
  return {};
}

}  // namespace

base::Result<InvitedGuest> invite_guest(db::Transaction& tx, const activity::Actor& by, const NewGuest& guest,
                                        const base::Instant& now) {
  if (guest.expires_at <= now || guest.expires_at > now.plus(kLongest)) {
    return base::invalid_argument("A guest stays until a moment from now to 366 days ahead.");
  }
  if (!word(guest.scope_kind) || guest.scope_kind == "cluster" || guest.scope_kind == "organisation") {
    return base::invalid_argument("Guests belong to one network, project, event or the like; name its kind.");
  }
  const auto key = email_key(guest.email);
  if (!key) return key.error();
  const auto known = tx.maybe<Host>("SELECT account_id, state FROM account WHERE email_key = $1", *key);
  if (!known) return known.error();
  InvitedGuest invited;
  AccountId account;
  if (*known) {
    if ((*known)->state == AccountState::Suspended)
      return base::conflict("The account with this address is suspended.");
    account = (*known)->account_id;
  } else {
    const auto made = create_account(tx, {guest.email, guest.name, guest.language}, AccountState::Invited, now);
    if (!made) return made.error();
    account = made->account_id;
  }
  if (!*known || (*known)->state == AccountState::Invited) {
    auto ticket = make_ticket(tx, account, TicketPurpose::Invitation, now);
    if (!ticket) return ticket.error();
    invited.ticket = std::move(*ticket);
  }
  const base::Uuid id = base::Uuid::next();
  if (auto ended = tx.execute(kEndEarlier, account, guest.scope_kind, guest.scope_id, now); !ended) {
    return ended.error();
  }
  const auto added =
      tx.execute(kInsert, id, account, guest.scope_kind, guest.scope_id, guest.expires_at, by.account_id, now);
  if (!added) return added.error();
  auto found = find_guest(tx, id);
  if (!found) return found.error();
  invited.guest = std::move(*found);
  // The name stays out of the log: the account has it, for as long as it may.
  auto noted = note(tx, by, "invited", id.text(), {guest.scope_kind, guest.scope_id}, "");
  if (!noted) return noted.error();
  return invited;
}

base::Result<void> revoke_guest(db::Transaction& tx, const activity::Actor& by, base::Uuid guest_grant_id,
                                const base::Instant& now) {
  const auto guest = find_guest(tx, guest_grant_id);
  if (!guest) return guest.error();
  const auto ended = tx.execute(
      "UPDATE guest_grant SET revoked_at = $2 WHERE guest_grant_id = $1 AND revoked_at IS NULL AND expires_at > $2",
      guest_grant_id, now);
  if (!ended) return ended.error();
  if (*ended == 0) return base::not_found("This guest's stay is over already.");
  return note(tx, by, "revoked", guest_grant_id.text(), {guest->scope_kind, guest->scope_id}, "");
}

base::Result<std::int64_t> revoke_guests(db::Transaction& tx, const activity::Actor& by, const Scope& scope,
                                         const base::Instant& now) {
  auto ended = tx.execute(kRevokeScope, scope.kind, scope.id, now);
  if (!ended || *ended == 0) return ended;
  auto noted = note(tx, by, "revoked_all", scope.id ? scope.id->text() : "", scope,
                    R"({"guest_count":)" + std::to_string(*ended) + "}");
  if (!noted) return noted.error();
  return ended;
}

base::Result<GuestGrant> find_guest(db::Reader& reader, base::Uuid guest_grant_id) {
  auto found = reader.maybe<GuestGrant>(selected("WHERE g.guest_grant_id = $1"), guest_grant_id);
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such guest.");
  return std::move(**found);
}

base::Result<std::vector<GuestGrant>> guests_of(db::Reader& reader, const Scope& scope) {
  return reader.many<GuestGrant>(selected("WHERE g.scope_kind = $1 AND g.scope_id = $2 ORDER BY g.guest_grant_id DESC"),
                                 scope.kind, scope.id);
}

base::Result<bool> guest_in(db::Reader& reader, AccountId account, const Scope& scope, const base::Instant& now) {
  const auto count = reader.one<std::int64_t>(kIsGuest, account, scope.kind, scope.id, now);
  if (!count) return count.error();
  return *count > 0;
}

}  // namespace vallis::auth
