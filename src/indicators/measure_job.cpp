#include "indicators/measure_job.hpp"

#include <fmt/format.h>

#include "indicators/detail/unit.hpp"

namespace vallis::indicators {
namespace {

constexpr const char* kJob = "indicators.measure";
constexpr const char* kNight = "indicators.measure_night";

constexpr std::string_view kOperated =
    "SELECT cluster_id FROM directory_unit_v WHERE unit_kind = 'cluster' AND operated ORDER BY cluster_id";

// Previews that nobody committed are of no use to anybody after a month.
constexpr std::string_view kForgetPreviews =
    "DELETE FROM observation_import WHERE state = 'previewed' AND created_at < $1";
constexpr std::chrono::hours kPreviewsKept{30 * 24};

base::Result<base::Json> run_order(jobs::Context& context, const Sources& sources) {
  const auto order = context.payload_as<MeasureOrder>();
  if (!order) return order.error();
  const auto period = base::Period::parse(order->period);
  if (!period) return base::invalid_argument("'" + order->period + "' is no period.");
  context.report("measuring", 0);
  const auto measured = context.transact([&](db::Transaction& tx) {
    const activity::Actor by{order->account_id, {}, order->request_id};
    return measure(tx, by, base::Instant::now(), sources, order->cluster_id, *period);
  });
  if (!measured) return measured.error();
  context.report("measured", 1);
  return base::parse_json(activity::snapshot(*measured), "measured");
}

}  // namespace

base::Result<jobs::JobId> order_measurement(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                            base::Uuid cluster_id, const std::string& period) {
  const auto parsed = base::Period::parse(period);
  if (!parsed || parsed->first > now.date()) {
    base::Fault fault;
    fault.field = "/period";
    fault.what = parsed ? fmt::format("{} has not begun; measure a period that has.", period)
                        : "A period is one such as 2026, 2026-Q1, 2026-01 or 2026-01-12/2026-02-11.";
    return base::invalid_input({std::move(fault)});
  }
  const auto unit = detail::unit_of_cluster(tx, cluster_id);
  if (!unit) return unit.error();
  if (!unit->operated) {
    return base::conflict(fmt::format("'{}' is not run here, so there are no records to measure.", unit->unit_code));
  }
  jobs::EnqueueOptions options;
  options.unique_key = cluster_id.text() + " " + parsed->text();
  const auto id =
      jobs::enqueue(tx, kJob, MeasureOrder{cluster_id, parsed->text(), by.account_id, by.request_id}, options);
  if (!id) return id;
  const auto logged = activity::record(tx, {.by = by,
                                            .verb = "measurement_ordered",
                                            .object_kind = "measurement",
                                            .object_id = cluster_id.text(),
                                            .scope = cluster_id.text(),
                                            .reason = parsed->text()});
  if (!logged) return logged.error();
  return id;
}

base::Result<MeasurementJob> find_measurement(db::Reader& reader, base::Uuid cluster_id, jobs::JobId id) {
  const base::Error none = base::not_found("There is no such measurement.");
  auto job = jobs::find_job(reader, id);
  if (!job) return job.error().kind == base::ErrorKind::NotFound ? none : job.error();
  if (job->kind != kJob) return none;
  const auto order = base::read_document<MeasureOrder>(job->payload, "");
  if (!order || order->cluster_id != cluster_id) return none;
  return MeasurementJob{id,         cluster_id,      order->period, job->state,
                        job->stage, job->done_share, job->result,   job->error};
}

base::Result<Measured> measure_night(jobs::Context& context, const Sources& sources, const base::Instant& now) {
  const auto clusters = context.database().read([](db::Reader& reader) { return reader.many<base::Uuid>(kOperated); });
  if (!clusters) return clusters.error();
  const auto forgotten =
      context.transact([&](db::Transaction& tx) { return tx.execute(kForgetPreviews, now.plus(-kPreviewsKept)); });
  if (!forgotten) return forgotten.error();
  const base::Date today = now.date();
  std::vector<int> years;
  if (today.month() == 1) years.push_back(today.year() - 1);
  years.push_back(today.year());
  Measured sums;
  std::size_t done = 0;
  for (const base::Uuid cluster : *clusters) {
    for (const int year : years) {
      if (context.cancelled()) return base::cancelled();
      const base::Period period{base::Date::of(year, 1, 1), base::Date::of(year, 12, 31)};
      const auto measured =
          context.transact([&](db::Transaction& tx) { return measure(tx, {}, now, sources, cluster, period); });
      if (!measured) return measured.error().in("measuring cluster " + cluster.text());
      sums.new_count += measured->new_count;
      sums.revised_count += measured->revised_count;
      sums.unchanged_count += measured->unchanged_count;
      sums.suppressed_count += measured->suppressed_count;
      sums.absent_count += measured->absent_count;
    }
    context.report("measuring", static_cast<double>(++done) / static_cast<double>(clusters->size()));
  }
  return sums;
}

base::Result<void> add_measure_jobs(jobs::Runner& runner, const Sources& sources) {
  runner.register_job(kJob, [&sources](jobs::Context& context) { return run_order(context, sources); });
  runner.register_job(kNight, [&sources](jobs::Context& context) -> base::Result<base::Json> {
    const auto sums = measure_night(context, sources, base::Instant::now());
    if (!sums) return sums.error();
    return base::parse_json(activity::snapshot(*sums), "night");
  });
  return runner.schedule(kNight, kNight, "40 2 * * *");
}

}  // namespace vallis::indicators
