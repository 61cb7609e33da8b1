#include "study/classical_mds.hpp"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

#include "study/detail/orientation.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// −d²/2 with the means of rows and columns taken away.
Eigen::MatrixXd doubly_centred(const Dissimilarity& dissimilarity) {
  const std::size_t n = dissimilarity.size();
  Eigen::MatrixXd square = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n));
  for (std::size_t i = 0; i < n; ++i) {
    const auto row = dissimilarity.row(i);
    for (std::size_t j = 0; j < row.size(); ++j) {
      const auto a = static_cast<Eigen::Index>(i);
      const auto b = static_cast<Eigen::Index>(i + 1 + j);
      square(a, b) = square(b, a) = -0.5 * row[j] * row[j];
    }
  }
  const Eigen::VectorXd means = square.rowwise().mean();
  const double mean = means.mean();
  square.colwise() -= means;
  square.rowwise() -= means.transpose();
  square.array() += mean;
  return square;
}

base::Result<void> check(const Dissimilarity& dissimilarity, int dimensions) {
  const std::size_t n = dissimilarity.size();
  if (n < 2) return base::invalid_argument("Scaling needs at least two units.");
  if (dimensions < 1 || static_cast<std::size_t>(dimensions) >= n) {
    return base::invalid_argument(fmt::format("{} dimensions for {} units; ask for 1 to {}.", dimensions, n, n - 1));
  }
  for (std::size_t i = 0; i < n; ++i) {
    const auto row = dissimilarity.row(i);
    for (std::size_t j = 0; j < row.size(); ++j) {
      if (std::isfinite(row[j])) continue;
      return base::invalid_argument(
          fmt::format("Units {} and {} have no dissimilarity. Fill in what is missing of one of them, or leave it out.",
                      i + 1, i + 2 + j));
    }
  }
  return {};
}

}  // namespace

base::Result<ClassicalScaling> classical_mds(const Dissimilarity& dissimilarity, int dimensions) {
  if (auto checked = check(dissimilarity, dimensions); !checked) return checked.error();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(doubly_centred(dissimilarity));
  const auto n = static_cast<Eigen::Index>(dissimilarity.size());
  ClassicalScaling scaling;
  scaling.converged = solver.info() == Eigen::Success;
  double all = 0;
  double positive = 0;
  for (Eigen::Index i = n; i-- > 0;) {  // the solver gives them in ascending order
    const double value = solver.eigenvalues()[i];
    scaling.eigenvalues.push_back(value);
    all += std::abs(value);
    positive += std::max(value, 0.0);
  }
  const double largest = std::max(std::abs(scaling.eigenvalues.front()), std::abs(scaling.eigenvalues.back()));
  const double noise = static_cast<double>(n) * std::numeric_limits<double>::epsilon() * largest;
  double kept = 0;
  while (scaling.dimensions < dimensions && scaling.eigenvalues[scaling.dimensions] > noise) {
    kept += scaling.eigenvalues[scaling.dimensions++];
  }
  scaling.points.resize(dissimilarity.size() * static_cast<std::size_t>(scaling.dimensions));
  for (int c = 0; c < scaling.dimensions; ++c) {
    const Eigen::VectorXd axis = solver.eigenvectors().col(n - 1 - c);
    const double scale = detail::orientation({axis.data(), dissimilarity.size()}) * std::sqrt(scaling.eigenvalues[c]);
    for (Eigen::Index i = 0; i < n; ++i) scaling.points[i * scaling.dimensions + c] = scale * axis[i];
  }
  scaling.fit_to_all = all > 0 ? kept / all : kUndefined;
  scaling.fit_to_positive = positive > 0 ? kept / positive : kUndefined;
  scaling.negative_share = all > 0 ? (all - positive) / all : kUndefined;
  return scaling;
}

}  // namespace vallis::study
