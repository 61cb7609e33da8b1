#include "study/weighting.hpp"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

base::Result<void> check_complete(const IndicatorColumns& columns) {
  if (columns.empty() || columns.front().size() < 2) {
    return base::invalid_argument("Weights from data need at least one indicator and two units.");
  }
  for (std::size_t j = 0; j < columns.size(); ++j) {
    for (std::size_t i = 0; i < columns[j].size(); ++i) {
      if (std::isfinite(columns[j][i])) continue;
      return base::invalid_argument(fmt::format(
          "Unit {} has no value in indicator {}; leave the unit out or impute the value first.", i + 1, j + 1));
    }
  }
  return {};
}

bool constant(const std::vector<double>& column) {
  return std::adjacent_find(column.begin(), column.end(), std::not_equal_to<>()) == column.end();
}

}  // namespace

base::Result<EntropyWeights> entropy_weights(const IndicatorColumns& columns) {
  if (auto checked = check_complete(columns); !checked) return checked.error();
  EntropyWeights result;
  double spread = 0;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    double sum = 0;
    for (const double value : columns[j]) {
      if (value < 0) {
        return base::invalid_argument(
            fmt::format("Indicator {} has a negative value; entropy takes shares of a sum, so 0 or more.", j + 1));
      }
      sum += value;
    }
    if (sum == 0) return base::invalid_argument(fmt::format("Indicator {} is 0 everywhere and has no shares.", j + 1));
    double entropy = 0;
    for (const double value : columns[j]) {
      const double share = value / sum;
      if (share > 0) entropy -= share * std::log(share);
    }
    entropy /= std::log(static_cast<double>(columns[j].size()));
    result.entropy.push_back(constant(columns[j]) ? 1 : entropy);
    spread += 1 - result.entropy.back();
  }
  for (const double entropy : result.entropy) {
    result.weights.push_back(spread > 0 ? (1 - entropy) / spread : std::numeric_limits<double>::quiet_NaN());
  }
  return result;
}

base::Result<PrincipalWeights> principal_weights(const IndicatorColumns& columns) {
  if (auto checked = check_complete(columns); !checked) return checked.error();
  std::vector<std::size_t> varied;
  IndicatorColumns kept;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (constant(columns[j])) continue;
    varied.push_back(j);
    kept.push_back(columns[j]);
  }
  if (varied.empty()) return base::invalid_argument("No indicator differs between the units; there is no component.");
  const auto p = static_cast<Eigen::Index>(kept.size());
  const auto matrix = correlations(kept);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(Eigen::Map<const Eigen::MatrixXd>(matrix.data(), p, p));
  if (solver.info() != Eigen::Success) {
    return base::invalid_argument("The eigenvalues of the correlation matrix did not converge.");
  }
  PrincipalWeights result;
  result.weights.assign(columns.size(), 0.0);
  const auto loadings = solver.eigenvectors().col(p - 1);
  for (Eigen::Index k = 0; k < p; ++k) result.weights[varied[static_cast<std::size_t>(k)]] = loadings[k] * loadings[k];
  result.explained = solver.eigenvalues()[p - 1] / static_cast<double>(p);
  result.second = p > 1 ? solver.eigenvalues()[p - 2] / static_cast<double>(p) : 0;
  return result;
}

}  // namespace vallis::study
