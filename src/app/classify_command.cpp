#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/commands.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "catalogue/definition.hpp"
#include "study/structure_json.hpp"

namespace vallis::app {
namespace {

/// "feature=yes" → answer. Errors: InvalidArgument naming the text.
base::Result<std::map<std::string, study::Presence>> read_answers(const std::vector<std::string>& texts) {
  std::map<std::string, study::Presence> answers;
  for (const std::string& text : texts) {
    const auto equals = text.find('=');
    const auto presence = equals == std::string::npos ? std::nullopt : study::read_presence(text.substr(equals + 1));
    if (!presence) {
      return base::invalid_argument(
          fmt::format("'{}' is no answer; write FEATURE=yes, FEATURE=partly or FEATURE=no.", text));
    }
    if (!answers.emplace(text.substr(0, equals), *presence).second) {
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
  const auto russian = catalogue::read_translations(tables->table("translations"));
  if (!russian) return russian.error();
  return catalogue::read_definition(*table, *russian);
}

std::string_view words_of(const study::DefinitionFeature& feature, const Words& t) {
  return t(feature.statement, feature.statement_ru.empty() ? feature.statement : feature.statement_ru);
}

std::string questions(const std::vector<study::DefinitionFeature>& features, const Words& t) {
  std::string text =
      fmt::format("{}\n", t("Answer each feature with yes, partly or no; leave out what you do not know:",
                            "Ответьте на каждый признак: yes, partly или no; неизвестное пропустите:"));
  for (const study::DefinitionFeature& feature : features)
    text += fmt::format("  {:<26}{}\n", feature.id, words_of(feature, t));
  return text + fmt::format("\n  vallis study classify {}=yes {}=no …\n", features.front().id, features.back().id);
}

std::string_view presence_word(study::Presence presence, const Words& t) {
  switch (presence) {
    case study::Presence::Yes:
      return t("yes", "да");
    case study::Presence::Partly:
      return t("partly", "отчасти");
    default:
      return t("no", "нет");
  }
}

/// The four kinds of the published table in words; others as they are named in their table.
std::string kind_name(const std::string& kind, const Words& t) {
  if (kind == "cluster") return std::string(t("cluster", "кластер"));
  if (kind == "technology_park") return std::string(t("technology park", "технопарк"));
  if (kind == "business_association") return std::string(t("business association", "бизнес-ассоциация"));
  if (kind == "consortium") return std::string(t("consortium", "консорциум"));
  return kind;
}

/// The answered structure beside every kind.
class ClassifyText {
 public:
  ClassifyText(const std::vector<study::DefinitionFeature>& features,
               const std::map<std::string, study::Presence>& answers, const std::vector<study::KindFit>& fits,
               const Words& words)
      : features_(features), answers_(answers), fits_(fits), t_(words) {}

  std::string text() {
    out_ = fmt::format("{} {} {} {}.\n", answers_.size(), t_("of", "из"), features_.size(),
                       t_("features answered", "признаков известны"));
    const bool tied = fits_.size() > 1 && fits_[0].fit == fits_[1].fit;
    out_ += fmt::format(
        "{}: {}{}\n", t_("Nearest kind", "Ближайший вид"), kind_name(fits_[0].kind, t_),
        tied ? fmt::format(" ({} {})", t_("tied with", "наравне с видом"), kind_name(fits_[1].kind, t_)) : "");
    unknown();
    for (const study::KindFit& fit : fits_) kind(fit);
    return std::move(out_);
  }

 private:
  /// What is not answered, and which answers would tell the two nearest kinds apart.
  void unknown() {
    if (answers_.size() == features_.size()) return;
    const auto telling = study::telling_features(features_, answers_, fits_);
    out_ += fmt::format("{}\n", t_("Not known (→: would tell the two nearest kinds apart):",
                                   "Неизвестно (→: помогло бы различить два ближайших вида):"));
    for (const study::DefinitionFeature& feature : features_) {
      if (answers_.contains(feature.id)) continue;
      const bool tells = std::find(telling.begin(), telling.end(), feature.id) != telling.end();
      out_ += fmt::format("  {} {:<26}{}\n", tells ? "→" : " ", feature.id, words_of(feature, t_));
    }
  }

  void kind(const study::KindFit& fit) {
    out_ += fmt::format("\n  {} {} {:.0f} %: {}\n", base::pad_right(kind_name(fit.kind, t_), 22),
                        t_("fit", "соответствие"), 100 * fit.fit, verdict_words(fit));
    list(t_("agrees:", "совпадает:"), fit.agreeing, fit.kind);
    list(t_("missing to be one:", "не хватает:"), fit.missing, fit.kind);
    list(t_("more than one has:", "сверх этого вида:"), fit.surplus, fit.kind);
  }

  std::string_view verdict_words(const study::KindFit& fit) const {
    switch (study::verdict(fit, features_.size())) {
      case study::KindVerdict::Is:
        return t_("every feature is as this kind has it", "все признаки как у этого вида");
      case study::KindVerdict::MayBe:
        return t_("nothing speaks against it, but not all is known", "ничто не противоречит, но известно не всё");
      default:
        return t_("not one, by the features below", "не он, по признакам ниже");
    }
  }

  /// The features with their reason: what was answered, and what the kind has.
  void list(std::string_view heading, const std::vector<std::string>& ids, const std::string& kind) {
    if (ids.empty()) return;
    out_ += fmt::format("    {}\n", heading);
    for (const study::DefinitionFeature& feature : features_) {
      if (std::find(ids.begin(), ids.end(), feature.id) == ids.end()) continue;
      out_ += fmt::format("      {} ({}: {}; {}: {})\n", words_of(feature, t_), t_("here", "здесь"),
                          presence_word(answers_.at(feature.id), t_), t_("there", "у вида"),
                          presence_word(feature.of_kind.at(kind), t_));
    }
  }

  const std::vector<study::DefinitionFeature>& features_;
  const std::map<std::string, study::Presence>& answers_;
  const std::vector<study::KindFit>& fits_;
  const Words& t_;
  std::string out_;
};

std::string classify_csv(const std::vector<study::DefinitionFeature>& features,
                         const std::map<std::string, study::Presence>& answers,
                         const std::vector<study::KindFit>& fits) {
  const Words english(Language::English);
  std::string csv = base::csv_row({"kind", "fit", "verdict", "feature", "answer", "kind_has"});
  for (const study::KindFit& fit : fits) {
    for (const study::DefinitionFeature& feature : features) {
      const auto answer = answers.find(feature.id);
      const auto has = feature.of_kind.find(fit.kind);
      csv +=
          base::csv_row({fit.kind, base::exact_number(fit.fit), std::string(word(study::verdict(fit, features.size()))),
                         feature.id, answer == answers.end() ? "" : std::string(presence_word(answer->second, english)),
                         has == feature.of_kind.end() ? "" : std::string(presence_word(has->second, english))});
    }
  }
  return csv;
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
  switch (options.format) {
    case Format::Table:
      print(ClassifyText(*features, *answers, *fits, t).text());
      break;
    case Format::Json:
      print(base::print_json(study::classification_json(*features, *answers, *fits)));
      break;
    case Format::Csv:
      print(classify_csv(*features, *answers, *fits));
      break;
  }
  return kSuccess;
}

}  // namespace vallis::app
