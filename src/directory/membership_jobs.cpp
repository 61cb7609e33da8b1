#include "directory/membership_jobs.hpp"

#include "directory/membership_inheritance.hpp"
#include "directory/membership_notices.hpp"

namespace vallis::directory {
namespace {

constexpr const char* kNightJob = "directory.membership_night";

constexpr std::string_view kOperated = "SELECT cluster_id FROM cluster WHERE operated ORDER BY cluster_id";

/// This year's dues, and the next year's once that is near enough for the type.
base::Result<void> renew_types(db::Database& database, const base::Instant& now, ClusterId cluster,
                               MembershipNight& night) {
  const auto types = database.read([&](db::Reader& reader) { return membership_types(reader, cluster, {}); });
  if (!types) return types.error();
  for (const MembershipType& type : *types) {
    if (!type.renew_days) continue;
    const int last_year = now.date().plus_days(static_cast<int>(*type.renew_days)).year();
    for (int year = now.date().year(); year <= last_year; ++year) {
      const base::Period period{base::Date::of(year, 1, 1), base::Date::of(year, 12, 31)};
      const auto drawn = renew(database, {}, now, cluster, period, type.membership_type_id);
      if (!drawn) return drawn.error();
      for (const Renewal& renewal : *drawn) {
        night.drawn_up_count += renewal.dues_id ? 1 : 0;
        night.problem_count += renewal.problem ? 1 : 0;
      }
    }
  }
  return {};
}

base::Result<void> run_cluster(db::Database& database, const notify::Notifier& notifier, const base::Instant& now,
                               ClusterId cluster, MembershipNight& night) {
  const auto moved = advance_cluster(database, {}, now, cluster);
  if (!moved) return moved.error();
  night.moved_count += static_cast<std::int64_t>(moved->size());
  if (auto renewed = renew_types(database, now, cluster, night); !renewed) return renewed;
  const auto inherited = database.transact([&](db::Transaction& tx) { return inherit_all(tx, cluster, now.date()); });
  if (!inherited) return inherited.error();
  night.granted_count += inherited->granted_count;
  night.ended_count += inherited->ended_count;
  const auto reminded = send_reminders(database, notifier, now, cluster);
  if (!reminded) return reminded.error();
  night.reminded_count += *reminded;
  return {};
}

}  // namespace

base::Result<MembershipNight> run_membership_night(db::Database& database, const notify::Notifier& notifier,
                                                   const base::Instant& now) {
  const auto clusters = database.read([](db::Reader& reader) { return reader.many<ClusterId>(kOperated); });
  if (!clusters) return clusters.error();
  MembershipNight night;
  for (const ClusterId cluster : *clusters) {
    if (auto done = run_cluster(database, notifier, now, cluster, night); !done) {
      return done.error().in("the night of cluster " + cluster.text());
    }
  }
  return night;
}

base::Result<void> add_membership_jobs(jobs::Runner& runner, const notify::Notifier& notifier) {
  runner.register_job(kNightJob, [&notifier](jobs::Context& context) -> base::Result<base::Json> {
    const auto night = run_membership_night(context.database(), notifier, base::Instant::now());
    if (!night) return night.error();
    return base::parse_json(activity::snapshot(*night), "night");
  });
  return runner.schedule(kNightJob, kNightJob, "10 2 * * *");
}

}  // namespace vallis::directory
