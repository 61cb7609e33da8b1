#pragma once

#include <string>
#include <vector>

#include "auth/account.hpp"
#include "auth/permission.hpp"

namespace vallis::demo {

/// Somebody who can sign in to look round.
struct DemoAccount {
  auth::AccountId account_id;
  std::string name;
  std::string email;
  std::string role;
  std::string language;
};
VALLIS_DESCRIBE(DemoAccount, account_id, name, email, role, language)

struct SignIn {
  std::string password;  ///< of all of them
  std::vector<DemoAccount> accounts;
};

/// Gives the accounts of a sample a new password, made up at random and shown this once; sessions of before end. Other
/// accounts keep theirs. Errors: Conflict – the database operates a cluster that is no sample; NotFound – it holds
/// none. Cost: that of auth::hash_password for each account.
base::Result<SignIn> set_passwords(db::Database& database, const base::Instant& now);

}  // namespace vallis::demo
