#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/card_report.hpp"
#include "app/card_standing.hpp"
#include "app/citations.hpp"
#include "app/commands.hpp"
#include "app/figure_svg.hpp"
#include "app/map_svg.hpp"
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

/// Every result file, or none: all texts are made before the first is written.
base::Result<void> write_results(const study::Findings& findings, const study::RunContext& context,
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
  for (const auto& [name, bytes] : files) {
    if (bytes.empty()) continue;  // a picture of a part that was not run
    if (auto written = base::write_file(folder / name, bytes); !written) return written.error();
  }
  return {};
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
  if (!options.out.empty()) {
    if (auto written = write_results(*findings, context, options.out, words); !written) return report(written.error());
  }
  switch (options.format) {
    case Format::Table:
      print(study_report(*findings, words));
      if (!options.out.empty()) {
        print(
            fmt::format("\n{} {}: findings.json, units.csv, dissimilarity.csv, groups.csv, profiles.csv, "
                        "agreement.csv, membership.csv, consensus.csv, configurations.csv, group_tests.csv, "
                        "map.csv, scores.csv, study.svg, map.svg\n",
                        words("Written to", "Записано в"), options.out.string()));
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
  const auto card = study::describe(*findings, options.unit, options.nearest);
  if (!card) return report(card.error());
  const auto peers = read_peers(*findings, card->unit, options.peers);
  if (!peers) return report(peers.error());
  std::vector<study::Strength> strengths;
  // A unit alone in its group has nobody to be set beside, which is no fault of the question.
  const bool alone = peers->units.empty() || (peers->units.size() == 1 && peers->units.front() == card->unit);
  if (findings->scores && !alone) {
    auto found = study::strengths(*findings, card->unit, peers->units);
    if (!found) return report(found.error());
    strengths = std::move(*found);
  }
  const Words words(options.language);
  switch (options.format) {
    case Format::Table:
      print(card_report(
          *findings, *card, [&](const std::string& id) { return source_text(inputs->catalogue, id); },
          standing_report(*findings, card->unit, *peers, strengths, words), words));
      break;
    case Format::Json: {
      base::JsonObject json = card_json(*findings, *card).as_object();
      for (auto& member : standing_json(*findings, card->unit, *peers, strengths)) {
        json[member.key()] = std::move(member.value());
      }
      print(base::print_json(json));
      break;
    }
    case Format::Csv:
      print(card_csv(*findings, *card));
      break;
  }
  return kSuccess;
}

}  // namespace vallis::app
