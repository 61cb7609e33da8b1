#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "activity/log.hpp"
#include "base/described_json.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"

namespace vallis::auth {

using AccountId = base::Id<struct AccountTag>;

enum class AccountState { Invited, Active, Suspended, Erased };
VALLIS_DESCRIBE_ENUM(AccountState, Invited, Active, Suspended, Erased)

/// A person who signs in, as far as others may know of it.
struct Account {
  AccountId account_id;
  std::optional<std::string> email;  ///< none once erased
  std::string name;
  std::string language;  ///< "en" or "ru"
  AccountState state = AccountState::Invited;
  base::Instant created_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Account, account_id, email, name, language, state, created_at, version)

struct NewAccount {
  std::string email;
  std::string name;
  std::string language = "en";
};
VALLIS_DESCRIBE(NewAccount, email, name, language)

/// The form in which addresses are compared: lower case, without blanks around it. Errors: InvalidArgument – no
/// address (one @, something on both sides, a dot behind it, no blanks, at most 254 bytes).
base::Result<std::string> email_key(std::string_view email);

/// Errors: Conflict – the address is taken; InvalidArgument – no address, an empty name, an unknown language.
base::Result<Account> create_account(db::Transaction& tx, const NewAccount& account, AccountState state,
                                     const base::Instant& now);

/// NotFound where there is none.
base::Result<Account> find_account(db::Reader& reader, AccountId id);

/// The account of an address, however it is written. For the program itself: no answer may tell whether there is one.
base::Result<std::optional<Account>> find_account_by_email(db::Reader& reader, std::string_view email);

enum class TicketPurpose { Invitation, Password };
VALLIS_DESCRIBE_ENUM(TicketPurpose, Invitation, Password)

/// A secret to be sent by mail; an older one for the same purpose no longer serves. Invitations last 14 days, a new
/// password two hours. Errors: Conflict – an invitation of somebody who is not invited, a password of somebody who is
/// suspended or erased.
base::Result<std::string> make_ticket(db::Transaction& tx, AccountId id, TicketPurpose purpose,
                                      const base::Instant& now);

/// Takes up an invitation, or sets a new password by a ticket; the account is active then and every session of it ends.
/// Errors: Unauthenticated – the secret is wrong, was used, or is too old (one sentence for all); InvalidArgument – the
/// password can be guessed. Cost: that of hash_password.
base::Result<Account> redeem_ticket(db::Transaction& tx, std::string_view secret, TicketPurpose purpose,
                                    std::string_view password, const base::Instant& now);

/// Errors: Forbidden – the old password is wrong; InvalidArgument – the new one can be guessed.
base::Result<void> change_password(db::Transaction& tx, AccountId id, std::string_view old_password,
                                   std::string_view new_password, const base::Instant& now);

/// A second factor that is not yet in force. Errors: Conflict – there is one in force.
base::Result<db::Bytes> begin_totp(db::Transaction& tx, AccountId id);

/// Puts it in force by a code of it, and gives ten recovery codes, shown this once. Errors: Conflict – none was begun;
/// Forbidden – the code is wrong.
base::Result<std::vector<std::string>> confirm_totp(db::Transaction& tx, AccountId id, std::string_view code,
                                                    const base::Instant& now);

/// Takes it away, with its recovery codes. Errors: Forbidden – neither a code of it nor a recovery code.
base::Result<void> remove_totp(db::Transaction& tx, AccountId id, std::string_view code, const base::Instant& now);

/// Whether a second factor is in force. Errors: NotFound.
base::Result<bool> has_second_factor(db::Reader& reader, AccountId id);

/// Whether a code is the second factor's, or a recovery code, which is used up by this. True where there is no second
/// factor in force.
base::Result<bool> second_factor_holds(db::Transaction& tx, AccountId id, std::string_view code,
                                       const base::Instant& now);

/// Ends all sessions and tokens; the person cannot sign in until it is resumed. Errors: Conflict – not active.
base::Result<void> suspend_account(db::Transaction& tx, AccountId id, const base::Instant& now);
base::Result<void> resume_account(db::Transaction& tx, AccountId id);

/// Takes away all that is personal, also from the log of activity, and every way to sign in; the row stays as the
/// author of what was done. Cannot be undone.
base::Result<void> erase_account(db::Transaction& tx, AccountId id, const base::Instant& now,
                                 const activity::Actor& by = {});

/// Notes in the log of activity what was done to an account; last in the transaction. `after` is a snapshot without
/// secrets, or empty.
base::Result<void> record_account(db::Transaction& tx, const activity::Actor& by, std::string_view verb, AccountId id,
                                  std::string after = {});

}  // namespace vallis::auth
