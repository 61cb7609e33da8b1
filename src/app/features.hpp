#pragma once

#include <memory>
#include <optional>
#include <string>

#include "activity/subscribers.hpp"
#include "app/data_folder.hpp"
#include "app/event_stream.hpp"
#include "app/log.hpp"
#include "app/metrics.hpp"
#include "app/server.hpp"
#include "auth/oidc.hpp"
#include "auth/visible_kinds.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "files/store.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "http/static_files.hpp"
#include "indicators/source.hpp"
#include "jobs/runner.hpp"
#include "notify/notifier.hpp"
#include "notify/webhooks.hpp"
#include "privacy/privacy.hpp"
#include "scorecards/studies.hpp"

namespace vallis::app {

/// What a running server is made of, in the order in which its parts need each other: the last goes first.
struct ServerParts {
  Log log;
  ServerLock lock;  ///< of an SQLite file
  std::unique_ptr<db::Database> database;
  std::unique_ptr<files::Store> files;
  privacy::Registry privacy;
  std::optional<notify::Notifier> notifier;
  std::optional<notify::WebhookSender> webhooks;
  std::unique_ptr<auth::OidcClient> oidc;
  std::string setup_code;  ///< empty: the server was set up
  auth::VisibleKinds kinds;
  indicators::Sources sources;
  std::unique_ptr<scorecards::Studies> studies;
  std::unique_ptr<activity::Subscribers> subscribers;
  std::unique_ptr<jobs::Runner> runner;
  std::unique_ptr<EventStream> events;
  Metrics metrics;
  http::StaticFiles pages;
  http::Router router;
  std::unique_ptr<http::Server> server;
};

/// Tells each feature of the program to the parts that serve it: routes, jobs, what it keeps about people, which of
/// its changes who may see. Needs database, files, subscribers and runner; nothing is started.
/// Errors: those of the database; a schedule or message that is part of the program and does not hold.
base::Result<void> add_features(ServerParts& parts, const ServerSettings& settings);

}  // namespace vallis::app
