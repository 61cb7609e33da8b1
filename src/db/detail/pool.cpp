#include "db/detail/pool.hpp"

namespace vallis::db::detail {

base::Result<Pool::Lease> Pool::take() {
  {
    std::unique_lock lock(mutex_);
    const bool free = freed_.wait_for(lock, wait_, [&] { return !idle_.empty() || open_count_ < limit_; });
    if (!free) return base::unavailable("The database is busy: no connection became free in time; try again.");
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(connection));
    }
    ++open_count_;
  }
  auto opened = open_();
  if (!opened) {
    give_back(nullptr, false);
    return opened.error();
  }
  return Lease(*this, std::move(*opened));
}

void Pool::give_back(std::unique_ptr<Connection> connection, bool keep) {
  {
    const std::lock_guard lock(mutex_);
    if (keep) {
      idle_.push_back(std::move(connection));
    } else {
      --open_count_;
    }
  }
  freed_.notify_one();
}

void Pool::Lease::release() {
  if (connection_ == nullptr) return;
  const bool usable = connection_->usable();
  pool_->give_back(std::move(connection_), usable);
  connection_ = nullptr;
}

void Pool::Lease::replace() {
  std::vector<std::unique_ptr<Connection>> stale;
  {
    const std::lock_guard lock(pool_->mutex_);
    stale.swap(pool_->idle_);
    pool_->open_count_ -= static_cast<int>(stale.size());
  }
  connection_.reset();
  pool_->give_back(nullptr, false);
}

}  // namespace vallis::db::detail
