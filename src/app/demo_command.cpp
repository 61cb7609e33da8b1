#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/directory_data.hpp"
#include "app/embedded.hpp"
#include "app/version.hpp"
#include "demo/accounts.hpp"
#include "demo/load.hpp"
#include "demo/remove.hpp"

namespace vallis::app {
namespace {

/// Up to date and with the words that rows refer to, as the server makes it when it starts.
base::Result<std::unique_ptr<db::Database>> filled_database(const ServerSettings& settings) {
  const auto series = built_in_migrations();
  if (!series) return series.error();
  auto database = open_database(settings);
  if (!database) return database;
  if (const auto applied = db::migrate(**database, *series, kVersion); !applied) return applied.error();
  if (auto filled = fill_directory(**database); !filled) return filled.error();
  return database;
}

base::Result<demo::Loaded> load(db::Database& database, const DemoOptions& options) {
  const auto files = embedded_folder("demo");
  const auto sample = demo::read_sample(files);
  if (!sample) return sample.error();
  if (!options.organisations) return demo::load_sample(database, *sample, options.seed);
  const auto words = demo::read_words(files);
  if (!words) return words.error();
  const std::int64_t people = options.people.value_or(4 * *options.organisations);
  return demo::load_synthetic(database, *words, sample->story.told_on,
                              {*options.organisations, people, options.clusters}, options.seed);
}

}  // namespace

ExitCode load_demo(const DemoOptions& options) {
  const auto database = filled_database(options.server);
  if (!database) return report(database.error());
  if (options.if_absent) {
    const auto there = (*database)->read([](db::Reader& reader) { return demo::has_sample(reader); });
    if (!there) return report(there.error());
    if (*there) return kSuccess;
  }
  const auto loaded = load(**database, options);
  if (!loaded) return report(loaded.error());
  print(
      fmt::format("The demo is loaded: {} organisations, {} people, {} memberships, {} accounts. All of it is made "
                  "up.\n",
                  loaded->organisation_count, loaded->person_count, loaded->membership_count, loaded->account_count));
  return kSuccess;
}

ExitCode remove_demo(const ServerSettings& settings) {
  const auto database = filled_database(settings);
  if (!database) return report(database.error());
  const auto removed = demo::remove_sample(**database);
  if (!removed) return report(removed.error());
  for (const demo::RemovedRows& rows : *removed) print(fmt::format("{:>9}  {}\n", rows.row_count, rows.table));
  print("The demo is removed.\n");
  return kSuccess;
}

ExitCode show_demo_accounts(const ServerSettings& settings) {
  const auto database = filled_database(settings);
  if (!database) return report(database.error());
  const auto sign_in = demo::set_passwords(**database, base::Instant::now());
  if (!sign_in) return report(sign_in.error());
  print(fmt::format("Accounts of the demo; the password of all of them, new each time this is asked: {}\n",
                    sign_in->password));
  for (const demo::DemoAccount& account : sign_in->accounts) {
    print(fmt::format("  {:<19} {:<2}  {}\n", account.role, account.language, account.email));
  }
  return kSuccess;
}

}  // namespace vallis::app
