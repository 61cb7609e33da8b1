#include "jobs/runner.hpp"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "support/migrated_test.hpp"

namespace vallis::jobs {
namespace {

using std::chrono::milliseconds;

template <class Condition>
bool eventually(Condition condition) {
  for (int i = 0; i < 1'000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(milliseconds(10));
  }
  return false;
}

class JobRunner : public test::MigratedTest {
 protected:
  void SetUp() override {
    test::MigratedTest::SetUp();
    if (!IsSkipped()) run("CREATE TABLE written (who text NOT NULL)");
  }
  JobId ask(const std::string& kind, const EnqueueOptions& options = {}) {
    return database()
        .transact([&](db::Transaction& tx) { return enqueue(tx, kind, base::JsonObject(), options); })
        .value();
  }
  Job job(JobId id) {
    return database().read([&](db::Reader& reader) { return find_job(reader, id); }).value();
  }
  std::vector<std::string> written() {
    return database()
        .read([](db::Reader& reader) { return reader.many<std::string>("SELECT who FROM written ORDER BY who"); })
        .value();
  }
  static base::Result<std::int64_t> write(Context& context, const std::string& who) {
    return context.transact([&](db::Transaction& tx) { return tx.execute("INSERT INTO written VALUES ($1)", who); });
  }
  static base::Result<base::Json> until_cancelled(Context& context) {
    while (!context.cancelled()) std::this_thread::sleep_for(milliseconds(5));
    return base::cancelled();
  }
};

TEST_P(JobRunner, RunsEachJobOnceOnSeveralServersAndThreads) {
  const auto second = second_database();
  std::mutex mutex;
  std::multiset<JobId> ran;
  const auto note = [&](Context& context) -> base::Result<base::Json> {
    const std::lock_guard lock(mutex);
    ran.insert(context.id());
    return base::Json();
  };
  Runner here(database(), {.threads = 3, .poll = milliseconds(50)});
  Runner there(*second, {.threads = 3, .poll = milliseconds(50)});
  here.register_job("note", note);
  there.register_job("note", note);
  here.start();
  there.start();
  std::set<JobId> asked;
  for (int i = 0; i < 60; ++i) asked.insert(ask("note"));
  EXPECT_TRUE(eventually([&] {
    const std::lock_guard lock(mutex);
    return ran.size() >= 60;
  }));
  here.stop();
  there.stop();
  EXPECT_EQ(std::set<JobId>(ran.begin(), ran.end()), asked);
  EXPECT_EQ(ran.size(), 60U);
  for (const JobId id : asked) EXPECT_EQ(job(id).state, JobState::Done);
}

TEST_P(JobRunner, ShowsProgressAndStopsAJobOnRequest) {
  Runner runner(database(), {.poll = milliseconds(50)});
  runner.register_job("long", [](Context& context) {
    context.report("half-way", 0.5);
    return until_cancelled(context);
  });
  runner.start();
  const auto id = ask("long");
  EXPECT_TRUE(eventually([&] { return job(id).stage == "half-way"; }));
  EXPECT_EQ(job(id).done_share, 0.5);
  EXPECT_EQ(job(id).state, JobState::Running);
  ASSERT_TRUE(database().transact([&](db::Transaction& tx) { return cancel_job(tx, id); }));
  EXPECT_TRUE(eventually([&] { return job(id).state == JobState::Cancelled; }));
}

TEST_P(JobRunner, QueuesJobsAgainWhenItIsStopped) {
  const auto id = ask("long");
  Runner runner(database(), {.poll = milliseconds(50)});
  runner.register_job("long", until_cancelled);
  runner.start();
  ASSERT_TRUE(eventually([&] { return job(id).state == JobState::Running; }));
  runner.stop();
  EXPECT_EQ(job(id).state, JobState::Queued);
  EXPECT_EQ(job(id).attempt_count, 0) << "the stop cost no attempt";
  EXPECT_TRUE(ask("long") != id) << "nothing is held after the stop";
}

TEST_P(JobRunner, KeepsTheLeaseOfAJobThatTakesLongerThanIt) {
  const auto second = second_database();
  std::atomic<int> ran = 0;
  const auto slow = [&](Context&) -> base::Result<base::Json> {
    ++ran;
    std::this_thread::sleep_for(milliseconds(2'500));
    return base::Json();
  };
  const auto id = ask("slow");
  Runner here(database(), {.threads = 1, .lease = milliseconds(1'000), .poll = milliseconds(50)});
  Runner there(*second, {.threads = 1, .lease = milliseconds(1'000), .poll = milliseconds(50)});
  here.register_job("slow", slow);
  there.register_job("slow", slow);
  here.start();
  there.start();
  EXPECT_TRUE(eventually([&] { return job(id).state == JobState::Done; }));
  EXPECT_EQ(ran, 1);
}

TEST_P(JobRunner, TakesOverFromARunnerThatFellSilentWhichCanWriteNoMore) {
  const auto id = ask("task");
  const auto second = second_database();
  std::atomic<bool> first_began = false;
  std::atomic<bool> taken_over = false;
  std::atomic<bool> refused = false;
  // run_due does not renew the lease: a runner that hangs.
  Runner hanging(database(), {.lease = milliseconds(100)});
  hanging.register_job("task", [&](Context& context) -> base::Result<base::Json> {
    first_began = true;
    eventually([&] { return taken_over.load(); });
    const auto done = write(context, "hanging");
    refused = !done && done.error().kind == base::ErrorKind::Cancelled;
    EXPECT_TRUE(context.cancelled());
    return base::Json("of the hanging one");
  });
  std::jthread thread([&] { EXPECT_TRUE(hanging.run_due()); });
  ASSERT_TRUE(eventually([&] { return first_began.load(); }));
  Runner other(*second);
  other.register_job("task", [&](Context& context) -> base::Result<base::Json> {
    if (const auto done = write(context, "other"); !done) return done.error();
    EXPECT_EQ(context.attempt(), 2);
    return base::Json("of the other one");
  });
  ASSERT_TRUE(eventually([&] { return other.run_due().value() == 1; }));
  taken_over = true;
  thread.join();
  EXPECT_TRUE(refused);
  EXPECT_EQ(written(), std::vector<std::string>{"other"});
  EXPECT_EQ(job(id).result, base::Json("of the other one"));
  EXPECT_EQ(job(id).state, JobState::Done);
}

TEST_P(JobRunner, FailsAJobWhoseRunnersKeepDying) {
  const auto id = ask("deadly", {.max_attempts = 1});
  run("UPDATE job SET state = 'running', attempt_count = 1, lease_id = '01890a5d-ac96-774b-bcce-b302099a8057', "
      "lease_until = '2026-01-01T00:00:00.000Z'");
  Runner runner(database());
  runner.register_job("deadly", [](Context&) -> base::Result<base::Json> { return base::Json(); });
  EXPECT_EQ(runner.run_due().value(), 0);
  EXPECT_EQ(job(id).state, JobState::Failed);
  EXPECT_EQ(job(id).error, "Its runner fell silent.");
}

TEST_P(JobRunner, CancelsAJobWhoseRunnerDiedAfterItWasAskedToStop) {
  const auto id = ask("task");
  run("UPDATE job SET state = 'running', attempt_count = 1, lease_id = '01890a5d-ac96-774b-bcce-b302099a8057', "
      "lease_until = '2026-01-01T00:00:00.000Z', cancel_asked = true");
  Runner runner(database());
  runner.register_job("task", [](Context&) -> base::Result<base::Json> { return base::Json(); });
  EXPECT_EQ(runner.run_due().value(), 0);
  EXPECT_EQ(job(id).state, JobState::Cancelled);
}

TEST_P(JobRunner, EnqueuesByScheduleOnceForAllServersAndMakesUpForMissedRunsByOne) {
  const auto second = second_database();
  std::atomic<int> ran = 0;
  const auto count = [&](Context&) -> base::Result<base::Json> {
    ++ran;
    return base::Json();
  };
  Runner here(database());
  Runner there(*second);
  for (Runner* runner : {&here, &there}) {
    runner->register_job("digest", count);
    ASSERT_TRUE(runner->schedule("weekly-digest", "digest", "0 6 * * mon", "Europe/Berlin"));
    ASSERT_TRUE(runner->run_due());
  }
  EXPECT_EQ(ran, 0) << "not due yet";
  run("UPDATE job_schedule SET next_run_at = '2026-01-01T00:00:00.000Z'");  // many weeks ago
  {
    std::jthread one([&] { EXPECT_TRUE(here.run_due()); });
    std::jthread two([&] { EXPECT_TRUE(there.run_due()); });
  }
  EXPECT_EQ(ran, 1);
  const auto next =
      database()
          .read([](db::Reader& reader) { return reader.one<base::Instant>("SELECT next_run_at FROM job_schedule"); })
          .value();
  EXPECT_GT(next, base::Instant::now());
  EXPECT_FALSE(here.schedule("broken", "digest", "0 6 * *"));
}

TEST_P(JobRunner, BeginsAScheduleAnewWhenItChanged) {
  const auto next = [&](const char* cron) {
    Runner runner(database());
    EXPECT_TRUE(runner.schedule("nightly", "tidy", cron));
    EXPECT_TRUE(runner.run_due());
    return database()
        .read([](db::Reader& reader) {
          return reader.one<std::optional<base::Instant>>("SELECT next_run_at FROM job_schedule");
        })
        .value();
  };
  const auto first = next("0 0 1 1 *");
  EXPECT_EQ(next("0 0 1 1 *"), first);
  EXPECT_NE(next("0 0 2 1 *"), first);
  EXPECT_EQ(next("0 0 30 2 *"), std::nullopt);
}

TEST_P(JobRunner, RunsAScheduledJobByItself) {
  std::atomic<int> ran = 0;
  Runner runner(database(), {.poll = milliseconds(50)});
  runner.register_job("tick", [&](Context&) -> base::Result<base::Json> {
    ++ran;
    return base::Json();
  });
  ASSERT_TRUE(runner.schedule("ticks", "tick", "* * * * *"));
  ASSERT_TRUE(runner.run_due());
  run("UPDATE job_schedule SET next_run_at = '2026-01-01T00:00:00.000Z'");
  runner.start();
  EXPECT_TRUE(eventually([&] { return ran > 0; }));
}

TEST_P(JobRunner, TidiesAwayWhatEndedLongAgo) {
  const auto done = ask("note");
  const auto failed = ask("note");
  const auto waiting = ask("note");
  const auto end = [&](JobId id, const std::string& state) {
    run("UPDATE job SET state = '" + state + "', ended_at = '2026-01-01T00:00:00.000Z' WHERE job_id = '" + id.text() +
        "'");
  };
  end(done, "done");
  end(failed, "failed");
  Runner runner(database(), {.keep_failed = std::chrono::hours(24 * 365 * 100)});
  runner.start();
  const auto exists = [&](JobId id) {
    return database().read([&](db::Reader& reader) { return find_job(reader, id); }).has_value();
  };
  EXPECT_TRUE(eventually([&] { return !exists(done); }));
  runner.stop();
  EXPECT_TRUE(exists(failed));
  EXPECT_TRUE(exists(waiting));
}

VALLIS_ON_BOTH_DATABASES(JobRunner);

}  // namespace
}  // namespace vallis::jobs
