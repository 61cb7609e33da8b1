#pragma once

#include <memory>
#include <string>

#include "app/server.hpp"
#include "directory/cluster.hpp"

namespace vallis::app {

/// The database for a command, up to date, with the countries, clusters and indicators that the server makes when it
/// starts. Errors: those of open_current_database, fill_directory and fill_indicators.
base::Result<std::unique_ptr<db::Database>> observed_database(const ServerSettings& settings);

/// A cluster by its code. Errors: NotFound.
base::Result<directory::Cluster> cluster_named(db::Reader& reader, const std::string& code);

}  // namespace vallis::app
