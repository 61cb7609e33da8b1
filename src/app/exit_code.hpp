#pragma once

#include "base/result.hpp"

namespace vallis::app {

/// What the program answers to the shell; docs/reference/cli.md lists them.
enum ExitCode : int {
  kSuccess = 0,
  kFaults = 1,  ///< the input was read and is wrong: faults in a catalogue, scorecard, recipe, table or in their values
  kUsage = 2,   ///< the command line itself is wrong
  kUnavailable = 3,  ///< a file is not there or cannot be read or written
  kTooLarge = 4,     ///< the work would not fit
  kInternal = 70,    ///< a fault of the program
  kInterrupted = 130,
};

inline ExitCode exit_code(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::InvalidArgument:
    case base::ErrorKind::InvalidInput:
    case base::ErrorKind::Conflict:
    case base::ErrorKind::Stale:
    case base::ErrorKind::Unauthenticated:
    case base::ErrorKind::Forbidden:
      return kFaults;
    case base::ErrorKind::NotFound:
    case base::ErrorKind::Unavailable:
    case base::ErrorKind::TooMany:
      return kUnavailable;
    case base::ErrorKind::TooLarge:
      return kTooLarge;
    case base::ErrorKind::Cancelled:
      return kInterrupted;
  }
  return kInternal;
}

}  // namespace vallis::app
