#include "measure.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace vallis::bench {
namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Figures run_here(const Prepare& prepare, std::size_t least_runs, double seconds) {
  using Clock = std::chrono::steady_clock;
  const std::function<void()> work = prepare();
  Figures figures;
  std::vector<double> walls;
  std::vector<double> cpus;
  const auto start = Clock::now();
  while (walls.size() <= least_runs || std::chrono::duration<double>(Clock::now() - start).count() < seconds) {
    const double cpu = cpu_seconds();
    const auto begin = Clock::now();
    work();
    walls.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
    cpus.push_back(cpu_seconds() - cpu);
  }
  figures.runs = walls.size();
  figures.first_wall = walls.front();
  if (walls.size() > 1) {
    walls.erase(walls.begin());
    cpus.erase(cpus.begin());
  }
  figures.median_wall = median(walls);
  figures.least_wall = *std::min_element(walls.begin(), walls.end());
  figures.median_cpu = median(cpus);
  return figures;
}

}  // namespace

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

Figures measure(const Prepare& prepare, std::size_t least_runs, double seconds) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("No pipe to the measured process.");
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("No process to measure in.");
  if (child == 0) {
    const Figures figures = run_here(prepare, least_runs, seconds);
    const bool written = write(ends[1], &figures, sizeof figures) == static_cast<ssize_t>(sizeof figures);
    _exit(written ? 0 : 1);
  }
  close(ends[1]);
  Figures figures;
  const bool received = read(ends[0], &figures, sizeof figures) == static_cast<ssize_t>(sizeof figures);
  close(ends[0]);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (!received || status != 0) throw std::runtime_error("The measured process failed.");
  figures.peak_mb = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
  return figures;
}

}  // namespace vallis::bench
