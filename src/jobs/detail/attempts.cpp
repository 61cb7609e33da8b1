#include "jobs/detail/attempts.hpp"

#include "db/sql.hpp"

namespace vallis::jobs::detail {
namespace {

using std::chrono::milliseconds;

// What is due, but for one whose key is at work.
constexpr std::string_view kDue = R"sql(
    SELECT job_id FROM job
    WHERE state = 'queued' AND NOT EXISTS (
        SELECT 1 FROM job at_work
        WHERE at_work.state = 'running' AND at_work.kind = job.kind AND at_work.unique_key = job.unique_key)
    AND run_at <= )sql";

constexpr std::string_view kSelectDue = "SELECT min(run_at) FROM job WHERE state = 'queued' AND kind IN (";

// On PostgreSQL the row is held to the end of the transaction; SQLite has one writer anyway.
constexpr std::string_view kHold = "SELECT lease_id FROM job WHERE job_id = $1 AND lease_id = $2 FOR UPDATE";
constexpr std::string_view kHoldSqlite = "SELECT lease_id FROM job WHERE job_id = $1 AND lease_id = $2";

constexpr std::string_view kRenew = R"sql(
    UPDATE job SET lease_until = $3, stage = $4, done_share = $5 WHERE job_id = $1 AND lease_id = $2
    RETURNING cancel_asked
)sql";

constexpr std::string_view kQueuedTwin = R"sql(
    SELECT count(*) FROM job queued JOIN job mine ON queued.kind = mine.kind AND queued.unique_key = mine.unique_key
    WHERE mine.job_id = $1 AND queued.state = 'queued' AND queued.job_id <> mine.job_id
)sql";

constexpr std::string_view kEnd = R"sql(
    UPDATE job
    SET state = $3, run_at = CASE WHEN $3 = 'queued' THEN $4 ELSE run_at END, attempt_count = $5, result = $6, error = $7, ended_at = $8,
        done_share = CASE WHEN $9 THEN 1 ELSE done_share END, lease_id = NULL, lease_until = NULL
    WHERE job_id = $1 AND lease_id = $2
)sql";

struct Lost {
  JobId job_id;
  std::string kind;
  base::Json payload;
  int attempt_count = 0;
  int max_attempts = 1;
  base::Uuid lease_id;
  bool cancel_asked = false;
};
VALLIS_DESCRIBE(Lost, job_id, kind, payload, attempt_count, max_attempts, lease_id, cancel_asked)

constexpr std::string_view kSelectLost = R"sql(
    SELECT job_id, kind, payload, attempt_count, max_attempts, lease_id, cancel_asked
    FROM job WHERE state = 'running' AND lease_until < $1 ORDER BY lease_until LIMIT 100
)sql";

constexpr std::string_view kTidy = R"sql(
    DELETE FROM job WHERE (state IN ('done', 'cancelled') AND ended_at < $1) OR (state = 'failed' AND ended_at < $2)
)sql";

struct Plan {
  std::string cron;
  std::string zone;
};
VALLIS_DESCRIBE(Plan, cron, zone)

constexpr std::string_view kPutSchedule = R"sql(
    INSERT INTO job_schedule (name, cron, zone, next_run_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (name) DO UPDATE SET cron = $2, zone = $3, next_run_at = $4
)sql";

constexpr std::string_view kMoveSchedule = R"sql(
    UPDATE job_schedule SET next_run_at = $2 WHERE name = $1 AND next_run_at <= $3
)sql";

}  // namespace

base::Result<std::optional<Attempt>> claim(db::Database& database, const std::vector<std::string>& kinds,
                                           milliseconds lease) {
  // A look first: it takes no lock, and mostly there is nothing.
  const auto due = next_due(database, kinds);
  if (!due) return due.error();
  const auto now = base::Instant::now();
  if (!*due || **due > now) return std::optional<Attempt>();
  return database.transact([&](db::Transaction& tx) {
    db::Sql sql("UPDATE job SET state = 'running', attempt_count = attempt_count + 1, lease_id = ");
    sql.value(base::Uuid::next()).add(", lease_until = ").value(now.plus(lease)).add(", started_at = ").value(now);
    sql.add(", stage = '', done_share = 0, cancel_asked = false WHERE job_id = (").add(kDue).value(now);
    sql.add(" AND kind IN (").values(kinds).add(") ORDER BY priority DESC, run_at, job_id LIMIT 1");
    if (tx.dialect() == db::Dialect::Postgres) sql.add(" FOR UPDATE SKIP LOCKED");
    sql.add(") RETURNING job_id, kind, payload, attempt_count, max_attempts, lease_id");
    return tx.maybe_with<Attempt>(sql.text(), sql.arguments());
  });
}

base::Result<std::optional<base::Instant>> next_due(db::Database& database, const std::vector<std::string>& kinds) {
  return database.read([&](db::Reader& reader) -> base::Result<std::optional<base::Instant>> {
    db::Sql sql(kSelectDue);
    sql.values(kinds).add(")");
    auto due = reader.maybe_with<std::optional<base::Instant>>(sql.text(), sql.arguments());
    if (!due) return due.error();
    return due->value_or(std::nullopt);
  });
}

base::Result<bool> hold_attempt(db::Transaction& tx, const Attempt& attempt) {
  const auto held =
      tx.maybe<base::Uuid>(tx.dialect() == db::Dialect::Sqlite ? kHoldSqlite : kHold, attempt.job_id, attempt.lease_id);
  if (!held) return held.error();
  return held->has_value();
}

base::Result<Renewal> renew_attempt(db::Transaction& tx, const Attempt& attempt, const Progress& progress,
                                    milliseconds lease) {
  const auto asked = tx.maybe<bool>(kRenew, attempt.job_id, attempt.lease_id, base::Instant::now().plus(lease),
                                    progress.stage, progress.done_share);
  if (!asked) return asked.error();
  if (!*asked) return Renewal::Lost;
  if (auto told = tx.notify(kProgressChannel, attempt.job_id.text()); !told) return told.error();
  return **asked ? Renewal::CancelAsked : Renewal::Kept;
}

base::Result<void> end_attempt(db::Transaction& tx, const Attempt& attempt, const Outcome& outcome) {
  Outcome kept = outcome;
  if (kept.state == JobState::Queued) {
    const auto twins = tx.one<std::int64_t>(kQueuedTwin, attempt.job_id);
    if (!twins) return twins.error();
    if (*twins > 0) {
      kept.state = JobState::Cancelled;
      kept.error = "A later job of the same key takes its place.";
    }
  }
  const bool ended = kept.state != JobState::Queued;
  const auto changed =
      tx.execute(kEnd, attempt.job_id, attempt.lease_id, kept.state, kept.run_at,
                 kept.attempt_count.value_or(attempt.attempt_count), kept.result, kept.error,
                 ended ? std::optional(base::Instant::now()) : std::nullopt, kept.state == JobState::Done);
  if (!changed) return changed.error();
  if (*changed == 0) return {};
  if (auto told = tx.notify(kChannel, attempt.job_id.text()); !told) return told;
  return tx.notify(kProgressChannel, attempt.job_id.text());
}

base::Result<void> free_lost(db::Database& database) {
  const auto now = base::Instant::now();
  const auto lost = database.read([&](db::Reader& reader) { return reader.many<Lost>(kSelectLost, now); });
  if (!lost) return lost.error();
  for (const Lost& job : *lost) {
    Outcome outcome{.state = JobState::Queued, .run_at = now, .error = "Its runner fell silent."};
    if (job.attempt_count >= job.max_attempts) outcome.state = JobState::Failed;
    if (job.cancel_asked) outcome.state = JobState::Cancelled;
    const Attempt attempt{job.job_id, job.kind, job.payload, job.attempt_count, job.max_attempts, job.lease_id};
    auto freed = database.transact([&](db::Transaction& tx) -> base::Result<void> {
      // Its runner may have come back since the look.
      const auto still =
          tx.one<std::int64_t>("SELECT count(*) FROM job WHERE job_id = $1 AND lease_id = $2 AND lease_until < $3",
                               job.job_id, job.lease_id, now);
      if (!still) return still.error();
      return *still == 0 ? base::Result<void>() : end_attempt(tx, attempt, outcome);
    });
    // A clash over the key means that a twin was queued just now; the next turn sees it.
    if (!freed && freed.error().constraint != "job_queued_key") return freed;
  }
  return {};
}

base::Result<void> tidy(db::Database& database, std::chrono::hours keep_done, std::chrono::hours keep_failed) {
  const auto now = base::Instant::now();
  const auto deleted = database.transact(
      [&](db::Transaction& tx) { return tx.execute(kTidy, now.plus(-keep_done), now.plus(-keep_failed)); });
  if (!deleted) return deleted.error();
  return {};
}

base::Result<void> begin_schedule(db::Transaction& tx, const std::string& name, const CronSchedule& cron,
                                  const base::Instant& now) {
  const auto kept = tx.maybe<Plan>("SELECT cron, zone FROM job_schedule WHERE name = $1", name);
  if (!kept) return kept.error();
  if (*kept && (*kept)->cron == cron.expression() && (*kept)->zone == cron.zone()) return {};
  const auto put = tx.execute(kPutSchedule, name, cron.expression(), cron.zone(), cron.next_after(now));
  if (!put) return put.error();
  return {};
}

base::Result<bool> move_schedule(db::Transaction& tx, const std::string& name, const CronSchedule& cron,
                                 const base::Instant& now) {
  const auto moved = tx.execute(kMoveSchedule, name, cron.next_after(now), now);
  if (!moved) return moved.error();
  return *moved == 1;
}

}  // namespace vallis::jobs::detail
