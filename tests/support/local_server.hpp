#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace vallis::test {

/// One connection as a small server for tests sees it.
class Connection {
 public:
  Connection(int socket, const std::atomic<bool>& stopped) : socket_(socket), stopped_(stopped) {}
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void send(std::string_view bytes) const {
    static_cast<void>(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
  }
  /// What comes up to and with `until`; nothing when the other side went away.
  std::string read(std::string_view until) {
    auto at = text_.find(until);
    while (at == std::string::npos && more()) at = text_.find(until);
    if (at == std::string::npos) return {};
    std::string found = text_.substr(0, at + until.size());
    text_.erase(0, found.size());
    return found;
  }
  std::string read(std::size_t size) {
    while (text_.size() < size && more()) {
    }
    std::string found = text_.substr(0, size);
    text_.erase(0, found.size());
    return found;
  }
  /// Says nothing until the other side goes away.
  void keep_silent() {
    while (more()) {
    }
  }

 private:
  bool more() {
    while (!stopped_) {
      pollfd watched{socket_, POLLIN, 0};
      if (::poll(&watched, 1, 20) <= 0) continue;
      std::array<char, 4096> bytes{};
      const auto got = ::recv(socket_, bytes.data(), bytes.size(), 0);
      if (got <= 0) return false;
      text_.append(bytes.data(), static_cast<std::size_t>(got));
      return true;
    }
    return false;
  }

  int socket_;
  const std::atomic<bool>& stopped_;
  std::string text_;
};

/// Serves one connection after another on a port of this machine, on a thread of its own.
class LocalServer {
 public:
  explicit LocalServer(std::function<void(Connection&)> serve)
      : serve_(std::move(serve)), socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    static_cast<void>(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), size));  // NOLINT
    static_cast<void>(::listen(socket_, 16));
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);  // NOLINT
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
  }
  ~LocalServer() {
    stopped_ = true;
    thread_.join();
    ::close(socket_);
  }
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

  int port() const { return port_; }

 private:
  void run() {
    while (!stopped_) {
      pollfd watched{socket_, POLLIN, 0};
      if (::poll(&watched, 1, 20) <= 0) continue;
      Connection connection(::accept(socket_, nullptr, nullptr), stopped_);
      serve_(connection);
    }
  }

  std::function<void(Connection&)> serve_;
  int socket_;
  int port_ = 0;
  std::atomic<bool> stopped_{false};
  std::thread thread_;
};

/// A mail server that takes mails, or does not: `moods` are taken one for each connection, then every mail is taken.
class SmtpServer {
 public:
  enum class Mood { Take, Refuse, Later, Silent, HangUp };

  explicit SmtpServer(std::vector<Mood> moods = {}) : moods_(std::move(moods)) {}

  int port() const { return server_.port(); }
  /// The mails that were taken, as sent.
  std::vector<std::string> mails() {
    const std::lock_guard lock(mutex_);
    return mails_;
  }

 private:
  void serve(Connection& connection) {
    Mood mood = Mood::Take;
    {
      const std::lock_guard lock(mutex_);
      if (next_ < moods_.size()) mood = moods_[next_++];
    }
    if (mood == Mood::Silent) return connection.keep_silent();
    connection.send("220 test\r\n");
    for (std::string line = connection.read("\r\n"); !line.empty(); line = connection.read("\r\n")) {
      if (line.starts_with("QUIT")) return connection.send("221 bye\r\n");
      if (line.starts_with("RCPT") && mood == Mood::Refuse) {
        connection.send("550 no such box\r\n");
      } else if (line.starts_with("RCPT") && mood == Mood::Later) {
        connection.send("451 later\r\n");
      } else if (line.starts_with("DATA")) {
        connection.send("354 go on\r\n");
        const std::string mail = connection.read("\r\n.\r\n");
        {
          const std::lock_guard lock(mutex_);
          mails_.push_back(mail);
        }
        if (mood == Mood::HangUp) return;  // it took the mail, and nobody is told
        connection.send("250 taken\r\n");
      } else {
        connection.send("250 ok\r\n");
      }
    }
  }

  std::mutex mutex_;
  std::vector<Mood> moods_;
  std::size_t next_ = 0;
  std::vector<std::string> mails_;
  LocalServer server_{[this](Connection& connection) { serve(connection); }};
};

}  // namespace vallis::test
