#pragma once

#include "files/store.hpp"
#include "http/router.hpp"
#include "indicators/source.hpp"

namespace vallis::indicators {

/// Definitions, observations and their steps, evidence, imports and exports, measurements: docs/reference/indicators.md
/// tells of each. All must outlive the router.
void add_indicator_routes(http::Router& router, db::Database& database, files::Store& store);

}  // namespace vallis::indicators
