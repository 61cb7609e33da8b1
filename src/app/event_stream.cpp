#include "app/event_stream.hpp"

#include <charconv>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "activity/chain.hpp"
#include "activity/log.hpp"
#include "auth/call.hpp"
#include "http/query.hpp"

namespace vallis::app {

/// The data of an event.
struct Change {
  std::int64_t sequence = 0;
  base::Instant occurred_at;
  std::string object_kind;
  std::string object_id;
  std::string verb;
};
VALLIS_DESCRIBE(Change, sequence, occurred_at, object_kind, object_id, verb)

namespace {

using Entries = std::vector<activity::StoredEntry>;

/// Somebody with an open stream.
struct Reader {
  std::shared_ptr<http::EventSink> sink;
  http::Request request;  ///< its headers, by which its rights are looked up again
  auth::Caller caller;
  base::Instant checked_at;
  std::int64_t position = 0;  ///< the last entry that was looked at for it
};

std::optional<std::int64_t> parse_position(std::string_view text) {
  std::int64_t position = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), position);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || position < 0) return std::nullopt;
  return position;
}

/// The numbers of those entries that the caller may see: one question a kind.
base::Result<std::set<std::int64_t>> visible_entries(db::Reader& reader, const auth::VisibleKinds& kinds,
                                                     const auth::Caller& caller, const Entries& entries) {
  const auth::Sight sight = auth::sight_of(caller, base::Instant::now().date());
  std::map<std::string, std::set<std::string>> ids;
  for (const auto& entry : entries) ids[entry.object_kind].insert(entry.object_id);
  std::map<std::string, std::set<std::string>> seen;
  for (const auto& [kind, of_kind] : ids) {
    const std::vector<std::string> asked(of_kind.begin(), of_kind.end());
    const auto visible = kinds.visible(reader, caller, sight, kind, asked);
    if (!visible) return visible.error();
    seen[kind].insert(visible->begin(), visible->end());
  }
  std::set<std::int64_t> sequences;
  for (const auto& entry : entries) {
    if (seen[entry.object_kind].contains(entry.object_id)) sequences.insert(entry.sequence);
  }
  return sequences;
}

}  // namespace

struct EventStream::State {
  State(db::Database& d, const auth::VisibleKinds& k, EventStreamOptions o) : database(d), kinds(k), options(o) {}

  db::Database& database;
  const auth::VisibleKinds& kinds;
  EventStreamOptions options;

  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Reader> arriving;
  bool woken = false;
  bool stopping = false;
  bool listening = false;
  std::thread thread;
  std::vector<Reader> readers;  // of the thread alone

  void admit(Reader reader) {
    const std::lock_guard lock(mutex);
    arriving.push_back(std::move(reader));
    woken = true;
    changed.notify_one();
  }

  /// Looks the reader's rights up again when they are old; false when it has none any more.
  bool still_admitted(Reader& reader) {
    const auto now = base::Instant::now();
    if (now < reader.checked_at.plus(options.recheck)) return true;
    auto caller = auth::caller_of(database, reader.request, now);
    if (!caller || !caller->signed_in()) return false;
    reader.caller = std::move(*caller);
    reader.checked_at = now;
    return true;
  }

  /// Sends what is new to one reader; false when it is to be let go.
  bool serve(Reader& reader, std::map<std::int64_t, Entries>& pages) {
    while (reader.sink->open()) {
      auto page = pages.find(reader.position);
      if (page == pages.end()) {
        auto read = database.read([&](db::Reader& db_reader) {
          return activity::entries(db_reader, {.after = reader.position, .limit = options.page});
        });
        if (!read) return true;  // a database that does not answer is asked again at the next look
        page = pages.emplace(reader.position, std::move(*read)).first;
      }
      const Entries& entries = page->second;
      if (entries.empty()) return true;
      if (!still_admitted(reader)) return false;
      const auto visible = database.read(
          [&](db::Reader& db_reader) { return visible_entries(db_reader, kinds, reader.caller, entries); });
      if (!visible) return true;
      for (const auto& entry : entries) {
        if (!visible->contains(entry.sequence)) continue;
        const Change change{entry.sequence, entry.occurred_at, entry.object_kind, entry.object_id, entry.verb};
        if (!reader.sink->send(std::to_string(entry.sequence), "change", activity::snapshot(change))) return false;
      }
      reader.position = entries.back().sequence;
    }
    return false;
  }

  void look() {
    std::map<std::int64_t, Entries> pages;  // by the number they begin after: readers mostly stand at the same one
    for (Reader& reader : readers) {
      if (serve(reader, pages)) continue;
      reader.sink->close();
      reader.sink.reset();
    }
    std::erase_if(readers, [](const Reader& reader) { return !reader.sink; });
  }

  void run() {
    while (true) {
      {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, options.poll, [&] { return stopping || woken; });
        if (stopping) return;
        woken = false;
        for (Reader& reader : arriving) readers.push_back(std::move(reader));
        arriving.clear();
      }
      look();
    }
  }

  base::Result<http::Reply> open(auth::Call& call) {
    // A browser that comes back sends the header; a page that begins may name the number that its data is of.
    const auto header = call.request().header("last-event-id");
    const auto from = header ? header : call.request().query_value("after");
    std::int64_t position = 0;
    if (from) {
      const auto read = parse_position(*from);
      if (!read) return base::invalid_argument("Last-Event-ID is the id of an event of this stream: a whole number.");
      position = *read;
    } else {
      const auto head = call.read([](db::Reader& reader) { return activity::chain_head(reader); });
      if (!head) return head.error();
      position = head->sequence;
    }
    http::Request request;
    request.headers = call.request().headers;
    http::Reply reply;
    reply.headers.add("Content-Type", "text/event-stream");
    reply.headers.add("Cache-Control", "no-store");
    reply.headers.add("X-Accel-Buffering", "no");  // nginx would hold events back
    reply.events = [this, request = std::move(request), caller = call.caller(), now = call.now(),
                    position](std::shared_ptr<http::EventSink> sink) {
      admit({std::move(sink), request, caller, now, position});
    };
    return reply;
  }
};

EventStream::EventStream(db::Database& database, const auth::VisibleKinds& kinds, EventStreamOptions options)
    : state_(std::make_shared<State>(database, kinds, options)) {}

EventStream::~EventStream() { stop(); }

void EventStream::add_route(http::Router& router) {
  auth::Routes routes(router, state_->database, "activity");
  routes.get("/api/v1/events", auth::Permission::SignedIn, "What changes, as it changes (server-sent events)",
             [state = state_.get()](auth::Call& call) { return state->open(call); },
             {http::query_parameter<std::string>("after", "Begin behind this event's id, as with Last-Event-ID.")});
}

void EventStream::start() {
  if (!std::exchange(state_->listening, true)) {
    state_->database.listen(std::string(activity::kChannel), [weak = std::weak_ptr(state_)](const std::string&) {
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

void EventStream::stop() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->changed.notify_one();
  if (state_->thread.joinable()) state_->thread.join();
}

}  // namespace vallis::app
