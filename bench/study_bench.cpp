// Times the study engine on made-up data and prints n, wall time, processor time and peak memory.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/json.hpp"
#include "base/memory.hpp"
#include "base/text.hpp"
#include "measure.hpp"
#include "study/dissimilarity.hpp"
#include "study/workers.hpp"
#include "synthetic.hpp"
#include "task.hpp"

namespace vallis::bench {
namespace {

std::vector<Task> every_task() {
  std::vector<Task> all;
  for (auto tasks : {pair_tasks(), point_tasks(), draw_tasks(), card_tasks()}) {
    std::move(tasks.begin(), tasks.end(), std::back_inserter(all));
  }
  return all;
}

void print_header() {
  fmt::print("{:<24} {:>8} {:>7} {:>5} {:>11} {:>11} {:>11} {:>11} {:>9}\n", "task (synthetic data)", "n", "threads",
             "runs", "first s", "median s", "least s", "CPU s", "peak MB");
}

void print(const Task& task, std::size_t n, int threads, const base::Result<Figures>& measured) {
  fmt::print("{:<24} {:>8} {:>7} ", task.name, n, threads);
  if (measured) {
    const Figures& f = *measured;
    fmt::print("{:>5} {:>11.7f} {:>11.7f} {:>11.7f} {:>11.7f} {:>9.0f}\n", f.runs, f.first_wall, f.median_wall,
               f.least_wall, f.median_cpu, f.peak_mb);
  } else {
    fmt::print("not measured: {}\n", measured.error().message);
  }
  std::fflush(stdout);
}

base::Json as_json(const Task& task, std::size_t n, int threads, const base::Result<Figures>& measured) {
  base::JsonObject row{{"task", task.name}, {"n", n}, {"threads", threads}};
  if (!measured) {
    row["not_measured"] = measured.error().message;
    return row;
  }
  const Figures& f = *measured;
  row["runs"] = f.runs;
  row["first_wall"] = f.first_wall;
  row["median_wall"] = f.median_wall;
  row["least_wall"] = f.least_wall;
  row["median_cpu"] = f.median_cpu;
  row["peak_mb"] = f.peak_mb;
  row["digest"] = fmt::format("{:016x}", f.digest);
  return row;
}

std::string_view bytes_of(std::span<const double> values) {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

/// What the other programs are timed on: the table as CSV, its dissimilarities in condensed order, points row by row,
/// and places as pairs of longitude and latitude; all but the table as raw doubles.
base::Result<void> write_data(const std::filesystem::path& folder, std::string_view kind, std::size_t n) {
  const auto file = [&](std::string_view extension) { return folder / fmt::format("{}-{}.{}", kind, n, extension); };
  if (kind == "table") return base::write_file(file("csv"), as_csv(synthetic_table(n, LastColumn::Nominal)));
  if (kind == "dissimilarity") {
    study::Workers workers(0);
    const auto given = study::gower(synthetic_table(n, LastColumn::Nominal), workers);
    if (!given) return given.error();
    return base::write_file(file("bin"), bytes_of(given->values()));
  }
  if (kind == "points") return base::write_file(file("bin"), bytes_of(synthetic_points(n)));
  if (kind == "places") {
    std::vector<double> degrees;
    for (const study::Place& place : synthetic_places(n)) {
      degrees.push_back(place.longitude);
      degrees.push_back(place.latitude);
    }
    return base::write_file(file("bin"), bytes_of(degrees));
  }
  return base::invalid_argument(fmt::format("There is no data '{}': table, dissimilarity, points, places.", kind));
}

struct Options {
  int threads = 0;
  std::string only;
  std::vector<std::size_t> sizes;
  Effort effort;
  bool json = false;
  bool list = false;
  std::filesystem::path answer;
  std::filesystem::path folder;
  std::vector<std::string> data;
};

base::Result<Figures> measure_task(const Task& task, std::size_t n, const Options& options) {
  const auto room = base::require_memory(task.bytes(n), fmt::format("{} of {}", task.name, n), "Take a smaller size.");
  if (!room) return room.error();
  return measure(task.prepare(n, options.threads), options.effort, options.answer);
}

int write_all_data(const Options& options) {
  std::filesystem::create_directories(options.folder);
  for (const std::string& one : options.data) {
    const std::size_t colon = one.find(':');
    const auto n = colon == std::string::npos ? 0 : std::strtoull(one.c_str() + colon + 1, nullptr, 10);
    const auto written = n == 0 ? base::Result<void>(base::invalid_argument("Data is asked for as KIND:N."))
                                : write_data(options.folder, one.substr(0, colon), n);
    if (!written) {
      fmt::print(stderr, "{}\n", written.error().message);
      return 1;
    }
  }
  return 0;
}

int time_tasks(const Options& options) {
  base::JsonArray rows;
  if (!options.json) print_header();
  for (const Task& task : every_task()) {
    if (!options.only.empty() && task.name != options.only) continue;
    for (const std::size_t n : options.sizes.empty() ? task.sizes : options.sizes) {
      const auto measured = measure_task(task, n, options);
      if (options.json) {
        rows.push_back(as_json(task, n, options.threads, measured));
      } else {
        print(task, n, options.threads, measured);
      }
    }
  }
  if (options.json) fmt::print("{}", base::print_json(rows));
  return 0;
}

int run(int argc, char** argv) {
  CLI::App app(
      "Times the study engine on synthetic data. Every case runs in a process of its own; 'first' is its first "
      "run, in fresh memory; the other figures are of the runs after it.");
  Options options;
  app.add_option("--threads", options.threads, "Threads; 0 means one for each processor")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--task", options.only, "Only this task");
  app.add_option("--units", options.sizes, "These numbers of units (of points, of draws) instead of each task's own");
  app.add_option("--runs", options.effort.least_runs,
                 "Runs after the first, at least; with 0 there is the first alone");
  app.add_option("--seconds", options.effort.seconds, "Time to spend on a case, at least");
  app.add_option("--answer", options.answer, "Write what was found to this file, as raw doubles");
  app.add_flag("--json", options.json, "One JSON array instead of a table");
  app.add_flag("--list", options.list, "Print the tasks, and time nothing");
  app.add_option("--write-data", options.folder, "Write the input of other programs to this folder, and time nothing");
  app.add_option("--data", options.data, "With --write-data: table:N, dissimilarity:N, points:N or places:N");
  CLI11_PARSE(app, argc, argv);
  if (options.threads == 0) options.threads = study::Workers(0).size();
  if (options.list) {
    for (const Task& task : every_task()) fmt::print("{}\n", task.name);
    return 0;
  }
  return options.folder.empty() ? time_tasks(options) : write_all_data(options);
}

}  // namespace
}  // namespace vallis::bench

int main(int argc, char** argv) { return vallis::bench::run(argc, argv); }
