#include <cstdlib>
#include <memory>

#include "app/detail/command_parts.hpp"

namespace vallis::app::detail {
namespace {

void add_server(CLI::App& command, ServerSettings& settings) {
  command.add_option("--data", settings.data, "folder for all that the server keeps")
      ->type_name("DIR")
      ->envname("VALLIS_DATA");
  command.add_option("--database", settings.database, "postgresql://… instead of the folder's own database")
      ->type_name("URL")
      ->envname("VALLIS_DATABASE");
}

/// The secret comes by the environment alone: a command line is seen by everybody on the machine.
void add_oidc(CLI::App& command, auth::OidcSettings& oidc) {
  command.add_option("--oidc-issuer", oidc.issuer, "OpenID Connect provider to sign in at")
      ->type_name("URL")
      ->envname("VALLIS_OIDC_ISSUER");
  command.add_option("--oidc-client-id", oidc.client_id, "what this server is called there")
      ->type_name("ID")
      ->envname("VALLIS_OIDC_CLIENT_ID");
  command
      .add_option("--oidc-redirect-uri", oidc.redirect_uri, "this server's /api/v1/oidc/callback, as browsers reach it")
      ->type_name("URL")
      ->envname("VALLIS_OIDC_REDIRECT_URI");
  command.add_flag("--oidc-link-by-mail", oidc.link_by_verified_mail,
                   "take the provider's word for an address, and open the account with it");
  if (const char* secret = std::getenv("VALLIS_OIDC_CLIENT_SECRET")) oidc.client_secret = secret;
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
  add_oidc(*command, settings->oidc);
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

}  // namespace

void add_server_commands(CLI::App& root, Action& action) {
  add_serve(root, action);
  add_migrate(root, action);
  add_user(root, action);
}

}  // namespace vallis::app::detail
