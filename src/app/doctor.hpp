#pragma once

#include <string>
#include <vector>

#include "app/server.hpp"

namespace vallis::app {

enum class Health { Good, Warning, Fault };

struct Finding {
  Health health = Health::Good;
  std::string what;   ///< a sentence
  std::string to_do;  ///< a sentence; empty when there is nothing to do
};

/// Looks at what a server needs, from the folder up, and changes nothing: folder, disk, database and its form, log of
/// activity, followers of it, jobs, files, clock, mail. What rests on something that fails is not looked at.
/// @param read_files  read the contents of all files, not only whether they are there
std::vector<Finding> examine(const ServerSettings& settings, bool read_files);

/// Whether a port answers within five seconds; empty, or what went wrong.
std::string reach(const std::string& host, int port);

}  // namespace vallis::app
