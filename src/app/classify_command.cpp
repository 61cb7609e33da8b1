#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/commands.hpp"
#include "base/text.hpp"
#include "catalogue/definition.hpp"

namespace vallis::app {
namespace {

/// "feature=yes" → answer. Errors: InvalidArgument naming the text.
base::Result<std::map<std::string, study::Presence>> read_answers(const std::vector<std::string>& texts) {
  std::map<std::string, study::Presence> answers;
  for (const std::string& text : texts) {
    const auto equals = text.find('=');
    const std::string value = equals == std::string::npos ? "" : text.substr(equals + 1);
    if (value != "yes" && value != "partly" && value != "no") {
      return base::invalid_argument(
          fmt::format("'{}' is no answer; write FEATURE=yes, FEATURE=partly or FEATURE=no.", text));
    }
    const auto presence = value == "yes"      ? study::Presence::Yes
                          : value == "partly" ? study::Presence::Partly
                                              : study::Presence::No;
    if (!answers.emplace(text.substr(0, equals), presence).second) {
      return base::invalid_argument(fmt::format("The feature '{}' is answered twice.", text.substr(0, equals)));
    }
  }
  return answers;
}

base::Result<std::vector<study::DefinitionFeature>> open_features(const std::filesystem::path& folder) {
  const auto tables = open_catalogue(folder);
  if (!tables) return tables.error();
  const base::CsvTable* table = tables->table("definition_features");
  if (table == nullptr) return base::not_found("The catalogue has no table definition_features.csv.");
  return catalogue::read_definition(*table);
}

std::string questions(const std::vector<study::DefinitionFeature>& features, const Words& t) {
  std::string text =
      fmt::format("{}\n", t("Answer each feature with yes, partly or no; leave out what you do not know:",
                            "Ответьте на каждый признак: yes, partly или no; неизвестное пропустите:"));
  for (const study::DefinitionFeature& feature : features)
    text += fmt::format("  {:<26}{}\n", feature.id, feature.statement);
  return text + fmt::format("\n  vallis study classify {}=yes {}=no …\n", features.front().id, features.back().id);
}

void add_list(std::string& text, std::string_view heading, const std::vector<std::string>& ids,
              const std::vector<study::DefinitionFeature>& features) {
  if (ids.empty()) return;
  text += fmt::format("    {}\n", heading);
  for (const study::DefinitionFeature& feature : features) {
    if (std::find(ids.begin(), ids.end(), feature.id) != ids.end())
      text += fmt::format("      {}\n", feature.statement);
  }
}

base::JsonArray ids_json(const std::vector<std::string>& ids) {
  base::JsonArray array;
  for (const std::string& id : ids) array.emplace_back(id);
  return array;
}

}  // namespace

ExitCode study_classify(const StudyClassifyOptions& options) {
  const Words t(options.language);
  const auto features = open_features(options.catalogue);
  if (!features) return report(features.error());
  if (options.answers.empty()) {
    print(questions(*features, t));
    return kSuccess;
  }
  const auto answers = read_answers(options.answers);
  if (!answers) return report(answers.error());
  const auto fits = study::classify_structure(*features, *answers);
  if (!fits) return report(fits.error());
  if (options.format == Format::Json) {
    base::JsonArray kinds;
    for (const study::KindFit& fit : *fits) {
      kinds.emplace_back(base::JsonObject{{"kind", fit.kind},
                                          {"fit", fit.fit},
                                          {"agreeing", ids_json(fit.agreeing)},
                                          {"missing", ids_json(fit.missing)},
                                          {"surplus", ids_json(fit.surplus)}});
    }
    print(base::print_json(
        base::JsonObject{{"answered", answers->size()}, {"features", features->size()}, {"kinds", std::move(kinds)}}));
    return kSuccess;
  }
  std::string text = fmt::format("{} {} {} {}.\n", answers->size(), t("of", "из"), features->size(),
                                 t("features answered", "признаков известны"));
  const bool tied = fits->size() > 1 && (*fits)[0].fit == (*fits)[1].fit;
  text += fmt::format("{}: {}{}\n", t("Nearest kind", "Ближайший вид"), (*fits)[0].kind,
                      tied ? fmt::format(" ({} {})", t("tied with", "наравне с"), (*fits)[1].kind) : "");
  for (const study::KindFit& fit : *fits) {
    text += fmt::format("\n  {:<22}{} {:.0f} %\n", fit.kind, t("fit", "соответствие"), 100 * fit.fit);
    add_list(text, t("agrees:", "совпадает:"), fit.agreeing, *features);
    add_list(text, t("missing to be one:", "не хватает:"), fit.missing, *features);
    add_list(text, t("more than one has:", "сверх этого вида:"), fit.surplus, *features);
  }
  print(text);
  return kSuccess;
}

}  // namespace vallis::app
