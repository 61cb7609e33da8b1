#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "http/message.hpp"
#include "http/router.hpp"

namespace vallis::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;                          ///< 0: one that is free
  int workers = 0;                          ///< threads that run handlers; 0: four for each processor, at least eight
  int max_connections = 4096;               ///< more are answered 503
  std::uint64_t header_limit = 16U << 10U;  ///< bytes of request line and headers; more is answered 431
  std::uint64_t target_limit = 8U << 10U;   ///< bytes of the path and query; more is answered 414
  std::chrono::milliseconds header_time = std::chrono::seconds(10);  ///< to send all headers; else 408
  std::chrono::milliseconds body_time = std::chrono::seconds(30);   ///< to send a body that is kept in memory; else 408
  std::chrono::milliseconds stall_time = std::chrono::seconds(30);  ///< without a byte of an upload or download
  std::chrono::milliseconds idle_time = std::chrono::seconds(60);   ///< between requests
  std::chrono::milliseconds stop_time = std::chrono::seconds(10);   ///< for running requests, when asked to stop
  /// Addresses of proxies: what they say by X-Forwarded-For and X-Forwarded-Proto is believed; of others it is dropped.
  std::vector<std::string> trusted_proxies = {"127.0.0.1", "::1"};
  std::filesystem::path upload_folder;        ///< for bodies on their way; empty: the system's
  std::shared_ptr<const ProblemWords> words;  ///< of problems for those who read Russian; none: all is said in English
};

/// Called on a worker's thread after each request, for logs and metrics.
struct Served {
  const Request& request;
  const Route* route;  ///< none: not found, or refused before routing
  int status;
  std::uint64_t bytes;
  std::chrono::nanoseconds handling;
};

/// Answers HTTP/1.1 by a table of routes. Handlers are plain functions on a pool of threads; one that throws is
/// answered 500 with the request's id, and what it threw goes to `log`.
class Server {
 public:
  struct Hooks {
    std::function<void(const Served&)> served{};
    std::function<void(std::string_view request_id, std::string_view what)> failed{};
    std::function<void(const Request&, Reply&)> finish{};  ///< headers that every answer gets
  };

  /// `router` must outlive the server and not change any more. Errors: Unavailable – the port is taken.
  static base::Result<std::unique_ptr<Server>> start(const Router& router, const ServerOptions& options, Hooks hooks);

  /// Stops accepting, lets running requests end for as long as the options say, and closes the rest.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const;
  void stop();

  struct Impl;

 private:
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vallis::http
