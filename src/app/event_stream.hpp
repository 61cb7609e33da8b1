#pragma once

#include <chrono>
#include <memory>

#include "auth/visible_kinds.hpp"
#include "db/database.hpp"
#include "http/router.hpp"

namespace vallis::app {

struct EventStreamOptions {
  std::chrono::milliseconds poll = std::chrono::seconds(5);      ///< to look without a notice
  std::chrono::milliseconds recheck = std::chrono::seconds(30);  ///< how long a reader's rights are taken as known
  int page = 500;                                                ///< entries read at once
};

/// GET /api/v1/events: what changes, as it changes, for pages that stay open. Events are entries of the log of activity
/// that the reader may see: their number as the id, kind, object and verb; never the values. Numbers ascend in the
/// order of commits, so a reader that comes back with Last-Event-ID misses nothing and gets nothing twice, on whichever
/// server it comes back. Each server reads the log of the shared database; PostgreSQL's notices say when.
class EventStream {
 public:
  /// Both must outlive the stream.
  EventStream(db::Database& database, const auth::VisibleKinds& kinds, EventStreamOptions options = {});
  ~EventStream();  ///< stops
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;

  /// The stream must outlive the server that answers by the router.
  void add_route(http::Router& router);

  void start();
  void stop();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace vallis::app
