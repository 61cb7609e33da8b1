#include "study/benefit_of_doubt.hpp"

#include <coin/Clp_C_Interface.h>
#include <fmt/format.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

namespace vallis::study {
namespace {

constexpr double kTolerance = 1e-9;
constexpr int kBasic = 1;  // Clp's status of a variable in the basis

struct DeleteModel {
  void operator()(Clp_Simplex* model) const { Clp_deleteModel(model); }
};

/// The dual programme, which has only p rows: the least Σ λ with λ ≥ 0 and Σₖ λₖ yₖ ≥ yᵢ. From unit to unit the right
/// hand side alone changes, so that each solution starts from the one before.
class Programme {
 public:
  /// @param columns  p columns of n values
  explicit Programme(const IndicatorColumns& columns)
      : columns_(columns), p_(columns.size()), n_(columns.front().size()), model_(Clp_newModel()) {
    std::vector<CoinBigIndex> starts;
    std::vector<int> rows;
    std::vector<double> values;
    for (std::size_t k = 0; k < n_; ++k) {
      starts.push_back(static_cast<CoinBigIndex>(values.size()));
      for (std::size_t j = 0; j < p_; ++j) {
        if (columns_[j][k] == 0) continue;
        rows.push_back(static_cast<int>(j));
        values.push_back(columns_[j][k]);
      }
    }
    starts.push_back(static_cast<CoinBigIndex>(values.size()));
    const std::vector<double> lower(n_, 0.0);
    const std::vector<double> upper(n_, std::numeric_limits<double>::max());
    const std::vector<double> cost(n_, 1.0);
    const std::vector<double> row_lower(p_, 0.0);
    const std::vector<double> row_upper(p_, std::numeric_limits<double>::max());
    Clp_setLogLevel(model_.get(), 0);
    Clp_scaling(model_.get(), 0);  // the caller has scaled
    Clp_loadProblem(model_.get(), static_cast<int>(n_), static_cast<int>(p_), starts.data(), rows.data(), values.data(),
                    lower.data(), upper.data(), cost.data(), row_lower.data(), row_upper.data());
    Clp_setPerturbation(model_.get(), 100);  // none: the bases then do not depend on a random generator of the solver
  }

  /// The weights of unit i, and whether they are proven.
  bool solve(std::size_t i, std::vector<double>& weights) {
    std::vector<double> wanted;
    for (std::size_t j = 0; j < p_; ++j) wanted.push_back(columns_[j][i]);
    Clp_chgRowLower(model_.get(), wanted.data());
    Clp_dual(model_.get(), 0);
    if (from_basis(i, weights)) return true;
    const double* duals = Clp_dualRowSolution(model_.get());
    weights.assign(duals, duals + p_);
    for (double& weight : weights) weight = std::max(weight, 0.0);
    return false;
  }

 private:
  /// Solves w·yₖ = 1 for the units of the basis, wⱼ = 0 for the slacks of the basis, and the same system transposed for
  /// λ. Both feasible and of equal value is a proof that both are optimal.
  bool from_basis(std::size_t i, std::vector<double>& weights) {
    std::vector<std::size_t> peers;
    std::vector<std::size_t> tight;  // indicators that may have a weight
    for (std::size_t k = 0; k < n_; ++k) {
      if (Clp_getColumnStatus(model_.get(), static_cast<int>(k)) == kBasic) peers.push_back(k);
    }
    for (std::size_t j = 0; j < p_; ++j) {
      if (Clp_getRowStatus(model_.get(), static_cast<int>(j)) != kBasic) tight.push_back(j);
    }
    weights.assign(p_, 0.0);
    if (peers.size() != tight.size()) return false;
    const auto size = static_cast<Eigen::Index>(peers.size());
    std::vector<double> shares(n_, 0.0);
    if (size > 0) {
      Eigen::MatrixXd basis(size, size);
      Eigen::VectorXd own(size);
      for (Eigen::Index b = 0; b < size; ++b) {
        const auto& column = columns_[tight[static_cast<std::size_t>(b)]];
        own[b] = column[i];
        for (Eigen::Index a = 0; a < size; ++a) basis(a, b) = column[peers[static_cast<std::size_t>(a)]];
      }
      const Eigen::FullPivLU<Eigen::MatrixXd> factors(basis);
      const Eigen::FullPivLU<Eigen::MatrixXd> transposed(basis.transpose());
      if (!factors.isInvertible() || !transposed.isInvertible()) return false;
      const Eigen::VectorXd w = factors.solve(Eigen::VectorXd::Ones(size));
      const Eigen::VectorXd lambda = transposed.solve(own);
      for (Eigen::Index a = 0; a < size; ++a) {
        weights[tight[static_cast<std::size_t>(a)]] = w[a];
        shares[peers[static_cast<std::size_t>(a)]] = lambda[a];
      }
    }
    return proves(i, weights, shares);
  }

  bool proves(std::size_t i, std::vector<double>& weights, const std::vector<double>& shares) const {
    for (double& weight : weights) {
      if (!(weight >= -kTolerance)) return false;
      weight = std::max(weight, 0.0);
    }
    std::vector<double> scores(n_, 0.0);
    double bound = 0;
    for (std::size_t k = 0; k < n_; ++k) {
      if (!(shares[k] >= -kTolerance)) return false;
      bound += shares[k];
    }
    for (std::size_t j = 0; j < p_; ++j) {
      double reached = 0;
      for (std::size_t k = 0; k < n_; ++k) {
        scores[k] += weights[j] * columns_[j][k];
        reached += shares[k] * columns_[j][k];
      }
      if (reached < columns_[j][i] - kTolerance) return false;
    }
    const double highest = *std::max_element(scores.begin(), scores.end());
    return highest <= 1 + kTolerance && std::abs(scores[i] - bound) <= kTolerance;
  }

  const IndicatorColumns& columns_;
  std::size_t p_;
  std::size_t n_;
  std::unique_ptr<Clp_Simplex, DeleteModel> model_;
};

}  // namespace

base::Result<BenefitOfDoubt> benefit_of_doubt(const IndicatorColumns& columns) {
  if (columns.empty() || columns.front().empty()) {
    return base::invalid_argument("The benefit of the doubt needs at least one indicator and one unit.");
  }
  const std::size_t p = columns.size();
  const std::size_t n = columns.front().size();
  // Scaled to a largest value of 1, so that the tolerances of the solver mean the same for every indicator.
  IndicatorColumns scaled;
  std::vector<double> largest;
  for (std::size_t j = 0; j < p; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      if (columns[j][i] >= 0 && std::isfinite(columns[j][i])) continue;
      return base::invalid_argument(
          fmt::format("Unit {} has the value {} in indicator {}; the benefit of the doubt takes values of 0 or more.",
                      i + 1, columns[j][i], j + 1));
    }
    const double high = *std::max_element(columns[j].begin(), columns[j].end());
    largest.push_back(high > 0 ? high : 1);
    scaled.push_back(columns[j]);
    for (double& value : scaled.back()) value /= largest.back();
  }
  Programme programme(scaled);
  BenefitOfDoubt result;
  std::vector<double> weights;
  for (std::size_t i = 0; i < n; ++i) {
    result.proven.push_back(programme.solve(i, weights) ? 1 : 0);
    double score = 0;
    for (std::size_t j = 0; j < p; ++j) {
      score += weights[j] * scaled[j][i];
      result.weights.push_back(weights[j] / largest[j]);
    }
    // What exceeds 1 is rounding: the unit's own constraint forbids more.
    result.scores.push_back(std::min(score, 1.0));
  }
  return result;
}

}  // namespace vallis::study
