#include "app/server.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "app/embedded.hpp"
#include "app/features.hpp"
#include "app/version.hpp"
#include "base/described_json.hpp"
#include "base/time.hpp"
#include "http/api_page.hpp"
#include "http/openapi.hpp"
#include "http/problem_words.hpp"

namespace vallis::app {
namespace {

constexpr auto kUploadGrace = std::chrono::minutes(10);

/// A line for each request: by the route's pattern, so that neither ids nor what people look for are in the log.
void log_request(const Log& log, const http::Served& served) {
  const bool operation = served.route != nullptr && !served.route->info.described;
  const LogLevel level = served.status >= 500 ? LogLevel::Error : operation ? LogLevel::Debug : LogLevel::Info;
  if (!log.takes(level)) return;
  base::JsonObject more{
      {"request_id", served.request.id},
      {"method", http::word(served.request.method)},
      {"route", served.route == nullptr ? "none" : served.route->pattern},
      {"status", served.status},
      {"ms", std::round(std::chrono::duration<double, std::milli>(served.handling).count() * 10) / 10}};
  if (!served.request.account.empty()) more["account_id"] = served.request.account;
  log.write(level, "request", more);
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
  http::pack_reply(request, reply);
}

base::Result<void> make_data_folder(const ServerSettings& settings) {
  std::error_code failure;
  std::filesystem::create_directories(settings.data, failure);
  if (!failure) return {};
  return base::unavailable(fmt::format("The folder '{}' cannot be made: {}. --data takes another one.",
                                       settings.data.string(), failure.message()));
}

base::Result<std::shared_ptr<const http::ProblemWords>> built_in_problem_words() {
  constexpr std::string_view kTable = "words/problems.csv";
  const auto bytes = embedded_file(kTable);
  if (!bytes) return base::not_found("This program was built without its words.");
  auto words = http::ProblemWords::parse(*bytes, kTable);
  if (!words) return words.error();
  return std::make_shared<const http::ProblemWords>(std::move(*words));
}

std::string database_address(const ServerSettings& settings) {
  return settings.database.empty() ? (settings.data / "vallis.db").string() : settings.database;
}

}  // namespace

base::Result<std::unique_ptr<db::Database>> open_database(const ServerSettings& settings) {
  if (auto made = make_data_folder(settings); !made) return made.error();
  return db::Database::open(database_address(settings));
}

base::Result<std::vector<db::Migration>> built_in_migrations() {
  constexpr std::string_view kFolder = "migrations/";
  std::vector<std::pair<std::string, std::string>> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.starts_with(kFolder)) files.emplace_back(file.path.substr(kFolder.size()), file.bytes);
  }
  return db::read_migrations(files);
}

struct RunningServer::Parts : ServerParts {};

RunningServer::RunningServer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
RunningServer::~RunningServer() = default;

int RunningServer::port() const { return parts_->server->port(); }
const http::Router& RunningServer::router() const { return parts_->router; }
const std::string& RunningServer::setup_code() const { return parts_->setup_code; }

base::Result<std::unique_ptr<RunningServer>> RunningServer::start(const ServerSettings& settings) {
  auto parts = std::make_unique<Parts>();
  parts->log = Log(settings.log_level);
  const Log& log = parts->log;
  if (auto made = make_data_folder(settings); !made) return made.error();
  if (auto usable = check_data_folder(settings.data); !usable) return usable.error();
  auto database = open_database(settings);
  if (!database) return database.error();
  parts->database = std::move(*database);
  if (parts->database->dialect() == db::Dialect::Sqlite) {  // PostgreSQL takes several servers
    auto lock = ServerLock::take(database_address(settings));
    if (!lock) return lock.error();
    parts->lock = std::move(*lock);
  }
  remove_old_uploads(settings.data, kUploadGrace);
  const auto series = built_in_migrations();
  if (!series) return series.error();
  const auto applied = db::migrate(*parts->database, *series, kVersion);
  if (!applied) return applied.error();
  for (const std::string& name : *applied) log.write(LogLevel::Info, "migration applied", {{"migration", name}});

  auto store = files::Store::open(settings.data / "files");
  if (!store) return store.error();
  parts->files = std::move(*store);
  parts->subscribers = std::make_unique<activity::Subscribers>(*parts->database);
  parts->runner = std::make_unique<jobs::Runner>(*parts->database);
  add_operation_routes(parts->router, *parts->database, parts->metrics);
  if (auto added = add_features(*parts, settings); !added) return added.error();

  auto words = built_in_problem_words();
  if (!words) return words.error();
  http::ServerOptions options;
  options.address = settings.address;
  options.port = settings.port;
  options.upload_folder = settings.data;
  options.trusted_proxies = settings.trusted_proxies;
  options.words = std::move(*words);
  options.stop_time = std::chrono::seconds(settings.stop_seconds);
  http::Server::Hooks hooks;
  hooks.served = [&metrics = parts->metrics, &log](const http::Served& served) {
    metrics.count(served);
    log_request(log, served);
  };
  hooks.failed = [&log](std::string_view request_id, std::string_view what) {
    log.write(LogLevel::Error, what, {{"request_id", request_id}});
  };
  hooks.finish = finish;
  auto server = http::Server::start(parts->router, options, std::move(hooks));
  if (!server) return server.error();
  parts->server = std::move(*server);
  parts->events->start();
  parts->subscribers->start();
  parts->runner->start();
  return std::unique_ptr<RunningServer>(new RunningServer(std::move(parts)));
}

}  // namespace vallis::app
