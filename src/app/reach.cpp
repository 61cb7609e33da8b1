#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <system_error>

#include "app/doctor.hpp"

namespace vallis::app {
namespace {

constexpr int kMilliseconds = 5'000;

struct Free {
  void operator()(addrinfo* all) const { freeaddrinfo(all); }
};

std::string connect_to(const addrinfo& address) {
  const int socket = ::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (socket < 0) return std::generic_category().message(errno);
  int error = ::connect(socket, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
  if (error == EINPROGRESS) {
    pollfd watched{socket, POLLOUT, 0};
    socklen_t size = sizeof error;
    if (::poll(&watched, 1, kMilliseconds) <= 0) {
      error = ETIMEDOUT;
    } else {
      ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size);
    }
  }
  ::close(socket);
  return error == 0 ? std::string() : std::generic_category().message(error);
}

}  // namespace

std::string reach(const std::string& host, int port) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int failed = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found);
  if (failed != 0) return gai_strerror(failed);
  const std::unique_ptr<addrinfo, Free> all(found);
  std::string wrong;
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    wrong = connect_to(*one);
    if (wrong.empty()) return {};
  }
  return wrong;
}

}  // namespace vallis::app
