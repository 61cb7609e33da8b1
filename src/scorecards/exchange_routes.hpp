#pragma once

#include <filesystem>

#include "db/database.hpp"
#include "http/router.hpp"

namespace vallis::scorecards {

/// Signed figures for clusters elsewhere, and theirs: docs/reference/exchange.md. The key is made by whoever asks
/// first.
void add_exchange_routes(http::Router& router, db::Database& database, std::filesystem::path key_file);

}  // namespace vallis::scorecards
