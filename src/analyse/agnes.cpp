#include "analyse/agnes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace vallis::analyse {
namespace {

/// What a merge of a and b makes of their dissimilarities to a third group q.
struct Update {
  AgnesMethod method;
  double alpha;

  double operator()(double aq, double bq, double ab, double size_a, double size_b, double size_q) const {
    switch (method) {
      case AgnesMethod::Average:
        return size_a / (size_a + size_b) * aq + size_b / (size_a + size_b) * bq;
      case AgnesMethod::Single:
        return std::min(aq, bq);
      case AgnesMethod::Complete:
        return std::max(aq, bq);
      case AgnesMethod::Ward: {
        const double all = size_a + size_b + size_q;
        const double squared =
            (size_a + size_q) / all * aq * aq + (size_b + size_q) / all * bq * bq + -size_q / all * ab * ab;
        return std::sqrt(std::max(0.0, squared));  // rounding may take a zero below zero
      }
      case AgnesMethod::Weighted:
        return (aq + bq) / 2;
      case AgnesMethod::Flexible:
        return alpha * aq + alpha * bq + (1 - 2 * alpha) * ab;
    }
    return aq;
  }
};

/// Each group with the nearest of those after it, the last of equally near ones.
class Groups {
 public:
  explicit Groups(const study::Dissimilarity& d)
      : n_(d.size()), d_(d), alive_(n_, true), size_(n_, 1), nearest_(n_, kNone), partner_(n_, 0) {
    for (std::size_t k = 0; k < n_; ++k) search(k);
  }

  struct Pair {
    std::size_t first = 0;
    std::size_t second = 0;
    double height = 0;
    double size = 0;
  };

  Pair nearest_pair() const {
    std::size_t first = 0;
    for (std::size_t k = 0; k < n_; ++k) {
      if (alive_[k] && nearest_[k] <= nearest_[first]) first = k;
    }
    return {first, partner_[first], nearest_[first], size_[first] + size_[partner_[first]]};
  }

  void join(const Pair& pair, const Update& update) {
    const auto [a, b, ab, size] = pair;
    alive_[b] = false;
    nearest_[b] = kNone;
    for (std::size_t q = 0; q < n_; ++q) {
      if (!alive_[q] || q == a) continue;
      at(a, q) = update(d_(a, q), d_(b, q), ab, size_[a], size_[b], size_[q]);
    }
    size_[a] = size;
    for (std::size_t k = 0; k < n_; ++k) {
      if (!alive_[k]) continue;
      if (k == a || (nearest_[k] < kNone && (partner_[k] == a || partner_[k] == b))) {
        search(k);
      } else if (k < a && (d_(k, a) < nearest_[k] || (d_(k, a) == nearest_[k] && partner_[k] < a))) {
        nearest_[k] = d_(k, a);
        partner_[k] = a;
      }
    }
  }

 private:
  static constexpr double kNone = std::numeric_limits<double>::infinity();

  double& at(std::size_t i, std::size_t j) {
    return d_.values()[study::Dissimilarity::index(std::min(i, j), std::max(i, j), n_)];
  }

  void search(std::size_t k) {
    nearest_[k] = kNone;
    const auto row = d_.row(k);
    for (std::size_t j = k + 1; j < n_; ++j) {
      if (alive_[j] && row[j - k - 1] <= nearest_[k]) {
        nearest_[k] = row[j - k - 1];
        partner_[k] = j;
      }
    }
  }

  std::size_t n_;
  study::Dissimilarity d_;
  std::vector<bool> alive_;
  std::vector<double> size_;
  std::vector<double> nearest_;  ///< infinite for a group with none after it
  std::vector<std::size_t> partner_;
};

study::LinkageMethod linkage_method(AgnesMethod method) {
  switch (method) {
    case AgnesMethod::Average:
      return study::LinkageMethod::Average;
    case AgnesMethod::Single:
      return study::LinkageMethod::Single;
    case AgnesMethod::Complete:
      return study::LinkageMethod::Complete;
    case AgnesMethod::Ward:
      return study::LinkageMethod::WardD2;
    case AgnesMethod::Weighted:
      return study::LinkageMethod::McQuitty;
    default:
      return study::LinkageMethod::Flexible;
  }
}

}  // namespace

study::Linkage agnes(const study::Dissimilarity& d, AgnesMethod method, double flexible_alpha) {
  const int n = static_cast<int>(d.size());
  study::Linkage linkage{.method = linkage_method(method), .units = n, .merges = {}};
  const Update update{method, flexible_alpha};
  Groups groups(d);
  std::vector<int> operand(d.size());  // the number under which the group of that smallest unit was made
  std::iota(operand.begin(), operand.end(), 0);
  for (int m = 0; m + 1 < n; ++m) {
    const auto pair = groups.nearest_pair();
    linkage.merges.push_back({operand[pair.first], operand[pair.second], pair.height, static_cast<int>(pair.size)});
    operand[pair.first] = n + m;
    groups.join(pair, update);
  }
  return linkage;
}

}  // namespace vallis::analyse
