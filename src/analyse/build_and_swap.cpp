#include "analyse/build_and_swap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/partition.hpp"

namespace vallis::analyse {
namespace {

/// R's share of the cost below which an exchange gains nothing.
constexpr double kNoGain = 16 * std::numeric_limits<double>::epsilon();

class Search {
 public:
  explicit Search(const study::Dissimilarity& d) : d_(d), n_(d.size()), chosen_(n_, 0), nearest_(n_), second_(n_) {
    const auto values = d.values();
    // Farther than everything, so that the first medoid is the one nearest to all.
    far_ = 1.1 * (values.empty() ? 0 : *std::max_element(values.begin(), values.end())) + 1;
    std::fill(nearest_.begin(), nearest_.end(), far_);
  }

  void build(int k) {
    for (int taken = 0; taken < k; ++taken) {
      std::size_t best = n_;
      double most = 0;
      for (std::size_t i = 0; i < n_; ++i) {
        if (chosen_[i] != 0) continue;
        double gain = 0;
        for (std::size_t j = 0; j < n_; ++j) gain += std::max(0.0, nearest_[j] - d_(i, j));
        if (gain < most) continue;
        most = gain;
        best = i;
      }
      chosen_[best] = 1;
      for (std::size_t j = 0; j < n_; ++j) nearest_[j] = std::min(nearest_[j], d_(best, j));
    }
    cost_ = std::accumulate(nearest_.begin(), nearest_.end(), 0.0);
  }

  /// Makes the best exchange; false if none gains.
  bool swap() {
    find_two_nearest();
    double best = 1;
    std::size_t in = 0;
    std::size_t out = 0;
    for (std::size_t h = 0; h < n_; ++h) {
      if (chosen_[h] != 0) continue;
      for (std::size_t i = 0; i < n_; ++i) {
        if (chosen_[i] == 0) continue;
        const double change = change_of(i, h);
        if (change >= best) continue;
        best = change;
        in = h;
        out = i;
      }
    }
    if (best >= -kNoGain * std::abs(cost_)) return false;
    chosen_[in] = 1;
    chosen_[out] = 0;
    cost_ += best;
    return true;
  }

  double cost() const { return cost_; }

  std::vector<int> medoids() const {
    std::vector<int> units;
    for (std::size_t i = 0; i < n_; ++i) {
      if (chosen_[i] != 0) units.push_back(static_cast<int>(i));
    }
    return units;
  }

 private:
  void find_two_nearest() {
    for (std::size_t j = 0; j < n_; ++j) {
      nearest_[j] = far_;
      second_[j] = far_;
      for (std::size_t i = 0; i < n_; ++i) {
        if (chosen_[i] == 0) continue;
        const double d = d_(i, j);
        if (d < nearest_[j]) {
          second_[j] = nearest_[j];
          nearest_[j] = d;
        } else {
          second_[j] = std::min(second_[j], d);
        }
      }
    }
  }

  /// What the cost changes by when h takes the place of medoid i.
  double change_of(std::size_t i, std::size_t h) const {
    double change = 0;
    for (std::size_t j = 0; j < n_; ++j) {
      const double to_new = d_(h, j);
      if (d_(i, j) == nearest_[j]) {
        change += std::min(to_new, second_[j]) - nearest_[j];
      } else if (to_new < nearest_[j]) {
        change += to_new - nearest_[j];
      }
    }
    return change;
  }

  const study::Dissimilarity& d_;
  std::size_t n_;
  std::vector<char> chosen_;
  std::vector<double> nearest_;  ///< to the nearest medoid
  std::vector<double> second_;   ///< to the next one, as near where two are equally near
  double far_ = 0;
  double cost_ = 0;
};

}  // namespace

BuildAndSwap build_and_swap(const study::Dissimilarity& d, int k) {
  Search search(d);
  search.build(k);
  BuildAndSwap result;
  result.build_total = search.cost();
  if (k > 1) {
    while (search.swap()) {
    }
  }
  result.total = search.cost();
  result.medoids = search.medoids();
  std::vector<int> medoid;
  for (std::size_t j = 0; j < d.size(); ++j) {
    const auto unit = static_cast<int>(j);
    const auto distance = [&](int m) { return d(static_cast<std::size_t>(m), j); };
    int nearest = result.medoids.front();
    for (const int m : result.medoids) {
      if (distance(m) < distance(nearest)) nearest = m;
    }
    // A medoid is in its own group, also where another one is at 0 from it.
    const bool own = std::binary_search(result.medoids.begin(), result.medoids.end(), unit);
    medoid.push_back(own ? unit : nearest);
  }
  result.group = study::make_partition(medoid).group;
  return result;
}

}  // namespace vallis::analyse
