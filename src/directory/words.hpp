#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/described_json.hpp"
#include "base/result.hpp"
#include "db/database.hpp"

namespace vallis::directory {

/// The tables of data/directory, as files: "countries.csv", "currencies.csv", "kinds.csv" and "specialisations.csv",
/// with their bytes. Brings the database up to date with them: words are added and changed, none is taken away, since
/// rows may use it. Gives how many were added or changed; none the second time. Errors: InvalidInput – a table is
/// missing or cannot be read.
base::Result<std::int64_t> load_words(db::Transaction& tx,
                                      std::span<const std::pair<std::string, std::string_view>> files);

// The words by their names in one language ("en" or "ru").

struct Country {
  std::string country_code;
  std::string alpha3;
  std::string name;
};
VALLIS_DESCRIBE(Country, country_code, alpha3, name)

struct Currency {
  std::string currency_code;
  std::int64_t minor_digits = 2;
  std::string name;
};
VALLIS_DESCRIBE(Currency, currency_code, minor_digits, name)

struct OrganisationKind {
  std::string kind;
  std::string member_group;
  std::string name;
};
VALLIS_DESCRIBE(OrganisationKind, kind, member_group, name)

struct Specialisation {
  std::string specialisation;
  std::string nace;  ///< codes separated by blanks, the main one first
  std::string isic;
  std::string name;
};
VALLIS_DESCRIBE(Specialisation, specialisation, nace, isic, name)

/// Countries and currencies by name, kinds and specialisations in the order of their table.
base::Result<std::vector<Country>> countries(db::Reader& reader, std::string_view language);
base::Result<std::vector<Currency>> currencies(db::Reader& reader, std::string_view language);
base::Result<std::vector<OrganisationKind>> organisation_kinds(db::Reader& reader, std::string_view language);
base::Result<std::vector<Specialisation>> specialisations(db::Reader& reader, std::string_view language);

/// Those of the codes that the table does not have. @param column  "country.country_code", a constant of ours
base::Result<std::vector<std::string>> unknown_words(db::Reader& reader, std::string_view table_and_column,
                                                     const std::vector<std::string>& codes);

}  // namespace vallis::directory
