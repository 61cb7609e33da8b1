#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/log.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "db/migrations.hpp"

namespace vallis::app {

enum class MailTls { None, Starttls, Tls };
VALLIS_DESCRIBE_ENUM(MailTls, None, Starttls, Tls)

/// How mails leave: written to the folder where one is named, sent by the host otherwise; neither: not at all.
struct MailSettings {
  std::filesystem::path folder;
  std::string host;
  int port = 587;
  MailTls tls = MailTls::Starttls;
  std::string user;
  std::string password;
  std::string from;
};

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
  MailSettings mail;
  int stop_seconds = 10;  ///< for running requests, when asked to stop
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

 private:
  struct Parts;
  explicit RunningServer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace vallis::app
