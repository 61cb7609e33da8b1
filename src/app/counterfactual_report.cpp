#include "app/counterfactual_report.hpp"

#include <fmt/format.h>

#include "app/outcome_words.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

using study::Findings;
using study::ModelAnswer;

std::string words_of(const Findings& findings, std::size_t variable, const study::Cell& cell, const Words& words) {
  return std::string(words(study::variable_words(findings, variable, cell)));
}

class ModelText {
 public:
  ModelText(const Findings& findings, const ModelAnswer& answer, const Words& words)
      : f_(findings), a_(answer), t_(words) {}

  std::string text() {
    const study::ModelCounterfactual& result = a_.result;
    const std::size_t checks = a_.model.checks.size();
    const std::string title = fmt::format("{}: {}", f_.scorecard.units[a_.unit].name, t_(a_.model.label));
    out_ = fmt::format("{}\n{}\n", title, std::string(base::display_width(title), '='));
    out_ += fmt::format("{} {} {} {}", t_("Checks met now:", "Условий выполнено сейчас:"), result.met_before,
                        t_("of", "из"), checks);
    out_ += fmt::format("; {} {} {} {}\n", t_("after the changes:", "после изменений:"), result.met_after,
                        t_("of", "из"), checks);
    if (result.reached && result.changes.empty()) {
      out_ += fmt::format(
          "\n{}\n", t_("Every check is met; nothing need change.", "Все условия выполнены; менять ничего не нужно."));
    }
    if (!result.changes.empty()) {
      out_ += fmt::format("\n{}\n", t_("The smallest changes", "Наименьшие изменения"));
      out_ += changes_text(f_, result.changes, t_);
      out_ += fmt::format("  {}\n", t_("Proven: no fewer and no smaller changes do as much.",
                                       "Доказано: меньшим числом или меньшими изменениями того же не достичь."));
    }
    list(study::Obstacle::Unknown, t_("To be found out first", "Сначала выяснить"));
    list(study::Obstacle::Unchangeable, t_("Out of a cluster's reach", "Не во власти кластера"));
    list(study::Obstacle::NoValue, t_("Met by no plausible value", "Не выполняется ни при каком допустимом значении"));
    list(study::Obstacle::Conflict,
         t_("At odds with other checks on the same indicator", "Противоречит другим условиям на тот же показатель"));
    place();
    return std::move(out_);
  }

 private:
  void list(study::Obstacle obstacle, std::string_view heading) {
    bool first = true;
    for (std::size_t c = 0; c < a_.model.checks.size(); ++c) {
      if (a_.result.obstacles[c] != obstacle) continue;
      if (first) out_ += fmt::format("\n{}\n", heading);
      first = false;
      const study::Check& check = a_.model.checks[c];
      const study::Indicator& indicator =
          f_.scorecard.definition.indicators[*f_.scorecard.definition.indicator(check.indicator)];
      out_ += fmt::format("  {:<4}{}\n      {}: {}\n", indicator.id, t_(check.statement), t_("because", "потому что"),
                          reason(obstacle, indicator));
    }
  }

  std::string reason(study::Obstacle obstacle, const study::Indicator& indicator) const {
    switch (obstacle) {
      case study::Obstacle::Unknown:
        return fmt::format("{} “{}” {}", t_("the value of", "значение показателя"), t_(indicator.label),
                           indicator.changeable ? t_("is not known; if it turns out short, that is one change more",
                                                     "неизвестно; если его не хватит, понадобится ещё одно изменение")
                                                : t_("is not known, and a cluster cannot change it",
                                                     "неизвестно, и кластер не может его изменить"));
      case study::Obstacle::Unchangeable:
        return fmt::format(
            "“{}” {}", t_(indicator.label),
            t_("is nothing that a cluster changes by its own work", "— не то, что кластер меняет собственной работой"));
      case study::Obstacle::NoValue:
        return std::string(t_("no unit has such a value, and none is declared",
                              "такого значения нет ни у одного объекта и среди объявленных"));
      default:
        return std::string(t_("with it, fewer of the others would be met, or as many",
                              "с ним выполнялось бы меньше других условий или столько же"));
    }
  }

  void place() {
    const int before = f_.groups.partition.group[a_.unit];
    out_ += fmt::format(
        "\n{}\n",
        t_("Only what a cluster can change, only values that occur, are declared, or are a check's own bound.",
           "Только то, что кластер может изменить; только встречающиеся, объявленные или названные самим "
           "условием значения."));
    if (a_.result.changes.empty() || a_.group_after == 0) return;
    if (a_.group_after == before) {
      out_ += fmt::format("{} {}.\n", t_("After the changes it stays in group", "После изменений остаётся в группе"),
                          before);
    } else {
      out_ +=
          fmt::format("{} {} → {}.\n", t_("The changes also move it: group", "Изменения переводят в другую группу:"),
                      before, a_.group_after);
    }
  }

  const Findings& f_;
  const ModelAnswer& a_;
  const Words& t_;
  std::string out_;
};

}  // namespace

std::string changes_text(const Findings& findings, const std::vector<study::Change>& changes, const Words& t) {
  std::string text;
  for (const study::Change& change : changes) {
    const study::Indicator& indicator =
        findings.scorecard.definition.indicators[findings.used[change.variable].indicator];
    text += fmt::format("  {:<4}{}\n", indicator.id, t(indicator.label));
    text += fmt::format("      {}: {}\n", t("from", "с"), words_of(findings, change.variable, change.from, t));
    text += fmt::format("      {}: {}\n", t("to", "на"), words_of(findings, change.variable, change.to, t));
  }
  return text;
}

std::string changes_csv(const Findings& findings, const std::string& target,
                        const std::vector<study::Change>& changes) {
  const Words english(Language::English);
  std::string csv;
  for (const study::Change& change : changes) {
    csv += base::csv_row({target, findings.scorecard.definition.indicators[findings.used[change.variable].indicator].id,
                          words_of(findings, change.variable, change.from, english),
                          words_of(findings, change.variable, change.to, english), base::exact_number(change.cost)});
  }
  return csv;
}

ExitCode print_model(const Findings& findings, std::size_t unit, const StudyCounterfactualOptions& options) {
  const auto document =
      open_document("assessments", options.assessment.empty() ? std::string("target-models") : options.assessment);
  if (!document) return report(document.error());
  const auto models = study::read_assessment(document->json, document->name, findings.scorecard.definition);
  if (!models) return report(models.error());
  const auto answer = study::answer_model(findings, unit, *models, options.model);
  if (!answer) return report(answer.error());
  switch (options.format) {
    case Format::Table:
      print(ModelText(findings, *answer, Words(options.language)).text());
      break;
    case Format::Json:
      print(base::print_json(study::model_json(findings, *answer)));
      break;
    case Format::Csv:
      print(base::csv_row({"target", "indicator", "from", "to", "cost"}) +
            changes_csv(findings, answer->model.id, answer->result.changes));
      break;
  }
  return kSuccess;
}

}  // namespace vallis::app
