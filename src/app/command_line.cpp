#include "app/command_line.hpp"

#include <fmt/format.h>

#include <exception>
#include <memory>
#include <new>

#include "app/detail/command_parts.hpp"
#include "app/version.hpp"
#include "base/memory.hpp"

namespace vallis::app {
namespace {

using detail::Action;
using detail::add_choice;
using detail::add_threads;
using detail::kFormats;
using detail::kLanguages;

const std::map<std::string, study::TerritoryMethod> kTerritoryMethods{{"dbscan", study::TerritoryMethod::Dbscan},
                                                                      {"hdbscan", study::TerritoryMethod::Hdbscan}};
constexpr const char* kExitCodes =
    "Exit codes: 0 done; 1 the input is wrong (each fault is a line on standard error); 2 the command line is wrong;\n"
    "3 a file is not there or cannot be read or written; 4 the work would not fit in memory; 70 a fault of the "
    "program;\n"
    "130 interrupted.";

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
  command
      ->add_option("--input", options->input,
                   "table with the columns id, name, kinds, lon, lat; and, if known, size, region")
      ->required()
      ->type_name("FILE.csv");
  add_choice(*command, "--method", options->method, kTerritoryMethods,
             "dbscan asks how near neighbours are; hdbscan finds that for each concentration by itself");
  command->add_option("--eps-km", options->eps_km, "dbscan: how far neighbours may lie apart along the great circle")
      ->check(CLI::PositiveNumber)
      ->type_name("KM");
  command
      ->add_option("--min-points", options->min_points,
                   "neighbours that make a core, itself included; hdbscan: the fewest in a group, from 2")
      ->check(CLI::Range(1, 1'000'000'000))
      ->type_name("N");
  command
      ->add_option("--simulations", options->simulations,
                   "random relabellings behind the K-density of each kind; 0 is no envelope")
      ->check(CLI::Range(0, 1'000'000))
      ->type_name("N");
  command->add_option("--seed", options->seed, "of the relabellings")->type_name("N");
  command->add_option("--geojson", options->geojson, "file for hulls and places as GeoJSON")->type_name("FILE.geojson");
  add_threads(*command, options->threads);
  add_choice(*command, "--format", options->format, kFormats, "what to print; json is the GeoJSON");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer(
      "Examples:\n"
      "  vallis territory --input organisations.csv --eps-km 10 --geojson map.geojson\n"
      "  vallis territory --input organisations.csv --method hdbscan --min-points 8");
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
  root.fallthrough();
  root.add_option_function<std::string>(
          "--memory-limit", [](const std::string& text) { base::set_memory_limit(base::parse_bytes(text)); },
          "refuse work that needs more memory than this, such as 2GB, even where there is more")
      ->check(CLI::Validator(
          [](std::string& text) {
            return base::parse_bytes(text)
                       ? std::string()
                       : fmt::format("'{}' is no amount of memory; write a number with M or G, such as 2GB", text);
          },
          ""))
      ->envname("VALLIS_MEMORY_LIMIT")
      ->type_name("SIZE");
  Action action;
  detail::add_study_commands(root, action);
  add_catalogue(root, action);
  add_analyse(root, action);
  add_territory(root, action);
  add_data(root, action);
  detail::add_server_commands(root, action);
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
    return report(base::too_large("There is not enough memory for this; use fewer rows, or a sample of them."));
  } catch (const std::exception& error) {
    report(base::unavailable(
        fmt::format("A fault of the program: {}. Please report it with what you ran.", error.what())));
    return kInternal;
  }
}

}  // namespace vallis::app
