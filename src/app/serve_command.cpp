#include <fmt/format.h>

#include <csignal>

#include "app/commands.hpp"
#include "app/server.hpp"
#include "app/version.hpp"
#include "auth/account.hpp"
#include "auth/permission.hpp"

namespace vallis::app {

ExitCode serve(const ServerSettings& settings) {
  // Blocked before any thread begins, so that the signal comes to the one that waits for it.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  auto server = RunningServer::start(settings);
  if (!server) return report(server.error());
  print(fmt::format("Vallis {} answers at http://{}:{}/ – the API to read is at /api/docs. Ctrl-C ends it.\n", kVersion,
                    settings.address, (*server)->port()));
  if (const std::string& code = (*server)->setup_code(); !code.empty()) {
    print(fmt::format("The server is empty. The code to set it up, which serves once, until the next start:\n{}\n",
                      code));
  }
  int signal = 0;
  sigwait(&signals, &signal);
  server->reset();  // lets running requests end
  return kSuccess;
}

ExitCode migrate_database(const ServerSettings& settings, bool dry_run) {
  const auto series = built_in_migrations();
  if (!series) return report(series.error());
  const auto database = open_database(settings);
  if (!database) return report(database.error());
  if (dry_run) {
    const auto state = db::migration_state(**database, *series);
    if (!state) return report(state.error());
    for (const auto& done : state->applied) {
      print(fmt::format("applied  {}  {}  {}\n", done.name, done.applied_at.text(), done.program_version));
    }
    for (const std::string& name : state->pending) print(fmt::format("pending  {}\n", name));
    return kSuccess;
  }
  const auto applied = db::migrate(**database, *series, kVersion);
  if (!applied) return report(applied.error());
  for (const std::string& name : *applied) print(fmt::format("applied  {}\n", name));
  if (applied->empty()) print("The database is up to date.\n");
  return kSuccess;
}

ExitCode invite_user(const InviteOptions& options) {
  const auto role = base::enum_of<auth::Role>(options.role);
  if (!options.role.empty() && !role) {
    return report(base::invalid_argument(fmt::format("There is no role '{}'.", options.role)));
  }
  const auto series = built_in_migrations();
  if (!series) return report(series.error());
  const auto database = open_database(options.server);
  if (!database) return report(database.error());
  if (const auto applied = db::migrate(**database, *series, kVersion); !applied) return report(applied.error());
  const base::Instant now = base::Instant::now();
  const auto ticket = (*database)->transact([&](db::Transaction& tx) -> base::Result<std::string> {
    const auto account =
        auth::create_account(tx, {options.email, options.name, options.language}, auth::AccountState::Invited, now);
    if (!account) return account.error();
    if (role) {
      const auto granted = auth::grant_role(tx, account->account_id, {*role, "cluster", {}, now.date(), {}}, {});
      if (!granted) return granted.error();
    }
    return auth::make_ticket(tx, account->account_id, auth::TicketPurpose::Invitation, now);
  });
  if (!ticket) return report(ticket.error());
  print(fmt::format("{} is invited. The invitation, which serves once and for 14 days:\n{}\n", options.email, *ticket));
  return kSuccess;
}

}  // namespace vallis::app
