#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/console.hpp"
#include "app/exit_code.hpp"
#include "app/server.hpp"

namespace vallis::app {

/// Prints the frozen tables with their runs, and the studies.
ExitCode list_scorecards(const ServerSettings& settings);

struct ScorecardFreezeOptions {
  ServerSettings server;
  std::string title;
  std::string title_ru;
  std::vector<std::string> clusters;   ///< codes; none: all
  std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2; none: all
  std::string period;                  ///< "2026"; empty: whatever there is
  std::string unpublished_of;          ///< code of a cluster whose values on their way count too; empty: of none
  std::optional<std::int64_t> min_known;
};
/// Freezes what was observed and prints the id of the version.
ExitCode freeze_scorecard(const ScorecardFreezeOptions& options);

struct ScorecardRunOptions {
  ServerSettings server;
  std::string version;           ///< id; "latest": the one that was frozen last
  std::filesystem::path recipe;  ///< JSON with members of the recipe that are to differ; empty: none
};
/// Runs the recipe on a version here and now, and prints the id of the run and the hash of what it found.
ExitCode run_scorecard(const ScorecardRunOptions& options);

struct ScorecardCompareOptions {
  ServerSettings server;
  std::string a;
  std::string b;
};
/// Prints as JSON what two runs differ by.
ExitCode compare_scorecards(const ScorecardCompareOptions& options);

struct ScorecardPublishOptions {
  ServerSettings server;
  std::string run;  ///< id; "latest": the one that was made last
  std::string code;
  std::string title;
  std::string title_ru;
  std::string supersedes;  ///< code; empty: none
};
/// Publishes a run: who has access to the machine speaks for the board.
ExitCode publish_scorecard(const ScorecardPublishOptions& options);

struct ScorecardExportOptions {
  ServerSettings server;
  std::string run;             ///< id; "latest": the one that was made last
  std::filesystem::path file;  ///< empty: standard output
};
/// Writes all of a run in one file, which `vallis study rerun` runs again.
ExitCode export_scorecard(const ScorecardExportOptions& options);

}  // namespace vallis::app
