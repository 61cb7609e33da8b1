#include "base/memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <limits>
#include <string>

#include "base/text.hpp"

namespace vallis::base {
namespace {

constexpr std::uint64_t kNone = std::numeric_limits<std::uint64_t>::max();

std::atomic<std::uint64_t>& limit() {
  static std::atomic<std::uint64_t> bytes{kNone};
  return bytes;
}

/// The number in a file that holds one, such as memory.max; kNone for "max" and where there is no such file.
std::uint64_t number_in(const std::string& path) {
  std::ifstream file(path);
  std::uint64_t number = 0;
  return file >> number ? number : kNone;
}

std::uint64_t system_available() {
  std::ifstream file("/proc/meminfo");
  std::string word;
  while (file >> word) {
    std::uint64_t kibibytes = 0;
    if (word == "MemAvailable:" && file >> kibibytes) return kibibytes * 1024;
  }
  return kNone;
}

/// Pages of files that the kernel would give back, and that count as used all the same.
std::uint64_t reclaimable(const std::string& folder) {
  std::ifstream file(folder + "/memory.stat");
  std::string word;
  std::uint64_t number = 0;
  while (file >> word >> number) {
    if (word == "inactive_file" || word == "total_inactive_file") return number;
  }
  return 0;
}

std::uint64_t left_in(const std::string& folder, std::string_view most, std::string_view used) {
  const std::uint64_t ceiling = number_in(fmt::format("{}/{}", folder, most));
  const std::uint64_t taken = number_in(fmt::format("{}/{}", folder, used));
  if (ceiling == kNone || taken == kNone) return kNone;
  const std::uint64_t kept = taken - std::min(taken, reclaimable(folder));
  return ceiling - std::min(ceiling, kept);
}

/// What the control groups of this process leave. Each line of /proc/self/cgroup is id:controllers:path; limits of the
/// groups above hold as well.
std::uint64_t control_groups_leave() {
  std::ifstream file("/proc/self/cgroup");
  std::uint64_t least = kNone;
  for (std::string line; std::getline(file, line);) {
    const auto first = line.find(':');
    const auto second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    const bool unified = controllers.empty();
    if (!unified && controllers != "memory") continue;
    const std::string root = unified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
    const std::string_view most = unified ? "memory.max" : "memory.limit_in_bytes";
    const std::string_view used = unified ? "memory.current" : "memory.usage_in_bytes";
    std::string path = line.substr(second + 1);
    // Within a container the path may be that of the host, which is not there; the root then holds the limits.
    while (true) {
      least = std::min(least, left_in(root + path, most, used));
      if (path.empty()) break;
      path.resize(std::min(path.size() - 1, path.rfind('/')));
    }
  }
  return least;
}

}  // namespace

std::optional<std::uint64_t> available_memory() {
  const std::uint64_t least = std::min({system_available(), control_groups_leave(), limit().load()});
  if (least == kNone) return std::nullopt;
  return least;
}

void set_memory_limit(std::optional<std::uint64_t> bytes) { limit() = bytes.value_or(kNone); }

std::optional<std::uint64_t> parse_bytes(std::string_view text) {
  if (text.ends_with('B')) text.remove_suffix(1);
  double unit = 1;
  constexpr std::string_view kUnits = "kMGT";
  if (!text.empty()) {
    if (const auto at = kUnits.find(text.back()); at != std::string_view::npos) {
      for (std::size_t u = 0; u <= at; ++u) unit *= 1000;
      text.remove_suffix(1);
    }
  }
  const auto number = parse_number(text);
  if (!number || !(*number >= 0) || !(*number * unit < 0x1p63)) return std::nullopt;
  return static_cast<std::uint64_t>(*number * unit);
}

std::string bytes_text(double bytes) {
  if (bytes >= 1e9) return fmt::format("{:.1f} GB", bytes / 1e9);
  if (bytes >= 1e6) return fmt::format("{:.0f} MB", bytes / 1e6);
  if (bytes >= 1e3) return fmt::format("{:.0f} kB", bytes / 1e3);
  return fmt::format("{:.0f} bytes", bytes);
}

Result<void> require_memory(double bytes, std::string_view what, std::string_view remedy) {
  const auto available = available_memory();
  if (!available || bytes <= static_cast<double>(*available)) return {};
  return too_large(fmt::format("{} would need {} of memory, and there are {}. {}", what, bytes_text(bytes),
                               bytes_text(static_cast<double>(*available)), remedy));
}

}  // namespace vallis::base
