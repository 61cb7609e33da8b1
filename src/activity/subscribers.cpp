#include "activity/subscribers.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>

#include "activity/chain.hpp"

namespace vallis::activity {
namespace {

constexpr std::string_view kInsertSubscriber = R"sql(
    INSERT INTO activity_subscriber (name, position)
    SELECT $1, CASE WHEN $2 THEN 0 ELSE sequence END FROM activity_head WHERE true
    ON CONFLICT (name) DO NOTHING
)sql";

// On PostgreSQL the row is held to the end of the transaction, so that one server at a time serves a subscriber; SQLite
// has one writer anyway.
constexpr std::string_view kHoldPosition = R"sql(
    SELECT position FROM activity_subscriber WHERE name = $1 FOR UPDATE SKIP LOCKED
)sql";
constexpr std::string_view kSelectPosition = "SELECT position FROM activity_subscriber WHERE name = $1";

constexpr std::string_view kMovePosition = R"sql(
    UPDATE activity_subscriber
    SET position = $2, failed_sequence = NULL, failure_count = 0, last_error = '', retry_at = NULL
    WHERE name = $1
)sql";

constexpr std::string_view kNoteFailure = R"sql(
    UPDATE activity_subscriber
    SET failed_sequence = $2, failure_count = failure_count + 1, last_error = $3, retry_at = $4
    WHERE name = $1
)sql";

constexpr std::string_view kSelectStates = R"sql(
    SELECT name, position, failed_sequence, failure_count, last_error, retry_at FROM activity_subscriber ORDER BY name
)sql";

struct Subscriber {
  std::string name;
  std::string object_kind;
  From from;
  Handler handler;
};

struct Failure {
  std::int64_t sequence = 0;
  int handled_before = 0;  ///< entries of the same batch
  std::string what;
};

struct Batch {
  int handled = 0;
  bool more = false;
};

base::Result<void> call(const Handler& handler, db::Transaction& tx, const StoredEntry& entry) {
  try {
    return handler(tx, entry);
  } catch (const std::exception& thrown) {
    return base::unavailable(thrown.what());
  }
}

/// Handles up to `limit` entries in one transaction. A failure is told beside the error, which undoes the batch.
base::Result<Batch> handle_batch(db::Database& database, const Subscriber& subscriber, int limit,
                                 std::optional<Failure>& failure) {
  return database.transact([&](db::Transaction& tx) -> base::Result<Batch> {
    failure.reset();
    const auto position =
        tx.maybe<std::int64_t>(tx.dialect() == db::Dialect::Sqlite ? kSelectPosition : kHoldPosition, subscriber.name);
    if (!position) return position.error();
    if (!*position) return Batch{};  // another server is at it
    // Asked before the entries: what is up to here can be seen by the next statement, so nothing is passed over.
    const auto head = chain_head(tx);
    if (!head) return head.error();
    Query query{.after = **position, .limit = limit};
    if (!subscriber.object_kind.empty()) query.object_kind = subscriber.object_kind;
    const auto next = entries(tx, query);
    if (!next) return next.error();
    Batch batch{0, next->size() == static_cast<std::size_t>(limit)};
    for (const StoredEntry& entry : *next) {
      if (auto done = call(subscriber.handler, tx, entry); !done) {
        failure = Failure{entry.sequence, batch.handled, done.error().message};
        return done.error();
      }
      ++batch.handled;
    }
    const std::int64_t last = next->empty() ? **position : next->back().sequence;
    const std::int64_t reached = batch.more ? last : std::max(last, head->sequence);
    if (reached == **position) return batch;
    if (auto moved = tx.execute(kMovePosition, subscriber.name, reached); !moved) return moved.error();
    return batch;
  });
}

}  // namespace

struct Subscribers::State {
  State(db::Database& d, SubscriberOptions o) : database(d), options(o) {}

  db::Database& database;
  SubscriberOptions options;
  std::vector<Subscriber> subscribers;

  std::mutex mutex;
  std::condition_variable changed;
  bool listening = false;
  bool woken = false;
  bool stopping = false;
  std::thread thread;

  bool is_stopping() {
    const std::lock_guard lock(mutex);
    return stopping;
  }

  base::Result<void> make_known() {
    return database.transact([&](db::Transaction& tx) -> base::Result<void> {
      for (const Subscriber& subscriber : subscribers) {
        auto added = tx.execute(kInsertSubscriber, subscriber.name, subscriber.from == From::Beginning);
        if (!added) return added.error();
      }
      return {};
    });
  }

  /// Until there is nothing left, or an entry fails.
  base::Result<int> serve(const Subscriber& subscriber, std::chrono::milliseconds& next_look) {
    int handled = 0;
    int limit = options.batch;
    while (!is_stopping()) {
      std::optional<Failure> failure;
      const auto batch = handle_batch(database, subscriber, limit, failure);
      if (batch) {
        handled += batch->handled;
        limit = options.batch;
        if (!batch->more) break;
      } else if (failure && failure->handled_before > 0) {
        limit = failure->handled_before;  // those before it were undone with it: once more, without it
      } else if (failure) {
        const auto wait = note(subscriber, *failure);
        if (!wait) return wait.error();
        next_look = std::min(next_look, *wait);
        break;
      } else {
        return batch.error();
      }
    }
    return handled;
  }

  /// Keeps what failed, and gives the time after which it is tried again.
  base::Result<std::chrono::milliseconds> note(const Subscriber& subscriber, const Failure& failure) {
    return database.transact([&](db::Transaction& tx) -> base::Result<std::chrono::milliseconds> {
      const auto count =
          tx.one<std::int64_t>("SELECT failure_count FROM activity_subscriber WHERE name = $1", subscriber.name);
      if (!count) return count.error();
      const int doublings = static_cast<int>(std::min<std::int64_t>(*count, 30));
      const auto wait = std::min(options.retry_limit, options.retry * (std::int64_t{1} << doublings));
      auto noted =
          tx.execute(kNoteFailure, subscriber.name, failure.sequence, failure.what, base::Instant::now().plus(wait));
      if (!noted) return noted.error();
      return wait;
    });
  }

  /// One look at all subscribers; `next_look` is when the next is due without a notice.
  base::Result<int> catch_up(std::chrono::milliseconds& next_look) {
    next_look = options.poll;
    struct Standing {
      std::int64_t end = 0;
      std::vector<SubscriberState> states;
    };
    const auto standing = database.read([](db::Reader& reader) -> base::Result<Standing> {
      const auto head = chain_head(reader);
      if (!head) return head.error();
      auto states = subscriber_states(reader);
      if (!states) return states.error();
      return Standing{head->sequence, std::move(*states)};
    });
    if (!standing) return standing.error();
    int handled = 0;
    for (const Subscriber& subscriber : subscribers) {
      const auto state =
          std::find_if(standing->states.begin(), standing->states.end(),
                       [&](const SubscriberState& candidate) { return candidate.name == subscriber.name; });
      if (state == standing->states.end() || state->position >= standing->end) continue;
      const auto now = base::Instant::now();
      if (state->retry_at && *state->retry_at > now) {
        next_look = std::min(next_look, state->retry_at->time - now.time);
        continue;
      }
      const auto served = serve(subscriber, next_look);
      if (!served) return served.error();
      handled += *served;
    }
    return handled;
  }

  void run() {
    bool known = false;
    while (!is_stopping()) {
      auto wait = options.poll;
      if (!known) known = make_known().has_value();
      // A database that does not answer is asked again at the next look: nothing is lost by waiting.
      if (known) [[maybe_unused]]
        const auto handled = catch_up(wait);
      std::unique_lock lock(mutex);
      changed.wait_for(lock, wait, [&] { return stopping || woken; });
      woken = false;
    }
  }
};

Subscribers::Subscribers(db::Database& database, SubscriberOptions options)
    : state_(std::make_shared<State>(database, options)) {}

Subscribers::~Subscribers() { stop(); }

void Subscribers::follow(std::string name, std::string object_kind, From from, Handler handler) {
  assert(!state_->thread.joinable() && "subscribers are named before the start");
  state_->subscribers.push_back({std::move(name), std::move(object_kind), from, std::move(handler)});
}

base::Result<int> Subscribers::catch_up() {
  if (auto known = state_->make_known(); !known) return known.error();
  std::chrono::milliseconds ignored{};
  return state_->catch_up(ignored);
}

void Subscribers::start() {
  assert(!state_->thread.joinable() && "started once");
  if (!std::exchange(state_->listening, true)) {
    state_->database.listen(std::string(kChannel), [weak = std::weak_ptr(state_)](const std::string&) {
      const auto state = weak.lock();
      if (!state) return;  // listeners outlive those who listen
      const std::lock_guard lock(state->mutex);
      state->woken = true;
      state->changed.notify_one();
    });
  }
  state_->stopping = false;
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

void Subscribers::stop() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->changed.notify_one();
  if (state_->thread.joinable()) state_->thread.join();
}

base::Result<std::vector<SubscriberState>> subscriber_states(db::Reader& reader) {
  return reader.many<SubscriberState>(kSelectStates);
}

base::Result<void> skip_entry(db::Transaction& tx, const std::string& name, std::int64_t sequence) {
  const auto failed =
      tx.maybe<std::optional<std::int64_t>>("SELECT failed_sequence FROM activity_subscriber WHERE name = $1", name);
  if (!failed) return failed.error();
  if (!*failed) return base::not_found("There is no subscriber '" + name + "'.");
  if (**failed != sequence) {
    return base::conflict("It is not entry " + std::to_string(sequence) + " that holds up '" + name + "'.");
  }
  const auto moved = tx.execute(kMovePosition, name, sequence);
  if (!moved) return moved.error();
  return {};
}

}  // namespace vallis::activity
