#include "app/cluster_commands.hpp"

#include <fmt/format.h>

#include "app/checklists_data.hpp"
#include "app/observed_database.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

using indicators::Verdict;

std::string_view words_of(Verdict verdict) {
  if (verdict == Verdict::Met) return "met";
  return verdict == Verdict::NotMet ? "not met" : "not known";
}

/// "M8 = 12 (2025), asked: at least 15".
std::string evidence_text(const indicators::ChecklistEvidence& one) {
  const std::string asked = one.decides ? ", asked: " + one.asked : "";
  if (!one.value) return one.indicator + " has no value" + asked;
  return fmt::format("{} = {} ({}){}", one.indicator, indicators::value_text(*one.value),
                     one.period.empty() ? "year not known" : one.period, asked);
}

void add_bar(std::string& text, const indicators::BarAnswer& bar) {
  text += fmt::format("  {}: {} ({} met, {} not met, {} not known)\n", bar.label.en, words_of(bar.verdict),
                      bar.met_count, bar.not_met_count, bar.not_known_count);
  for (const indicators::CriterionAnswer& one : bar.criteria) {
    text += fmt::format("    {:<9}  {}\n", words_of(one.verdict), one.statement.en);
    if (one.wording == indicators::Wording::NotInOurSources) {
      text += fmt::format("    {:<9}  what it asks in detail is not in our sources\n", "");
    }
    for (const auto& evidence : one.evidence) text += fmt::format("    {:<9}  {}\n", "", evidence_text(evidence));
  }
}

}  // namespace

ExitCode show_checklists(const ChecklistOptions& options) {
  const auto on = options.on.empty() ? base::Instant::now().date() : base::Date::parse(options.on);
  if (!on) return report(base::invalid_argument(fmt::format("'{}' is no date such as 2026-01-12.", options.on)));
  const auto checklists = built_in_checklists();
  if (!checklists) return report(checklists.error());
  const auto database = observed_database(options.server);
  if (!database) return report(database.error());
  const auto answers =
      (*database)->read([&](db::Reader& reader) -> base::Result<std::vector<indicators::ChecklistAnswer>> {
        const auto cluster = cluster_named(reader, options.cluster);
        if (!cluster) return cluster.error();
        return indicators::answer_checklists(reader, *checklists, cluster->cluster_id.uuid, *on);
      });
  if (!answers) return report(answers.error());
  if (options.format == Format::Json) {
    print(activity::snapshot(*answers) + "\n");
    return kSuccess;
  }
  std::string text;
  for (const auto& list : *answers) {
    text += fmt::format("{}, {}\n", list.label.en, list.on.text());
    for (const auto& bar : list.bars) add_bar(text, bar);
  }
  print(text);
  return kSuccess;
}

}  // namespace vallis::app
