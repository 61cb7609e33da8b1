#include "scorecards/exchange.hpp"

#include <fmt/format.h>

#include <map>

#include "base/text.hpp"
#include "indicators/observation_import.hpp"

namespace vallis::scorecards {
namespace {

using indicators::Indicator;

constexpr std::string_view kPartners = R"sql(
    SELECT exchange_partner_id, name, cluster_code, public_key, '' AS fingerprint, last_made_at, trusted_at
    FROM exchange_partner ORDER BY name, exchange_partner_id
)sql";

constexpr std::string_view kAddPartner = R"sql(
    INSERT INTO exchange_partner (exchange_partner_id, name, cluster_code, public_key, last_made_at, trusted_by,
                                  trusted_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
)sql";

constexpr std::string_view kNoteFile = "UPDATE exchange_partner SET last_made_at = $2 WHERE exchange_partner_id = $1";

constexpr std::string_view kUnit =
    "SELECT operated FROM directory_unit_v WHERE unit_kind = 'cluster' AND unit_code = $1";

struct Known {
  std::optional<Partner> by_key;
  std::optional<Partner> by_cluster;
};

base::Result<Known> known_partners(db::Reader& reader, const ExchangeFile& file) {
  const auto all = partners(reader);
  if (!all) return all.error();
  Known known;
  for (const Partner& one : *all) {
    if (one.public_key == file.public_key) known.by_key = one;
    if (one.cluster_code == file.statement.cluster_code) known.by_cluster = one;
  }
  return known;
}

/// Why a file cannot be brought in by whose it is; empty where nothing stands against it but that the key is new.
std::string against_key(const Known& known, const ExchangeFile& file) {
  const std::string code = base::shorten(file.statement.cluster_code, 60);
  if (known.by_key && known.by_key->cluster_code != file.statement.cluster_code) {
    return fmt::format("This key is {}'s, who speaks for '{}' and not for '{}'.", known.by_key->name,
                       known.by_key->cluster_code, code);
  }
  if (!known.by_key && known.by_cluster) {
    return fmt::format(
        "'{}' is known by another key ({}). If it has a new one, ask it by another way whether it is {}; "
        "then remove the partner '{}' and bring the file in again.",
        code, known.by_cluster->fingerprint, base::key_fingerprint(file.public_key), known.by_cluster->name);
  }
  return {};
}

std::string first_use(const ExchangeFile& file) {
  return fmt::format(
      "The key is not known here. Ask '{}' by another way whether its fingerprint is {}; then bring the "
      "file in with a name for the partner, and the key is trusted from then on.",
      base::shorten(file.statement.cluster_code, 60), base::key_fingerprint(file.public_key));
}

std::string note_of(const ExchangedFigure& figure, const std::map<std::string, Indicator>& methods) {
  std::string note = fmt::format("{} by the partner", base::enum_word(figure.origin));
  if (!figure.source_title.empty()) note += "; its source: " + figure.source_title;
  if (!figure.source_publisher.empty()) note += ", " + figure.source_publisher;
  if (!figure.source_address.empty()) note += ", " + figure.source_address;
  note += ".";
  if (!figure.note.empty()) note += " " + figure.note;
  const auto method = methods.find(figure.indicator);
  if (method != methods.end() && method->second.content_hash != figure.method_hash) {
    note += " The partner's method is another version than ours.";
  }
  return base::shorten(note, 4'000);
}

indicators::ObservationForm form_of(const ExchangedFigure& figure, const std::string& cluster_code,
                                    const std::string& partner, const std::map<std::string, Indicator>& methods) {
  indicators::ObservationForm form;
  form.indicator = figure.indicator;
  form.unit_code = cluster_code;
  form.period = figure.period;
  form.edition = figure.edition;
  form.value = figure.value;
  form.absence = figure.absence;
  form.absence_reason = figure.absence_reason;
  form.measure_unit = figure.measure_unit;
  form.source_code = "exchange";
  form.source_title = "Exchange file of " + partner;
  form.source_publisher = partner;
  form.retrieved_on = figure.published_on;
  // It is their word: no figure of others is surer than one of ours that was entered.
  form.confidence =
      figure.confidence == indicators::Confidence::Low ? indicators::Confidence::Low : indicators::Confidence::Medium;
  form.note = note_of(figure, methods);
  form.reason = "Sent by " + partner + ".";
  return form;
}

base::Result<std::map<std::string, Indicator>> methods_in_force(db::Reader& reader) {
  auto all = indicators::indicators(reader);
  if (!all) return all.error();
  std::map<std::string, Indicator> methods;
  for (Indicator& one : *all) methods.emplace(one.code, one);
  return methods;
}

/// Whether the cluster had to be added. Errors: Conflict – it is run here.
base::Result<bool> ensure_cluster(db::Transaction& tx, const base::Instant& now, const ExchangeStatement& statement) {
  const auto operated = tx.maybe<bool>(kUnit, statement.cluster_code);
  if (!operated) return operated.error();
  if (*operated && **operated) {
    return base::conflict(fmt::format("'{}' is run here; nobody elsewhere speaks for it.", statement.cluster_code));
  }
  if (*operated) return false;
  directory::ClusterForm form;
  form.code = statement.cluster_code;
  form.name_en = statement.name_en;
  form.name_ru = statement.name_ru;
  form.countries = statement.countries;
  const auto added = directory::import_clusters(tx, now, {&form, 1});
  if (!added) return added.error();
  return true;
}

struct Taken {
  Partner partner;
  bool is_new = false;
};

base::Result<Taken> partner_of(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                               const ExchangeFile& file, const std::optional<std::string>& trust_as) {
  const auto known = known_partners(tx, file);
  if (!known) return known.error();
  if (auto wrong = against_key(*known, file); !wrong.empty()) return base::conflict(std::move(wrong));
  const base::Instant made_at = file.statement.made_at;
  if (known->by_key) {
    if (made_at < known->by_key->last_made_at) {
      return base::conflict(
          fmt::format("A file that was made later, {}, was brought in already.", known->by_key->last_made_at.text()));
    }
    if (auto noted = tx.execute(kNoteFile, known->by_key->exchange_partner_id, made_at); !noted) return noted.error();
    return Taken{*known->by_key, false};
  }
  const std::string name(base::trim(trust_as.value_or("")));
  if (name.empty()) return base::conflict(first_use(file));
  Partner partner{PartnerId::next(),
                  base::shorten(name, 200),
                  file.statement.cluster_code,
                  file.public_key,
                  base::key_fingerprint(file.public_key),
                  made_at,
                  now};
  const auto added = tx.execute(kAddPartner, partner.exchange_partner_id, partner.name, partner.cluster_code,
                                partner.public_key, made_at, by.account_id, now);
  if (!added) return added.error();
  return Taken{std::move(partner), true};
}

/// Faults of the import's lines, at the figures of the file.
base::Error at_figures(std::vector<base::Fault> faults, const std::string& name) {
  for (base::Fault& fault : faults) {
    const std::size_t figure = fault.line == 0 ? 0 : fault.line - 1;
    const std::string member = fault.field.empty() || fault.field == "unit_code" ? "" : "/" + fault.field;
    fault.field = fmt::format("/signed/figures/{}{}", figure, member);
    fault.line = 0;
    fault.file = name;
  }
  return base::invalid_input(std::move(faults));
}

base::Result<indicators::ObservationImport> bring_in(db::Transaction& tx, const activity::Actor& by,
                                                     const base::Instant& now, const ExchangeFile& file,
                                                     const std::string& partner, const std::string& name) {
  const auto methods = methods_in_force(tx);
  if (!methods) return methods.error();
  std::string json = "{\"observations\":[";
  for (const ExchangedFigure& figure : file.statement.figures) {
    if (json.back() != '[') json += ',';
    base::write_json(json, form_of(figure, file.statement.cluster_code, partner, *methods));
  }
  json += "]}";
  // Whoever brings files in may do so for every cluster: the route has looked.
  const indicators::MayEdit may = [](const std::optional<base::Uuid>&) { return true; };
  auto preview = indicators::preview_observations(tx, by, now, may, name, json);
  if (!preview) return preview;
  auto faults = indicators::observation_import_faults(tx, preview->import_id);
  if (!faults) return faults.error();
  if (!faults->empty()) return at_figures(std::move(*faults), name);
  return indicators::commit_observations(tx, by, now, may, preview->import_id, preview->version);
}

}  // namespace

base::Result<std::vector<Partner>> partners(db::Reader& reader) {
  auto all = reader.many<Partner>(kPartners);
  if (!all) return all;
  for (Partner& one : *all) one.fingerprint = base::key_fingerprint(one.public_key);
  return all;
}

base::Result<void> forget_partner(db::Transaction& tx, const activity::Actor& by, PartnerId id) {
  const auto gone = tx.execute("DELETE FROM exchange_partner WHERE exchange_partner_id = $1", id);
  if (!gone) return gone.error();
  if (*gone == 0) return base::not_found("There is no such partner.");
  const auto logged =
      activity::record(tx, {.by = by, .verb = "forgotten", .object_kind = "exchange_partner", .object_id = id.text()});
  if (!logged) return logged.error();
  return {};
}

base::Result<ExchangeStatement> exchange_statement(db::Reader& reader, directory::ClusterId id,
                                                   const base::Instant& now) {
  const auto cluster = directory::find_cluster(reader, id);
  if (!cluster) return cluster.error();
  if (!cluster->operated) {
    return base::conflict(fmt::format("'{}' is not run here, so nobody here speaks for it.", cluster->code));
  }
  const auto methods = methods_in_force(reader);
  if (!methods) return methods.error();
  indicators::ObservationQuery query;
  query.clusters = {id.uuid};
  const auto published = indicators::observations(reader, query);
  if (!published) return published.error();
  ExchangeStatement made{cluster->code, cluster->name_en, cluster->name_ru, cluster->countries, now, {}};
  for (const indicators::Observation& one : *published) {
    const auto method = methods->find(one.indicator);
    if (method == methods->end()) continue;
    made.figures.push_back({one.indicator, one.period, one.edition, one.value, one.absence, one.absence_reason,
                            method->second.measure_unit, method->second.content_hash, one.origin, one.confidence,
                            one.source_title, one.source_publisher, one.source_address,
                            one.published_at.value_or(now).date(), one.note});
  }
  return made;
}

base::Result<ExchangeCheck> check_exchange(db::Reader& reader, std::string_view bytes, const std::string& name) {
  const auto file = read_exchange(bytes, name);
  if (!file) return file.error();
  const auto known = known_partners(reader, *file);
  if (!known) return known.error();
  ExchangeCheck made;
  made.cluster_code = file->statement.cluster_code;
  made.name_en = file->statement.name_en;
  made.made_at = file->statement.made_at;
  made.figure_count = static_cast<std::int64_t>(file->statement.figures.size());
  made.public_key = file->public_key;
  made.fingerprint = base::key_fingerprint(file->public_key);
  made.advice = against_key(*known, *file);
  made.is_known = known->by_key && made.advice.empty();
  if (known->by_key) made.partner_name = known->by_key->name;
  if (!made.is_known && made.advice.empty()) made.advice = first_use(*file);
  return made;
}

base::Result<ExchangeImport> import_exchange(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                             const std::string& own_key, std::string_view bytes,
                                             const std::string& name, const std::optional<std::string>& trust_as) {
  const auto file = read_exchange(bytes, name);
  if (!file) return file.error();
  if (file->public_key == own_key) return base::conflict("This file was made here; send it to your partner.");
  if (file->statement.made_at > now.plus(std::chrono::minutes(10))) {
    return base::invalid_input({{.file = name,
                                 .field = "/signed/made_at",
                                 .what = "The file was made in the future; one of the two clocks is wrong."}});
  }
  const auto partner = partner_of(tx, by, now, *file, trust_as);
  if (!partner) return partner.error();
  const auto added = ensure_cluster(tx, now, file->statement);
  if (!added) return added.error();
  ExchangeImport made{partner->partner.name, file->statement.cluster_code, partner->is_new, *added, 0, 0, 0};
  if (!file->statement.figures.empty()) {
    const auto import = bring_in(tx, by, now, *file, partner->partner.name, name);
    if (!import) return import.error();
    made.new_count = import->new_count;
    made.revised_count = import->revised_count;
    made.unchanged_count = import->unchanged_count;
  }
  const auto logged = activity::record(tx, {.by = by,
                                            .verb = "imported",
                                            .object_kind = "exchange_partner",
                                            .object_id = partner->partner.exchange_partner_id.text(),
                                            .after = activity::snapshot(made)});
  if (!logged) return logged.error();
  return made;
}

}  // namespace vallis::scorecards
