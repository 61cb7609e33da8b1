#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "app/card_report.hpp"
#include "app/citations.hpp"
#include "app/commands.hpp"
#include "app/outcome_words.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "study/cell_words.hpp"
#include "study/comparison_json.hpp"

namespace vallis::app {
namespace {

using study::Assessed;
using study::Card;
using study::ComparedPair;
using study::Comparison;
using study::Findings;

constexpr std::size_t kWidth = 100;
constexpr std::size_t kLabel = 26;      // columns of the row's name
constexpr std::size_t kSideBySide = 4;  // units in one table; more go into a table below
constexpr std::size_t kReasons = 4;     // indicators named for each pair
constexpr std::array<std::string_view, 2> kAssessments{"success-factors", "target-models"};

/// The built-in assessments that this scorecard can answer; those of another field ask for other indicators.
std::vector<Assessed> assess_all(const Findings& findings, const Comparison& comparison) {
  std::vector<Assessed> all;
  for (const std::string_view name : kAssessments) {
    const auto document = open_document("assessments", std::string(name));
    if (!document) continue;
    auto assessment = study::read_assessment(document->json, document->name, findings.scorecard.definition);
    if (!assessment) continue;
    all.push_back(study::assess_compared(findings, comparison, std::move(*assessment)));
  }
  return all;
}

/// Contributions to a pair's distance, largest first.
std::vector<study::Contribution> largest(const ComparedPair& pair) {
  std::vector<study::Contribution> parts;
  for (const study::Contribution& c : pair.contributions) {
    if (c.counted && c.part > 0) parts.push_back(c);
  }
  std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.part > b.part; });
  return parts;
}

class CompareText {
 public:
  CompareText(const Findings& findings, const Comparison& comparison, const std::vector<Assessed>& assessed,
              const SourceText& source_text, const Words& words)
      : f_(findings), c_(comparison), assessed_(assessed), source_text_(source_text), t_(words) {}

  std::string text() {
    for (std::size_t first = 0; first < c_.cards.size(); first += kSideBySide) {
      if (first > 0) out_ += '\n';
      table(first, std::min(c_.cards.size(), first + kSideBySide));
    }
    out_ += fmt::format("{}\n", t_("“80 % /28”: of the 28 units with a known value, better than 80 % of the others.",
                                   "«80 % /28»: из 28 объектов с известным значением лучше, чем у 80 % остальных."));
    pairs();
    features();
    out_ += citations_.list(source_text_, t_);
    return std::move(out_);
  }

 private:
  const study::Indicator& indicator(std::size_t i) const { return f_.scorecard.definition.indicators[i]; }
  const study::Unit& unit(std::size_t position) const { return f_.scorecard.units[c_.cards[position].unit]; }

  /// One row of a table; every cell may take several lines.
  void row(const std::string& label, const std::vector<std::vector<std::string>>& cells, std::size_t width) {
    const auto label_lines = base::wrap(label, kLabel);
    std::size_t lines = label_lines.size();
    for (const auto& cell : cells) lines = std::max(lines, cell.size());
    for (std::size_t l = 0; l < lines; ++l) {
      std::string line = base::pad_right(l < label_lines.size() ? label_lines[l] : "", kLabel);
      for (const auto& cell : cells) line += " " + base::pad_right(l < cell.size() ? cell[l] : "", width);
      line.erase(line.find_last_not_of(' ') + 1);
      out_ += line + '\n';
    }
  }

  std::vector<std::string> value_lines(std::size_t i, const Card& card, std::size_t width) {
    auto lines = base::wrap(t_(study::value_words(f_.scorecard, i, card.unit)), width);
    const study::CardValue& value = card.values[i];
    const auto& origins = f_.scorecard.values[i].origins;
    std::vector<std::string> facts;
    if (!std::isnan(value.percentile)) {
      facts.push_back(fmt::format("{:.0f} % /{}", value.percentile * 100, value.known_units));
    }
    if (!origins.empty()) {
      if (!origins[card.unit].as_of.empty()) facts.push_back(origins[card.unit].as_of);
      if (!origins[card.unit].sources.empty()) facts.push_back(citations_.marks(origins[card.unit].sources));
    }
    if (!facts.empty()) {
      for (std::string& line : base::wrap(base::join(facts, " "), width)) lines.push_back(std::move(line));
    }
    return lines;
  }

  void table(std::size_t first, std::size_t last) {
    const std::size_t width = (kWidth - kLabel) / (last - first) - 1;
    const auto each = [&](const auto& cell) {
      std::vector<std::vector<std::string>> cells;
      for (std::size_t u = first; u < last; ++u) cells.push_back(base::wrap(cell(u), width));
      return cells;
    };
    row("", each([&](std::size_t u) { return unit(u).name; }), width);
    out_ += std::string(kWidth, '-') + '\n';
    row(std::string(t_("group", "группа")), each([&](std::size_t u) { return std::to_string(c_.cards[u].group); }),
        width);
    row(std::string(t_("silhouette", "силуэт")),
        each([&](std::size_t u) { return fmt::format("{:.3f}", c_.cards[u].silhouette); }), width);
    if (f_.agreement) {
      row(std::string(t_("published group", "опубликованная группа")),
          each([&](std::size_t u) { return std::to_string(c_.cards[u].published_group); }), width);
    }
    for (std::size_t i = 0; i < f_.scorecard.values.size(); ++i) {
      std::vector<std::vector<std::string>> cells;
      for (std::size_t u = first; u < last; ++u) cells.push_back(value_lines(i, c_.cards[u], width));
      row(fmt::format("{} {}", indicator(i).id, t_(indicator(i).label)), cells, width);
    }
    for (const Assessed& assessed : assessed_) {
      out_ += fmt::format("{} ({})\n", t_(assessed.assessment.label),
                          t_("checks met of those known", "условий выполнено из известных"));
      for (std::size_t s = 0; s < assessed.assessment.subjects.size(); ++s) {
        row(t_(assessed.assessment.subjects[s].label), each([&](std::size_t u) {
              const study::SubjectResult& result = assessed.results[u][s];
              std::string signs;
              for (const study::Outcome outcome : result.outcomes) signs += sign(outcome);
              return fmt::format("{} /{} {}", result.met, result.known, signs);
            }),
            width);
      }
    }
  }

  void pairs() {
    out_ += fmt::format("\n{}\n", t_("How far apart, and by what", "Насколько далеко друг от друга, и из-за чего"));
    for (const ComparedPair& pair : c_.pairs) {
      out_ += fmt::format("  {:.3f}  {} – {}\n", pair.dissimilarity, unit(pair.a).name, unit(pair.b).name);
      if (!(pair.dissimilarity > 0)) continue;
      std::vector<std::string> blocks;
      for (std::size_t b = 0; b < pair.block_parts.size(); ++b) {
        blocks.push_back(fmt::format("{} {:.0f} %", t_(f_.scorecard.definition.blocks[f_.blocks[b].block].label),
                                     100 * pair.block_parts[b] / pair.dissimilarity));
      }
      std::vector<std::string> reasons;
      for (const study::Contribution& part : largest(pair)) {
        if (reasons.size() == kReasons) break;
        reasons.push_back(fmt::format("{} {:.0f} %", indicator(f_.used[part.variable].indicator).id,
                                      100 * part.part / pair.dissimilarity));
      }
      out_ += fmt::format("         {}; {}: {}\n", base::join(blocks, ", "), t_("most by", "больше всего"),
                          base::join(reasons, ", "));
    }
  }

  void features() {
    out_ += fmt::format("\n{}\n", t_("What all of them have", "Что есть у всех"));
    if (c_.common.empty())
      out_ += fmt::format("  {}\n", t_("nothing that is known of all", "ничего из известного у всех"));
    for (const study::CommonFeature& feature : c_.common) {
      out_ += fmt::format("  {:<4}{}{}\n", indicator(feature.indicator).id, t_(indicator(feature.indicator).label),
                          feature.whole ? "" : t_(", at least", ", не меньше"));
      out_ += fmt::format(
          "      {} ({} {} {} {})\n", t_(study::cell_words(f_.scorecard.definition, feature.indicator, feature.value)),
          t_("so have", "так же у"), feature.others, t_("of the other", "из остальных"), feature.others_known);
    }
    out_ += fmt::format("\n{}\n", t_("What tells them apart, by share of all their distance",
                                     "Что их различает, по доле во всех расстояниях между ними"));
    if (c_.distinguishing.empty()) out_ += fmt::format("  {}\n", t_("nothing that is known", "ничего из известного"));
    for (const study::DistinguishingFeature& feature : c_.distinguishing) {
      std::string who;
      if (feature.apart >= 0) {
        who = fmt::format("; {} {}", t_("alone with its value:", "значение есть только у:"),
                          unit(static_cast<std::size_t>(feature.apart)).name);
      }
      out_ += fmt::format("  {:>3.0f} % {:<4}{} ({} {} {} {}){}\n", 100 * feature.share,
                          indicator(feature.indicator).id, t_(indicator(feature.indicator).label),
                          t_("known of", "известно у"), feature.known, t_("of", "из"), c_.cards.size(), who);
    }
  }

  const Findings& f_;
  const Comparison& c_;
  const std::vector<Assessed>& assessed_;
  const SourceText& source_text_;
  const Words& t_;
  Citations citations_;
  std::string out_;
};

/// The indicators of each unit, one row a unit and indicator.
std::string compare_csv(const Findings& findings, const Comparison& comparison) {
  std::string csv = base::csv_row(
      {"id", "group", "indicator", "value", "measure_unit", "as_of", "sources", "rank", "known_units", "percentile"});
  for (const Card& card : comparison.cards) {
    for (const study::CardValue& value : card.values) {
      const study::Indicator& what = findings.scorecard.definition.indicators[value.indicator];
      const auto& origins = findings.scorecard.values[value.indicator].origins;
      const study::Origin origin = origins.empty() ? study::Origin{} : origins[card.unit];
      csv += base::csv_row({findings.scorecard.units[card.unit].id, std::to_string(card.group), what.id,
                            value.known ? study::value_text(findings.scorecard, value.indicator, card.unit) : "",
                            what.measure_unit, origin.as_of, base::join(origin.sources, ";"),
                            value.rank > 0 ? std::to_string(value.rank) : "", std::to_string(value.known_units),
                            std::isnan(value.percentile) ? "" : base::exact_number(value.percentile)});
    }
  }
  return csv;
}

}  // namespace

ExitCode study_compare(const StudyCompareOptions& options) {
  const auto inputs = open_study(options.sources);
  if (!inputs) return report(inputs.error());
  const auto findings = run_groups(*inputs, options.threads);
  if (!findings) return report(findings.error());
  const auto comparison = study::compare(*findings, options.units);
  if (!comparison) return report(comparison.error());
  const std::vector<Assessed> assessed = assess_all(*findings, *comparison);
  switch (options.format) {
    case Format::Table:
      print(CompareText(
                *findings, *comparison, assessed,
                [&](const std::string& id) { return source_text(inputs->catalogue, id); }, Words(options.language))
                .text());
      break;
    case Format::Json:
      print(base::print_json(study::compare_json(*findings, *comparison, assessed)));
      break;
    case Format::Csv:
      print(compare_csv(*findings, *comparison));
      break;
  }
  return kSuccess;
}

}  // namespace vallis::app
