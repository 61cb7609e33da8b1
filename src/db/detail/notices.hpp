#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace vallis::db::detail {

/// Carries notices to those who listen, on one thread of its own that starts with the first listener. With a
/// PostgreSQL URL they come from the server; otherwise from tell() alone.
class Notices {
 public:
  using Heard = std::function<void(const std::string& payload)>;

  explicit Notices(std::string url) : url_(std::move(url)) {}
  ~Notices();
  Notices(const Notices&) = delete;
  Notices& operator=(const Notices&) = delete;

  void listen(const std::string& channel, Heard heard);
  void tell(const std::vector<std::pair<std::string, std::string>>& notices);

 private:
  void serve_process();
  void serve_postgres();
  void call(const std::string& channel, const std::string& payload);
  std::vector<std::string> channels();

  std::string url_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::multimap<std::string, Heard> listeners_;
  std::deque<std::pair<std::string, std::string>> queue_;
  bool stop_ = false;
  bool relisten_ = false;
  int wake_[2] = {-1, -1};  // a pipe: a byte ends the wait for the server
  std::thread thread_;
};

}  // namespace vallis::db::detail
