#include "app/current_database.hpp"

#include "app/version.hpp"

namespace vallis::app {

base::Result<std::unique_ptr<db::Database>> open_current_database(const ServerSettings& settings) {
  const auto series = built_in_migrations();
  if (!series) return series.error();
  auto database = open_database(settings);
  if (!database) return database;
  if (const auto applied = db::migrate(**database, *series, kVersion); !applied) return applied.error();
  return database;
}

}  // namespace vallis::app
