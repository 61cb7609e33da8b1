#include "http/detail/session.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <cstdio>
#include <deque>

#include "base/uuid.hpp"
#include "http/detail/wire.hpp"
#include "http/problem_words.hpp"

namespace vallis::http::detail {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Failure = boost::system::error_code;
using Tcp = asio::ip::tcp;

constexpr std::size_t kChunk = 64U << 10U;
constexpr std::size_t kFileChunk = 256U << 10U;
constexpr std::size_t kWaitingEvents = 1U << 20U;  // bytes that a slow reader of events may be behind
constexpr auto kHeartbeat = std::chrono::seconds(15);
constexpr auto kLinger = std::chrono::milliseconds(500);

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    reset();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  void reset() {
    if (number_ >= 0) close(number_);
    number_ = -1;
  }
  int get() const { return number_; }

 private:
  int number_ = -1;
};

bool write_all(int file, const char* bytes, std::size_t size) {
  while (size > 0) {
    const auto written = write(file, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace

/// One connection: header → body → handler on a worker → answer, again and again. All but the handler runs on the
/// connection's strand.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Shared& shared, Tcp::socket socket)
      : shared_(shared), socket_(std::move(socket)), timer_(socket_.get_executor()), buffer_(1U << 20U) {}

  ~Session() {
    finish_request();
    {
      const std::lock_guard lock(shared_.mutex);
      shared_.sessions.erase(this);
    }
    shared_.emptied.notify_all();
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start(bool refuse) {
    asio::post(socket_.get_executor(), [self = shared_from_this(), refuse] {
      Failure ignored;
      const auto remote = self->socket_.remote_endpoint(ignored);
      if (!ignored) self->remote_address_ = remote.address().to_string(ignored);
      self->socket_.set_option(Tcp::no_delay(true), ignored);
      if (refuse) {
        self->refuse(503, "The server has too many connections; try again in a moment.");
      } else {
        self->wait_for_request(self->shared_.options.header_time);
      }
    });
  }

  /// From any thread.
  void end() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
      if (self->state_ == State::Idle || self->state_ == State::Events) self->close_now();
    });
  }

 private:
  enum class State { Idle, Reading, Handling, Writing, Events, Closing };
  using Parser = beast::http::request_parser<beast::http::buffer_body>;

  /// Sends events from any thread to the connection's strand.
  class Events final : public EventSink {
   public:
    explicit Events(std::weak_ptr<Session> session) : session_(std::move(session)) {}
    bool send(std::string_view id, std::string_view event, std::string_view data) override {
      const auto session = session_.lock();
      if (!session || !session->events_open_) return false;
      asio::post(session->socket_.get_executor(),
                 [session, text = event_text(id, event, data)]() mutable { session->queue_event(std::move(text)); });
      return true;
    }
    bool open() const override {
      const auto session = session_.lock();
      return session && session->events_open_;
    }
    void close() override {
      const auto session = session_.lock();
      if (session) asio::post(session->socket_.get_executor(), [session] { session->close_now(); });
    }

   private:
    std::weak_ptr<Session> session_;
  };

  // What waits at most for a time: when that is over, the socket's operations end and timed_out_ says why.
  void deadline(std::chrono::milliseconds time) {
    timed_out_ = false;
    timer_.expires_after(time);
    timer_.async_wait([self = shared_from_this(), turn = ++turn_](const Failure& failure) {
      if (failure || turn != self->turn_) return;
      self->timed_out_ = true;
      Failure ignored;
      self->socket_.cancel(ignored);
    });
  }
  void no_deadline() {
    ++turn_;
    timer_.cancel();
  }

  void wait_for_request(std::chrono::milliseconds time) {
    finish_request();
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.options.header_limit));
    parser_->body_limit(boost::none);
    if (buffer_.size() > 0) {  // the next request came with the last one
      read_header();
      return;
    }
    if (shared_.stopping) {
      close_now();
      return;
    }
    state_ = State::Idle;
    deadline(time);
    socket_.async_read_some(buffer_.prepare(4096), [self = shared_from_this()](const Failure& failure, std::size_t n) {
      self->no_deadline();
      if (failure) {
        self->close_now();
        return;
      }
      self->buffer_.commit(n);
      self->read_header();
    });
  }

  void read_header() {
    state_ = State::Reading;
    deadline(shared_.options.header_time);
    beast::http::async_read_header(socket_, buffer_, *parser_,
                                   [self = shared_from_this()](const Failure& failure, std::size_t) {
                                     self->no_deadline();
                                     self->on_header(failure);
                                   });
  }

  void on_header(const Failure& failure) {
    if (timed_out_) return refuse(408, "The headers took too long.");
    if (failure == beast::http::error::header_limit || failure == beast::http::error::buffer_overflow) {
      return refuse(431, fmt::format("The request line and headers may have {} bytes.", shared_.options.header_limit));
    }
    if (failure == beast::http::error::bad_version) return refuse(505, "This server speaks HTTP/1.1.");
    if (failure.category() == beast::http::make_error_code(beast::http::error::bad_line_ending).category() &&
        failure != beast::http::error::end_of_stream && failure != beast::http::error::partial_message) {
      return refuse(400, fmt::format("This is no HTTP request: {}.", failure.message()));
    }
    if (failure) return close_now();

    const auto& message = parser_->get();
    keep_alive_ = message.keep_alive() && !shared_.stopping;
    request_.method = method_of(message.method());
    request_.target = std::string(message.target());
    request_.remote_address = remote_address_;
    for (const auto& field : message.base()) {
      request_.headers.add(std::string(field.name_string()), std::string(field.value()));
    }
    read_forwarded(request_, shared_.options.trusted_proxies);
    const auto hosts = message.count(beast::http::field::host);
    if (hosts > 1) return refuse(400, "There is more than one Host header.");
    if (message.version() >= 11 && hosts == 0) return refuse(400, "The Host header is missing.");
    // Another coding than ours could be read differently by a proxy, which is how requests get smuggled.
    const auto codings = message.count(beast::http::field::transfer_encoding);
    if (codings > 1 || (codings == 1 && (!message.chunked() || message.version() < 11 ||
                                         !beast::iequals(message[beast::http::field::transfer_encoding], "chunked")))) {
      return refuse(501, "The only Transfer-Encoding is chunked.");
    }
    if (request_.target.size() > shared_.options.target_limit) {
      return refuse(414, fmt::format("The address may have {} bytes.", shared_.options.target_limit));
    }
    std::string_view path;
    if (const auto fault = read_target(request_, path); !fault.empty()) return refuse(400, fault);
    match_ = shared_.router.find(request_.method, path);
    for (auto& [name, value] : match_.parameters) request_.path_parameters[std::move(name)] = std::move(value);

    // Unpacking what a stranger packed would let a small body take all memory.
    if (const auto coding = request_.header("content-encoding"); coding && *coding != "identity") {
      return refuse(415, "Send the body as it is, without a Content-Encoding.");
    }
    const std::uint64_t limit = match_.route == nullptr ? kChunk : match_.route->info.body_limit;
    body_limit_ = limit;
    parser_->body_limit(limit);  // a chunk that announces more is refused before it comes
    const auto length = parser_->content_length();
    if (length && *length > limit) return refuse(413, fmt::format("The body may have {} bytes.", limit));
    if (match_.route != nullptr && match_.route->info.upload) {
      if (!open_upload()) return refuse(507, "There is no room for the file on the server.");
    }
    if (message[beast::http::field::expect] == "100-continue" && !parser_->is_done()) {
      static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      asio::async_write(socket_, asio::buffer(kContinue),
                        [self = shared_from_this()](const Failure& failed, std::size_t) {
                          failed ? self->close_now() : self->read_body();
                        });
      return;
    }
    read_body();
  }

  bool open_upload() {
    const auto& folder = shared_.options.upload_folder;
    const auto base = folder.empty() ? std::filesystem::temp_directory_path() : folder;
    request_.upload = Upload{base / ("upload-" + request_.id), 0};
    upload_ = Descriptor(open(request_.upload->file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    return upload_.get() >= 0;
  }

  void read_body() {
    if (parser_->is_done()) return handle();
    deadline(request_.upload ? shared_.options.stall_time : shared_.options.body_time);
    read_some_body();
  }

  void read_some_body() {
    if (chunk_.empty()) chunk_.resize(kChunk);
    auto& body = parser_->get().body();
    body.data = chunk_.data();
    body.size = chunk_.size();
    body.more = true;
    beast::http::async_read_some(
        socket_, buffer_, *parser_,
        [self = shared_from_this()](const Failure& failure, std::size_t) { self->on_body(failure); });
  }

  void on_body(const Failure& failure) {
    if (timed_out_) {
      no_deadline();
      return refuse(408, "The body took too long.");
    }
    if (failure && failure != beast::http::error::need_buffer) {
      no_deadline();
      if (failure == beast::http::error::body_limit) {
        return refuse(413, fmt::format("The body may have {} bytes.", body_limit_));
      }
      if (failure.category() == beast::http::make_error_code(beast::http::error::bad_chunk).category() &&
          failure != beast::http::error::partial_message && failure != beast::http::error::end_of_stream) {
        return refuse(400, fmt::format("The body is broken: {}.", failure.message()));
      }
      return close_now();
    }
    const std::size_t n = chunk_.size() - parser_->get().body().size;
    body_size_ += n;
    if (body_size_ > body_limit_) {
      no_deadline();
      return refuse(413, fmt::format("The body may have {} bytes.", body_limit_));
    }
    if (request_.upload) {
      if (!write_all(upload_.get(), chunk_.data(), n)) {
        no_deadline();
        return refuse(507, "There is no room for the file on the server.");
      }
      request_.upload->size += n;
      deadline(shared_.options.stall_time);
    } else {
      request_.body.append(chunk_.data(), n);
    }
    if (!parser_->is_done()) return read_some_body();
    no_deadline();
    upload_.reset();
    handle();
  }

  void handle() {
    state_ = State::Handling;
    asio::post(shared_.workers, [self = shared_from_this()] {
      const auto begin = std::chrono::steady_clock::now();
      self->reply_ = answer(self->shared_, self->request_, self->match_);
      if (self->shared_.hooks.served) {
        self->shared_.hooks.served({self->request_, self->match_.route, self->reply_.status, self->reply_.body.size(),
                                    std::chrono::steady_clock::now() - begin});
      }
      asio::post(self->socket_.get_executor(), [self] { self->write_reply(); });
    });
  }

  /// Answers before a handler was asked, and closes: what is left of the request is not read.
  void refuse(int status, std::string_view detail) {
    keep_alive_ = false;
    reply_ = problem_reply(status, reason_phrase(status), detail, request_.id);
    request_.words = shared_.options.words.get();
    say_problem_to(request_, reply_);
    if (shared_.hooks.finish) shared_.hooks.finish(request_, reply_);
    if (shared_.hooks.served) shared_.hooks.served({request_, nullptr, status, reply_.body.size(), {}});
    write_reply();
  }

  void write_reply() {
    state_ = State::Writing;
    if (shared_.stopping) keep_alive_ = false;
    file_left_ = 0;
    if (reply_.file) {
      file_ = Descriptor(open(reply_.file->path.c_str(), O_RDONLY | O_CLOEXEC));
      if (file_.get() < 0) {
        reply_ = problem_reply(500, "Internal Server Error", "The file cannot be read.", request_.id);
        say_problem_to(request_, reply_);
      } else {
        file_at_ = reply_.file->offset;
        file_left_ = request_.method == Method::Head ? 0 : reply_.file->length;
      }
    }
    out_ = head_of(reply_, request_.method == Method::Head, keep_alive_);
    out_at_ = 0;
    write_out();
  }

  /// In pieces with a deadline each, as files are: who reads slowly gets a large answer, who stops reading is cut off.
  void write_out() {
    const std::size_t n = std::min(kFileChunk, out_.size() - out_at_);
    deadline(shared_.options.stall_time);
    asio::async_write(socket_, asio::buffer(out_.data() + out_at_, n),
                      [self = shared_from_this(), n](const Failure& failure, std::size_t) {
                        self->no_deadline();
                        if (failure) return self->close_now();
                        self->out_at_ += n;
                        if (self->out_at_ < self->out_.size()) return self->write_out();
                        if (self->reply_.events && self->request_.method != Method::Head) return self->start_events();
                        self->write_file();
                      });
  }

  void write_file() {
    if (file_left_ == 0) return written();
    chunk_.resize(kFileChunk);
    const auto want = std::min<std::uint64_t>(file_left_, chunk_.size());
    const auto got = pread(file_.get(), chunk_.data(), want, static_cast<off_t>(file_at_));
    if (got <= 0) return close_now();  // shorter than was said: the reader sees the break
    file_at_ += static_cast<std::uint64_t>(got);
    file_left_ -= static_cast<std::uint64_t>(got);
    deadline(shared_.options.stall_time);
    asio::async_write(socket_, asio::buffer(chunk_.data(), static_cast<std::size_t>(got)),
                      [self = shared_from_this()](const Failure& failure, std::size_t) {
                        self->no_deadline();
                        failure ? self->close_now() : self->write_file();
                      });
  }

  void written() {
    file_.reset();
    if (chunk_.size() > kChunk) {
      chunk_.clear();
      chunk_.shrink_to_fit();
    }
    if (keep_alive_) return wait_for_request(shared_.options.idle_time);
    linger();
  }

  /// Reads on for a moment before closing: a client that still sends would otherwise lose the answer to a reset.
  void linger() {
    state_ = State::Closing;
    Failure ignored;
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
    chunk_.resize(kChunk);
    deadline(kLinger);
    drain();
  }
  void drain() {
    socket_.async_read_some(asio::buffer(chunk_), [self = shared_from_this()](const Failure& failure, std::size_t) {
      failure ? self->close_now() : self->drain();
    });
  }

  void start_events() {
    state_ = State::Events;
    events_open_ = true;
    const auto open = reply_.events;
    asio::post(shared_.workers, [open, sink = std::make_shared<Events>(weak_from_this())] { open(sink); });
    watch_for_close();
    beat();
  }

  void watch_for_close() {
    chunk_.resize(kChunk);
    socket_.async_read_some(asio::buffer(chunk_), [self = shared_from_this()](const Failure& failure, std::size_t) {
      failure ? self->close_now() : self->watch_for_close();
    });
  }

  void beat() {
    timer_.expires_after(kHeartbeat);
    timer_.async_wait([self = shared_from_this()](const Failure& failure) {
      if (failure || !self->events_open_) return;
      if (self->event_queue_.empty()) self->queue_event(":\n\n");
      self->beat();
    });
  }

  void queue_event(std::string text) {
    if (!events_open_) return;
    waiting_ += text.size();
    if (waiting_ > kWaitingEvents) return close_now();
    event_queue_.push_back(std::move(text));
    if (event_queue_.size() == 1) write_event();
  }

  void write_event() {
    asio::async_write(socket_, asio::buffer(event_queue_.front()),
                      [self = shared_from_this()](const Failure& failure, std::size_t) {
                        if (failure) return self->close_now();
                        self->waiting_ -= self->event_queue_.front().size();
                        self->event_queue_.pop_front();
                        if (!self->event_queue_.empty()) self->write_event();
                      });
  }

  void close_now() {
    state_ = State::Closing;
    events_open_ = false;
    no_deadline();
    Failure ignored;
    socket_.close(ignored);
  }

  void finish_request() {
    upload_.reset();
    if (request_.upload) {
      std::error_code ignored;
      std::filesystem::remove(request_.upload->file, ignored);
    }
    request_ = {};
    request_.id = base::Uuid::next().text();
    match_ = {};
    body_size_ = 0;
    reply_ = {};
  }

  Shared& shared_;
  Tcp::socket socket_;
  asio::steady_timer timer_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  State state_ = State::Idle;
  std::uint64_t turn_ = 0;
  bool timed_out_ = false;
  bool keep_alive_ = true;
  std::string remote_address_;

  Request request_;
  Router::Match match_;
  Reply reply_;
  std::vector<char> chunk_;
  std::uint64_t body_size_ = 0;
  std::uint64_t body_limit_ = 0;
  Descriptor upload_;
  Descriptor file_;
  std::uint64_t file_at_ = 0;
  std::uint64_t file_left_ = 0;
  std::string out_;
  std::size_t out_at_ = 0;

  std::atomic<bool> events_open_ = false;
  std::deque<std::string> event_queue_;
  std::size_t waiting_ = 0;
};

void serve(Shared& shared, boost::asio::ip::tcp::socket socket) {
  const auto session = std::make_shared<Session>(shared, std::move(socket));
  bool refuse = false;
  {
    const std::lock_guard lock(shared.mutex);
    refuse = shared.sessions.size() >= static_cast<std::size_t>(shared.options.max_connections);
    shared.sessions.insert(session.get());
  }
  session->start(refuse);
}

void end_sessions(Shared& shared) {
  // Let go outside the lock: a session that goes with its last holder takes the lock itself.
  std::vector<std::shared_ptr<Session>> alive;
  {
    const std::lock_guard lock(shared.mutex);
    for (Session* session : shared.sessions) alive.push_back(session->weak_from_this().lock());
  }
  for (const auto& session : alive) {
    if (session) session->end();
  }
}

}  // namespace vallis::http::detail
