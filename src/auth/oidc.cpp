#include "auth/oidc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "activity/log.hpp"
#include "auth/detail/fetch.hpp"
#include "auth/jws.hpp"
#include "auth/secret.hpp"
#include "http/message.hpp"

namespace vallis::auth {

struct OidcAttempt {
  std::string nonce;
  std::string verifier;
  base::Instant expires_at;
};
VALLIS_DESCRIBE(OidcAttempt, nonce, verifier, expires_at)

struct Linked {
  AccountId account_id;
  AccountState state = AccountState::Invited;
};
VALLIS_DESCRIBE(Linked, account_id, state)

namespace {

constexpr auto kAttemptLasts = std::chrono::minutes(10);
constexpr auto kSkew = std::chrono::minutes(2);
constexpr auto kDiscoveryLasts = std::chrono::hours(1);
constexpr auto kKeysLast = std::chrono::minutes(1);

constexpr std::string_view kSelectLinked = R"sql(
    SELECT a.account_id, a.state FROM account_identity i JOIN account a ON a.account_id = i.account_id
    WHERE i.issuer = $1 AND i.subject = $2
)sql";

constexpr std::string_view kLink = R"sql(
    INSERT INTO account_identity (issuer, subject, account_id, linked_at) VALUES ($1, $2, $3, $4)
)sql";

const base::Json* member(const base::Json& json, std::string_view key) {
  return json.is_object() ? json.as_object().if_contains(key) : nullptr;
}
std::string text(const base::Json& json, std::string_view key) {
  const auto* found = member(json, key);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}
std::optional<base::Instant> moment(const base::Json& json, std::string_view key) {
  const auto* found = member(json, key);
  if (found == nullptr || !found->is_number()) return std::nullopt;
  const auto seconds = found->to_number<double>();
  if (!(seconds > 0 && seconds < 1e11)) return std::nullopt;
  return base::Instant{
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::seconds(static_cast<std::int64_t>(seconds)))};
}

base::Error untrusted(std::string_view why) {
  return base::unauthenticated(fmt::format("The provider's word cannot be taken: {}. Begin to sign in again.", why));
}
base::Error not_linked() {
  return base::forbidden("No account here belongs to who signed in there; ask the staff for an invitation.");
}

base::Result<base::Json> fetch_json(const std::string& address, const std::string& form = "",
                                    const std::string& basic = "") {
  const auto fetched = detail::fetch(address, form, basic);
  if (!fetched) return fetched.error();
  auto json = base::parse_json(fetched->body, "answer");
  if (fetched->status != 200 || !json) {
    return base::unavailable(fmt::format("The provider answered {} at '{}'.", fetched->status, address));
  }
  return json;
}

base::Result<OidcAttempt> take_attempt(db::Database& database, const std::string& state, const base::Instant& now) {
  // Taken away first and for good: a state serves once, whatever comes of it.
  const auto attempt = database.transact([&](db::Transaction& tx) {
    return tx.maybe<OidcAttempt>("DELETE FROM oidc_attempt WHERE state_hash = $1 RETURNING nonce, verifier, expires_at",
                                 secret_hash(state));
  });
  if (!attempt) return attempt.error();
  if (!*attempt || (*attempt)->expires_at <= now) return untrusted("the sign-in was not begun here, or too long ago");
  return **attempt;
}

/// The account of an identity; with the provider's word for an address, if that is to count.
base::Result<AccountId> account_of(db::Transaction& tx, const OidcSettings& settings, const base::Json& claims,
                                   const base::Instant& now) {
  const std::string subject = text(claims, "sub");
  const auto linked = tx.maybe<Linked>(kSelectLinked, settings.issuer, subject);
  if (!linked) return linked.error();
  if (*linked) {
    if ((*linked)->state != AccountState::Active) return base::forbidden("This account is suspended; ask the staff.");
    return (*linked)->account_id;
  }
  const auto* verified = member(claims, "email_verified");
  const bool sure = verified != nullptr && verified->is_bool() && verified->as_bool();
  const auto key = email_key(text(claims, "email"));
  if (!settings.link_by_verified_mail || !sure || !key) return not_linked();
  const auto known = tx.maybe<Linked>("SELECT account_id, state FROM account WHERE email_key = $1", *key);
  if (!known) return known.error();
  if (!*known) return not_linked();
  if ((*known)->state == AccountState::Suspended) return base::forbidden("This account is suspended; ask the staff.");
  const AccountId account = (*known)->account_id;
  const auto added = tx.execute(kLink, settings.issuer, subject, account, now);
  if (!added) return added.error();
  const auto active = tx.execute(
      "UPDATE account SET state = 'active', version = version + 1 WHERE account_id = $1 AND state = 'invited'",
      account);
  if (!active) return active.error();
  const auto noted = activity::record(
      tx, {.by = {account.uuid, {}, {}}, .verb = "linked", .object_kind = "account", .object_id = account.text()});
  if (!noted) return noted.error();
  return account;
}

}  // namespace

base::Result<void> check_claims(const base::Json& claims, const Expected& expected, const base::Instant& now) {
  if (text(claims, "iss") != expected.issuer) return untrusted("the token is another provider's");
  const auto* audience = member(claims, "aud");
  const auto names_us = [&](const base::Json& one) { return one.is_string() && one.as_string() == expected.client_id; };
  const bool one = audience != nullptr && names_us(*audience);
  const bool among = audience != nullptr && audience->is_array() &&
                     std::any_of(audience->as_array().begin(), audience->as_array().end(), names_us);
  if (!one && !among) return untrusted("the token is for somebody else");
  const std::string party = text(claims, "azp");
  const bool several = among && audience->as_array().size() > 1;
  if ((several || !party.empty()) && party != expected.client_id) return untrusted("the token is for somebody else");
  const auto ends = moment(claims, "exp");
  const auto made = moment(claims, "iat");
  if (!ends || *ends <= now.plus(-kSkew)) return untrusted("the token has ended");
  if (!made || *made > now.plus(kSkew)) return untrusted("the token is from the future; are the clocks right");
  if (expected.nonce.empty() || text(claims, "nonce") != expected.nonce) return untrusted("the token was used before");
  if (text(claims, "sub").empty()) return untrusted("the token names nobody");
  return {};
}

base::Result<base::Json> OidcClient::discovery(const base::Instant& now) {
  const std::lock_guard lock(mutex_);
  if (discovery_ && now < discovery_at_.plus(kDiscoveryLasts)) return *discovery_;
  auto found = fetch_json(settings_.issuer + "/.well-known/openid-configuration");
  if (!found) return found;
  // Source: OpenID Connect Discovery 1.0, section 4.3.
  if (text(*found, "issuer") != settings_.issuer) {
    return base::unavailable("The provider calls itself by another name than the settings do.");
  }
  discovery_ = std::move(*found);
  discovery_at_ = now;
  return *discovery_;
}

base::Result<base::Json> OidcClient::keys(const base::Instant& now, bool anew) {
  const auto provider = discovery(now);
  if (!provider) return provider.error();
  const std::lock_guard lock(mutex_);
  if (keys_ && (!anew || now < keys_at_.plus(kKeysLast))) return *keys_;
  auto found = fetch_json(text(*provider, "jwks_uri"));
  if (!found) return found;
  keys_ = std::move(*found);
  keys_at_ = now;
  return *keys_;
}

base::Result<base::Json> OidcClient::claims_of(const std::string& id_token, const base::Instant& now) {
  for (const bool anew : {false, true}) {
    const auto known = keys(now, anew);
    if (!known) return known.error();
    auto claims = verify_jws(id_token, *known);
    if (claims || claims.error().kind != base::ErrorKind::NotFound) return claims;
  }
  return untrusted("it is signed with a key that the provider does not name");
}

base::Result<OidcClient::Begun> OidcClient::begin(db::Database& database, const base::Instant& now) {
  const auto provider = discovery(now);
  if (!provider) return provider.error();
  const std::string state = make_secret();
  const std::string nonce = make_secret();
  const std::string verifier = make_secret();
  const auto kept = database.transact([&](db::Transaction& tx) -> base::Result<std::int64_t> {
    const auto old = tx.execute("DELETE FROM oidc_attempt WHERE expires_at < $1", now);
    if (!old) return old.error();
    return tx.execute("INSERT INTO oidc_attempt (state_hash, nonce, verifier, expires_at) VALUES ($1, $2, $3, $4)",
                      secret_hash(state), nonce, verifier, now.plus(kAttemptLasts));
  });
  if (!kept) return kept.error();
  const std::string endpoint = text(*provider, "authorization_endpoint");
  std::string address = endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&");
  address += "response_type=code&scope=openid%20email%20profile&code_challenge_method=S256";
  address += "&client_id=" + http::percent_encode(settings_.client_id);
  address += "&redirect_uri=" + http::percent_encode(settings_.redirect_uri);
  address += "&state=" + state + "&nonce=" + nonce + "&code_challenge=" + code_challenge(verifier);
  return Begun{std::move(address), state};
}

base::Result<SignedIn> OidcClient::finish(db::Database& database, const std::string& code, const std::string& state,
                                          const std::string& browser_state, const Attempt& attempt,
                                          const base::Instant& now) {
  if (state.empty() || state != browser_state) return untrusted("the sign-in was begun in another browser");
  const auto begun = take_attempt(database, state, now);
  if (!begun) return begun.error();
  const auto provider = discovery(now);
  if (!provider) return provider.error();
  const std::string form = "grant_type=authorization_code&code=" + http::percent_encode(code) +
                           "&redirect_uri=" + http::percent_encode(settings_.redirect_uri) +
                           "&code_verifier=" + begun->verifier;
  // RFC 6749, section 2.3.1: both are form-encoded before they are put into Basic.
  const std::string basic =
      http::percent_encode(settings_.client_id) + ":" + http::percent_encode(settings_.client_secret);
  const auto tokens = fetch_json(text(*provider, "token_endpoint"), form, basic);
  if (!tokens) return tokens.error();
  const auto claims = claims_of(text(*tokens, "id_token"), now);
  if (!claims) return claims.error();
  const auto fine = check_claims(*claims, {settings_.issuer, settings_.client_id, begun->nonce}, now);
  if (!fine) return fine.error();
  return database.transact([&](db::Transaction& tx) -> base::Result<SignedIn> {
    const auto account = account_of(tx, settings_, *claims, now);
    if (!account) return account.error();
    return open_session(tx, *account, attempt, now);
  });
}

base::Result<std::optional<std::string>> OidcClient::sign_out_address() {
  const auto provider = discovery(base::Instant::now());
  if (!provider) return provider.error();
  const std::string endpoint = text(*provider, "end_session_endpoint");
  if (endpoint.empty()) return std::optional<std::string>();
  return std::optional(endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") +
                       "client_id=" + http::percent_encode(settings_.client_id));
}

}  // namespace vallis::auth
