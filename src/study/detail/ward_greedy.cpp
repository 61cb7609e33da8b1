#include <algorithm>
#include <limits>
#include <numeric>

#include "study/detail/ward_paths.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kNone = std::numeric_limits<double>::infinity();

/// For each living group a lower bound of its dissimilarities to those of larger names, exact while the group that
/// attains it is as it was.
class NearestLater {
 public:
  NearestLater(std::span<const double> points, std::size_t columns)
      : columns_(columns),
        centres_(points.begin(), points.end()),
        sizes_(points.size() / columns, 1.0),
        lowest_(sizes_.size(), kNone),
        where_(sizes_.size(), -1),
        exact_(sizes_.size(), 0),
        living_(sizes_.size()) {
    std::iota(living_.begin(), living_.end(), 0);
    for (std::size_t at = 0; at < living_.size(); ++at) search(at);
  }

  std::size_t live() const { return living_.size(); }

  /// The merge by the rule; it is done as well.
  NamedMerge join_next() {
    const double threshold = tie_threshold(smallest());
    std::size_t at = 0;
    while (true) {
      if (bound(at) <= threshold && exact_[living_[at]] == 0) search(at);
      if (bound(at) <= threshold) break;
      ++at;
    }
    const int a = living_[at];
    std::size_t other = at + 1;
    double between = dissimilarity(a, living_[other]);
    while (between > threshold) between = dissimilarity(a, living_[++other]);
    const int b = living_[other];
    join(a, b);
    living_.erase(living_.begin() + static_cast<std::ptrdiff_t>(other));
    for (std::size_t earlier = 0; earlier < living_.size(); ++earlier) {
      const int name = living_[earlier];
      if (where_[name] == a || where_[name] == b) exact_[name] = 0;
      if (earlier >= at) continue;
      const double d = dissimilarity(name, a);
      if (d < lowest_[name]) {
        lowest_[name] = d;
        where_[name] = a;
        exact_[name] = 1;
      }
    }
    search(at);
    return {a, b, between};
  }

 private:
  double bound(std::size_t at) const { return lowest_[living_[at]]; }

  double dissimilarity(int a, int b) const {
    const double* x = centres_.data() + static_cast<std::size_t>(a) * columns_;
    const double* y = centres_.data() + static_cast<std::size_t>(b) * columns_;
    double square = 0;
    for (std::size_t c = 0; c < columns_; ++c) square += (x[c] - y[c]) * (x[c] - y[c]);
    return 2 * (sizes_[a] * sizes_[b] / (sizes_[a] + sizes_[b])) * square;
  }

  void search(std::size_t at) {
    const int name = living_[at];
    lowest_[name] = kNone;
    where_[name] = -1;
    exact_[name] = 1;
    for (std::size_t later = at + 1; later < living_.size(); ++later) {
      const double d = dissimilarity(name, living_[later]);
      if (d < lowest_[name]) {
        lowest_[name] = d;
        where_[name] = living_[later];
      }
    }
  }

  double smallest() {
    while (true) {
      std::size_t best = 0;
      for (std::size_t at = 1; at < living_.size(); ++at) {
        if (bound(at) < bound(best)) best = at;
      }
      if (exact_[living_[best]] != 0) return bound(best);
      search(best);
    }
  }

  void join(int a, int b) {
    const double share = sizes_[b] / (sizes_[a] + sizes_[b]);
    double* x = centres_.data() + static_cast<std::size_t>(a) * columns_;
    const double* y = centres_.data() + static_cast<std::size_t>(b) * columns_;
    for (std::size_t c = 0; c < columns_; ++c) x[c] += share * (y[c] - x[c]);
    sizes_[a] += sizes_[b];
  }

  std::size_t columns_;
  std::vector<double> centres_;  // row by row
  std::vector<double> sizes_;
  std::vector<double> lowest_;
  std::vector<int> where_;
  std::vector<char> exact_;
  std::vector<int> living_;  // names, rising
};

}  // namespace

std::vector<NamedMerge> greedy_ward(std::span<const double> points, std::size_t columns) {
  NearestLater nearest(points, columns);
  std::vector<NamedMerge> merges;
  merges.reserve(nearest.live());
  while (nearest.live() > 1) merges.push_back(nearest.join_next());
  return merges;
}

}  // namespace vallis::study::detail
