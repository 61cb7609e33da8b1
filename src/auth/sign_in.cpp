#include "auth/sign_in.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "activity/log.hpp"
#include "auth/permission.hpp"
#include "auth/secret.hpp"
#include "base/text.hpp"

namespace vallis::auth {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kFreeByName = 5;
constexpr int kFreeByAddress = 20;
constexpr auto kLongestWait = minutes(15);
constexpr auto kForgetAfter = hours(24);
constexpr auto kIdle = hours(14 * 24);
constexpr auto kLongest = hours(90 * 24);
constexpr auto kTouchAfter = minutes(10);

struct Known {
  AccountId account_id;
  std::optional<std::string> password_hash;
  AccountState state = AccountState::Invited;
  bool second_factor = false;
  bool device_known = false;
};
VALLIS_DESCRIBE(Known, account_id, password_hash, state, second_factor, device_known)

constexpr std::string_view kSelectKnown = R"sql(
    SELECT a.account_id, a.password_hash, a.state, a.totp_confirmed_at IS NOT NULL AS second_factor,
        EXISTS (SELECT 1 FROM known_device d WHERE d.account_id = a.account_id AND d.secret_hash = $2) AS device_known
    FROM account a WHERE a.email_key = $1
)sql";

struct Failures {
  std::int64_t failures = 0;
  base::Instant last_at;
};
VALLIS_DESCRIBE(Failures, failures, last_at)

constexpr std::string_view kSelectFailures = "SELECT failures, last_at FROM sign_in_failure WHERE counter = $1";

constexpr std::string_view kCountFailure = R"sql(
    INSERT INTO sign_in_failure (counter, failures, last_at) VALUES ($1, 1, $2)
    ON CONFLICT (counter) DO UPDATE SET
        failures = CASE WHEN sign_in_failure.last_at < $3 THEN 1 ELSE sign_in_failure.failures + 1 END,
        last_at = $2
)sql";

constexpr std::string_view kInsertSession = R"sql(
    INSERT INTO session (session_id, account_id, secret_hash, device, address, created_at, last_seen_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
)sql";

constexpr std::string_view kInsertDevice = R"sql(
    INSERT INTO known_device (account_id, secret_hash, seen_at) VALUES ($1, $2, $3)
    ON CONFLICT (account_id, secret_hash) DO UPDATE SET seen_at = excluded.seen_at
)sql";

constexpr std::string_view kSelectSession = R"sql(
    SELECT s.session_id, s.account_id, s.acting_for, s.device, s.address, s.created_at, s.last_seen_at, s.expires_at
    FROM session s JOIN account a ON a.account_id = s.account_id
    WHERE s.secret_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3
        AND a.state = 'active'
)sql";

constexpr std::string_view kSelectSessions = R"sql(
    SELECT session_id, account_id, acting_for, device, address, created_at, last_seen_at, expires_at FROM session
    WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2 AND last_seen_at > $3
    ORDER BY last_seen_at DESC, session_id DESC
)sql";

constexpr std::string_view kInsertToken = R"sql(
    INSERT INTO api_token (api_token_id, account_id, name, secret_hash, permissions, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
)sql";

constexpr std::string_view kSelectToken = R"sql(
    SELECT t.api_token_id, t.account_id, t.name, t.permissions, t.created_at, t.expires_at, t.last_used_at
    FROM api_token t JOIN account a ON a.account_id = t.account_id
    WHERE t.secret_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > $2 AND a.state = 'active'
)sql";

constexpr std::string_view kSelectTokens = R"sql(
    SELECT api_token_id, account_id, name, permissions, created_at, expires_at, last_used_at FROM api_token
    WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, api_token_id DESC
)sql";

std::string hex(const db::Bytes& bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

struct Counter {
  std::string name;
  int free = 0;
};

/// What an attempt is counted under.
std::array<Counter, 2> counters_of(const Attempt& attempt, const std::string& key, bool device_known) {
  return {Counter{"address:" + attempt.address, kFreeByAddress},
          device_known ? Counter{"device:" + hex(secret_hash(attempt.device_secret)), kFreeByName}
                       : Counter{"name:" + key, kFreeByName}};
}

/// How long after the last failure nothing is tried.
seconds wait_after(std::int64_t failures, int free) {
  if (failures < free) return seconds(0);
  const auto doublings = std::min<std::int64_t>(failures - free, 10);
  return std::min<seconds>(seconds(std::int64_t{1} << doublings), kLongestWait);
}

base::Result<void> check_waits(db::Reader& reader, const std::array<Counter, 2>& counters, const base::Instant& now) {
  for (const Counter& counter : counters) {
    const auto failures = reader.maybe<Failures>(kSelectFailures, counter.name);
    if (!failures) return failures.error();
    if (!*failures || (*failures)->last_at.plus(kForgetAfter) < now) continue;
    const base::Instant until = (*failures)->last_at.plus(wait_after((*failures)->failures, counter.free));
    if (now < until) {
      const auto left = std::chrono::ceil<seconds>(until.time - now.time).count();
      return base::too_many(fmt::format("There were too many failed attempts; try again in {} seconds.", left));
    }
  }
  return {};
}

base::Error wrong() { return base::unauthenticated("The address or the password is wrong."); }

base::Error second_factor_needed(bool given) {
  base::Error error =
      base::unauthenticated(given ? "The code is wrong or was used." : "Enter the code of your second factor.");
  error.constraint = kSecondFactorNeeded;
  return error;
}

base::Result<void> count_failure(db::Database& database, const std::array<Counter, 2>& counters,
                                 const base::Instant& now) {
  const auto done = database.transact([&](db::Transaction& tx) -> base::Result<std::int64_t> {
    for (const Counter& counter : counters) {
      const auto counted = tx.execute(kCountFailure, counter.name, now, now.plus(-kForgetAfter));
      if (!counted) return counted.error();
    }
    return std::int64_t{0};
  });
  if (!done) return done.error();
  return {};
}

base::Result<SignedIn> begin_session(db::Transaction& tx, const Attempt& attempt, AccountId id,
                                     const std::array<Counter, 2>& counters, const base::Instant& now) {
  auto account = find_account(tx, id);
  if (!account) return account.error();
  SignedIn signed_in{SessionId::next(), make_secret(), attempt.device_secret, std::move(*account)};
  if (signed_in.device_secret.empty()) signed_in.device_secret = make_secret();
  const auto session =
      tx.execute(kInsertSession, signed_in.session_id, id, secret_hash(signed_in.session_secret),
                 base::shorten(attempt.device, 200), base::shorten(attempt.address, 100), now, now.plus(kLongest));
  if (!session) return session.error();
  const auto device = tx.execute(kInsertDevice, id, secret_hash(signed_in.device_secret), now);
  if (!device) return device.error();
  const auto forgiven = tx.execute("DELETE FROM sign_in_failure WHERE counter = $1", counters[1].name);
  if (!forgiven) return forgiven.error();
  const auto noted = activity::record(tx, {.by = {id.uuid, {}, attempt.request_id},
                                           .verb = "began",
                                           .object_kind = "session",
                                           .object_id = signed_in.session_id.text()});
  if (!noted) return noted.error();
  return signed_in;
}

}  // namespace

base::Result<SignedIn> sign_in(db::Database& database, const Attempt& attempt, const base::Instant& now) {
  const auto key = email_key(attempt.email);
  const std::string name = key ? *key : std::string(base::shorten(attempt.email, 100));
  const auto known = database.read(
      [&](db::Reader& reader) { return reader.maybe<Known>(kSelectKnown, name, secret_hash(attempt.device_secret)); });
  if (!known) return known.error();
  const bool device_known = *known && (*known)->device_known && !attempt.device_secret.empty();
  const auto counters = counters_of(attempt, name, device_known);
  const auto waits = database.read([&](db::Reader& reader) { return check_waits(reader, counters, now); });
  if (!waits) return waits.error();

  const std::string hash = *known ? (*known)->password_hash.value_or("") : "";
  const bool right = password_matches(hash, attempt.password);
  if (!right || !*known || (*known)->state != AccountState::Active) {
    if (auto counted = count_failure(database, counters, now); !counted) return counted.error();
    return wrong();
  }
  if ((*known)->second_factor && attempt.code.empty()) return second_factor_needed(false);
  bool code_holds = true;
  auto begun = database.transact([&](db::Transaction& tx) -> base::Result<SignedIn> {
    const auto holds = second_factor_holds(tx, (*known)->account_id, attempt.code, now);
    if (!holds) return holds.error();
    code_holds = *holds;
    if (!*holds) return second_factor_needed(true);
    return begin_session(tx, attempt, (*known)->account_id, counters, now);
  });
  if (!begun && !code_holds) {
    if (auto counted = count_failure(database, counters, now); !counted) return counted.error();
  }
  return begun;
}

base::Result<SignedIn> open_session(db::Transaction& tx, AccountId id, const Attempt& attempt,
                                    const base::Instant& now) {
  return begin_session(tx, attempt, id, counters_of(attempt, "", false), now);
}

base::Result<std::optional<Session>> find_session(db::Reader& reader, std::string_view secret,
                                                  const base::Instant& now) {
  return reader.maybe<Session>(kSelectSession, secret_hash(secret), now, now.plus(-kIdle));
}

bool lasts(const Session& session, const base::Instant& now) {
  return session.expires_at > now && session.last_seen_at > now.plus(-kIdle);
}

bool stale(const Session& session, const base::Instant& now) { return session.last_seen_at.plus(kTouchAfter) < now; }

base::Result<void> touch_session(db::Transaction& tx, SessionId id, const base::Instant& now) {
  const auto touched = tx.execute("UPDATE session SET last_seen_at = $2 WHERE session_id = $1", id, now);
  if (!touched) return touched.error();
  return {};
}

base::Result<std::vector<Session>> sessions_of(db::Reader& reader, AccountId id, const base::Instant& now) {
  return reader.many<Session>(kSelectSessions, id, now, now.plus(-kIdle));
}

base::Result<void> revoke_session(db::Transaction& tx, AccountId account, SessionId id, const base::Instant& now) {
  const auto ended =
      tx.execute("UPDATE session SET revoked_at = $3 WHERE session_id = $1 AND account_id = $2 AND revoked_at IS NULL",
                 id, account, now);
  if (!ended) return ended.error();
  if (*ended == 0) return base::not_found("There is no such session.");
  return {};
}

base::Result<void> act_for(db::Transaction& tx, AccountId account, SessionId id, std::optional<base::Uuid> organisation,
                           const base::Date& today) {
  if (organisation) {
    Caller caller;
    auto roles = roles_of(tx, account, today);
    if (!roles) return roles.error();
    caller.roles = std::move(*roles);
    const auto administered = caller.administered();
    if (std::find(administered.begin(), administered.end(), *organisation) == administered.end()) {
      return base::forbidden("You are no administrator of this organisation; ask one of them, or the cluster's staff.");
    }
  }
  const auto changed =
      tx.execute("UPDATE session SET acting_for = $3 WHERE session_id = $1 AND account_id = $2 AND revoked_at IS NULL",
                 id, account, organisation);
  if (!changed) return changed.error();
  if (*changed == 0) return base::not_found("There is no such session.");
  return {};
}

base::Result<void> revoke_sessions(db::Transaction& tx, AccountId account, std::optional<SessionId> except,
                                   const base::Instant& now) {
  const auto ended =
      tx.execute("UPDATE session SET revoked_at = $3 WHERE account_id = $1 AND session_id <> $2 AND revoked_at IS NULL",
                 account, except.value_or(SessionId{}), now);
  if (!ended) return ended.error();
  return {};
}

base::Result<NewApiToken> make_api_token(db::Transaction& tx, AccountId account, const std::string& name,
                                         const std::string& permissions, const base::Instant& expires_at,
                                         const base::Instant& now) {
  if (base::trim(name).empty()) return base::invalid_argument("The token needs a name, so that you know it later.");
  if (expires_at <= now || expires_at > now.plus(hours(366 * 24))) {
    return base::invalid_argument("A token ends at a moment from now to 366 days ahead.");
  }
  NewApiToken token{ApiTokenId::next(), "vallis_" + make_secret()};
  const auto made = tx.execute(kInsertToken, token.api_token_id, account, std::string(base::trim(name)),
                               secret_hash(token.secret), permissions, now, expires_at);
  if (!made) return made.error();
  return token;
}

base::Result<std::optional<ApiToken>> find_api_token(db::Reader& reader, std::string_view secret,
                                                     const base::Instant& now) {
  return reader.maybe<ApiToken>(kSelectToken, secret_hash(secret), now);
}

base::Result<std::vector<ApiToken>> api_tokens_of(db::Reader& reader, AccountId id, const base::Instant& now) {
  return reader.many<ApiToken>(kSelectTokens, id, now);
}

base::Result<void> revoke_api_token(db::Transaction& tx, AccountId account, ApiTokenId id, const base::Instant& now) {
  const auto ended = tx.execute(
      "UPDATE api_token SET revoked_at = $3 WHERE api_token_id = $1 AND account_id = $2 AND revoked_at IS NULL", id,
      account, now);
  if (!ended) return ended.error();
  if (*ended == 0) return base::not_found("There is no such token.");
  return {};
}

}  // namespace vallis::auth
