#include "app/catalogue_observations.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "app/checklists_data.hpp"
#include "app/embedded.hpp"
#include "app/inputs.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

using indicators::IndicatorForm;
using indicators::ObservationForm;
using indicators::UnitKind;

constexpr std::string_view kScorecard = "biomedical-clusters";
// Part of the hash: what the functions below make of equal data changes with it.
constexpr std::string_view kReading = "1";
// Fewer members than this and a figure about members tells of single ones.
constexpr std::int64_t kFewestMembers = 3;

template <class To>
To same_word(std::string_view word) {
  return base::enum_of<To>(word).value_or(To{});
}

bool of_countries(const study::Indicator& indicator) { return indicator.derive.table == "countries"; }

IndicatorForm form_of(const catalogue::Catalogue& catalogue, const study::ScorecardDefinition& definition,
                      const study::Indicator& indicator, std::int64_t position) {
  IndicatorForm form;
  form.code = indicator.id;
  form.name_en = indicator.label.en;
  form.name_ru = indicator.label.ru;
  form.block = indicator.block;
  for (const study::Block& block : definition.blocks) {
    if (block.id != indicator.block) continue;
    form.block_en = block.label.en;
    form.block_ru = block.label.ru;
  }
  form.position = position;
  form.unit_kind = of_countries(indicator) ? UnitKind::Country : UnitKind::Cluster;
  form.kind = same_word<indicators::IndicatorKind>(study::word(indicator.type));
  form.measure_unit = indicator.measure_unit;
  if (!indicator.measure_unit.empty()) form.measure_unit_ru = definition.in_words(indicator.measure_unit).ru;
  form.polarity = same_word<indicators::Polarity>(study::word(indicator.polarity));
  form.is_changeable = indicator.changeable;
  for (const auto* words : {&indicator.levels, &indicator.universe}) {
    for (const std::string& word : *words) {
      const base::LocalText named = definition.in_words(word);
      form.words.push_back({word, named.en, named.ru});
    }
  }
  if (const auto* field = catalogue.field(indicator.derive.table, indicator.derive.column)) {
    form.minimum = field->rule.minimum;
    form.maximum = field->rule.maximum;
  }
  form.at_least = indicator.derive.at_least;
  form.combine = same_word<indicators::CombineRule>(study::word(indicator.derive.combine));
  form.method_en = indicator.definition.en;
  form.method_ru = indicator.definition.ru;
  form.source = indicator.source;
  form.disclosure_threshold = indicator.block == "members" ? kFewestMembers : 0;
  form.valid_from = base::Date::of(2019, 1, 1);
  return form;
}

/// A year, or an edition of two ("2020-21"), as a period.
std::string period_of(const std::string& as_of) {
  if (as_of.size() != 7) return as_of;
  const std::string century = as_of.substr(0, 2);
  return as_of.substr(0, 4) + "-01-01/" + century + as_of.substr(5) + "-12-31";
}

/// Rows of a table by the cells of some columns.
class RowsBy {
 public:
  static base::Result<RowsBy> make(const catalogue::Catalogue& catalogue, std::string_view table,
                                   std::vector<std::string_view> keys) {
    RowsBy rows;
    rows.table_ = catalogue.table(table);
    if (rows.table_ == nullptr) return base::invalid_input(std::string(table) + ".csv", "The table is missing.");
    std::vector<std::size_t> places;
    for (const std::string_view key : keys) {
      const auto place = rows.table_->column(key);
      if (!place) return base::invalid_input(rows.table_->name, fmt::format("The column '{}' is missing.", key));
      places.push_back(*place);
    }
    for (const auto& row : rows.table_->rows) {
      std::string key;
      for (const std::size_t place : places) key += row.cells[place] + '\n';
      rows.by_key_.emplace(std::move(key), &row);
    }
    return rows;
  }

  const base::CsvTable::Row* find(const std::vector<std::string>& key) const {
    std::string joined;
    for (const std::string& part : key) joined += part + '\n';
    const auto found = by_key_.find(joined);
    return found == by_key_.end() ? nullptr : found->second;
  }
  std::string cell(const base::CsvTable::Row* row, std::string_view column) const {
    const auto place = table_->column(column);
    return row == nullptr || !place ? std::string() : row->cells[*place];
  }

 private:
  const base::CsvTable* table_ = nullptr;
  std::map<std::string, const base::CsvTable::Row*> by_key_;
};

indicators::Confidence confidence_in(const std::string& source_kind) {
  if (source_kind == "seed") return indicators::Confidence::High;
  return source_kind == "web" ? indicators::Confidence::Medium : indicators::Confidence::Low;
}

class Reading {
 public:
  Reading(const catalogue::Catalogue& catalogue, RowsBy evidence, RowsBy sources)
      : catalogue_(catalogue), evidence_(std::move(evidence)), sources_(std::move(sources)) {}

  base::Result<void> read(const study::Indicator& indicator, const IndicatorForm& form,
                          std::vector<ObservationForm>& made) const {
    const base::CsvTable* table = catalogue_.table(indicator.derive.table);
    const auto column = table == nullptr ? std::nullopt : table->column(indicator.derive.column);
    const auto key = table == nullptr ? std::nullopt : table->column(catalogue_.key_column(indicator.derive.table));
    if (!column || !key) {
      return base::invalid_input(indicator.derive.table + ".csv",
                                 fmt::format("The column '{}' is missing.", indicator.derive.column));
    }
    const auto as_of = table->column(indicator.derive.as_of);
    for (std::size_t r = 0; r < table->rows.size(); ++r) {
      const auto& cells = table->rows[r].cells;
      if (cells[*column].empty()) continue;
      auto one = observe(form, cells[*key], indicator.derive.column, cells[*column], as_of ? cells[*as_of] : "");
      if (!one) return base::invalid_input({table->fault(r, *column, one.error().message)});
      made.push_back(std::move(*one));
    }
    return {};
  }

 private:
  base::Result<ObservationForm> observe(const IndicatorForm& form, const std::string& unit, const std::string& field,
                                        const std::string& cell, const std::string& as_of) const {
    indicators::Indicator rules;
    rules.code = form.code;
    rules.kind = form.kind;
    rules.words = form.words;
    rules.minimum = form.minimum;
    rules.maximum = form.maximum;
    rules.at_least = form.at_least;
    auto value = indicators::read_value_text(rules, cell);
    if (!value) return value.error();

    ObservationForm made;
    made.indicator = form.code;
    made.unit_code = unit;
    made.value = std::move(*value);
    const auto* proof = evidence_.find({form.unit_kind == UnitKind::Country ? "country" : "cluster", unit, field});
    const std::string when = as_of.empty() ? evidence_.cell(proof, "as_of") : as_of;
    made.period = period_of(when);
    if (made.period != when) made.edition = when;
    made.note = evidence_.cell(proof, "note");
    made.evidence_value = evidence_.cell(proof, "value");
    const std::string code = evidence_.cell(proof, "source_id");
    made.source_code = code;
    const auto* source = sources_.find({code});
    made.source_title = source == nullptr ? "The catalogue" : sources_.cell(source, "title");
    made.source_publisher = sources_.cell(source, "publisher");
    if (const std::string address = sources_.cell(source, "url"); address.starts_with("http")) {
      made.source_address = address;
    }
    made.retrieved_on = base::Date::parse(sources_.cell(source, "accessed"));
    made.confidence = confidence_in(sources_.cell(source, "kind"));
    return made;
  }

  const catalogue::Catalogue& catalogue_;
  RowsBy evidence_;
  RowsBy sources_;
};

std::string built_in_hash() {
  base::ContentHasher hasher;
  hasher.add(kReading);
  const std::set<std::string_view> wanted = {"catalogue/clusters.csv",     "catalogue/countries.csv",
                                             "catalogue/evidence.csv",     "catalogue/sources.csv",
                                             "catalogue/datapackage.json", "scorecards/biomedical-clusters.json"};
  for (const EmbeddedFile& file : embedded_files()) {
    if (!wanted.contains(file.path) && !file.path.starts_with("checklists/")) continue;
    hasher.add(file.path);
    hasher.add(file.bytes);
  }
  return hasher.finish();
}

}  // namespace

std::vector<IndicatorForm> indicator_forms(const catalogue::Catalogue& catalogue,
                                           const study::ScorecardDefinition& definition) {
  std::vector<IndicatorForm> forms;
  for (const study::Indicator& indicator : definition.indicators) {
    forms.push_back(form_of(catalogue, definition, indicator, static_cast<std::int64_t>(forms.size()) + 1));
  }
  return forms;
}

base::Result<std::vector<ObservationForm>> catalogue_observations(const catalogue::Catalogue& catalogue,
                                                                  const study::ScorecardDefinition& definition,
                                                                  std::span<const IndicatorForm> forms) {
  auto evidence = RowsBy::make(catalogue, "evidence", {"entity_type", "entity_id", "field"});
  if (!evidence) return evidence.error();
  auto sources = RowsBy::make(catalogue, "sources", {"source_id"});
  if (!sources) return sources.error();
  const Reading reading(catalogue, std::move(*evidence), std::move(*sources));
  std::vector<ObservationForm> made;
  for (std::size_t i = 0; i < definition.indicators.size(); ++i) {
    if (auto read = reading.read(definition.indicators[i], forms[i], made); !read) return read.error();
  }
  return made;
}

base::Result<std::optional<indicators::Loaded>> fill_indicators(db::Database& database) {
  const std::string name = "catalogue";
  const std::string hash = built_in_hash();
  const auto there = database.read([&](db::Reader& reader) { return indicators::is_loaded(reader, name, hash); });
  if (!there) return there.error();
  if (*there) return std::optional<indicators::Loaded>();
  const auto catalogue = open_catalogue({});
  if (!catalogue) return catalogue.error();
  const auto definition = open_scorecard(std::string(kScorecard));
  if (!definition) return definition.error();
  auto forms = indicator_forms(*catalogue, *definition);
  const auto observations = catalogue_observations(*catalogue, *definition, forms);
  if (!observations) return observations.error();
  const auto checklists = built_in_checklists();
  if (!checklists) return checklists.error();
  for (const indicators::Checklist& list : *checklists) {
    forms.insert(forms.end(), list.indicators.begin(), list.indicators.end());
  }
  return database.transact([&](db::Transaction& tx) -> base::Result<std::optional<indicators::Loaded>> {
    // Two servers that start at once bring it in once.
    const auto done = indicators::is_loaded(tx, name, hash);
    if (!done) return done.error();
    if (*done) return std::optional<indicators::Loaded>();
    const auto loaded = indicators::load(tx, base::Instant::now(), name, hash, forms, *observations);
    if (!loaded) return loaded.error().in("bringing the catalogue's values in");
    return std::optional(*loaded);
  });
}

}  // namespace vallis::app
