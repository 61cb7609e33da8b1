#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/counterfactual_report.hpp"
#include "base/csv.hpp"
#include "study/card.hpp"
#include "study/score_climb.hpp"

namespace vallis::app {
namespace {

using study::Counterfactual;
using study::Findings;
using study::GroupAnswer;

/// The changes as text, with whether they are proven to be the smallest; or that there are none.
std::string result_text(const Findings& findings, const Counterfactual& result, int limit, const Words& t) {
  if (!result.found) {
    return fmt::format("  {} {} {}{}\n", t("Not with", "Невозможно при числе изменений до"), limit,
                       t("changes or fewer of what a cluster can change", "того, что кластер может изменить"),
                       result.proven ? "." : t(" (the search was cut short).", " (поиск остановлен раньше)."));
  }
  std::string text = changes_text(findings, result.changes, t);
  text += fmt::format("  {}\n", result.proven ? t("Proven: no fewer and no smaller changes do it.",
                                                  "Доказано: меньшим числом или меньшими изменениями не обойтись.")
                                              : t("The best found; the search was cut short.",
                                                  "Лучшее из найденного; поиск остановлен раньше."));
  return text;
}

std::string closing_text(const Words& t) {
  return fmt::format(
      "\n{}\n", t("Only what a cluster can change, only values that occur or are declared; all else stays as it is.",
                  "Только то, что кластер может изменить, и только встречающиеся или объявленные значения; прочее "
                  "остаётся как есть."));
}

std::string answers_text(const Findings& findings, std::size_t unit, const std::vector<GroupAnswer>& answers, int limit,
                         const Words& t) {
  std::string text = fmt::format("{}\n{} {}\n", findings.scorecard.units[unit].name,
                                 t("Now in group", "Сейчас в группе"), findings.groups.partition.group[unit]);
  for (const GroupAnswer& answer : answers) {
    const auto& medoid =
        findings.scorecard
            .units[static_cast<std::size_t>(findings.groups.medoids[static_cast<std::size_t>(answer.target - 1)])];
    text +=
        fmt::format("\n{} {} ({} {})\n", t("To group", "В группу"), answer.target, t("around", "вокруг"), medoid.name);
    text += result_text(findings, answer.result, limit, t);
  }
  return text + closing_text(t);
}

std::string climb_text(const Findings& findings, std::size_t unit, int places, const Counterfactual& result, int limit,
                       const Words& t) {
  const study::Scores& scores = *findings.scores;
  std::string text =
      fmt::format("{}\n{} {} {} {}\n\n", findings.scorecard.units[unit].name, t("Now at rank", "Сейчас на месте"),
                  *scores.ranks[unit], t("with a score of", "с баллом"), base::short_number(scores.scores[unit], 4));
  text += fmt::format(
      "{} {} {}\n", t("To climb", "Подняться на"), places,
      t.count(places, "place or more", "places or more", "место или больше", "места или больше", "мест или больше"));
  return text + result_text(findings, result, limit, t) + closing_text(t);
}

/// The answer to --ranks.
ExitCode climb_up(const StudyCounterfactualOptions& options, const Findings& findings, std::size_t unit) {
  const auto result = study::climb_ranks(findings, unit, options.ranks, {.max_changes = options.max_changes});
  if (!result) return report(result.error());
  switch (options.format) {
    case Format::Table:
      print(climb_text(findings, unit, options.ranks, *result, options.max_changes, Words(options.language)));
      break;
    case Format::Json:
      print(base::print_json(study::climb_json(findings, unit, options.ranks, *result)));
      break;
    case Format::Csv:
      print(base::csv_row({"target", "indicator", "from", "to", "cost"}) +
            changes_csv(findings, fmt::format("+{} ranks", options.ranks), result->changes));
      break;
  }
  return kSuccess;
}

}  // namespace

ExitCode study_counterfactual(const StudyCounterfactualOptions& options) {
  const auto inputs = open_study(options.sources);
  if (!inputs) return report(inputs.error());
  const auto findings = run_groups(*inputs, options.threads);
  if (!findings) return report(findings.error());
  const auto unit = study::find_unit(*findings, options.unit);
  if (!unit) return report(unit.error());
  if (!options.model.empty()) return print_model(*findings, *unit, options);
  if (options.ranks > 0) return climb_up(options, *findings, *unit);
  const auto answers = study::answer_groups(*findings, *unit, options.group, {.max_changes = options.max_changes});
  if (!answers) return report(answers.error());
  switch (options.format) {
    case Format::Table:
      print(answers_text(*findings, *unit, *answers, options.max_changes, Words(options.language)));
      break;
    case Format::Json:
      print(base::print_json(study::groups_json(*findings, *unit, *answers)));
      break;
    case Format::Csv: {
      std::string csv = base::csv_row({"target", "indicator", "from", "to", "cost"});
      for (const GroupAnswer& answer : *answers) {
        csv += changes_csv(*findings, std::to_string(answer.target), answer.result.changes);
      }
      print(csv);
      break;
    }
  }
  return kSuccess;
}

}  // namespace vallis::app
