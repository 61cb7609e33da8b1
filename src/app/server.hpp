#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/log.hpp"
#include "auth/oidc.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "db/migrations.hpp"
#include "http/router.hpp"
#include "notify/transport.hpp"

namespace vallis::app {

/// Where a server keeps what it is given, and how it is reached. settings.hpp reads it from flags, environment and
/// file.
struct ServerSettings {
  std::filesystem::path data = "vallis-data";  ///< folder; made if it is not there
  std::string database;                        ///< postgresql://…; empty: vallis.db in the folder
  std::string address = "127.0.0.1";
  int port = 8080;
  std::string public_address;  ///< "https://cluster.example.org", without a slash at the end; empty: not known
  std::vector<std::string> trusted_proxies = {"127.0.0.1", "::1"};  ///< whose X-Forwarded headers are believed
  LogLevel log_level = LogLevel::Info;
  std::uint64_t upload_limit = std::uint64_t{1} << 30U;  ///< bytes of a file
  std::uint64_t quota = std::uint64_t{10} << 30U;        ///< bytes of the files of an organisation
  notify::MailSettings mail{};  ///< without a host, mails go into its folder, `mails` of `data` where none is named
  int stop_seconds = 10;        ///< for running requests, when asked to stop
  bool webhooks_to_private_addresses = false;
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
