#include "app/observed_database.hpp"

#include <fmt/format.h>

#include "app/catalogue_observations.hpp"
#include "app/current_database.hpp"
#include "app/directory_data.hpp"
#include "base/text.hpp"

namespace vallis::app {

base::Result<std::unique_ptr<db::Database>> observed_database(const ServerSettings& settings) {
  auto database = open_current_database(settings);
  if (!database) return database;
  if (auto filled = fill_directory(**database); !filled) return filled.error();
  if (auto filled = fill_indicators(**database); !filled) return filled.error();
  return database;
}

base::Result<directory::Cluster> cluster_named(db::Reader& reader, const std::string& code) {
  const auto id = reader.maybe<directory::ClusterId>(
      "SELECT cluster_id FROM directory_unit_v WHERE unit_code = $1 "
      "AND unit_kind = 'cluster'",
      code);
  if (!id) return id.error();
  if (!*id) return base::not_found(fmt::format("There is no cluster '{}'.", base::shorten(code, 60)));
  return directory::find_cluster(reader, **id);
}

}  // namespace vallis::app
