#include "app/coding_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/csv.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

using catalogue::CodingCoverage;
using study::AgreementState;
using study::CoderAgreement;

constexpr std::size_t kWidth = 100;
constexpr std::size_t kLabelWidth = 44;
constexpr std::size_t kNumberWidth = 6;
constexpr std::size_t kDisputedShown = 12;

std::string lines_of(std::string_view text, std::size_t indent) {
  std::string lines;
  for (const std::string& line : base::wrap(text, kWidth - indent)) lines += std::string(indent, ' ') + line + '\n';
  return lines;
}

class CodingText {
 public:
  CodingText(const CodingFindings& findings, const Words& words)
      : f_(findings), coverage_(findings.coverage), t_(words) {}

  std::string text() {
    heading();
    by_year();
    by_cluster();
    agreement();
    disputed();
    return std::move(out_);
  }

 private:
  const std::string& coder(std::size_t c) const { return f_.codings.coders[c].name; }
  const std::string& label(std::size_t code) const { return t_(f_.codebook.codes[code].label); }

  void heading() {
    const std::string& title = t_(f_.codebook.label);
    out_ += fmt::format("{}\n{}\n", title, std::string(base::display_width(title), '='));
    out_ += lines_of(f_.codebook.source, 0);
    std::set<std::string> sources;
    std::size_t inferred = 0;
    for (const catalogue::Excerpt& excerpt : f_.codings.excerpts) {
      sources.insert(excerpt.source);
      inferred += excerpt.attribution == "inferred" ? 1 : 0;
    }
    out_ += lines_of(fmt::format("{}: {}; {}: {}; {}: {}. {}: {}; {}: {}.", t_("Excerpts", "Фрагментов"),
                                 f_.codings.excerpts.size(), t_("sources", "источников"), sources.size(),
                                 t_("cluster inferred from the content", "кластер определён по смыслу"), inferred,
                                 t_("Counted are the codes of", "Посчитаны коды кодировщика"), coder(coverage_.coder),
                                 t_("left uncoded", "без кода"), coverage_.uncoded),
                     0);
  }

  void row(std::string_view name, const std::vector<int>& counts, int total) {
    out_ += "   " + base::pad_right(base::shorten(name, kLabelWidth), kLabelWidth);
    out_ += base::pad_left(std::to_string(total), kNumberWidth);
    for (const int count : counts) {
      out_ += base::pad_left(count == 0 ? "·" : std::to_string(count), kNumberWidth);
    }
    out_ += '\n';
  }

  void by_year() {
    out_ += fmt::format("\n{}\n", t_("Coverage by factor and year", "Охват по факторам и годам"));
    out_ += "   " + base::pad_right("", kLabelWidth) + base::pad_left(t_("all", "всего"), kNumberWidth);
    for (const auto& year : coverage_.years) {
      out_ += base::pad_left(year ? std::to_string(*year) : std::string("?"), kNumberWidth);
    }
    out_ += '\n';
    for (std::size_t code = 0; code < coverage_.total.size(); ++code) {
      row(label(code), coverage_.by_year[code], coverage_.total[code]);
    }
  }

  void by_cluster() {
    out_ += fmt::format("\n{}\n", t_("Coverage by cluster; columns are the factors in their order",
                                     "Охват по кластерам; столбцы – факторы по порядку"));
    for (std::size_t c = 0; c < coverage_.clusters.size(); ++c) {
      std::vector<int> counts;
      int total = 0;
      for (const auto& of_code : coverage_.by_cluster) {
        counts.push_back(of_code[c]);
        total += of_code[c];
      }
      const std::string& id = coverage_.clusters[c];
      row(id.empty() ? t_("(clusters at large)", "(о кластерах вообще)") : std::string_view(id), counts, total);
    }
    if (f_.other_clusters.empty()) return;
    out_ += lines_of(
        fmt::format("{} {}.",
                    t_("Clusters of the catalogue without any excerpt:", "Кластеров каталога без единого фрагмента:"),
                    f_.other_clusters.size()),
        3);
  }

  std::string figure(const CoderAgreement& agreement) const {
    if (agreement.state == AgreementState::NoPairs) {
      return std::string(t_("undefined: nothing was coded twice", "не определён: ничего не закодировано дважды"));
    }
    if (agreement.state == AgreementState::NoVariation) {
      return std::string(t_("undefined: all codes are the same", "не определён: все коды одинаковы"));
    }
    std::string text = fmt::format("{:.3f}", agreement.value);
    if (agreement.interval) {
      text += fmt::format(" [{:.3f}, {:.3f}]", agreement.interval->low, agreement.interval->high);
    } else if (agreement.draws > 0) {
      text += fmt::format(" [{}]", t_("no interval", "без интервала"));
    }
    return text + fmt::format(" (n = {})", agreement.units);
  }

  void line(std::string_view name, const CoderAgreement& agreement) {
    out_ +=
        fmt::format("   {} {}\n", base::pad_right(base::shorten(name, kLabelWidth), kLabelWidth), figure(agreement));
  }

  void agreement() {
    const catalogue::CodingAgreement& found = f_.agreement;
    out_ += fmt::format("\n{}\n", t_("Agreement between coders", "Согласие кодировщиков"));
    if (found.coders.size() < 2) {
      out_ += lines_of(t_("There is one coder, so there is no agreement to measure.",
                          "Кодировщик один, поэтому согласие не измерить."),
                       3);
      return;
    }
    if (found.synthetic) {
      std::string made_up;
      for (const std::size_t c : found.coders) {
        if (f_.codings.coders[c].synthetic) made_up += (made_up.empty() ? "" : ", ") + coder(c);
      }
      out_ += lines_of(
          fmt::format("{} {}. {}", t_("SYNTHETIC: made up are the codes of", "СИНТЕТИЧЕСКИЕ ДАННЫЕ: выдуманы коды"),
                      made_up,
                      t_("The figures show how agreement is computed; they say nothing about the coding.",
                         "Числа показывают, как считается согласие, и ничего не говорят о кодировании.")),
          3);
    }
    line(t_("Krippendorff's α, factor", "α Криппендорфа, фактор"), found.code);
    for (std::size_t code = 0; code < found.each_code.size(); ++code) {
      line(fmt::format("  {}", label(code)), found.each_code[code]);
    }
    const bool scaled = f_.codebook.concreteness.has_value();
    if (scaled)
      line(t_("Krippendorff's α, concreteness (ordinal)", "α Криппендорфа, конкретность"), found.concreteness);
    for (const catalogue::PairAgreement& pair : found.pairs) {
      const std::string names = fmt::format("{} – {}", coder(pair.first), coder(pair.second));
      line(fmt::format("{} {}", t_("Cohen's κ,", "κ Коэна,"), names), pair.code);
      if (scaled) {
        line(t_("  concreteness, linear weights", "  конкретность, линейные веса"), pair.concreteness);
      }
    }
    if (f_.bootstrap.draws > 0) {
      out_ += lines_of(
          fmt::format("{} {:.0f} %: {} {}.", t_("In brackets:", "В скобках:"), 100 * f_.bootstrap.confidence,
                      t_("percentiles of resamples of the excerpts,", "перцентили повторных выборок фрагментов,"),
                      f_.bootstrap.draws),
          3);
    }
  }

  void disputed() {
    const auto& disputed = f_.agreement.disputed;
    if (disputed.empty()) return;
    out_ +=
        fmt::format("\n{} {}\n", t_("Excerpts with different codes:", "Фрагментов с разными кодами:"), disputed.size());
    for (std::size_t i = 0; i < disputed.size() && i < kDisputedShown; ++i) {
      const catalogue::Excerpt& excerpt = f_.codings.excerpts[disputed[i]];
      std::string codes;
      for (const std::size_t c : f_.agreement.coders) {
        const auto code = f_.codings.code(disputed[i], c);
        if (!code) continue;
        codes += fmt::format("{}{}: {}", codes.empty() ? "" : "; ", coder(c), f_.codebook.codes[*code].id);
      }
      out_ += lines_of(fmt::format("{} “{}” – {}", excerpt.id, base::shorten(excerpt.text, 60), codes), 3);
    }
    if (disputed.size() > kDisputedShown) {
      out_ += lines_of(fmt::format("{} {}; --format json {}", t_("and", "и ещё"), disputed.size() - kDisputedShown,
                                   t_("more has all.", "показывает все.")),
                       3);
    }
  }

  const CodingFindings& f_;
  const CodingCoverage& coverage_;
  const Words& t_;
  std::string out_;
};

base::Json text_or_null(const std::string& text) { return text.empty() ? base::Json() : base::Json(text); }

base::Json agreement_json(const CoderAgreement& agreement) {
  static constexpr std::string_view kStates[] = {"defined", "no_pairs", "no_variation"};
  base::Json interval;
  if (agreement.interval) interval = base::JsonArray{agreement.interval->low, agreement.interval->high};
  return base::JsonObject{{"state", kStates[static_cast<int>(agreement.state)]},
                          {"value", agreement.value},
                          {"units", agreement.units},
                          {"observed_disagreement", agreement.observed},
                          {"expected_disagreement", agreement.expected},
                          {"interval", std::move(interval)},
                          {"undefined_draws", agreement.undefined_draws}};
}

/// (code, cluster, year) → excerpts.
std::map<std::tuple<std::size_t, std::string, std::optional<int>>, int> cells_of(const CodingFindings& findings) {
  std::map<std::tuple<std::size_t, std::string, std::optional<int>>, int> cells;
  for (std::size_t e = 0; e < findings.codings.excerpts.size(); ++e) {
    const catalogue::Excerpt& excerpt = findings.codings.excerpts[e];
    const auto code = findings.codings.code(e, findings.coverage.coder);
    if (code) ++cells[{*code, excerpt.cluster, excerpt.year}];
  }
  return cells;
}

base::Json coverage_json(const CodingFindings& findings) {
  base::JsonArray cells;
  for (const auto& [place, count] : cells_of(findings)) {
    const auto& [code, cluster, year] = place;
    cells.emplace_back(base::JsonObject{{"code", findings.codebook.codes[code].id},
                                        {"cluster", text_or_null(cluster)},
                                        {"year", year ? base::Json(*year) : base::Json()},
                                        {"excerpts", count}});
  }
  base::JsonArray codes;
  for (std::size_t code = 0; code < findings.codebook.codes.size(); ++code) {
    codes.emplace_back(base::JsonObject{{"code", findings.codebook.codes[code].id},
                                        {"factor", findings.codebook.codes[code].factor},
                                        {"excerpts", findings.coverage.total[code]}});
  }
  base::JsonArray without;
  for (const std::string& id : findings.other_clusters) without.emplace_back(id);
  return base::JsonObject{{"coder", findings.codings.coders[findings.coverage.coder].name},
                          {"uncoded", findings.coverage.uncoded},
                          {"codes", std::move(codes)},
                          {"cells", std::move(cells)},
                          {"clusters_without_excerpts", std::move(without)}};
}

base::Json excerpts_json(const CodingFindings& findings) {
  const catalogue::Codings& codings = findings.codings;
  const auto& levels = findings.codebook.concreteness;
  base::JsonArray excerpts;
  for (std::size_t e = 0; e < codings.excerpts.size(); ++e) {
    const catalogue::Excerpt& excerpt = codings.excerpts[e];
    base::JsonArray given;
    for (std::size_t c = 0; c < codings.coders.size(); ++c) {
      const auto code = codings.code(e, c);
      const auto level = codings.level(e, c);
      if (!code && !level) continue;
      given.emplace_back(
          base::JsonObject{{"coder", codings.coders[c].name},
                           {"code", code ? base::Json(findings.codebook.codes[*code].id) : base::Json()},
                           {"concreteness", level ? base::Json(levels->levels[*level].id) : base::Json()}});
    }
    const auto& disputed = findings.agreement.disputed;
    excerpts.emplace_back(
        base::JsonObject{{"id", excerpt.id},
                         {"source", excerpt.source},
                         {"locator", excerpt.locator},
                         {"year", excerpt.year ? base::Json(*excerpt.year) : base::Json()},
                         {"cluster", text_or_null(excerpt.cluster)},
                         {"cluster_attribution", text_or_null(excerpt.attribution)},
                         {"text", excerpt.text},
                         {"codes", std::move(given)},
                         {"disputed", std::find(disputed.begin(), disputed.end(), e) != disputed.end()}});
  }
  return excerpts;
}

base::Json agreements_json(const CodingFindings& findings) {
  const catalogue::CodingAgreement& found = findings.agreement;
  base::JsonArray coders;
  for (const std::size_t c : found.coders) coders.emplace_back(findings.codings.coders[c].name);
  base::JsonArray each;
  for (std::size_t code = 0; code < found.each_code.size(); ++code) {
    each.emplace_back(
        base::JsonObject{{"code", findings.codebook.codes[code].id}, {"alpha", agreement_json(found.each_code[code])}});
  }
  base::JsonArray pairs;
  for (const catalogue::PairAgreement& pair : found.pairs) {
    pairs.emplace_back(base::JsonObject{{"coders", base::JsonArray{findings.codings.coders[pair.first].name,
                                                                   findings.codings.coders[pair.second].name}},
                                        {"kappa", agreement_json(pair.code)},
                                        {"kappa_concreteness_linear", agreement_json(pair.concreteness)}});
  }
  return base::JsonObject{{"coders", std::move(coders)},
                          {"synthetic", found.synthetic},
                          {"bootstrap", base::JsonObject{{"over", "excerpts"},
                                                         {"draws", findings.bootstrap.draws},
                                                         {"confidence", findings.bootstrap.confidence},
                                                         {"seed", findings.bootstrap.seed}}},
                          {"alpha_nominal", agreement_json(found.code)},
                          {"alpha_each_code", std::move(each)},
                          {"alpha_concreteness_ordinal", agreement_json(found.concreteness)},
                          {"pairs", std::move(pairs)}};
}

}  // namespace

std::string coding_text(const CodingFindings& findings, const Words& words) {
  return CodingText(findings, words).text();
}

base::Json coding_json(const CodingFindings& findings) {
  base::JsonArray coders;
  for (const catalogue::Coder& coder : findings.codings.coders) {
    coders.emplace_back(base::JsonObject{{"name", coder.name}, {"synthetic", coder.synthetic}});
  }
  return base::JsonObject{
      {"codebook", base::JsonObject{{"id", findings.codebook.id}, {"version", findings.codebook.version}}},
      {"coders", std::move(coders)},
      {"coverage", coverage_json(findings)},
      {"agreement", agreements_json(findings)},
      {"excerpts", excerpts_json(findings)}};
}

std::string coding_csv(const CodingFindings& findings) {
  std::string text = base::csv_row({"coder", "code", "cluster", "year", "excerpts"});
  const std::string& coder = findings.codings.coders[findings.coverage.coder].name;
  const auto cells = cells_of(findings);
  for (std::size_t code = 0; code < findings.codebook.codes.size(); ++code) {
    const std::string& id = findings.codebook.codes[code].id;
    if (findings.coverage.total[code] == 0) text += base::csv_row({coder, id, "", "", "0"});
    for (const auto& [place, count] : cells) {
      const auto& [of_code, cluster, year] = place;
      if (of_code != code) continue;
      text += base::csv_row({coder, id, cluster, year ? std::to_string(*year) : std::string(), std::to_string(count)});
    }
  }
  return text;
}

}  // namespace vallis::app
