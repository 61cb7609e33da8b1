#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace vallis::bench {

/// What a case found, told after the clock has stopped.
struct Found {
  std::uint64_t digest = 0;      ///< of all bytes of the result: the same for any number of threads
  std::vector<double> answer{};  ///< what another program must find too, a million numbers or so at most
};

/// What is timed, and what the last run of it found.
struct Work {
  std::function<void()> run;
  std::function<Found()> found;
};

/// Makes the input, which is not timed, and returns the work. May throw.
using Prepare = std::function<Work()>;

struct Effort {
  std::size_t least_runs = 5;  ///< after the first
  double seconds = 0.5;        ///< to spend at least
};

/// Figures of one case, measured in a process of its own.
struct Figures {
  std::size_t runs = 0;    ///< timed ones, the first included
  double first_wall = 0;   ///< s, the first run: fresh memory, threads just started
  double median_wall = 0;  ///< s, over all runs after the first (over the first when there is no other)
  double least_wall = 0;   ///< s, likewise
  double median_cpu = 0;   ///< s of user and system time of all threads, likewise
  double peak_mb = 0;      ///< largest resident set of the whole case in MB (10⁶ bytes), its input included
  std::uint64_t digest = 0;
};

/// Runs a case in a child process, so that its peak of memory and its first run are its own. Work of less than a
/// millisecond is repeated within a run, whose figures are then means. The answer is written to a file of raw doubles
/// unless its path is empty. Errors: Unavailable – the child failed, with its last words or the signal that ended it.
base::Result<Figures> measure(const Prepare& prepare, const Effort& effort, const std::filesystem::path& answer);

}  // namespace vallis::bench
