#include "auth/personal_data.hpp"

#include "auth/consent.hpp"
#include "auth/guest.hpp"
#include "auth/sign_in.hpp"

namespace vallis::auth {

/// What somebody did, without what it was done to: that may be about others.
struct Deed {
  std::int64_t sequence = 0;
  base::Instant occurred_at;
  std::string verb;
  std::string object_kind;
  std::string object_id;
};
VALLIS_DESCRIBE(Deed, sequence, occurred_at, verb, object_kind, object_id)

/// Who somebody is at a provider.
struct Identity {
  std::string issuer;
  std::string subject;
  base::Instant linked_at;
};
VALLIS_DESCRIBE(Identity, issuer, subject, linked_at)

namespace {

constexpr std::string_view kSessions = R"sql(
    SELECT session_id, account_id, acting_for, device, address, created_at, last_seen_at, expires_at FROM session
    WHERE account_id = $1 ORDER BY session_id
)sql";
constexpr std::string_view kTokens = R"sql(
    SELECT api_token_id, account_id, name, permissions, created_at, expires_at, last_used_at FROM api_token
    WHERE account_id = $1 ORDER BY api_token_id
)sql";
constexpr std::string_view kRoles = R"sql(
    SELECT role_grant_id, account_id, role, scope_kind, scope_id, from_on, to_on FROM role_grant
    WHERE account_id = $1 ORDER BY role_grant_id
)sql";
constexpr std::string_view kIdentities = R"sql(
    SELECT issuer, subject, linked_at FROM account_identity WHERE account_id = $1 ORDER BY issuer, subject
)sql";
constexpr std::string_view kGuests = R"sql(
    SELECT g.guest_grant_id, g.account_id, a.name, g.scope_kind, g.scope_id, g.expires_at, g.invited_by, g.created_at,
           g.revoked_at
    FROM guest_grant g JOIN account a ON a.account_id = g.account_id
    WHERE g.account_id = $1 ORDER BY g.guest_grant_id
)sql";
constexpr std::string_view kDeeds = R"sql(
    SELECT sequence, occurred_at, verb, object_kind, object_id FROM activity_entry
    WHERE account_id = $1 ORDER BY sequence
)sql";
constexpr std::string_view kReads = R"sql(
    SELECT read_id, occurred_at, account_id, organisation_id, request_id, object_kind, object_id, subject_id, purpose
    FROM activity_read WHERE subject_id = $1 ORDER BY read_id
)sql";
// Failed attempts are counted under the address, which is personal.
constexpr std::string_view kForgetAttempts = R"sql(
    DELETE FROM sign_in_failure
    WHERE counter = (SELECT 'name:' || email_key FROM account WHERE account_id = $1 AND email_key IS NOT NULL)
)sql";

template <class T>
auto rows_of(std::string_view sql) {
  return [sql](db::Reader& reader, AccountId account) -> base::Result<base::Json> {
    const auto rows = reader.many<T>(sql, account);
    if (!rows) return rows.error();
    return as_json(*rows);
  };
}

/// Counts by a statement what goes, or what stays when there is a reason for it.
auto fate_of(std::string part, std::string count, base::LocalText why_stays) {
  return [part = std::move(part), count = std::move(count), why = std::move(why_stays)](
             db::Reader& reader, AccountId account) -> base::Result<Fate> {
    const auto rows = reader.one<std::int64_t>(count, account);
    if (!rows) return rows.error();
    const bool stays = !why.en.empty();
    return Fate{part, stays ? 0 : *rows, stays ? *rows : 0, why};
  };
}

std::string count_of(std::string_view table, std::string_view column = "account_id") {
  return "SELECT count(*) FROM " + std::string(table) + " WHERE " + std::string(column) + " = $1";
}

PersonalData account_data() {
  const base::LocalText why = {
      .en = "An empty row stays, without name and address, so that what was done keeps an author.",
      .ru = "Остаётся пустая запись без имени и адреса, чтобы у сделанного был автор."};
  const auto foresee = [why](db::Reader& reader, AccountId id) -> base::Result<Fate> {
    const auto account = find_account(reader, id);
    if (!account) return account.error();
    return Fate{"account", 1, 1, why};
  };
  const auto gather = [](db::Reader& reader, AccountId id) -> base::Result<base::Json> {
    const auto account = find_account(reader, id);
    if (!account) return account.error();
    return as_json(*account);
  };
  const auto erase = [](db::Transaction& tx, const activity::Actor& by, AccountId id,
                        const base::Instant& now) -> base::Result<void> {
    if (auto forgotten = tx.execute(kForgetAttempts, id); !forgotten) return forgotten.error();
    if (auto unlinked = tx.execute("DELETE FROM account_identity WHERE account_id = $1", id); !unlinked) {
      return unlinked.error();
    }
    return erase_account(tx, id, now, by);
  };
  return {"account", gather, foresee, erase};
}

PersonalData token_data() {
  const auto erase = [](db::Transaction& tx, const activity::Actor& by, AccountId id,
                        const base::Instant& /*now*/) -> base::Result<void> {
    const auto tokens = tx.many<ApiTokenId>("SELECT api_token_id FROM api_token WHERE account_id = $1", id);
    if (!tokens) return tokens.error();
    for (const ApiTokenId token : *tokens) {
      const auto details = activity::erase_details(tx, by, "api_token", token.text(), "erasure");
      if (!details) return details.error();
    }
    const auto renamed = tx.execute("UPDATE api_token SET name = '' WHERE account_id = $1", id);
    if (!renamed) return renamed.error();
    return {};
  };
  return {"tokens", rows_of<ApiToken>(kTokens), fate_of("tokens", count_of("api_token"), {}), erase};
}

}  // namespace

void add_personal_data(PersonalDataList& list) {
  list.push_back(account_data());
  // erase_account empties the sessions.
  list.push_back({"sessions", rows_of<Session>(kSessions), fate_of("sessions", count_of("session"), {})});
  list.push_back(token_data());
  list.push_back(
      {"identities", rows_of<Identity>(kIdentities), fate_of("identities", count_of("account_identity"), {})});
  list.push_back({"roles", rows_of<RoleGrant>(kRoles),
                  fate_of("roles", count_of("role_grant"),
                          {.en = "Who might do what, and when, must be answerable; the rows hold no name.",
                           .ru = "Нужно знать, кто и когда имел какие права; имени в записях нет."})});
  list.push_back({"guest_stays", rows_of<GuestGrant>(kGuests),
                  fate_of("guest_stays", count_of("guest_grant"),
                          {.en = "The trace of who was let in stays; the rows hold no name.",
                           .ru = "Остаётся след о том, кого впускали; имени в записях нет."})});
  list.push_back({"consents",
                  [](db::Reader& reader, AccountId id) -> base::Result<base::Json> {
                    const auto consents = consents_of(reader, id);
                    if (!consents) return consents.error();
                    return as_json(*consents);
                  },
                  fate_of("consents", count_of("consent"),
                          {.en = "The proof that consent was given and withdrawn; the rows hold no name.",
                           .ru = "Доказательство данного и отозванного согласия; имени в записях нет."})});
  list.push_back({"activity", rows_of<Deed>(kDeeds),
                  fate_of("activity", count_of("activity_entry"),
                          {.en = "The log says who did what to which record; it has ids and no names.",
                           .ru = "Журнал хранит, кто что сделал с какой записью: номера, без имён."})});
  list.push_back({"reads", rows_of<activity::StoredRead>(kReads),
                  fate_of("reads", count_of("activity_read", "subject_id"),
                          {.en = "Those who looked stay answerable; the rows hold no name.",
                           .ru = "Смотревшие остаются подотчётны; имени в записях нет."})});
}

}  // namespace vallis::auth
