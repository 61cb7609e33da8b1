#pragma once

#include "db/database.hpp"
#include "http/router.hpp"

namespace vallis::directory {

/// /api/v1/countries, /currencies, /organisation-kinds, /specialisations and /clusters.
void add_cluster_routes(http::Router& router, db::Database& database);

/// /api/v1/organisations and what is below it.
void add_organisation_routes(http::Router& router, db::Database& database);

/// /api/v1/people, and whom one acts for: /api/v1/me/organisations and /api/v1/me/acting-for.
void add_person_routes(http::Router& router, db::Database& database);

/// All of these.
void add_directory_routes(http::Router& router, db::Database& database);

}  // namespace vallis::directory
