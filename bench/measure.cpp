#include "measure.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>
#include <string_view>

#include "base/file.hpp"

namespace vallis::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kShortRun = 1e-3;  // s; processor time is told in steps of a microsecond or of some milliseconds

rusage usage_here() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

double cpu_seconds() {
  const rusage usage = usage_here();
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

struct Times {
  std::vector<double> walls;
  std::vector<double> cpus;

  void take(const std::function<void()>& run, std::size_t repeats) {
    const double cpu = cpu_seconds();
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < repeats; ++i) run();
    walls.push_back(seconds_since(begin) / static_cast<double>(repeats));
    cpus.push_back((cpu_seconds() - cpu) / static_cast<double>(repeats));
  }
};

/// How often short work is repeated so that a run takes a millisecond; the second run tells, for the first is slow.
std::size_t repeats_of(const std::function<void()>& run, double first_wall) {
  if (first_wall > 100 * kShortRun) return 1;
  const auto begin = Clock::now();
  run();
  return static_cast<std::size_t>(std::ceil(std::max(1.0, kShortRun / std::max(seconds_since(begin), 1e-9))));
}

Figures run_here(const Prepare& prepare, const Effort& effort, const std::filesystem::path& answer) {
  const Work work = prepare();
  Times times;
  const auto start = Clock::now();
  times.take(work.run, 1);
  Figures figures;
  figures.first_wall = times.walls.front();
  if (effort.least_runs > 0) {
    const std::size_t repeats = repeats_of(work.run, figures.first_wall);
    while (times.walls.size() <= effort.least_runs || seconds_since(start) < effort.seconds) {
      times.take(work.run, repeats);
    }
  }
  figures.runs = times.walls.size();
  if (figures.runs > 1) {
    times.walls.erase(times.walls.begin());
    times.cpus.erase(times.cpus.begin());
  }
  figures.median_wall = median(times.walls);
  figures.least_wall = *std::min_element(times.walls.begin(), times.walls.end());
  figures.median_cpu = median(times.cpus);
  figures.peak_mb = static_cast<double>(usage_here().ru_maxrss) * 1024 / 1e6;
  const Found found = work.found();
  figures.digest = found.digest;
  if (!answer.empty()) {
    const auto* bytes = reinterpret_cast<const char*>(found.answer.data());
    const auto written = base::write_file(answer, {bytes, found.answer.size() * sizeof(double)});
    if (!written) throw std::runtime_error(written.error().message);
  }
  return figures;
}

/// What the child sends: the figures, or why there are none.
struct Message {
  Figures figures;
  std::array<char, 512> failure{};
};

Message message_of(const Prepare& prepare, const Effort& effort, const std::filesystem::path& answer) {
  Message message;
  const auto failed = [&](std::string_view why) {
    std::copy_n(why.begin(), std::min(why.size(), message.failure.size() - 1), message.failure.begin());
  };
  try {
    message.figures = run_here(prepare, effort, answer);
  } catch (const std::bad_alloc&) {
    failed("There is not enough memory.");
  } catch (const std::exception& problem) {
    failed(problem.what());
  }
  return message;
}

}  // namespace

base::Result<Figures> measure(const Prepare& prepare, const Effort& effort, const std::filesystem::path& answer) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return base::unavailable("There is no pipe to the measured process.");
  const pid_t child = fork();
  if (child < 0) return base::unavailable("There is no process to measure in.");
  if (child == 0) {
    const Message message = message_of(prepare, effort, answer);
    const bool written = write(ends[1], &message, sizeof message) == static_cast<ssize_t>(sizeof message);
    _exit(written ? 0 : 1);
  }
  close(ends[1]);
  Message message;
  const bool received = read(ends[0], &message, sizeof message) == static_cast<ssize_t>(sizeof message);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) {
    return base::unavailable(fmt::format("The measured process was ended by signal {} ({}).", WTERMSIG(status),
                                         strsignal(WTERMSIG(status))));
  }
  if (!received) return base::unavailable("The measured process said nothing.");
  if (message.failure.front() != '\0') return base::unavailable(message.failure.data());
  return message.figures;
}

}  // namespace vallis::bench
