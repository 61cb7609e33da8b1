#include <fmt/format.h>

#include <csignal>

#include "app/commands.hpp"
#include "app/server.hpp"
#include "app/version.hpp"

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

}  // namespace vallis::app
