#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "base/result.hpp"
#include "db/database.hpp"

namespace vallis::activity {

/// What a subscriber does with an entry. What it writes through the transaction is kept together with the note that
/// the entry is done with: it happens exactly once. It writes to the database and is quick; what takes time or reaches
/// outside (mail, a web hook) it enqueues as a job. An error undoes what it wrote, and the entry comes again later.
using Handler = std::function<base::Result<void>(db::Transaction& tx, const StoredEntry& entry)>;

enum class From {
  Now,        ///< entries that are added after the subscriber was first known to the database
  Beginning,  ///< all entries: for an index that is derived from the log
};

struct SubscriberOptions {
  int batch = 100;                                            ///< entries in one transaction
  std::chrono::milliseconds poll = std::chrono::seconds(5);   ///< to look without a notice
  std::chrono::milliseconds retry = std::chrono::seconds(1);  ///< after the first failure; doubles with each
  std::chrono::milliseconds retry_limit = std::chrono::minutes(5);
};

/// Calls subscribers for the entries of the log, after they were committed, in the order of their numbers. How far each
/// came is in the database: a server that dies loses nothing, and of several servers one at a time serves a subscriber.
/// An entry that its subscriber cannot handle holds up that subscriber alone; `subscriber_states` tells, and
/// `skip_entry` gets over it.
class Subscribers {
 public:
  explicit Subscribers(db::Database& database, SubscriberOptions options = {});
  ~Subscribers();  ///< stops
  Subscribers(const Subscribers&) = delete;
  Subscribers& operator=(const Subscribers&) = delete;

  /// `name` is the subscriber's for ever (its position is kept under it) and one of a kind; `object_kind` is the kind
  /// of the entries that it wants, empty for all. To be called before start().
  void follow(std::string name, std::string object_kind, From from, Handler handler);

  /// Handles what is there on the calling thread, and gives the number of entries handled. Errors: those of db; those
  /// of a handler do not end it.
  base::Result<int> catch_up();

  /// Goes on doing so on a thread of its own, woken by notices.
  void start();
  /// Ends the thread, when the batch that it is at is done.
  void stop();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

/// How a subscriber stands; for metrics and for the doctor.
struct SubscriberState {
  std::string name;
  std::int64_t position = 0;                    ///< the last entry that is done with
  std::optional<std::int64_t> failed_sequence;  ///< the entry that holds it up, if one does
  std::int64_t failure_count = 0;               ///< of that entry, one after another
  std::string last_error;
  std::optional<base::Instant> retry_at;
};
VALLIS_DESCRIBE(SubscriberState, name, position, failed_sequence, failure_count, last_error, retry_at)

base::Result<std::vector<SubscriberState>> subscriber_states(db::Reader& reader);

/// Lets a subscriber go on behind an entry that it cannot handle. Errors: NotFound – no such subscriber; Conflict – it
/// is not that entry that holds it up.
base::Result<void> skip_entry(db::Transaction& tx, const std::string& name, std::int64_t sequence);

}  // namespace vallis::activity
