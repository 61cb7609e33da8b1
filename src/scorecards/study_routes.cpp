#include "scorecards/study_routes.hpp"

#include <fmt/format.h>

#include "auth/call.hpp"
#include "base/text.hpp"
#include "catalogue/factors.hpp"
#include "http/query.hpp"
#include "http/static_files.hpp"
#include "scorecards/recompute.hpp"
#include "scorecards/views.hpp"
#include "sheets/table.hpp"
#include "study/comparison_json.hpp"
#include "study/counterfactual_json.hpp"
#include "study/edited_card_json.hpp"
#include "study/score_climb.hpp"
#include "study/standing.hpp"

namespace vallis::scorecards {
namespace {

using auth::Call;
using auth::Permission;

constexpr int kNearest = 5;
constexpr int kMostNearest = 50;
constexpr long kCounterfactualWork = 1'000'000;  // a second at worst, which anybody may ask for

/// Whole bytes under a tag that names them, which browsers and proxies may keep for as long as they ask again.
template <class Make>
base::Result<http::Reply> tagged(Call& call, const std::string& hash, const std::string& media_type, Make&& make) {
  const std::string tag = "\"" + hash + "\"";
  http::Reply reply;
  if (call.request().header("if-none-match") == tag) {
    reply.status = 304;
  } else {
    base::Result<std::string> body = make(reply);
    if (!body) return body.error();
    reply.body = std::move(*body);
    reply.headers.add("Content-Type", media_type);
  }
  reply.headers.add("ETag", tag);
  reply.headers.add("Cache-Control", "public, no-cache");
  return reply;
}

base::Result<int> nearest_of(Call& call) {
  const auto text = call.request().query_value("nearest");
  if (!text || text->empty()) return kNearest;
  const auto number = base::parse_number(*text);
  if (!number || *number < 0 || *number > kMostNearest || *number != static_cast<int>(*number)) {
    base::Fault fault;
    fault.field = "nearest";
    fault.what = fmt::format("'nearest' is a whole number from 0 to {}.", kMostNearest);
    return base::invalid_input({std::move(fault)});
  }
  return static_cast<int>(*number);
}

base::Result<http::Reply> findings(Call& call, Studies& studies) {
  const auto study = studies.find(call.path<std::string>("study"));
  if (!study) return study.error();
  return tagged(call, study->findings_hash, "application/json", [&](http::Reply& reply) -> base::Result<std::string> {
    const auto open = studies.open(study->study_id.text());
    // A later build may find other digits; what was published stays.
    if (!open || open->prepared->findings_hash != study->findings_hash) return studies.stored_findings(*study);
    reply.headers.add("Vary", "Accept-Encoding");
    if (!http::accepts(call.request(), "gzip")) return open->prepared->findings_text;
    reply.headers.add("Content-Encoding", "gzip");
    return open->prepared->packed_findings;
  });
}

base::Result<http::Reply> scorecard(Call& call, Studies& studies) {
  const auto open = studies.open(call.path<std::string>("study"));
  if (!open) return open.error();
  return tagged(call, open->study.findings_hash + "-scorecard", "application/json",
                [&](http::Reply&) -> base::Result<std::string> {
                  return base::print_json(scorecard_json(*open->prepared), base::JsonStyle::Compact);
                });
}

base::Result<http::Reply> geojson(Call& call, Studies& studies) {
  const auto open = studies.open(call.path<std::string>("study"));
  if (!open) return open.error();
  return tagged(call, open->study.findings_hash + "-units", "application/geo+json",
                [&](http::Reply&) -> base::Result<std::string> {
                  return base::print_json(units_geojson(*open->prepared), base::JsonStyle::Compact);
                });
}

void name_file(http::Reply& reply, const Study& study, std::string_view ending) {
  reply.headers.add("Content-Disposition", fmt::format("attachment; filename=\"{}.{}\"", study.code, ending));
}

base::Result<http::Reply> scorecard_csv(Call& call, Studies& studies) {
  const auto open = studies.open(call.path<std::string>("study"));
  if (!open) return open.error();
  return tagged(call, open->study.findings_hash + "-csv", "text/csv; charset=utf-8",
                [&](http::Reply& reply) -> base::Result<std::string> {
                  name_file(reply, open->study, "csv");
                  return sheets::write_csv(scorecard_rows(*open->prepared), true);
                });
}

base::Result<http::Reply> scorecard_xlsx(Call& call, Studies& studies) {
  const auto open = studies.open(call.path<std::string>("study"));
  if (!open) return open.error();
  return tagged(call, open->study.findings_hash + "-xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                [&](http::Reply& reply) -> base::Result<std::string> {
                  name_file(reply, open->study, "xlsx");
                  return sheets::write_xlsx(scorecard_rows(*open->prepared), "scorecard");
                });
}

base::Result<http::Reply> bundle(Call& call, Studies& studies) {
  const auto study = studies.find(call.path<std::string>("study"));
  if (!study) return study.error();
  return tagged(call, study->findings_hash + "-bundle", "application/json",
                [&](http::Reply& reply) -> base::Result<std::string> {
                  name_file(reply, *study, "bundle.json");
                  return studies.bundle(*study);
                });
}

base::Result<base::Json> unit(Call& call, Studies& studies) {
  const auto open = studies.open(call.path<std::string>("study"));
  if (!open) return open.error();
  const auto nearest = nearest_of(call);
  if (!nearest) return nearest.error();
  const auto id = call.path<std::string>("unit");
  auto json = study::description_json(open->prepared->findings, id, *nearest,
                                      std::string(call.request().query_value("peers").value_or("")));
  if (!json) return json.error();
  return with_sources(*open->prepared, id, std::move(*json));
}

/// The assessments of the program that the study's scorecard can answer; those of another field ask for other
/// indicators.
std::vector<study::Assessed> assess_all(const BuiltIn& built_in, const study::Findings& findings,
                                        const study::Comparison& comparison) {
  std::vector<study::Assessed> all;
  for (const std::string_view name : {"success-factors", "target-models"}) {
    const auto document = built_in.document("assessments", name);
    if (!document) continue;
    auto assessment = study::read_assessment(*document, std::string(name), findings.scorecard.definition);
    if (assessment) all.push_back(study::assess_compared(findings, comparison, std::move(*assessment)));
  }
  return all;
}

base::Result<base::Json> compare(Call& call, Studies& studies) {
  const auto open = studies.open(call.path<std::string>("study"));
  if (!open) return open.error();
  std::vector<std::string> units;
  const auto [first, last] = call.request().query.equal_range("unit");
  for (auto one = first; one != last; ++one) units.push_back(one->second);
  const auto comparison = study::compare(open->prepared->findings, units);
  if (!comparison) return comparison.error();
  return study::compare_json(open->prepared->findings, *comparison,
                             assess_all(studies.built_in(), open->prepared->findings, *comparison));
}

struct WhatIfQuestion {
  std::string unit;
  base::Json changes;  ///< {indicator: value}; null makes it missing
  std::optional<std::int64_t> nearest;
};
VALLIS_DESCRIBE(WhatIfQuestion, unit, changes, nearest)

/// A JSON value as study::read_edit takes it; nothing for one that no indicator has.
std::optional<std::string> edit_text(const base::Json& value) {
  if (value.is_null()) return "missing";
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_bool() || value.is_number()) return base::print_json(value, base::JsonStyle::Compact);
  if (!value.is_array()) return std::nullopt;
  std::vector<std::string> members;
  for (const base::Json& member : value.as_array()) {
    if (!member.is_string()) return std::nullopt;
    members.emplace_back(member.as_string());
  }
  return members.empty() ? "none" : base::join(members, ";");
}

base::Result<std::vector<study::PlainEdit>> read_changes(const study::Findings& findings, const base::Json& changes) {
  std::vector<base::Fault> faults;
  const auto fault = [&](std::string pointer, std::string what) {
    base::Fault one;
    one.field = std::move(pointer);
    one.what = std::move(what);
    faults.push_back(std::move(one));
  };
  std::vector<study::PlainEdit> edits;
  if (!changes.is_object()) {
    fault("/changes", "This is an object of indicators and their new values, such as {\"M8\": 300}.");
    return base::invalid_input(std::move(faults));
  }
  for (const auto& change : changes.as_object()) {
    const std::string pointer = "/changes/" + std::string(change.key());
    const auto text = edit_text(change.value());
    if (!text) {
      fault(pointer, "A value is a number, true or false, a word, a list of words, or null for a missing one.");
      continue;
    }
    const auto edit = study::read_edit(findings, std::string(change.key()) + "=" + *text);
    if (edit) {
      edits.push_back(*edit);
    } else {
      fault(pointer, edit.error().message);
    }
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return edits;
}

base::Result<base::Json> what_if(Call& call, Studies& studies, const WhatIfQuestion& question) {
  const auto open = studies.open(call.path<std::string>("study"));
  if (!open) return open.error();
  const study::Findings& findings = open->prepared->findings;
  const auto unit = study::find_unit(findings, question.unit);
  if (!unit) return unit.error();
  const auto edits = read_changes(findings, question.changes);
  if (!edits) return edits.error();
  const auto nearest = std::clamp<std::int64_t>(question.nearest.value_or(kNearest), 0, kMostNearest);
  const auto edited = study::edit_unit(findings, *unit, *edits, static_cast<int>(nearest));
  if (!edited) return edited.error();
  return study::what_if_json(findings, *edited);
}

struct CounterfactualQuestion {
  std::string unit;
  std::optional<std::int64_t> to;     ///< group; none of the three: every other group
  std::optional<std::string> model;   ///< target model to reach instead
  std::optional<std::int64_t> ranks;  ///< places to climb instead
  std::optional<std::int64_t> max_changes;
};
VALLIS_DESCRIBE(CounterfactualQuestion, unit, to, model, ranks, max_changes)
[[maybe_unused]] std::span<const base::FieldRule> field_rules(const CounterfactualQuestion*) {
  static const std::vector<base::FieldRule> rules{
      {.member = "to", .description = "A group; without one, every other group.", .minimum = 1, .maximum = 1000},
      {.member = "ranks", .description = "Places of the composite score to climb.", .minimum = 1, .maximum = 100'000},
      {.member = "max_changes", .description = "4 where absent.", .minimum = 1, .maximum = 6}};
  return rules;
}

base::Result<base::Json> counterfactual(Call& call, Studies& studies, const CounterfactualQuestion& question) {
  const auto open = studies.open(call.path<std::string>("study"));
  if (!open) return open.error();
  const study::Findings& findings = open->prepared->findings;
  const auto unit = study::find_unit(findings, question.unit);
  if (!unit) return unit.error();
  if ((question.to ? 1 : 0) + (question.model ? 1 : 0) + (question.ranks ? 1 : 0) > 1) {
    return base::invalid_argument("Ask for one goal at a time: 'to', 'model' or 'ranks'.");
  }
  const study::CounterfactualOptions options{static_cast<int>(question.max_changes.value_or(4)), kCounterfactualWork};
  if (question.model) {
    const auto document = studies.built_in().document("assessments", "target-models");
    if (!document) return document.error();
    const auto models = study::read_assessment(*document, "target-models", findings.scorecard.definition);
    if (!models) return models.error();
    const auto answer = study::answer_model(findings, *unit, *models, *question.model);
    if (!answer) return answer.error();
    return study::model_json(findings, *answer);
  }
  if (question.ranks) {
    const auto result = study::climb_ranks(findings, *unit, static_cast<int>(*question.ranks), options);
    if (!result) return result.error();
    return study::climb_json(findings, *unit, static_cast<int>(*question.ranks), *result);
  }
  const auto answers = study::answer_groups(findings, *unit, static_cast<int>(question.to.value_or(0)), options);
  if (!answers) return answers.error();
  return study::groups_json(findings, *unit, *answers);
}

base::Result<base::Json> factors(Call& call, Studies& studies) {
  const auto open = studies.open(call.path<std::string>("study"));
  if (!open) return open.error();
  const study::Scorecard& scorecard = open->prepared->table.scorecard;
  auto catalogue = studies.built_in().catalogue();
  if (!catalogue) return catalogue.error();
  const auto document = studies.built_in().document("assessments", "success-factors");
  if (!document) return document.error();
  auto assessment = study::read_assessment(*document, "success-factors", scorecard.definition);
  if (!assessment) return assessment.error();
  std::optional<std::size_t> unit;
  if (const auto id = call.request().query_value("unit"); id && !id->empty()) {
    unit = scorecard.unit(*id);
    if (!unit) return base::not_found(fmt::format("There is no unit '{}' in the study.", *id));
  }
  const auto made = catalogue::make_factors(std::move(*catalogue), scorecard, unit, std::move(*assessment));
  if (!made) return made.error();
  if (!unit) return catalogue::practices_json(*made);
  return call.request().query_value("areas") == "true" ? catalogue::areas_json(*made) : catalogue::factors_json(*made);
}

}  // namespace

void add_study_routes(http::Router& router, db::Database& database, Studies& studies) {
  auth::Routes routes(router, database, "studies");
  const std::string base = "/api/v1/studies/{study}";
  const auto peers = http::query_parameter<std::string>(
      "peers", "whom to set it beside: group:2, model:global-network, ids separated by commas; its group where absent");
  const auto nearest = http::query_parameter<std::int64_t>("nearest", "how many of the nearest; 5 where absent");

  routes.get("/api/v1/studies", Permission::Public, "Published studies, the newest first",
             [&studies](Call&) -> base::Result<http::Page<Study>> {
               auto all = studies.list();
               if (!all) return all.error();
               const auto count = static_cast<std::int64_t>(all->size());
               return http::Page<Study>{std::move(*all), std::nullopt, count};
             });
  routes.get(base, Permission::Public, "A published study by its id, its code, or 'current'",
             [&studies](Call& call) -> base::Result<Study> { return studies.find(call.path<std::string>("study")); });
  routes.get(base + "/findings", Permission::Public, "What it found, byte for byte (findings.schema.json)",
             [&studies](Call& call) { return findings(call, studies); });
  routes.get(base + "/scorecard", Permission::Public, "Units, indicators, and every value with its source",
             [&studies](Call& call) { return scorecard(call, studies); });
  routes.get(base + "/scorecard.csv", Permission::Public, "The same as CSV, a row a value",
             [&studies](Call& call) { return scorecard_csv(call, studies); });
  routes.get(base + "/scorecard.xlsx", Permission::Public, "The same as XLSX",
             [&studies](Call& call) { return scorecard_xlsx(call, studies); });
  routes.get(base + "/bundle", Permission::Public, "All of it in one file, for `vallis study rerun`",
             [&studies](Call& call) { return bundle(call, studies); });
  routes.get(base + "/units.geojson", Permission::Public, "The units as points with group, score and rank",
             [&studies](Call& call) { return geojson(call, studies); });
  routes.get(base + "/units/{unit}", Permission::Public, "A unit: values, group, rank, neighbours, strengths",
             [&studies](Call& call) { return unit(call, studies); }, {peers, nearest});
  routes.get(base + "/compare", Permission::Public, "Two to ten units side by side",
             [&studies](Call& call) { return compare(call, studies); },
             {http::query_parameter<std::string>("unit", "an id; two to ten of them")});
  routes.get(base + "/factors", Permission::Public, "Success factors of a unit, or all practices by factor",
             [&studies](Call& call) { return factors(call, studies); },
             {http::query_parameter<std::string>("unit", "an id; none: all practices"),
              http::query_parameter<bool>("areas", "true: by the four combined areas")});
  routes.post(base + "/what-if", Permission::Public, "A unit after some of its indicators are changed",
              [&studies](Call& call, const WhatIfQuestion& question) { return what_if(call, studies, question); });
  routes.post(base + "/counterfactual", Permission::Public, "The smallest changes that reach a goal",
              [&studies](Call& call, const CounterfactualQuestion& question) {
                return counterfactual(call, studies, question);
              });
  routes.post(base + "/recompute", Permission::Public, "The study by another recipe",
              [&studies](Call& call, const base::Json& changes) -> base::Result<base::Json> {
                const auto open = studies.open(call.path<std::string>("study"));
                if (!open) return open.error();
                return recompute(*open->prepared, changes, studies.built_in().build);
              });
}

}  // namespace vallis::scorecards
