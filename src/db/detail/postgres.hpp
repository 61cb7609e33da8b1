#pragma once

#include "db/detail/connection.hpp"

namespace vallis::db::detail {

/// Connects to a PostgreSQL server by its URL. Moments travel in UTC. Errors: Unavailable with the server's reason.
base::Result<std::unique_ptr<Connection>> open_postgres(const std::string& url);

/// Waits for notifications on a connection of its own.
class PostgresListener {
 public:
  struct Notice {
    std::string channel;
    std::string payload;
  };

  PostgresListener();
  ~PostgresListener();
  PostgresListener(const PostgresListener&) = delete;
  PostgresListener& operator=(const PostgresListener&) = delete;

  base::Result<void> connect(const std::string& url, std::span<const std::string> channels);
  /// What came in within the time, maybe nothing. `wake` is a file descriptor that ends the wait when it can be read.
  /// Errors: Unavailable – the connection is gone; connect again.
  base::Result<std::vector<Notice>> wait(int milliseconds, int wake);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vallis::db::detail
