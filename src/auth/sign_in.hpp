#pragma once

#include <optional>
#include <string>
#include <vector>

#include "auth/account.hpp"
#include "base/time.hpp"
#include "db/database.hpp"

namespace vallis::auth {

using SessionId = base::Id<struct SessionTag>;
using ApiTokenId = base::Id<struct ApiTokenTag>;

/// The error's `constraint` where the password was right and the second factor is to be asked for.
constexpr std::string_view kSecondFactorNeeded = "second_factor";

struct Attempt {
  std::string email;
  std::string password;
  std::string code;           ///< of the second factor, or a recovery code; empty: none given
  std::string device_secret;  ///< from an earlier sign-in on this browser; empty: a strange one
  std::string device;         ///< what the browser calls itself
  std::string address;        ///< of the network
  std::string request_id{};   ///< for the log of activity
};

struct SignedIn {
  SessionId session_id;
  std::string session_secret;
  std::string device_secret;
  Account account;
};

/// Begins a session, on record. Failed attempts are not on record: whoever likes could fill the log with them. Errors:
/// Unauthenticated – one sentence whether the address or the password is wrong, after the same time; with
/// kSecondFactorNeeded where the second factor is missing or wrong; TooMany – too many failed attempts, with the
/// seconds to wait.
///
/// Failures are counted for the address, and for the name apart by device: from one that the person used before a
/// stranger's guesses do not count, so that nobody can be kept out by wrong passwords. After five (for an address
/// twenty) each further one doubles the time to wait, up to 15 minutes. Cost: that of password_matches, outside of any
/// transaction. Source: OWASP, Authentication and Slow Down Online Guessing Attacks with Device Cookies.
base::Result<SignedIn> sign_in(db::Database& database, const Attempt& attempt, const base::Instant& now);

/// Begins a session of somebody who proved elsewhere who they are. Errors: those of db.
base::Result<SignedIn> open_session(db::Transaction& tx, AccountId id, const Attempt& attempt,
                                    const base::Instant& now);

/// A session as its owner sees it.
struct Session {
  SessionId session_id;
  AccountId account_id;
  std::optional<base::Uuid> acting_for;
  std::string device;
  std::string address;
  base::Instant created_at;
  base::Instant last_seen_at;
  base::Instant expires_at;
};
VALLIS_DESCRIBE(Session, session_id, account_id, acting_for, device, address, created_at, last_seen_at, expires_at)

/// The session of a secret, when it is valid now and its account active. It ends 14 days after it was last seen, and
/// 90 days after it began.
base::Result<std::optional<Session>> find_session(db::Reader& reader, std::string_view secret,
                                                  const base::Instant& now);

/// Whether a session that was found lasts until now.
bool lasts(const Session& session, const base::Instant& now);

/// Whether it is worth a write to note that the session is in use: once in ten minutes.
bool stale(const Session& session, const base::Instant& now);
base::Result<void> touch_session(db::Transaction& tx, SessionId id, const base::Instant& now);

base::Result<std::vector<Session>> sessions_of(db::Reader& reader, AccountId id, const base::Instant& now);

/// Errors: NotFound – the account has no such session.
base::Result<void> revoke_session(db::Transaction& tx, AccountId account, SessionId id, const base::Instant& now);

/// Whom the session acts for from now on; none: for nobody but the person. Errors: NotFound – the account has no such
/// session; Forbidden – the account is no administrator of that organisation today.
base::Result<void> act_for(db::Transaction& tx, AccountId account, SessionId id, std::optional<base::Uuid> organisation,
                           const base::Date& today);

/// Ends every session of the account but one, if one is named.
base::Result<void> revoke_sessions(db::Transaction& tx, AccountId account, std::optional<SessionId> except,
                                   const base::Instant& now);

struct ApiToken {
  ApiTokenId api_token_id;
  AccountId account_id;
  std::string name;
  std::string permissions;  ///< separated by blanks
  base::Instant created_at;
  base::Instant expires_at;
  std::optional<base::Instant> last_used_at;
};
VALLIS_DESCRIBE(ApiToken, api_token_id, account_id, name, permissions, created_at, expires_at, last_used_at)

struct NewApiToken {
  ApiTokenId api_token_id;
  std::string secret;  ///< shown this once
};

/// Errors: InvalidArgument – an empty name, an end that is past or more than
/// 366 days ahead.
base::Result<NewApiToken> make_api_token(db::Transaction& tx, AccountId account, const std::string& name,
                                         const std::string& permissions, const base::Instant& expires_at,
                                         const base::Instant& now);
base::Result<std::optional<ApiToken>> find_api_token(db::Reader& reader, std::string_view secret,
                                                     const base::Instant& now);
base::Result<std::vector<ApiToken>> api_tokens_of(db::Reader& reader, AccountId id, const base::Instant& now);
base::Result<void> revoke_api_token(db::Transaction& tx, AccountId account, ApiTokenId id, const base::Instant& now);

}  // namespace vallis::auth
