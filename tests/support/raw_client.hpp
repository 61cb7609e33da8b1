#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace vallis::test {

/// A connection to a port of this machine that sends bytes as they are, so that tests can send what no client would.
class RawClient {
 public:
  explicit RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;  // NOLINT
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool connected() const { return connected_; }
  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  /// What came until the other side closed, the text `until` was seen, or the time was over: it is long, for a
  /// sanitized server on a busy machine takes its time.
  std::string read(std::string_view until = {}, std::chrono::milliseconds time = std::chrono::seconds(90)) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (until.empty() || text_.find(until) == std::string::npos) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
      pollfd watched{socket_, POLLIN, 0};
      if (left.count() <= 0 || ::poll(&watched, 1, static_cast<int>(left.count())) <= 0) break;
      std::array<char, 65536> bytes{};
      const auto got = ::recv(socket_, bytes.data(), bytes.size(), 0);
      if (got <= 0) {
        closed_ = true;
        break;
      }
      text_.append(bytes.data(), static_cast<std::size_t>(got));
    }
    return text_;
  }
  bool closed() const { return closed_; }

 private:
  int socket_;
  bool connected_ = false;
  bool closed_ = false;
  std::string text_;
};

/// Sends one request and gives all of the answer; of a stream of events, which does not end, what came with its head.
inline std::string exchange(int port, std::string_view bytes) {
  RawClient client(port);
  client.send(bytes);
  std::string answer = client.read("\r\n\r\n");
  return answer.find("\r\nContent-Type: text/event-stream") == std::string::npos ? client.read() : answer;
}

}  // namespace vallis::test
