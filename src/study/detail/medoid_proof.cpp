#include "study/detail/medoid_proof.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/detail/swap_kernels.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kRootSteps = 300;
constexpr int kNodeSteps = 30;

/// sums[c] = Σ over units of min(d(unit, c), cap(unit)) − cap(unit), for all padded columns c.
VALLIS_INLINE void sum_savings(const double* d, std::size_t units, std::size_t stride, const double* cap,
                               double* sums) {
  constexpr std::size_t kFours = kWidth / 4;
  for (std::size_t first = 0; first < stride; first += kWidth) {
    Four sum[kFours] = {};
    for (std::size_t i = 0; i < units; ++i) {
      Four limit;
      fill(limit, cap[i]);
#pragma GCC unroll 4
      for (std::size_t at = 0; at < kFours; ++at) {
        Four x;
        load(x, d + i * stride + first + 4 * at);
        add_saving(sum[at], x, limit);
      }
    }
#pragma GCC unroll 4
    for (std::size_t at = 0; at < kFours; ++at) store(sums + first + 4 * at, sum[at]);
  }
}

[[gnu::target("avx2")]] void sum_savings_avx2(const double* d, std::size_t units, std::size_t stride, const double* cap,
                                              double* sums) {
  sum_savings(d, units, stride, cap, sums);
}

void sum_savings_baseline(const double* d, std::size_t units, std::size_t stride, const double* cap, double* sums) {
  sum_savings(d, units, stride, cap, sums);
}

/// What is left to decide: `open` medoids to choose from the columns beside those that stand.
struct Node {
  std::vector<int> columns;      // candidates, ascending
  std::vector<double> d;         // units × padded(columns), padded with +∞
  std::vector<double> standing;  // per unit: dissimilarity to the nearest medoid that stands
  std::vector<int> medoids;      // that stand
  std::size_t open = 0;
  std::vector<double> multiplier;  // per unit, at most `standing`
  double bound = 0;

  std::size_t stride() const { return padded(columns.size()); }
  double at(std::size_t unit, std::size_t column) const { return d[unit * stride() + column]; }
};

class Search {
 public:
  Search(const SquareMatrix& square, MedoidChoice start, long work, std::span<const double> copies)
      : square_(square),
        copies_(copies),
        n_(square.size()),
        best_(std::move(start)),
        work_(work),
        sum_savings_(__builtin_cpu_supports("avx2") ? sum_savings_avx2 : sum_savings_baseline) {}

  MedoidProof run();

 private:
  double copies(std::size_t unit) const { return copies_.empty() ? 1 : copies_[unit]; }
  double target() const { return best_.cost - kProofTolerance * best_.cost; }
  double bound_at(const std::vector<double>& multiplier) const;
  void offer(std::vector<int> medoids);
  void evaluate(const Node& node, const std::vector<double>& cap);
  bool settle(Node& node);
  bool ascend(Node& node, int steps);
  void choose_open(const Node& node);
  bool fix(Node& node, double bound);
  void stand(Node& node, std::size_t column) const;
  void drop(Node& node, const std::vector<char>& dropped) const;
  void enumerate(const Node& node, std::size_t from, const std::vector<double>& cap, std::size_t open,
                 std::vector<int> medoids);
  void explore(Node node);

  const SquareMatrix& square_;
  std::span<const double> copies_;
  std::size_t n_;
  MedoidChoice best_;
  long work_;
  bool out_of_work_ = false;
  double open_bound_ = kInfinity;  // smallest bound of a branch that was left unexplored
  void (*sum_savings_)(const double*, std::size_t, std::size_t, const double*, double*);
  std::vector<double> sums_;         // per column, of the last evaluation
  std::vector<std::size_t> chosen_;  // the `open` columns with the smallest sums
  std::size_t runner_up_ = 0;        // the next one; columns.size() if none
};

void Search::offer(std::vector<int> medoids) {
  std::sort(medoids.begin(), medoids.end());
  MedoidChoice choice{std::move(medoids), 0};
  for (std::size_t o = 0; o < n_; ++o) {
    double near = kInfinity;
    for (const int medoid : choice.medoids) near = std::min(near, square_.row(static_cast<std::size_t>(medoid))[o]);
    choice.cost += copies(o) * near;
  }
  if (choice.better_than(best_)) best_ = std::move(choice);
}

void Search::evaluate(const Node& node, const std::vector<double>& cap) {
  sums_.resize(std::max(sums_.size(), node.stride()));
  sum_savings_(node.d.data(), n_, node.stride(), cap.data(), sums_.data());
  // A step also walks the chosen columns, with long strides.
  work_ -= static_cast<long>(node.columns.size() + 4 * (node.open + node.medoids.size()));
  if (work_ < 0) out_of_work_ = true;
}

/// The `open` columns that save most at the present multipliers, ties by number.
void Search::choose_open(const Node& node) {
  chosen_.resize(node.columns.size());
  std::iota(chosen_.begin(), chosen_.end(), std::size_t{0});
  const auto less = [&](std::size_t a, std::size_t b) { return sums_[a] != sums_[b] ? sums_[a] < sums_[b] : a < b; };
  runner_up_ = node.columns.size();
  if (node.open < chosen_.size()) {
    std::nth_element(chosen_.begin(), chosen_.begin() + static_cast<std::ptrdiff_t>(node.open), chosen_.end(), less);
    runner_up_ = chosen_[node.open];
    chosen_.resize(node.open);
  }
  std::sort(chosen_.begin(), chosen_.end());
}

/// The relaxed problem's optimum for the last evaluation, less all that rounding may have added to it.
double Search::bound_at(const std::vector<double>& multiplier) const {
  double bound = 0;
  double magnitude = 0;
  for (const double x : multiplier) {
    bound += x;
    magnitude += std::abs(x);
  }
  for (const std::size_t c : chosen_) {
    bound += sums_[c];
    magnitude -= sums_[c];
  }
  return bound - 4 * static_cast<double>(n_) * std::numeric_limits<double>::epsilon() * magnitude;
}

void Search::stand(Node& node, std::size_t column) const {
  node.medoids.push_back(node.columns[column]);
  --node.open;
  for (std::size_t i = 0; i < n_; ++i) {
    node.standing[i] = std::min(node.standing[i], node.at(i, column));
    // Beyond a medoid that stands a multiplier buys nothing.
    node.multiplier[i] = std::min(node.multiplier[i], node.standing[i]);
  }
}

void Search::drop(Node& node, const std::vector<char>& dropped) const {
  const std::size_t old_stride = node.stride();
  std::vector<std::size_t> kept;
  std::vector<int> columns;
  for (std::size_t c = 0; c < node.columns.size(); ++c) {
    if (dropped[c] != 0) continue;
    kept.push_back(c);
    columns.push_back(node.columns[c]);
  }
  const std::size_t stride = padded(kept.size());
  std::vector<double> d(n_ * stride, kInfinity);
  for (std::size_t i = 0; i < n_; ++i) {
    for (std::size_t c = 0; c < kept.size(); ++c) d[i * stride + c] = node.d[i * old_stride + kept[c]];
  }
  node.columns = std::move(columns);
  node.d = std::move(d);
}

/// Drops columns that are in no cheaper choice and makes those stand that are in all, by reduced costs: `bound` plus
/// what forcing the other decision adds to it. True when something stands anew or a quarter of the columns went.
bool Search::fix(Node& node, double bound) {
  if (runner_up_ == node.columns.size()) return false;
  double worst = -kInfinity;
  for (const std::size_t c : chosen_) worst = std::max(worst, sums_[c]);
  std::vector<char> dropped(node.columns.size(), 0);
  std::size_t count = 0;
  for (std::size_t c = 0; c < node.columns.size(); ++c) {
    if (!std::binary_search(chosen_.begin(), chosen_.end(), c) && bound - worst + sums_[c] >= target()) {
      dropped[c] = 1;
      ++count;
    }
  }
  std::vector<std::size_t> standing;
  for (const std::size_t c : chosen_) {
    if (bound - sums_[c] + sums_[runner_up_] >= target()) standing.push_back(c);
  }
  if (standing.empty() && (count == 0 || 4 * count < node.columns.size())) return false;
  for (const std::size_t c : standing) {
    stand(node, c);
    dropped[c] = 1;
  }
  drop(node, dropped);
  return true;
}

/// All choices of `open` columns from number `from` on; one evaluation serves all choices of the last one.
void Search::enumerate(const Node& node, std::size_t from, const std::vector<double>& cap, std::size_t open,
                       std::vector<int> medoids) {
  if (open == 1) {
    evaluate(node, cap);
    std::size_t best = from;
    for (std::size_t c = from; c < node.columns.size(); ++c) {
      if (sums_[c] < sums_[best]) best = c;
    }
    medoids.push_back(node.columns[best]);
    offer(std::move(medoids));
    return;
  }
  for (std::size_t c = from; c + open <= node.columns.size() && !out_of_work_; ++c) {
    std::vector<double> next = cap;
    for (std::size_t i = 0; i < n_; ++i) next[i] = std::min(next[i], node.at(i, c));
    std::vector<int> with = medoids;
    with.push_back(node.columns[c]);
    enumerate(node, c + 1, next, open - 1, std::move(with));
  }
}

/// Ends a node that leaves little to decide. True when it is done.
bool Search::settle(Node& node) {
  const std::size_t columns = node.columns.size();
  if (columns < node.open) return true;  // no choice is left
  if (node.open == 0 || columns == node.open) {
    std::vector<int> medoids = node.medoids;
    if (node.open > 0) medoids.insert(medoids.end(), node.columns.begin(), node.columns.end());
    offer(std::move(medoids));
    return true;
  }
  const bool few = node.open == 1 || (node.open == 2 && columns <= 48) || (node.open == 3 && columns <= 9);
  if (!few || node.medoids.empty()) return false;
  enumerate(node, 0, node.standing, node.open, node.medoids);
  if (out_of_work_) open_bound_ = std::min(open_bound_, node.bound);
  return true;
}

/// Raises the node's bound by subgradient steps. True when no cheaper choice is left in it.
bool Search::ascend(Node& node, int steps) {
  constexpr double kFirstPace = 1.0;  // share of the step that would close the gap were the bound linear
  constexpr double kLastPace = 0.02;
  constexpr double kSlowing = 0.6;
  constexpr int kPatience = 6;        // steps without progress before the pace slows
  constexpr double kProgress = 1e-4;  // of the gap
  constexpr double kMomentum = 0.5;   // of the last direction, against zigzag
  std::vector<double> lambda = node.multiplier;
  std::vector<double> direction(n_, 0.0);
  std::vector<double> gradient(n_);
  double highest = -kInfinity;
  double pace = kFirstPace;
  int idle = 0;
  for (int step = 0; step < steps; ++step) {
    evaluate(node, lambda);
    choose_open(node);
    const double bound = bound_at(lambda);
    node.bound = std::max(node.bound, bound);
    if (node.bound >= target()) return true;
    if (out_of_work_) return false;
    const bool progress = !(bound <= highest + kProgress * (best_.cost - highest));
    idle = progress ? 0 : idle + 1;
    if (bound > highest) {
      highest = bound;
      node.multiplier = lambda;
    }
    if (progress) {
      std::vector<int> medoids = node.medoids;
      for (const std::size_t c : chosen_) medoids.push_back(node.columns[c]);
      offer(std::move(medoids));
    }
    if (idle >= kPatience) {
      pace *= kSlowing;
      idle = 0;
      if (pace < kLastPace) return false;
    }
    // A unit that no chosen column serves at its price should offer more, one that several serve less.
    std::fill(gradient.begin(), gradient.end(), 1.0);
    for (const std::size_t c : chosen_) {
      for (std::size_t i = 0; i < n_; ++i) {
        if (node.at(i, c) < lambda[i]) gradient[i] -= 1;
      }
    }
    if (fix(node, bound)) {
      if (settle(node)) return true;
      for (std::size_t i = 0; i < n_; ++i) lambda[i] = std::min(lambda[i], node.standing[i]);
      continue;
    }
    double length = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      direction[i] = gradient[i] + kMomentum * direction[i];
      if (lambda[i] >= node.standing[i] && direction[i] > 0) direction[i] = 0;
      length += direction[i] * direction[i];
    }
    if (length == 0) return false;
    const double size = pace * (best_.cost - bound) / length;
    for (std::size_t i = 0; i < n_; ++i) {
      lambda[i] = std::min(node.standing[i], lambda[i] + size * direction[i]);
    }
  }
  return false;
}

void Search::explore(Node node) {
  int steps = node.columns.size() == n_ ? kRootSteps : kNodeSteps;
  while (best_.cost > 0 && !settle(node) && !ascend(node, steps)) {
    if (!out_of_work_) {
      evaluate(node, node.multiplier);
      choose_open(node);
    }
    if (out_of_work_) {
      open_bound_ = std::min(open_bound_, node.bound);
      return;
    }
    // The column that saves most: without it the bound rises most.
    const std::size_t pick = *std::min_element(chosen_.begin(), chosen_.end(),
                                               [&](std::size_t a, std::size_t b) { return sums_[a] < sums_[b]; });
    std::vector<char> dropped(node.columns.size(), 0);
    dropped[pick] = 1;
    Node with = node;
    stand(with, pick);
    drop(with, dropped);
    explore(std::move(with));
    drop(node, dropped);
    steps = kNodeSteps;
  }
}

MedoidProof Search::run() {
  Node root;
  root.columns.resize(n_);
  std::iota(root.columns.begin(), root.columns.end(), 0);
  root.open = best_.medoids.size();
  root.d.assign(square_.row(0), square_.row(0) + n_ * square_.stride());
  // Copies of a unit have one medoid, so together they are one unit at so many times the dissimilarity.
  for (std::size_t i = 0; i < n_ && !copies_.empty(); ++i) {
    for (std::size_t c = 0; c < square_.stride(); ++c) root.d[i * square_.stride() + c] *= copies_[i];
  }
  root.standing.assign(n_, std::numeric_limits<double>::max());
  // Between a unit's nearest and second nearest medoid the best choice is indifferent to its multiplier.
  std::vector<const double*> rows;
  for (const int medoid : best_.medoids) rows.push_back(square_.row(static_cast<std::size_t>(medoid)));
  NearestTwo nearest;
  nearest.refresh(rows, n_);
  for (std::size_t i = 0; i < n_; ++i) {
    root.multiplier.push_back(copies(i) *
                              (rows.size() > 1 ? (nearest.near[i] + nearest.second[i]) / 2 : nearest.near[i]));
  }
  explore(std::move(root));
  MedoidProof proof{std::move(best_), 0, !out_of_work_};
  proof.lower_bound = proof.complete ? proof.best.cost : std::clamp(open_bound_, 0.0, proof.best.cost);
  return proof;
}

}  // namespace

MedoidProof prove_medoids(const SquareMatrix& square, MedoidChoice start, long work, std::span<const double> copies) {
  return Search(square, std::move(start), work, copies).run();
}

}  // namespace vallis::study::detail
