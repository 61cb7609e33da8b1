#include "app/factors.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/citations.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::string_view kFactors = "success-factors";

base::Result<std::size_t> find(const study::Scorecard& scorecard, const std::string& id) {
  if (const auto unit = scorecard.unit(id)) return *unit;
  std::vector<std::string> ids;
  for (const study::Unit& known : scorecard.units) ids.push_back(known.id);
  const auto near = base::nearest_word(id, ids);
  return base::not_found(
      fmt::format("There is no unit '{}'{}.", id, near ? fmt::format("; did you mean '{}'?", *near) : ""));
}

}  // namespace

std::string cluster_name(const Factors& factors, const catalogue::Practice& practice, const Words& words) {
  if (practice.cluster.empty())
    return std::string(words("a cluster that the source does not tell", "кластер в источнике не указан"));
  const auto found = factors.scorecard.unit(practice.cluster);
  return found ? factors.scorecard.units[*found].name : practice.cluster;
}

base::Result<Factors> open_factors(const StudyFactorsOptions& options) {
  auto inputs = open_study(options.sources);
  if (!inputs) return inputs.error();
  std::optional<std::size_t> unit;
  if (!options.unit.empty()) {
    const auto found = find(inputs->scorecard, options.unit);
    if (!found) return found.error();
    unit = *found;
  }
  const auto document =
      open_document("assessments", options.assessment.empty() ? std::string(kFactors) : options.assessment);
  if (!document) return document.error();
  auto assessment = study::read_assessment(document->json, document->name, inputs->scorecard.definition);
  if (!assessment) return assessment.error();
  return catalogue::make_factors(std::move(inputs->catalogue), std::move(inputs->scorecard), unit,
                                 std::move(*assessment));
}

std::string practice_item(const Factors& factors, const catalogue::Practice& practice, const std::string& who,
                          Citations& citations, const Words& words, std::size_t indent) {
  const std::string inferred = practice.attribution == "inferred"
                                   ? fmt::format(" ({})", words("attribution inferred", "отнесено по смыслу"))
                                   : std::string();
  const std::string figures = practice.figures.empty() ? "" : fmt::format(" ({})", practice.figures);
  const std::string item =
      fmt::format("• {} – {}{}: {}{} {}", practice.title, who.empty() ? cluster_name(factors, practice, words) : who,
                  inferred, practice.what, figures, citations.mark(practice.source));
  std::string text;
  for (const std::string& line : base::wrap(item, kWidth - indent)) text += std::string(indent, ' ') + line + '\n';
  return text;
}

std::string factor_label(const Factors& factors, const catalogue::SuccessFactor& factor, const Words& words) {
  for (const study::AssessmentSubject& subject : factors.assessment.subjects) {
    if (subject.id == factor.slug) return words(subject.label);
  }
  return factor.name;
}

std::string_view kind_word(std::string_view kind, const Words& words) {
  if (kind == "result") return words("result", "результат");
  if (kind == "plan") return words("plan", "план");
  return words("practice", "практика");
}

}  // namespace vallis::app
