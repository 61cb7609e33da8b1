#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "base/result.hpp"
#include "base/text.hpp"
#include "study/partition.hpp"

namespace vallis::study {

struct Findings;
class Workers;

namespace detail {

struct Regrouped {
  std::optional<Partition> partition;
  base::LocalText reason;  ///< why there is none
};

/// The units of a run grouped again by its recipe, into as many groups, without the variables named by their positions
/// in findings.variables. No partition where nothing of weight is left, where a pair shares nothing else, or where all
/// units are alike in what is left. Errors: as gower, link and k_medoids. Cost: that of one grouping.
base::Result<Regrouped> regroup(const Findings& findings, std::span<const std::size_t> without, Workers& workers);

}  // namespace detail
}  // namespace vallis::study
