#include "db/detail/notices.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <chrono>

#include "db/detail/postgres.hpp"

namespace vallis::db::detail {
namespace {

constexpr int kWaitMilliseconds = 60'000;
constexpr auto kReconnectAfter = std::chrono::milliseconds(500);

}  // namespace

Notices::~Notices() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  if (wake_[1] >= 0) [[maybe_unused]]
    const auto written = write(wake_[1], "x", 1);
  if (thread_.joinable()) thread_.join();
  for (const int end : wake_) {
    if (end >= 0) close(end);
  }
}

void Notices::listen(const std::string& channel, Heard heard) {
  const std::lock_guard lock(mutex_);
  listeners_.emplace(channel, std::move(heard));
  if (thread_.joinable()) {
    relisten_ = true;
    if (wake_[1] >= 0) [[maybe_unused]]
      const auto written = write(wake_[1], "x", 1);
    return;
  }
  if (url_.empty()) {
    thread_ = std::thread([this] { serve_process(); });
  } else if (pipe2(wake_, O_CLOEXEC | O_NONBLOCK) == 0) {
    thread_ = std::thread([this] { serve_postgres(); });
  }
}

void Notices::tell(const std::vector<std::pair<std::string, std::string>>& notices) {
  if (notices.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    if (!thread_.joinable()) return;  // nobody listens
    queue_.insert(queue_.end(), notices.begin(), notices.end());
  }
  changed_.notify_one();
}

void Notices::call(const std::string& channel, const std::string& payload) {
  std::vector<Heard> hearers;
  {
    const std::lock_guard lock(mutex_);
    const auto [begin, end] = listeners_.equal_range(channel);
    for (auto it = begin; it != end; ++it) hearers.push_back(it->second);
  }
  for (const Heard& heard : hearers) heard(payload);
}

std::vector<std::string> Notices::channels() {
  const std::lock_guard lock(mutex_);
  relisten_ = false;
  std::vector<std::string> names;
  for (auto it = listeners_.begin(); it != listeners_.end(); it = listeners_.upper_bound(it->first)) {
    names.push_back(it->first);
  }
  return names;
}

void Notices::serve_process() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return stop_ || !queue_.empty(); });
    if (stop_) return;
    const auto [channel, payload] = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    call(channel, payload);
    lock.lock();
  }
}

void Notices::serve_postgres() {
  PostgresListener listener;
  bool connected = false;
  bool missed = false;
  while (true) {
    bool again = false;
    {
      std::unique_lock lock(mutex_);
      if (!connected && missed) changed_.wait_for(lock, kReconnectAfter, [&] { return stop_; });
      if (stop_) return;
      again = relisten_;
    }
    if (!connected || again) {
      const std::vector<std::string> names = channels();
      connected = listener.connect(url_, names).has_value();
      if (!connected) {
        missed = true;
        continue;
      }
      if (missed || again) {
        for (const std::string& name : names) call(name, "");
      }
      missed = false;
    }
    const auto notices = listener.wait(kWaitMilliseconds, wake_[0]);
    std::array<char, 64> drained{};
    while (read(wake_[0], drained.data(), drained.size()) > 0) {
    }
    if (!notices) {
      connected = false;
      missed = true;
      continue;
    }
    for (const auto& notice : *notices) call(notice.channel, notice.payload);
  }
}

}  // namespace vallis::db::detail
