#pragma once

#include <functional>
#include <string_view>

#include "base/describe.hpp"
#include "base/json.hpp"

namespace vallis::app {

enum class LogLevel { Debug, Info, Warning, Error };
VALLIS_DESCRIBE_ENUM(LogLevel, Debug, Info, Warning, Error)

/// What the server tells who runs it: one JSON object a line, with "at", "level", "message" and what else there is to
/// say. Never a secret, a body or a query, which may hold personal data. Threads may write at the same time.
class Log {
 public:
  using Write = std::function<void(std::string_view line)>;

  /// @param lowest  lines below this level are dropped
  /// @param write   where lines go, each with its end; standard error when empty
  explicit Log(LogLevel lowest = LogLevel::Info, Write write = {});

  bool takes(LogLevel level) const { return level >= lowest_; }
  void write(LogLevel level, std::string_view message, const base::JsonObject& more = {}) const;

 private:
  LogLevel lowest_;
  Write write_;
};

}  // namespace vallis::app
