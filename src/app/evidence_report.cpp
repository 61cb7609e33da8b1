#include "app/evidence_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/handbook_steps.hpp"

namespace vallis::app {
namespace {

using namespace base;  // NOLINT(google-build-using-namespace): text helpers on every line
using study::DescriptiveTest;
using study::Findings;
using study::LeftOutTest;
using study::TestState;

constexpr std::size_t kWidth = 100;
constexpr std::size_t kAxisIndicators = 3;  // named for each component

std::string heading(std::string_view text) {
  return fmt::format("\n{}\n{}\n", text, std::string(display_width(text), '='));
}

std::string paragraph(std::string_view text) {
  std::string lines;
  for (const std::string& line : wrap(text, kWidth)) lines += line + '\n';
  return lines;
}

std::string p_text(double p) {
  if (std::isnan(p)) return "–";
  return p < 0.001 ? "<0.001" : fmt::format("{:.3f}", p);
}

std::string figure(double value) { return std::isnan(value) ? "–" : fmt::format("{:.2f}", value); }

/// The descriptive test of an indicator that says most of it: of a set the member with the largest effect.
const DescriptiveTest* strongest(const Findings& findings, std::size_t indicator) {
  const DescriptiveTest* best = nullptr;
  for (const DescriptiveTest& test : findings.group_tests->descriptive) {
    if (test.indicator != indicator) continue;
    if (best == nullptr || (!std::isnan(test.effect) && !(test.effect <= best->effect))) best = &test;
  }
  return best;
}

std::string joined(const std::vector<LocalText>& texts, const Words& words) {
  std::vector<std::string> parts;
  for (const LocalText& text : texts) parts.push_back(words(text));
  return join(parts, "; ");
}

}  // namespace

std::string group_tests_report(const Findings& findings, const Words& words) {
  if (!findings.group_tests) return {};
  const study::IndicatorTests& tests = *findings.group_tests;
  std::string out = heading(words("What tells the groups apart", "Что различает группы"));
  out += paragraph(words(study::descriptive_label()));
  const bool leaves_out = !tests.left_out.empty();
  if (leaves_out) out += paragraph(words(study::left_out_label(*findings.recipe.group_tests)));
  const auto adjusted = fmt::format("p {}", study::word(findings.recipe.group_tests->adjustment));
  out += fmt::format("{}  {}  {}", pad_right(words("indicator", "показатель"), 44), pad_left("n", 3),
                     pad_left(words("describes: effect", "описание: эффект"), 19));
  if (leaves_out) {
    out += fmt::format("  {} {}  {}", pad_left(words("left out: effect", "без него: эффект"), 18),
                       pad_left(adjusted, 8), words("same groups", "те же группы"));
  }
  out += '\n';
  for (const study::UsedIndicator& used : findings.used) {
    const study::Indicator& indicator = findings.scorecard.definition.indicators[used.indicator];
    const DescriptiveTest* test = strongest(findings, used.indicator);
    std::string label = fmt::format("{} {}", indicator.id, words(indicator.label));
    if (!test->member.empty()) label += ": " + words(findings.scorecard.definition.in_words(test->member));
    const std::string_view measure = test->kind == study::IndicatorTestKind::KruskalWallis ? "ε²" : "V";
    const std::string effect = test->state == TestState::Computed
                                   ? fmt::format("{} {}", measure, figure(test->effect))
                                   : std::string(words("not computable", "не вычислить"));
    out += fmt::format("{}  {}  {}", pad_right(shorten(label, 44), 44), pad_left(std::to_string(test->known), 3),
                       pad_left(effect, 19));
    const auto left_out = std::find_if(tests.left_out.begin(), tests.left_out.end(),
                                       [&](const LeftOutTest& other) { return other.indicator == used.indicator; });
    if (left_out != tests.left_out.end()) {
      out += fmt::format("  {} {}  {}", pad_left(figure(left_out->effect), 18),
                         pad_left(p_text(left_out->adjusted_p), 8), pad_left(figure(left_out->adjusted_rand), 11));
    }
    out += '\n';
  }
  return out;
}

std::string map_report(const Findings& findings, const Words& words) {
  if (!findings.map) return {};
  const study::UnitMap& map = *findings.map;
  std::string out = heading(words("Map of the units", "Карта объектов"));
  if (map.scaling_state == study::MapState::Computed) {
    out += paragraph(fmt::format(
        "{} {:.0f} % {} {:.0f} %. {} {:.2f}.",
        words("Classical scaling: two axes show", "Классическое шкалирование: две оси показывают"),
        100 * map.scaling.fit_to_all,
        words("of the sum of eigenvalues by size; the share of negative ones, which no map can show, is",
              "суммы собственных значений по модулю; доля отрицательных, которых не покажет никакая карта, —"),
        100 * map.scaling.negative_share,
        words("Correlation of distances on the map with dissimilarities:",
              "Корреляция расстояний на карте с различиями:"),
        map.distance_correlation));
  } else {
    out += paragraph(words(study::reason(map.scaling_state)));
  }
  const study::ComponentMap& components = map.components;
  if (components.state != study::MapState::Computed) return out + paragraph(words(study::reason(components.state)));
  for (std::size_t axis = 0; axis < 2; ++axis) {
    std::vector<std::size_t> order(components.indicators.size());
    for (std::size_t c = 0; c < order.size(); ++c) order[c] = c;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::abs(components.loadings[2 * a + axis]) > std::abs(components.loadings[2 * b + axis]);
    });
    std::vector<std::string> named;
    for (std::size_t c = 0; c < std::min(order.size(), kAxisIndicators); ++c) {
      named.push_back(fmt::format("{} {:+.2f}",
                                  findings.scorecard.definition.indicators[components.indicators[order[c]]].id,
                                  components.loadings[2 * order[c] + axis]));
    }
    out += fmt::format("{} {} ({:.0f} %): {}\n", words("Principal component", "Главная компонента"), axis + 1,
                       100 * components.explained[axis], join(named, ", "));
  }
  int filled = 0;
  for (const int count : components.filled) filled += count;
  if (filled > 0) {
    out += paragraph(fmt::format(
        "{} {} {} {} {}",
        words("For the components the mean stands in for", "В компонентах средним заменено значений:"), filled,
        words("of", "из"), components.filled.size() * components.indicators.size(),
        words("values; map.csv counts them for each unit.", "— в map.csv указано сколько у каждого объекта.")));
  }
  return out;
}

std::string handbook_report(const Findings& findings, const Words& words) {
  std::string out = heading(words("The ten steps of the OECD/JRC Handbook", "Десять шагов руководства ОЭСР и JRC"));
  for (const study::HandbookStep& step : study::handbook_steps(findings)) {
    const bool done = step.state == study::StepState::Done;
    const std::string_view mark = done ? "✓" : step.state == study::StepState::Partly ? "◐" : "✗";
    const std::string what =
        done ? joined(step.by, words) : fmt::format("{} {}", words("missing:", "нет:"), joined(step.missing, words));
    const std::string line = fmt::format("{} {:>2} {}", mark, step.number, pad_right(words(step.name), 36));
    out += fmt::format("{} {}\n", line, shorten(what, kWidth - display_width(line) - 1));
  }
  return out;
}

}  // namespace vallis::app
