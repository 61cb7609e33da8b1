#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace vallis::study {

/// Dissimilarities of n units, each pair once: the condensed upper triangle row by row,
/// d(0,1), d(0,2), …, d(0,n−1), d(1,2), … – the order of R's `dist`. Values are ≥ 0; NaN marks a pair that has none.
/// Memory: 8·n(n−1)/2 bytes, from 32 MB on large pages where the system has them; not touched until written.
class Dissimilarity {
 public:
  Dissimilarity() = default;
  /// Room for n ≥ 0 units, values not yet set. Throws std::bad_alloc.
  explicit Dissimilarity(std::size_t n);
  /// From n(n−1)/2 values in the order above.
  Dissimilarity(std::size_t n, std::span<const double> condensed);
  Dissimilarity(const Dissimilarity& other);
  Dissimilarity& operator=(const Dissimilarity& other);
  Dissimilarity(Dissimilarity&&) noexcept = default;
  Dissimilarity& operator=(Dissimilarity&&) noexcept = default;
  ~Dissimilarity() = default;

  std::size_t size() const { return n_; }
  std::size_t pair_count() const { return n_ < 2 ? 0 : n_ * (n_ - 1) / 2; }
  std::span<const double> values() const { return {data_.get(), pair_count()}; }
  std::span<double> values() { return {data_.get(), pair_count()}; }

  /// Where the pair i < j stands.
  static std::size_t index(std::size_t i, std::size_t j, std::size_t n) {
    return i * (2 * n - i - 1) / 2 + (j - i - 1);
  }
  /// The values d(i, i+1), …, d(i, n−1).
  std::span<const double> row(std::size_t i) const { return {data_.get() + index(i, i + 1, n_), n_ - i - 1}; }
  double operator()(std::size_t i, std::size_t j) const {
    if (i == j) return 0;
    return i < j ? data_[index(i, j, n_)] : data_[index(j, i, n_)];
  }

  /// The first pair (i < j, in condensed order) without a value, if any. Cost: O(n²).
  std::optional<std::pair<std::size_t, std::size_t>> first_undefined() const;

 private:
  struct Release {
    void* mapped;  // nothing where the memory came from the allocator
    std::size_t bytes;
    void operator()(double* data) const;
  };
  std::size_t n_ = 0;
  std::unique_ptr<double[], Release> data_;
};

/// One variable of n units as the dissimilarity sees it.
struct Variable {
  enum class Scale {
    Interval,           ///< numbers, their distance counts: amounts, logs, ranks, scores, level numbers of ordinals
    SymmetricBoolean,   ///< 0 or 1; two zeros agree as much as two ones
    AsymmetricBoolean,  ///< 0 or 1; two zeros say nothing, and the pair has no value for this variable
    Nominal,            ///< category numbers 0, 1, …; equal or not
    Set,                ///< subsets of a universe of at most 64; Jaccard distance, and two empty sets are equal
  };
  std::string name;
  Scale scale = Scale::Interval;
  std::vector<double> values;                           ///< n values, NaN = missing; empty for Set
  std::vector<std::optional<unsigned long long>> sets;  ///< Set only: n bit masks, none = missing
  std::optional<std::pair<double, double>> range;  ///< Interval: declared lowest and highest; none = the observed ones
  double weight = 1;                               ///< ≥ 0
};

class Workers;

/// Gower's dissimilarity: the weighted mean over the variables that both units have,
///   d(i,j) = Σ w δ(i,j) s(i,j) / Σ w δ(i,j),
/// with s = |x_i − x_j| / (high − low) for Interval (0 where high = low; 1 at most, for values outside a declared
/// range), 0 or 1 for booleans and categories, 1 − |A∩B| / |A∪B| for sets; δ = 0 where either value is missing, and for
/// two zeros of an asymmetric boolean. A variable of weight 0 counts as absent. A pair with Σ w δ = 0 gets NaN.
///
/// Errors: InvalidArgument – lengths differ, no unit, a weight negative or not finite, a boolean that is neither 0 nor
/// 1, a category that is not a whole number ≥ 0, an infinite value. Cost: O(n²p) time, 8·n²/2 bytes; equal bytes for
/// any number of workers and for every processor. Source: Gower (1971), Biometrics 27, 857–871; Kaufman and Rousseeuw
/// (1990), ch. 1; sets after Jaccard (1901).
base::Result<Dissimilarity> gower(std::span<const Variable> variables, Workers& workers);

/// The same with p plain numeric variables as n rows × p columns, row by row.
enum class PlainMetric { Euclidean, SquaredEuclidean, Manhattan };
struct PlainOptions {
  PlainMetric metric = PlainMetric::Euclidean;
  bool standardise = false;  ///< z-scores with the sample standard deviation first
  bool scale_missing =
      false;  ///< missing coordinates: sum over the m known ones times p/m (under the root); otherwise NaN
};
/// Errors: InvalidArgument – rows·columns ≠ values.size(), standardise with a constant column.
/// Cost: O(n²p).
base::Result<Dissimilarity> plain_distance(std::span<const double> values, std::size_t rows, std::size_t columns,
                                           const PlainOptions& options, Workers& workers);

/// What one variable brings to one Gower dissimilarity.
struct Contribution {
  std::size_t variable = 0;
  bool counted = false;     ///< both values known (and not two zeros of an asymmetric boolean), weight > 0
  double difference = 0;    ///< s(i,j) in [0, 1]; NaN when not counted
  double weight_share = 0;  ///< w / Σ w δ; 0 when not counted
  double part = 0;          ///< difference × weight_share; the parts add up to d(i,j)
};

/// d(i,j) taken apart, one entry a variable in their order. Errors: InvalidArgument as for gower, or i, j out of range.
/// Cost: O(n p) for the ranges, O(p) beyond.
base::Result<std::vector<Contribution>> explain(std::span<const Variable> variables, std::size_t i, std::size_t j);

/// Share of each variable in the sum of all pairs' dissimilarities: Σ part over pairs / Σ d over pairs; they add up
/// to 1. Pairs without a value are left out; all zeros when every dissimilarity is 0. Cost: O(n²p).
base::Result<std::vector<double>> variable_shares(std::span<const Variable> variables, Workers& workers);

}  // namespace vallis::study
