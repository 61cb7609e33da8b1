#include "analyse/hclust.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace vallis::analyse {
namespace {

using study::LinkageMethod;

constexpr double kNone = std::numeric_limits<double>::infinity();
constexpr double kTieTolerance = 1e-12;

bool squares(LinkageMethod method) {
  return method == LinkageMethod::WardD2 || method == LinkageMethod::Centroid || method == LinkageMethod::Median;
}

/// What a merge of a and b makes of their dissimilarities to a third group q.
struct Update {
  LinkageMethod method;

  double operator()(double aq, double bq, double ab, double size_a, double size_b, double size_q) const {
    switch (method) {
      case LinkageMethod::Single:
        return std::min(aq, bq);
      case LinkageMethod::Complete:
        return std::max(aq, bq);
      case LinkageMethod::Average:
        return (size_a * aq + size_b * bq) / (size_a + size_b);
      case LinkageMethod::McQuitty:
        return (aq + bq) / 2;
      case LinkageMethod::WardD:
      case LinkageMethod::WardD2:
        return ((size_a + size_q) * aq + (size_b + size_q) * bq - size_q * ab) / (size_a + size_b + size_q);
      case LinkageMethod::Centroid:
        return (size_a * aq + size_b * bq - size_a * size_b * ab / (size_a + size_b)) / (size_a + size_b);
      case LinkageMethod::Median:
        return ((aq + bq) - ab / 2) / 2;
      case LinkageMethod::Flexible:
        break;
    }
    assert(false && "hclust has no flexible linkage");
    return aq;
  }
};

/// The groups that are left, each with its nearest neighbour among those after it.
class NeighbourList {
 public:
  NeighbourList(const study::Dissimilarity& d, LinkageMethod method)
      : n_(d.size()), d_(d), update_{method}, alive_(n_, true), size_(n_, 1), nearest_(n_, kNone), partner_(n_, 0) {
    if (squares(method)) {
      for (double& value : d_.values()) value *= value;
    }
    for (std::size_t i = 0; i < n_; ++i) search(i);
  }

  struct Pair {
    std::size_t first = 0;  ///< < second
    std::size_t second = 0;
    double height = 0;
  };

  Pair nearest_pair() const {
    std::size_t first = 0;  // alive to the end, for a merged group keeps the name of its smallest unit
    for (std::size_t i = 1; i < n_; ++i) {
      if (nearest_[i] < nearest_[first]) first = i;
    }
    return {first, partner_[first], nearest_[first]};
  }

  /// Whether another pair is as near as this nearest one, rounding apart.
  bool tied(const Pair& pair) const {
    const double threshold = pair.height + kTieTolerance * std::abs(pair.height);
    for (std::size_t i = 0; i < n_; ++i) {
      if (i != pair.first && nearest_[i] <= threshold) return true;
    }
    for (std::size_t j = pair.first + 1; j < n_; ++j) {
      if (alive_[j] && j != pair.second && d_(pair.first, j) <= threshold) return true;
    }
    return false;
  }

  /// Merges the pair under the name of its first; returns the new size.
  double join(const Pair& pair) {
    const auto [a, b, ab] = pair;
    alive_[b] = false;
    nearest_[b] = kNone;
    for (std::size_t q = 0; q < n_; ++q) {
      if (!alive_[q] || q == a) continue;
      const double merged = update_(d_(a, q), d_(b, q), ab, size_[a], size_[b], size_[q]);
      at(a, q) = merged;
      if (q < a && merged < nearest_[q]) {
        nearest_[q] = merged;
        partner_[q] = a;
      }
    }
    size_[a] += size_[b];
    for (std::size_t q = 0; q < b; ++q) {
      if (alive_[q] && (q == a || partner_[q] == a || partner_[q] == b)) search(q);
    }
    return size_[a];
  }

 private:
  double& at(std::size_t i, std::size_t j) {
    return d_.values()[study::Dissimilarity::index(std::min(i, j), std::max(i, j), n_)];
  }

  void search(std::size_t i) {
    nearest_[i] = kNone;
    const auto row = d_.row(i);
    for (std::size_t j = i + 1; j < n_; ++j) {
      if (alive_[j] && row[j - i - 1] < nearest_[i]) {
        nearest_[i] = row[j - i - 1];
        partner_[i] = j;
      }
    }
  }

  std::size_t n_;
  study::Dissimilarity d_;
  Update update_;
  std::vector<bool> alive_;
  std::vector<double> size_;
  std::vector<double> nearest_;  ///< infinite for a group with none after it
  std::vector<std::size_t> partner_;
};

}  // namespace

Hclust hclust(const study::Dissimilarity& d, LinkageMethod method) {
  const int n = static_cast<int>(d.size());
  Hclust result{.linkage = {.method = method, .units = n, .merges = {}}};
  NeighbourList groups(d, method);
  std::vector<int> operand(d.size());  // the number under which the group of that smallest unit was made
  std::iota(operand.begin(), operand.end(), 0);
  for (int m = 0; m + 1 < n; ++m) {
    const auto pair = groups.nearest_pair();
    if (groups.tied(pair)) ++result.tied_merges;
    const double height = method == LinkageMethod::WardD2 ? std::sqrt(pair.height) : pair.height;
    const int size = static_cast<int>(groups.join(pair));
    result.linkage.merges.push_back({operand[pair.first], operand[pair.second], height, size});
    operand[pair.first] = n + m;
  }
  return result;
}

}  // namespace vallis::analyse
