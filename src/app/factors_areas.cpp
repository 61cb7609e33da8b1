#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/citations.hpp"
#include "app/factors.hpp"
#include "app/outcome_words.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

using catalogue::combined_areas;
using catalogue::FactorBeside;
using catalogue::factors_of;
using catalogue::standing;

class AreasText {
 public:
  AreasText(const Factors& factors, const Words& words) : a_(factors), t_(words) {}

  std::string text() {
    const std::string title = fmt::format("{}: {}", a_.scorecard.units[*a_.unit].name,
                                          t_("the combined areas of success", "объединённые области успеха"));
    out_ = fmt::format("{}\n{}\n", title, std::string(base::display_width(title), '='));
    for (const std::string& line :
         base::wrap(fmt::format("{} {} {}",
                                t_("Own results and plans beside the practices of",
                                   "Собственные результаты и планы рядом с практиками"),
                                a_.peers.size(),
                                t_("other clusters whose practices the catalogue records – those that the published "
                                   "study interviewed –, factor by factor. An entry says that something was published, "
                                   "not how well it works.",
                                   "других кластеров, практики которых есть в каталоге (с ними в исследовании провели "
                                   "интервью), фактор за фактором. Запись значит, что о чём-то сообщили, а не что это "
                                   "хорошо работает. Тексты записей — на английском, как в каталоге.")),
                    100)) {
      out_ += line + '\n';
    }
    summary();
    int number = 0;
    for (const std::string& area : combined_areas(a_)) {
      const auto factors = factors_of(a_, area);
      std::vector<std::string> names;
      for (const FactorBeside& beside : factors) names.push_back(factor_label(a_, *beside.factor, t_));
      out_ += fmt::format("\n{} {}. {}\n", t_("Area", "Область"), ++number, base::join(names, " + "));
      for (const FactorBeside& beside : factors) one(beside);
    }
    out_ += citations_.list([&](const std::string& id) { return source_text(a_.catalogue, id); }, t_);
    return std::move(out_);
  }

 private:
  void summary() {
    using base::pad_left;
    out_ +=
        fmt::format("\n{} {} {} {} {}  {}\n", base::pad_right(t_("success factor", "фактор успеха"), 46),
                    pad_left(t_("checks", "условия"), 8), pad_left(t_("results", "результаты"), 10),
                    pad_left(t_("plans", "планы"), 6), pad_left(t_("others", "другие"), 7), t_("in words", "словами"));
    for (const std::string& area : combined_areas(a_)) {
      for (const FactorBeside& beside : factors_of(a_, area)) {
        std::string checks = "–";
        if (beside.subject) {
          const study::SubjectResult& result = a_.results[*a_.unit][*beside.subject];
          checks = fmt::format("{}/{}", result.met, result.known);
        }
        out_ += fmt::format("{} {} {:>10} {:>6} {:>7}  {}\n",
                            base::pad_right(base::shorten(factor_label(a_, *beside.factor, t_), 46), 46),
                            pad_left(checks, 8), beside.results.size() + beside.own_practices.size(),
                            beside.plans.size(), beside.of_peers.size(), standing_words(standing(beside)));
      }
    }
    out_ += fmt::format("{}\n", t_("Checks: met of those known. Others: their practices.",
                                   "Условия: выполнено из известных. Другие: их практики."));
  }

  std::string_view standing_words(std::string_view standing) const {
    if (standing == "done") return t_("done, nothing planned", "сделано, планов нет");
    if (standing == "done_and_planned") return t_("done, more planned", "сделано, есть планы");
    if (standing == "planned") return t_("planned only", "только планы");
    return t_("nothing published", "ничего не опубликовано");
  }

  void one(const FactorBeside& beside) {
    out_ += fmt::format("\n  {} – {}\n", factor_label(a_, *beside.factor, t_), standing_words(standing(beside)));
    if (beside.subject) checks(*beside.subject);
    list(t_("Practices of its own", "Собственные практики"), beside.own_practices, false);
    list(t_("Results", "Результаты"), beside.results, false);
    list(t_("Plans", "Планы"), beside.plans, false);
    list(t_("Practices of the others", "Практики других"), beside.of_peers, true);
  }

  void checks(std::size_t s) {
    const study::AssessmentSubject& subject = a_.assessment.subjects[s];
    for (std::size_t c = 0; c < subject.checks.size(); ++c) {
      const Factors::PeerCount peers = a_.peers_meeting(s, c);
      out_ += fmt::format("    {} {} ({}); {} {} {} {}\n", sign(a_.results[*a_.unit][s].outcomes[c]),
                          t_(subject.checks[c].statement), subject.checks[c].indicator, t_("of the others", "у других"),
                          peers.met, t_("of", "из"), peers.known);
    }
  }

  void list(std::string_view heading, const Factors::List& practices, bool named) {
    if (practices.empty()) return;
    out_ += fmt::format("    {}\n", heading);
    for (const catalogue::Practice* practice : practices) {
      out_ += practice_item(a_, *practice, named ? "" : std::string(kind_word(practice->kind, t_)), citations_, t_, 6);
    }
  }

  const Factors& a_;
  const Words& t_;
  Citations citations_;
  std::string out_;
};

}  // namespace

std::string areas_text(const Factors& factors, const Words& words) { return AreasText(factors, words).text(); }

std::string areas_csv(const Factors& a) {
  std::string csv = base::csv_row(
      {"area", "factor", "standing", "practices", "results", "plans", "practices_of_peers", "peers_with_practices"});
  for (const std::string& area : combined_areas(a)) {
    for (const FactorBeside& beside : factors_of(a, area)) {
      csv += base::csv_row({area, beside.factor->slug, std::string(standing(beside)),
                            std::to_string(beside.own_practices.size()), std::to_string(beside.results.size()),
                            std::to_string(beside.plans.size()), std::to_string(beside.of_peers.size()),
                            std::to_string(beside.peers)});
    }
  }
  return csv;
}

}  // namespace vallis::app
