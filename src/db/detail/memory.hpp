#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace vallis::db::detail {

/// What statements gave, kept beside a connection for as long as the data stay as they were. Used by one thread at a
/// time, as its connection is.
class Memory {
 public:
  /// Nothing where the key is not known, or was kept of another state.
  std::shared_ptr<const void> find(const std::string& key, const std::string& state) const {
    const auto kept = kept_.find(key);
    return kept == kept_.end() || state != state_ ? nullptr : kept->second;
  }

  void keep(std::string key, const std::string& state, std::shared_ptr<const void> rows) {
    if (state != state_ || kept_.size() >= kMost) kept_.clear();
    state_ = state;
    kept_.insert_or_assign(std::move(key), std::move(rows));
  }

 private:
  static constexpr std::size_t kMost = 64;
  std::string state_;
  std::map<std::string, std::shared_ptr<const void>> kept_;
};

}  // namespace vallis::db::detail
