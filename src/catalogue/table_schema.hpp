#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"

namespace vallis::catalogue {

enum class FieldType { String, Number, Integer, Boolean, Year, Date };

/// Columns of a table whose cells together name rows of another.
struct Reference {
  std::vector<std::string> columns;  ///< of the table that refers
  std::string table;                 ///< the one referred to
  std::vector<std::string> keys;     ///< its columns, one for each of `columns`
};

/// A cell that holds several words.
struct SetRule {
  char separator = ';';
  std::vector<std::string> members;    ///< the words allowed; empty: any, or those of `reference`
  std::optional<Reference> reference;  ///< the words are keys of another table (one column, one key)
};

/// What one cell may hold.
struct ValueRule {
  FieldType type = FieldType::String;
  bool required = false;  ///< must be filled
  bool empty = false;     ///< must not be filled (for rules between columns)
  bool unique = false;
  bool count_or_true = false;  ///< a whole number ≥ 0 or the word `true`: "some, surely enough, not counted"
  std::vector<std::string> words;
  std::string pattern;  ///< regular expression over the whole cell, in Perl's syntax and on bytes
  std::string example;  ///< shown where the pattern does not fit
  std::optional<double> minimum, maximum;
  std::optional<int> years_ahead;  ///< Year: at most so many years after the present one
  std::optional<SetRule> set;
};

/// Whether a column's values must be proved in the evidence table.
enum class EvidenceNeed {
  IfProved,   ///< yes, as soon as one value of the column is
  Fact,       ///< always
  Attribute,  ///< never
};

struct Field {
  std::string name;
  ValueRule rule;
  EvidenceNeed evidence = EvidenceNeed::IfProved;
  std::string as_of;  ///< column with the year or edition, which the evidence must repeat; may be empty
};

/// "If these cells of a row are so, then those must be so."
struct RowRule {
  std::vector<std::pair<std::string, ValueRule>> when;
  std::vector<std::pair<std::string, ValueRule>> then;
  std::string because;  ///< a clause that ends the message
};

struct Table {
  std::string name;  ///< the file's name without its ending
  std::vector<Field> fields;
  std::vector<std::string> primary_key;
  std::vector<Reference> references;
  std::vector<RowRule> rules;

  const Field* field(std::string_view name) const;
};

/// Where the evidence for single values stands, and how its columns are called.
struct EvidenceRule {
  std::string table;
  std::string entity_type, entity_id, field, value, as_of, source, note;
  std::vector<std::pair<std::string, std::string>> entities;  ///< word in entity_type → table
};

/// The tables of a catalogue as data: what each column means to a validator. Read from a Frictionless Data Package
/// (https://specs.frictionlessdata.io/data-package/) with the extensions that docs/reference/catalogue.md lists.
struct TableSchema {
  std::string name;
  std::vector<Table> tables;
  std::optional<EvidenceRule> evidence;

  const Table* table(std::string_view name) const;
};

/// Reads a datapackage.json. Errors: InvalidInput with every fault by JSON pointer: an unknown member of a schema,
/// field or constraint, a repeated name, a type that is not supported, a pattern that is no regular expression, a key,
/// reference, rule or evidence entry that names a table or column that is not declared.
base::Result<TableSchema> read_table_schema(const base::Json& json, const std::string& name);

}  // namespace vallis::catalogue
