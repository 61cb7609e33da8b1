#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/current_database.hpp"
#include "auth/account.hpp"
#include "auth/permission.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

base::Result<auth::Role> role_of(const std::string& word) {
  const auto role = base::enum_of<auth::Role>(word);
  if (role) return *role;
  std::vector<std::string> known;
  for (const auto& [name, meaning] : base::enum_words<auth::Role>()) known.push_back(name);
  return base::invalid_argument(fmt::format("There is no role '{}'; there are {}.", word, base::join(known, ", ")));
}

base::Result<auth::AccountId> account_of(db::Reader& reader, const std::string& email) {
  const auto key = auth::email_key(email);
  if (!key) return key.error();
  const auto found = reader.maybe<auth::AccountId>("SELECT account_id FROM account WHERE email_key = $1", *key);
  if (!found) return found.error();
  if (!*found) return base::not_found(fmt::format("There is no account with the address '{}'.", email));
  return **found;
}

/// Who has access to the machine acts for nobody in particular; the log says so.
activity::Actor on_the_machine() { return {.request_id = "command line"}; }

base::Result<std::string> invite(db::Transaction& tx, const InviteOptions& options, std::optional<auth::Role> role,
                                 const base::Instant& now) {
  const auto account =
      auth::create_account(tx, {options.email, options.name, options.language}, auth::AccountState::Invited, now);
  if (!account) return account.error();
  if (role) {
    const auto granted = auth::grant_role(tx, account->account_id, {*role, "cluster", {}, now.date(), {}}, {});
    if (!granted) return granted.error();
  }
  auto ticket = auth::make_ticket(tx, account->account_id, auth::TicketPurpose::Invitation, now);
  if (!ticket) return ticket;
  const auto noted =
      auth::record_account(tx, on_the_machine(), "invited", account->account_id, activity::snapshot(*account));
  if (!noted) return noted.error();
  return ticket;
}

/// What is to be printed.
base::Result<std::string> change(db::Transaction& tx, const UserOptions& options, std::optional<auth::Role> role,
                                 const base::Instant& now) {
  const auto id = account_of(tx, options.email);
  if (!id) return id.error();
  std::string verb;
  std::string said;
  std::string after;
  switch (options.change) {
    case UserChange::Suspend:
      if (auto done = auth::suspend_account(tx, *id, now); !done) return done.error();
      verb = "suspended";
      said = fmt::format("{} is suspended, and signed out everywhere.\n", options.email);
      break;
    case UserChange::Resume:
      if (auto done = auth::resume_account(tx, *id); !done) return done.error();
      verb = "resumed";
      said = fmt::format("{} can sign in again.\n", options.email);
      break;
    case UserChange::Grant: {
      const auto granted = auth::grant_role(tx, *id, {*role, "cluster", {}, now.date(), {}}, {});
      if (!granted) return granted.error();
      verb = "role_granted";
      after = activity::snapshot(*granted);
      said = fmt::format("{} is {} in the whole cluster from today.\n", options.email, base::enum_word(*role));
      break;
    }
    case UserChange::PasswordLink: {
      const auto ticket = auth::make_ticket(tx, *id, auth::TicketPurpose::Password, now);
      if (!ticket) return ticket.error();
      verb = "password_link_made";
      const std::string& site = options.server.public_address;
      said = site.empty() ? fmt::format(
                                "A new password is set with this secret, which serves once and for two "
                                "hours:\n{}\n",
                                *ticket)
                          : fmt::format("A new password is set here, once and within two hours:\n{}/password#{}\n",
                                        site, *ticket);
      break;
    }
  }
  if (auto noted = auth::record_account(tx, on_the_machine(), verb, *id, after); !noted) return noted.error();
  return said;
}

}  // namespace

ExitCode invite_user(const InviteOptions& options) {
  std::optional<auth::Role> role;
  if (!options.role.empty()) {
    const auto known = role_of(options.role);
    if (!known) return report(known.error());
    role = *known;
  }
  const auto database = open_current_database(options.server);
  if (!database) return report(database.error());
  const base::Instant now = base::Instant::now();
  const auto ticket = (*database)->transact([&](db::Transaction& tx) { return invite(tx, options, role, now); });
  if (!ticket) return report(ticket.error());
  print(fmt::format("{} is invited. The invitation, which serves once and for 14 days:\n{}\n", options.email, *ticket));
  return kSuccess;
}

ExitCode list_users(const ServerSettings& settings) {
  const auto database = open_current_database(settings);
  if (!database) return report(database.error());
  std::string out;
  const auto read = (*database)->read([&](db::Reader& reader) -> base::Result<void> {
    const auto accounts = reader.many<auth::Account>(
        "SELECT account_id, email, name, language, state, created_at, version FROM account ORDER BY created_at, "
        "account_id");
    if (!accounts) return accounts.error();
    for (const auth::Account& account : *accounts) {
      const auto roles = auth::roles_of(reader, account.account_id, base::Instant::now().date());
      if (!roles) return roles.error();
      std::vector<std::string> words;
      for (const auth::RoleGrant& grant : *roles) {
        words.push_back(std::string(base::enum_word(grant.role)) +
                        (grant.scope_id ? fmt::format(" ({} {})", grant.scope_kind, grant.scope_id->text()) : ""));
      }
      out += fmt::format("{} {} {} {}\n", base::pad_right(account.email.value_or("–"), 36),
                         base::pad_right(account.name, 28), base::pad_right(base::enum_word(account.state), 10),
                         base::join(words, ", "));
    }
    return {};
  });
  if (!read) return report(read.error());
  print(out.empty() ? "There is no account yet; `vallis user invite` makes the first.\n" : out);
  return kSuccess;
}

ExitCode change_user(const UserOptions& options) {
  std::optional<auth::Role> role;
  if (options.change == UserChange::Grant) {
    const auto known = role_of(options.role);
    if (!known) return report(known.error());
    role = *known;
  }
  const auto database = open_current_database(options.server);
  if (!database) return report(database.error());
  const base::Instant now = base::Instant::now();
  const auto said = (*database)->transact([&](db::Transaction& tx) { return change(tx, options, role, now); });
  if (!said) return report(said.error());
  print(*said);
  return kSuccess;
}

}  // namespace vallis::app
