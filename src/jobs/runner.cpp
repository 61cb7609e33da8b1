#include "jobs/runner.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "db/sql.hpp"
#include "jobs/cron.hpp"
#include "jobs/detail/attempts.hpp"

namespace vallis::jobs {
namespace {

using std::chrono::milliseconds;

/// How often what a handler reports is written.
constexpr auto kReportEvery = std::chrono::seconds(1);
constexpr auto kTidyEvery = std::chrono::hours(1);

struct Planned {
  std::string name;
  std::string kind;
  CronSchedule cron;
  base::Json payload;
};

bool may_pass(base::ErrorKind kind) {
  return kind == base::ErrorKind::Unavailable || kind == base::ErrorKind::TooMany || kind == base::ErrorKind::Stale ||
         kind == base::ErrorKind::Conflict;
}

}  // namespace

struct Context::State {
  State(db::Database& d, detail::Attempt a, const std::atomic<bool>& s)
      : database(d), attempt(std::move(a)), server_stops(s), renewed_at(std::chrono::steady_clock::now()) {}

  db::Database& database;
  const detail::Attempt attempt;
  const std::atomic<bool>& server_stops;
  std::atomic<bool> cancel_asked = false;
  std::atomic<bool> taken_over = false;

  std::mutex mutex;  // of what follows
  detail::Progress progress;
  bool progress_changed = false;
  std::chrono::steady_clock::time_point renewed_at;
};

JobId Context::id() const { return state_->attempt.job_id; }
int Context::attempt() const { return state_->attempt.attempt_count; }
const base::Json& Context::payload() const { return state_->attempt.payload; }
db::Database& Context::database() const { return state_->database; }

bool Context::cancelled() const { return state_->cancel_asked || state_->taken_over || state_->server_stops; }

void Context::report(std::string stage, double done_share) {
  const std::lock_guard lock(state_->mutex);
  state_->progress = {std::move(stage), done_share >= 0 ? std::min(done_share, 1.0) : 0.0};  // NaN is 0 too
  state_->progress_changed = true;
}

base::Result<void> Context::hold(db::Transaction& tx) const {
  const auto ours = detail::hold_attempt(tx, state_->attempt);
  if (!ours) return ours.error();
  if (*ours) return {};
  state_->taken_over = true;
  return base::cancelled();
}

struct Runner::State {
  State(db::Database& d, const RunnerOptions& o) : database(d), options(o) {}

  db::Database& database;
  RunnerOptions options;
  std::map<std::string, Handler> handlers;
  std::vector<std::string> kinds;
  std::vector<Planned> plans;

  std::atomic<bool> stopping = false;
  std::mutex mutex;  // of what follows
  std::condition_variable changed;
  std::uint64_t notices = 0;
  bool workers_ended = false;
  std::vector<std::shared_ptr<Context::State>> running;

  bool listening = false;
  std::vector<std::thread> workers;
  std::thread keeper;

  /// Waits for a notice that came after `seen`, at most `time`.
  template <class Enough>
  void wait(std::uint64_t& seen, milliseconds time, Enough enough) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, time, [&] { return notices != seen || enough(); });
    seen = notices;
  }

  /// After a notice about a job; empty: about any.
  void wake(const std::string& job_id) {
    const std::lock_guard lock(mutex);
    ++notices;
    for (const auto& state : running) {
      if (!job_id.empty() && state->attempt.job_id.text() != job_id) continue;
      const std::lock_guard own(state->mutex);
      state->progress_changed = true;  // to be renewed soon: somebody may have asked it to stop
    }
    changed.notify_all();
  }

  base::Result<base::Json> call(Context::State& state) {
    try {
      Context context(state);
      return handlers.at(state.attempt.kind)(context);
    } catch (const std::exception& thrown) {
      return base::unavailable(thrown.what());
    }
  }

  detail::Outcome outcome_of(const Context::State& state, const base::Result<base::Json>& result) const {
    const detail::Attempt& attempt = state.attempt;
    const auto now = base::Instant::now();
    if (result) return {.state = JobState::Done, .run_at = now, .result = *result};
    const base::Error& error = result.error();
    const bool cancelled = error.kind == base::ErrorKind::Cancelled;
    if (cancelled && !state.cancel_asked && stopping) {
      return {.state = JobState::Queued, .run_at = now, .attempt_count = attempt.attempt_count - 1};
    }
    if (cancelled || state.cancel_asked) return {.state = JobState::Cancelled, .run_at = now, .error = error.message};
    if (!may_pass(error.kind) || attempt.attempt_count >= attempt.max_attempts) {
      return {.state = JobState::Failed, .run_at = now, .error = error.message};
    }
    const auto delay = retry_delay(attempt.job_id, attempt.attempt_count, options.retry, options.retry_limit);
    return {.state = JobState::Queued,
            .run_at = now.plus(delay),
            .attempt_count = attempt.attempt_count,
            .error = error.message};
  }

  /// Keeps how the attempt ended; tries again while the database does not answer, as long as the lease lasts.
  void keep_outcome(const Context::State& state, const detail::Outcome& outcome) {
    const auto until = std::chrono::steady_clock::now() + options.lease;
    while (std::chrono::steady_clock::now() < until) {
      const auto kept =
          database.transact([&](db::Transaction& tx) { return detail::end_attempt(tx, state.attempt, outcome); });
      if (kept) return;
      std::this_thread::sleep_for(std::min<milliseconds>(options.poll, kReportEvery));
    }
  }

  base::Result<bool> run_one() {
    auto attempt = detail::claim(database, kinds, options.lease);
    if (!attempt) return attempt.error();
    if (!*attempt) return false;
    const auto state = std::make_shared<Context::State>(database, std::move(**attempt), stopping);
    {
      const std::lock_guard lock(mutex);
      running.push_back(state);
    }
    const auto result = call(*state);
    {
      const std::lock_guard lock(mutex);
      std::erase(running, state);
    }
    keep_outcome(*state, outcome_of(*state, result));
    return true;
  }

  void work() {
    std::uint64_t seen = 0;
    while (!stopping) {
      const auto ran = run_one();
      if (ran && *ran) continue;
      auto time = options.poll;
      const auto due = detail::next_due(database, kinds);
      if (due && *due) {
        const auto until = (*due)->time - base::Instant::now().time;
        // One that is due and was not to be had waits for another of its key, whose end is told by a notice.
        if (until > milliseconds(0)) time = std::min(time, until);
      }
      wait(seen, time, [&] { return stopping.load(); });
    }
  }

  /// Renews leases, writes progress, learns of cancellation.
  void renew() {
    std::vector<std::shared_ptr<Context::State>> at_work;
    {
      const std::lock_guard lock(mutex);
      at_work = running;
    }
    for (const auto& state : at_work) {
      detail::Progress progress;
      {
        const std::lock_guard own(state->mutex);
        const auto age = std::chrono::steady_clock::now() - state->renewed_at;
        if (!state->progress_changed && age < options.lease / 3) continue;
        progress = state->progress;
        state->progress_changed = false;
      }
      const auto renewed = database.transact(
          [&](db::Transaction& tx) { return detail::renew_attempt(tx, state->attempt, progress, options.lease); });
      if (!renewed) continue;  // the database does not answer; again at the next turn
      const std::lock_guard own(state->mutex);
      state->renewed_at = std::chrono::steady_clock::now();
      if (*renewed == detail::Renewal::Lost) state->taken_over = true;
      if (*renewed == detail::Renewal::CancelAsked) state->cancel_asked = true;
    }
  }

  base::Result<void> begin_schedules() {
    for (const Planned& plan : plans) {
      auto begun = database.transact(
          [&](db::Transaction& tx) { return detail::begin_schedule(tx, plan.name, plan.cron, base::Instant::now()); });
      if (!begun) return begun;
    }
    return {};
  }

  base::Result<void> enqueue_scheduled() {
    const auto due = database.read([](db::Reader& reader) {
      return reader.many<std::string>("SELECT name FROM job_schedule WHERE next_run_at <= $1", base::Instant::now());
    });
    if (!due) return due.error();
    for (const Planned& plan : plans) {
      if (std::find(due->begin(), due->end(), plan.name) == due->end()) continue;
      auto done = database.transact([&](db::Transaction& tx) -> base::Result<void> {
        const auto moved = detail::move_schedule(tx, plan.name, plan.cron, base::Instant::now());
        if (!moved) return moved.error();
        if (!*moved) return {};  // another server was first
        const auto job = enqueue(tx, plan.kind, plan.payload, {.unique_key = "schedule:" + plan.name});
        if (!job) return job.error();
        return {};
      });
      if (!done) return done;
    }
    return {};
  }

  milliseconds until_next_schedule() {
    db::Sql sql("SELECT min(next_run_at) FROM job_schedule WHERE name IN (");
    std::vector<std::string> names;
    for (const Planned& plan : plans) names.push_back(plan.name);
    sql.values(names).add(")");
    const auto next = database.read([&](db::Reader& reader) -> base::Result<std::optional<base::Instant>> {
      auto due = reader.maybe_with<std::optional<base::Instant>>(sql.text(), sql.arguments());
      if (!due) return due.error();
      return due->value_or(std::nullopt);
    });
    if (!next || !*next) return options.poll;
    return std::clamp<milliseconds>((*next)->time - base::Instant::now().time, milliseconds(10), options.poll);
  }

  void keep() {
    std::uint64_t seen = 0;
    bool schedules_begun = false;
    auto tidied_at = std::chrono::steady_clock::now() - kTidyEvery;
    auto looked_at = std::chrono::steady_clock::now() - options.poll;
    auto look_every = milliseconds(0);
    while (true) {
      renew();
      const auto now = std::chrono::steady_clock::now();
      if (!stopping && now - looked_at >= look_every) {
        // What the database does not do now it does at a later turn.
        if (!schedules_begun) schedules_begun = begin_schedules().has_value();
        if (schedules_begun) [[maybe_unused]]
          const auto done = enqueue_scheduled();
        [[maybe_unused]] const auto freed = detail::free_lost(database);
        if (now - tidied_at >= kTidyEvery) {
          const auto tidied = detail::tidy(database, options.keep_done, options.keep_failed);
          if (tidied) tidied_at = now;
        }
        looked_at = now;
        look_every = std::min(until_next_schedule(), std::max<milliseconds>(options.lease / 3, milliseconds(10)));
      }
      const auto turn = std::min({look_every, options.lease / 3, milliseconds(kReportEvery)});
      wait(seen, std::max(turn, milliseconds(5)), [&] { return workers_ended; });
      const std::lock_guard lock(mutex);
      if (workers_ended) return;
    }
  }
};

Runner::Runner(db::Database& database, RunnerOptions options) : state_(std::make_shared<State>(database, options)) {}

Runner::~Runner() { stop(); }

void Runner::register_job(std::string kind, Handler handler) {
  assert(state_->workers.empty() && "kinds are registered before the start");
  state_->kinds.push_back(kind);
  [[maybe_unused]] const bool fresh = state_->handlers.emplace(std::move(kind), std::move(handler)).second;
  assert(fresh && "a kind has one handler");
}

base::Result<void> Runner::schedule(std::string name, std::string kind, std::string_view cron, std::string_view zone,
                                    base::Json payload) {
  auto parsed = CronSchedule::parse(cron, zone);
  if (!parsed) return parsed.error();
  state_->plans.push_back({std::move(name), std::move(kind), std::move(*parsed), std::move(payload)});
  return {};
}

void Runner::start() {
  assert(state_->workers.empty() && "started once");
  if (!std::exchange(state_->listening, true)) {
    state_->database.listen(std::string(kChannel), [weak = std::weak_ptr(state_)](const std::string& job_id) {
      if (const auto state = weak.lock()) state->wake(job_id);  // listeners outlive those who listen
    });
  }
  state_->stopping = false;
  state_->workers_ended = false;
  for (int t = 0; t < state_->options.threads; ++t) {
    state_->workers.emplace_back([state = state_.get()] { state->work(); });
  }
  state_->keeper = std::thread([state = state_.get()] { state->keep(); });
}

void Runner::stop() {
  if (state_->workers.empty()) return;
  state_->stopping = true;
  state_->wake("");
  for (std::thread& worker : state_->workers) worker.join();
  state_->workers.clear();
  {
    const std::lock_guard lock(state_->mutex);
    state_->workers_ended = true;
  }
  state_->wake("");
  state_->keeper.join();  // last: it renews the leases of handlers that take their time
}

base::Result<int> Runner::run_due() {
  if (auto begun = state_->begin_schedules(); !begun) return begun.error();
  if (auto done = state_->enqueue_scheduled(); !done) return done.error();
  if (auto freed = detail::free_lost(state_->database); !freed) return freed.error();
  int count = 0;
  while (true) {
    const auto ran = state_->run_one();
    if (!ran) return ran.error();
    if (!*ran) return count;
    ++count;
  }
}

}  // namespace vallis::jobs
