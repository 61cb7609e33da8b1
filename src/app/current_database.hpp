#pragma once

#include <memory>

#include "app/server.hpp"
#include "base/result.hpp"
#include "db/database.hpp"

namespace vallis::app {

/// The server's database, brought up to date, for a command. Errors: those of open_database and db::migrate.
base::Result<std::unique_ptr<db::Database>> open_current_database(const ServerSettings& settings);

}  // namespace vallis::app
