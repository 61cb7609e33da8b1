#include "app/card_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/citations.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

using study::Card;
using study::CardValue;
using study::Contribution;
using study::Findings;
using study::Neighbour;

constexpr std::size_t kReasons = 4;  // contributions named for each neighbour

const study::Indicator& indicator_of(const Findings& findings, std::size_t i) {
  return findings.scorecard.definition.indicators[i];
}

const study::Origin& origin_of(const Findings& findings, std::size_t i, std::size_t unit) {
  static const study::Origin none;
  const auto& origins = findings.scorecard.values[i].origins;
  return origins.empty() ? none : origins[unit];
}

/// Contributions that make two units differ, or alike, largest weight of evidence first.
std::vector<Contribution> apart(const Neighbour& neighbour) {
  std::vector<Contribution> parts;
  for (const Contribution& c : neighbour.contributions) {
    if (c.counted && c.part > 0) parts.push_back(c);
  }
  std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.part > b.part; });
  return parts;
}

std::vector<std::string> same(const Findings& findings, const Neighbour& neighbour) {
  std::vector<std::string> ids;
  for (const Contribution& c : neighbour.contributions) {
    if (c.counted && c.difference == 0) ids.push_back(indicator_of(findings, findings.used[c.variable].indicator).id);
  }
  return ids;
}

class CardText {
 public:
  CardText(const Findings& findings, const Card& card, const SourceText& source_text, const std::string& standing,
           const Words& words)
      : f_(findings), card_(card), source_text_(source_text), standing_(standing), t_(words) {}

  std::string text() {
    const study::Unit& unit = f_.scorecard.units[card_.unit];
    out_ = fmt::format("{} ({})\n{}\n", unit.name, unit.id,
                       std::string(base::display_width(unit.name) + base::display_width(unit.id) + 3, '='));
    values();
    place();
    out_ += standing_;
    nearest();
    out_ += citations_.list(source_text_, t_);
    return std::move(out_);
  }

 private:
  void values() {
    out_ += fmt::format("{} {} {} {} {}\n", base::pad_right(t_("indicator", "показатель"), 40),
                        base::pad_right(t_("value", "значение"), 30), base::pad_left(t_("year", "год"), 7),
                        base::pad_left(t_("better than", "лучше, чем"), 12), t_("source", "источник"));
    for (const CardValue& value : card_.values) {
      const study::Indicator& what = indicator_of(f_, value.indicator);
      const study::Origin& origin = origin_of(f_, value.indicator, card_.unit);
      const std::string percentile =
          std::isnan(value.percentile) ? "–" : fmt::format("{:.0f} % /{}", value.percentile * 100, value.known_units);
      const std::string shown = t_(study::value_words(f_.scorecard, value.indicator, card_.unit));
      const auto lines = base::wrap(shown, 30);
      out_ += fmt::format(
          "{} {} {} {} {}\n", base::pad_right(base::shorten(fmt::format("{:<4}{}", what.id, t_(what.label)), 40), 40),
          base::pad_right(lines.empty() ? "" : lines.front(), 30), base::pad_left(base::shorten(origin.as_of, 7), 7),
          base::pad_left(percentile, 12), citations_.marks(origin.sources));
      for (std::size_t l = 1; l < lines.size(); ++l) out_ += std::string(41, ' ') + lines[l] + '\n';
      if (!origin.note.empty()) {
        for (const std::string& line : base::wrap(origin.note, 90)) out_ += "      " + line + '\n';
      }
    }
    out_ += fmt::format(
        "{}\n", t_("“Better than 80 % /28”: of the 28 units with a known value, better than 80 % of the others.",
                   "«Лучше, чем 80 % /28»: из 28 объектов с известным значением лучше, чем у 80 % остальных."));
  }

  void place() {
    out_ += fmt::format("\n{} {} {} {}, {} {:.3f}", t_("Group", "Группа"), card_.group, t_("of", "из"),
                        f_.groups.partition.count, t_("silhouette", "силуэт"), card_.silhouette);
    out_ +=
        fmt::format("; {} {}.\n", t_("the nearest other group is", "ближайшая другая группа —"), card_.neighbour_group);
    if (card_.silhouette < 0) {
      out_ += fmt::format("{}\n", t_("A negative silhouette: on average it lies nearer to that other group.",
                                     "Отрицательный силуэт: в среднем он ближе к той другой группе."));
    }
    for (const study::PublishedGroup& group :
         f_.published ? f_.published->groups : std::vector<study::PublishedGroup>{}) {
      if (group.number != card_.published_group) continue;
      out_ += fmt::format("{} {} “{}”\n",
                          t_("On the cut set beside the published study it falls to the published group",
                             "При делении, сопоставленном с исследованием, попадает в опубликованную группу"),
                          group.number, t_(group.name, group.name_ru.empty() ? group.name : group.name_ru));
    }
    out_ += fmt::format(
        "{}\n", t_("Distance to the unit that stands for each group:", "Расстояние до представителя каждой группы:"));
    for (std::size_t g = 0; g < card_.medoids.size(); ++g) {
      out_ += fmt::format("  {} {}  {:.3f}  {}\n", t_("group", "группа"), g + 1, card_.medoids[g].dissimilarity,
                          f_.scorecard.units[card_.medoids[g].unit].name);
    }
  }

  void nearest() {
    out_ += fmt::format("\n{}\n",
                        t_("Nearest, and what makes the distance", "Ближайшие, и из чего складывается расстояние"));
    for (const Neighbour& near : card_.nearest) {
      out_ +=
          fmt::format("  {:.3f}  {} ({}, {} {})\n", near.dissimilarity, f_.scorecard.units[near.unit].name,
                      f_.scorecard.units[near.unit].id, t_("group", "группа"), f_.groups.partition.group[near.unit]);
      std::vector<std::string> reasons;
      const auto parts = apart(near);
      for (std::size_t p = 0; p < std::min(parts.size(), kReasons); ++p) {
        reasons.push_back(fmt::format("{} {:.0f} %", indicator_of(f_, f_.used[parts[p].variable].indicator).id,
                                      100 * parts[p].part / near.dissimilarity));
      }
      if (!reasons.empty())
        out_ += fmt::format("         {}: {}\n", t_("apart by", "различают"), base::join(reasons, ", "));
      const auto alike = same(f_, near);
      if (!alike.empty())
        out_ += fmt::format("         {}: {}\n", t_("the same in", "совпадают"), base::join(alike, ", "));
    }
  }

  const Findings& f_;
  const Card& card_;
  const SourceText& source_text_;
  const std::string& standing_;
  const Words& t_;
  Citations citations_;
  std::string out_;
};

}  // namespace

std::string card_report(const Findings& findings, const Card& card, const SourceText& source_text,
                        const std::string& standing, const Words& words) {
  return CardText(findings, card, source_text, standing, words).text();
}

std::string card_csv(const Findings& findings, const Card& card) {
  std::string csv = base::csv_row(
      {"indicator", "value", "measure_unit", "as_of", "sources", "rank", "known_units", "percentile", "note"});
  for (const CardValue& value : card.values) {
    const study::Indicator& what = indicator_of(findings, value.indicator);
    const study::Origin& origin = origin_of(findings, value.indicator, card.unit);
    csv += base::csv_row({what.id, value.known ? study::value_text(findings.scorecard, value.indicator, card.unit) : "",
                          what.measure_unit, origin.as_of, base::join(origin.sources, ";"),
                          value.rank > 0 ? std::to_string(value.rank) : "", std::to_string(value.known_units),
                          std::isnan(value.percentile) ? "" : base::exact_number(value.percentile), origin.note});
  }
  return csv;
}

}  // namespace vallis::app
