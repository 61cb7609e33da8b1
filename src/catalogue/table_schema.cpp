#include "catalogue/table_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/regex.hpp>
#include <set>

#include "base/text.hpp"

namespace vallis::catalogue {
namespace {

using Place = base::JsonReader::Place;

constexpr std::array<std::pair<std::string_view, FieldType>, 6> kTypes{{{"string", FieldType::String},
                                                                        {"number", FieldType::Number},
                                                                        {"integer", FieldType::Integer},
                                                                        {"boolean", FieldType::Boolean},
                                                                        {"year", FieldType::Year},
                                                                        {"date", FieldType::Date}}};
constexpr std::array<std::pair<std::string_view, EvidenceNeed>, 2> kNeeds{
    {{"fact", EvidenceNeed::Fact}, {"attribute", EvidenceNeed::Attribute}}};

/// A text, or an array of texts.
std::vector<std::string> one_or_more(const Place& place) {
  if (place.present() && place.json()->is_array()) return place.texts();
  if (!place.present()) return {};
  return {place.text()};
}

/// {"resource": …, "fields": …}; an empty resource is the table itself, as in Frictionless.
Reference read_reference(const Place& place, const std::string& own_table) {
  Reference reference;
  reference.table = place.required("resource").text();
  if (reference.table.empty()) reference.table = own_table;
  reference.keys = one_or_more(place.required("fields"));
  place.close();
  return reference;
}

SetRule read_set_rule(const Place& place, const std::string& table) {
  SetRule set;
  const Place separator = place.required("separator");
  if (const std::string text = separator.text(";"); text.size() == 1) {
    set.separator = text.front();
  } else {
    separator.fault("A separator is one character.");
  }
  set.members = place.optional("members").texts();
  if (const Place reference = place.optional("reference"); reference.present()) {
    set.reference = read_reference(reference, table);
    if (!set.members.empty()) place.fault("Members are listed or referred to, not both.");
  }
  place.close();
  return set;
}

/// The members of a Table Schema's "constraints" object, which a rule's tests repeat.
void read_constraints(const Place& place, ValueRule& rule) {
  rule.required = place.optional("required").boolean(false);
  rule.words = place.optional("enum").texts();
  const Place pattern = place.optional("pattern");
  rule.pattern = pattern.text();
  try {
    const boost::regex probe(rule.pattern);
  } catch (const boost::regex_error& error) {
    pattern.fault(fmt::format("Not a regular expression: {}", error.what()));
  }
  const bool numeric =
      rule.type == FieldType::Number || rule.type == FieldType::Integer || rule.type == FieldType::Year;
  for (const auto& [key, end] : {std::pair{"minimum", &rule.minimum}, std::pair{"maximum", &rule.maximum}}) {
    const Place limit = place.optional(key);
    if (!limit.present()) continue;
    *end = limit.number(0);
    if (!numeric && !rule.count_or_true) limit.fault("A limit goes with the types number, integer and year.");
  }
}

void read_extensions(const Place& place, const std::string& table, ValueRule& rule) {
  rule.count_or_true = place.optional("vallis:countOrTrue").boolean(false);
  if (const Place set = place.optional("vallis:set"); set.present()) rule.set = read_set_rule(set, table);
  if (const Place ahead = place.optional("vallis:yearsAhead"); ahead.present()) {
    rule.years_ahead = static_cast<int>(ahead.integer(0, 1000, 0));
    if (rule.type != FieldType::Year) ahead.fault("Only a year can lie ahead; give the field the type year.");
  }
  if ((rule.count_or_true || rule.set) && rule.type != FieldType::String) {
    place.fault("A count or true, and a set, are written as texts; give the field the type string.");
  }
}

Field read_field(const Place& place, const std::string& table) {
  Field field;
  field.name = place.required("name").text();
  field.rule.type = place.required("type").choice<FieldType>(kTypes, FieldType::String);
  field.rule.example = place.optional("example").text();
  read_extensions(place, table, field.rule);
  field.evidence = place.optional("vallis:evidence").choice<EvidenceNeed>(kNeeds, EvidenceNeed::IfProved);
  field.as_of = place.optional("vallis:asOf").text();
  if (const Place constraints = place.optional("constraints"); constraints.present()) {
    field.rule.unique = constraints.optional("unique").boolean(false);
    read_constraints(constraints, field.rule);
    constraints.close();
  }
  for (const auto& [key, word] : {std::pair{"trueValues", "true"}, std::pair{"falseValues", "false"}}) {
    const Place words = place.optional(key);
    if (words.present() && words.texts() != std::vector<std::string>{word}) {
      words.fault(fmt::format("The only word read here is '{}'; write [\"{}\"].", word, word));
    }
  }
  for (const auto* note : {"title", "description", "rdfType"}) place.optional(note);
  place.close();
  return field;
}

std::vector<std::pair<std::string, ValueRule>> read_tests(const Place& place, const std::string& table) {
  std::vector<std::pair<std::string, ValueRule>> tests;
  for (const auto& [column, test] : place.members()) {
    ValueRule rule;
    rule.type = test.optional("type").choice<FieldType>(kTypes, FieldType::String);
    rule.empty = test.optional("vallis:empty").boolean(false);
    read_extensions(test, table, rule);
    read_constraints(test, rule);
    test.close();
    tests.emplace_back(column, std::move(rule));
  }
  if (place.present() && tests.empty()) place.fault("Name at least one column.");
  return tests;
}

Table read_table(const Place& place) {
  Table table;
  table.name = place.required("name").text();
  const Place path = place.required("path");
  if (path.present() && path.text() != table.name + ".csv") {
    path.fault(fmt::format("The file of the table '{}' must be called '{}.csv'.", table.name, table.name));
  }
  const Place schema = place.required("schema");
  for (const Place& field : schema.required("fields").items()) {
    table.fields.push_back(read_field(field, table.name));
  }
  table.primary_key = one_or_more(schema.optional("primaryKey"));
  for (const Place& key : schema.optional("foreignKeys").items()) {
    Reference reference = read_reference(key.required("reference"), table.name);
    reference.columns = one_or_more(key.required("fields"));
    key.close();
    table.references.push_back(std::move(reference));
  }
  for (const Place& rule : schema.optional("vallis:rules").items()) {
    table.rules.push_back({read_tests(rule.required("if"), table.name), read_tests(rule.required("then"), table.name),
                           rule.required("because").text()});
    rule.close();
  }
  for (const auto* note : {"missingValues", "title", "description"}) schema.optional(note);
  schema.close();
  return table;
}

EvidenceRule read_evidence(const Place& place) {
  EvidenceRule rule;
  rule.table = place.required("resource").text();
  rule.entity_type = place.required("entityType").text();
  rule.entity_id = place.required("entityId").text();
  rule.field = place.required("field").text();
  rule.value = place.required("value").text();
  rule.as_of = place.required("asOf").text();
  rule.source = place.required("source").text();
  rule.note = place.required("note").text();
  for (const auto& [word, table] : place.required("entities").members()) rule.entities.emplace_back(word, table.text());
  place.close();
  return rule;
}

/// Checks that the names inside a schema lead somewhere.
class NameCheck {
 public:
  NameCheck(const TableSchema& schema, const Place& root) : schema_(schema), root_(root) {}

  void run() {
    std::set<std::string> names;
    for (const Table& table : schema_.tables) {
      if (!names.insert(table.name).second) fault(fmt::format("The table '{}' is declared twice.", table.name));
      check(table);
    }
    if (!schema_.evidence) return;
    const EvidenceRule& rule = *schema_.evidence;
    for (const auto* column :
         {&rule.entity_type, &rule.entity_id, &rule.field, &rule.value, &rule.as_of, &rule.source, &rule.note}) {
      expect(rule.table, *column, "vallis:evidence");
    }
    for (const auto& entity : rule.entities) {
      const Table* table = schema_.table(entity.second);
      if (table == nullptr || table->primary_key.size() != 1) {
        fault(fmt::format("vallis:evidence names '{}', which is no table with a primary key of one column.",
                          entity.second));
      }
    }
  }

 private:
  void fault(std::string what) const { root_.fault(std::move(what)); }

  void expect(const std::string& table_name, const std::string& column, std::string_view where) const {
    const Table* table = schema_.table(table_name);
    if (table == nullptr) {
      fault(fmt::format("{} names the table '{}', which is not declared.", where, table_name));
    } else if (table->field(column) == nullptr) {
      fault(fmt::format("{} names the column '{}', which '{}' does not have.", where, column, table_name));
    }
  }

  void check(const Reference& reference, const std::string& table, std::string_view where) const {
    for (const std::string& column : reference.columns) expect(table, column, where);
    for (const std::string& key : reference.keys) expect(reference.table, key, where);
  }

  void check(const ValueRule& rule, const std::string& table, const std::string& where) const {
    if (!rule.set || !rule.set->reference) return;
    check(*rule.set->reference, table, where);
    if (rule.set->reference->keys.size() != 1) fault(fmt::format("{}: a set refers to one column.", where));
  }

  void check(const Table& table) const {
    std::set<std::string> names;
    for (const Field& field : table.fields) {
      const std::string where = fmt::format("The field '{}' of '{}'", field.name, table.name);
      if (!names.insert(field.name).second) fault(where + " is declared twice.");
      check(field.rule, table.name, where);
      if (!field.as_of.empty()) expect(table.name, field.as_of, where);
    }
    const std::string where = fmt::format("The schema of '{}'", table.name);
    if (table.fields.empty()) fault(where + " has no field.");
    for (const std::string& column : table.primary_key) expect(table.name, column, where);
    for (const Reference& reference : table.references) {
      check(reference, table.name, where);
      if (reference.columns.size() != reference.keys.size()) {
        fault(where + " has a foreign key with more columns on one side than on the other.");
      }
    }
    for (const RowRule& rule : table.rules) {
      for (const auto* tests : {&rule.when, &rule.then}) {
        for (const auto& [column, test] : *tests) {
          expect(table.name, column, where);
          check(test, table.name, where);
        }
      }
    }
  }

  const TableSchema& schema_;
  const Place& root_;
};

}  // namespace

const Field* Table::field(std::string_view wanted) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == wanted; });
  return found == fields.end() ? nullptr : &*found;
}

const Table* TableSchema::table(std::string_view wanted) const {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == wanted; });
  return found == tables.end() ? nullptr : &*found;
}

base::Result<TableSchema> read_table_schema(const base::Json& json, const std::string& name) {
  base::JsonReader reader(json, name);
  const Place root = reader.root();
  TableSchema schema;
  schema.name = root.required("name").text();
  const Place resources = root.required("resources");
  for (const Place& resource : resources.items()) schema.tables.push_back(read_table(resource));
  if (resources.present() && schema.tables.empty()) resources.fault("Declare at least one table.");
  if (const Place evidence = root.optional("vallis:evidence"); evidence.present()) {
    schema.evidence = read_evidence(evidence);
  }
  if (reader.ok()) NameCheck(schema, root).run();
  if (!reader.ok()) return reader.error();
  return schema;
}

}  // namespace vallis::catalogue
