#pragma once

#include <string>
#include <vector>

#include "study/partition.hpp"
#include "study/scorecard.hpp"

namespace vallis::study {

/// A statement of a published study about one of its groups, or about several taken together.
struct Statement {
  enum class Operator { None, Equal, Greater, Less, Mostly, Some, In };
  std::string characteristic;
  std::vector<int> groups;  ///< published group numbers; more than one: one statement on their union
  std::string text;
  std::string subject;             ///< indicator or attribute id
  std::string member;              ///< set member that the share is of; may be empty
  Operator op = Operator::None;    ///< None: nothing to check
  std::string value;               ///< as published, for printing
  double number = 0;               ///< of value, NaN when it is no number
  std::vector<std::string> words;  ///< of value, split at ";"
  std::string measure_unit;        ///< "share of …" makes the comparison one of shares
  std::string source;
  std::string text_ru{};  ///< text in Russian; empty: there is none
};

struct PublishedGroup {
  int number = 0;
  std::string slug;
  std::string name;
  std::string name_ru{};  ///< empty: there is none
};

struct TargetModel {
  std::string slug;
  std::string name;
  int group = 0;  ///< published group number
  bool applies = false;
  std::string statement;
  std::string name_ru{};  ///< empty: there is none
  std::string statement_ru{};
};

/// What a published study says of its groups.
struct Published {
  std::vector<PublishedGroup> groups;  ///< ascending by number
  std::vector<Statement> statements;
  std::vector<TargetModel> models;
};

/// How a statement fares with a set of units.
struct Verdict {
  std::size_t statement = 0;
  int known = 0;      ///< units with a known value
  int units = 0;      ///< units looked at
  double figure = 0;  ///< the share that decides; NaN when nothing is known
  bool holds = false;
  double shortfall = 0;  ///< by how much the figure misses, 0 when it holds, 1 when nothing is known
};

/// Published groups set beside ours.
struct Agreement {
  std::vector<int> ours;          ///< for each published group in order, our group's number
  std::vector<Verdict> verdicts;  ///< of the statements that can be checked, in order
  int holding = 0;
  int checked = 0;
  /// Every way to match the groups, with how many statements hold; best first.
  struct Assignment {
    std::vector<int> ours;
    int holding = 0;
    double shortfall = 0;
  };
  std::vector<Assignment> assignments;
};

/// Matches our groups to the published ones and checks every statement that has an operator.
///  "="       the share is within `tolerance` of the value
///  ">" "<"   of a share: as said; of a number: true for more than half of the units with known values
///  "mostly"  the share of units with that value is above one half
///  "some"    the share is above zero
///  "in"      more than half of the units with known values have one of the words
/// Shares are of the units with a known value; a unit with several values of an attribute counts where one of them
/// fits. The matching is the one-to-one assignment under which most statements hold; of equal ones that with the
/// smallest total shortfall, then the lexicographically first. All assignments are given, since choosing the best
/// flatters. Errors: InvalidArgument – the partition has not as many groups as were published, more than 8 groups, a
/// statement about an indicator or attribute that the scorecard lacks or that cannot be compared so. Cost: O(k! ·
/// statements · n).
base::Result<Agreement> agree(const Scorecard& scorecard, const Partition& partition, const Published& published,
                              double tolerance);

std::string_view word(Statement::Operator op);

}  // namespace vallis::study
