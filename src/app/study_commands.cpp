#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/card_report.hpp"
#include "app/card_standing.hpp"
#include "app/citations.hpp"
#include "app/commands.hpp"
#include "app/figure_svg.hpp"
#include "app/map_svg.hpp"
#include "app/study_page.hpp"
#include "app/study_report.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "study/configurations_json.hpp"
#include "study/findings_json.hpp"
#include "study/group_stability_json.hpp"
#include "study/indicator_tests_json.hpp"
#include "study/scores_json.hpp"
#include "study/unit_map_json.hpp"
#include "study/workers.hpp"

namespace vallis::app {
namespace {

/// Every result file, or none: all texts are made before the first is written. Gives the names of those that there are.
base::Result<std::vector<std::string>> write_results(const study::Findings& findings, const study::RunContext& context,
                                                     const std::filesystem::path& folder, const Words& words) {
  const std::array<std::pair<std::string_view, std::string>, 14> files{{
      {"findings.json", base::print_json(study::findings_json(findings, context))},
      {"units.csv", study::units_csv(findings)},
      {"dissimilarity.csv", study::dissimilarity_csv(findings)},
      {"groups.csv", study::groups_csv(findings)},
      {"profiles.csv", study::profiles_csv(findings)},
      {"agreement.csv", study::agreement_csv(findings)},
      {"group_tests.csv", study::group_tests_csv(findings)},
      {"map.csv", study::map_csv(findings)},
      {"membership.csv", study::membership_csv(findings)},
      {"consensus.csv", study::consensus_csv(findings)},
      {"configurations.csv", study::configurations_csv(findings)},
      {"scores.csv", study::scores_csv(findings)},
      {"study.svg", study_figure(findings, words)},
      {"map.svg", map_figure(findings, words)},
  }};
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files) {
    if (bytes.empty()) continue;  // a picture of a part that was not run, a square of too many units
    if (auto written = base::write_file(folder / name, bytes); !written) return written.error();
    names.emplace_back(name);
  }
  return names;
}

}  // namespace

ExitCode study_run(const StudyRunOptions& options) {
  const auto inputs = open_study(options.sources);
  if (!inputs) return report(inputs.error());
  study::Workers workers(options.threads);
  base::Result<study::Findings> findings = base::cancelled();
  {
    TerminalProgress progress;
    findings = study::run(inputs->scorecard, inputs->recipe, inputs->published, workers, progress);
  }
  if (!findings) return report(findings.error());
  const study::RunContext context = context_of(*inputs);
  const Words words(options.language);
  std::vector<std::string> names;
  if (!options.out.empty()) {
    auto written = write_results(*findings, context, options.out, words);
    if (!written) return report(written.error());
    names = std::move(*written);
  }
  if (!options.report.empty()) {
    const auto page = study_page(*inputs, *findings, options.language);
    if (!page) return report(page.error());
    if (auto written = base::write_file(options.report, *page); !written) return report(written.error());
  }
  switch (options.format) {
    case Format::Table:
      print(study_report(*findings, words));
      if (!options.out.empty()) {
        print(fmt::format("\n{} {}: {}\n", words("Written to", "Записано в"), options.out.string(),
                          base::join(names, ", ")));
      }
      break;
    case Format::Json:
      print(base::print_json(study::findings_json(*findings, context)));
      break;
    case Format::Csv:
      print(study::units_csv(*findings));
      break;
  }
  return kSuccess;
}

ExitCode study_describe(const StudyDescribeOptions& options) {
  const auto inputs = open_study(options.sources);
  if (!inputs) return report(inputs.error());
  const auto findings = run_quietly(*inputs, options.threads);
  if (!findings) return report(findings.error());
  if (options.format == Format::Json) {
    const auto json = study::description_json(*findings, options.unit, options.nearest, options.peers);
    if (!json) return report(json.error());
    print(base::print_json(*json));
    return kSuccess;
  }
  const auto card = study::describe(*findings, options.unit, options.nearest);
  if (!card) return report(card.error());
  const auto peers = study::read_peers(*findings, card->unit, options.peers);
  if (!peers) return report(peers.error());
  const auto strengths = study::strengths_beside(*findings, card->unit, *peers);
  if (!strengths) return report(strengths.error());
  const Words words(options.language);
  if (options.format == Format::Csv) {
    print(card_csv(*findings, *card));
    return kSuccess;
  }
  print(card_report(
      *findings, *card, [&](const std::string& id) { return source_text(inputs->catalogue, id); },
      standing_report(*findings, card->unit, *peers, *strengths, words), words));
  return kSuccess;
}

}  // namespace vallis::app
