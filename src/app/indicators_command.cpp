#include "app/indicators_command.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/observed_database.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "directory/indicators.hpp"
#include "indicators/measure.hpp"
#include "indicators/observation_import.hpp"

namespace vallis::app {
namespace {

using indicators::Observation;
using indicators::ObservationState;

const activity::Actor kMachine{.request_id = "command line"};

/// What stands for a cluster and its countries.
base::Result<std::vector<Observation>> standing(db::Reader& reader, const std::string& code,
                                                std::vector<ObservationState> states) {
  indicators::ObservationQuery query;
  query.states = std::move(states);
  if (!code.empty()) {
    const auto cluster = cluster_named(reader, code);
    if (!cluster) return cluster.error();
    query.clusters = {cluster->cluster_id.uuid};
    query.countries = cluster->countries;
  }
  return indicators::observations(reader, query);
}

base::Result<void> keep_period(std::vector<Observation>& all, const std::string& period) {
  if (period.empty()) return {};
  const auto wanted = base::Period::parse(period);
  if (!wanted) return base::invalid_argument(fmt::format("'{}' is no period; write one such as 2026.", period));
  std::erase_if(all, [&](const Observation& one) {
    return !one.from_on || *one.from_on > wanted->last || *one.to_on < wanted->first;
  });
  return {};
}

std::string shown_value(const Observation& one) {
  if (one.value) return indicators::value_text(*one.value);
  return one.absence == indicators::Absence::Suppressed ? "(suppressed)" : "(not available)";
}

void print_observations(const std::vector<Observation>& all) {
  std::string text =
      fmt::format("{:<5} {:<26} {:<10} {:<44} {:<9} {:<10}\n", "", "unit", "period", "value", "origin", "state");
  for (const Observation& one : all) {
    text += fmt::format("{:<5} {} {:<10} {} {:<9} {:<10}\n", one.indicator,
                        base::pad_right(base::shorten(one.unit_code, 26), 26), one.period.empty() ? "?" : one.period,
                        base::pad_right(base::shorten(shown_value(one), 44), 44), base::enum_word(one.origin),
                        base::enum_word(one.state));
  }
  const auto shares = indicators::origin_shares(all);
  text += fmt::format("{} observations: {} measured, {} declared, {} imported, {} without a value.\n", all.size(),
                      shares.measured_count, shares.declared_count, shares.imported_count, shares.missing_count);
  print(text);
}

/// Whether somebody's figure stands where the records have none: it is not to give way to that.
base::Result<bool> has_published_value(db::Reader& reader, const Observation& one) {
  indicators::ObservationQuery query;
  query.indicators = {one.indicator};
  query.clusters = {*one.cluster_id};
  const auto published = indicators::observations(reader, query);
  if (!published) return published.error();
  return std::any_of(published->begin(), published->end(),
                     [&](const Observation& other) { return other.period == one.period && other.value; });
}

base::Result<void> publish_all(db::Transaction& tx, const base::Instant& now, const indicators::Measured& measured) {
  const std::string reason = "Published on the command line.";
  for (const auto& id : measured.observations) {
    auto one = indicators::find_observation(tx, id);
    if (one && !one->value) {
      const auto there = has_published_value(tx, *one);
      if (!there) return there.error();
      if (*there) continue;
    }
    if (one && one->state == ObservationState::Proposed) {
      one = indicators::check(tx, kMachine, now, id, one->version, reason);
    }
    if (one && one->state == ObservationState::Checked) {
      one = indicators::publish(tx, kMachine, now, id, one->version, reason);
    }
    if (!one) return one.error();
  }
  return {};
}

}  // namespace

ExitCode list_indicators(const IndicatorsListOptions& options) {
  const auto database = observed_database(options.server);
  if (!database) return report(database.error());
  if (options.cluster.empty()) {
    const auto all = (*database)->read([](db::Reader& reader) { return indicators::indicators(reader); });
    if (!all) return report(all.error());
    if (options.format == Format::Json) {
      print(activity::snapshot(*all) + "\n");
      return kSuccess;
    }
    std::string text;
    for (const indicators::Indicator& one : *all) {
      text += fmt::format("{:<4} {} {:<8} {:<8} {}\n", one.code, base::pad_right(one.name_en, 34),
                          base::enum_word(one.unit_kind), base::enum_word(one.kind), one.measure_unit);
    }
    print(text);
    return kSuccess;
  }
  auto all = (*database)->read([&](db::Reader& reader) {
    return standing(reader, options.cluster,
                    {ObservationState::Proposed, ObservationState::Checked, ObservationState::Published});
  });
  if (!all) return report(all.error());
  if (auto kept = keep_period(*all, options.period); !kept) return report(kept.error());
  if (options.format == Format::Json) {
    print(activity::snapshot(*all) + "\n");
  } else {
    print_observations(*all);
  }
  return kSuccess;
}

ExitCode measure_indicators(const IndicatorsMeasureOptions& options) {
  const auto period = base::Period::parse(options.period);
  if (!period) {
    return report(base::invalid_argument(fmt::format("'{}' is no period; write one such as 2026.", options.period)));
  }
  const auto database = observed_database(options.server);
  if (!database) return report(database.error());
  indicators::Sources sources;
  sources.add(directory::make_directory_indicators());
  const base::Instant now = base::Instant::now();
  std::vector<Observation> stands;
  const auto measured = (*database)->transact([&](db::Transaction& tx) -> base::Result<indicators::Measured> {
    const auto cluster = cluster_named(tx, options.cluster);
    if (!cluster) return cluster.error();
    auto done = indicators::measure(tx, kMachine, now, sources, cluster->cluster_id.uuid, *period);
    if (!done) return done;
    if (options.publish) {
      if (auto published = publish_all(tx, now, *done); !published) return published.error();
    }
    auto found = indicators::find_observations(tx, done->observations);
    if (!found) return found.error();
    stands = std::move(*found);
    return done;
  });
  if (!measured) return report(measured.error());
  if (options.format == Format::Json) {
    print(activity::snapshot(*measured) + "\n");
    return kSuccess;
  }
  print_observations(stands);
  print(fmt::format("Measured for {}: {} new, {} revised, {} unchanged; {} suppressed, {} not available.\n",
                    period->text(), measured->new_count, measured->revised_count, measured->unchanged_count,
                    measured->suppressed_count, measured->absent_count));
  return kSuccess;
}

ExitCode import_indicators(const IndicatorsImportOptions& options) {
  const auto bytes = base::read_file(options.file);
  if (!bytes) return report(bytes.error());
  const auto database = observed_database(options.server);
  if (!database) return report(database.error());
  const base::Instant now = base::Instant::now();
  const indicators::MayEdit may = [](const std::optional<base::Uuid>&) { return true; };
  std::optional<indicators::ObservationImport> preview;
  std::vector<base::Fault> faults;
  const base::Error only_tried = base::cancelled();
  const auto done = (*database)->transact([&](db::Transaction& tx) -> base::Result<void> {
    preview.reset();
    const auto made = indicators::preview_observations(tx, kMachine, now, may, options.file.filename().string(), *bytes,
                                                       options.encoding);
    if (!made) return made.error();
    auto wrong = indicators::observation_import_faults(tx, made->import_id);
    if (!wrong) return wrong.error();
    preview = *made;
    faults = std::move(*wrong);
    // What an error undoes was never there: a file that is to be mended leaves nothing behind.
    if (options.dry_run || !faults.empty()) return only_tried;
    const auto committed = indicators::commit_observations(tx, kMachine, now, may, made->import_id, made->version);
    if (!committed) return committed.error();
    return {};
  });
  if (!done && (!preview || done.error().kind != base::ErrorKind::Cancelled)) return report(done.error());
  print(fmt::format("{} lines: {} new, {} revised, {} unchanged, {} are wrong.\n", preview->line_count,
                    preview->new_count, preview->revised_count, preview->unchanged_count, preview->fault_count));
  if (!faults.empty()) return report(base::invalid_input(std::move(faults)));
  if (!options.dry_run) print("What is new or revised is proposed; somebody checks and publishes it on the server.\n");
  return kSuccess;
}

ExitCode export_indicators(const IndicatorsExportOptions& options) {
  const auto database = observed_database(options.server);
  if (!database) return report(database.error());
  const auto bytes = (*database)->read([&](db::Reader& reader) -> base::Result<std::string> {
    auto all = standing(reader, options.cluster, {ObservationState::Published});
    if (!all) return all.error();
    if (auto kept = keep_period(*all, options.period); !kept) return kept.error();
    return indicators::export_observations(reader, *all, options.format);
  });
  if (!bytes) return report(bytes.error());
  if (options.file.empty()) {
    print(*bytes);
    return kSuccess;
  }
  const auto written = base::write_file(options.file, *bytes);
  return written ? kSuccess : report(written.error());
}

}  // namespace vallis::app
