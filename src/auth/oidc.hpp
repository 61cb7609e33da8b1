#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "auth/sign_in.hpp"
#include "base/json.hpp"

namespace vallis::auth {

/// A provider of OpenID Connect at which people sign in.
struct OidcSettings {
  std::string issuer;  ///< "https://id.example.org"; http:// only on this machine
  std::string client_id;
  std::string client_secret;
  std::string redirect_uri;            ///< of this server: "https://vallis.example.org/api/v1/oidc/callback"
  bool link_by_verified_mail = false;  ///< whether the provider's word for an address opens the account with it
};

/// What a token must say. Source: OpenID Connect Core 1.0, section 3.1.3.7.
struct Expected {
  std::string issuer;
  std::string client_id;
  std::string nonce;
};

/// Clocks may differ by two minutes. Errors: Unauthenticated, with what does not hold.
base::Result<void> check_claims(const base::Json& claims, const Expected& expected, const base::Instant& now);

/// The code flow with PKCE, state and nonce. The provider's addresses are asked for once an hour, its keys whenever a
/// token has one that is not known, at most once a minute. Threads may use it at the same time.
class OidcClient {
 public:
  explicit OidcClient(OidcSettings settings) : settings_(std::move(settings)) {}

  struct Begun {
    std::string address;  ///< to send the browser to
    std::string state;    ///< for its cookie, so that nobody is signed in by another's link
  };
  /// Errors: Unavailable – the provider does not answer, or not as one.
  base::Result<Begun> begin(db::Database& database, const base::Instant& now);

  /// What came back. Gives a session of the account that is linked to this identity. Errors: Unauthenticated – a state
  /// that is none, was used or is not the browser's; a token that does not hold; Forbidden – no account is linked, or
  /// it is suspended; Unavailable.
  base::Result<SignedIn> finish(db::Database& database, const std::string& code, const std::string& state,
                                const std::string& browser_state, const Attempt& attempt, const base::Instant& now);

  /// Where to send the browser to sign out there as well; none where the provider has no such page.
  base::Result<std::optional<std::string>> sign_out_address();

 private:
  base::Result<base::Json> discovery(const base::Instant& now);
  base::Result<base::Json> keys(const base::Instant& now, bool anew);
  base::Result<base::Json> claims_of(const std::string& id_token, const base::Instant& now);

  OidcSettings settings_;
  std::mutex mutex_;
  std::optional<base::Json> discovery_;
  std::optional<base::Json> keys_;
  base::Instant discovery_at_;
  base::Instant keys_at_;
};

}  // namespace vallis::auth
