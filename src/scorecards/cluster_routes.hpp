#pragma once

#include "db/database.hpp"
#include "http/router.hpp"

namespace vallis::scorecards {

/// How a cluster changed, its report, and who gets that by mail: docs/reference/studies.md.
void add_cluster_routes(http::Router& router, db::Database& database);

}  // namespace vallis::scorecards
