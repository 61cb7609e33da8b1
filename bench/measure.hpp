#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace vallis::bench {

/// Figures of one case, measured in a process of its own.
struct Figures {
  std::size_t runs = 0;
  double first_wall = 0;   ///< s, the first run: fresh memory, threads just started
  double median_wall = 0;  ///< s, over all runs after the first (over the first when there is no other)
  double least_wall = 0;   ///< s, likewise
  double median_cpu = 0;   ///< s of user and system time of all threads, likewise
  double peak_mb = 0;      ///< largest resident set of the whole case in MB (10⁶ bytes), its input included
};

/// What is timed: `prepare` makes the input and returns the work, which is then run at least `least_runs` times after
/// the first and until `seconds` have gone by.
using Prepare = std::function<std::function<void()>()>;

/// Runs a case in a child process, so that its peak of memory and its first run are its own. Throws
/// std::runtime_error when the child fails.
Figures measure(const Prepare& prepare, std::size_t least_runs, double seconds);

double median(std::vector<double> values);

}  // namespace vallis::bench
