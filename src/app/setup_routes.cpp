#include "app/setup_routes.hpp"

#include <algorithm>

#include "activity/log.hpp"
#include "auth/call.hpp"
#include "auth/secret.hpp"
#include "base/text.hpp"
#include "directory/cluster.hpp"

namespace vallis::app {

struct SetupState {
  bool needed = false;
};
VALLIS_DESCRIBE(SetupState, needed)

struct Setup {
  std::string code;
  std::optional<std::string> cluster_code;
  std::string cluster_name_en;
  std::optional<std::string> cluster_name_ru;
  std::vector<std::string> countries;
  std::vector<std::string> languages;
  std::string name;
  std::string email;
  std::string language;
  std::string password;
};
VALLIS_DESCRIBE(Setup, code, cluster_code, cluster_name_en, cluster_name_ru, countries, languages, name, email,
                language, password)

std::span<const base::FieldRule> field_rules(const Setup*) {
  static constexpr base::FieldRule kRules[] = {
      {.member = "code", .description = "Printed where the server was started.", .min_length = 1},
      {.member = "cluster_code",
       .description = "Of a cluster of the catalogue that this server is for: its record and figures are taken over. "
                      "Without one the code is made of the name.",
       .max_length = 80},
      {.member = "cluster_name_en", .min_length = 1, .max_length = 200},
      {.member = "countries", .description = "ISO 3166-1 alpha-2, the main one first.", .max_length = 20},
      {.member = "languages", .description = "en, ru; the first is the standard.", .max_length = 2},
      {.member = "name", .min_length = 1, .max_length = 200}};
  return kRules;
}

namespace {

base::Error at_field(const char* pointer, std::string what) {
  base::Fault fault;
  fault.field = pointer;
  fault.what = std::move(what);
  return base::invalid_input({std::move(fault)});
}

/// "Rhine Valley" → "rhine-valley".
std::string code_of(std::string_view name) {
  std::string code;
  for (const char c : name) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool plain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (plain) code += small;
    if (!plain && !code.empty() && code.back() != '-') code += '-';
  }
  while (!code.empty() && code.back() == '-') code.pop_back();
  return code.empty() ? "cluster" : code;
}

base::Result<void> check(const Setup& setup) {
  const auto known = [](const std::string& language) { return language == "en" || language == "ru"; };
  if (base::trim(setup.cluster_name_en).empty()) return at_field("/cluster_name_en", "The cluster needs a name.");
  if (setup.languages.empty() || !std::all_of(setup.languages.begin(), setup.languages.end(), known)) {
    return at_field("/languages", "The languages are en, ru or both.");
  }
  if (!known(setup.language)) return at_field("/language", "The language is en or ru.");
  if (const auto key = auth::email_key(setup.email); !key) return at_field("/email", key.error().message);
  if (base::trim(setup.name).empty()) return at_field("/name", "The name is empty.");
  if (const auto fine = auth::check_password(setup.password, setup.email, setup.name); !fine) {
    return at_field("/password", fine.error().message);
  }
  return {};
}

base::Result<bool> needed(db::Reader& reader) {
  const auto done =
      reader.one<std::int64_t>("SELECT (SELECT count(*) FROM installation) + (SELECT count(*) FROM account)");
  if (!done) return done.error();
  return *done == 0;
}

base::Error over() { return base::conflict("The server is set up; sign in, or ask its staff for an invitation."); }

base::Result<auth::Account> set_up(db::Transaction& tx, const Setup& setup, const std::string& request_id,
                                   const base::Instant& now) {
  const auto open = needed(tx);
  if (!open) return open.error();
  if (!*open) return over();
  // Of two who come at once one is first; the row keeps the wizard closed for ever.
  const auto first = tx.execute(
      "INSERT INTO installation (installation_id, languages, set_up_at) VALUES (1, $1, $2) ON CONFLICT DO NOTHING",
      base::join(setup.languages, " "), now);
  if (!first) return first.error();
  if (*first == 0) return over();
  const auto invited =
      auth::create_account(tx, {setup.email, setup.name, setup.language}, auth::AccountState::Invited, now);
  if (!invited) return invited;
  const auto ticket = auth::make_ticket(tx, invited->account_id, auth::TicketPurpose::Invitation, now);
  if (!ticket) return ticket.error();
  auto account = auth::redeem_ticket(tx, *ticket, auth::TicketPurpose::Invitation, setup.password, now);
  if (!account) return account;
  const auto role =
      auth::grant_role(tx, account->account_id, {auth::Role::ClusterStaff, "cluster", {}, now.date(), {}}, {});
  if (!role) return role.error();
  directory::ClusterForm cluster;
  cluster.code = setup.cluster_code.value_or(code_of(setup.cluster_name_en));
  cluster.name_en = std::string(base::trim(setup.cluster_name_en));
  cluster.name_ru = setup.cluster_name_ru;
  cluster.countries = setup.countries;
  const auto made = directory::run_cluster(tx, {account->account_id.uuid, {}, request_id}, now, cluster);
  if (!made) return made.error();
  return account;
}

}  // namespace

base::Result<bool> needs_setup(db::Database& database) {
  return database.read([](db::Reader& reader) { return needed(reader); });
}

void add_setup_routes(http::Router& router, db::Database& database, std::string code) {
  auth::Routes routes(router, database, "setup");
  const auto state = [](auth::Call& call) -> base::Result<SetupState> {
    const auto open = needs_setup(call.database());
    if (!open) return open.error();
    return SetupState{*open};
  };
  const auto post = [code = std::move(code)](auth::Call& call, const Setup& setup) -> base::Result<auth::Account> {
    const auto open = needs_setup(call.database());
    if (!open) return open.error();
    if (!*open) return over();
    if (code.empty() || auth::secret_hash(base::trim(setup.code)) != auth::secret_hash(code)) {
      return base::forbidden("The code is wrong; it is printed where the server was started, anew with each start.");
    }
    if (auto fine = check(setup); !fine) return fine.error();
    return call.transact([&](db::Transaction& tx) { return set_up(tx, setup, call.request().id, call.now()); });
  };
  routes.get("/api/v1/setup", auth::Permission::Public, "Whether the server must be set up first", state);
  routes.post("/api/v1/setup", auth::Permission::Public, "Set the server up, once", post);
}

}  // namespace vallis::app
