#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "app/commands.hpp"
#include "base/text.hpp"
#include "catalogue/practices.hpp"
#include "study/assessment.hpp"

namespace vallis::app {
namespace {

using study::Outcome;

constexpr std::size_t kWidth = 100;
constexpr std::string_view kFactors = "success-factors";

std::string lines_of(std::string_view text, std::size_t indent) {
  std::string lines;
  for (const std::string& line : base::wrap(text, kWidth - indent)) lines += std::string(indent, ' ') + line + '\n';
  return lines;
}

std::string_view sign(Outcome outcome) {
  switch (outcome) {
    case Outcome::Met:
      return "✓";
    case Outcome::NotMet:
      return "✗";
    default:
      return "?";
  }
}

std::string_view word(Outcome outcome) {
  switch (outcome) {
    case Outcome::Met:
      return "met";
    case Outcome::NotMet:
      return "not_met";
    default:
      return "unknown";
  }
}

/// Everything that the answer is made of.
struct Assessed {
  study::Scorecard scorecard;
  std::size_t unit = 0;
  study::Assessment assessment;
  std::vector<study::SubjectResult> results;
  catalogue::Practices practices;

  std::vector<const catalogue::Practice*> own(const std::string& factor) const {
    return select(factor, [&](const catalogue::Practice& p) { return p.cluster == scorecard.units[unit].id; });
  }
  std::vector<const catalogue::Practice*> others(const std::string& factor) const {
    return select(factor, [&](const catalogue::Practice& p) {
      return p.cluster != scorecard.units[unit].id && !p.cluster.empty() && p.kind == "practice";
    });
  }
  std::string cluster_name(const std::string& id) const {
    const auto found = scorecard.unit(id);
    return found ? scorecard.units[*found].name : id;
  }

 private:
  template <class Wanted>
  std::vector<const catalogue::Practice*> select(const std::string& factor, Wanted wanted) const {
    std::vector<const catalogue::Practice*> chosen;
    for (const catalogue::Practice& practice : practices.practices) {
      if (practice.factor == factor && wanted(practice)) chosen.push_back(&practice);
    }
    return chosen;
  }
};

base::Result<Assessed> assess_unit(const StudyFactorsOptions& options) {
  auto inputs = open_study(options.sources);
  if (!inputs) return inputs.error();
  Assessed assessed;
  assessed.scorecard = std::move(inputs->scorecard);
  const auto unit = assessed.scorecard.unit(options.unit);
  if (!unit) {
    std::vector<std::string> ids;
    for (const study::Unit& known : assessed.scorecard.units) ids.push_back(known.id);
    const auto near = base::nearest_word(options.unit, ids);
    return base::not_found(
        fmt::format("There is no unit '{}'{}.", options.unit, near ? fmt::format("; did you mean '{}'?", *near) : ""));
  }
  assessed.unit = *unit;
  const auto document =
      open_document("assessments", options.assessment.empty() ? std::string(kFactors) : options.assessment);
  if (!document) return document.error();
  auto assessment = study::read_assessment(document->json, document->name, assessed.scorecard.definition);
  if (!assessment) return assessment.error();
  assessed.assessment = std::move(*assessment);
  assessed.results = study::assess(assessed.scorecard, assessed.unit, assessed.assessment);
  const base::CsvTable* practices = inputs->catalogue.table("practices");
  const base::CsvTable* factors = inputs->catalogue.table("success_factors");
  if (practices != nullptr && factors != nullptr) {
    auto read = catalogue::read_practices(*practices, *factors);
    if (!read) return read.error();
    assessed.practices = std::move(*read);
  }
  return assessed;
}

class FactorsText {
 public:
  FactorsText(const Assessed& assessed, const Words& words) : a_(assessed), t_(words) {}

  std::string text() {
    const study::Unit& unit = a_.scorecard.units[a_.unit];
    const std::string title = fmt::format("{}: {}", unit.name, t_(a_.assessment.label));
    out_ = fmt::format("{}\n{}\n", title, std::string(base::display_width(title), '='));
    out_ += lines_of(a_.assessment.source, 0);
    for (std::size_t s = 0; s < a_.assessment.subjects.size(); ++s) subject(s);
    areas();
    return std::move(out_);
  }

 private:
  void subject(std::size_t s) {
    const study::AssessmentSubject& subject = a_.assessment.subjects[s];
    const study::SubjectResult& result = a_.results[s];
    out_ += fmt::format("\n{}. {}: {} {} {} {}\n", s + 1, t_(subject.label), result.met, t_("of", "из"), result.known,
                        t_("known checks are met", "известных условий выполнены"));
    bool gap = false;
    for (std::size_t c = 0; c < subject.checks.size(); ++c) {
      const study::Check& check = subject.checks[c];
      const std::size_t i = *a_.scorecard.definition.indicator(check.indicator);
      const auto& origins = a_.scorecard.values[i].origins;
      const std::string as_of = origins.empty() || origins[a_.unit].as_of.empty() ? "" : ", " + origins[a_.unit].as_of;
      out_ += fmt::format("   {} {} ({}: {}{})\n", sign(result.outcomes[c]), t_(check.statement), check.indicator,
                          t_(study::value_words(a_.scorecard, i, a_.unit)), as_of);
      out_ += lines_of(t_(check.reason), 7);
      gap = gap || result.outcomes[c] != Outcome::Met;
    }
    list(t_("What it does, did or plans itself:", "Что делает, сделал или планирует сам:"), a_.own(subject.id), false);
    if (gap) list(t_("What others do for it:", "Что для этого делают другие:"), a_.others(subject.id), true);
  }

  void list(std::string_view heading, const std::vector<const catalogue::Practice*>& practices, bool named) {
    if (practices.empty()) return;
    out_ += fmt::format("   {}\n", heading);
    for (const catalogue::Practice* practice : practices) {
      const std::string who = named ? a_.cluster_name(practice->cluster) : practice->kind;
      const std::string inferred = practice->attribution == "inferred"
                                       ? fmt::format(" ({})", t_("attribution inferred", "отнесено по смыслу"))
                                       : std::string();
      const std::string figures = practice->figures.empty() ? "" : fmt::format(" [{}]", practice->figures);
      out_ += lines_of(fmt::format("• {} – {}{}: {}{} <{}>", practice->title, who, inferred, practice->what, figures,
                                   practice->source),
                       5);
    }
  }

  /// The published comparison joins the seven factors in four areas and sets one cluster beside the interviewed ones.
  void areas() {
    std::vector<std::string> areas;
    for (const catalogue::SuccessFactor& factor : a_.practices.factors) {
      if (std::find(areas.begin(), areas.end(), factor.combined_area) == areas.end())
        areas.push_back(factor.combined_area);
    }
    const auto has_own = [&](const catalogue::Practice& p) { return p.cluster == a_.scorecard.units[a_.unit].id; };
    if (areas.empty() || std::none_of(a_.practices.practices.begin(), a_.practices.practices.end(), has_own)) return;
    out_ += fmt::format("\n{}\n", t_("The four combined areas: own entries beside the practices of others",
                                     "Четыре объединённые области: собственные записи рядом с практиками других"));
    out_ +=
        fmt::format("   {} {} {} {} {}\n", base::pad_right(t_("area", "область"), 34),
                    base::pad_left(t_("practices", "практики"), 10), base::pad_left(t_("results", "результаты"), 10),
                    base::pad_left(t_("plans", "планы"), 10), base::pad_left(t_("of others", "у других"), 10));
    for (const std::string& area : areas) {
      std::map<std::string, int> own;
      int others = 0;
      for (const catalogue::SuccessFactor& factor : a_.practices.factors) {
        if (factor.combined_area != area) continue;
        for (const catalogue::Practice* practice : a_.own(factor.slug)) ++own[practice->kind];
        others += static_cast<int>(a_.others(factor.slug).size());
      }
      out_ += fmt::format("   {} {:>10} {:>10} {:>10} {:>10}\n", base::pad_right(area, 34), own["practice"],
                          own["result"], own["plan"], others);
    }
  }

  const Assessed& a_;
  const Words& t_;
  std::string out_;
};

base::JsonArray practices_json(const std::vector<const catalogue::Practice*>& practices) {
  base::JsonArray array;
  for (const catalogue::Practice* p : practices) {
    array.emplace_back(base::JsonObject{{"id", p->id},
                                        {"cluster", p->cluster},
                                        {"title", p->title},
                                        {"what", p->what},
                                        {"figures", p->figures},
                                        {"kind", p->kind},
                                        {"attribution", p->attribution},
                                        {"source", p->source}});
  }
  return array;
}

base::Json factors_json(const Assessed& a) {
  base::JsonArray subjects;
  for (std::size_t s = 0; s < a.assessment.subjects.size(); ++s) {
    const study::AssessmentSubject& subject = a.assessment.subjects[s];
    base::JsonArray checks;
    for (std::size_t c = 0; c < subject.checks.size(); ++c) {
      checks.emplace_back(base::JsonObject{{"id", subject.checks[c].id},
                                           {"indicator", subject.checks[c].indicator},
                                           {"statement", subject.checks[c].statement.en},
                                           {"outcome", word(a.results[s].outcomes[c])}});
    }
    subjects.emplace_back(base::JsonObject{{"id", subject.id},
                                           {"label", subject.label.en},
                                           {"met", a.results[s].met},
                                           {"known", a.results[s].known},
                                           {"fit", a.results[s].fit()},
                                           {"checks", std::move(checks)},
                                           {"own_practices", practices_json(a.own(subject.id))},
                                           {"practices_of_others", practices_json(a.others(subject.id))}});
  }
  return base::JsonObject{{"id", a.scorecard.units[a.unit].id},
                          {"name", a.scorecard.units[a.unit].name},
                          {"assessment", a.assessment.id},
                          {"source", a.assessment.source},
                          {"subjects", std::move(subjects)}};
}

}  // namespace

ExitCode study_factors(const StudyFactorsOptions& options) {
  const auto assessed = assess_unit(options);
  if (!assessed) return report(assessed.error());
  if (options.format == Format::Json) {
    print(base::print_json(factors_json(*assessed)));
  } else {
    print(FactorsText(*assessed, Words(options.language)).text());
  }
  return kSuccess;
}

}  // namespace vallis::app
