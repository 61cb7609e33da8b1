#pragma once

#include "db/database.hpp"
#include "http/router.hpp"

namespace vallis::directory {

/// /api/v1/countries, /currencies, /organisation-kinds, /specialisations and /clusters.
void add_cluster_routes(http::Router& router, db::Database& database);

/// /api/v1/organisations and what is below it.
void add_organisation_routes(http::Router& router, db::Database& database);
void add_organisation_bulk_routes(http::Router& router, db::Database& database);

/// /api/v1/people, and whom one acts for: /api/v1/me/organisations and /api/v1/me/acting-for.
void add_person_routes(http::Router& router, db::Database& database);

/// /api/v1/imports, and the exports of the lists above.
void add_import_routes(http::Router& router, db::Database& database);
void add_export_routes(http::Router& router, db::Database& database);

/// A table as a file to keep. Errors: InvalidArgument – a format that is neither csv nor xlsx; those of write_xlsx.
base::Result<http::Reply> table_reply(const std::string& name, std::string_view format,
                                      const std::vector<std::vector<std::string>>& rows, bool byte_order_mark);

/// All of these.
void add_directory_routes(http::Router& router, db::Database& database);

}  // namespace vallis::directory
