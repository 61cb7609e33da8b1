#pragma once

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "base/uuid.hpp"

namespace vallis::test {

/// A PostgreSQL server of one test, which the test may kill. Its commits are on disk before they are answered.
class PrivatePostgres {
 public:
  PrivatePostgres() {
    for (int version = 30; version > 9 && bin_.empty(); --version) {
      const std::filesystem::path bin = fmt::format("/usr/lib/postgresql/{}/bin", version);
      if (std::filesystem::exists(bin / "pg_ctl")) bin_ = bin;
    }
    if (bin_.empty()) return;
    std::filesystem::create_directories(folder_);
    if (::geteuid() == 0) {  // the server refuses root
      owner_ = "runuser -u postgres -- ";
      static_cast<void>(std::system(fmt::format("chown postgres '{}'", folder_.string()).c_str()));
    }
    made_ = run("initdb -D data -U vallis -A trust -E UTF8 --locale=C.UTF-8 --no-sync") && start();
  }
  ~PrivatePostgres() {
    if (bin_.empty()) return;
    run("pg_ctl -D data -m immediate stop");
    std::filesystem::remove_all(folder_);
  }
  PrivatePostgres(const PrivatePostgres&) = delete;
  PrivatePostgres& operator=(const PrivatePostgres&) = delete;

  bool running() const { return made_; }
  std::string url() const { return fmt::format("postgresql:///postgres?host={}&user=vallis", folder_.string()); }

  /// As kill -9 does: no connection is told.
  void kill_now() const {
    long process = 0;
    std::ifstream(folder_ / "data/postmaster.pid") >> process;
    if (process > 0) ::kill(static_cast<pid_t>(process), SIGKILL);
  }
  /// After a kill its own processes need a moment to go.
  bool start() const {
    const std::string options =
        fmt::format("-c listen_addresses= -c unix_socket_directories={} -c max_connections=50", folder_.string());
    for (int attempt = 0; attempt < 20; ++attempt) {
      if (run(fmt::format("pg_ctl -D data -w -l log -o \"{}\" start", options))) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(250));
    }
    return false;
  }

 private:
  bool run(const std::string& command) const {
    return std::system(fmt::format("cd '{}' && {}{}/{} >>'{}' 2>&1", folder_.string(), owner_, bin_.string(), command,
                                   (folder_ / "test.log").string())
                           .c_str()) == 0;
  }

  std::filesystem::path bin_;
  // A socket's path may have 107 bytes.
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("vallis-pg-" + base::Uuid::next().text().substr(24));
  std::string owner_;
  bool made_ = false;
};

}  // namespace vallis::test
