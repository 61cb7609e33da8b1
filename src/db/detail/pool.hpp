#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "db/detail/connection.hpp"

namespace vallis::db::detail {

/// Up to `limit` connections, opened when first needed and handed out to one thread at a time, the last used first.
class Pool {
 public:
  using Open = std::function<base::Result<std::unique_ptr<Connection>>()>;

  Pool(int limit, std::chrono::milliseconds wait, Open open) : limit_(limit), wait_(wait), open_(std::move(open)) {}

  /// A connection for the time the lease lives; a broken one is closed when it comes back.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(&pool), connection_(std::move(connection)) {}
    ~Lease() { release(); }
    Lease(Lease&& other) noexcept : pool_(other.pool_), connection_(std::move(other.connection_)) {}
    Lease& operator=(Lease&& other) noexcept {
      release();
      pool_ = other.pool_;
      connection_ = std::move(other.connection_);
      return *this;
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }

    /// Gives the connection back before the end.
    void release();
    /// Closes it, and with it all that lie idle: when one has lost its server, they have too.
    void replace();

   private:
    Pool* pool_;
    std::unique_ptr<Connection> connection_;
  };

  /// Errors: Unavailable – none became free in time, or opening failed.
  base::Result<Lease> take();

 private:
  void give_back(std::unique_ptr<Connection> connection, bool keep);

  int limit_;
  std::chrono::milliseconds wait_;
  Open open_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Connection>> idle_;
  int open_count_ = 0;
};

}  // namespace vallis::db::detail
