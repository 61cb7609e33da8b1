#include "app/cluster_commands.hpp"

#include <fmt/format.h>

#include "app/checklists_data.hpp"
#include "app/observed_database.hpp"
#include "base/file.hpp"
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

std::string shown_value(const std::optional<base::Json>& value) {
  return value ? indicators::value_text(*value) : "(no value)";
}

std::string progress_text(const scorecards::ClusterProgress& progress) {
  std::string text;
  for (const auto& one : progress.indicators) {
    text += fmt::format("{}  {}\n", base::pad_right(one.indicator, 4), one.name_en);
    for (const auto& period : one.periods) {
      text += fmt::format("      {} {} {}", base::pad_right(period.period.empty() ? "?" : period.period, 10),
                          base::pad_right(period.unit_code, 20), shown_value(period.value));
      if (period.revisions.size() > 1) text += fmt::format("  ({} revisions)", period.revisions.size());
      text += "\n";
    }
  }
  for (const auto& one : progress.studies) {
    text += fmt::format("{}: group {} of {}", one.code, one.group, one.group_count);
    if (one.rank) text += fmt::format(", rank {} of {}", *one.rank, one.unit_count);
    if (one.rank && one.rank_low && one.rank_high) text += fmt::format(" ({}–{})", *one.rank_low, *one.rank_high);
    text += "\n";
  }
  return text.empty() ? "Nothing is published of it yet.\n" : text;
}

}  // namespace

ExitCode show_progress(const ProgressOptions& options) {
  const auto database = observed_database(options.server);
  if (!database) return report(database.error());
  const auto progress = (*database)->read([&](db::Reader& reader) -> base::Result<scorecards::ClusterProgress> {
    const auto cluster = cluster_named(reader, options.cluster);
    if (!cluster) return cluster.error();
    return scorecards::cluster_progress(reader, {}, cluster->cluster_id);
  });
  if (!progress) return report(progress.error());
  print(options.format == Format::Json ? activity::snapshot(*progress) + "\n" : progress_text(*progress));
  return kSuccess;
}

ExitCode write_cluster_report(const ClusterReportOptions& options) {
  const auto database = observed_database(options.server);
  if (!database) return report(database.error());
  const auto bytes = (*database)->read([&](db::Reader& reader) -> base::Result<std::string> {
    const auto cluster = cluster_named(reader, options.cluster);
    if (!cluster) return cluster.error();
    const auto made = scorecards::cluster_report(reader, {}, cluster->cluster_id, base::Instant::now().date());
    if (!made) return made.error();
    return scorecards::report_file(*made, options.format);
  });
  if (!bytes) return report(bytes.error());
  if (options.file.empty()) {
    print(*bytes);
    return kSuccess;
  }
  const auto written = base::write_file(options.file, *bytes);
  return written ? kSuccess : report(written.error());
}

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
