#pragma once

#include <map>
#include <string>
#include <vector>

#include "indicators/detail/unit.hpp"

namespace vallis::indicators::detail {

/// Definitions in force and units by their codes, read once for the many lines of a file: some hundred rows. Used
/// within one transaction.
class Lookup {
 public:
  static base::Result<Lookup> make(db::Reader& reader);

  /// Errors: NotFound, with the nearest code that there is.
  base::Result<Indicator> indicator(std::string_view code) const;
  base::Result<Unit> unit(UnitKind kind, std::string_view code) const;

 private:
  std::map<std::string, Indicator, std::less<>> indicators_;
  std::map<UnitKind, std::map<std::string, Unit, std::less<>>> units_;
};

}  // namespace vallis::indicators::detail
