#include <memory>

#include "app/detail/command_parts.hpp"

namespace vallis::app::detail {
namespace {

const std::map<std::string, ReferenceFormat> kReferenceFormats{{"bibtex", ReferenceFormat::Bibtex},
                                                               {"csl", ReferenceFormat::Csl}};

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

}  // namespace

void add_study_commands(CLI::App& root, Action& action) {
  CLI::App* study = root.add_subcommand("study", "Find groups among units described by indicators, and describe them");
  study->require_subcommand(1);

  auto run = std::make_shared<StudyRunOptions>();
  CLI::App* run_command = study->add_subcommand("run", "Run a recipe and print what it finds");
  run_command
      ->add_option("recipe", run->sources.recipe, "built-in recipe or JSON file; without it, biomedical-clusters")
      ->type_name("RECIPE");
  add_sources(*run_command, run->sources);
  run_command->add_option("--out", run->out, "folder for findings.json and the CSV tables")->type_name("DIR");
  run_command->add_option("--report", run->report, "one HTML file with all charts, read without a server")
      ->type_name("FILE.html");
  add_threads(*run_command, run->threads);
  add_choice(*run_command, "--format", run->format, kFormats, "what to print");
  add_choice(*run_command, "--language", run->language, kLanguages, "language of the table");
  run_command->footer(
      "Examples:\n"
      "  vallis study run                             the built-in catalogue of biomedical clusters\n"
      "  vallis study run --out out --language ru     the same in Russian, with all result files in out/\n"
      "  vallis study run --report report.html        all charts in one file for a browser or a printer\n"
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

}  // namespace vallis::app::detail
