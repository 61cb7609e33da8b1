#pragma once

#include <string>

#include "app/console.hpp"
#include "app/server.hpp"

namespace vallis::app {

struct ChecklistOptions {
  ServerSettings server;
  std::string cluster;  ///< code
  std::string on;       ///< "2026-01-12"; empty: today
  Format format = Format::Table;
};
/// Prints where a cluster stands by the lists that others hold clusters to.
ExitCode show_checklists(const ChecklistOptions& options);

}  // namespace vallis::app
