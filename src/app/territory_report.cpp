#include "app/territory_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/commands.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

constexpr std::size_t kNamed = 12;  // organisations named in a line before the rest is only counted

std::string names_of(const study::LocalConcentration& place, const std::vector<study::Organisation>& organisations,
                     const Words& t) {
  std::vector<std::string> names;
  for (const std::size_t o : place.organisations) {
    if (names.size() == kNamed) break;
    names.push_back(organisations[o].name.empty() ? organisations[o].id : organisations[o].name);
  }
  std::string text = base::join(names, "; ");
  if (place.organisations.size() > kNamed) {
    text += fmt::format("; {} {}", t("and more, in all", "и другие, всего"), place.organisations.size());
  }
  return text;
}

/// "by distance: neighbours within 25 km, at least 5 in a core"
std::string method_text(const TerritoryOptions& options, const Words& t) {
  if (options.method == study::TerritoryMethod::Hdbscan) {
    return fmt::format("{} {}",
                       t("Density of their own (HDBSCAN), at least", "Плотность своя у каждого (HDBSCAN), не меньше"),
                       options.min_points);
  }
  return fmt::format("{} {} km, {} {}", t("Neighbours lie within", "Соседи — в пределах"),
                     base::exact_number(options.eps_km), t("a core has at least", "в ядре не меньше"),
                     options.min_points);
}

std::string number(double value) { return std::isnan(value) ? "–" : fmt::format("{:.3f}", value); }

/// Whether a kind lies closer together than chance, in a word and with the distances where it does.
std::string distances_text(const study::KindFigures& kind, const Words& t) {
  if (!kind.distances) return std::string(t("not weighed", "не оценено"));
  const study::KDensity& found = *kind.distances;
  std::string median = fmt::format("{} {:.0f} km", t("median", "медиана"), found.median_km);
  if (found.global_high.empty()) return median;
  if (!found.localised) {
    return fmt::format("{}, {}", median,
                       found.dispersed ? t("spread out beyond chance", "рассредоточены сильнее случайного")
                                       : t("as chance would have it", "как при случайном размещении"));
  }
  const auto above = [](double excess) { return excess > 0; };
  const auto first = std::find_if(found.localisation.begin(), found.localisation.end(), above);
  const auto last = std::find_if(found.localisation.rbegin(), found.localisation.rend(), above);
  return fmt::format("{}, {} {:.0f}–{:.0f} km", median,
                     t("closer together than chance at", "ближе друг к другу, чем случайно, на"),
                     found.distance_km[static_cast<std::size_t>(first - found.localisation.begin())],
                     found.distance_km[static_cast<std::size_t>(found.localisation.rend() - last) - 1]);
}

std::string figures_text(const study::TerritoryFigures& figures, const Words& t) {
  if (figures.kinds.empty()) return {};
  std::string text =
      fmt::format("\n{} ({}: {}; {})\n", t("How each kind lies", "Как размещён каждый вид"),
                  figures.by_region ? t("regions", "регионов")
                                    : t("areas, concentrations and the rest", "ареалов, сгущения и прочее"),
                  figures.areas,
                  figures.by_region ? t("γ against chance", "γ — относительно случайного")
                                    : t("areas found among the same places: they describe, they do not test",
                                        "ареалы найдены по тем же точкам: описание, не проверка"));
  text += fmt::format("    {:<26} {:>6} {:>7} {:>7} {:>7}  {}\n", t("kind", "вид"), "n", t("Gini", "Джини"),
                      t("Theil", "Тейл"), "γ", t("distances", "расстояния"));
  bool sized = false;
  for (const study::KindFigures& kind : figures.kinds) {
    text += fmt::format("    {:<26} {:>6} {:>7} {:>7} {:>7}  {}\n", kind.kind, kind.count, number(kind.spread.gini),
                        number(kind.spread.theil), number(kind.spread.ellison_glaeser), distances_text(kind, t));
    sized = sized || kind.sized > 0;
    if (!figures.by_region) continue;
    text += fmt::format(
        "    {:<26} {}\n", "",
        fmt::format("{}: {} = {} {} + {} {}", t("Theil over pieces", "Тейл по частям"), number(kind.theil_pieces),
                    number(kind.theil_between), t("between regions", "между регионами"), number(kind.theil_within),
                    t("within", "внутри")));
  }
  if (!sized) {
    text += fmt::format("    {}\n", t("γ (Ellison–Glaeser) needs sizes: add a column `size`.",
                                      "Для γ (Эллисон–Глезер) нужны размеры: добавьте столбец `size`."));
  }
  return text;
}

}  // namespace

std::string territory_text(const study::Territory& territory, const std::vector<study::Organisation>& organisations,
                           const study::TerritoryFigures& figures, const TerritoryOptions& options, const Words& t) {
  std::string text =
      fmt::format("{}: {}. {}. {}: {}; {}: {}.\n", t("Organisations", "Организаций"), organisations.size(),
                  method_text(options, t), t("Concentrations", "Сгущений"), territory.concentrations.size(),
                  t("without a place", "без координат"), territory.unplaced.size());
  for (std::size_t c = 0; c < territory.concentrations.size(); ++c) {
    const study::LocalConcentration& place = territory.concentrations[c];
    text += fmt::format("\n{} {}: {} {}, {} {:.3f} {:.3f}, {} {:.1f} km\n", t("Concentration", "Сгущение"), c + 1,
                        place.organisations.size(),
                        t.count(static_cast<long>(place.organisations.size()), "organisation", "organisations",
                                "организация", "организации", "организаций"),
                        t("centre (lat lon)", "центр (широта долгота)"), place.centre.latitude, place.centre.longitude,
                        t("radius", "радиус"), place.radius_km);
    for (const std::string& line : base::wrap(names_of(place, organisations, t), 96)) text += "    " + line + '\n';
    for (std::size_t k = 0; k < territory.kinds.size(); ++k) {
      if (place.kind_count[k] == 0) continue;
      text += fmt::format("    {:<26} {:>5}  {:>4}  {} {}\n", territory.kinds[k], place.kind_count[k],
                          std::isnan(place.kind_share[k]) ? "–" : fmt::format("{:.0f} %", 100 * place.kind_share[k]),
                          t("location quotient", "коэффициент локализации"),
                          base::short_number(place.location_quotient[k]));
    }
    text += fmt::format(
        "    {}: {} {} {}\n", t("of the kinds that the definition wants", "из видов, которых требует определение"),
        place.present_kinds.size(), t("of", "из"), place.present_kinds.size() + place.missing_kinds.size());
    if (!place.missing_kinds.empty()) {
      text +=
          fmt::format("    {}: {}\n", t("missing to be a biomedical cluster", "до биомедицинского кластера не хватает"),
                      base::join(place.missing_kinds, ", "));
    }
  }
  return text + figures_text(figures, t);
}

}  // namespace vallis::app
