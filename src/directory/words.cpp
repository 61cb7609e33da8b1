#include "directory/words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "db/sql.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kUpsertCountry = R"sql(
    INSERT INTO country (country_code, alpha3, name_en, name_ru) VALUES ($1, $2, $3, $4)
    ON CONFLICT (country_code) DO UPDATE
    SET alpha3 = excluded.alpha3, name_en = excluded.name_en, name_ru = excluded.name_ru
    WHERE (country.alpha3, country.name_en, country.name_ru) <> (excluded.alpha3, excluded.name_en, excluded.name_ru)
)sql";

constexpr std::string_view kUpsertCurrency = R"sql(
    INSERT INTO currency (currency_code, minor_digits, name_en, name_ru) VALUES ($1, $2, $3, $4)
    ON CONFLICT (currency_code) DO UPDATE
    SET minor_digits = excluded.minor_digits, name_en = excluded.name_en, name_ru = excluded.name_ru
    WHERE (currency.minor_digits, currency.name_en, currency.name_ru)
       <> (excluded.minor_digits, excluded.name_en, excluded.name_ru)
)sql";

constexpr std::string_view kUpsertKind = R"sql(
    INSERT INTO organisation_kind (kind, member_group, name_en, name_ru, position) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (kind) DO UPDATE
    SET member_group = excluded.member_group, name_en = excluded.name_en, name_ru = excluded.name_ru,
        position = excluded.position
    WHERE (organisation_kind.member_group, organisation_kind.name_en, organisation_kind.name_ru,
           organisation_kind.position)
       <> (excluded.member_group, excluded.name_en, excluded.name_ru, excluded.position)
)sql";

constexpr std::string_view kUpsertSpecialisation = R"sql(
    INSERT INTO specialisation (specialisation, nace, isic, name_en, name_ru, position) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (specialisation) DO UPDATE
    SET nace = excluded.nace, isic = excluded.isic, name_en = excluded.name_en, name_ru = excluded.name_ru,
        position = excluded.position
    WHERE (specialisation.nace, specialisation.isic, specialisation.name_en, specialisation.name_ru,
           specialisation.position)
       <> (excluded.nace, excluded.isic, excluded.name_en, excluded.name_ru, excluded.position)
)sql";

/// A table, its columns in the order of the statement's arguments, and what else a row gets.
struct WordTable {
  std::string_view file;
  std::vector<std::string_view> columns;
  std::string_view statement;
  bool positioned = false;  ///< the row's number is the last argument
};

const std::vector<WordTable>& word_tables() {
  static const std::vector<WordTable> tables = {
      {"countries.csv", {"country_code", "alpha3", "name_en", "name_ru"}, kUpsertCountry},
      {"currencies.csv", {"currency_code", "minor_digits", "name_en", "name_ru"}, kUpsertCurrency},
      {"kinds.csv", {"kind", "member_group", "name_en", "name_ru"}, kUpsertKind, true},
      {"specialisations.csv", {"specialisation", "nace", "isic", "name_en", "name_ru"}, kUpsertSpecialisation, true},
  };
  return tables;
}

base::Result<std::int64_t> load_table(db::Transaction& tx, const WordTable& table, std::string_view bytes) {
  const auto csv = base::read_csv(bytes, std::string(table.file));
  if (!csv) return csv.error();
  std::vector<std::size_t> places;
  for (const std::string_view name : table.columns) {
    const auto place = csv->column(name);
    if (!place) return base::invalid_input(csv->name, fmt::format("The table has no column '{}'; add it.", name));
    places.push_back(*place);
  }
  std::int64_t changed = 0;
  for (std::size_t r = 0; r < csv->rows.size(); ++r) {
    std::vector<db::Argument> arguments;
    for (std::size_t c = 0; c < places.size(); ++c) {
      const std::string& cell = csv->rows[r].cells[places[c]];
      if (table.columns[c] != "minor_digits") {
        arguments.push_back(db::to_argument(cell));
        continue;
      }
      const auto digits = base::parse_number(cell);
      if (!digits) return base::invalid_input({csv->fault(r, places[c], "This is no whole number.")});
      arguments.push_back(db::to_argument(static_cast<std::int64_t>(*digits)));
    }
    if (table.positioned) arguments.push_back(db::to_argument(r + 1));
    const auto rows = tx.execute_with(table.statement, arguments);
    if (!rows) return rows.error();
    changed += *rows;
  }
  return changed;
}

std::string by_language(std::string_view sql, std::string_view language) {
  std::string text(sql);
  for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}")) {
    text.replace(at, 2, language == "ru" ? "name_ru" : "name_en");
  }
  return text;
}

}  // namespace

base::Result<std::int64_t> load_words(db::Transaction& tx,
                                      std::span<const std::pair<std::string, std::string_view>> files) {
  std::int64_t changed = 0;
  for (const WordTable& table : word_tables()) {
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const auto& candidate) { return candidate.first == table.file; });
    if (file == files.end()) return base::invalid_input(std::string(table.file), "The table is missing.");
    const auto rows = load_table(tx, table, file->second);
    if (!rows) return rows.error();
    changed += *rows;
  }
  return changed;
}

base::Result<std::vector<Country>> countries(db::Reader& reader, std::string_view language) {
  return reader.many<Country>(
      by_language("SELECT country_code, alpha3, {} AS name FROM country ORDER BY {}, country_code", language));
}

base::Result<std::vector<Currency>> currencies(db::Reader& reader, std::string_view language) {
  return reader.many<Currency>(
      by_language("SELECT currency_code, minor_digits, {} AS name FROM currency ORDER BY {}, currency_code", language));
}

base::Result<std::vector<OrganisationKind>> organisation_kinds(db::Reader& reader, std::string_view language) {
  return reader.many<OrganisationKind>(
      by_language("SELECT kind, member_group, {} AS name FROM organisation_kind ORDER BY position, kind", language));
}

base::Result<std::vector<Specialisation>> specialisations(db::Reader& reader, std::string_view language) {
  return reader.many<Specialisation>(by_language(
      "SELECT specialisation, nace, isic, {} AS name FROM specialisation ORDER BY position, specialisation", language));
}

base::Result<std::vector<std::string>> unknown_words(db::Reader& reader, std::string_view table_and_column,
                                                     const std::vector<std::string>& codes) {
  std::vector<std::string> unknown = codes;
  if (codes.empty()) return unknown;
  db::Sql sql("SELECT ");
  sql.add(table_and_column).add(" FROM ").add(table_and_column.substr(0, table_and_column.find('.')));
  sql.add(" WHERE ").add(table_and_column).add(" IN (").values(codes).add(")");
  const auto known = reader.many_with<std::string>(sql.text(), sql.arguments());
  if (!known) return known.error();
  std::erase_if(unknown,
                [&](const std::string& code) { return std::find(known->begin(), known->end(), code) != known->end(); });
  return unknown;
}

}  // namespace vallis::directory
