#include "scorecards/exchange_routes.hpp"

#include <fmt/format.h>

#include "auth/call.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "http/query.hpp"
#include "indicators/observation_rights.hpp"
#include "scorecards/exchange.hpp"
#include "scorecards/exchange_key.hpp"

namespace vallis::scorecards {
namespace {

using auth::Call;
using auth::Permission;

struct OwnKey {
  std::string public_key;
  std::string fingerprint;
};
VALLIS_DESCRIBE(OwnKey, public_key, fingerprint)

base::Result<OwnKey> show_key(db::Database& database) {
  const auto key = own_key(database);
  if (!key) return key.error();
  return OwnKey{key->public_key(), base::key_fingerprint(key->public_key())};
}

/// Partners and their figures are of clusters elsewhere, so a role in one cluster is not enough.
base::Result<void> require_everywhere(Call& call) {
  if (indicators::edits(call.caller(), {})) return {};
  return base::forbidden("Staff and analysts whose role holds for all clusters exchange figures.");
}

base::Result<http::Reply> write_file(Call& call, db::Database& database) {
  const auto cluster = call.path<directory::ClusterId>("cluster_id");
  if (!indicators::edits(call.caller(), cluster.uuid)) {
    return base::forbidden("Staff of this cluster and analysts sign its figures.");
  }
  const auto statement = call.read([&](db::Reader& reader) { return exchange_statement(reader, cluster, call.now()); });
  if (!statement) return statement.error();
  const auto key = own_key(database);
  if (!key) return key.error();
  auto reply = http::json_reply(200, write_exchange(*statement, *key));
  reply.headers.add("Content-Disposition",
                    fmt::format("attachment; filename=\"{}.exchange.json\"", statement->cluster_code));
  return reply;
}

base::Result<std::string> sent_bytes(Call& call) {
  const http::Request& request = call.request();
  if (request.upload) return base::read_file(request.upload->file);
  return request.body;
}

std::string sent_name(Call& call) {
  return base::shorten(call.request().query_value("name").value_or("exchange.json"), 200);
}

base::Result<ExchangeCheck> verify(Call& call) {
  if (auto may = require_everywhere(call); !may) return may.error();
  const auto bytes = sent_bytes(call);
  if (!bytes) return bytes.error();
  return call.read([&](db::Reader& reader) { return check_exchange(reader, *bytes, sent_name(call)); });
}

base::Result<ExchangeImport> bring_in(Call& call, db::Database& database) {
  if (auto may = require_everywhere(call); !may) return may.error();
  const auto bytes = sent_bytes(call);
  if (!bytes) return bytes.error();
  const auto key = own_key(database);
  if (!key) return key.error();
  std::optional<std::string> trust_as;
  if (const auto name = call.request().query_value("trust_as")) trust_as = std::string(*name);
  return call.transact([&](db::Transaction& tx) {
    return import_exchange(tx, call.actor(), call.now(), key->public_key(), *bytes, sent_name(call), trust_as);
  });
}

base::Result<http::Page<Partner>> list_partners(Call& call) {
  if (auto may = require_everywhere(call); !may) return may.error();
  auto all = call.read([](db::Reader& reader) { return partners(reader); });
  if (!all) return all.error();
  return http::Page<Partner>{std::move(*all), {}, {}};
}

base::Result<void> forget(Call& call) {
  if (auto may = require_everywhere(call); !may) return may.error();
  return call.transact([&](db::Transaction& tx) {
    return forget_partner(tx, call.actor(), call.path<PartnerId>("exchange_partner_id"));
  });
}

}  // namespace

void add_exchange_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "exchange");
  const std::string base = "/api/v1/exchange";
  const auto name = http::query_parameter<std::string>("name", "Of the file.");
  routes.get(base + "/key", Permission::Public, "The key that this installation signs with",
             [&database](Call&) { return show_key(database); });
  routes.get("/api/v1/clusters/{cluster_id}/exchange", Permission::EditBenchmark, "Its published figures, signed",
             [&database](Call& call) { return write_file(call, database); });
  routes.get(base + "/partners", Permission::EditBenchmark, "Clusters elsewhere whose keys are known", list_partners);
  routes.remove(base + "/partners/{exchange_partner_id}", Permission::EditBenchmark, "Trust a key no more", forget);
  routes.upload(base + "/verifications", Permission::EditBenchmark, "Who signed a file, and whether it holds", verify,
                kMostExchangedBytes, {name});
  routes.upload(base + "/imports", Permission::EditBenchmark, "Bring a partner's figures in as proposals",
                [&database](Call& call) { return bring_in(call, database); }, kMostExchangedBytes,
                {name, http::query_parameter<std::string>("trust_as",
                                                          "What the partner is to be called; for the first "
                                                          "file of a key, which is trusted from then on.")});
}

}  // namespace vallis::scorecards
