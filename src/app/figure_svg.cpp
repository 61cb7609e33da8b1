#include "app/figure_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "app/svg.hpp"

namespace vallis::app {
namespace {

using study::Findings;
using study::IndicatorType;

// Measures in pixels.
constexpr double kRow = 15;
constexpr double kTop = 120;
constexpr double kTreeWidth = 260;
constexpr double kGroupLeft = kTreeWidth + 20;
constexpr double kNameLeft = kGroupLeft + 78;
constexpr double kNameWidth = 300;
constexpr double kHeatLeft = kNameLeft + kNameWidth;
constexpr double kCell = 26;
constexpr double kBlockGap = 10;

/// From 0 (worst) to 1 (best) among the known values, by rank where numbers are; NaN when missing.
std::vector<double> heat(const Findings& findings, std::size_t i) {
  const study::Indicator& indicator = findings.scorecard.definition.indicators[i];
  const study::IndicatorValues& values = findings.scorecard.values[i];
  const std::size_t n = findings.scorecard.units.size();
  std::vector<double> level(n, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t u = 0; u < n; ++u) {
    if (!values.known(u)) continue;
    if (indicator.type == IndicatorType::Set) {
      level[u] = static_cast<double>(std::popcount(*values.sets[u])) / static_cast<double>(indicator.universe.size());
      continue;
    }
    if (!indicator.levels.empty()) {
      level[u] = values.numbers[u] / std::max(1.0, static_cast<double>(indicator.levels.size() - 1));
      continue;
    }
    if (indicator.type == IndicatorType::Boolean) {
      level[u] = values.numbers[u];
      continue;
    }
    double below = 0;
    double known = 0;
    for (std::size_t o = 0; o < n; ++o) {
      if (!values.known(o)) continue;
      ++known;
      below += values.numbers[o] < values.numbers[u] ? 1 : (values.numbers[o] == values.numbers[u] ? 0.5 : 0);
    }
    level[u] = below / known;
  }
  if (indicator.polarity == study::Polarity::Lower) {
    for (double& x : level) x = 1 - x;
  }
  return level;
}

class Figure {
 public:
  Figure(const Findings& findings, const Words& words) : f_(findings), t_(words) {
    const std::size_t n = f_.scorecard.units.size();
    row_.resize(n);
    for (std::size_t r = 0; r < n; ++r) row_[static_cast<std::size_t>(f_.leaf_order[r])] = static_cast<double>(r);
  }

  std::string text() {
    tree();
    units();
    heat_map();
    legend();
    const double height = kTop + kRow * static_cast<double>(row_.size()) + 60;
    const std::string& title = t_(f_.recipe.label);
    const auto n = static_cast<long>(row_.size());
    const std::string about =
        fmt::format("{} {}, {} {}.", n, t_.count(n, "unit", "units", "объект", "объекта", "объектов"),
                    f_.groups.partition.count, t_("groups", "групп"));
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
        "height=\"{1:.0f}\" "
        "role=\"img\" aria-labelledby=\"title about\" font-family=\"system-ui, sans-serif\" font-size=\"11\">\n"
        "<title id=\"title\">{2}</title><desc id=\"about\">{3}</desc>\n"
        "<defs><pattern id=\"missing\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><path d=\"M0 0V5\" stroke=\"#9aa5b1\" stroke-width=\"1\"/></pattern></defs>\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
        "<text x=\"16\" y=\"30\" font-size=\"18\" font-weight=\"600\" fill=\"#14213d\">{2}</text>\n"
        "<text x=\"16\" y=\"50\" fill=\"#4a5568\">{3} {4}</text>\n{5}</svg>\n",
        width_ + 20, height, escaped(title), escaped(about), escaped(caption()), out_);
  }

 private:
  std::string caption() const {
    return fmt::format("{} {:.2f} · {} {} · {} {:.2f}", t_("mean silhouette", "средний силуэт"),
                       f_.groups.silhouette.mean, t_("linkage", "связь"), study::name(f_.linkage.method),
                       t_("cophenetic correlation", "кофенетическая корреляция"), f_.cophenetic_correlation);
  }

  static double y_of(double row) { return kTop + kRow * (row + 0.5); }

  void tree() {
    double highest = 0;
    for (const study::Merge& merge : f_.linkage.merges) highest = std::max(highest, merge.height);
    // The root stands on the left, the units on the right, beside their names.
    const auto x_of = [&](double height) {
      return kTreeWidth - (highest > 0 ? height / highest : 0) * (kTreeWidth - 16);
    };
    const std::size_t n = row_.size();
    std::vector<double> middle(row_);
    std::vector<double> stem(n, x_of(0));
    std::string path;
    for (const study::Merge& merge : f_.linkage.merges) {
      const auto left = static_cast<std::size_t>(merge.left);
      const auto right = static_cast<std::size_t>(merge.right);
      const double x = x_of(merge.height);
      path += fmt::format("M{:.1f} {:.1f}H{:.1f}V{:.1f}H{:.1f}", stem[left], y_of(middle[left]), x, y_of(middle[right]),
                          stem[right]);
      middle.push_back((middle[left] + middle[right]) / 2);
      stem.push_back(x);
    }
    out_ += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"#4a5568\" stroke-width=\"1\"/>\n", path);
  }

  void units() {
    for (std::size_t u = 0; u < row_.size(); ++u) {
      const double y = y_of(row_[u]);
      const int group = f_.groups.partition.group[u];
      const double width = f_.groups.silhouette.width[u];
      const std::string_view colour = group_colour(group);
      out_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5.5\" fill=\"{}\"/>", kGroupLeft, y, colour);
      out_ += fmt::format(
          "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"8.5\" font-weight=\"700\" fill=\"#ffffff\" "
          "text-anchor=\"middle\">{}</text>",
          kGroupLeft, y + 3, group);
      const double zero = kGroupLeft + 32;
      out_ +=
          fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"7\" fill=\"{}\" opacity=\"0.75\"/>",
                      std::min(zero, zero + 36 * width), y - 3.5, std::max(0.5, std::abs(36 * width)), colour);
      out_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" fill=\"#14213d\">{}</text>\n", kNameLeft, y + 4,
                          escaped(base::shorten(f_.scorecard.units[u].name, 46)));
    }
  }

  void heat_map() {
    const study::ScorecardDefinition& definition = f_.scorecard.definition;
    double x = kHeatLeft;
    for (const study::Block& block : definition.blocks) {
      const double begin = x;
      for (std::size_t i = 0; i < definition.indicators.size(); ++i) {
        const study::Indicator& indicator = definition.indicators[i];
        if (indicator.block != block.id) continue;
        out_ += fmt::format(
            "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" font-weight=\"600\" "
            "fill=\"#14213d\">{}<title>{}</title></text>",
            x + kCell / 2, kTop - 8, escaped(indicator.id), escaped(t_(indicator.label)));
        const auto level = heat(f_, i);
        for (std::size_t u = 0; u < row_.size(); ++u) cell(x, u, i, level[u]);
        x += kCell;
      }
      if (x > begin) {
        out_ += fmt::format(
            "<text x=\"{:.1f}\" y=\"{:.1f}\" fill=\"#4a5568\">{}</text>"
            "<path d=\"M{:.1f} {:.1f}H{:.1f}\" stroke=\"#4a5568\"/>\n",
            begin, kTop - 30, escaped(t_(block.label)), begin, kTop - 24, x - 2);
        x += kBlockGap;
      }
    }
    width_ = x;
  }

  void cell(double x, std::size_t u, std::size_t i, double level) {
    // From pale to deep blue; the difference of brightness alone tells the levels apart.
    std::string fill = "url(#missing)";
    if (!std::isnan(level)) {
      const auto mix = [&](double pale, double deep) {
        return static_cast<int>(std::lround(pale + (deep - pale) * level));
      };
      fill = fmt::format("#{:02x}{:02x}{:02x}", mix(226, 8), mix(238, 64), mix(247, 129));
    }
    out_ += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.0f}\" height=\"{:.0f}\" fill=\"{}\"><title>{}: {} {}"
        "</title></rect>",
        x, y_of(row_[u]) - kRow / 2 + 0.5, kCell - 2, kRow - 1, fill, escaped(f_.scorecard.units[u].name),
        escaped(f_.scorecard.definition.indicators[i].id), escaped(t_(study::value_words(f_.scorecard, i, u))));
  }

  void legend() {
    const double y = kTop + kRow * static_cast<double>(row_.size()) + 26;
    out_ += fmt::format(
        "<text x=\"16\" y=\"{0:.1f}\" fill=\"#4a5568\">{1}</text>\n"
        "<rect x=\"{2:.1f}\" y=\"{3:.1f}\" width=\"14\" height=\"11\" fill=\"#e2eef7\" stroke=\"#9aa5b1\"/>"
        "<rect x=\"{4:.1f}\" y=\"{3:.1f}\" width=\"14\" height=\"11\" fill=\"#084081\"/>"
        "<text x=\"{5:.1f}\" y=\"{0:.1f}\" fill=\"#4a5568\">{6}</text>"
        "<rect x=\"{7:.1f}\" y=\"{3:.1f}\" width=\"14\" height=\"11\" fill=\"url(#missing)\" stroke=\"#9aa5b1\"/>"
        "<text x=\"{8:.1f}\" y=\"{0:.1f}\" fill=\"#4a5568\">{9}</text>\n",
        y,
        escaped(t_("Left: dendrogram. Dot: group. Bar: silhouette (left of the dot's centre line: below 0).",
                   "Слева: дендрограмма. Кружок: группа. Полоса: силуэт (влево — отрицательный).")),
        kHeatLeft, y - 10, kHeatLeft + 16, kHeatLeft + 36, t_("worst → best", "хуже → лучше"), kHeatLeft + 130,
        kHeatLeft + 150, t_("not known", "неизвестно"));
  }

  const Findings& f_;
  const Words& t_;
  std::vector<double> row_;  // of each unit in the leaf order
  double width_ = 0;
  std::string out_;
};

}  // namespace

std::string study_figure(const Findings& findings, const Words& words) { return Figure(findings, words).text(); }

}  // namespace vallis::app
