#include "study/exact_linkage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>
#include <optional>
#include <string_view>

#include "study/detail/linkage_paths.hpp"

namespace vallis::study {
namespace {

using Integer = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

/// digits · 10^exponent
struct Decimal {
  Integer digits;
  int exponent = 0;
};

constexpr int kLargestExponent = 1000;  // beyond any double; keeps a stray "1e999999999" from filling the memory

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal value;
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) ++at;
  std::string digits;
  bool point = false;
  for (; at < text.size() && (text[at] == '.' || (text[at] >= '0' && text[at] <= '9')); ++at) {
    if (text[at] != '.') {
      digits += text[at];
      if (point) --value.exponent;
    } else if (point) {
      return std::nullopt;
    } else {
      point = true;
    }
  }
  if (digits.empty()) return std::nullopt;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at + 1 < text.size() && text[at] == '+' && text[at + 1] != '-') ++at;
    int exponent = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), exponent);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (std::abs(exponent) > kLargestExponent) return std::nullopt;
    value.exponent += exponent;
  } else if (at != text.size()) {
    return std::nullopt;
  }
  const std::size_t first = digits.find_first_not_of('0');  // a leading 0 would mean octal
  value.digits = first == std::string::npos ? Integer(0) : Integer(digits.substr(first));
  if (negative) value.digits = -value.digits;
  return value;
}

/// Dissimilarities between groups named by their smallest unit, as exact fractions.
class ExactGroups {
 public:
  ExactGroups(int n, LinkageMethod method)
      : n_(n), method_(method), d_(static_cast<std::size_t>(n) * (n - 1) / 2), size_(n, 1), nearest_(n, -1) {}

  Rational& at(int i, int j) { return d_[Dissimilarity::index(std::min(i, j), std::max(i, j), n_)]; }

  struct Nearest {
    int first;
    int second;
    Rational height;
    bool tied;
  };

  void start() {
    for (int i = 0; i < n_; ++i) search(i);
  }

  /// The lexicographically first of the nearest pairs, and whether it has rivals.
  Nearest nearest() {
    int a = -1;
    bool tied = false;
    for (int i = 0; i < n_; ++i) {
      if (nearest_[i] < 0) continue;
      const int order = a < 0 ? -1 : at(i, nearest_[i]).compare(at(a, nearest_[a]));
      if (order == 0) tied = true;
      if (order >= 0) continue;
      a = i;
      tied = false;
    }
    const Rational height = at(a, nearest_[a]);
    for (int j = nearest_[a] + 1; j < n_ && !tied; ++j) tied = size_[j] > 0 && at(a, j) == height;
    return {a, nearest_[a], height, tied};
  }

  void join(const Nearest& pair) {
    const int a = pair.first;
    const int b = pair.second;
    for (int k = 0; k < n_; ++k) {
      if (size_[k] > 0 && k != a && k != b) at(a, k) = joined(at(a, k), at(b, k), pair, size_[k]);
    }
    size_[a] += size_[b];
    size_[b] = 0;
    nearest_[b] = -1;
    for (int i = 0; i < b; ++i) {
      if (size_[i] == 0) continue;
      if (i == a || nearest_[i] == a || nearest_[i] == b) {
        search(i);
      } else if (i < a) {
        const int order = at(i, a).compare(at(i, nearest_[i]));
        if (order < 0 || (order == 0 && a < nearest_[i])) nearest_[i] = a;
      }
    }
  }

 private:
  /// The first of the nearest later groups.
  void search(int i) {
    nearest_[i] = -1;
    for (int j = i + 1; j < n_; ++j) {
      if (size_[j] > 0 && (nearest_[i] < 0 || at(i, j) < at(i, nearest_[i]))) nearest_[i] = j;
    }
  }

  Rational joined(const Rational& x, const Rational& y, const Nearest& pair, int k) const {
    const int a = size_[pair.first];
    const int b = size_[pair.second];
    switch (method_) {
      case LinkageMethod::Single:
        return std::min(x, y);
      case LinkageMethod::Complete:
        return std::max(x, y);
      case LinkageMethod::Average:
        return (a * x + b * y) / (a + b);
      case LinkageMethod::McQuitty:
        return (x + y) / 2;
      case LinkageMethod::WardD:
      case LinkageMethod::WardD2:
        return ((a + k) * x + (b + k) * y - k * pair.height) / (a + b + k);
      case LinkageMethod::Centroid:
        return (a * x + b * y - Rational(a * b) / (a + b) * pair.height) / (a + b);
      case LinkageMethod::Median:
        return (x + y) / 2 - pair.height / 4;
      case LinkageMethod::Flexible:
        return (5 * (x + y) - 2 * pair.height) / 8;
    }
    return {};
  }

  int n_;
  LinkageMethod method_;
  std::vector<Rational> d_;
  std::vector<int> size_;     // 0 for groups that are gone
  std::vector<int> nearest_;  // −1 where no later group is left
};

/// Coordinates as whole multiples of 10^exponent: whole numbers are quicker than fractions.
struct Grid {
  std::vector<std::vector<Integer>> rows;
  int exponent = 0;
};

base::Result<Grid> read_grid(std::span<const std::vector<std::string>> rows) {
  std::vector<std::vector<Decimal>> decimals;
  Grid grid;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].size() != rows[0].size()) {
      return base::invalid_argument(
          fmt::format("Row {} has {} cells where the first has {}.", i + 1, rows[i].size(), rows[0].size()));
    }
    decimals.emplace_back();
    for (std::size_t c = 0; c < rows[i].size(); ++c) {
      auto value = parse_decimal(rows[i][c]);
      if (!value) {
        return base::invalid_argument(
            fmt::format("'{}' in row {}, column {} is not a decimal number such as -0.25.", rows[i][c], i + 1, c + 1));
      }
      grid.exponent = std::min(grid.exponent, value->exponent);
      decimals.back().push_back(std::move(*value));
    }
  }
  for (const auto& row : decimals) {
    grid.rows.emplace_back();
    for (const Decimal& x : row) {
      const auto shift = static_cast<unsigned>(x.exponent - grid.exponent);
      grid.rows.back().push_back(x.digits * boost::multiprecision::pow(Integer(10), shift));
    }
  }
  return grid;
}

}  // namespace

base::Result<ExactLinkage> link_exact(std::span<const std::vector<std::string>> rows, bool squared,
                                      LinkageMethod method) {
  if (rows.size() < 2) {
    return base::invalid_argument(fmt::format("A hierarchy needs at least two rows; there are {}.", rows.size()));
  }
  const auto grid = read_grid(rows);
  if (!grid) return grid.error();
  const int n = static_cast<int>(rows.size());
  const Integer scale = boost::multiprecision::pow(Integer(10), static_cast<unsigned>(-grid->exponent));
  ExactGroups groups(n, method);
  for (int i = 0; i < n; ++i) {
    for (int j = i + 1; j < n; ++j) {
      Integer sum = 0;
      for (std::size_t c = 0; c < grid->rows[i].size(); ++c) {
        const Integer gap = grid->rows[i][c] - grid->rows[j][c];
        sum += squared ? Integer(gap * gap) : Integer(abs(gap));
      }
      groups.at(i, j) = Rational(sum, squared ? Integer(scale * scale) : scale);
    }
  }
  groups.start();
  ExactLinkage result;
  std::vector<detail::NamedMerge> merges;
  for (int step = 0; step + 1 < n; ++step) {
    const auto pair = groups.nearest();
    merges.push_back({pair.first, pair.second, pair.height.convert_to<double>()});
    result.exact_heights.push_back(pair.height.str());
    if (pair.tied) ++result.tied_steps;
    groups.join(pair);
  }
  result.linkage = detail::number_operands(method, n, merges);
  return result;
}

}  // namespace vallis::study
