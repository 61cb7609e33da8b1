#include "demo/accounts.hpp"

#include "auth/secret.hpp"
#include "demo/load.hpp"

namespace vallis::demo {
namespace {

constexpr std::string_view kAccounts = R"sql(
    SELECT a.account_id, a.name, a.email, g.role, a.language
    FROM account a JOIN role_grant g ON g.account_id = a.account_id
    WHERE a.state = 'active' AND a.email IS NOT NULL AND CAST(a.account_id AS text) LIKE $1
        AND CAST(g.role_grant_id AS text) LIKE $1 AND g.scope_kind IN ('cluster', 'organisation')
    ORDER BY g.role, a.email
)sql";

}  // namespace

base::Result<SignIn> set_passwords(db::Database& database, const base::Instant& now) {
  SignIn sign_in;
  // Long enough not to be guessed, short enough to be typed.
  sign_in.password = "demo-" + auth::make_secret().substr(0, 12);
  return database.transact([&](db::Transaction& tx) -> base::Result<SignIn> {
    if (auto fine = check_only_sample(tx); !fine) return fine.error();
    auto accounts = tx.many<DemoAccount>(kAccounts, "%" + std::string(base::kSampleMark));
    if (!accounts) return accounts.error();
    if (accounts->empty()) return base::not_found("There is no demo with accounts here; `vallis demo load` makes one.");
    for (const DemoAccount& account : *accounts) {
      const auto ticket = auth::make_ticket(tx, account.account_id, auth::TicketPurpose::Password, now);
      if (!ticket) return ticket.error();
      const auto set = auth::redeem_ticket(tx, *ticket, auth::TicketPurpose::Password, sign_in.password, now);
      if (!set) return set.error();
    }
    sign_in.accounts = std::move(*accounts);
    return sign_in;
  });
}

}  // namespace vallis::demo
