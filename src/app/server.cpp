#include "app/server.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "app/directory_data.hpp"
#include "app/embedded.hpp"
#include "app/metrics.hpp"
#include "app/version.hpp"
#include "auth/account_routes.hpp"
#include "base/described_json.hpp"
#include "base/time.hpp"
#include "directory/import_job.hpp"
#include "directory/routes.hpp"
#include "http/api_page.hpp"
#include "http/openapi.hpp"
#include "http/server.hpp"
#include "jobs/runner.hpp"

namespace vallis::app {
namespace {

/// One JSON object a line on standard error.
void log_line(std::string_view level, std::string_view message,
              const std::vector<std::pair<std::string, std::string>>& more) {
  std::string line =
      R"({"at":")" + base::Instant::now().text() + R"(","level":")" + std::string(level) + R"(","message":)";
  base::write_json_text(line, message);
  for (const auto& [key, value] : more) {
    line += ",\"" + key + "\":";
    base::write_json_text(line, value);
  }
  line += "}\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

http::ApiTitle api_title() {
  return {"Vallis", kVersion, "The platform of a biomedical cluster: what its pages do, a program can do as well."};
}

http::RouteInfo hidden(std::string summary) {
  http::RouteInfo info;
  info.summary = std::move(summary);
  info.permission = "public";
  info.described = false;
  return info;
}

/// What looks after the server rather than after a cluster.
void add_operation_routes(http::Router& router, db::Database& database, Metrics& metrics) {
  router.add({http::Method::Get, "/healthz", hidden("The process answers"),
              [](http::Request&) { return http::text_reply(200, "ok\n"); }});
  router.add({http::Method::Get, "/readyz", hidden("The database answers"), [&database](http::Request& request) {
                if (auto ready = database.check(); !ready) return http::problem_reply(ready.error(), request.id);
                return http::text_reply(200, "ready\n");
              }});
  router.add({http::Method::Get, "/metrics", hidden("Figures for Prometheus"), [&metrics](http::Request&) {
                return http::text_reply(200, metrics.text(), "text/plain; version=0.0.4");
              }});
  router.add({http::Method::Get, "/api/v1/openapi.json", hidden("This API"), [&router](http::Request&) {
                return http::json_reply(200, base::print_json(http::openapi(router, api_title())));
              }});
  router.add({http::Method::Get, "/api/docs", hidden("This API, to read"), [&router](http::Request&) {
                return http::text_reply(200, http::api_page(http::openapi(router, api_title())),
                                        "text/html; charset=utf-8");
              }});
}

void finish(const http::Request& request, http::Reply& reply) {
  reply.headers.set("X-Request-Id", request.id);
  reply.headers.set("X-Content-Type-Options", "nosniff");
  reply.headers.set("Referrer-Policy", "same-origin");
  if (!reply.headers.find("content-security-policy")) {
    reply.headers.add("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
  }
  if (request.path.starts_with("/api/") && !reply.headers.find("cache-control")) {
    reply.headers.add("Cache-Control", "no-store");
  }
}

}  // namespace

base::Result<std::unique_ptr<db::Database>> open_database(const ServerSettings& settings) {
  std::error_code failure;
  std::filesystem::create_directories(settings.data, failure);
  if (failure) {
    return base::unavailable(fmt::format("The folder '{}' cannot be made: {}. --data takes another one.",
                                         settings.data.string(), failure.message()));
  }
  return db::Database::open(settings.database.empty() ? (settings.data / "vallis.db").string() : settings.database);
}

base::Result<std::vector<db::Migration>> built_in_migrations() {
  constexpr std::string_view kFolder = "migrations/";
  std::vector<std::pair<std::string, std::string>> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.starts_with(kFolder)) files.emplace_back(file.path.substr(kFolder.size()), file.bytes);
  }
  return db::read_migrations(files);
}

/// In the order in which they depend on each other: the last goes first.
struct RunningServer::Parts {
  std::unique_ptr<db::Database> database;
  Metrics metrics;
  http::Router router;
  std::unique_ptr<jobs::Runner> runner;
  std::unique_ptr<http::Server> server;
};

RunningServer::RunningServer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
RunningServer::~RunningServer() = default;

int RunningServer::port() const { return parts_->server->port(); }

base::Result<std::unique_ptr<RunningServer>> RunningServer::start(const ServerSettings& settings) {
  auto parts = std::make_unique<Parts>();
  auto database = open_database(settings);
  if (!database) return database.error();
  parts->database = std::move(*database);
  const auto series = built_in_migrations();
  if (!series) return series.error();
  const auto applied = db::migrate(*parts->database, *series, kVersion);
  if (!applied) return applied.error();
  for (const std::string& name : *applied) log_line("info", "migration applied", {{"migration", name}});

  if (auto filled = fill_directory(*parts->database); !filled) return filled.error();

  add_operation_routes(parts->router, *parts->database, parts->metrics);
  auth::add_account_routes(parts->router, *parts->database);
  directory::add_directory_routes(parts->router, *parts->database);
  parts->runner = std::make_unique<jobs::Runner>(*parts->database);
  directory::add_import_jobs(*parts->runner);
  parts->runner->start();

  http::ServerOptions options;
  options.address = settings.address;
  options.port = settings.port;
  options.upload_folder = settings.data;
  http::Server::Hooks hooks;
  hooks.served = [&metrics = parts->metrics](const http::Served& served) { metrics.count(served); };
  hooks.failed = [](std::string_view request_id, std::string_view what) {
    log_line("error", what, {{"request_id", std::string(request_id)}});
  };
  hooks.finish = finish;
  auto server = http::Server::start(parts->router, options, std::move(hooks));
  if (!server) return server.error();
  parts->server = std::move(*server);
  return std::unique_ptr<RunningServer>(new RunningServer(std::move(parts)));
}

}  // namespace vallis::app
