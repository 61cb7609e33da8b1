#include "indicators/routes.hpp"

#include <array>

#include "auth/call.hpp"
#include "http/problem_words.hpp"
#include "indicators/detail/lookup.hpp"
#include "indicators/detail/route_parts.hpp"
#include "indicators/evidence.hpp"
#include "indicators/measure_job.hpp"
#include "indicators/observation_list.hpp"

namespace vallis::indicators {
namespace {

using auth::Call;
using auth::Permission;

constexpr std::size_t kMostAtOnce = 500;

ObservationId id_of(const Call& call) { return call.path<ObservationId>("observation_id"); }

base::Result<http::Page<Indicator>> definitions(Call& call) {
  auto all = call.read([](db::Reader& reader) { return indicators(reader); });
  if (!all) return all.error();
  return http::Page<Indicator>{std::move(*all), {}, {}};
}

base::Result<http::Page<Indicator>> versions(Call& call) {
  auto all = call.read([&](db::Reader& reader) -> base::Result<std::vector<Indicator>> {
    const auto code = call.path<std::string>("code");
    auto found = indicator_versions(reader, code);
    if (found && found->empty()) {
      const auto none = find_indicator(reader, code);
      if (!none) return none.error();
    }
    return found;
  });
  if (!all) return all.error();
  return http::Page<Indicator>{std::move(*all), {}, {}};
}

base::Result<http::Page<Observation>> list(Call& call) {
  const auto request = auth::read_list(call.request(), observation_list());
  if (!request) return request.error();
  return call.read(
      [&](db::Reader& reader) { return list_observations(reader, call.caller(), call.sight(), *request); });
}

base::Result<OriginShares> shares(Call& call) {
  const auto request = auth::read_list(call.request(), observation_list());
  if (!request) return request.error();
  return call.read([&](db::Reader& reader) { return count_origins(reader, call.sight(), *request); });
}

base::Result<Observation> read_one(Call& call) {
  return call.read([&](db::Reader& reader) -> base::Result<Observation> {
    auto found = open_observation(call, reader, id_of(call));
    if (!found) return found;
    return shown_to(call.caller(), std::move(*found));
  });
}

base::Result<http::Page<StateStep>> history(Call& call) {
  auto steps = call.read([&](db::Reader& reader) -> base::Result<std::vector<StateStep>> {
    const auto found = oversee_observation(call, reader, id_of(call));
    if (!found) return found.error();
    return state_history(reader, id_of(call));
  });
  if (!steps) return steps.error();
  return http::Page<StateStep>{std::move(*steps), {}, {}};
}

/// Before anything is said about what is there of the unit. What is unknown is said by the form's check.
base::Result<void> may_enter(Call& call, db::Reader& reader, const ObservationForm& form) {
  const auto lookup = detail::Lookup::make(reader);
  if (!lookup) return lookup.error();
  const auto indicator = lookup->indicator(form.indicator);
  if (!indicator) return {};
  const auto unit = lookup->unit(indicator->unit_kind, form.unit_code);
  if (!unit || edits(call.caller(), unit->cluster_id)) return {};
  return base::forbidden(
      "Staff of the cluster and analysts enter its figures; those of countries, whose role holds "
      "for all clusters.");
}

base::Result<http::Created<Observation>> enter(Call& call, const files::Store& store, const ObservationForm& form) {
  const auto fits = call.read([&](db::Reader& reader) -> base::Result<void> {
    if (auto may = may_enter(call, reader, form); !may) return may;
    return check_evidence_file(reader, store, call.actor(), form);
  });
  if (!fits) return fits.error();
  auto made = call.transact([&](db::Transaction& tx) { return declare(tx, call.actor(), call.now(), form); });
  if (!made) return made.error();
  const std::string location = "/api/v1/observations/" + made->observation_id.text();
  return http::Created<Observation>{std::move(*made), location};
}

enum class Step { Check, Publish, Refuse };
VALLIS_DESCRIBE_ENUM(Step, Check, Publish, Refuse)

struct StepBody {
  std::int64_t version = 0;
  std::optional<std::string> reason;
};
VALLIS_DESCRIBE(StepBody, version, reason)

struct StepItem {
  ObservationId observation_id;
  std::int64_t version = 0;
};
VALLIS_DESCRIBE(StepItem, observation_id, version)

struct StepsBody {
  Step step = Step::Check;
  std::vector<StepItem> items;
  std::optional<std::string> reason;
};
VALLIS_DESCRIBE(StepsBody, step, items, reason)
[[maybe_unused]] std::span<const base::FieldRule> field_rules(const StepsBody*) {
  static const std::array rules = {
      base::FieldRule{.member = "items", .description = "All of them, or none.", .max_length = kMostAtOnce}};
  return rules;
}

base::Result<Observation> take_step(Call& call, db::Transaction& tx, Step step, const StepItem& item,
                                    const std::string& reason) {
  const auto found = oversee_observation(call, tx, item.observation_id);
  if (!found) return found;
  switch (step) {
    case Step::Check:
      return check(tx, call.actor(), call.now(), item.observation_id, item.version, reason);
    case Step::Publish:
      return publish(tx, call.actor(), call.now(), item.observation_id, item.version, reason);
    case Step::Refuse:
      break;
  }
  return refuse(tx, call.actor(), call.now(), item.observation_id, item.version, reason);
}

template <Step kStep>
base::Result<Observation> step(Call& call, const StepBody& body) {
  return call.transact([&](db::Transaction& tx) {
    return take_step(call, tx, kStep, {id_of(call), body.version}, body.reason.value_or(""));
  });
}

base::Result<http::Page<Observation>> steps(Call& call, const StepsBody& body) {
  auto done = call.transact([&](db::Transaction& tx) -> base::Result<std::vector<Observation>> {
    std::vector<Observation> all;
    for (const StepItem& item : body.items) {
      auto one = take_step(call, tx, body.step, item, body.reason.value_or(""));
      if (!one) return one.error().in(item.observation_id.text());
      all.push_back(std::move(*one));
    }
    return all;
  });
  if (!done) return done.error();
  return http::Page<Observation>{std::move(*done), {}, {}};
}

struct PeriodBody {
  std::string period;
};
VALLIS_DESCRIBE(PeriodBody, period)

base::Result<http::Created<MeasurementJob>> order(Call& call, const PeriodBody& body) {
  const auto cluster = call.path<base::Uuid>("cluster_id");
  if (!edits(call.caller(), cluster)) return base::forbidden("Staff of this cluster and analysts measure it.");
  auto made = call.transact([&](db::Transaction& tx) -> base::Result<MeasurementJob> {
    const auto id = order_measurement(tx, call.actor(), call.now(), cluster, body.period);
    if (!id) return id.error();
    return find_measurement(tx, cluster, *id);
  });
  if (!made) return made.error();
  const std::string location = "/api/v1/clusters/" + cluster.text() + "/measurements/" + made->job_id.text();
  return http::Created<MeasurementJob>{std::move(*made), location};
}

base::Result<MeasurementJob> ordered(Call& call) {
  const auto cluster = call.path<base::Uuid>("cluster_id");
  if (!oversees(call.caller(), cluster)) return base::not_found("There is no such measurement.");
  auto found = call.read(
      [&](db::Reader& reader) { return find_measurement(reader, cluster, call.path<jobs::JobId>("job_id")); });
  if (found) found->error = http::said_to(call.request(), std::move(found->error));
  return found;
}

}  // namespace

void add_indicator_routes(http::Router& router, db::Database& database, files::Store& store) {
  auth::Routes routes(router, database, "indicators");
  const std::string one = "/api/v1/observations/{observation_id}";
  routes.get("/api/v1/indicators", Permission::Public, "Indicators with the method in force", definitions);
  routes.get("/api/v1/indicators/{code}", Permission::Public, "All versions of an indicator's method", versions);
  routes.get("/api/v1/observations", Permission::Public, "Observations", list,
             auth::list_parameters(observation_list()));
  routes.post("/api/v1/observations", Permission::EditBenchmark, "Enter an observation",
              [&store](Call& call, const ObservationForm& form) -> base::Result<http::Created<Observation>> {
                return enter(call, store, form);
              });
  routes.get("/api/v1/observations/shares", Permission::Public, "How many are measured, declared and imported", shares,
             auth::list_parameters(observation_list()));
  routes.post("/api/v1/observations/steps", Permission::ReadDirectory, "Check, publish or refuse several", steps);
  routes.get(one, Permission::Public, "One observation", read_one);
  routes.get(one + "/history", Permission::ReadDirectory, "What became of an observation", history);
  routes.post(one + "/check", Permission::ReadDirectory, "Say that a proposal is right", step<Step::Check>);
  routes.post(one + "/publication", Permission::ReadDirectory, "Publish what was checked", step<Step::Publish>);
  routes.post(one + "/refusal", Permission::ReadDirectory, "Refuse a proposal", step<Step::Refuse>);
  routes.post("/api/v1/clusters/{cluster_id}/measurements", Permission::EditBenchmark,
              "Measure a cluster from its records", order);
  routes.get("/api/v1/clusters/{cluster_id}/measurements/{job_id}", Permission::ReadDirectory,
             "How far a measurement is", ordered);
  detail::add_exchange_routes(routes);
}

}  // namespace vallis::indicators
