#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "study/dissimilarity.hpp"

namespace vallis::study {

/// The variables of one Gower run in the form in which the kernel reads them. At least kPadding units are added that
/// nobody asks for, so that the last vectors of a row can be read whole.
///
/// Of a pair, each variable brings a numerator w δ s and a denominator w δ. Both depend on few values for booleans and
/// categories, and the denominator of every variable depends on nothing but which values are there. So each variable
/// has one *coded column* of few levels; several columns share one code of a unit, and for a given unit i a table of at
/// most kTableSize entries holds the numerator and denominator that all of them bring, by the code of unit j. Numbers
/// and sets add their numerators apart.
class PackedVariables {
 public:
  static constexpr std::size_t kPadding = 32;
  static constexpr std::size_t kTableSize = 256;

  /// Numerator and denominator of a pair of units, or of a pair of levels.
  struct Terms {
    double numerator = 0;
    double denominator = 0;
  };

  /// Numbers whose distance counts: numerator |x_i − x_j|·scale, at most the weight where `capped`.
  struct Measure {
    std::vector<double> values;  ///< NaN = missing, and in the padding
    double scale = 0;            ///< weight / range
    double weight = 0;
    bool capped = false;  ///< never needed where the range is that of the values
  };

  /// Sets. The numerator is looked up by the sizes of the intersection and of the union.
  struct SetColumn {
    std::vector<std::uint64_t> masks;  ///< 0 where missing
    std::vector<std::uint32_t> sizes;  ///< where missing larger than any union, so that the numerator found is 0
    std::vector<double> numerators;    ///< [intersection·stride + union]
    std::size_t stride = 0;
  };

  /// Columns that share one code.
  struct Group {
    struct Column {
      std::size_t levels = 1;
      std::vector<Terms> terms;  ///< [level of i · levels + level of j]
    };
    std::vector<Column> columns;
    std::size_t table_size = 1;       ///< product of the columns' levels
    std::vector<std::uint8_t> codes;  ///< mixed radix, first column fastest; 0 in the padding
  };

  /// From checked variables and their spreads. Nothing when the weight over the range of some variable is not a normal
  /// number, so that the kernel would lose digits. Variables of weight 0 leave no trace. Cost: O(n p log n).
  static std::optional<PackedVariables> from(std::span<const Variable> variables, std::span<const double> spreads);

  std::size_t units() const { return units_; }
  std::span<const Measure> measures() const { return measures_; }
  std::span<const SetColumn> sets() const { return sets_; }
  std::span<const Group> groups() const { return groups_; }

  /// The table of a group for units of a code; writes `table_size` entries. Cost: the table size.
  static void make_table(const Group& group, std::size_t code, Terms* table);

 private:
  explicit PackedVariables(std::size_t units);
  void add(const Variable& variable, double spread);
  void add_measure(const Variable& variable, double scale);
  void add_set(const Variable& variable);
  void add_column(std::span<const std::uint8_t> level_of_unit, Group::Column column);

  std::size_t units_ = 0;
  std::size_t padded_units_ = 0;
  std::vector<Measure> measures_;
  std::vector<SetColumn> sets_;
  std::vector<Group> groups_;
};

}  // namespace vallis::study
