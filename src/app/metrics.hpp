#pragma once

#include <memory>
#include <string>

#include "http/server.hpp"

namespace vallis::app {

/// What a server counts, in the form that Prometheus reads.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// From any thread. Requests are counted by route (not by path, of which there is no end), method and status.
  void count(const http::Served& served);

  std::string text() const;

 private:
  struct Registry;
  std::unique_ptr<Registry> registry_;
};

}  // namespace vallis::app
