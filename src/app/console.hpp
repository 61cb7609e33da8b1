#pragma once

#include <string_view>

#include "app/exit_code.hpp"
#include "base/result.hpp"
#include "study/progress.hpp"

namespace vallis::app {

enum class Format { Table, Json, Csv };

/// Writes to standard output; a closed pipe (`| head`) is no fault.
void print(std::string_view text);

/// Writes "vallis: …" to standard error, a line each fault, and gives the exit code that goes with the error.
ExitCode report(const base::Error& error);

/// Shows the stage and percentage on standard error while it is a terminal and the work has taken a moment; Ctrl-C
/// cancels.
class TerminalProgress final : public study::Progress {
 public:
  TerminalProgress();
  ~TerminalProgress() override;
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;

  void report(std::string_view stage, double done) override;
  bool cancelled() const override;

 private:
  long long started_;  // nanoseconds of the steady clock
  bool terminal_;
  bool shown_ = false;
};

}  // namespace vallis::app
