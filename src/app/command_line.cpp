#include "app/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <functional>
#include <map>
#include <new>

#include "app/commands.hpp"
#include "app/version.hpp"

namespace vallis::app {
namespace {

const std::map<std::string, Format> kFormats{{"table", Format::Table}, {"json", Format::Json}, {"csv", Format::Csv}};
const std::map<std::string, Format> kTextFormats{{"table", Format::Table}, {"json", Format::Json}};
const std::map<std::string, Language> kLanguages{{"en", Language::English}, {"ru", Language::Russian}};

constexpr const char* kExitCodes =
    "Exit codes: 0 done; 1 the input is wrong (each fault is a line on standard error); 2 the command line is wrong;\n"
    "3 a file is not there or cannot be read or written; 4 the work would not fit in memory; 70 a fault of the "
    "program;\n"
    "130 interrupted.";

template <class Enum>
void add_choice(CLI::App& command, const std::string& flag, Enum& target, const std::map<std::string, Enum>& words,
                const std::string& help) {
  std::string known;
  for (const auto& [word, value] : words) known += (known.empty() ? "" : ", ") + word;
  command
      .add_option_function<std::string>(
          flag, [&target, &words](const std::string& word) { target = words.at(word); }, help + " (" + known + ")")
      ->check(CLI::Validator(
          [&words, known](std::string& word) {
            return words.contains(word) ? std::string() : fmt::format("'{}' is not known; use one of: {}", word, known);
          },
          ""))
      ->type_name("WORD");
}

void add_sources(CLI::App& command, StudySources& sources) {
  command.add_option("--catalogue", sources.catalogue, "folder with the tables, instead of the built-in catalogue")
      ->type_name("DIR");
  command.add_option("--scorecard", sources.scorecard, "built-in scorecard or JSON file, instead of the recipe's")
      ->type_name("FILE");
}

void add_threads(CLI::App& command, int& threads) {
  command.add_option("--threads", threads, "threads to use; 0 is one for each processor; the result is the same")
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
}

using Action = std::function<ExitCode()>;

void add_scorecard(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyScorecardOptions>();
  CLI::App* command = study.add_subcommand("scorecard", "Print what a scorecard measures and by which rules");
  command
      ->add_option("scorecard", options->scorecard, "built-in scorecard or JSON file; without it, biomedical-clusters")
      ->type_name("SCORECARD");
  add_choice(*command, "--language", options->language, kLanguages, "language of the labels and definitions");
  command->footer("Example:\n  vallis study scorecard my-scorecard.json");
  command->callback([options, &action] { action = [options] { return study_scorecard(*options); }; });
}

void add_factors(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyFactorsOptions>();
  CLI::App* command = study.add_subcommand("factors", "Hold one unit to the success factors, or to the target models");
  command->add_option("unit", options->unit, "id of the unit, such as mimc")->required()->type_name("UNIT");
  command->add_option("--assessment", options->assessment, "success-factors, target-models or a JSON file")
      ->type_name("FILE");
  command->add_option("--recipe", options->sources.recipe, "built-in recipe or JSON file")->type_name("RECIPE");
  add_sources(*command, options->sources);
  add_choice(*command, "--format", options->format, kTextFormats, "what to print");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer(
      "Examples:\n"
      "  vallis study factors mimc                                seven factors, gaps, practices that close them\n"
      "  vallis study factors litcare --assessment target-models  fit to each target model");
  command->callback([options, &action] { action = [options] { return study_factors(*options); }; });
}

void add_counterfactual(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyCounterfactualOptions>();
  CLI::App* command = study.add_subcommand(
      "counterfactual", "Find the smallest changes that move a unit to another group or up the ranking");
  command->add_option("unit", options->unit, "id of the unit, such as mimc")->required()->type_name("UNIT");
  CLI::Option* group = command->add_option("--to", options->group, "number of the group; without it, every other group")
                           ->check(CLI::Range(1, 1'000'000))
                           ->type_name("GROUP");
  command->add_option("--ranks", options->ranks, "places to climb by the composite score, instead of a group")
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("N")
      ->excludes(group);
  command->add_option("--max-changes", options->max_changes, "how many indicators may change at most")
      ->check(CLI::Range(1, 20))
      ->type_name("N");
  command->add_option("--recipe", options->sources.recipe, "built-in recipe or JSON file")->type_name("RECIPE");
  add_sources(*command, options->sources);
  add_threads(*command, options->threads);
  add_choice(*command, "--format", options->format, kTextFormats, "what to print");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer(
      "Examples:\n"
      "  vallis study counterfactual litcare            to each other group\n"
      "  vallis study counterfactual litcare --ranks 5  five places up by the composite score");
  command->callback([options, &action] { action = [options] { return study_counterfactual(*options); }; });
}

void add_classify(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyClassifyOptions>();
  CLI::App* command = study.add_subcommand("classify", "Tell a cluster from a park, an association and a consortium");
  command->add_option("answers", options->answers, "FEATURE=yes, partly or no; without any, the features are listed")
      ->type_name("ANSWER");
  command->add_option("--catalogue", options->catalogue, "folder with definition_features.csv")->type_name("DIR");
  add_choice(*command, "--format", options->format, kTextFormats, "what to print");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer(
      "Example:\n  vallis study classify geographic_concentration=yes wide_range_of_members=no duration=yes");
  command->callback([options, &action] { action = [options] { return study_classify(*options); }; });
}

void add_study(CLI::App& root, Action& action) {
  CLI::App* study = root.add_subcommand("study", "Find groups among units described by indicators, and describe them");
  study->require_subcommand(1);

  auto run = std::make_shared<StudyRunOptions>();
  CLI::App* run_command = study->add_subcommand("run", "Run a recipe and print what it finds");
  run_command
      ->add_option("recipe", run->sources.recipe, "built-in recipe or JSON file; without it, biomedical-clusters")
      ->type_name("RECIPE");
  add_sources(*run_command, run->sources);
  run_command->add_option("--out", run->out, "folder for findings.json and the CSV tables")->type_name("DIR");
  add_threads(*run_command, run->threads);
  add_choice(*run_command, "--format", run->format, kFormats, "what to print");
  add_choice(*run_command, "--language", run->language, kLanguages, "language of the table");
  run_command->footer(
      "Examples:\n"
      "  vallis study run                             the built-in catalogue of biomedical clusters\n"
      "  vallis study run --out out --language ru     the same in Russian, with all result files in out/\n"
      "  vallis study run my-recipe.json --catalogue my-tables --scorecard my-scorecard.json");
  run_command->callback([run, &action] { action = [run] { return study_run(*run); }; });

  auto describe = std::make_shared<StudyDescribeOptions>();
  CLI::App* describe_command =
      study->add_subcommand("describe", "Print one unit's card: values, place, neighbours and why");
  describe_command->add_option("unit", describe->unit, "id of the unit, such as litcare")
      ->required()
      ->type_name("UNIT");
  describe_command->add_option("--recipe", describe->sources.recipe, "built-in recipe or JSON file")
      ->type_name("RECIPE");
  add_sources(*describe_command, describe->sources);
  describe_command->add_option("--nearest", describe->nearest, "how many of the nearest units to show")
      ->check(CLI::Range(0, 1000))
      ->type_name("N");
  add_threads(*describe_command, describe->threads);
  add_choice(*describe_command, "--format", describe->format, kFormats, "what to print");
  add_choice(*describe_command, "--language", describe->language, kLanguages, "language of the card");
  describe_command->footer(
      "Examples:\n  vallis study describe litcare\n  vallis study describe mimc --nearest 10 --format json");
  describe_command->callback([describe, &action] { action = [describe] { return study_describe(*describe); }; });
  add_factors(*study, action);
  add_counterfactual(*study, action);
  add_classify(*study, action);
  add_scorecard(*study, action);
}

void add_catalogue(CLI::App& root, Action& action) {
  CLI::App* catalogue = root.add_subcommand("catalogue", "Work with the tables that a study starts from");
  catalogue->require_subcommand(1);
  auto check = std::make_shared<CatalogueCheckOptions>();
  CLI::App* check_command = catalogue->add_subcommand(
      "check", "Check types, ranges, ids, sets and evidence, and print how full each indicator is");
  check_command->add_option("dir", check->folder, "folder with the tables; without it, the built-in catalogue")
      ->type_name("DIR");
  check_command
      ->add_option("--scorecard", check->scorecard, "built-in scorecard or JSON file whose indicators are counted")
      ->type_name("FILE");
  add_choice(*check_command, "--format", check->format, kFormats, "what to print");
  check_command->footer(
      "Examples:\n"
      "  vallis catalogue check\n"
      "  vallis catalogue check my-tables --format csv    each fault as a row: file, row, line, column, what");
  check_command->callback([check, &action] { action = [check] { return catalogue_check(*check); }; });
}

void add_analyse(CLI::App& root, Action& action) {
  auto analyse = std::make_shared<AnalyseOptions>();
  CLI::App* command = root.add_subcommand("analyse", "Run one task of the engine on any table, to check its numbers");
  command->add_option("--input", analyse->input, "the table")->required()->type_name("FILE.csv");
  command->add_option("--params", analyse->params, "task and options")->required()->type_name("FILE.json");
  command->add_option("--output", analyse->output, "file for the answer instead of standard output")
      ->type_name("FILE.json");
  add_threads(*command, analyse->threads);
  command->footer(
      "Example, from the project's folder:\n"
      "  vallis analyse --input tests/reference/gower-flower-types/input.csv \\\n"
      "                 --params tests/reference/gower-flower-types/params.json\n"
      "An unknown task in params lists those there are.");
  command->callback([analyse, &action] { action = [analyse] { return analyse_table(*analyse); }; });
}

void add_territory(CLI::App& root, Action& action) {
  auto options = std::make_shared<TerritoryOptions>();
  CLI::App* command =
      root.add_subcommand("territory", "Find where organisations concentrate, and what is missing there");
  command->add_option("--input", options->input, "table with the columns id, name, kinds, lon, lat")
      ->required()
      ->type_name("FILE.csv");
  command->add_option("--eps-km", options->eps_km, "how far neighbours may lie apart along the great circle")
      ->check(CLI::PositiveNumber)
      ->type_name("KM");
  command->add_option("--min-points", options->min_points, "neighbours that make a core, itself included")
      ->check(CLI::Range(1, 1'000'000'000))
      ->type_name("N");
  command->add_option("--geojson", options->geojson, "file for hulls and places as GeoJSON")->type_name("FILE.geojson");
  add_threads(*command, options->threads);
  add_choice(*command, "--format", options->format, kFormats, "what to print; json is the GeoJSON");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer("Example:\n  vallis territory --input organisations.csv --eps-km 10 --geojson map.geojson");
  command->callback([options, &action] { action = [options] { return find_territory(*options); }; });
}

void add_data(CLI::App& root, Action& action) {
  auto path = std::make_shared<std::string>();
  CLI::App* command =
      root.add_subcommand("data", "List the built-in data, or print a file of it to start your own from");
  command->add_option("path", *path, "file to print, such as recipes/biomedical-clusters.json")->type_name("PATH");
  command->footer("Example:\n  vallis data recipes/biomedical-clusters.json > my-recipe.json");
  command->callback([path, &action] { action = [path] { return show_data(*path); }; });
}

int parse_and_run(int argc, char** argv) {
  CLI::App root("Vallis: run a biomedical cluster, and measure it against the world's clusters.", "vallis");
  root.set_version_flag("--version", std::string("vallis ") + kVersion);
  root.require_subcommand(1);
  root.footer(kExitCodes);
  Action action;
  add_study(root, action);
  add_catalogue(root, action);
  add_analyse(root, action);
  add_territory(root, action);
  add_data(root, action);
  try {
    root.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = root.exit(error);  // prints help, version or what is wrong
    return code == 0 ? kSuccess : kUsage;
  }
  return action();
}

}  // namespace

int run_command_line(int argc, char** argv) {
  try {
    return parse_and_run(argc, argv);
  } catch (const std::bad_alloc&) {
    return report(base::too_large("There is not enough memory for this; use fewer rows."));
  } catch (const std::exception& error) {
    report(base::unavailable(
        fmt::format("A fault of the program: {}. Please report it with what you ran.", error.what())));
    return kInternal;
  }
}

}  // namespace vallis::app
