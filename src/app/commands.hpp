#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/console.hpp"
#include "app/inputs.hpp"
#include "app/words.hpp"

namespace vallis::app {

struct StudyRunOptions {
  StudySources sources;
  std::filesystem::path out;  ///< folder for the result files; empty: none
  int threads = 0;            ///< 0: one for each processor
  Format format = Format::Table;
  Language language = Language::English;
};
ExitCode study_run(const StudyRunOptions& options);

struct StudyDescribeOptions {
  StudySources sources;
  std::string unit;
  int nearest = 5;
  int threads = 0;
  Format format = Format::Table;
  Language language = Language::English;
};
ExitCode study_describe(const StudyDescribeOptions& options);

struct StudyFactorsOptions {
  StudySources sources;
  std::string unit;
  std::string assessment;  ///< built-in name or path; empty: "success-factors"
  Format format = Format::Table;
  Language language = Language::English;
};
/// One unit held to an assessment's checks, with its own practices and, where there are gaps, those of others.
ExitCode study_factors(const StudyFactorsOptions& options);

struct StudyCounterfactualOptions {
  StudySources sources;
  std::string unit;
  int group = 0;  ///< where to; 0: to each other group
  int ranks = 0;  ///< how many places of the composite score to climb instead; 0: groups
  int max_changes = 4;
  int threads = 0;
  Format format = Format::Table;
  Language language = Language::English;
};
/// The smallest set of changes that moves a unit to another group, or up the ranking, over what a cluster can change.
ExitCode study_counterfactual(const StudyCounterfactualOptions& options);

struct StudyClassifyOptions {
  std::vector<std::string> answers;  ///< "feature=yes|partly|no"; none: print the questions
  std::filesystem::path catalogue;
  Format format = Format::Table;
  Language language = Language::English;
};
/// The definition test: is a structure a cluster, a technology park, a business association or a consortium?
ExitCode study_classify(const StudyClassifyOptions& options);

struct StudyScorecardOptions {
  std::string scorecard;  ///< built-in name or path; empty: "biomedical-clusters"
  Language language = Language::English;
};
/// What a scorecard measures, and by which rule each value is got from the tables.
ExitCode study_scorecard(const StudyScorecardOptions& options);

struct CatalogueCheckOptions {
  std::filesystem::path folder;  ///< empty: the built-in catalogue
  std::string scorecard;         ///< whose fill rates are printed; empty: "biomedical-clusters"
  Format format = Format::Table;
};
ExitCode catalogue_check(const CatalogueCheckOptions& options);

struct AnalyseOptions {
  std::filesystem::path input;
  std::filesystem::path params;
  std::filesystem::path output;  ///< empty: standard output
  int threads = 0;
};
ExitCode analyse_table(const AnalyseOptions& options);

struct TerritoryOptions {
  std::filesystem::path input;  ///< table of organisations: id, name, kinds, lon, lat
  double eps_km = 25;
  int min_points = 5;
  std::filesystem::path geojson;  ///< file for the map; empty: none
  int threads = 0;
  Format format = Format::Table;
  Language language = Language::English;
};
/// Where organisations concentrate, and what kinds are missing there.
ExitCode find_territory(const TerritoryOptions& options);

/// Lists the built-in data, or prints one file of it.
ExitCode show_data(const std::string& path);

}  // namespace vallis::app
