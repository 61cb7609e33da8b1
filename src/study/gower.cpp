#include "study/dissimilarity.hpp"
#include "study/gower_kernel.hpp"
#include "study/gower_packed.hpp"
#include "study/gower_pair.hpp"
#include "study/workers.hpp"

namespace vallis::study {

base::Result<Dissimilarity> gower(std::span<const Variable> variables, Workers& workers) {
  if (auto checked = check_variables(variables); !checked) return checked.error();
  const std::vector<double> ranges = spreads(variables);
  if (const auto packed = PackedVariables::from(variables, ranges)) return gower_packed(*packed, workers);
  const std::size_t n = unit_count(variables.front());
  Dissimilarity result(n);
  workers.for_blocks(n, 16, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        result.values()[Dissimilarity::index(i, j, n)] = gower_pair(variables, ranges, i, j);
      }
    }
  });
  return result;
}

}  // namespace vallis::study
