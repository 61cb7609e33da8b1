#include "app/exchange_command.hpp"

#include <fmt/format.h>

#include "app/observed_database.hpp"
#include "base/file.hpp"
#include "scorecards/exchange.hpp"
#include "scorecards/exchange_key.hpp"

namespace vallis::app {
namespace {

const activity::Actor kAtTheMachine{.request_id = "command line"};

}  // namespace

ExitCode export_exchange(const ExchangeExportOptions& options) {
  const auto database = observed_database(options.server);
  if (!database) return report(database.error());
  const auto statement = (*database)->read([&](db::Reader& reader) -> base::Result<scorecards::ExchangeStatement> {
    const auto cluster = cluster_named(reader, options.cluster);
    if (!cluster) return cluster.error();
    return scorecards::exchange_statement(reader, cluster->cluster_id, base::Instant::now());
  });
  if (!statement) return report(statement.error());
  const auto key = scorecards::own_key(**database);
  if (!key) return report(key.error());
  const std::string bytes = scorecards::write_exchange(*statement, *key);
  if (options.file.empty()) {
    print(bytes);
    return kSuccess;
  }
  if (auto written = base::write_file(options.file, bytes); !written) return report(written.error());
  print(fmt::format("{} figures of {}, signed by {}\n", statement->figures.size(), statement->cluster_code,
                    base::key_fingerprint(key->public_key())));
  return kSuccess;
}

ExitCode verify_exchange(const ExchangeFileOptions& options) {
  const auto bytes = base::read_file(options.file);
  if (!bytes) return report(bytes.error());
  const auto database = observed_database(options.server);
  if (!database) return report(database.error());
  const auto check = (*database)->read(
      [&](db::Reader& reader) { return scorecards::check_exchange(reader, *bytes, options.file.filename().string()); });
  if (!check) return report(check.error());
  print(fmt::format("The signature holds: {} figures of {}, signed by {}\n", check->figure_count, check->cluster_code,
                    check->fingerprint));
  print(check->is_known ? fmt::format("The key is known as {}.\n", check->partner_name) : check->advice + "\n");
  return kSuccess;
}

ExitCode import_exchange_file(const ExchangeFileOptions& options) {
  const auto bytes = base::read_file(options.file);
  if (!bytes) return report(bytes.error());
  const auto database = observed_database(options.server);
  if (!database) return report(database.error());
  const auto key = scorecards::own_key(**database);
  if (!key) return report(key.error());
  std::optional<std::string> trust_as;
  if (!options.trust_as.empty()) trust_as = options.trust_as;
  const auto made = (*database)->transact([&](db::Transaction& tx) {
    return scorecards::import_exchange(tx, kAtTheMachine, base::Instant::now(), key->public_key(), *bytes,
                                       options.file.filename().string(), trust_as);
  });
  if (!made) return report(made.error());
  if (made->partner_is_new) print(fmt::format("The key is trusted from now on as {}.\n", made->partner_name));
  print(fmt::format("{} of {}: {} new, {} revised, {} unchanged. What is new or revised is proposed.\n",
                    made->new_count + made->revised_count + made->unchanged_count, made->cluster_code, made->new_count,
                    made->revised_count, made->unchanged_count));
  return kSuccess;
}

ExitCode show_exchange_keys(const ServerSettings& settings) {
  const auto database = observed_database(settings);
  if (!database) return report(database.error());
  const auto key = scorecards::own_key(**database);
  if (!key) return report(key.error());
  const auto all = (*database)->read([](db::Reader& reader) { return scorecards::partners(reader); });
  if (!all) return report(all.error());
  print(fmt::format("own key {}  {}\n", key->public_key(), base::key_fingerprint(key->public_key())));
  for (const auto& one : *all) print(fmt::format("{}: {}  {}\n", one.name, one.cluster_code, one.fingerprint));
  return kSuccess;
}

}  // namespace vallis::app
