#pragma once

#include "auth/call.hpp"
#include "indicators/checklist.hpp"

namespace vallis::indicators {

/// Where a cluster stands by the lists that others hold clusters to: docs/reference/indicators.md.
void add_checklist_routes(http::Router& router, db::Database& database, std::vector<Checklist> checklists);

}  // namespace vallis::indicators
