#include "app/features.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "app/activity_routes.hpp"
#include "app/catalogue_observations.hpp"
#include "app/checklists_data.hpp"
#include "app/directory_data.hpp"
#include "app/embedded.hpp"
#include "app/housekeeping.hpp"
#include "app/scorecards_data.hpp"
#include "app/search_upkeep.hpp"
#include "app/setup_routes.hpp"
#include "auth/account_routes.hpp"
#include "auth/consent_routes.hpp"
#include "auth/oidc_routes.hpp"
#include "auth/role_routes.hpp"
#include "auth/secret.hpp"
#include "directory/import_job.hpp"
#include "directory/indicators.hpp"
#include "directory/membership_jobs.hpp"
#include "directory/membership_notices.hpp"
#include "directory/membership_routes.hpp"
#include "directory/personal_data.hpp"
#include "directory/proof_files.hpp"
#include "directory/routes.hpp"
#include "directory/visible_kinds.hpp"
#include "files/file_routes.hpp"
#include "indicators/checklist_routes.hpp"
#include "indicators/evidence.hpp"
#include "indicators/measure_job.hpp"
#include "indicators/personal_data.hpp"
#include "indicators/routes.hpp"
#include "notify/notify_routes.hpp"
#include "notify/personal_data.hpp"
#include "notify/webhook_routes.hpp"
#include "scorecards/cluster_routes.hpp"
#include "scorecards/exchange_routes.hpp"
#include "scorecards/personal_data.hpp"
#include "scorecards/report_mail.hpp"
#include "scorecards/scorecard_jobs.hpp"
#include "scorecards/scorecard_routes.hpp"
#include "scorecards/study_routes.hpp"
#include "scorecards/visible_kinds.hpp"
#include "search/search_routes.hpp"

namespace vallis::app {
namespace {

using Added = base::Result<void>;

base::Result<notify::Messages> built_in_messages() {
  constexpr std::string_view kMessages = "messages/messages.json";
  const auto files = embedded_files();
  const auto file = std::find_if(files.begin(), files.end(), [&](const auto& one) { return one.path == kMessages; });
  assert(file != files.end() && "the messages are part of the program");
  return notify::Messages::parse(file->bytes, kMessages);
}

Added add_notices(ServerParts& parts, const ServerSettings& settings) {
  auto messages = built_in_messages();
  if (!messages) return messages.error();
  notify::MailSettings mail = settings.mail;
  if (mail.sink_folder.empty()) mail.sink_folder = settings.data / "mails";
  if (!settings.public_address.empty()) mail.base_url = settings.public_address;
  parts.notifier.emplace(std::move(*messages), std::move(mail));
  parts.webhooks.emplace(*parts.notifier, settings.webhooks_to_private_addresses);
  notify::add_notify_routes(parts.router, *parts.database, *parts.notifier);
  notify::add_webhook_routes(parts.router, *parts.database);
  parts.webhooks->follow(*parts.subscribers);
  parts.webhooks->register_jobs(*parts.runner);
  return parts.notifier->register_jobs(*parts.runner);
}

Added add_accounts(ServerParts& parts, const ServerSettings& settings) {
  auth::AccountHooks hooks = notify::mails_for_accounts(*parts.notifier);
  hooks.provider = !settings.oidc.issuer.empty();
  auth::add_account_routes(parts.router, *parts.database, hooks);
  auth::add_role_routes(parts.router, *parts.database);
  if (!settings.oidc.issuer.empty()) parts.oidc = std::make_unique<auth::OidcClient>(settings.oidc);
  auth::add_oidc_routes(parts.router, *parts.database, parts.oidc.get());
  auth::add_consent_routes(parts.router, *parts.database);
  auth::add_account_kinds(parts.kinds);
  return {};
}

Added add_log_of_activity(ServerParts& parts, const ServerSettings&) {
  add_activity_routes(parts.router, *parts.database);
  parts.events = std::make_unique<EventStream>(*parts.database, parts.kinds);
  parts.events->add_route(parts.router);
  return {};
}

Added add_directory(ServerParts& parts, const ServerSettings&) {
  if (auto filled = fill_directory(*parts.database); !filled) return filled;
  directory::add_directory_routes(parts.router, *parts.database);
  directory::add_membership_routes(parts.router, *parts.database);
  directory::add_import_jobs(*parts.runner);
  directory::add_directory_kinds(parts.kinds);
  directory::follow_memberships(*parts.subscribers, *parts.notifier);
  return directory::add_membership_jobs(*parts.runner, *parts.notifier);
}

Added add_files(ServerParts& parts, const ServerSettings& settings) {
  files::FileRules rules{settings.upload_limit, settings.quota, {}};
  rules.attachments.push_back(directory::membership_proof_files());
  rules.attachments.push_back(indicators::evidence_files());
  files::add_file_routes(parts.router, *parts.database, *parts.files, std::move(rules));
  return {};
}

/// After the directory, whose clusters and countries are observed.
Added add_indicators(ServerParts& parts, const ServerSettings&) {
  if (auto filled = fill_indicators(*parts.database); !filled) return filled.error();
  parts.sources.add(directory::make_directory_indicators());
  indicators::add_indicator_routes(parts.router, *parts.database, *parts.files);
  auto checklists = built_in_checklists();
  if (!checklists) return checklists.error();
  indicators::add_checklist_routes(parts.router, *parts.database, std::move(*checklists));
  indicators::add_indicator_kinds(parts.kinds);
  return indicators::add_measure_jobs(*parts.runner, parts.sources);
}

Added add_search(ServerParts& parts, const ServerSettings&) {
  search::add_search_routes(parts.router, *parts.database);
  return add_search_jobs(*parts.runner, *parts.database);
}

Added add_scorecards(ServerParts& parts, const ServerSettings&) {
  parts.studies = std::make_unique<scorecards::Studies>(*parts.database, built_in_study());
  scorecards::add_study_routes(parts.router, *parts.database, *parts.studies);
  scorecards::add_scorecard_routes(parts.router, *parts.database, *parts.studies);
  scorecards::add_observatory_routes(parts.router, *parts.database, parts.studies->built_in());
  scorecards::add_scorecard_kinds(parts.kinds);
  scorecards::add_cluster_routes(parts.router, *parts.database);
  scorecards::add_exchange_routes(parts.router, *parts.database);
  scorecards::follow_proposals(*parts.subscribers, *parts.notifier);
  if (auto added = scorecards::add_report_jobs(*parts.runner, *parts.notifier); !added) return added;
  return scorecards::add_scorecard_jobs(*parts.runner, *parts.database, *parts.studies);
}

/// After all that keeps something about people.
Added add_privacy(ServerParts& parts, const ServerSettings&) {
  parts.privacy = privacy::make_registry();
  notify::add_personal_data(parts.privacy.personal_data);
  indicators::add_personal_data(parts.privacy.personal_data);
  directory::add_personal_data(parts.privacy.personal_data);
  scorecards::add_personal_data(parts.privacy.personal_data);
  privacy::add_privacy_routes(parts.router, *parts.database, parts.privacy);
  return privacy::add_privacy_jobs(*parts.runner, parts.privacy);
}

Added add_setup(ServerParts& parts, const ServerSettings&) {
  const auto empty = needs_setup(*parts.database);
  if (!empty) return empty.error();
  if (*empty) parts.setup_code = auth::make_secret();
  add_setup_routes(parts.router, *parts.database, parts.setup_code);
  return {};
}

/// What scripts/pages built; without it the one page that says how to build them.
Added add_pages(ServerParts& parts, const ServerSettings&) {
  constexpr std::string_view kBuilt = "web/dist/";
  constexpr std::string_view kBare = "web/static/";
  const auto files = embedded_files();
  const bool built =
      std::any_of(files.begin(), files.end(), [&](const EmbeddedFile& file) { return file.path.starts_with(kBuilt); });
  const std::string_view folder = built ? kBuilt : kBare;
  for (const EmbeddedFile& file : files) {
    if (file.path.starts_with(folder)) parts.pages.add(std::string(file.path.substr(folder.size())), file.bytes);
  }
  parts.pages.serve(parts.router);
  return {};
}

}  // namespace

base::Result<void> add_features(ServerParts& parts, const ServerSettings& settings) {
  for (const auto add : {add_notices, add_accounts, add_log_of_activity, add_directory, add_indicators, add_files,
                         add_search, add_scorecards, add_privacy, add_setup, add_pages}) {
    if (auto added = add(parts, settings); !added) return added;
  }
  return add_housekeeping(*parts.runner, *parts.files);
}

}  // namespace vallis::app
