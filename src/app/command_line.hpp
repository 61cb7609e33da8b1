#pragma once

namespace vallis::app {

/// Reads the command line, runs the command and gives the exit code (exit_code.hpp). Never throws.
int run_command_line(int argc, char** argv);

}  // namespace vallis::app
