#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/card_report.hpp"
#include "app/commands.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "study/cell_words.hpp"
#include "study/edited_card_json.hpp"
#include "study/edited_score.hpp"
#include "study/workers.hpp"

namespace vallis::app {
namespace {

using study::EditedCard;
using study::EditedPlace;
using study::EditedValue;
using study::Findings;

using study::changed_parts;

constexpr std::size_t kChanges = 5;  // indicators named for a distance
class WhatIfText {
 public:
  WhatIfText(const Findings& findings, const EditedCard& card, const Words& words)
      : f_(findings), card_(card), t_(words) {}

  std::string text() {
    const study::Unit& unit = f_.scorecard.units[card_.unit];
    const std::string title = fmt::format("{} ({}): {}", unit.name, unit.id, t_("what if", "что если"));
    out_ = fmt::format("{}\n{}\n", title, std::string(base::display_width(title), '='));
    for (const EditedValue& edit : card_.edits) edited(edit);
    place();
    distances();
    nearest();
    changed();
    out_ += fmt::format(
        "\n{}\n", t_("All else stays as the run found it: the other units, their groups, what stands for each group.",
                     "Всё прочее остаётся, как найдено: другие объекты, их группы и представители групп."));
    return std::move(out_);
  }

 private:
  const study::Indicator& indicator(std::size_t i) const { return f_.scorecard.definition.indicators[i]; }

  std::string standing(const study::CardValue& value) const {
    if (value.rank == 0) return "–";
    const std::string percentile =
        std::isnan(value.percentile) ? std::string() : fmt::format(" ({:.0f} %)", value.percentile * 100);
    return fmt::format("{} {} {} {}{}", t_("place", "место"), value.rank, t_("of", "из"), value.known_units,
                       percentile);
  }

  /// The edited value and the unit's place among the known ones.
  void edited(const EditedValue& edit) {
    const auto words = [&](const study::Cell& cell) {
      return t_(study::cell_words(f_.scorecard.definition, edit.indicator, cell));
    };
    out_ += fmt::format("{:<4}{}\n", indicator(edit.indicator).id, t_(indicator(edit.indicator).label));
    out_ += fmt::format("    {} → {}\n", words(edit.from), words(edit.to));
    out_ += fmt::format("    {}: {} → {}\n", t_("better than the others", "лучше остальных"), standing(edit.before),
                        standing(edit.after));
    if (edit.beyond_range) {
      out_ += fmt::format("    {}\n", t_("Beyond the range of the run: it counts as far as its end.",
                                         "За пределами размаха в исследовании: учитывается как его граница."));
    }
  }

  void line(std::string_view what, const std::string& before, const std::string& after) {
    out_ += fmt::format("  {} {} → {}\n", base::pad_right(what, 30), base::pad_left(before, 8), after);
  }

  void place() {
    const auto number = [](int group) { return group > 0 ? std::to_string(group) : std::string("–"); };
    const auto width = [](double value) { return std::isnan(value) ? std::string("–") : fmt::format("{:.3f}", value); };
    const study::WhatIf& before = card_.before.found;
    const study::WhatIf& after = card_.after.found;
    out_ += fmt::format("\n{}\n", after.group == before.group
                                      ? t_("The group stays the same", "Группа не меняется")
                                      : t_("It moves to another group", "Переходит в другую группу"));
    line(t_("group", "группа"), number(before.group), number(after.group));
    line(t_("silhouette", "силуэт"), width(before.silhouette), width(after.silhouette));
    line(t_("nearest other group", "ближайшая другая группа"), number(before.neighbour_group),
         number(after.neighbour_group));
    if (f_.agreement) {
      line(t_("published group", "опубликованная группа"), number(card_.before.published_group),
           number(card_.after.published_group));
    }
    if (card_.found_group != before.group) {
      out_ += fmt::format(
          "  {} {}. {}\n", t_("The run put it into group", "В исследовании объект в группе"), card_.found_group,
          t_("Before and after are told by the nearest representative.", "До и после — по ближайшему представителю."));
    }
    if (card_.stands_for_group) {
      out_ += fmt::format("  {}\n", t_("It stands for its group itself: distances are to where it stood.",
                                       "Объект сам представляет группу: расстояния — до места, где он стоял."));
    }
  }

  void distances() {
    out_ += fmt::format(
        "\n{}\n", t_("Distance to the unit that stands for each group", "Расстояние до представителя каждой группы"));
    for (std::size_t g = 0; g < card_.before.medoids.size(); ++g) {
      out_ += fmt::format("  {} {}  {:.3f} → {:.3f}  {}\n", t_("group", "группа"), g + 1,
                          card_.before.medoids[g].dissimilarity, card_.after.medoids[g].dissimilarity,
                          f_.scorecard.units[card_.before.medoids[g].unit].name);
    }
  }

  void nearest() {
    const auto list = [&](std::string_view heading, const EditedPlace& place) {
      out_ += fmt::format("  {}\n", heading);
      for (const study::Neighbour& near : place.nearest) {
        out_ +=
            fmt::format("    {:.3f}  {} ({}, {} {})\n", near.dissimilarity, f_.scorecard.units[near.unit].name,
                        f_.scorecard.units[near.unit].id, t_("group", "группа"), f_.groups.partition.group[near.unit]);
      }
    };
    if (card_.before.nearest.empty() && card_.after.nearest.empty()) return;
    out_ += fmt::format("\n{}\n", t_("Nearest units", "Ближайшие объекты"));
    list(t_("before", "до"), card_.before);
    list(t_("after", "после"), card_.after);
  }

  /// For the group left, the group entered and the next nearest: whose part of the distance to its representative
  /// changed.
  void changed() {
    out_ += fmt::format("\n{}\n",
                        t_("What the change of distance is made of", "Из чего складывается изменение расстояния"));
    std::vector<int> groups;
    for (const int group : {card_.before.found.group, card_.after.found.group, card_.before.found.neighbour_group}) {
      if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    }
    for (const int group : groups) {
      if (group == 0) continue;
      const auto g = static_cast<std::size_t>(group - 1);
      const auto parts = changed_parts(card_.before.medoids[g], card_.after.medoids[g]);
      std::vector<std::string> texts;
      for (std::size_t p = 0; p < std::min(parts.size(), kChanges); ++p) {
        texts.push_back(fmt::format("{} {:.3f} → {:.3f}", indicator(f_.used[parts[p].variable].indicator).id,
                                    parts[p].before, parts[p].after));
      }
      if (parts.size() > kChanges) {
        texts.push_back(fmt::format("{} {}", t_("and others:", "и другие:"), parts.size() - kChanges));
      }
      out_ += fmt::format(
          "  {} {}: {}\n", t_("to group", "до группы"), group,
          texts.empty() ? std::string(t_("nothing changed", "ничего не изменилось")) : base::join(texts, "; "));
    }
  }

  const Findings& f_;
  const EditedCard& card_;
  const Words& t_;
  std::string out_;
};

std::string score_text(const study::EditedScore& score, const Words& t) {
  const auto one = [](double value, const std::optional<int>& rank) {
    return fmt::format("{} ({})", base::short_number(value, 4), rank ? std::to_string(*rank) : "–");
  };
  return fmt::format("\n{} {}: {} → {}\n", t("Composite score (rank), of", "Сводный балл (место), из"), score.ranked,
                     one(score.score_before, score.rank_before), one(score.score_after, score.rank_after));
}

std::string what_if_csv(const Findings& findings, const EditedCard& card,
                        const std::optional<study::EditedScore>& score) {
  const auto number = [](double value) { return std::isnan(value) ? std::string() : base::exact_number(value); };
  const auto group = [](int value) { return value > 0 ? std::to_string(value) : std::string(); };
  std::string csv = base::csv_row({"what", "id", "before", "after"});
  for (const EditedValue& edit : card.edits) {
    const study::ScorecardDefinition& definition = findings.scorecard.definition;
    const std::string& id = definition.indicators[edit.indicator].id;
    const auto text = [&](const study::Cell& cell) {
      return cell.known() ? study::cell_text(definition, edit.indicator, cell) : std::string();
    };
    csv += base::csv_row({"value", id, text(edit.from), text(edit.to)});
    csv += base::csv_row({"rank", id, group(edit.before.rank), group(edit.after.rank)});
    csv += base::csv_row({"percentile", id, number(edit.before.percentile), number(edit.after.percentile)});
  }
  const study::WhatIf& before = card.before.found;
  const study::WhatIf& after = card.after.found;
  if (score) {
    csv += base::csv_row({"composite", "", number(score->score_before), number(score->score_after)});
    csv += base::csv_row(
        {"composite_rank", "", group(score->rank_before.value_or(0)), group(score->rank_after.value_or(0))});
  }
  csv += base::csv_row({"group", "", group(before.group), group(after.group)});
  csv += base::csv_row({"silhouette", "", number(before.silhouette), number(after.silhouette)});
  csv += base::csv_row({"neighbour_group", "", group(before.neighbour_group), group(after.neighbour_group)});
  csv += base::csv_row({"published_group", "", group(card.before.published_group), group(card.after.published_group)});
  for (std::size_t g = 0; g < before.to_medoids.size(); ++g) {
    csv += base::csv_row(
        {"distance_to_group", std::to_string(g + 1), number(before.to_medoids[g]), number(after.to_medoids[g])});
  }
  for (std::size_t u = 0; u < before.dissimilarity.size(); ++u) {
    csv += base::csv_row({"distance_to_unit", findings.scorecard.units[u].id, number(before.dissimilarity[u]),
                          number(after.dissimilarity[u])});
  }
  return csv;
}

}  // namespace

ExitCode study_what_if(const StudyWhatIfOptions& options) {
  const auto inputs = open_study(options.sources);
  if (!inputs) return report(inputs.error());
  const auto findings = run_groups(*inputs, options.threads);
  if (!findings) return report(findings.error());
  const auto unit = study::find_unit(*findings, options.unit);
  if (!unit) return report(unit.error());
  std::vector<study::PlainEdit> edits;
  for (const std::string& text : options.edits) {
    const auto edit = study::read_edit(*findings, text);
    if (!edit) return report(edit.error());
    edits.push_back(*edit);
  }
  const auto edited = study::edit_unit(*findings, *unit, edits, options.nearest);
  if (!edited) return report(edited.error());
  const auto& [card, score] = *edited;
  const Words words(options.language);
  switch (options.format) {
    case Format::Table:
      print(WhatIfText(*findings, card, words).text() + (score ? score_text(*score, words) : ""));
      break;
    case Format::Json:
      print(base::print_json(study::what_if_json(*findings, *edited)));
      break;
    case Format::Csv:
      print(what_if_csv(*findings, card, score));
      break;
  }
  return kSuccess;
}

}  // namespace vallis::app
