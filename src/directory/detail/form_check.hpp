#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "db/database.hpp"

namespace vallis::directory::detail {

/// Collects the faults of a form, each at a JSON pointer.
class FormCheck {
 public:
  void fault(std::string pointer, std::string what);

  void text(std::string_view pointer, const std::string& value);  ///< not only blanks
  void website(std::string_view pointer, const std::optional<std::string>& value);
  void email(std::string_view pointer, const std::optional<std::string>& value);
  void place(const std::optional<double>& latitude, const std::optional<double>& longitude);
  void founded_year(const std::optional<std::int64_t>& year, const base::Date& today);
  void period(const std::optional<base::Date>& from_on, const std::optional<base::Date>& to_on);

  /// The words must be in the table; `pointer` gets "/N" behind it where `several`.
  /// @param table_and_column  "country.country_code", a constant of ours
  base::Result<void> words(db::Reader& reader, std::string_view table_and_column, std::string_view pointer,
                           const std::vector<std::string>& codes, bool several);

  bool ok() const { return faults_.empty(); }
  std::vector<base::Fault> take() { return std::move(faults_); }

 private:
  std::vector<base::Fault> faults_;
};

/// Check characters of ISO 7064 mod 97-10 over the identifier's value. A ROR id is "0", six characters of Crockford's
/// base 32 and two digits. Source: ror.org/identifier-structure.
bool ror_holds(std::string_view id);
/// Source: ISO 17442: 18 letters and digits, two check digits; the whole is 1 modulo 97.
bool lei_holds(std::string_view lei);
/// Source: ISO 7064 mod 11-2, as ORCID has it: "0000-0002-1825-0097".
bool orcid_holds(std::string_view orcid);

}  // namespace vallis::directory::detail
