#include "indicators/load.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>

#include "indicators/detail/form_check.hpp"
#include "indicators/detail/store.hpp"

namespace vallis::indicators {
namespace {

constexpr std::string_view kIsLoaded = "SELECT count(*) FROM indicator_load WHERE name = $1 AND content_hash = $2";

constexpr std::string_view kNote = R"sql(
    INSERT INTO indicator_load (name, content_hash, loaded_at) VALUES ($1, $2, $3)
    ON CONFLICT (name) DO UPDATE SET content_hash = excluded.content_hash, loaded_at = excluded.loaded_at
)sql";

// What the program itself brought in: imported, by nobody, from no file.
constexpr std::string_view kEarlier = R"sql(
    SELECT observation_id, unit_key, indicator, period, content_hash, state, absence FROM observation
    WHERE origin = 'imported' AND proposed_by IS NULL AND import_id IS NULL
    ORDER BY observation_id
)sql";

constexpr std::string_view kPublishedByOthers = R"sql(
    SELECT unit_key, indicator, period FROM observation
    WHERE state = 'published' AND NOT (origin = 'imported' AND proposed_by IS NULL AND import_id IS NULL)
)sql";

struct Cell {
  std::string unit_key;
  std::string indicator;
  std::string period;
  auto operator<=>(const Cell&) const = default;
};
VALLIS_DESCRIBE(Cell, unit_key, indicator, period)

struct Earlier {
  ObservationId observation_id;
  std::string unit_key;
  std::string indicator;
  std::string period;
  std::string content_hash;
  ObservationState state = ObservationState::Published;
  std::optional<Absence> absence;

  Cell cell() const { return {unit_key, indicator, period}; }
};
VALLIS_DESCRIBE(Earlier, observation_id, unit_key, indicator, period, content_hash, state, absence)

class Load {
 public:
  Load(db::Transaction& tx, const base::Instant& now, detail::Lookup lookup)
      : tx_(tx), now_(now), lookup_(std::move(lookup)) {}

  base::Result<void> run(std::span<const ObservationForm> forms, Loaded& loaded) {
    if (auto read = read_earlier(); !read) return read;
    std::vector<base::Fault> faults;
    for (const ObservationForm& form : forms) {
      auto checked = detail::check_form(tx_, lookup_, {}, now_.date(), form);
      if (!checked) return checked.error();
      for (base::Fault& fault : checked->faults) {
        fault.file = form.indicator + " of " + form.unit_code;
        faults.push_back(std::move(fault));
      }
      if (!faults.empty()) continue;
      if (auto kept = keep(checked->observation, loaded); !kept) return kept;
    }
    if (!faults.empty()) return base::invalid_input(std::move(faults));
    return withdraw_missing(loaded);
  }

 private:
  base::Result<void> read_earlier() {
    auto earlier = tx_.many<Earlier>(kEarlier);
    if (!earlier) return earlier.error();
    for (Earlier& one : *earlier) earlier_.insert_or_assign(one.cell(), std::move(one));
    const auto others = tx_.many<Cell>(kPublishedByOthers);
    if (!others) return others.error();
    others_.insert(others->begin(), others->end());
    return {};
  }

  base::Result<void> keep(detail::NewObservation& made, Loaded& loaded) {
    made.origin = Origin::Imported;
    const Cell cell{made.unit.unit_key, made.indicator, made.period_text()};
    named_.insert(cell);
    const std::string hash = detail::content_hash(made);
    const auto before = earlier_.find(cell);
    if (before != earlier_.end() && before->second.content_hash == hash) return {};
    ++(before == earlier_.end() ? loaded.new_count : loaded.revised_count);
    return write(cell, made, hash, loaded);
  }

  base::Result<void> write(const Cell& cell, const detail::NewObservation& made, const std::string& hash,
                           Loaded& loaded) {
    const bool ours = !others_.contains(cell);
    std::optional<ObservationId> before;
    if (const auto earlier = earlier_.find(cell); earlier != earlier_.end()) {
      const bool stands =
          earlier->second.state != ObservationState::Superseded && earlier->second.state != ObservationState::Refused;
      before = earlier->second.observation_id;
      if (stands) {
        const auto moved =
            detail::move_on(tx_, {}, now_, *before, ObservationState::Superseded, "The catalogue says something else.");
        if (!moved) return moved;
      }
    }
    loaded.proposed_count += ours ? 0 : 1;
    const auto state = ours ? ObservationState::Published : ObservationState::Proposed;
    const auto id = detail::add(tx_, {}, now_, made, hash, state, before);
    if (!id) return id.error();
    return {};
  }

  /// What was loaded before and is named no more.
  base::Result<void> withdraw_missing(Loaded& loaded) {
    for (const auto& [cell, before] : earlier_) {
      if (named_.contains(cell) || before.state != ObservationState::Published || before.absence) continue;
      const auto observation = find_observation(tx_, before.observation_id);
      if (!observation) return observation.error();
      const auto unit = lookup_.unit(observation->unit_kind, observation->unit_code);
      if (!unit) return unit.error();
      detail::NewObservation made;
      made.indicator = observation->indicator;
      made.method_version = observation->method_version;
      made.unit = *unit;
      if (observation->from_on) made.period = base::Period{*observation->from_on, *observation->to_on};
      made.absence = Absence::NotAvailable;
      made.absence_reason = "The catalogue names no value any more.";
      made.origin = Origin::Imported;
      ++loaded.withdrawn_count;
      if (auto written = write(cell, made, detail::content_hash(made), loaded); !written) return written;
    }
    return {};
  }

  db::Transaction& tx_;
  const base::Instant now_;
  detail::Lookup lookup_;
  std::map<Cell, Earlier> earlier_;  // the newest of each cell
  std::set<Cell> others_;
  std::set<Cell> named_;
};

}  // namespace

base::Result<bool> is_loaded(db::Reader& reader, const std::string& name, const std::string& content_hash) {
  const auto count = reader.one<std::int64_t>(kIsLoaded, name, content_hash);
  if (!count) return count.error();
  return *count > 0;
}

base::Result<Loaded> load(db::Transaction& tx, const base::Instant& now, const std::string& name,
                          const std::string& content_hash, std::span<const IndicatorForm> indicators,
                          std::span<const ObservationForm> observations) {
  Loaded loaded;
  const auto added = load_indicators(tx, now, indicators);
  if (!added) return added.error();
  loaded.indicator_count = *added;
  auto lookup = detail::Lookup::make(tx);
  if (!lookup) return lookup.error();
  if (auto done = Load(tx, now, std::move(*lookup)).run(observations, loaded); !done) return done.error();
  if (auto noted = tx.execute(kNote, name, content_hash, now); !noted) return noted.error();
  const auto logged = activity::record(tx, {.verb = "loaded",
                                            .object_kind = "indicator_load",
                                            .object_id = name,
                                            .after = activity::snapshot(loaded),
                                            .reason = content_hash});
  if (!logged) return logged.error();
  return loaded;
}

}  // namespace vallis::indicators
