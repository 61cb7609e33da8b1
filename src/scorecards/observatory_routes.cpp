#include <map>

#include "auth/call.hpp"
#include "catalogue/bibtex.hpp"
#include "catalogue/definition.hpp"
#include "catalogue/effects.hpp"
#include "catalogue/factors.hpp"
#include "http/query.hpp"
#include "scorecards/progress.hpp"
#include "scorecards/study_routes.hpp"
#include "study/structure_json.hpp"

namespace vallis::scorecards {
namespace {

using auth::Call;
using auth::Permission;

base::Result<catalogue::Literature> literature(const BuiltIn& built_in) {
  const auto document = built_in.document("literature", "references");
  if (!document) return document.error();
  return catalogue::read_csl_json(*document, "references");
}

base::Result<base::Json> effects(const BuiltIn& built_in) {
  const auto tables = built_in.catalogue();
  if (!tables) return tables.error();
  const base::CsvTable* table = tables->table("effects");
  if (table == nullptr) return base::not_found("The catalogue has no effects.");
  const auto works = literature(built_in);
  if (!works) return works.error();
  const auto document = built_in.document("literature", "effect-words");
  if (!document) return document.error();
  const auto words = catalogue::read_effect_words(*document, "effect-words");
  if (!words) return words.error();
  const auto read = catalogue::read_effects(*table, *words, *works);
  if (!read) return read.error();
  return catalogue::effects_json(*read);
}

base::Result<std::vector<study::DefinitionFeature>> features(const BuiltIn& built_in) {
  const auto tables = built_in.catalogue();
  if (!tables) return tables.error();
  const base::CsvTable* table = tables->table("definition_features");
  if (table == nullptr) return base::not_found("The catalogue has no definition of a cluster.");
  const auto russian = catalogue::read_translations(tables->table("translations"));
  if (!russian) return russian.error();
  return catalogue::read_definition(*table, *russian);
}

base::Result<base::Json> practices(const BuiltIn& built_in) {
  auto tables = built_in.catalogue();
  if (!tables) return tables.error();
  auto inputs = built_in.study();
  if (!inputs) return inputs.error();
  const auto document = built_in.document("assessments", "success-factors");
  if (!document) return document.error();
  auto assessment = study::read_assessment(*document, "success-factors", inputs->table.scorecard.definition);
  if (!assessment) return assessment.error();
  const auto made = catalogue::make_factors(std::move(*tables), std::move(inputs->table.scorecard), std::nullopt,
                                            std::move(*assessment));
  if (!made) return made.error();
  return catalogue::practices_json(*made);
}

struct Answers {
  base::Json answers;  ///< {feature: "yes", "partly" or "no"}
};
VALLIS_DESCRIBE(Answers, answers)

base::Result<base::Json> classify(const BuiltIn& built_in, const Answers& question) {
  std::vector<base::Fault> faults;
  std::map<std::string, study::Presence> answers;
  const auto fault = [&](std::string pointer, std::string what) {
    base::Fault one;
    one.field = std::move(pointer);
    one.what = std::move(what);
    faults.push_back(std::move(one));
  };
  if (!question.answers.is_object()) {
    fault("/answers", "This is an object of features and answers, such as {\"common_brand\": \"yes\"}.");
    return base::invalid_input(std::move(faults));
  }
  for (const auto& answer : question.answers.as_object()) {
    const auto presence = answer.value().is_string() ? study::read_presence(answer.value().as_string()) : std::nullopt;
    if (presence) {
      answers[std::string(answer.key())] = *presence;
    } else {
      fault("/answers/" + std::string(answer.key()), "An answer is yes, partly or no; leave out what is not known.");
    }
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  const auto known = features(built_in);
  if (!known) return known.error();
  const auto fits = study::classify_structure(*known, answers);
  if (!fits) return fits.error();
  return study::classification_json(*known, answers, *fits);
}

base::Result<http::Reply> references(Call& call, const BuiltIn& built_in) {
  const auto works = literature(built_in);
  if (!works) return works.error();
  if (call.request().query_value("format") == "bibtex") {
    return http::text_reply(200, catalogue::bibtex(*works), "application/x-bibtex; charset=utf-8");
  }
  return http::json_reply(200, base::print_json(catalogue::csl_json(*works), base::JsonStyle::Compact));
}

base::Result<http::Page<StudyStanding>> standings(Call& call) {
  auto all =
      call.read([&](db::Reader& reader) { return standings_of(reader, call.path<std::string>("unit"), kMostStudies); });
  if (!all) return all.error();
  return http::Page<StudyStanding>{std::move(*all), {}, {}};
}

}  // namespace

void add_observatory_routes(http::Router& router, db::Database& database, const BuiltIn& built_in) {
  auth::Routes routes(router, database, "observatory");
  const std::string base = "/api/v1/observatory";
  routes.get(base + "/practices", Permission::Public, "What clusters do, by success factor",
             [built_in](Call&) { return practices(built_in); });
  routes.get(base + "/factors", Permission::Public, "The success factors and their checks",
             [built_in](Call&) { return built_in.document("assessments", "success-factors"); });
  routes.get(base + "/models", Permission::Public, "The target models and their checks",
             [built_in](Call&) { return built_in.document("assessments", "target-models"); });
  routes.get(base + "/effects", Permission::Public, "Who gains what from a cluster, with the literature",
             [built_in](Call&) { return effects(built_in); });
  routes.get(base + "/definition", Permission::Public, "The features that tell clusters from other structures",
             [built_in](Call&) -> base::Result<base::Json> {
               const auto known = features(built_in);
               if (!known) return known.error();
               return study::definition_json(*known);
             });
  routes.get(base + "/references", Permission::Public, "The literature as CSL-JSON",
             [built_in](Call& call) { return references(call, built_in); },
             {http::query_parameter<std::string>("format", "bibtex: as BibTeX")});
  routes.get(base + "/units/{unit}/standings", Permission::Public, "Where the published studies put a cluster",
             standings);
  routes.post(base + "/classify", Permission::Public, "What kind of structure the answers tell of",
              [built_in](Call&, const Answers& question) { return classify(built_in, question); });
}

}  // namespace vallis::scorecards
