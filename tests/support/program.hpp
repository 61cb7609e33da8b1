#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

namespace vallis::test {

struct Outcome {
  int code = -1;
  std::string text;  ///< standard output and error together
};

/// Runs the built program as a person would.
inline Outcome run_vallis(const std::string& arguments) {
  Outcome outcome;
  FILE* pipe = popen((std::string(VALLIS_BINARY) + " " + arguments + " 2>&1").c_str(), "r");
  std::array<char, 4096> bytes{};
  for (std::size_t read = 0; (read = fread(bytes.data(), 1, bytes.size(), pipe)) > 0;) {
    outcome.text.append(bytes.data(), read);
  }
  const int status = pclose(pipe);
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

}  // namespace vallis::test
