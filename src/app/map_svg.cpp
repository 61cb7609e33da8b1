#include "app/map_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "app/detail/label_placer.hpp"
#include "app/svg.hpp"

namespace vallis::app {
namespace {

using study::Findings;
using study::MapMethod;

// Measures in pixels.
constexpr double kWidth = 980;
constexpr double kTop = 84;
constexpr double kSide = 70;  // room for names beside the outermost marks
constexpr double kLeast = 320;
constexpr double kMost = 760;
constexpr double kRadius = 6.5;
constexpr double kLetter = 5.9;  // mean width of a letter at the size of the labels, in a wide face
constexpr double kBold = 1.12;   // how much wider a bold one is
constexpr double kLine = 12;
constexpr double kLegendLine = 18;
constexpr std::size_t kLongName = 30;
constexpr std::size_t kShortName = 15;

struct Point {
  double x = 0;
  double y = 0;
};

double cross(const Point& o, const Point& a, const Point& b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Convex hull by monotone chain, without points on its sides.
std::vector<Point> hull(std::vector<Point> points) {
  std::sort(points.begin(), points.end(),
            [](const Point& a, const Point& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  std::vector<Point> chain;
  for (int pass = 0; pass < 2; ++pass) {
    const std::size_t begin = chain.size();
    for (const Point& point : points) {
      while (chain.size() >= begin + 2 && cross(chain[chain.size() - 2], chain.back(), point) <= 0) chain.pop_back();
      chain.push_back(point);
    }
    chain.pop_back();
    std::reverse(points.begin(), points.end());
  }
  return chain;
}

/// 1, 2 or 5 times a power of ten, at most x > 0.
double round_length(double x) {
  const double power = std::pow(10, std::floor(std::log10(x)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= x) return step * power;
  }
  return power;
}

/// A name without what stands in brackets at its end.
std::string plain_name(const std::string& name) {
  const auto bracket = name.find(" (");
  return bracket == std::string::npos || bracket == 0 ? name : name.substr(0, bracket);
}

class Map {
 public:
  Map(const Findings& findings, const Words& words)
      : f_(findings), t_(words), method_(findings.recipe.map->draw), points_(findings.map->drawn(method_)) {
    fit();
  }

  std::string text() {
    axes();
    hulls();
    arrows();
    marks();
    labels();
    legend();
    const double height = bottom_ + 50 + kLegendLine * f_.groups.partition.count;
    const std::string title = fmt::format("{}: {}", t_("Map", "Карта"), t_(f_.recipe.label));
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"unit-map\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
        "height=\"{1:.0f}\" role=\"img\" aria-labelledby=\"map-title map-about\" "
        "font-family=\"system-ui, sans-serif\" font-size=\"11\">\n"
        "<title id=\"map-title\">{2}</title><desc id=\"map-about\">{3}</desc>\n"
        "<style>#unit-map .page{{fill:#ffffff}}#unit-map .ink{{fill:#14213d}}#unit-map .soft{{fill:#4a5568}}"
        "#unit-map .line{{stroke:#cbd5e0}}#unit-map .rule{{stroke:#4a5568}}#unit-map .mark{{stroke:#ffffff}}"
        "#unit-map .label{{fill:#14213d;stroke:#ffffff;stroke-width:2.5px;paint-order:stroke;stroke-linejoin:round}}"
        "@media (prefers-color-scheme:dark){{#unit-map .page{{fill:#0f172a}}#unit-map .ink{{fill:#e2e8f0}}"
        "#unit-map .soft{{fill:#a8b4c6}}#unit-map .line{{stroke:#334155}}#unit-map .rule{{stroke:#a8b4c6}}"
        "#unit-map .mark{{stroke:#0f172a}}#unit-map .label{{fill:#e2e8f0;stroke:#0f172a}}}}</style>\n"
        "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n"
        "<text class=\"ink\" x=\"16\" y=\"30\" font-size=\"18\" font-weight=\"600\">{2}</text>\n"
        "<text class=\"soft\" x=\"16\" y=\"50\">{4}</text>\n<text class=\"soft\" x=\"16\" y=\"66\">{5}</text>\n{6}</svg>\n",
        kWidth, height, escaped(title), escaped(about() + " " + caution()), escaped(about()), escaped(caution()), out_);
  }

 private:
  bool has(std::size_t u) const { return !std::isnan(points_[2 * u]); }
  std::size_t units() const { return f_.scorecard.units.size(); }
  int group(std::size_t u) const { return f_.groups.partition.group[u]; }

  /// Where a point of the map lies on the page; both axes on one scale, since only distances mean something.
  Point at(double x, double y) const {
    return {centre_.x + scale_ * (x - middle_.x), centre_.y - scale_ * (y - middle_.y)};
  }
  Point at(std::size_t u) const { return at(points_[2 * u], points_[2 * u + 1]); }

  void fit() {
    constexpr double kNone = std::numeric_limits<double>::infinity();
    Point low{kNone, kNone};
    Point high{-kNone, -kNone};
    for (std::size_t u = 0; u < units(); ++u) {
      if (!has(u)) continue;
      low = {std::min(low.x, points_[2 * u]), std::min(low.y, points_[2 * u + 1])};
      high = {std::max(high.x, points_[2 * u]), std::max(high.y, points_[2 * u + 1])};
    }
    const Point spread{std::max(high.x - low.x, 1e-9), high.y - low.y};
    scale_ = std::min((kWidth - 2 * kSide) / spread.x, (kMost - 2 * kLine) / std::max(spread.y, 1e-9));
    middle_ = {(low.x + high.x) / 2, (low.y + high.y) / 2};
    const double height = std::max(kLeast, scale_ * spread.y + 4 * kLine);
    bottom_ = kTop + height;
    centre_ = {kWidth / 2, kTop + height / 2};
  }

  /// Share of the sum of eigenvalues by size, or of the variance, along an axis from 0.
  double share(std::size_t axis) const {
    if (method_ == MapMethod::PrincipalComponents) return f_.map->components.explained[axis];
    const study::ClassicalScaling& scaling = f_.map->scaling;
    const double all = std::accumulate(scaling.eigenvalues.begin(), scaling.eigenvalues.end(), 0.0,
                                       [](double sum, double value) { return sum + std::abs(value); });
    return static_cast<int>(axis) < scaling.dimensions && all > 0 ? scaling.eigenvalues[axis] / all : 0;
  }

  std::string about() const {
    const int drawn = method_ == MapMethod::PrincipalComponents ? f_.map->components.units : static_cast<int>(units());
    const std::string what = fmt::format(
        "{} {}, {} {}.", drawn, t_.count(drawn, "unit", "units", "объект", "объекта", "объектов"),
        f_.groups.partition.count, t_.count(f_.groups.partition.count, "group", "groups", "группа", "группы", "групп"));
    if (method_ == MapMethod::PrincipalComponents) {
      return fmt::format("{} {} {:.0f} % {}", what,
                         t_("Principal components of the numeric indicators: the two axes show",
                            "Главные компоненты числовых показателей: две оси показывают"),
                         100 * (share(0) + share(1)), t_("of the variance.", "дисперсии."));
    }
    return fmt::format("{} {} {:.0f} % {} {:.0f} %.", what,
                       t_("Classical scaling of the dissimilarities: the two axes show",
                          "Классическое шкалирование различий: две оси показывают"),
                       100 * (share(0) + share(1)),
                       t_("of the eigenvalues by size; share of negative ones:",
                          "собственных значений по модулю; доля отрицательных:"),
                       100 * f_.map->scaling.negative_share);
  }

  std::string caution() const {
    if (method_ == MapMethod::PrincipalComponents) {
      return std::string(t_("Arrows point where an indicator is better; where a value is missing, its mean stands in.",
                            "Стрелки указывают, куда растёт показатель; вместо пропуска взято среднее."));
    }
    return std::string(t_("Near means alike, as far as two axes can show it; the axes themselves mean nothing.",
                          "Близкие похожи, насколько это видно на двух осях; сами оси ничего не означают."));
  }

  void axes() {
    const Point origin = at(0, 0);
    out_ += fmt::format(
        "<path class=\"line\" d=\"M16 {:.1f}H{:.1f}M{:.1f} {:.1f}V{:.1f}\" fill=\"none\"/>\n"
        "<text class=\"soft\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{} 1: {:.0f} %</text>"
        "<text class=\"soft\" x=\"{:.1f}\" y=\"{:.1f}\">{} 2: {:.0f} %</text>\n",
        origin.y, kWidth - 16, origin.x, kTop, bottom_, kWidth - 16, origin.y - 4, t_("axis", "ось"), 100 * share(0),
        origin.x + 4, kTop + 8, t_("axis", "ось"), 100 * share(1));
  }

  void hulls() {
    for (int g = 1; g <= f_.groups.partition.count; ++g) {
      std::vector<Point> members;
      for (std::size_t u = 0; u < units(); ++u) {
        if (has(u) && group(u) == g) members.push_back(at(u));
      }
      if (members.size() < 3) continue;
      std::string path;
      for (const Point& corner : hull(std::move(members))) {
        path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", corner.x, corner.y);
      }
      out_ += fmt::format(
          "<path d=\"{0}Z\" fill=\"{1}\" fill-opacity=\"0.07\" stroke=\"{1}\" stroke-opacity=\"0.35\" "
          "stroke-width=\"1\" stroke-linejoin=\"round\"/>\n",
          path, group_colour(g));
    }
  }

  /// Where the indicators' arrows end, the longest a third of the drawing's height from the origin; none for scaling.
  std::vector<Point> arrow_tips() const {
    if (method_ == MapMethod::ClassicalScaling) return {};
    const study::ComponentMap& map = f_.map->components;
    double longest = 0;
    for (std::size_t c = 0; c < map.indicators.size(); ++c) {
      longest = std::max(longest, std::hypot(map.loadings[2 * c], map.loadings[2 * c + 1]));
    }
    const Point origin = at(0, 0);
    const double stretch = (bottom_ - kTop) / 3 / longest;
    std::vector<Point> tips;
    for (std::size_t c = 0; c < map.indicators.size(); ++c) {
      tips.push_back({origin.x + stretch * map.loadings[2 * c], origin.y - stretch * map.loadings[2 * c + 1]});
    }
    return tips;
  }

  void arrows() {
    const study::ComponentMap& map = f_.map->components;
    const Point origin = at(0, 0);
    const std::vector<Point> tips = arrow_tips();
    for (std::size_t c = 0; c < tips.size(); ++c) {
      const Point& tip = tips[c];
      const std::string& id = f_.scorecard.definition.indicators[map.indicators[c]].id;
      out_ += fmt::format(
          "<path class=\"rule\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke-width=\"1.2\"/>"
          "<circle class=\"soft\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2\"/>"
          "<text class=\"label\" x=\"{:.1f}\" y=\"{:.1f}\" font-weight=\"600\" text-anchor=\"middle\">{}</text>\n",
          origin.x, origin.y, tip.x, tip.y, tip.x, tip.y, tip.x + (tip.x < origin.x ? -12 : 12), tip.y + 4,
          escaped(id));
    }
  }

  void marks() {
    for (std::size_t u = 0; u < units(); ++u) {
      if (!has(u)) continue;
      const Point point = at(u);
      const bool central = is_medoid(u);
      out_ += fmt::format(
          "<g><title>{} ({} {})</title><circle class=\"mark\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"{}\" "
          "stroke-width=\"1\"/>",
          escaped(f_.scorecard.units[u].name), t_("group", "группа"), group(u), point.x, point.y, kRadius,
          group_colour(group(u)));
      if (central) {
        out_ += fmt::format(
            "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"/>", point.x,
            point.y, kRadius + 3, group_colour(group(u)));
      }
      out_ += fmt::format(
          "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"8.5\" font-weight=\"700\" fill=\"#ffffff\" "
          "text-anchor=\"middle\">{}</text></g>\n",
          point.x, point.y + 3, group(u));
    }
  }

  bool is_medoid(std::size_t u) const {
    const auto& medoids = f_.groups.medoids;
    return std::find(medoids.begin(), medoids.end(), static_cast<int>(u)) != medoids.end();
  }

  /// The middle units first, then those that stand alone, whose names are the easiest to place.
  std::vector<std::size_t> label_order() const {
    std::vector<std::size_t> order;
    std::vector<double> alone(units(), std::numeric_limits<double>::infinity());
    for (std::size_t u = 0; u < units(); ++u) {
      if (!has(u)) continue;
      order.push_back(u);
      for (std::size_t o = 0; o < units(); ++o) {
        if (o != u && has(o)) alone[u] = std::min(alone[u], std::hypot(at(u).x - at(o).x, at(u).y - at(o).y));
      }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      if (is_medoid(a) != is_medoid(b)) return is_medoid(a);
      return alone[a] > alone[b];
    });
    return order;
  }

  void labels() {
    detail::LabelPlacer placer({4, kTop + 12, kWidth - 4, bottom_});
    for (std::size_t u = 0; u < units(); ++u) {
      if (!has(u)) continue;
      const Point point = at(u);
      const double reach = kRadius + (is_medoid(u) ? 3.5 : 0.5);
      placer.keep_free({point.x - reach, point.y - reach, point.x + reach, point.y + reach});
    }
    const Point origin = at(0, 0);
    for (const Point& tip : arrow_tips()) {
      const double x = tip.x + (tip.x < origin.x ? -12 : 12);
      placer.keep_free({x - 12, tip.y - 7, x + 12, tip.y + 7});
    }
    for (const std::size_t u : label_order()) {
      for (const std::size_t most : {kLongName, kShortName}) {
        const std::string name = base::shorten(plain_name(f_.scorecard.units[u].name), most);
        const double width = (is_medoid(u) ? kBold : 1) * kLetter * static_cast<double>(base::display_width(name));
        const auto place = placer.place(at(u).x, at(u).y, kRadius + (is_medoid(u) ? 3.5 : 0.5), width, kLine);
        if (!place) continue;
        out_ += fmt::format(
            "<text class=\"label\" x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"10.5\" text-anchor=\"{}\"{}>{}</text>\n",
            place->x, place->y, place->anchor, is_medoid(u) ? " font-weight=\"700\"" : "", escaped(name));
        ++labelled_;
        break;
      }
    }
  }

  void legend() {
    double y = bottom_ + 26;
    const std::vector<int> sizes = f_.groups.partition.sizes();
    for (int g = 1; g <= f_.groups.partition.count; ++g) {
      const auto i = static_cast<std::size_t>(g - 1);
      out_ += fmt::format(
          "<circle class=\"mark\" cx=\"24\" cy=\"{:.1f}\" r=\"{}\" fill=\"{}\"/><text x=\"24\" y=\"{:.1f}\" "
          "font-size=\"8.5\" font-weight=\"700\" fill=\"#ffffff\" text-anchor=\"middle\">{}</text>"
          "<text class=\"ink\" x=\"38\" y=\"{:.1f}\">{} {}: {} {}; {} {}</text>\n",
          y, kRadius, group_colour(g), y + 3, g, y + 4, t_("Group", "Группа"), g, sizes[i],
          t_.count(sizes[i], "unit", "units", "объект", "объекта", "объектов"),
          t_("most central (ringed):", "самый характерный (в кольце):"),
          escaped(f_.scorecard.units[static_cast<std::size_t>(f_.groups.medoids[i])].name));
      y += kLegendLine;
    }
    const auto without = std::count_if(points_.begin(), points_.end(), [](double x) { return !std::isnan(x); }) / 2 -
                         static_cast<long>(labelled_);
    if (without > 0) {
      out_ += fmt::format("<text class=\"soft\" x=\"16\" y=\"{:.1f}\">{} {}</text>\n", y + 4,
                          t_("Names that do not fit stand in map.csv and appear when a mark is pointed at; left out:",
                             "Названия, которым не хватило места, есть в map.csv и видны при наведении; не показано:"),
                          without);
    }
    const double length = round_length(140 / scale_);
    const double right = kWidth - 16;
    out_ += fmt::format(
        "<path class=\"rule\" d=\"M{0:.1f} {1:.1f}v6H{2:.1f}v-6\" fill=\"none\"/>"
        "<text class=\"soft\" x=\"{2:.1f}\" y=\"{3:.1f}\" text-anchor=\"end\">{4} {5}</text>\n",
        right - scale_ * length, bottom_ + 18, right, bottom_ + 38,
        method_ == MapMethod::PrincipalComponents ? t_("length", "длина") : t_("dissimilarity", "различие"),
        base::short_number(length));
  }

  const Findings& f_;
  const Words& t_;
  MapMethod method_;
  const std::vector<double>& points_;
  Point middle_;  // of the points
  Point centre_;  // of the drawing
  double scale_ = 1;
  double bottom_ = 0;
  int labelled_ = 0;
  std::string out_;
};

}  // namespace

std::string map_figure(const Findings& findings, const Words& words) {
  if (!findings.map || findings.map->drawn(findings.recipe.map->draw).empty()) return {};
  return Map(findings, words).text();
}

}  // namespace vallis::app
