#include "analyse/r_odds_ratio.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace vallis::analyse {
namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr double kTolerance = 0x1.0p-13;  // ε^(1/4)
constexpr int kMostSteps = 1000;

/// A root of f between a and b, where f has opposite signs.
double brent_root(const std::function<double(double)>& f, double a, double b) {
  double fa = f(a);
  double fb = f(b);
  double c = a;
  double fc = fa;
  if (fa == 0) return a;
  if (fb == 0) return b;
  for (int step = 0; step <= kMostSteps; ++step) {
    const double previous = b - a;
    if (std::abs(fc) < std::abs(fb)) {  // b is the best guess so far
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const double least = 2 * kEpsilon * std::abs(b) + kTolerance / 2;
    const double half = (c - b) / 2;
    double move = half;
    if (std::abs(half) <= least || fb == 0) return b;
    if (std::abs(previous) >= least && std::abs(fa) > std::abs(fb)) {
      double p = 0;
      double q = 0;
      if (a == c) {  // two points: a straight line
        const double ratio = fb / fa;
        p = (c - b) * ratio;
        q = 1 - ratio;
      } else {  // three points: a parabola in f
        const double ac = fa / fc;
        const double bc = fb / fc;
        const double ba = fb / fa;
        p = ba * ((c - b) * ac * (ac - bc) - (b - a) * (bc - 1));
        q = (ac - 1) * (bc - 1) * (ba - 1);
      }
      if (p > 0) {
        q = -q;
      } else {
        p = -p;
      }
      if (p < 0.75 * (c - b) * q - std::abs(least * q) / 2 && p < std::abs(previous * q / 2)) move = p / q;
    }
    if (std::abs(move) < least) move = move > 0 ? least : -least;
    a = b;
    fa = fb;
    b += move;
    fb = f(b);
    if ((fb > 0) == (fc > 0) && fb != 0 && fc != 0) {
      c = a;
      fc = fa;
    }
  }
  return b;
}

/// The first cell of a table with given margins, when the odds ratio is `ratio`.
class FirstCell {
 public:
  explicit FirstCell(const study::ContingencyTable& table) {
    const long first_column = table[0][0] + table[1][0];
    const long second_column = table[0][1] + table[1][1];
    const long first_row = table[0][0] + table[0][1];
    lowest = std::max(0L, first_row - second_column);
    highest = std::min(first_row, first_column);
    long double log_weight = 0;  // of a cell's value against that of the lowest, at an odds ratio of 1
    for (long x = lowest; x <= highest; ++x) {
      log_weights_.push_back(log_weight);
      log_weight += std::log(static_cast<long double>((first_column - x) * (first_row - x))) -
                    std::log(static_cast<long double>((x + 1) * (second_column - first_row + x + 1)));
    }
  }

  double mean(double ratio) const {
    if (ratio == 0) return static_cast<double>(lowest);
    const long double log_ratio = std::log(static_cast<long double>(ratio));
    std::vector<long double> weights;
    for (std::size_t i = 0; i < log_weights_.size(); ++i) {
      weights.push_back(log_weights_[i] + static_cast<long double>(i) * log_ratio);
    }
    const long double largest = *std::max_element(weights.begin(), weights.end());
    long double all = 0;
    long double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const long double weight = std::exp(weights[i] - largest);
      all += weight;
      sum += weight * static_cast<long double>(lowest + static_cast<long>(i));
    }
    return static_cast<double>(sum / all);
  }

  long lowest = 0;
  long highest = 0;

 private:
  std::vector<long double> log_weights_;
};

}  // namespace

double r_odds_ratio(const study::ContingencyTable& table) {
  const FirstCell cell(table);
  const long seen = table[0][0];
  if (seen == cell.lowest) return 0;
  if (seen == cell.highest) return std::numeric_limits<double>::infinity();
  const auto target = static_cast<double>(seen);
  const double at_one = cell.mean(1);
  if (at_one > target) return brent_root([&](double t) { return cell.mean(t) - target; }, 0, 1);
  if (at_one < target) return 1 / brent_root([&](double t) { return cell.mean(1 / t) - target; }, kEpsilon, 1);
  return 1;
}

}  // namespace vallis::analyse
