#pragma once

#include <span>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::analyse {

/// study::gower in the order of operations of R's daisy: columns are scaled to 0…1 first, then for each pair the
/// differences are summed in the order of the columns and divided by the weight that counts. The two agree but for the
/// last bit of some values, and by those bits R's hclust, agnes, diana and pam choose between pairs that tie on paper.
/// Errors: as study::gower. Cost: O(n² p), several times that of study::gower. Source: Kaufman and Rousseeuw (1990),
/// ch. 1.
base::Result<study::Dissimilarity> daisy(std::span<const study::Variable> variables, study::Workers& workers);

}  // namespace vallis::analyse
