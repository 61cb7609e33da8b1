#pragma once

#include <boost/regex.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/csv.hpp"
#include "catalogue/catalogue.hpp"

namespace vallis::catalogue::detail {

/// The keys that references lead to, made once each.
class Keys {
 public:
  explicit Keys(const Catalogue& catalogue) : catalogue_(catalogue) {}

  using Rows = std::map<std::string, std::size_t, std::less<>>;  ///< joined key → first row

  /// Nothing when the table or one of the columns is not there.
  const Rows* rows(const std::string& table, const std::vector<std::string>& columns);

  /// The cells of a row as one key; nothing when one of them is empty.
  static std::optional<std::string> join(const base::CsvTable::Row& row, const std::vector<std::size_t>& columns);

 private:
  const Catalogue& catalogue_;
  std::map<std::pair<std::string, std::vector<std::string>>, Rows> made_;
};

/// Offers the nearest known word, for a bounded number of times and of candidates, so that a file of mistakes does not
/// take hours.
class Suggestions {
 public:
  /// "; did you mean 'gold'?" or ".".
  std::string ending(std::string_view word, const std::vector<std::string>& known);
  std::string ending(std::string_view word, const Keys::Rows& known);

 private:
  int left_ = 100;
};

/// Holds cells to one rule.
class ValueCheck {
 public:
  /// All that is passed must outlive the object.
  ValueCheck(const ValueRule& rule, int this_year, Keys& keys, Suggestions& suggestions);

  /// What is wrong with a cell and what would make it right, if anything.
  std::optional<std::string> fault(const std::string& cell) const;

  /// Whether a rule's condition holds: the cell is filled and without fault, or empty where it must be.
  bool holds(const std::string& cell) const { return cell.empty() ? rule_.empty : !fault(cell); }

  /// The condition in words: "is filled", "is 'web'".
  std::string condition() const;

 private:
  std::optional<std::string> type_fault(const std::string& cell) const;
  std::optional<std::string> limit_fault(const std::string& cell) const;
  std::optional<std::string> set_fault(const std::string& cell) const;

  const ValueRule& rule_;
  int this_year_;
  const Keys::Rows* members_ = nullptr;
  bool members_known_ = true;
  Suggestions& suggestions_;
  std::optional<boost::regex> pattern_;
};

/// Whether two cells say the same by the type of their column: numbers by value, sets as sets, other texts exactly.
bool same_value(const std::string& one, const std::string& other, const ValueRule& rule);

}  // namespace vallis::catalogue::detail
