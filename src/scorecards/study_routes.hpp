#pragma once

#include "db/database.hpp"
#include "http/router.hpp"
#include "scorecards/studies.hpp"

namespace vallis::scorecards {

/// What is published, for anybody: /api/v1/studies…. `studies` must outlive the router.
void add_study_routes(http::Router& router, db::Database& database, Studies& studies);

/// What the program knows besides one study: practices, factors, models, effects, the definition test, literature, and
/// where all studies put a cluster.
void add_observatory_routes(http::Router& router, db::Database& database, const BuiltIn& built_in);

}  // namespace vallis::scorecards
