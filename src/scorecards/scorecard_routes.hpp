#pragma once

#include "db/database.hpp"
#include "http/router.hpp"
#include "scorecards/studies.hpp"

namespace vallis::scorecards {

/// Freezing, running, comparing, publishing: /api/v1/scorecards…, for who edits the benchmark and for the board that
/// approves. `studies` must outlive the router.
void add_scorecard_routes(http::Router& router, db::Database& database, Studies& studies);

}  // namespace vallis::scorecards
