#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/citations.hpp"
#include "app/factors.hpp"
#include "app/outcome_words.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

using study::Outcome;

constexpr std::size_t kWidth = 100;

std::string lines_of(std::string_view text, std::size_t indent) {
  std::string lines;
  for (const std::string& line : base::wrap(text, kWidth - indent)) lines += std::string(indent, ' ') + line + '\n';
  return lines;
}

const study::Origin& origin_of(const Factors& factors, const std::string& indicator) {
  static const study::Origin none;
  const auto& origins = factors.scorecard.values[*factors.scorecard.definition.indicator(indicator)].origins;
  return origins.empty() ? none : origins[*factors.unit];
}

class FactorsText {
 public:
  FactorsText(const Factors& factors, const Words& words) : a_(factors), t_(words) {}

  std::string text() {
    const std::string title = fmt::format("{}: {}", a_.scorecard.units[*a_.unit].name, t_(a_.assessment.label));
    out_ = fmt::format("{}\n{}\n", title, std::string(base::display_width(title), '='));
    out_ += lines_of(a_.assessment.source, 0);
    for (std::size_t s = 0; s < a_.assessment.subjects.size(); ++s) subject(s);
    out_ += citations_.list([&](const std::string& id) { return source_text(a_.catalogue, id); }, t_);
    return std::move(out_);
  }

 private:
  void subject(std::size_t s) {
    const study::AssessmentSubject& subject = a_.assessment.subjects[s];
    const study::SubjectResult& result = a_.results[*a_.unit][s];
    out_ += fmt::format("\n{}. {}: {} {} {} {}\n", s + 1, t_(subject.label), result.met, t_("of", "из"), result.known,
                        t_("known checks are met", "известных условий выполнены"));
    for (std::size_t c = 0; c < subject.checks.size(); ++c) check(subject.checks[c], result.outcomes[c]);
    own(subject);
    others(s);
  }

  /// The check with its evidence: value, year, source, and how it was read.
  void check(const study::Check& check, Outcome outcome) {
    const std::size_t i = *a_.scorecard.definition.indicator(check.indicator);
    const study::Origin& origin = origin_of(a_, check.indicator);
    out_ +=
        fmt::format("   {} {} ({}: {}{}){}\n", sign(outcome), t_(check.statement), check.indicator,
                    t_(study::value_words(a_.scorecard, i, *a_.unit)), origin.as_of.empty() ? "" : ", " + origin.as_of,
                    origin.sources.empty() ? "" : " " + citations_.marks(origin.sources));
    out_ += lines_of(t_(check.reason), 7);
    if (!origin.note.empty()) out_ += lines_of(fmt::format("{}: {}", t_("Note", "Примечание"), origin.note), 7);
    if (outcome == Outcome::Unknown) {
      out_ += lines_of(t_("Not known: find this out first.", "Неизвестно: сначала выяснить."), 7);
    }
  }

  void own(const study::AssessmentSubject& subject) {
    const Factors::List list = a_.own(subject.id);
    if (list.empty()) return;
    out_ += fmt::format("   {}\n", t_("What it does, did or plans itself:", "Что делает, сделал или планирует сам:"));
    for (const catalogue::Practice* practice : list) {
      out_ += practice_item(a_, *practice, std::string(kind_word(practice->kind, t_)), citations_, t_, 5);
    }
  }

  /// Where there is a gap, the practices of clusters that meet the open checks come first.
  void others(std::size_t s) {
    Factors::List list = a_.others(a_.assessment.subjects[s].id);
    if (list.empty()) return;
    const auto& outcomes = a_.results[*a_.unit][s].outcomes;
    const bool gap = std::any_of(outcomes.begin(), outcomes.end(), [](Outcome o) { return o != Outcome::Met; });
    out_ +=
        fmt::format("   {}\n", gap ? t_("What others do for it (✓: their cluster meets a check open here):",
                                        "Что для этого делают другие (✓: их кластер выполняет открытое здесь условие):")
                                   : t_("What others do for it:", "Что для этого делают другие:"));
    std::stable_sort(list.begin(), list.end(), [&](const catalogue::Practice* a, const catalogue::Practice* b) {
      return a_.closes(s, *a).size() > a_.closes(s, *b).size();
    });
    for (const catalogue::Practice* practice : list) {
      const auto closes = a_.closes(s, *practice);
      const std::string who =
          cluster_name(a_, *practice, t_) + (closes.empty() ? "" : fmt::format(" (✓ {})", base::join(closes, ", ")));
      out_ += practice_item(a_, *practice, who, citations_, t_, 5);
    }
  }

  const Factors& a_;
  const Words& t_;
  Citations citations_;
  std::string out_;
};

}  // namespace

std::string factors_text(const Factors& factors, const Words& words) { return FactorsText(factors, words).text(); }

std::string factors_csv(const Factors& a) {
  std::string csv =
      base::csv_row({"subject", "check", "indicator", "statement", "outcome", "value", "as_of", "sources"});
  for (std::size_t s = 0; s < a.assessment.subjects.size(); ++s) {
    const study::AssessmentSubject& subject = a.assessment.subjects[s];
    for (std::size_t c = 0; c < subject.checks.size(); ++c) {
      const study::Check& check = subject.checks[c];
      const std::size_t i = *a.scorecard.definition.indicator(check.indicator);
      const Outcome outcome = a.results[*a.unit][s].outcomes[c];
      const study::Origin& origin = origin_of(a, check.indicator);
      csv += base::csv_row({subject.id, check.id, check.indicator, check.statement.en, std::string(word(outcome)),
                            outcome == Outcome::Unknown ? "" : study::value_text(a.scorecard, i, *a.unit), origin.as_of,
                            base::join(origin.sources, ";")});
    }
  }
  return csv;
}

std::string practices_text(const Factors& factors, const Words& words) {
  Citations citations;
  std::string text = fmt::format(
      "{}\n", words("The practices of the catalogue, by success factor", "Практики каталога по факторам успеха"));
  for (std::size_t f = 0; f < factors.practices.factors.size(); ++f) {
    const catalogue::SuccessFactor& factor = factors.practices.factors[f];
    const Factors::List list = factors.all(factor.slug);
    text += fmt::format("\n{}. {} ({})\n", f + 1, factor_label(factors, factor, words), list.size());
    for (const catalogue::Practice* practice : list) {
      const std::string who =
          cluster_name(factors, *practice, words) +
          (practice->kind == "practice" ? "" : fmt::format(", {}", kind_word(practice->kind, words)));
      text += practice_item(factors, *practice, who, citations, words, 3);
    }
  }
  return text + citations.list([&](const std::string& id) { return source_text(factors.catalogue, id); }, words);
}

std::string practices_csv(const Factors& factors) {
  std::string csv =
      base::csv_row({"factor", "practice", "cluster", "title", "what", "figures", "kind", "attribution", "source"});
  for (const catalogue::SuccessFactor& factor : factors.practices.factors) {
    for (const catalogue::Practice* p : factors.all(factor.slug)) {
      csv += base::csv_row(
          {factor.slug, p->id, p->cluster, p->title, p->what, p->figures, p->kind, p->attribution, p->source});
    }
  }
  return csv;
}

}  // namespace vallis::app
