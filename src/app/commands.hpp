#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/console.hpp"
#include "app/inputs.hpp"
#include "app/server.hpp"
#include "app/words.hpp"
#include "study/territory.hpp"

namespace vallis::app {

struct StudyRunOptions {
  StudySources sources;
  std::filesystem::path out;     ///< folder for the result files; empty: none
  std::filesystem::path report;  ///< HTML file for the interactive report; empty: none
  int threads = 0;               ///< 0: one for each processor
  Format format = Format::Table;
  Language language = Language::English;
};
ExitCode study_run(const StudyRunOptions& options);

struct StudyRerunOptions {
  std::string findings;  ///< path of a findings.json
  StudySources sources;  ///< scorecard and catalogue, where the findings' own are not built in; no recipe
  int threads = 0;
  Language language = Language::English;
};
/// Runs a study again from its findings and compares byte for byte; says what differs, and which inputs do.
ExitCode study_rerun(const StudyRerunOptions& options);

struct StudyDescribeOptions {
  StudySources sources;
  std::string unit;
  int nearest = 5;
  std::string peers;  ///< whom to set it beside; empty: its group
  int threads = 0;
  Format format = Format::Table;
  Language language = Language::English;
};
ExitCode study_describe(const StudyDescribeOptions& options);

struct StudyFactorsOptions {
  StudySources sources;
  std::string unit;        ///< empty: every practice of the catalogue, by factor
  bool areas = false;      ///< the unit's results and plans beside the practices of others
  std::string assessment;  ///< built-in name or path; empty: "success-factors"
  Format format = Format::Table;
  Language language = Language::English;
};
/// One unit held to an assessment's checks, with its own practices and, where there are gaps, those of others.
ExitCode study_factors(const StudyFactorsOptions& options);

struct StudyCounterfactualOptions {
  StudySources sources;
  std::string unit;
  int group = 0;           ///< where to; 0: to each other group
  std::string model;       ///< target model to reach instead of a group; empty: none
  std::string assessment;  ///< built-in name or path of the models; empty: "target-models"
  int ranks = 0;           ///< how many places of the composite score to climb instead; 0: none
  int max_changes = 4;
  int threads = 0;
  Format format = Format::Table;
  Language language = Language::English;
};
/// The smallest set of changes that moves a unit to another group, to a target model or up the ranking, over what a
/// cluster can change.
ExitCode study_counterfactual(const StudyCounterfactualOptions& options);

struct StudyClassifyOptions {
  std::vector<std::string> answers;  ///< "feature=yes|partly|no"; none: print the questions
  std::filesystem::path catalogue;
  Format format = Format::Table;
  Language language = Language::English;
};
/// The definition test: is a structure a cluster, a technology park, a business association or a consortium?
ExitCode study_classify(const StudyClassifyOptions& options);

struct StudyCodingOptions {
  std::vector<std::filesystem::path> excerpts;  ///< tables of codings; none: the built-in ones
  std::string codebook;                         ///< built-in name or path; empty: "codebook"
  std::filesystem::path catalogue;              ///< whose clusters, sources and factors are named
  std::string coder;                            ///< whose codes are counted; empty: the first observed coder
  int draws = 1000;
  int threads = 0;
  Format format = Format::Table;
  Language language = Language::English;
};
/// Coded excerpts of interviews and media: what is covered, and how far the coders agree.
ExitCode study_coding(const StudyCodingOptions& options);

struct StudyEffectsOptions {
  std::filesystem::path catalogue;
  std::string literature;  ///< built-in name or path; empty: "references"
  Format format = Format::Table;
  Language language = Language::English;
};
/// What clusters do for whom, with the literature named for it.
ExitCode study_effects(const StudyEffectsOptions& options);

enum class ReferenceFormat { Bibtex, Csl };

struct StudyReferencesOptions {
  std::vector<std::string> ids;  ///< none: all
  std::string literature;        ///< built-in name or path; empty: "references"
  ReferenceFormat format = ReferenceFormat::Bibtex;
};
/// The literature, or some of its works, as BibTeX or CSL-JSON.
ExitCode study_references(const StudyReferencesOptions& options);

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
  std::filesystem::path input;  ///< table of organisations: id, name, kinds, lon, lat; may have size and region
  study::TerritoryMethod method = study::TerritoryMethod::Dbscan;
  double eps_km = 25;
  int min_points = 5;
  std::optional<int> simulations;  ///< of the K-densities; none: 500, and none for kinds of more than 2,000 members
  std::uint64_t seed = 1;
  std::filesystem::path geojson;  ///< file for the map; empty: none
  int threads = 0;
  Format format = Format::Table;
  Language language = Language::English;
};
/// Where organisations concentrate, and what kinds are missing there.
ExitCode find_territory(const TerritoryOptions& options);

struct StudyWhatIfOptions {
  StudySources sources;
  std::string unit;
  std::vector<std::string> edits;  ///< "INDICATOR=VALUE"
  int nearest = 5;
  int threads = 0;
  Format format = Format::Table;
  Language language = Language::English;
};
/// One unit's card before and after some of its indicators are edited.
ExitCode study_what_if(const StudyWhatIfOptions& options);

struct StudyCompareOptions {
  StudySources sources;
  std::vector<std::string> units;
  int threads = 0;
  Format format = Format::Table;
  Language language = Language::English;
};
/// Two to ten units side by side, and what makes the distances between them.
ExitCode study_compare(const StudyCompareOptions& options);

/// Lists the built-in data, or prints one file of it.
ExitCode show_data(const std::string& path);

/// Answers until SIGINT or SIGTERM, then lets running requests end.
ExitCode serve(const ServerSettings& settings);

/// Brings the database up to date, or says what that would do.
ExitCode migrate_database(const ServerSettings& settings, bool dry_run);

struct InviteOptions {
  ServerSettings server;
  std::string email;
  std::string name;
  std::string language = "en";
  std::string role;  ///< in the whole cluster; empty: none
};
/// Makes an account and prints its invitation: how the first person comes in.
ExitCode invite_user(const InviteOptions& options);

/// Prints each account with its state and the roles in force.
ExitCode list_users(const ServerSettings& settings);

enum class UserChange { Suspend, Resume, Grant, PasswordLink };

struct UserOptions {
  ServerSettings server;
  UserChange change = UserChange::Suspend;
  std::string email;
  std::string role;  ///< of Grant
};
/// Changes an account, on record, and prints what came of it.
ExitCode change_user(const UserOptions& options);

/// Writes a backup; kFaults when files are missing in it.
ExitCode back_up_to(const ServerSettings& settings, const std::string& file);
/// Makes a new server's data from a backup.
ExitCode restore_from(const ServerSettings& settings, const std::string& file);

/// Prints each finding with what to do; kFaults when one of them is a fault.
ExitCode run_doctor(const ServerSettings& settings, bool read_files);

struct VerifyAuditOptions {
  ServerSettings server;
  std::string head;  ///< "SEQUENCE:HASH" that was written down earlier; empty: none
};
/// Computes the chain of the log of activity again; prints its head, to be written down. kFaults when it does not hold.
ExitCode verify_audit(const VerifyAuditOptions& options);

struct DemoOptions {
  ServerSettings server;
  std::optional<std::int64_t> organisations;  ///< none: the hand-made cluster
  std::optional<std::int64_t> people;         ///< none: four for each organisation
  std::int64_t clusters = 1;
  std::uint64_t seed = 1;
  bool if_absent = false;  ///< a demo that is there is no error
};
/// Puts a fictional cluster into a database, or one of any size that is invented.
ExitCode load_demo(const DemoOptions& options);

/// Takes it away again.
ExitCode remove_demo(const ServerSettings& settings);

/// Gives the demo's accounts a new password and prints both.
ExitCode show_demo_accounts(const ServerSettings& settings);

}  // namespace vallis::app
