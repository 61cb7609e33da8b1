#include "http/server.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <thread>
#include <vector>

#include "http/detail/session.hpp"

namespace vallis::http {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;

struct Server::Impl {
  Impl(const Router& router, const ServerOptions& options, Hooks hooks, unsigned workers)
      : shared(std::make_unique<detail::Shared>(router, options, std::move(hooks), workers)),
        acceptor(shared->io),
        // While all requests are with the workers nothing waits on the network, yet the answers are to be sent.
        work(asio::make_work_guard(shared->io)) {}

  base::Result<void> listen() {
    const ServerOptions& options = shared->options;
    boost::system::error_code failure;
    const auto address = asio::ip::make_address(options.address, failure);
    if (failure) {
      return base::invalid_argument(
          fmt::format("'{}' is no address to listen on; write 127.0.0.1, 0.0.0.0, ::1 or ::.", options.address));
    }
    const Tcp::endpoint place(address, static_cast<unsigned short>(options.port));
    acceptor.open(place.protocol(), failure);
    if (!failure) acceptor.set_option(Tcp::acceptor::reuse_address(true), failure);
    if (!failure) acceptor.bind(place, failure);
    if (!failure) acceptor.listen(1024, failure);
    if (failure) {
      return base::unavailable(
          fmt::format("Port {} on {} cannot be used: {}. Is another server running? --port takes "
                      "another one.",
                      options.port, options.address, failure.message()));
    }
    return {};
  }

  void accept() {
    acceptor.async_accept(asio::make_strand(shared->io),
                          [this](const boost::system::error_code& failure, Tcp::socket socket) {
                            if (shared->stopping || failure == asio::error::operation_aborted) return;
                            if (!failure) {
                              detail::serve(*shared, std::move(socket));
                            } else {
                              // Out of descriptors, most likely: those that close make room.
                              std::this_thread::sleep_for(std::chrono::milliseconds(20));
                            }
                            accept();
                          });
  }

  void stop() {
    if (shared->stopping.exchange(true)) return;
    asio::post(shared->io, [this] {
      boost::system::error_code ignored;
      acceptor.close(ignored);
    });
    detail::end_sessions(*shared);
    {
      std::unique_lock lock(shared->mutex);
      shared->emptied.wait_for(lock, shared->options.stop_time, [&] { return shared->sessions.empty(); });
    }
    shared->workers.stop();
    shared->workers.join();
    shared->io.stop();
    for (std::thread& thread : threads) thread.join();
    threads.clear();
  }

  std::unique_ptr<detail::Shared> shared;
  Tcp::acceptor acceptor;
  asio::executor_work_guard<asio::io_context::executor_type> work;
  std::vector<std::thread> threads;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() { stop(); }

base::Result<std::unique_ptr<Server>> Server::start(const Router& router, const ServerOptions& options, Hooks hooks) {
  const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
  const unsigned workers = options.workers > 0 ? static_cast<unsigned>(options.workers) : std::max(8U, 4 * processors);
  std::unique_ptr<Server> server(new Server(std::make_unique<Impl>(router, options, std::move(hooks), workers)));
  if (auto listening = server->impl_->listen(); !listening) {
    server->impl_->shared->stopping = true;
    return listening.error();
  }
  server->impl_->accept();
  for (unsigned t = 0; t < std::max(1U, processors / 2); ++t) {
    server->impl_->threads.emplace_back([impl = server->impl_.get()] { impl->shared->io.run(); });
  }
  return server;
}

int Server::port() const { return impl_->acceptor.local_endpoint().port(); }

void Server::stop() { impl_->stop(); }

}  // namespace vallis::http
