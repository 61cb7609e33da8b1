#include "study/linkage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "study/detail/linkage_paths.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// Working heights on the scale that `link` promises and, for the monotone methods, never below the one before, as
/// round-off would have them.
void finish_heights(const detail::Recurrence& recurrence, Linkage& linkage) {
  double previous = 0;
  for (Merge& merge : linkage.merges) {
    if (recurrence.method == LinkageMethod::WardD2) merge.height = std::sqrt(merge.height);
    if (recurrence.monotone()) merge.height = std::max(merge.height, previous);
    previous = merge.height;
  }
}

constexpr int kSmall = 200;  // below, the greedy way is as quick as any

std::vector<detail::NamedMerge> find_merges(const Dissimilarity& dissimilarity, const detail::Recurrence& recurrence,
                                            detail::GroupRows& rows, Workers& workers) {
  if (!recurrence.reducible() || rows.live() < kSmall) return detail::greedy_merges(rows, workers);
  if (auto merges = detail::reciprocal_merges(rows, workers)) return std::move(*merges);
  // A tie was met, and only the greedy way decides ties by the rule. The rows are used up, but their room is not.
  rows.restart(dissimilarity, workers);
  return detail::greedy_merges(rows, workers);
}

}  // namespace

namespace detail {

Linkage number_operands(LinkageMethod method, int units, const std::vector<NamedMerge>& merges) {
  Linkage linkage{method, units, {}};
  linkage.merges.reserve(merges.size());
  std::vector<int> operand(units);  // of the group that a unit names
  std::vector<int> size(units, 1);
  for (int i = 0; i < units; ++i) operand[i] = i;
  for (const NamedMerge& m : merges) {
    assert(m.first < m.second && "a group is named by its smallest unit");
    size[m.first] += size[m.second];
    linkage.merges.push_back({operand[m.first], operand[m.second], m.height, size[m.first]});
    operand[m.first] = units + static_cast<int>(linkage.merges.size()) - 1;
  }
  return linkage;
}

}  // namespace detail

base::Result<Linkage> link(const Dissimilarity& dissimilarity, LinkageMethod method, const LinkageOptions& options,
                           Workers& workers) {
  const detail::Recurrence recurrence{method, options.flexible_alpha};
  if (dissimilarity.size() < 2) {
    return base::invalid_argument(fmt::format("A hierarchy needs at least two units; there {}.",
                                              dissimilarity.size() == 1 ? "is one" : "are none"));
  }
  if (method == LinkageMethod::Flexible && !(options.flexible_alpha > 0 && options.flexible_alpha < 1)) {
    return base::invalid_argument(
        fmt::format("The α of flexible linkage is {}; it must lie between 0 and 1.", options.flexible_alpha));
  }
  detail::GroupRows rows(dissimilarity, recurrence, workers);
  if (const auto pair = rows.first_undefined()) {
    return base::invalid_argument(
        fmt::format("Units {} and {} have no dissimilarity. Fill in what is missing of one of them, or leave it out.",
                    pair->first + 1, pair->second + 1));
  }
  Linkage linkage = detail::number_operands(method, static_cast<int>(dissimilarity.size()),
                                            find_merges(dissimilarity, recurrence, rows, workers));
  finish_heights(recurrence, linkage);
  return linkage;
}

std::string_view name(LinkageMethod method) {
  constexpr std::array<std::string_view, 9> kNames{"single",  "complete", "average", "mcquitty", "ward.D",
                                                   "ward.D2", "centroid", "median",  "flexible"};
  return kNames[static_cast<std::size_t>(method)];
}

}  // namespace vallis::study
