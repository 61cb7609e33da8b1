#pragma once

#include <chrono>
#include <filesystem>

#include "base/result.hpp"

namespace vallis::app {

/// Looks whether this process may keep data in the folder, which is there. Errors: Unavailable – it is no folder,
/// cannot be written, or belongs to another user: what root made in it that user could not write later.
base::Result<void> check_data_folder(const std::filesystem::path& folder);

/// Removes uploads that a server was killed over. One that goes on is written to at least every half minute, so what
/// is older than `grace` is nobody's, on a folder that several servers share too.
void remove_old_uploads(const std::filesystem::path& folder, std::chrono::minutes grace);

/// A file that one server at a time has for itself, until the process ends in whatever way. The system keeps it, so
/// that a file that a crash left behind hinders nobody.
class ServerLock {
 public:
  ServerLock() = default;
  ~ServerLock();
  ServerLock(ServerLock&& other) noexcept;
  ServerLock& operator=(ServerLock&& other) noexcept;
  ServerLock(const ServerLock&) = delete;
  ServerLock& operator=(const ServerLock&) = delete;

  /// @param database  an SQLite file; the lock lies beside it
  /// Errors: Unavailable – another server has it, or the lock cannot be made.
  static base::Result<ServerLock> take(const std::filesystem::path& database);

 private:
  int file_ = -1;
};

}  // namespace vallis::app
