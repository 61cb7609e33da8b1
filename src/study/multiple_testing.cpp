#include "study/multiple_testing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace vallis::study {
namespace {

/// Step-down: factor(i)·p of ascending p, each at least the one before.
template <class Factor>
std::vector<double> step_down(const std::vector<double>& sorted, Factor factor) {
  std::vector<double> raised(sorted.size());
  double highest = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    highest = std::max(highest, factor(i) * sorted[i]);
    raised[i] = std::min(1.0, highest);
  }
  return raised;
}

/// Step-up: factor(i)·p of ascending p, each at most the one after.
template <class Factor>
std::vector<double> step_up(const std::vector<double>& sorted, Factor factor) {
  std::vector<double> raised(sorted.size());
  double lowest = 1;
  for (std::size_t i = sorted.size(); i-- > 0;) {
    lowest = std::min(lowest, factor(i) * sorted[i]);
    raised[i] = lowest;
  }
  return raised;
}

/// The largest, over all sets of hypotheses that hold the i-th, of Simes' p-value of the set.
std::vector<double> hommel(const std::vector<double>& sorted) {
  const std::size_t m = sorted.size();
  const auto simes_part = [&](std::size_t size, std::size_t i, std::size_t rank) {
    return static_cast<double>(size) * sorted[i] / static_cast<double>(rank);
  };
  double all = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < m; ++i) all = std::min(all, simes_part(m, i, i + 1));
  std::vector<double> raised(m, all);
  for (std::size_t size = m - 1; size >= 2; --size) {
    // The `size − 1` largest p-values beside any other one.
    const std::size_t first = m - size + 1;
    double largest = std::numeric_limits<double>::infinity();
    for (std::size_t i = first; i < m; ++i) largest = std::min(largest, simes_part(size, i, i - first + 2));
    double last = 0;
    for (std::size_t i = 0; i < first; ++i) {
      last = std::min(simes_part(size, i, 1), largest);
      raised[i] = std::max(raised[i], last);
    }
    for (std::size_t i = first; i < m; ++i) raised[i] = std::max(raised[i], last);
  }
  for (std::size_t i = 0; i < m; ++i) raised[i] = std::min(1.0, std::max(raised[i], sorted[i]));
  return raised;
}

std::vector<double> adjust_sorted(const std::vector<double>& sorted, Adjustment adjustment) {
  const auto m = static_cast<double>(sorted.size());
  const auto rest = [m](std::size_t i) { return m - static_cast<double>(i); };
  switch (adjustment) {
    case Adjustment::Bonferroni:
      return step_down(sorted, [m](std::size_t) { return m; });
    case Adjustment::Holm:
      return step_down(sorted, rest);
    case Adjustment::Hochberg:
      return step_up(sorted, rest);
    case Adjustment::Hommel:
      if (sorted.size() > 2) return hommel(sorted);
      return step_up(sorted, rest);  // the same for two
    case Adjustment::BenjaminiHochberg:
      return step_up(sorted, [m](std::size_t i) { return m / static_cast<double>(i + 1); });
    default: {
      double harmonic = 0;
      for (std::size_t i = 1; i <= sorted.size(); ++i) harmonic += 1 / static_cast<double>(i);
      return step_up(sorted, [&](std::size_t i) { return harmonic * m / static_cast<double>(i + 1); });
    }
  }
}

}  // namespace

std::vector<double> adjust(std::span<const double> p, Adjustment adjustment) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!std::isnan(p[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> sorted;
  for (const std::size_t i : order) sorted.push_back(p[i]);
  const std::vector<double> raised = adjust_sorted(sorted, adjustment);
  std::vector<double> adjusted(p.begin(), p.end());
  for (std::size_t i = 0; i < order.size(); ++i) adjusted[order[i]] = raised[i];
  return adjusted;
}

std::string_view word(Adjustment adjustment) {
  constexpr std::array<std::string_view, 6> kWords{"bonferroni", "holm", "hochberg", "hommel", "BH", "BY"};
  return kWords[static_cast<std::size_t>(adjustment)];
}

}  // namespace vallis::study
