#include "app/study_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/dendrogram_text.hpp"
#include "app/evidence_report.hpp"
#include "app/groups_report.hpp"
#include "app/scores_report.hpp"
#include "study/choices.hpp"

namespace vallis::app {
namespace {

using namespace base;  // NOLINT(google-build-using-namespace): text helpers on every line
using study::Findings;
using study::Grouping;
using study::ProfileRow;

constexpr std::size_t kWidth = 100;
constexpr int kTypicalRows = 6;

std::string heading(std::string_view text) {
  return fmt::format("\n{}\n{}\n", text, std::string(display_width(text), '='));
}

std::string percent(double share) { return std::isnan(share) ? "–" : fmt::format("{:.0f} %", share * 100); }

std::string paragraph(std::string_view text, std::size_t indent) {
  std::string lines;
  for (const std::string& line : wrap(text, kWidth - indent)) lines += std::string(indent, ' ') + line + '\n';
  return lines;
}

std::string bar(double share, int width) {
  const int filled = std::clamp(static_cast<int>(std::lround(share * width)), 0, width);
  std::string text;
  for (int i = 0; i < width; ++i) text += i < filled ? "█" : "·";
  return text;
}

class Report {
 public:
  Report(const Findings& findings, const Words& words) : f_(findings), t_(words) {}

  std::string text() {
    opening();
    indicators();
    choice_of_k();
    out_ += number_of_groups_report(f_, t_);
    groups(f_.groups, f_.profile);
    out_ += certainty_report(f_, t_);
    out_ += group_tests_report(f_, t_);
    tree();
    out_ += map_report(f_, t_);
    out_ += scores_report(f_, t_);
    if (f_.agreement) agreement();
    out_ += handbook_report(f_, t_);
    unusual_choices();
    return std::move(out_);
  }

 private:
  const study::Indicator& indicator(std::size_t i) const { return f_.scorecard.definition.indicators[i]; }
  const study::Unit& unit(int u) const { return f_.scorecard.units[static_cast<std::size_t>(u)]; }

  void unusual_choices() {
    const auto choices = study::unusual_choices(f_.recipe);
    if (choices.empty()) return;
    out_ += heading(t_("Choices that are not the usual ones", "Настройки, отличные от обычных"));
    for (const LocalText& choice : choices) out_ += paragraph(t_(choice), 0);
  }

  void opening() {
    const auto n = static_cast<long>(f_.scorecard.units.size());
    const auto p = static_cast<long>(f_.used.size());
    const std::string& title = t_(f_.recipe.label);
    out_ += fmt::format("{}\n{}\n", title, std::string(display_width(title), '='));
    out_ += paragraph(fmt::format("{} {} × {} {}. {}", n, t_.count(n, "unit", "units", "объект", "объекта", "объектов"),
                                  p, t_.count(p, "indicator", "indicators", "показатель", "показателя", "показателей"),
                                  t_(f_.recipe.units.note)),
                      0);
    for (const LocalText& warning : f_.warnings)
      out_ += paragraph(fmt::format("{} {}", t_("Note:", "Внимание:"), t_(warning)), 0);
  }

  void indicators() {
    out_ += heading(t_("What was compared", "Что сравнивалось"));
    out_ += fmt::format("{}  {}  {}  {}\n", pad_right(t_("indicator", "показатель"), 56),
                        pad_left(t_("known", "известно"), 9), pad_left(t_("weight", "вес"), 7),
                        pad_left(t_("share of dissimilarity", "доля в различии"), 22));
    for (const study::BlockShare& block : f_.blocks) {
      out_ += fmt::format(
          "{}  {}  {}  {}\n", pad_right(shorten(t_(f_.scorecard.definition.blocks[block.block].label), 56), 56),
          std::string(9, ' '), pad_left(percent(block.weight), 7), pad_left(percent(block.dissimilarity_share), 22));
      for (const study::UsedIndicator& used : f_.used) {
        const study::Indicator& what = indicator(used.indicator);
        if (what.block != f_.scorecard.definition.blocks[block.block].id) continue;
        out_ += fmt::format("  {} {}  {}  {}  {}\n", pad_right(what.id, 4), pad_right(shorten(t_(what.label), 49), 49),
                            pad_left(fmt::format("{}/{}", used.known, f_.scorecard.units.size()), 9),
                            pad_left(percent(used.weight), 7), pad_left(percent(used.dissimilarity_share), 22));
      }
    }
  }

  void choice_of_k() {
    out_ += heading(t_("How many groups", "Сколько групп"));
    for (const Findings::Candidate& candidate : f_.candidates) {
      const bool chosen = candidate.k == f_.groups.partition.count;
      out_ += fmt::format("{} k = {:<2} {} {:>6.3f}  {}{}\n", chosen ? "→" : " ", candidate.k,
                          t_("mean silhouette", "средний силуэт"), candidate.mean_silhouette,
                          bar(candidate.mean_silhouette, 40),
                          candidate.mean_cost && !candidate.proven_optimal
                              ? std::string("  ") + std::string(t_("(optimum not proven)", "(оптимум не доказан)"))
                              : "");
    }
    out_ += paragraph(strength(f_.groups.silhouette.mean), 0);
    if (f_.groups.mean_cost) {
      out_ += paragraph(f_.groups.proven_optimal
                            ? t_("k-medoids, proven optimal: no other choice of medoids lies nearer to the units.",
                                 "k-медоиды, оптимум доказан: никакой другой выбор медоидов не лежит ближе к объектам.")
                            : t_("k-medoids: the best found; the optimum was not proven.",
                                 "k-медоиды: лучшее из найденного; оптимум не доказан."),
                        0);
    }
  }

  /// The reading of a mean silhouette by Kaufman and Rousseeuw (1990), table 4 of chapter 2.
  std::string_view strength(double mean) const {
    if (mean > 0.70)
      return t_("A strong structure (mean silhouette above 0.70).", "Сильная структура (средний силуэт выше 0,70).");
    if (mean > 0.50)
      return t_("A reasonable structure (mean silhouette above 0.50).",
                "Заметная структура (средний силуэт выше 0,50).");
    if (mean > 0.25) {
      return t_("A weak structure (mean silhouette between 0.25 and 0.50): read the borders of the groups with care.",
                "Слабая структура (средний силуэт от 0,25 до 0,50): к границам групп относитесь осторожно.");
    }
    return t_(
        "No substantial structure (mean silhouette of 0.25 or less): the groups are a way to sort the units, not "
        "separate kinds.",
        "Существенной структуры нет (средний силуэт 0,25 или меньше): группы — способ упорядочить объекты, а не "
        "отдельные виды.");
  }

  std::string side(const ProfileRow& row, bool rest) const {
    const study::Indicator& what = indicator(row.indicator);
    if (!std::isnan(row.share)) return percent(rest ? row.rest_share : row.share);
    const double median = rest ? row.rest_median : row.median;
    if (what.type == study::IndicatorType::Ordinal && !std::isnan(median)) {
      return t_(f_.scorecard.definition.in_words(what.levels[static_cast<std::size_t>(std::floor(median))]));
    }
    return short_number(median);
  }

  void profile_line(const ProfileRow& row) {
    const study::Indicator& what = indicator(row.indicator);
    std::string label = fmt::format("{} {}", what.id, t_(what.label));
    if (!row.member.empty()) {
      label = fmt::format("{}: {}", what.id, t_(f_.scorecard.definition.in_words(row.member)));
    }
    if (std::isnan(row.share)) label += fmt::format(" ({})", t_("median", "медиана"));
    out_ += fmt::format("    {} {}  {} {}  δ {:+.2f}  n {}\n", pad_right(shorten(label, 52), 52),
                        pad_left(side(row, false), 8), t_("rest", "прочие"), pad_left(side(row, true), 8), row.effect,
                        row.known);
  }

  void groups(const Grouping& grouping, const std::vector<ProfileRow>& rows) {
    out_ += heading(t_("The groups", "Группы"));
    const std::vector<int> sizes = grouping.partition.sizes();
    for (int g = 1; g <= grouping.partition.count; ++g) {
      const auto at = static_cast<std::size_t>(g - 1);
      out_ += fmt::format("{}{} {}: {} {}, {} {:.3f}, {} {}\n", g > 1 ? "\n" : "", t_("Group", "Группа"), g, sizes[at],
                          t_.count(sizes[at], "unit", "units", "объект", "объекта", "объектов"),
                          t_("mean silhouette", "средний силуэт"), grouping.silhouette.group_mean[at],
                          t_("most central:", "самый характерный:"), unit(grouping.medoids[at]).name);
      std::vector<std::string> members;
      for (std::size_t u = 0; u < grouping.partition.group.size(); ++u) {
        if (grouping.partition.group[u] == g) members.push_back(f_.scorecard.units[u].name);
      }
      out_ += paragraph(join(members, "; "), 2);
      const auto typical = study::typical(rows, g);
      if (typical.empty()) {
        out_ += fmt::format("  {}\n", t_("Nothing sets it apart from the rest (no effect of medium size).",
                                         "Ничем заметно не отличается от остальных (нет средних и сильных эффектов)."));
      } else {
        out_ += fmt::format("  {}\n", t_("What sets it apart (Cliff's δ against the rest):",
                                         "Чем отличается (δ Клиффа против остальных):"));
        for (std::size_t r = 0; r < typical.size() && r < kTypicalRows; ++r) profile_line(typical[r]);
      }
    }
  }

  void tree() {
    out_ += heading(fmt::format("{} ({}: {})", t_("Dendrogram", "Дендрограмма"), t_("linkage", "связь"),
                                study::name(f_.linkage.method)));
    out_ += fmt::format("{} {:.3f}; {} {:.3f}. {}\n\n", t_("Cophenetic correlation", "Кофенетическая корреляция"),
                        f_.cophenetic_correlation, t_("agglomerative coefficient", "агломеративный коэффициент"),
                        f_.agglomerative_coefficient,
                        t_("Before each name: group and silhouette.", "Перед названием: группа и силуэт."));
    const auto lines = draw_dendrogram(f_.linkage, f_.leaf_order, 50);
    for (std::size_t row = 0; row < lines.size(); ++row) {
      const auto u = static_cast<std::size_t>(f_.leaf_order[row]);
      out_ += fmt::format("{} {:>6.2f} {} {}\n", f_.groups.partition.group[u], f_.groups.silhouette.width[u],
                          pad_right(shorten(f_.scorecard.units[u].name, 38), 38), lines[row]);
    }
  }

  /// A published text in the reader's language, where the catalogue has it so.
  std::string_view in_language(const std::string& english, const std::string& russian) const {
    return t_(english, russian.empty() ? english : russian);
  }

  std::string group_list(const std::vector<int>& numbers) const {
    std::vector<std::string> list;
    for (const int number : numbers) list.push_back(std::to_string(number));
    return join(list, "+");
  }

  void agreement() {
    const study::Agreement& agreement = *f_.agreement;
    const study::Published& published = *f_.published;
    out_ += heading(t_("Beside the published study", "Рядом с опубликованным исследованием"));
    out_ += paragraph(
        fmt::format("{} {} {} {} {}. {}", agreement.holding, t_("of", "из"), agreement.checked,
                    t_("statements hold on the cut into", "утверждений верны при делении на"), published.groups.size(),
                    t_("These units are not the study's sample, and nothing was tuned to make the statements hold.",
                       "Это не выборка исследования, и под утверждения ничего не подгонялось.")),
        0);
    const std::vector<int> sizes = f_.published_cut->partition.sizes();
    for (std::size_t g = 0; g < published.groups.size(); ++g) {
      const int ours = agreement.ours[g];
      const auto at = static_cast<std::size_t>(ours - 1);
      out_ +=
          fmt::format("  {} {} ← {} {} ({} {}; {} {})\n", t_("published", "опубликованная"), published.groups[g].number,
                      in_language(published.groups[g].name, published.groups[g].name_ru), "", sizes[at],
                      t_.count(sizes[at], "unit", "units", "объект", "объекта", "объектов"),
                      t_("most central:", "самый характерный:"), unit(f_.published_cut->medoids[at]).name);
    }
    out_ += fmt::format("\n    {} {} {} {}  {}\n", pad_right(t_("group", "группа"), 6),
                        pad_right(t_("statement", "утверждение"), 56), pad_left(t_("wanted", "ожидается"), 16),
                        pad_left(t_("found", "найдено"), 7), t_("known", "известно"));
    for (const study::Verdict& verdict : agreement.verdicts) {
      const study::Statement& statement = published.statements[verdict.statement];
      out_ += fmt::format("  {} {} {} {} {}  {}/{}\n", verdict.holds ? "✓" : "✗",
                          pad_right(group_list(statement.groups), 6),
                          pad_right(shorten(in_language(statement.text, statement.text_ru), 56), 56),
                          pad_left(shorten(fmt::format("{} {}", study::word(statement.op), statement.value), 16), 16),
                          pad_left(percent(verdict.figure), 7), verdict.known, verdict.units);
    }
    const auto& first = agreement.assignments.front();
    std::string others;
    for (std::size_t a = 1; a < agreement.assignments.size(); ++a) {
      others += fmt::format("{}{}", a > 1 ? ", " : "", agreement.assignments[a].holding);
    }
    if (!others.empty()) {
      out_ +=
          paragraph(fmt::format("{} {} ({} {}).",
                                t_("Groups are matched so that most statements hold; the other matchings hold",
                                   "Группы сопоставлены так, чтобы верных утверждений было больше всего; при других "
                                   "сопоставлениях верны"),
                                others, t_("this one", "при этом"), first.holding),
                    2);
    }
    target_models();
  }

  void target_models() {
    const study::Published& published = *f_.published;
    if (published.models.empty()) return;
    out_ += heading(t_("Target models of the matched groups", "Целевые модели сопоставленных групп"));
    for (std::size_t g = 0; g < published.groups.size(); ++g) {
      out_ += fmt::format("{} {}\n", published.groups[g].number,
                          in_language(published.groups[g].name, published.groups[g].name_ru));
      for (const study::TargetModel& model : published.models) {
        if (model.group != published.groups[g].number || !model.applies) continue;
        out_ += paragraph(fmt::format("• {}. {}", in_language(model.name, model.name_ru),
                                      in_language(model.statement, model.statement_ru)),
                          2);
      }
    }
  }

  const Findings& f_;
  const Words& t_;
  std::string out_;
};

}  // namespace

std::string study_report(const Findings& findings, const Words& words) { return Report(findings, words).text(); }

}  // namespace vallis::app
