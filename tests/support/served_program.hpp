#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "support/server_test.hpp"

namespace vallis::test {

/// `vallis serve` as a process of its own on a free port, which tests may kill.
class ServedProgram {
 public:
  /// @param wrapped  a command that runs another one ("faketime -f -1h"), or nothing
  /// @param file_limit  bytes that a file of the server may have; 0: as many as there is room for
  explicit ServedProgram(const std::filesystem::path& data, const std::string& database = {},
                         const std::vector<std::string>& wrapped = {}, std::uint64_t file_limit = 0) {
    std::vector<std::string> words = wrapped;
    for (const char* word : {VALLIS_BINARY, "serve", "--port", "0", "--stop-seconds", "3", "--data"}) {
      words.emplace_back(word);
    }
    words.push_back(data.string());
    if (!database.empty()) {
      words.emplace_back("--database");
      words.push_back(database);
    }
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return;
    process_ = fork();
    if (process_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      dup2(ends[1], STDERR_FILENO);
      if (file_limit > 0) {
        const rlimit limit{file_limit, file_limit};
        setrlimit(RLIMIT_FSIZE, &limit);
        signal(SIGXFSZ, SIG_IGN);  // the write is refused instead, as on a full disk
      }
      std::vector<char*> arguments;
      for (std::string& word : words) arguments.push_back(word.data());
      arguments.push_back(nullptr);
      execvp(arguments[0], arguments.data());
      _exit(127);
    }
    close(ends[1]);
    output_ = ends[0];
    read_port();
  }
  ~ServedProgram() {
    kill_now();
    if (reader_.joinable()) reader_.join();
    close(output_);
  }
  ServedProgram(const ServedProgram&) = delete;
  ServedProgram& operator=(const ServedProgram&) = delete;

  /// 0 where it did not start: said() tells why, and ended() gives its code.
  int port() const { return port_; }
  Client client() const { return Client(port_); }
  /// All that it printed before it answered, or ended.
  const std::string& said() const { return said_; }

  void tell(int signal) const {
    if (process_ > 0) kill(process_, signal);
  }
  void kill_now() {
    tell(SIGKILL);
    static_cast<void>(ended());
  }
  /// Waits for it: its exit code, or 128 and the signal.
  int ended() {
    if (process_ <= 0) return code_;
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return code_;
  }

 private:
  void read_port() {
    constexpr std::string_view kBefore = "answers at http://127.0.0.1:";
    std::array<char, 4096> bytes{};
    for (ssize_t got = 0; (got = ::read(output_, bytes.data(), bytes.size())) > 0;) {
      said_.append(bytes.data(), static_cast<std::size_t>(got));
      const auto at = said_.find(kBefore);
      if (at == std::string::npos || said_.find('\n', at) == std::string::npos) continue;
      port_ = std::atoi(said_.c_str() + at + kBefore.size());
      // A full pipe would stop the server at a line of its log.
      reader_ = std::thread([output = output_] {
        std::array<char, 4096> ignored{};
        while (::read(output, ignored.data(), ignored.size()) > 0) {
        }
      });
      return;
    }
    static_cast<void>(ended());
  }

  pid_t process_ = -1;
  int output_ = -1;
  int port_ = 0;
  int code_ = -1;
  std::string said_;
  std::thread reader_;
};

}  // namespace vallis::test
