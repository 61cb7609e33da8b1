#include "app/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>

namespace vallis::app {
namespace {

constexpr long long kPatience = 500'000'000;  // nanoseconds before progress is worth showing

volatile std::sig_atomic_t interrupted = 0;

void on_interrupt(int) { interrupted = 1; }

long long now() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

}  // namespace

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

ExitCode report(const base::Error& error) {
  std::fputs(fmt::format("vallis: {}\n", error.message).c_str(), stderr);
  return exit_code(error.kind);
}

TerminalProgress::TerminalProgress() : started_(now()), terminal_(isatty(STDERR_FILENO) != 0) {
  interrupted = 0;
  std::signal(SIGINT, on_interrupt);
}

TerminalProgress::~TerminalProgress() {
  std::signal(SIGINT, SIG_DFL);
  if (shown_) std::fputs("\r\033[K", stderr);
}

void TerminalProgress::report(std::string_view stage, double done) {
  if (!terminal_ || now() - started_ < kPatience) return;
  shown_ = true;
  std::fputs(fmt::format("\r\033[K{} {:.0f} %", stage, done * 100).c_str(), stderr);
}

bool TerminalProgress::cancelled() const { return interrupted != 0; }

}  // namespace vallis::app
