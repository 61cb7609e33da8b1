#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "catalogue/fill_rates.hpp"

namespace vallis::catalogue {

struct CheckedTable {
  std::string file;
  std::size_t rows = 0;
  std::size_t faults = 0;
  bool declared = true;  ///< the schema knows the table; others are read and not checked
  bool readable = true;
};

struct CheckReport {
  std::vector<CheckedTable> tables;  ///< those that are there, by name
  std::vector<base::Fault> faults;   ///< file by file in the schema's order, then row by row and column by column
  std::size_t facts = 0;             ///< filled cells that need evidence
  std::size_t evidence_rows = 0;

  bool ok() const { return faults.empty(); }
};

/// The calendar year by the system's clock, in UTC.
int current_year();

/// Holds every table to its schema and the evidence to the tables:
/// columns missing or unknown; required values; types, limits, patterns, words, sets; unique values and primary keys;
/// references to other tables; rules between the columns of a row; no blank at the ends of a cell. A filled cell whose
/// column needs evidence (see EvidenceNeed) has exactly one evidence row; an evidence row names a known entity and
/// column, repeats the table's value (numbers by value, sets as sets, other texts exactly) and its year or edition, and
/// none stands for an empty cell. Files that are no CSV bring their own faults and the rest is still checked. A table
/// that is declared and not there is a fault when the schema came with the tables or when one that is there needs it.
///
/// @param this_year  the present calendar year, to which ValueRule::years_ahead counts
/// Cost: O(cells · log rows).
CheckReport check(const Catalogue& catalogue, const TableSchema& schema, int this_year = current_year());

/// The faults, a line each, then what was checked and how far the indicators are filled (when given).
std::string check_text(const CheckReport& report, std::span<const FillRate> fill_rates = {});

/// {"ok", "fault_count", "faults": [{"file", "row", "line", "column", "what"}], "tables", "facts", "evidence_rows",
/// "fill_rates"}; row, line and column are null where a fault concerns none.
base::Json check_json(const CheckReport& report, std::span<const FillRate> fill_rates = {});

/// The faults as CSV: file, row, line, column, what.
std::string faults_csv(const CheckReport& report);

}  // namespace vallis::catalogue
