#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>

#include "auth/account.hpp"
#include "auth/permission.hpp"
#include "auth/secret.hpp"
#include "db/database.hpp"

namespace vallis::test {

/// An account with a role in the whole cluster (or in one organisation, or none), made below the API.
inline auth::AccountId given_account(db::Database& database, const std::string& name, std::optional<auth::Role> role,
                                     std::optional<base::Uuid> organisation = {}) {
  const auto now = base::Instant::now();
  return database
      .transact([&](db::Transaction& tx) -> base::Result<auth::AccountId> {
        const auto made =
            auth::create_account(tx, {name + "@example.org", name, "en"}, auth::AccountState::Active, now);
        if (!made) return made.error();
        if (role) {
          const auto granted = auth::grant_role(
              tx, made->account_id,
              {*role, organisation ? "organisation" : "cluster", organisation, now.date().plus_days(-1), {}}, {});
          if (!granted) return granted.error();
        }
        return made->account_id;
      })
      .value();
}

/// A session and the header that carries it.
inline std::string session_header(db::Database& database, auth::AccountId account) {
  const auto now = base::Instant::now();
  const std::string secret = auth::make_secret();
  const auto done = database.transact([&](db::Transaction& tx) {
    return tx.execute(
        "INSERT INTO session (session_id, account_id, secret_hash, device, address, created_at, last_seen_at, "
        "expires_at) VALUES ($1, $2, $3, '', '', $4, $4, $5)",
        base::Uuid::next(), account, auth::secret_hash(secret), now, now.plus(std::chrono::hours(9)));
  });
  return done ? "Cookie: vallis_session=" + secret + "\r\n" : "";
}

}  // namespace vallis::test
