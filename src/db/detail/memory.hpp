#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace vallis::db::detail {

/// What was read, kept beside a connection for as long as the data stay as they were. Used by one thread at a time, as
/// its connection is.
class Memory {
 public:
  /// Nothing where the key is not known, or was kept of another state.
  std::shared_ptr<const void> find(const std::string& key, const std::string& state) const {
    const auto kept = kept_.find(key);
    return kept == kept_.end() || state != state_ ? nullptr : kept->second;
  }

  /// @param bytes  that it takes; what takes more than a quarter of the room is not kept
  void keep(std::string key, const std::string& state, std::shared_ptr<const void> value, std::size_t bytes) {
    bytes += key.size();
    if (4 * bytes > kMostBytes) return;
    if (state != state_ || bytes_ + bytes > kMostBytes || kept_.contains(key)) {
      kept_.clear();
      bytes_ = 0;
    }
    state_ = state;
    bytes_ += bytes;
    kept_.emplace(std::move(key), std::move(value));
  }

 private:
  static constexpr std::size_t kMostBytes = 2U << 20U;
  std::string state_;
  std::size_t bytes_ = 0;
  std::map<std::string, std::shared_ptr<const void>> kept_;
};

}  // namespace vallis::db::detail
