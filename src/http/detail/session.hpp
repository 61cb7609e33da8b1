#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_set>

#include "http/server.hpp"

namespace vallis::http::detail {

class Session;

/// What all sessions of a server share.
struct Shared {
  Shared(const Router& all_routes, ServerOptions server_options, Server::Hooks server_hooks, unsigned worker_count)
      : router(all_routes), options(std::move(server_options)), hooks(std::move(server_hooks)), workers(worker_count) {}

  const Router& router;
  ServerOptions options;
  Server::Hooks hooks;
  std::atomic<bool> stopping = false;

  std::mutex mutex;
  std::condition_variable emptied;
  std::unordered_set<Session*> sessions;  // those that are alive

  // Last, so that what still waits in them goes first: it holds sessions, which use all of the above.
  boost::asio::io_context io;
  boost::asio::thread_pool workers;
};

/// Begins to serve a connection; the session keeps itself alive. Over the limit of connections it is answered 503.
void serve(Shared& shared, boost::asio::ip::tcp::socket socket);

/// Asks all sessions to end: idle ones and event streams at once, others after their answer.
void end_sessions(Shared& shared);

}  // namespace vallis::http::detail
