#include <map>
#include <memory>

#include "app/cluster_commands.hpp"
#include "app/detail/command_parts.hpp"
#include "app/directory_commands.hpp"
#include "app/exchange_command.hpp"
#include "app/indicators_command.hpp"
#include "app/scorecards_command.hpp"
#include "app/search_upkeep.hpp"
#include "app/settings.hpp"

namespace vallis::app::detail {
namespace {

using Given = std::shared_ptr<GivenSettings>;

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// The settings as flags: all but secrets for the server itself; where the data lies for other commands.
Given add_settings(CLI::App& command, bool all) {
  auto given = std::make_shared<GivenSettings>();
  given->environment = variable;
  for (const Setting& setting : all_settings()) {
    const std::string name(setting.name);
    if (setting.secret || (!all && name != "data" && name != "database")) continue;
    command
        .add_option_function<std::string>(
            "--" + name, [given, name](const std::string& value) { given->flags[name] = value; },
            fmt::format("{} ({})", setting.help, environment_name(name)))
        ->type_name(std::string(setting.type_name));
  }
  command.add_option("--config", given->config, "file with settings, instead of vallis.toml in the data folder")
      ->type_name("FILE.toml");
  return given;
}

/// A command that runs with the settings in force.
template <class Run>
void run_with_settings(CLI::App& command, const Given& given, Action& action, Run run) {
  command.callback([given, run, &action] {
    action = [given, run] {
      const auto loaded = load_settings(*given);
      return loaded ? run(*loaded) : report(loaded.error());
    };
  });
}

void add_serve(CLI::App& root, Action& action) {
  CLI::App* command = root.add_subcommand("serve", "Run the server");
  const Given given = add_settings(*command, true);
  command->footer("Example:\n  vallis serve --data /var/lib/vallis --port 8080");
  run_with_settings(*command, given, action, [](const LoadedSettings& loaded) { return serve(loaded.settings); });
}

void add_config(CLI::App& root, Action& action) {
  CLI::App* command = root.add_subcommand("config", "Print the server's settings and where each comes from");
  const Given given = add_settings(*command, true);
  run_with_settings(*command, given, action, [](const LoadedSettings& loaded) {
    print(settings_text(loaded));
    return kSuccess;
  });
}

void add_migrate(CLI::App& root, Action& action) {
  CLI::App* command = root.add_subcommand("migrate", "Bring the database up to date; serve does it by itself");
  const Given given = add_settings(*command, false);
  auto dry_run = std::make_shared<bool>(false);
  command->add_flag("--dry-run", *dry_run, "only say what was applied and what is to come");
  run_with_settings(*command, given, action,
                    [dry_run](const LoadedSettings& loaded) { return migrate_database(loaded.settings, *dry_run); });
}

void add_invite(CLI::App& user, Action& action) {
  auto options = std::make_shared<InviteOptions>();
  CLI::App* command = user.add_subcommand("invite", "Make an account and print its invitation");
  const Given given = add_settings(*command, false);
  command->add_option("email", options->email, "mail address")->required()->type_name("EMAIL");
  command->add_option("--name", options->name, "the person's name")->required()->type_name("NAME");
  command->add_option("--role", options->role, "role in the whole cluster, such as cluster_staff")->type_name("ROLE");
  command->add_option("--language", options->language, "en or ru")->check(CLI::IsMember({"en", "ru"}));
  command->footer("Example:\n  vallis user invite anna@example.org --name 'Anna Petrova' --role cluster_staff");
  run_with_settings(*command, given, action, [options](const LoadedSettings& loaded) {
    options->server = loaded.settings;
    return invite_user(*options);
  });
}

void add_user(CLI::App& root, Action& action) {
  CLI::App* user = root.add_subcommand("user", "Look after accounts on the machine itself");
  user->require_subcommand(1);
  add_invite(*user, action);
  CLI::App* list = user->add_subcommand("list", "List the accounts with their roles");
  const Given for_list = add_settings(*list, false);
  run_with_settings(*list, for_list, action, [](const LoadedSettings& loaded) { return list_users(loaded.settings); });

  const auto add = [&](const char* name, const char* help, UserChange change, bool role) {
    auto options = std::make_shared<UserOptions>();
    options->change = change;
    CLI::App* command = user->add_subcommand(name, help);
    const Given given = add_settings(*command, false);
    command->add_option("email", options->email, "whose account")->required()->type_name("EMAIL");
    if (role) {
      command->add_option("role", options->role, "role in the whole cluster, such as board")
          ->required()
          ->type_name("ROLE");
    }
    run_with_settings(*command, given, action, [options](const LoadedSettings& loaded) {
      options->server = loaded.settings;
      return change_user(*options);
    });
  };
  add("suspend", "End all sessions of an account; nobody signs in to it", UserChange::Suspend, false);
  add("resume", "Let an account that was suspended in again", UserChange::Resume, false);
  add("grant", "Give an account a role in the whole cluster", UserChange::Grant, true);
  add("password-link", "Print a secret with which a new password is set", UserChange::PasswordLink, false);
}

void add_audit(CLI::App& root, Action& action) {
  CLI::App* audit = root.add_subcommand("audit", "Look after the log of activity");
  audit->require_subcommand(1);
  auto options = std::make_shared<VerifyAuditOptions>();
  CLI::App* command = audit->add_subcommand("verify", "Check that no entry was changed, deleted or put in");
  const Given given = add_settings(*command, false);
  command->add_option("--head", options->head, "what this command printed earlier and was written down elsewhere")
      ->type_name("SEQUENCE:HASH");
  run_with_settings(*command, given, action, [options](const LoadedSettings& loaded) {
    options->server = loaded.settings;
    return verify_audit(*options);
  });
}

void add_backup(CLI::App& root, Action& action) {
  auto file = std::make_shared<std::string>();
  CLI::App* backup = root.add_subcommand("backup", "Write all that the server keeps to one file, while it may run");
  const Given of_backup = add_settings(*backup, false);
  backup->add_option("file", *file, "the file to make, such as vallis-2026-01-12.tar.gz")
      ->required()
      ->type_name("FILE");
  run_with_settings(*backup, of_backup, action,
                    [file](const LoadedSettings& loaded) { return back_up_to(loaded.settings, *file); });

  CLI::App* restore = root.add_subcommand("restore", "Make a new server's data from a backup");
  const Given of_restore = add_settings(*restore, false);
  restore->add_option("file", *file, "the backup")->required()->type_name("FILE");
  restore->footer("Example:\n  vallis restore vallis-2026-01-12.tar.gz --data /var/lib/vallis-new");
  run_with_settings(*restore, of_restore, action,
                    [file](const LoadedSettings& loaded) { return restore_from(loaded.settings, *file); });
}

void add_doctor(CLI::App& root, Action& action) {
  auto files = std::make_shared<bool>(false);
  CLI::App* command = root.add_subcommand("doctor", "Look for what is wrong with the server's data and settings");
  const Given given = add_settings(*command, false);
  command->add_flag("--files", *files, "read the contents of all files too, which may take long");
  run_with_settings(*command, given, action,
                    [files](const LoadedSettings& loaded) { return run_doctor(loaded.settings, *files); });
}

void add_directory(CLI::App& root, Action& action) {
  CLI::App* directory = root.add_subcommand("directory", "Bring tables of organisations and people in and out");
  directory->require_subcommand(1);
  const auto add_kind = [](CLI::App& command, directory::ImportKind& kind) {
    const std::map<std::string, directory::ImportKind> kinds = {{"organisations", directory::ImportKind::Organisations},
                                                                {"people", directory::ImportKind::People}};
    command.add_option("kind", kind, "organisations or people")
        ->required()
        ->transform(CLI::CheckedTransformer(kinds).description(""))
        ->type_name("KIND");
  };
  auto brought_in = std::make_shared<DirectoryImportOptions>();
  CLI::App* import = directory->add_subcommand("import", "Bring a table in: CSV or XLSX, by its headers");
  const Given for_import = add_settings(*import, false);
  add_kind(*import, brought_in->kind);
  import->add_option("file", brought_in->file, "the table")->required()->type_name("FILE");
  import->add_option("--encoding", brought_in->encoding, "of a text that is no UTF-8: windows-1251");
  import->add_flag("--dry-run", brought_in->dry_run, "only say what it would do");
  import->footer("Example:\n  vallis directory import organisations members.csv --dry-run");
  run_with_settings(*import, for_import, action, [brought_in](const LoadedSettings& loaded) {
    brought_in->server = loaded.settings;
    return import_directory(*brought_in);
  });

  auto taken_out = std::make_shared<DirectoryExportOptions>();
  CLI::App* out = directory->add_subcommand("export", "Write all organisations or people, with every field");
  const Given for_export = add_settings(*out, false);
  add_kind(*out, taken_out->kind);
  const std::map<std::string, directory::ExportFormat> formats = {{"csv", directory::ExportFormat::Csv},
                                                                  {"xlsx", directory::ExportFormat::Xlsx},
                                                                  {"json", directory::ExportFormat::Json},
                                                                  {"vcf", directory::ExportFormat::Vcf}};
  out->add_option("--format", taken_out->format, "csv, xlsx, json or vcf")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->type_name("FORMAT");
  out->add_option("--out", taken_out->file, "the file to write; standard output without")->type_name("FILE");
  run_with_settings(*out, for_export, action, [taken_out](const LoadedSettings& loaded) {
    taken_out->server = loaded.settings;
    return export_directory(*taken_out);
  });
}

void add_cluster_commands(CLI::App& indicators, Action& action) {
  auto asked = std::make_shared<ChecklistOptions>();
  CLI::App* checklist =
      indicators.add_subcommand("checklist", "Where a cluster stands by the lists that others hold clusters to");
  const Given given = add_settings(*checklist, false);
  checklist->add_option("--cluster", asked->cluster, "code of a cluster")->required()->type_name("CODE");
  checklist->add_option("--on", asked->on, "the day that is asked about; today without")->type_name("DATE");
  add_choice(*checklist, "--format", asked->format, kFormats, "how to print");
  run_with_settings(*checklist, given, action, [asked](const LoadedSettings& loaded) {
    asked->server = loaded.settings;
    return show_checklists(*asked);
  });

  auto followed = std::make_shared<ProgressOptions>();
  CLI::App* progress = indicators.add_subcommand("progress", "A cluster's figures by period, and where studies put it");
  const Given for_progress = add_settings(*progress, false);
  progress->add_option("--cluster", followed->cluster, "code of a cluster")->required()->type_name("CODE");
  add_choice(*progress, "--format", followed->format, kFormats, "how to print");
  run_with_settings(*progress, for_progress, action, [followed](const LoadedSettings& loaded) {
    followed->server = loaded.settings;
    return show_progress(*followed);
  });

  auto reported = std::make_shared<ClusterReportOptions>();
  CLI::App* report = indicators.add_subcommand("report", "Every figure of a cluster with its source and year");
  const Given for_report = add_settings(*report, false);
  report->add_option("--cluster", reported->cluster, "code of a cluster")->required()->type_name("CODE");
  static const std::map<std::string, scorecards::ReportFormat> report_formats = {
      {"csv", scorecards::ReportFormat::Csv},
      {"json", scorecards::ReportFormat::Json},
      {"xlsx", scorecards::ReportFormat::Xlsx}};
  add_choice(*report, "--format", reported->format, report_formats, "of the file");
  report->add_option("--out", reported->file, "the file to write; standard output without")->type_name("FILE");
  run_with_settings(*report, for_report, action, [reported](const LoadedSettings& loaded) {
    reported->server = loaded.settings;
    return write_cluster_report(*reported);
  });
}

void add_exchange(CLI::App& indicators, Action& action) {
  CLI::App* exchange = indicators.add_subcommand("exchange", "Signed figures for clusters elsewhere, and theirs");
  exchange->require_subcommand(1);
  auto given_out = std::make_shared<ExchangeExportOptions>();
  CLI::App* out = exchange->add_subcommand("export", "Write a cluster's published figures, signed");
  const Given for_export = add_settings(*out, false);
  out->add_option("--cluster", given_out->cluster, "code of a cluster that is run here")->required()->type_name("CODE");
  out->add_option("--out", given_out->file, "the file to write; standard output without")->type_name("FILE");
  run_with_settings(*out, for_export, action, [given_out](const LoadedSettings& loaded) {
    given_out->server = loaded.settings;
    return export_exchange(*given_out);
  });
  const auto add = [&](const char* name, const char* help, auto run) {
    auto options = std::make_shared<ExchangeFileOptions>();
    CLI::App* command = exchange->add_subcommand(name, help);
    const Given given = add_settings(*command, false);
    command->add_option("file", options->file, "a partner's file")->required()->type_name("FILE");
    run_with_settings(*command, given, action, [options, run](const LoadedSettings& loaded) {
      options->server = loaded.settings;
      return run(*options);
    });
    return std::pair(command, options);
  };
  add("verify", "Say who signed a file, and whether the key is known", verify_exchange);
  const auto [import, brought_in] = add("import", "Bring a partner's figures in as proposals", import_exchange_file);
  import->add_option("--trust-as", brought_in->trust_as, "what the holder of a key that is not known is to be called")
      ->type_name("NAME");
  CLI::App* keys = exchange->add_subcommand("keys", "Print the own key and those of partners");
  const Given for_keys = add_settings(*keys, false);
  run_with_settings(*keys, for_keys, action,
                    [](const LoadedSettings& loaded) { return show_exchange_keys(loaded.settings); });
}

void add_indicators(CLI::App& root, Action& action) {
  CLI::App* indicators = root.add_subcommand("indicators", "Figures of clusters: what is measured, entered, published");
  indicators->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, auto options, auto run, bool needs_cluster) {
    CLI::App* command = indicators->add_subcommand(name, help);
    const Given given = add_settings(*command, false);
    auto* cluster = command->add_option("--cluster", options->cluster, "code of a cluster")->type_name("CODE");
    auto* period = command->add_option("--period", options->period, "such as 2026 or 2026-Q1")->type_name("PERIOD");
    if (needs_cluster) {
      cluster->required();
      period->required();
    }
    run_with_settings(*command, given, action, [options, run](const LoadedSettings& loaded) {
      options->server = loaded.settings;
      return run(*options);
    });
    return command;
  };
  auto listed = std::make_shared<IndicatorsListOptions>();
  CLI::App* list = add("list", "Print the indicators, or what stands for a cluster", listed, list_indicators, false);
  add_choice(*list, "--format", listed->format, kFormats, "how to print");

  auto measured = std::make_shared<IndicatorsMeasureOptions>();
  CLI::App* measure = add("measure", "Measure a cluster from its records", measured, measure_indicators, true);
  measure->add_flag("--publish", measured->publish, "check and publish the figures at once, on record");
  add_choice(*measure, "--format", measured->format, kFormats, "how to print");
  measure->footer("Example:\n  vallis indicators measure --cluster tilia --period 2026");

  auto taken_out = std::make_shared<IndicatorsExportOptions>();
  CLI::App* out =
      add("export", "Write what is published as a file that can be imported", taken_out, export_indicators, false);
  static const std::map<std::string, indicators::ObservationFormat> formats = {
      {"csv", indicators::ObservationFormat::Csv},
      {"json", indicators::ObservationFormat::Json},
      {"xlsx", indicators::ObservationFormat::Xlsx}};
  add_choice(*out, "--format", taken_out->format, formats, "of the file");
  out->add_option("--out", taken_out->file, "the file to write; standard output without")->type_name("FILE");

  auto brought_in = std::make_shared<IndicatorsImportOptions>();
  CLI::App* import =
      indicators->add_subcommand("import", "Enter a table of observations as proposals: CSV, XLSX, JSON");
  const Given given = add_settings(*import, false);
  import->add_option("file", brought_in->file, "the table")->required()->type_name("FILE");
  import->add_option("--encoding", brought_in->encoding, "of a text that is no UTF-8: windows-1251");
  import->add_flag("--dry-run", brought_in->dry_run, "only say what it would do");
  run_with_settings(*import, given, action, [brought_in](const LoadedSettings& loaded) {
    brought_in->server = loaded.settings;
    return import_indicators(*brought_in);
  });
  add_cluster_commands(*indicators, action);
  add_exchange(*indicators, action);
}

void add_scorecard_makers(CLI::App& scorecards, Action& action) {
  auto frozen = std::make_shared<ScorecardFreezeOptions>();
  CLI::App* freeze = scorecards.add_subcommand("freeze", "Freeze what was observed of clusters to a version");
  const Given for_freeze = add_settings(*freeze, false);
  freeze->add_option("--title", frozen->title, "what the table is called")->required()->type_name("TEXT");
  freeze->add_option("--title-ru", frozen->title_ru, "the same in Russian")->type_name("TEXT");
  freeze->add_option("--cluster", frozen->clusters, "a cluster by its code; all without")->type_name("CODE");
  freeze->add_option("--country", frozen->countries, "clusters of a country; all without")->type_name("CODE");
  freeze->add_option("--period", frozen->period, "values of later ones are left out")->type_name("PERIOD");
  freeze->add_option("--min-known", frozen->min_known, "leave clusters out with fewer known indicators")
      ->type_name("N");
  freeze->add_option("--unpublished-of", frozen->unpublished_of, "cluster whose values on their way count too")
      ->type_name("CODE");
  run_with_settings(*freeze, for_freeze, action, [frozen](const LoadedSettings& loaded) {
    frozen->server = loaded.settings;
    return freeze_scorecard(*frozen);
  });

  auto run = std::make_shared<ScorecardRunOptions>();
  CLI::App* runs = scorecards.add_subcommand("run", "Run the recipe on a version");
  const Given for_run = add_settings(*runs, false);
  runs->add_option("version", run->version, "id of the version, or latest")->required()->type_name("VERSION");
  runs->add_option("--recipe", run->recipe, "members of the recipe that are to differ")->type_name("FILE.json");
  run_with_settings(*runs, for_run, action, [run](const LoadedSettings& loaded) {
    run->server = loaded.settings;
    return run_scorecard(*run);
  });
}

void add_scorecards(CLI::App& root, Action& action) {
  CLI::App* scorecards = root.add_subcommand("scorecards", "Freeze measured tables, run and publish studies of them");
  scorecards->require_subcommand(1);
  CLI::App* list = scorecards->add_subcommand("list", "List versions with their runs, and studies");
  const Given for_list = add_settings(*list, false);
  run_with_settings(*list, for_list, action,
                    [](const LoadedSettings& loaded) { return list_scorecards(loaded.settings); });
  add_scorecard_makers(*scorecards, action);

  auto compared = std::make_shared<ScorecardCompareOptions>();
  CLI::App* compare = scorecards->add_subcommand("compare", "Say what two runs differ by, as JSON");
  const Given for_compare = add_settings(*compare, false);
  compare->add_option("a", compared->a, "id of a run")->required()->type_name("RUN");
  compare->add_option("b", compared->b, "id of another, or latest")->required()->type_name("RUN");
  run_with_settings(*compare, for_compare, action, [compared](const LoadedSettings& loaded) {
    compared->server = loaded.settings;
    return compare_scorecards(*compared);
  });

  auto published = std::make_shared<ScorecardPublishOptions>();
  CLI::App* publish = scorecards->add_subcommand("publish", "Publish a run as a study, for the board");
  const Given for_publish = add_settings(*publish, false);
  publish->add_option("run", published->run, "id of the run, or latest")->required()->type_name("RUN");
  publish->add_option("--code", published->code, "its address for ever: north-sea-2026")->required()->type_name("CODE");
  publish->add_option("--title", published->title, "its title")->required()->type_name("TEXT");
  publish->add_option("--title-ru", published->title_ru, "the same in Russian")->type_name("TEXT");
  publish->add_option("--supersedes", published->supersedes, "study that it takes the place of")->type_name("CODE");
  run_with_settings(*publish, for_publish, action, [published](const LoadedSettings& loaded) {
    published->server = loaded.settings;
    return publish_scorecard(*published);
  });

  auto exported = std::make_shared<ScorecardExportOptions>();
  CLI::App* out = scorecards->add_subcommand("export", "Write a run to a file that `vallis study rerun` runs again");
  const Given for_export = add_settings(*out, false);
  out->add_option("run", exported->run, "id of the run, or latest")->required()->type_name("RUN");
  out->add_option("--out", exported->file, "the file to write; standard output without")->type_name("FILE");
  run_with_settings(*out, for_export, action, [exported](const LoadedSettings& loaded) {
    exported->server = loaded.settings;
    return export_scorecard(*exported);
  });
}

void add_search(CLI::App& root, Action& action) {
  CLI::App* search = root.add_subcommand("search", "Look after the index by which things are found");
  search->require_subcommand(1);
  CLI::App* rebuild = search->add_subcommand("rebuild", "Make the index anew, while the server may run");
  const Given given = add_settings(*rebuild, false);
  run_with_settings(*rebuild, given, action,
                    [](const LoadedSettings& loaded) { return rebuild_search(loaded.settings); });
}

void add_demo_load(CLI::App& demo, Action& action) {
  auto options = std::make_shared<DemoOptions>();
  CLI::App* command = demo.add_subcommand("load", "Fill an empty database with a fictional cluster");
  const Given given = add_settings(*command, false);
  CLI::Option* organisations =
      command->add_option("--organisations", options->organisations, "invent so many instead of the hand-made cluster")
          ->type_name("N");
  command->add_option("--people", options->people, "invent so many; four for each organisation otherwise")
      ->type_name("N")
      ->needs(organisations);
  command->add_option("--clusters", options->clusters, "of which the organisations are members in turn")
      ->type_name("N")
      ->needs(organisations);
  command->add_option("--seed", options->seed, "the same seed gives the same records")->type_name("N");
  command->add_flag("--if-absent", options->if_absent, "do nothing where a demo is loaded already");
  command->footer(
      "Example:\n  vallis demo load --data demo-data\n  vallis demo load --data large --organisations 10000");
  run_with_settings(*command, given, action, [options](const LoadedSettings& loaded) {
    options->server = loaded.settings;
    return load_demo(*options);
  });
}

void add_demo(CLI::App& root, Action& action) {
  CLI::App* demo = root.add_subcommand("demo", "A fictional cluster to look at");
  demo->require_subcommand(1);
  add_demo_load(*demo, action);
  const auto add = [&](const char* name, const char* what, ExitCode (*run)(const ServerSettings&)) {
    CLI::App* command = demo->add_subcommand(name, what);
    const Given given = add_settings(*command, false);
    run_with_settings(*command, given, action, [run](const LoadedSettings& loaded) { return run(loaded.settings); });
  };
  add("accounts", "Give the demo's accounts a new password and print how to sign in", show_demo_accounts);
  add("remove", "Take the demo away; what people added stays", remove_demo);
}

}  // namespace

void add_server_commands(CLI::App& root, Action& action) {
  add_serve(root, action);
  add_config(root, action);
  add_migrate(root, action);
  add_user(root, action);
  add_audit(root, action);
  add_backup(root, action);
  add_doctor(root, action);
  add_directory(root, action);
  add_indicators(root, action);
  add_scorecards(root, action);
  add_search(root, action);
  add_demo(root, action);
}

}  // namespace vallis::app::detail
