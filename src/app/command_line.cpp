#include "app/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <functional>
#include <map>
#include <new>

#include "app/commands.hpp"
#include "app/version.hpp"
#include "base/memory.hpp"

namespace vallis::app {
namespace {

const std::map<std::string, Format> kFormats{{"table", Format::Table}, {"json", Format::Json}, {"csv", Format::Csv}};
const std::map<std::string, ReferenceFormat> kReferenceFormats{{"bibtex", ReferenceFormat::Bibtex},
                                                               {"csl", ReferenceFormat::Csl}};
const std::map<std::string, Language> kLanguages{{"en", Language::English}, {"ru", Language::Russian}};

const std::map<std::string, study::TerritoryMethod> kTerritoryMethods{{"dbscan", study::TerritoryMethod::Dbscan},
                                                                      {"hdbscan", study::TerritoryMethod::Hdbscan}};

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
  command->add_option("unit", options->unit, "id of the unit, such as mimc; without it, every practice by factor")
      ->type_name("UNIT");
  command->add_option("--assessment", options->assessment, "success-factors, target-models or a JSON file")
      ->type_name("FILE");
  command->add_flag("--areas", options->areas,
                    "its results and plans beside the practices of others, by combined area");
  command->add_option("--recipe", options->sources.recipe, "built-in recipe or JSON file")->type_name("RECIPE");
  add_sources(*command, options->sources);
  add_choice(*command, "--format", options->format, kFormats, "what to print");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer(
      "Examples:\n"
      "  vallis study factors mimc                                seven factors, gaps, practices that close them\n"
      "  vallis study factors mimc --areas                        results and plans beside others' practices\n"
      "  vallis study factors litcare --assessment target-models  fit to each target model\n"
      "  vallis study factors                                     every practice, by factor, with its source");
  command->callback([options, &action] { action = [options] { return study_factors(*options); }; });
}

void add_counterfactual(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyCounterfactualOptions>();
  CLI::App* command = study.add_subcommand(
      "counterfactual",
      "Find the smallest changes that move a unit to another group, to a target model or up the ranking");
  command->add_option("unit", options->unit, "id of the unit, such as mimc")->required()->type_name("UNIT");
  CLI::Option* group = command->add_option("--to", options->group, "number of the group; without it, every other group")
                           ->check(CLI::Range(1, 1'000'000))
                           ->type_name("GROUP");
  command->add_option("--ranks", options->ranks, "places to climb by the composite score, instead of a group")
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("N")
      ->excludes(group);
  command->add_option("--model", options->model, "target model to reach instead, such as global-network")
      ->type_name("MODEL");
  command->add_option("--assessment", options->assessment, "JSON file with models, instead of target-models")
      ->type_name("FILE");
  command->add_option("--max-changes", options->max_changes, "how many indicators may change at most")
      ->check(CLI::Range(1, 20))
      ->type_name("N");
  command->add_option("--recipe", options->sources.recipe, "built-in recipe or JSON file")->type_name("RECIPE");
  add_sources(*command, options->sources);
  add_threads(*command, options->threads);
  add_choice(*command, "--format", options->format, kFormats, "what to print");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer(
      "Examples:\n"
      "  vallis study counterfactual litcare            to each other group\n"
      "  vallis study counterfactual litcare --ranks 5  five places up by the composite score\n"
      "  vallis study counterfactual litcare --model global-network    what it lacks of a target model");
  command->callback([options, &action] { action = [options] { return study_counterfactual(*options); }; });
}

void add_rerun(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyRerunOptions>();
  CLI::App* command = study.add_subcommand("rerun", "Run a study again from its findings and compare byte for byte");
  command->add_option("findings", options->findings, "findings.json of the run")->required()->type_name("FILE.json");
  add_sources(*command, options->sources);
  add_threads(*command, options->threads);
  add_choice(*command, "--language", options->language, kLanguages, "language of the answer");
  command->footer(
      "Example:\n  vallis study run --out out && vallis study rerun out/findings.json\n"
      "Ends with 0 when the bytes are the same, with 1 when not.");
  command->callback([options, &action] { action = [options] { return study_rerun(*options); }; });
}

void add_classify(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyClassifyOptions>();
  CLI::App* command = study.add_subcommand("classify", "Tell a cluster from a park, an association and a consortium");
  command->add_option("answers", options->answers, "FEATURE=yes, partly or no; without any, the features are listed")
      ->type_name("ANSWER");
  command->add_option("--catalogue", options->catalogue, "folder with definition_features.csv")->type_name("DIR");
  add_choice(*command, "--format", options->format, kFormats, "what to print");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer(
      "Example:\n  vallis study classify geographic_concentration=yes wide_range_of_members=no duration=yes");
  command->callback([options, &action] { action = [options] { return study_classify(*options); }; });
}

void add_coding(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyCodingOptions>();
  CLI::App* command = study.add_subcommand("coding", "Show what coded excerpts cover and how far their coders agree");
  command
      ->add_option("--excerpts", options->excerpts, "table of coded excerpts; may be given several times, a coder each")
      ->type_name("FILE.csv");
  command->add_option("--codebook", options->codebook, "built-in codebook or JSON file")->type_name("FILE");
  command->add_option("--catalogue", options->catalogue, "folder with clusters.csv and sources.csv")->type_name("DIR");
  command->add_option("--coder", options->coder, "whose codes are counted; without it, the first who is not synthetic")
      ->type_name("NAME");
  command->add_option("--draws", options->draws, "resamples of the excerpts for the intervals; 0 is none")
      ->check(CLI::Range(0, 1'000'000))
      ->type_name("N");
  add_threads(*command, options->threads);
  add_choice(*command, "--format", options->format, kFormats, "what to print; csv is the coverage");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer(
      "Examples:\n"
      "  vallis study coding\n"
      "  vallis study coding --excerpts anna.csv --excerpts boris.csv --codebook my-codebook.json");
  command->callback([options, &action] { action = [options] { return study_coding(*options); }; });
}

void add_effects(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyEffectsOptions>();
  CLI::App* command = study.add_subcommand("effects", "Show what clusters do for whom, with the literature for it");
  command->add_option("--catalogue", options->catalogue, "folder with effects.csv")->type_name("DIR");
  command->add_option("--literature", options->literature, "CSL-JSON file with the works cited")->type_name("FILE");
  add_choice(*command, "--format", options->format, kFormats, "what to print");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer("Example:\n  vallis study effects --language ru");
  command->callback([options, &action] { action = [options] { return study_effects(*options); }; });
}

void add_references(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyReferencesOptions>();
  CLI::App* command = study.add_subcommand("references", "Print the literature as BibTeX or CSL-JSON");
  command->add_option("id", options->ids, "works to print; without any, all")->type_name("ID");
  command->add_option("--literature", options->literature, "CSL-JSON file, instead of the built-in literature")
      ->type_name("FILE");
  add_choice(*command, "--format", options->format, kReferenceFormats, "what to print");
  command->footer(
      "Examples:\n"
      "  vallis study references > references.bib\n"
      "  vallis study references krippendorff-2011 cohen-1960");
  command->callback([options, &action] { action = [options] { return study_references(*options); }; });
}

void add_what_if(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyWhatIfOptions>();
  CLI::App* command = study.add_subcommand("whatif", "Edit a unit's indicators and see where that would put it");
  command->add_option("unit", options->unit, "id of the unit, such as litcare")->required()->type_name("UNIT");
  command
      ->add_option("edits", options->edits,
                   "INDICATOR=VALUE: a number, yes or no, a level, members as 'a;b', or missing")
      ->required()
      ->type_name("EDIT");
  command->add_option("--recipe", options->sources.recipe, "built-in recipe or JSON file")->type_name("RECIPE");
  add_sources(*command, options->sources);
  command->add_option("--nearest", options->nearest, "how many of the nearest units to show")
      ->check(CLI::Range(0, 1000))
      ->type_name("N");
  add_threads(*command, options->threads);
  add_choice(*command, "--format", options->format, kFormats, "what to print");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer(
      "Examples:\n"
      "  vallis study whatif litcare M8=250 G15=full\n"
      "  vallis study whatif mimc 'M9=clinics;rnd_and_universities' M11=yes G13=missing");
  command->callback([options, &action] { action = [options] { return study_what_if(*options); }; });
}

void add_compare(CLI::App& study, Action& action) {
  auto options = std::make_shared<StudyCompareOptions>();
  CLI::App* command = study.add_subcommand("compare", "Put units side by side, and say what they share and lack");
  command->add_option("units", options->units, "2 to 10 ids, such as mimc litcare")->required()->type_name("UNIT");
  command->add_option("--recipe", options->sources.recipe, "built-in recipe or JSON file")->type_name("RECIPE");
  add_sources(*command, options->sources);
  add_threads(*command, options->threads);
  add_choice(*command, "--format", options->format, kFormats, "what to print");
  add_choice(*command, "--language", options->language, kLanguages, "language of the table");
  command->footer("Example:\n  vallis study compare mimc litcare eurasante");
  command->callback([options, &action] { action = [options] { return study_compare(*options); }; });
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
  describe_command
      ->add_option("--peers", describe->peers,
                   "whom to set it beside: group:N, model:SLUG or ids with commas; without it, its group")
      ->type_name("PEERS");
  add_threads(*describe_command, describe->threads);
  add_choice(*describe_command, "--format", describe->format, kFormats, "what to print");
  add_choice(*describe_command, "--language", describe->language, kLanguages, "language of the card");
  describe_command->footer(
      "Examples:\n  vallis study describe litcare\n  vallis study describe mimc --nearest 10 --format json");
  describe_command->callback([describe, &action] { action = [describe] { return study_describe(*describe); }; });
  add_rerun(*study, action);
  add_factors(*study, action);
  add_counterfactual(*study, action);
  add_classify(*study, action);
  add_coding(*study, action);
  add_effects(*study, action);
  add_references(*study, action);
  add_scorecard(*study, action);
  add_what_if(*study, action);
  add_compare(*study, action);
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

void add_server(CLI::App& command, ServerSettings& settings) {
  command.add_option("--data", settings.data, "folder for all that the server keeps")
      ->type_name("DIR")
      ->envname("VALLIS_DATA");
  command.add_option("--database", settings.database, "postgresql://… instead of the folder's own database")
      ->type_name("URL")
      ->envname("VALLIS_DATABASE");
}

void add_serve(CLI::App& root, Action& action) {
  auto settings = std::make_shared<ServerSettings>();
  CLI::App* command = root.add_subcommand("serve", "Run the server");
  add_server(*command, *settings);
  command->add_option("--address", settings->address, "address to listen on; 0.0.0.0 is every one of the machine's")
      ->type_name("ADDRESS")
      ->envname("VALLIS_ADDRESS");
  command->add_option("--port", settings->port, "port to listen on; 0 is one that is free")
      ->check(CLI::Range(0, 65535))
      ->type_name("N")
      ->envname("VALLIS_PORT");
  command->footer("Example:\n  vallis serve --data /var/lib/vallis --port 8080");
  command->callback([settings, &action] { action = [settings] { return serve(*settings); }; });
}

void add_migrate(CLI::App& root, Action& action) {
  auto settings = std::make_shared<ServerSettings>();
  auto dry_run = std::make_shared<bool>(false);
  CLI::App* command = root.add_subcommand("migrate", "Bring the database up to date; serve does it by itself");
  add_server(*command, *settings);
  command->add_flag("--dry-run", *dry_run, "only say what was applied and what is to come");
  command->callback(
      [settings, dry_run, &action] { action = [settings, dry_run] { return migrate_database(*settings, *dry_run); }; });
}

void add_user(CLI::App& root, Action& action) {
  CLI::App* user = root.add_subcommand("user", "Look after accounts on the machine itself");
  user->require_subcommand(1);
  auto options = std::make_shared<InviteOptions>();
  CLI::App* command = user->add_subcommand("invite", "Make an account and print its invitation");
  add_server(*command, options->server);
  command->add_option("email", options->email, "mail address")->required()->type_name("EMAIL");
  command->add_option("--name", options->name, "the person's name")->required()->type_name("NAME");
  command->add_option("--role", options->role, "role in the whole cluster, such as cluster_staff")->type_name("ROLE");
  command->add_option("--language", options->language, "en or ru")->check(CLI::IsMember({"en", "ru"}));
  command->footer("Example:\n  vallis user invite anna@example.org --name 'Anna Petrova' --role cluster_staff");
  command->callback([options, &action] { action = [options] { return invite_user(*options); }; });
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
  add_study(root, action);
  add_catalogue(root, action);
  add_analyse(root, action);
  add_territory(root, action);
  add_data(root, action);
  add_serve(root, action);
  add_migrate(root, action);
  add_user(root, action);
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
