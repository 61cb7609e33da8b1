#pragma once

#include <filesystem>
#include <string>

#include "app/console.hpp"
#include "app/server.hpp"
#include "scorecards/cluster_report.hpp"

namespace vallis::app {

struct ChecklistOptions {
  ServerSettings server;
  std::string cluster;  ///< code
  std::string on;       ///< "2026-01-12"; empty: today
  Format format = Format::Table;
};
/// Prints where a cluster stands by the lists that others hold clusters to.
ExitCode show_checklists(const ChecklistOptions& options);

struct ProgressOptions {
  ServerSettings server;
  std::string cluster;  ///< code
  Format format = Format::Table;
};
/// Prints a cluster's published figures by period, and where the published studies put it.
ExitCode show_progress(const ProgressOptions& options);

struct ClusterReportOptions {
  ServerSettings server;
  std::string cluster;  ///< code
  scorecards::ReportFormat format = scorecards::ReportFormat::Csv;
  std::filesystem::path file;  ///< empty: standard output
};
/// Writes every figure of a cluster with its source and year.
ExitCode write_cluster_report(const ClusterReportOptions& options);

}  // namespace vallis::app
