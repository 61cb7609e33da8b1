#include <algorithm>
#include <limits>

#include "study/detail/kernels.hpp"
#include "study/detail/linkage_paths.hpp"
#include "study/stopping.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kNone = std::numeric_limits<double>::infinity();

/// For each position a lower bound of its dissimilarities to later positions, exact while the group that attains it is
/// as it was.
class Nearest {
 public:
  explicit Nearest(GroupRows& rows)
      : rows_(&rows), lowest_(rows.positions(), kNone), where_(rows.positions(), -1), seen_(rows.positions(), 0) {
    for (int p = 0; p < rows.positions(); ++p) search(p);
  }

  double bound(int p) const { return lowest_[p]; }

  bool exact(int p) const {
    return where_[p] < 0 ? lowest_[p] == kNone : rows_->alive(where_[p]) && rows_->changed(where_[p]) <= seen_[p];
  }

  void search(int p) {
    const double* row = rows_->row(p);
    const auto later = static_cast<std::size_t>(rows_->positions() - p - 1);
    lowest_[p] = later == 0 ? kNone : kernels().lowest(row + p + 1, later);
    where_[p] = -1;
    if (lowest_[p] < kNone) where_[p] = static_cast<int>(std::find(row + p + 1, row + p + 1 + later, lowest_[p]) - row);
    seen_[p] = rows_->clock();
  }

  /// After `b` joined `a`: earlier groups may have come nearer to the new one.
  void joined(int a, int b) {
    lowest_[b] = kNone;
    where_[b] = -1;
    search(a);
    const double* row = rows_->row(a);
    for (int p = 0; p < a; ++p) {
      if (row[p] < lowest_[p]) {
        lowest_[p] = row[p];
        where_[p] = a;
        seen_[p] = rows_->clock();
      }
    }
  }

  /// The position, first of equals, with the smallest exact value.
  int smallest() {
    while (true) {
      const double lowest = kernels().lowest(lowest_.data(), lowest_.size());
      const int p = static_cast<int>(std::find(lowest_.begin(), lowest_.end(), lowest) - lowest_.begin());
      if (exact(p)) return p;
      search(p);
    }
  }

  void compact(Workers& workers) {
    for (int p = 0; p < rows_->positions(); ++p) {
      if (!exact(p)) where_[p] = -1;
    }
    const std::vector<int> moved = rows_->compact(workers);
    for (std::size_t p = 0; p < moved.size(); ++p) {
      if (moved[p] < 0) continue;
      lowest_[moved[p]] = lowest_[p];
      where_[moved[p]] = where_[p] < 0 ? -1 : moved[where_[p]];
      seen_[moved[p]] = 0;
    }
    lowest_.resize(rows_->positions());
    where_.resize(rows_->positions());
    seen_.resize(rows_->positions());
  }

 private:
  GroupRows* rows_;
  std::vector<double> lowest_;
  std::vector<int> where_;
  std::vector<int> seen_;
};

}  // namespace

std::vector<NamedMerge> greedy_merges(GroupRows& rows, Workers& workers) {
  std::vector<NamedMerge> merges;
  merges.reserve(rows.live());
  Nearest nearest(rows);
  const auto units = static_cast<double>(rows.live());
  while (rows.live() > 1) {
    advance_stage(static_cast<double>(merges.size()) / units);
    const double threshold = tie_threshold(nearest.bound(nearest.smallest()));
    int a = 0;
    while (true) {
      if (nearest.bound(a) <= threshold && !nearest.exact(a)) nearest.search(a);
      if (nearest.bound(a) <= threshold) break;
      ++a;
    }
    const double* row = rows.row(a);
    int b = a + 1;
    while (row[b] > threshold) ++b;
    merges.push_back({rows.name(a), rows.name(b), row[b]});
    rows.join({a, b, row[b]});
    nearest.joined(a, b);
    if (rows.sparse()) nearest.compact(workers);
  }
  return merges;
}

}  // namespace vallis::study::detail
