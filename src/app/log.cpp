#include "app/log.hpp"

#include <cstdio>

#include "base/time.hpp"

namespace vallis::app {

Log::Log(LogLevel lowest, Write write) : lowest_(lowest), write_(std::move(write)) {
  // One call for a line: those of several threads do not mix.
  if (!write_) write_ = [](std::string_view line) { std::fwrite(line.data(), 1, line.size(), stderr); };
}

void Log::write(LogLevel level, std::string_view message, const base::JsonObject& more) const {
  if (!takes(level)) return;
  base::JsonObject line{{"at", base::Instant::now().text()}, {"level", base::enum_word(level)}, {"message", message}};
  for (const auto& [key, value] : more) line[key] = value;
  write_(base::print_json(line, base::JsonStyle::Compact) + "\n");
}

}  // namespace vallis::app
