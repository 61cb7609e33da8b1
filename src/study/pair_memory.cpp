#include "study/pair_memory.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/memory.hpp"

namespace vallis::study {

base::Result<void> require_pair_memory(std::size_t n, double bytes_per_pair, std::string_view what) {
  const auto units = static_cast<double>(n);
  const auto available = base::available_memory();
  if (!available) return {};
  const auto fitting = std::floor(std::sqrt(2 * static_cast<double>(*available) / bytes_per_pair));
  return base::require_memory(
      units * (units - 1) / 2 * bytes_per_pair, fmt::format("{} of {} units, pair by pair,", what, n),
      fmt::format(
          "About {:.0f} units would fit: take a sample of them or fewer rows; or find groups without the pairs, "
          "by the task `clara` of `vallis analyse`.",
          fitting));
}

}  // namespace vallis::study
