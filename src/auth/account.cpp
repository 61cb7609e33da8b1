#include "auth/account.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <chrono>

#include "auth/secret.hpp"
#include "auth/totp.hpp"
#include "base/text.hpp"

namespace vallis::auth {
namespace {

constexpr auto kInvitationLasts = std::chrono::hours(14 * 24);
constexpr auto kPasswordTicketLasts = std::chrono::hours(2);
constexpr int kRecoveryCodes = 10;

constexpr std::string_view kInsertAccount = R"sql(
    INSERT INTO account (account_id, email, email_key, name, language, state, created_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
    RETURNING account_id, email, name, language, state, created_at, version
)sql";

constexpr std::string_view kSelectAccount = R"sql(
    SELECT account_id, email, name, language, state, created_at, version FROM account WHERE account_id = $1
)sql";

constexpr std::string_view kSelectAccountByEmail = R"sql(
    SELECT account_id, email, name, language, state, created_at, version FROM account WHERE email_key = $1
)sql";

constexpr std::string_view kUseOldTickets = R"sql(
    UPDATE account_ticket SET used_at = $3 WHERE account_id = $1 AND purpose = $2 AND used_at IS NULL
)sql";

constexpr std::string_view kInsertTicket = R"sql(
    INSERT INTO account_ticket (ticket_hash, account_id, purpose, expires_at) VALUES ($1, $2, $3, $4)
)sql";

constexpr std::string_view kUseTicket = R"sql(
    UPDATE account_ticket SET used_at = $3
    WHERE ticket_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3
    RETURNING account_id
)sql";

constexpr std::string_view kSetPassword = R"sql(
    UPDATE account SET password_hash = $2, state = 'active', version = version + 1
    WHERE account_id = $1 AND state IN ('invited', 'active')
    RETURNING account_id, email, name, language, state, created_at, version
)sql";

constexpr std::string_view kEndSessions = R"sql(
    UPDATE session SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL
)sql";

constexpr std::string_view kEndTokens = R"sql(
    UPDATE api_token SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL
)sql";

constexpr std::string_view kErase = R"sql(
    UPDATE account SET email = NULL, email_key = NULL, name = '', password_hash = NULL, totp_secret = NULL,
        totp_confirmed_at = NULL, totp_last_step = NULL, state = 'erased', version = version + 1
    WHERE account_id = $1
)sql";

struct Credentials {
  std::optional<std::string> email;
  std::string name;
  std::optional<std::string> password_hash;
  std::optional<db::Bytes> totp_secret;
  std::optional<base::Instant> totp_confirmed_at;
  std::optional<std::int64_t> totp_last_step;
};
VALLIS_DESCRIBE(Credentials, email, name, password_hash, totp_secret, totp_confirmed_at, totp_last_step)

constexpr std::string_view kSelectCredentials = R"sql(
    SELECT email, name, password_hash, totp_secret, totp_confirmed_at, totp_last_step FROM account
    WHERE account_id = $1
)sql";

base::Result<Credentials> credentials(db::Reader& reader, AccountId id) {
  auto found = reader.one<Credentials>(kSelectCredentials, id);
  if (!found) return base::not_found("There is no such account.");
  return found;
}

/// The first error of several statements, so that none is forgotten.
template <class... Results>
base::Result<void> all_done(const Results&... results) {
  base::Result<void> done;
  ((results ? void() : (done ? void(done = results.error()) : void())), ...);
  return done;
}

/// Ten characters of base32 in two halves: 50 random bits.
std::string make_recovery_code() {
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz234567892";
  std::string code;
  for (int i = 0; i < 10; ++i) {
    if (i == 5) code += '-';
    code += kLetters[randombytes_uniform(32)];
  }
  return code;
}

std::string without_blanks(std::string_view code) {
  std::string out;
  for (const char c : code) {
    if (c != ' ' && c != '\t') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

base::Result<std::string> email_key(std::string_view email) {
  const std::string_view address = base::trim(email);
  const auto at = address.find('@');
  const bool one_at = at != std::string_view::npos && address.find('@', at + 1) == std::string_view::npos;
  const std::string_view domain = one_at ? address.substr(at + 1) : std::string_view();
  const bool plain =
      std::none_of(address.begin(), address.end(), [](char c) { return (c >= 0 && c <= ' ') || c == '\x7F'; });
  const auto dot = domain.find('.');
  if (!one_at || at == 0 || address.size() > 254 || !plain || dot == 0 || dot == std::string_view::npos ||
      domain.back() == '.') {
    return base::invalid_argument(
        fmt::format("'{}' is no mail address; write one such as anna@example.org.", base::shorten(address, 60)));
  }
  std::string key(address);
  for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return key;
}

base::Result<Account> create_account(db::Transaction& tx, const NewAccount& account, AccountState state,
                                     const base::Instant& now) {
  const auto key = email_key(account.email);
  if (!key) return key.error();
  if (base::trim(account.name).empty()) return base::invalid_argument("The name is empty.");
  if (account.language != "en" && account.language != "ru") {
    return base::invalid_argument(fmt::format("There is no language '{}'; there are en and ru.", account.language));
  }
  auto made = tx.one<Account>(kInsertAccount, AccountId::next(), std::string(base::trim(account.email)), *key,
                              std::string(base::trim(account.name)), account.language, state, now);
  if (!made && made.error().constraint == "account_email_key") {
    return base::conflict("There is an account with this address.");
  }
  return made;
}

base::Result<Account> find_account(db::Reader& reader, AccountId id) {
  auto found = reader.maybe<Account>(kSelectAccount, id);
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such account.");
  return std::move(**found);
}

base::Result<std::optional<Account>> find_account_by_email(db::Reader& reader, std::string_view email) {
  const auto key = email_key(email);
  if (!key) return std::optional<Account>();
  return reader.maybe<Account>(kSelectAccountByEmail, *key);
}

base::Result<std::string> make_ticket(db::Transaction& tx, AccountId id, TicketPurpose purpose,
                                      const base::Instant& now) {
  const auto account = find_account(tx, id);
  if (!account) return account.error();
  const bool invitation = purpose == TicketPurpose::Invitation;
  if (invitation ? account->state != AccountState::Invited
                 : account->state != AccountState::Active && account->state != AccountState::Invited) {
    return base::conflict(fmt::format("The account is {}; {}.", base::enum_word(account->state),
                                      invitation ? "there is nothing to invite to" : "its password cannot be set"));
  }
  const std::string secret = make_secret();
  const auto old = tx.execute(kUseOldTickets, id, purpose, now);
  const auto made = tx.execute(kInsertTicket, secret_hash(secret), id, purpose,
                               now.plus(invitation ? kInvitationLasts : kPasswordTicketLasts));
  if (auto done = all_done(old, made); !done) return done.error();
  return secret;
}

base::Result<Account> redeem_ticket(db::Transaction& tx, std::string_view secret, TicketPurpose purpose,
                                    std::string_view password, const base::Instant& now) {
  const auto id = tx.maybe<AccountId>(kUseTicket, secret_hash(secret), purpose, now);
  if (!id) return id.error();
  if (!*id) {
    return base::unauthenticated("This link is not valid any more: it was used, is too old, or a newer one was sent.");
  }
  const auto known = credentials(tx, **id);
  if (!known) return known.error();
  if (auto fine = check_password(password, known->email.value_or(""), known->name); !fine) return fine.error();
  const auto hash = hash_password(password);
  if (!hash) return hash.error();
  auto account = tx.maybe<Account>(kSetPassword, **id, *hash);
  if (!account) return account.error();
  if (!*account) return base::forbidden("This account is suspended; ask the staff.");
  if (const auto ended = tx.execute(kEndSessions, **id, now); !ended) return ended.error();
  return std::move(**account);
}

base::Result<void> change_password(db::Transaction& tx, AccountId id, std::string_view old_password,
                                   std::string_view new_password, const base::Instant& now) {
  const auto known = credentials(tx, id);
  if (!known) return known.error();
  if (!password_matches(known->password_hash.value_or(""), old_password)) {
    return base::forbidden("The old password is wrong.");
  }
  if (auto fine = check_password(new_password, known->email.value_or(""), known->name); !fine) return fine.error();
  const auto hash = hash_password(new_password);
  if (!hash) return hash.error();
  return all_done(
      tx.execute("UPDATE account SET password_hash = $2, version = version + 1 WHERE account_id = $1", id, *hash),
      tx.execute(kEndSessions, id, now));
}

base::Result<bool> has_second_factor(db::Reader& reader, AccountId id) {
  const auto known = credentials(reader, id);
  if (!known) return known.error();
  return known->totp_confirmed_at.has_value();
}

base::Result<db::Bytes> begin_totp(db::Transaction& tx, AccountId id) {
  const auto known = credentials(tx, id);
  if (!known) return known.error();
  if (known->totp_confirmed_at) return base::conflict("There is a second factor in force; take it away first.");
  db::Bytes secret = make_totp_secret();
  const auto stored =
      tx.execute("UPDATE account SET totp_secret = $2, totp_last_step = NULL WHERE account_id = $1", id, secret);
  if (!stored) return stored.error();
  return secret;
}

base::Result<std::vector<std::string>> confirm_totp(db::Transaction& tx, AccountId id, std::string_view code,
                                                    const base::Instant& now) {
  const auto known = credentials(tx, id);
  if (!known) return known.error();
  if (!known->totp_secret || known->totp_confirmed_at) return base::conflict("No second factor was begun.");
  const auto step = totp_step(*known->totp_secret, without_blanks(code), now, known->totp_last_step);
  if (!step) return base::forbidden("The code is wrong; is the clock of the phone right?");
  const auto confirmed = tx.execute(
      "UPDATE account SET totp_confirmed_at = $2, totp_last_step = $3, version = version + 1 WHERE account_id = $1", id,
      now, *step);
  if (!confirmed) return confirmed.error();
  std::vector<std::string> codes;
  for (int i = 0; i < kRecoveryCodes; ++i) {
    codes.push_back(make_recovery_code());
    const auto stored = tx.execute("INSERT INTO account_recovery_code (account_id, code_hash) VALUES ($1, $2)", id,
                                   secret_hash(codes.back()));
    if (!stored) return stored.error();
  }
  return codes;
}

base::Result<bool> second_factor_holds(db::Transaction& tx, AccountId id, std::string_view code,
                                       const base::Instant& now) {
  const auto known = credentials(tx, id);
  if (!known) return known.error();
  if (!known->totp_confirmed_at || !known->totp_secret) return true;
  const std::string plain = without_blanks(code);
  if (const auto step = totp_step(*known->totp_secret, plain, now, known->totp_last_step)) {
    const auto used = tx.execute("UPDATE account SET totp_last_step = $2 WHERE account_id = $1", id, *step);
    if (!used) return used.error();
    return true;
  }
  const auto used = tx.execute(
      "UPDATE account_recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL", id,
      secret_hash(plain), now);
  if (!used) return used.error();
  return *used == 1;
}

base::Result<void> remove_totp(db::Transaction& tx, AccountId id, std::string_view code, const base::Instant& now) {
  const auto holds = second_factor_holds(tx, id, code, now);
  if (!holds) return holds.error();
  if (!*holds) return base::forbidden("The code is wrong.");
  return all_done(tx.execute("UPDATE account SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL, "
                             "version = version + 1 WHERE account_id = $1",
                             id),
                  tx.execute("DELETE FROM account_recovery_code WHERE account_id = $1", id));
}

base::Result<void> suspend_account(db::Transaction& tx, AccountId id, const base::Instant& now) {
  const auto changed = tx.execute(
      "UPDATE account SET state = 'suspended', version = version + 1 WHERE account_id = $1 AND state = 'active'", id);
  if (!changed) return changed.error();
  if (*changed == 0) return base::conflict("Only an account that is active can be suspended.");
  return all_done(tx.execute(kEndSessions, id, now), tx.execute(kEndTokens, id, now));
}

base::Result<void> resume_account(db::Transaction& tx, AccountId id) {
  const auto changed = tx.execute(
      "UPDATE account SET state = 'active', version = version + 1 WHERE account_id = $1 AND state = 'suspended'", id);
  if (!changed) return changed.error();
  if (*changed == 0) return base::conflict("The account is not suspended.");
  return {};
}

base::Result<void> erase_account(db::Transaction& tx, AccountId id, const base::Instant& now,
                                 const activity::Actor& by) {
  const auto erased = tx.execute(kErase, id);
  if (!erased) return erased.error();
  if (*erased == 0) return base::not_found("There is no such account.");
  const auto done = all_done(tx.execute(kEndSessions, id, now), tx.execute(kEndTokens, id, now),
                             tx.execute("UPDATE session SET device = '', address = '' WHERE account_id = $1", id),
                             tx.execute("DELETE FROM account_recovery_code WHERE account_id = $1", id),
                             tx.execute("DELETE FROM account_ticket WHERE account_id = $1", id),
                             tx.execute("DELETE FROM known_device WHERE account_id = $1", id));
  if (!done) return done.error();
  const auto forgotten = activity::erase_details(tx, by, "account", id.text(), "The account was erased.");
  if (!forgotten) return forgotten.error();
  return record_account(tx, by, "erased", id);
}

base::Result<void> record_account(db::Transaction& tx, const activity::Actor& by, std::string_view verb, AccountId id,
                                  std::string after) {
  const auto noted = activity::record(tx, {.by = by,
                                           .verb = std::string(verb),
                                           .object_kind = "account",
                                           .object_id = id.text(),
                                           .after = std::move(after)});
  if (!noted) return noted.error();
  return {};
}

}  // namespace vallis::auth
