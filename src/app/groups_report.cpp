#include "app/groups_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/group_stability_json.hpp"

namespace vallis::app {
namespace {

using namespace base;  // NOLINT(google-build-using-namespace): text helpers on every line
using study::Configurations;
using study::Findings;
using study::GroupStability;
using study::KIndex;
using study::NumberOfGroups;

constexpr std::size_t kWidth = 100;
constexpr std::size_t kNamedUnits = 6;
constexpr double kSure = 0.9;  // units above it need no warning

std::string heading(std::string_view text) {
  return fmt::format("\n{}\n{}\n", text, std::string(display_width(text), '='));
}

std::string paragraph(std::string_view text, std::size_t indent = 0) {
  std::string lines;
  for (const std::string& line : wrap(text, kWidth - indent)) lines += std::string(indent, ' ') + line + '\n';
  return lines;
}

std::string percent(double share) { return std::isnan(share) ? "–" : fmt::format("{:.0f} %", share * 100); }

std::string percent_of(int count, std::size_t all) {
  return fmt::format("{:.0f}", 100.0 * count / static_cast<double>(all));
}

std::string index_label(KIndex index, const Words& t) {
  switch (index) {
    case KIndex::Silhouette:
      return std::string(t("mean silhouette", "средний силуэт"));
    case KIndex::Gap:
      return std::string(t("gap beyond chance", "отрыв от случайного"));
    case KIndex::CalinskiHarabasz:
      return std::string(t("Caliński–Harabasz", "Калинский–Харабаш"));
    case KIndex::DaviesBouldin:
      return std::string(t("Davies–Bouldin (least)", "Дэвис–Болдин (меньше)"));
    case KIndex::Dunn:
      return std::string(t("Dunn", "Данн"));
    default:
      return std::string(t("prediction strength", "сила предсказания"));
  }
}

std::string vote_text(const std::optional<int>& vote) { return vote ? std::to_string(*vote) : "–"; }

/// Names of the first units of an order, with a share each, up to the first that is sure enough.
std::string named_units(const Findings& findings, const std::vector<int>& order, const std::vector<double>& shares) {
  std::vector<std::string> names;
  for (const int u : order) {
    const auto at = static_cast<std::size_t>(u);
    if (names.size() == kNamedUnits || !(shares[at] < kSure)) break;
    names.push_back(fmt::format("{} {}", findings.scorecard.units[at].name, percent(shares[at])));
  }
  return join(names, "; ");
}

std::string scheme_label(const study::ResamplingScheme& scheme, const Words& t) {
  const bool units = scheme.draw == study::Draw::Units;
  return scheme.repeated == study::RepeatedUnits::Kept
             ? std::string(units ? t("units, classical", "объекты, классич.")
                                 : t("blocks, classical", "блоки, классич."))
             : std::string(units ? t("units, distinct", "объекты, разные") : t("blocks, distinct", "блоки, разные"));
}

/// Hennig's reading of a mean coefficient.
std::string_view reading(double mean, const Words& t) {
  if (mean >= 0.85) return t("highly stable", "очень устойчива");
  if (mean >= 0.75) return t("stable", "устойчива");
  if (mean >= 0.6) return t("a pattern; its members are doubtful", "закономерность; состав сомнителен");
  return t("not to be relied on", "полагаться нельзя");
}

std::string stability_report(const Findings& findings, const GroupStability& stability, const Words& t) {
  std::string out = heading(t("How sure are the groups?", "Насколько надёжны группы?"));
  const auto blocks = stability.blocks.count;
  out += paragraph(fmt::format(
      "{} {} {}{} {}", t("Drawn at random", "Случайный отбор"), stability.replicates,
      t("times and grouped again by the same method: single units, or",
        "раз и новая группировка тем же методом: отдельные объекты или"),
      blocks > 0
          ? fmt::format(" {} {}", blocks, t("blocks of units that share a country", "блоков объектов одной страны"))
          : std::string(t(" blocks (not asked)", " блоки (не запрошены)")),
      t("(classical: a unit drawn twice counts twice; distinct: once). For each group: mean Jaccard coefficient with "
        "the group found again (5–95 %), then % of draws in which it came back (above 0.75) / dissolved (0.5 or less).",
        "(классич.: взятый дважды считается дважды; разные: один раз). Для каждой группы: средний коэффициент Жаккара "
        "с найденной снова (5–95 %), затем % отборов, где группа вернулась (выше 0,75) / распалась (0,5 и ниже).")));
  std::string header = pad_right("", 9);
  for (const GroupStability::Scheme& scheme : stability.schemes) {
    header += " " + pad_left(scheme_label(scheme.scheme, t), 22);
  }
  out += header + "\n";
  for (std::size_t g = 0; g < stability.schemes.front().groups.size(); ++g) {
    std::string line = pad_right(fmt::format("{} {}", t("Group", "Группа"), g + 1), 9);
    for (const GroupStability::Scheme& scheme : stability.schemes) {
      const GroupStability::Group& group = scheme.groups[g];
      line += " " + pad_left(fmt::format("{:.2f} ({:.2f}–{:.2f}) {}/{}", group.mean, group.low, group.high,
                                         percent_of(group.recovered, stability.replicates),
                                         percent_of(group.dissolved, stability.replicates)),
                             22);
    }
    out += line + "\n";
  }
  std::vector<std::string> readings;
  for (std::size_t g = 0; g < stability.schemes.front().groups.size(); ++g) {
    double least = 1;
    for (const GroupStability::Scheme& scheme : stability.schemes) least = std::min(least, scheme.groups[g].mean);
    readings.push_back(fmt::format("{} – {}", g + 1, reading(least, t)));
  }
  out += paragraph(fmt::format("{} {}.", t("By the least of these means:", "По наименьшему из этих средних:"),
                               join(readings, "; ")));
  const std::string named = named_units(findings, stability.least_certain, stability.schemes.front().certainty);
  out += paragraph(named.empty()
                       ? std::string(t("Every unit lands in its group in at least 90 % of the draws that hold it.",
                                       "Каждый объект попадает в свою группу не менее чем в 90 % отборов с ним."))
                       : fmt::format("{} {}.",
                                     t("Least certain (share of draws in which the unit lands in its group):",
                                       "Наименее определённы (доля отборов, где объект попадает в свою группу):"),
                                     named));
  return out;
}

std::string factor_label(Configurations::Factor factor, const Words& t) {
  switch (factor) {
    case Configurations::Factor::OrdinalRange:
      return std::string(t("range of levels", "шкала уровней"));
    case Configurations::Factor::AmountScale:
      return std::string(t("logarithms", "логарифмы"));
    case Configurations::Factor::Weights:
      return std::string(t("weights", "веса"));
    case Configurations::Factor::Algorithm:
      return std::string(t("algorithm", "алгоритм"));
    default:
      return std::string(t("number of groups", "число групп"));
  }
}

/// A level as people read it; names of algorithms and numbers stand as they are.
std::string level_label(const Findings& findings, Configurations::Factor factor, const std::string& level,
                        const Words& t) {
  constexpr std::string_view kWithout = "without:";
  if (factor == Configurations::Factor::OrdinalRange) {
    return std::string(level == "declared" ? t("declared", "объявленная") : t("as observed", "по наблюдаемым"));
  }
  if (factor == Configurations::Factor::AmountScale) {
    return std::string(level == "declared" ? t("as declared", "как объявлено") : t("none", "без них"));
  }
  if (factor != Configurations::Factor::Weights) return level;
  if (level.starts_with(kWithout)) {
    for (const study::Block& block : findings.scorecard.definition.blocks) {
      if (level.substr(kWithout.size()) != block.id) continue;
      return fmt::format("{}{}{}", t("without “", "без блока «"), t(block.label), t("”", "»"));
    }
  }
  if (level == word(study::WeightChoice::Equal)) return std::string(t("equal", "равные"));
  if (level == word(study::WeightChoice::EqualByBlock)) return std::string(t("equal by block", "равные по блокам"));
  return std::string(t("as given", "как дано"));
}

std::string configurations_report(const Findings& findings, const Configurations& configurations, const Words& t) {
  std::string out = heading(t("What hangs on the choices made?", "Что зависит от сделанного выбора?"));
  if (configurations.computed == 0) {
    return out + paragraph(t("No configuration could be computed.", "Ни одну конфигурацию вычислить не удалось."));
  }
  out += paragraph(fmt::format(
      "{} {}{}. {} {:.2f}. {}", configurations.computed,
      t("configurations (every combination of the choices below) were run",
        "конфигураций (все сочетания выбора ниже) вычислено"),
      configurations.impossible > 0
          ? fmt::format("; {} {}", configurations.impossible,
                        t("more leave a pair of units nothing to compare, or too few units",
                          "ещё не оставляют паре объектов общих показателей или берут слишком много групп"))
          : "",
      t("Their mean agreement with the groups above (adjusted Rand index: 1 the same, 0 as by chance) is",
        "Среднее согласие с группами выше (скорректированный индекс Рэнда: 1 — те же, 0 — как случайно):"),
      configurations.mean_agreement,
      t("By choice, the one that matters most first: the difference it makes, then the mean agreement at each level.",
        "По видам выбора, сначала самый важный: какую разницу он даёт, затем среднее согласие на каждом уровне.")));
  for (const Configurations::FactorEffect& effect : configurations.factors) {
    std::vector<std::string> levels;
    for (const Configurations::Level& level : effect.levels) {
      levels.push_back(fmt::format("{} {}", level_label(findings, effect.factor, level.name, t),
                                   std::isnan(level.agreement) ? "–" : fmt::format("{:.2f}", level.agreement)));
    }
    const std::vector<std::string> lines = wrap(join(levels, ", "), kWidth - 28);
    for (std::size_t l = 0; l < lines.size(); ++l) {
      const std::string label =
          l == 0 ? fmt::format("{} {:.2f}", pad_right(factor_label(effect.factor, t), 18), effect.spread) : "";
      out += fmt::format("  {} {}\n", pad_right(label, 24), lines[l]);
    }
  }
  const std::string named = named_units(findings, configurations.least_settled, configurations.stays);
  if (!named.empty()) {
    out += paragraph(fmt::format("{} {}.",
                                 t("Least settled (share of configurations in which the unit keeps its group):",
                                   "Менее всего закреплены (доля конфигураций, где объект сохраняет группу):"),
                                 named));
  }
  return out;
}

}  // namespace

std::string number_of_groups_report(const Findings& findings, const Words& t) {
  if (!findings.number_of_groups) return "";
  const NumberOfGroups& number = *findings.number_of_groups;
  std::string out = pad_right(std::string("\n") + std::string(t("index", "показатель")), 25);
  constexpr std::size_t kMostColumns = 9;
  const std::size_t columns = std::min(kMostColumns, number.votes.size());
  const std::size_t from = number.votes.size() - columns;
  for (std::size_t at = from; at < number.votes.size(); ++at) out += pad_left(fmt::format("k={}", at + 1), 8);
  out += "  " + std::string(t("speaks for", "за k")) + "\n";
  for (const NumberOfGroups::Row& row : number.rows) {
    out += pad_right(index_label(row.index, t), 24);
    for (std::size_t at = from; at < row.values.size(); ++at) {
      out += pad_left(std::isnan(row.values[at]) ? "–" : fmt::format("{:.3g}", row.values[at]), 8);
    }
    out += "  " + vote_text(row.vote) + "\n";
  }
  out += pad_right(t("votes", "голоса"), 24);
  for (std::size_t at = from; at < number.votes.size(); ++at) out += pad_left(std::to_string(number.votes[at]), 8);
  out += "\n";
  std::vector<std::string> rules;
  for (const NumberOfGroups::RuleChoice& choice : number.gap_rules) {
    rules.push_back(fmt::format("{} {}", study::name(choice.rule), vote_text(choice.k)));
  }
  const int chosen = findings.groups.partition.count;
  std::string verdict =
      fmt::format("{} k = {} ({}), {} {}.", t("Most votes:", "Больше всего голосов:"), vote_text(number.winner),
                  number.winner ? fmt::format("{} {} {}", number.votes[static_cast<std::size_t>(*number.winner - 1)],
                                              t("of", "из"), number.rows.size())
                                : "0",
                  t("chosen:", "выбрано:"), chosen);
  if (number.winner && *number.winner != chosen) {
    verdict +=
        std::string(t(" The vote disagrees with the choice made.", " Голосование расходится со сделанным выбором."));
  }
  if (number.votes.front() > 0) {
    verdict += fmt::format(" {} {}.",
                           t("Indices that see no groups beyond chance (k = 1):",
                             "Показателей, не видящих групп сверх случайных (k = 1):"),
                           number.votes.front());
  }
  out += paragraph(verdict);
  out += paragraph(fmt::format("{} {}.", t("Gap by rule:", "Отрыв по правилам:"), join(rules, ", ")));
  return out;
}

std::string certainty_report(const Findings& findings, const Words& words) {
  std::string out;
  if (findings.stability) out += stability_report(findings, *findings.stability, words);
  if (findings.configurations) out += configurations_report(findings, *findings.configurations, words);
  return out;
}

}  // namespace vallis::app
