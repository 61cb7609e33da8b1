#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "auth/oidc.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "db/migrations.hpp"
#include "http/router.hpp"

namespace vallis::app {

/// Where a server keeps what it is given, and how it is reached.
struct ServerSettings {
  std::filesystem::path data = "vallis-data";  ///< folder; made if it is not there
  std::string database;                        ///< postgresql://…; empty: vallis.db in the folder
  std::string address = "127.0.0.1";
  int port = 8080;
  auth::OidcSettings oidc;  ///< without an issuer nobody signs in elsewhere
};

/// The database of the settings. Errors: Unavailable, in words that name the folder or server.
base::Result<std::unique_ptr<db::Database>> open_database(const ServerSettings& settings);

/// The series that is part of the program.
base::Result<std::vector<db::Migration>> built_in_migrations();

/// A server that answers until it is stopped.
class RunningServer {
 public:
  /// Brings the database up to date, adds the routes of all features, and begins to answer. Errors: those of
  /// open_database, db::migrate and http::Server::start.
  static base::Result<std::unique_ptr<RunningServer>> start(const ServerSettings& settings);

  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  int port() const;
  const http::Router& router() const;
  /// What the first-run wizard asks for; empty where the server was set up already.
  const std::string& setup_code() const;

 private:
  struct Parts;
  explicit RunningServer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace vallis::app
