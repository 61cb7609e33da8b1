#include "jobs/queue.hpp"

#include <mutex>
#include <set>
#include <thread>

#include "jobs/runner.hpp"
#include "support/migrated_test.hpp"

namespace vallis::jobs {

struct Letter {
  std::string to;
  int copies = 1;
};
VALLIS_DESCRIBE(Letter, to, copies)

namespace {

using std::chrono::milliseconds;

class JobQueue : public test::MigratedTest {
 protected:
  JobId ask(const std::string& kind, const EnqueueOptions& options = {},
            const base::Json& payload = base::JsonObject()) {
    const auto id = database().transact([&](db::Transaction& tx) { return enqueue(tx, kind, payload, options); });
    EXPECT_TRUE(id) << id.error().message;
    return id.value_or(JobId());
  }
  Job job(JobId id) {
    return database().read([&](db::Reader& reader) { return find_job(reader, id); }).value();
  }
  base::Result<void> cancel(JobId id) {
    return database().transact([&](db::Transaction& tx) { return cancel_job(tx, id); });
  }
  base::Result<void> again(JobId id) {
    return database().transact([&](db::Transaction& tx) { return retry_job(tx, id); });
  }
};

TEST_P(JobQueue, RunsAJobWithItsPayloadAndKeepsTheResult) {
  const auto id = database()
                      .transact([](db::Transaction& tx) {
                        return enqueue(tx, "letter", Letter{"Анна", 2});
                      })
                      .value();
  Runner runner(database());
  runner.register_job("letter", [](Context& context) -> base::Result<base::Json> {
    const auto letter = context.payload_as<Letter>();
    if (!letter) return letter.error();
    context.report("writing", 0.5);
    return base::Json(letter->to + std::to_string(letter->copies));
  });
  EXPECT_EQ(job(id).state, JobState::Queued);
  EXPECT_EQ(runner.run_due().value(), 1);
  EXPECT_EQ(job(id).state, JobState::Done);
  EXPECT_EQ(job(id).result, base::Json("Анна2"));
  EXPECT_EQ(job(id).attempt_count, 1);
  EXPECT_EQ(job(id).done_share, 1.0);
  EXPECT_TRUE(job(id).ended_at);
  EXPECT_EQ(runner.run_due().value(), 0);
}

TEST_P(JobQueue, ForgetsWhatTheTransactionForgot) {
  const auto undone = database().transact([](db::Transaction& tx) -> base::Result<JobId> {
    EXPECT_TRUE(enqueue(tx, "letter"));
    return base::conflict("no");
  });
  ASSERT_FALSE(undone);
  EXPECT_TRUE(database().read([](db::Reader& reader) { return list_jobs(reader, {}); }).value().empty());
}

TEST_P(JobQueue, RunsByPriorityThenByTimeAndNotBeforeItsTime) {
  const auto now = base::Instant::now();
  ask("note", {.run_at = now.plus(milliseconds(-1'000))}, "third");
  ask("note", {.run_at = now.plus(milliseconds(-2'000))}, "second");
  ask("note", {.priority = 5}, "first");
  const auto later = ask("note", {.run_at = now.plus(std::chrono::hours(1)), .priority = 9}, "later");
  Runner runner(database());
  std::vector<std::string> order;
  runner.register_job("note", [&](Context& context) -> base::Result<base::Json> {
    order.emplace_back(context.payload().as_string());
    return base::Json();
  });
  ASSERT_TRUE(runner.run_due());
  EXPECT_EQ(order, (std::vector<std::string>{"first", "second", "third"}));
  EXPECT_EQ(job(later).state, JobState::Queued);
}

TEST_P(JobQueue, LeavesKindsThatNobodyKnows) {
  const auto id = ask("unknown");
  Runner runner(database());
  runner.register_job("note", [](Context&) -> base::Result<base::Json> { return base::Json(); });
  EXPECT_EQ(runner.run_due().value(), 0);
  EXPECT_EQ(job(id).state, JobState::Queued);
  Runner none(database());
  EXPECT_EQ(none.run_due().value(), 0);
}

TEST_P(JobQueue, TriesAgainWithBackOffUntilTheAttemptsAreUsedUp) {
  const auto id = ask("flaky", {.max_attempts = 3});
  Runner runner(database(), {.retry = std::chrono::hours(1), .retry_limit = std::chrono::hours(24)});
  runner.register_job("flaky", [](Context& context) -> base::Result<base::Json> {
    if (context.attempt() == 2) throw std::runtime_error("thrown");
    return base::unavailable("away");
  });
  for (int attempt = 1; attempt <= 3; ++attempt) {
    ASSERT_EQ(runner.run_due().value(), 1);
    EXPECT_EQ(runner.run_due().value(), 0) << "not yet";
    EXPECT_EQ(job(id).attempt_count, attempt);
    EXPECT_EQ(job(id).error, attempt == 2 ? "thrown" : "away");
    if (attempt == 3) break;
    EXPECT_EQ(job(id).state, JobState::Queued);
    const auto wait = job(id).run_at.time - base::Instant::now().time;
    EXPECT_LE(wait, std::chrono::hours(attempt));
    EXPECT_GT(wait, std::chrono::minutes(30 * attempt - 1));
    run("UPDATE job SET run_at = '2026-01-01T00:00:00.000Z'");
  }
  EXPECT_EQ(job(id).state, JobState::Failed);
  ASSERT_TRUE(again(id));
  EXPECT_EQ(job(id).state, JobState::Queued);
  EXPECT_EQ(job(id).attempt_count, 0);
  EXPECT_EQ(again(id).error().kind, base::ErrorKind::Conflict) << "it is queued";
}

TEST_P(JobQueue, DoesNotTryAgainWhatCannotPass) {
  const auto id = ask("letter", {}, base::JsonObject{{"to", 7}});
  Runner runner(database());
  runner.register_job("letter", [](Context& context) -> base::Result<base::Json> {
    const auto letter = context.payload_as<Letter>();
    if (!letter) return letter.error();
    return base::Json();
  });
  ASSERT_TRUE(runner.run_due());
  EXPECT_EQ(job(id).state, JobState::Failed);
  EXPECT_NE(job(id).error.find("/to"), std::string::npos) << job(id).error;
}

TEST(RetryDelay, DoublesUpToTheLimitAndIsTheSameForTheSameAttempt) {
  const JobId id = JobId::parse("01890a5d-ac96-774b-bcce-b302099a8057").value();
  for (int attempt = 1; attempt <= 40; ++attempt) {
    const auto delay = retry_delay(id, attempt, std::chrono::seconds(10), std::chrono::hours(1));
    const auto full =
        std::min<milliseconds>(std::chrono::seconds(10LL << std::min(attempt - 1, 20)), std::chrono::hours(1));
    EXPECT_GE(delay, full / 2);
    EXPECT_LE(delay, full);
    EXPECT_EQ(delay, retry_delay(id, attempt, std::chrono::seconds(10), std::chrono::hours(1)));
  }
  std::set<milliseconds> delays;
  for (int i = 0; i < 100; ++i) {
    delays.insert(retry_delay(JobId::next(), 5, std::chrono::seconds(10), std::chrono::hours(1)));
  }
  EXPECT_GT(delays.size(), 90U) << "jobs that failed together come back apart";
}

TEST_P(JobQueue, QueuesOneOfAKeyAndAnotherWhileItRuns) {
  const auto first = ask("index", {.unique_key = "firm-1"});
  EXPECT_EQ(ask("index", {.unique_key = "firm-1"}), first);
  EXPECT_NE(ask("index", {.unique_key = "firm-2"}), first);
  EXPECT_NE(ask("other", {.unique_key = "firm-1"}), first);
  Runner runner(database());
  std::optional<JobId> next;
  int ran_within = -1;
  runner.register_job("index", [&](Context& context) -> base::Result<base::Json> {
    if (context.id() == first) {
      next = ask("index", {.unique_key = "firm-1"});
      Runner another(database());
      another.register_job("index", [](Context&) -> base::Result<base::Json> { return base::Json(); });
      ran_within = another.run_due().value();
    }
    return base::Json();
  });
  ASSERT_TRUE(runner.run_due());
  ASSERT_TRUE(next);
  EXPECT_NE(*next, first);
  EXPECT_EQ(ran_within, 1) << "that of firm-2 alone: the second of firm-1 waits for the first";
  EXPECT_EQ(job(*next).state, JobState::Done);
}

TEST_P(JobQueue, LeavesTheLaterJobOfAKeyWhenTheEarlierFails) {
  const auto first = ask("index", {.unique_key = "k"});
  Runner runner(database());
  std::optional<JobId> second;
  runner.register_job("index", [&](Context& context) -> base::Result<base::Json> {
    if (context.id() != first) return base::Json();
    second = ask("index", {.unique_key = "k"});
    return base::unavailable("away");
  });
  ASSERT_TRUE(runner.run_due());
  EXPECT_EQ(job(first).state, JobState::Cancelled);
  EXPECT_EQ(job(*second).state, JobState::Done);
  const auto third = ask("index", {.unique_key = "k"});
  EXPECT_NE(third, *second);
  EXPECT_EQ(again(first).error().kind, base::ErrorKind::Conflict) << "one of the key is queued";
}

TEST_P(JobQueue, QueuesOneOfAKeyAlsoWhenManyAskAtOnce) {
  std::mutex mutex;
  std::set<JobId> ids;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 6; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 10; ++i) {
          const auto id = ask("index", {.unique_key = "k"});
          const std::lock_guard lock(mutex);
          ids.insert(id);
        }
      });
    }
  }
  EXPECT_EQ(ids.size(), 1U);
}

TEST_P(JobQueue, CancelsAQueuedJobAtOnce) {
  const auto id = ask("note");
  ASSERT_TRUE(cancel(id));
  EXPECT_EQ(job(id).state, JobState::Cancelled);
  EXPECT_EQ(cancel(id).error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(cancel(JobId::next()).error().kind, base::ErrorKind::NotFound);
  Runner runner(database());
  runner.register_job("note", [](Context&) -> base::Result<base::Json> { return base::Json(); });
  EXPECT_EQ(runner.run_due().value(), 0);
}

TEST_P(JobQueue, IsListedAndCounted) {
  const auto a = ask("note");
  const auto b = ask("mail");
  ASSERT_TRUE(cancel(b));
  const auto list = [&](const JobQuery& query) {
    std::vector<JobId> ids;
    const auto found = database().read([&](db::Reader& reader) { return list_jobs(reader, query); }).value();
    for (const Job& one : found) {
      ids.push_back(one.job_id);
    }
    return ids;
  };
  EXPECT_EQ(list({}), (std::vector<JobId>{b, a}));
  EXPECT_EQ(list({.before = b}), (std::vector<JobId>{a}));
  EXPECT_EQ(list({.kind = "mail"}), (std::vector<JobId>{b}));
  EXPECT_EQ(list({.state = JobState::Queued}), (std::vector<JobId>{a}));
  const auto counts = database().read([](db::Reader& reader) { return job_counts(reader); }).value();
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].kind, "mail");
  EXPECT_EQ(counts[0].state, JobState::Cancelled);
}

VALLIS_ON_BOTH_DATABASES(JobQueue);

}  // namespace
}  // namespace vallis::jobs
