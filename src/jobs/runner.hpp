#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/described_json.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "jobs/queue.hpp"

namespace vallis::jobs {

/// One attempt at a job, as its handler sees it. Any thread of the handler may use it while the handler runs.
class Context {
 public:
  struct State;
  explicit Context(State& state) : state_(&state) {}

  JobId id() const;
  int attempt() const;  ///< 1 for the first
  const base::Json& payload() const;
  /// Errors: InvalidInput, with every fault; a handler that returns it is not tried again.
  template <class T>
  base::Result<T> payload_as() const {
    return base::read_document<T>(payload(), "payload");
  }

  /// What it is at and how far, 0 to 1; shown to people about a second later. Cheap: no statement of its own.
  void report(std::string stage, double done_share);

  /// Whether to stop soon and return base::cancelled(): somebody asked for it, the server stops (the job then goes on
  /// elsewhere or later), or another runner has taken over.
  bool cancelled() const;

  /// For reading. Write by transact().
  db::Database& database() const;

  /// Database::transact, kept only while this attempt is the one that has the job: a runner that was taken for dead
  /// and went on cannot write what its successor writes too. Shorter than the lease. Errors: Cancelled – taken over.
  template <class Write>
  auto transact(Write&& write) -> std::invoke_result_t<Write, db::Transaction&> {
    return database().transact([&](db::Transaction& tx) -> std::invoke_result_t<Write, db::Transaction&> {
      if (auto ours = hold(tx); !ours) return ours.error();
      return write(tx);
    });
  }

 private:
  base::Result<void> hold(db::Transaction& tx) const;
  State* state_;
};

/// Does the work and gives what is kept as its result (a JSON null for nothing). Runs at least once, and again after a
/// crash: what it does outside the database must bear a second time. Of errors, Unavailable, TooMany, Stale and
/// Conflict may pass and are tried again later, as are exceptions; the others end the job.
using Handler = std::function<base::Result<base::Json>(Context& context)>;

struct RunnerOptions {
  int threads = 2;
  std::chrono::milliseconds lease = std::chrono::seconds(60);  ///< after which a silent runner is taken for dead
  std::chrono::milliseconds poll = std::chrono::seconds(5);    ///< to look without a notice
  std::chrono::milliseconds retry = std::chrono::seconds(10);  ///< after the first failure; doubles with each
  std::chrono::milliseconds retry_limit = std::chrono::hours(1);
  std::chrono::hours keep_done{7 * 24};     ///< how long done and cancelled jobs are kept
  std::chrono::hours keep_failed{90 * 24};  ///< and failed ones
};

/// Runs jobs on threads of its own. Several servers may have one each on the same database: each attempt has one
/// runner, found by a lease that is renewed while the handler runs. The servers' clocks must agree to within a part of
/// the lease.
class Runner {
 public:
  explicit Runner(db::Database& database, RunnerOptions options = {});
  ~Runner();  ///< stops
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  /// To be called before start(), once a kind. Jobs of other kinds wait for a server that knows them.
  void register_job(std::string kind, Handler handler);

  /// Enqueues a job of the kind whenever the schedule says so, once for all servers. `name` is the schedule's for ever;
  /// with another expression or zone it begins anew. What fell due while no server ran is made up for by one run.
  /// Errors: those of CronSchedule::parse.
  base::Result<void> schedule(std::string name, std::string kind, std::string_view cron, std::string_view zone = "UTC",
                              base::Json payload = base::JsonObject());

  void start();
  /// Takes no new job, tells handlers to stop (Context::cancelled) and waits for them. Jobs that stopped for this are
  /// queued again without a lost attempt.
  void stop();

  /// Runs what is due on the calling thread and gives the number of attempts made. The lease is not renewed meanwhile.
  /// Errors: those of db.
  base::Result<int> run_due();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace vallis::jobs
