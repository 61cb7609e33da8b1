// Times the study engine on made-up tables and prints n, wall time, processor time and peak memory.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/json.hpp"
#include "measure.hpp"
#include "study/dissimilarity.hpp"
#include "study/linkage.hpp"
#include "study/partition.hpp"
#include "study/silhouette.hpp"
#include "study/workers.hpp"
#include "synthetic.hpp"

namespace vallis::bench {
namespace {

using study::Dissimilarity;
using study::Partition;
using study::Variable;
using study::Workers;

struct Case {
  std::string task;
  std::size_t n = 0;
  Prepare prepare;
};

/// Keeps a result from being optimised away, and tells when one is missing.
double checked(double value) {
  if (!(value > -1e300 && value < 1e300)) std::abort();
  return value;
}

Prepare gower_case(std::size_t n, LastColumn last, int threads) {
  return [=]() -> std::function<void()> {
    auto table = std::make_shared<std::vector<Variable>>(synthetic_table(n, last));
    auto workers = std::make_shared<Workers>(threads);
    return [table, workers] { checked(study::gower(*table, *workers).value().values().back()); };
  };
}

/// The three groups that the synthetic table is made of.
Partition planted_groups(std::size_t n) {
  std::vector<int> labels;
  for (std::size_t i = 0; i < n; ++i) labels.push_back(static_cast<int>(i % 3));
  return study::make_partition(labels);
}

Prepare silhouette_case(std::size_t n, int threads) {
  return [=]() -> std::function<void()> {
    auto workers = std::make_shared<Workers>(threads);
    auto given =
        std::make_shared<Dissimilarity>(study::gower(synthetic_table(n, LastColumn::Nominal), *workers).value());
    return [given, workers, groups = planted_groups(n)] {
      checked(study::silhouette(*given, groups, *workers).value().mean);
    };
  };
}

Prepare linkage_case(std::size_t n, study::LinkageMethod method, int threads) {
  return [=]() -> std::function<void()> {
    auto workers = std::make_shared<Workers>(threads);
    auto given =
        std::make_shared<Dissimilarity>(study::gower(synthetic_table(n, LastColumn::Nominal), *workers).value());
    return
        [given, workers, method] { checked(study::link(*given, method, {}, *workers).value().merges.back().height); };
  };
}

/// A study's way from the table to the judged partition.
Prepare chain_case(std::size_t n, int threads) {
  return [=]() -> std::function<void()> {
    auto table = std::make_shared<std::vector<Variable>>(synthetic_table(n, LastColumn::Set));
    auto workers = std::make_shared<Workers>(threads);
    return [table, workers] {
      const Dissimilarity dissimilarity = study::gower(*table, *workers).value();
      const auto linkage = study::link(dissimilarity, study::LinkageMethod::Average, {}, *workers).value();
      const Partition groups = study::cut_into(linkage, 3).value();
      checked(study::silhouette(dissimilarity, groups, *workers).value().mean);
    };
  };
}

std::vector<Case> cases(int threads) {
  std::vector<Case> all;
  for (const std::size_t n : {40, 1000, 5000, 20000}) {
    all.push_back({"gower", n, gower_case(n, LastColumn::Set, threads)});
    all.push_back({"gower-without-sets", n, gower_case(n, LastColumn::Nominal, threads)});
  }
  for (const std::size_t n : {1000, 5000, 20000}) {
    all.push_back({"average", n, linkage_case(n, study::LinkageMethod::Average, threads)});
    all.push_back({"ward", n, linkage_case(n, study::LinkageMethod::WardD2, threads)});
    all.push_back({"silhouette", n, silhouette_case(n, threads)});
  }
  all.push_back({"chain", 20000, chain_case(20000, threads)});
  return all;
}

void print_header() {
  fmt::print("{:<20} {:>6} {:>7} {:>5} {:>11} {:>11} {:>11} {:>11} {:>9}\n", "task (synthetic data)", "n", "threads",
             "runs", "first s", "median s", "least s", "CPU s", "peak MB");
}

void print(const Case& done, int threads, const Figures& f) {
  fmt::print("{:<20} {:>6} {:>7} {:>5} {:>11.6f} {:>11.6f} {:>11.6f} {:>11.6f} {:>9.0f}\n", done.task, done.n, threads,
             f.runs, f.first_wall, f.median_wall, f.least_wall, f.median_cpu, f.peak_mb);
  std::fflush(stdout);
}

base::Json as_json(const Case& done, int threads, const Figures& f) {
  return base::JsonObject{{"task", done.task},          {"n", done.n},
                          {"threads", threads},         {"runs", f.runs},
                          {"first_wall", f.first_wall}, {"median_wall", f.median_wall},
                          {"least_wall", f.least_wall}, {"median_cpu", f.median_cpu},
                          {"peak_mb", f.peak_mb}};
}

/// What the other programs are timed on: the table as CSV, and its dissimilarities in condensed order as raw doubles.
base::Result<void> write_data(const std::filesystem::path& folder, const std::vector<std::size_t>& sizes) {
  std::filesystem::create_directories(folder);
  Workers workers(0);
  for (const std::size_t n : sizes) {
    const auto table = synthetic_table(n, LastColumn::Nominal);
    auto written = base::write_file(folder / fmt::format("table-{}.csv", n), as_csv(table));
    if (!written) return written;
    const auto given = study::gower(table, workers);
    if (!given) return given.error();
    const std::string_view bytes(reinterpret_cast<const char*>(given->values().data()), given->values().size_bytes());
    written = base::write_file(folder / fmt::format("dissimilarity-{}.bin", n), bytes);
    if (!written) return written;
  }
  return {};
}

int run(int argc, char** argv) {
  CLI::App app(
      "Times the study engine on synthetic data. Every case runs in a process of its own; 'first' is its first "
      "run, in fresh memory; the other figures are of the runs after it.");
  int threads = 0;
  std::string only;
  bool json = false;
  std::string folder;
  std::vector<std::size_t> units;
  std::size_t least_runs = 5;
  double seconds = 0.5;
  app.add_option("--threads", threads, "Threads; 0 means one for each processor")->check(CLI::NonNegativeNumber);
  app.add_option("--task", only, "Only this task");
  app.add_option("--units", units, "Only cases of these numbers of units; with --write-data those to write");
  app.add_option("--runs", least_runs, "Runs after the first, at least");
  app.add_option("--seconds", seconds, "Time to spend on a case, at least");
  app.add_flag("--json", json, "One JSON array instead of a table");
  app.add_option("--write-data", folder, "Write the input of other programs to this folder, and time nothing");
  CLI11_PARSE(app, argc, argv);
  if (threads == 0) threads = Workers(0).size();
  if (!folder.empty()) {
    const auto written = write_data(folder, units);
    if (!written) fmt::print(stderr, "{}\n", written.error().message);
    return written ? 0 : 1;
  }
  base::JsonArray rows;
  if (!json) print_header();
  for (const Case& one : cases(threads)) {
    if (!only.empty() && one.task != only) continue;
    if (!units.empty() && std::find(units.begin(), units.end(), one.n) == units.end()) continue;
    const Figures figures = measure(one.prepare, least_runs, seconds);
    if (json) {
      rows.push_back(as_json(one, threads, figures));
    } else {
      print(one, threads, figures);
    }
  }
  if (json) fmt::print("{}", base::print_json(rows));
  return 0;
}

}  // namespace
}  // namespace vallis::bench

int main(int argc, char** argv) { return vallis::bench::run(argc, argv); }
