#include "scorecards/studies.hpp"

#include <fmt/format.h>

#include "scorecards/bundle.hpp"

namespace vallis::scorecards {

base::Result<void> Studies::ensure_built_in() {
  if (brought_in_) return {};
  const auto done = bring_in_built_in(database_, built_in_, base::Instant::now());
  if (!done) return done.error().in("bringing the program's study in");
  brought_in_ = true;
  return {};
}

base::Result<std::vector<Study>> Studies::list() {
  if (auto there = ensure_built_in(); !there) return there.error();
  return database_.read([](db::Reader& reader) { return published_studies(reader); });
}

base::Result<Study> Studies::find(std::string_view name) {
  if (auto there = ensure_built_in(); !there) return there.error();
  return database_.read([&](db::Reader& reader) { return find_published(reader, name); });
}

base::Result<OpenStudy> Studies::open(std::string_view name) {
  auto study = find(name);
  if (!study) return study.error();
  if (study->unit_count > kAskedUnits) {
    return base::conflict(fmt::format(
        "The study has {} units; cards, what-ifs and other methods are worked out while one waits for up to {}. "
        "Its findings and its bundle can be fetched.",
        study->unit_count, kAskedUnits));
  }
  auto prepared = cache_.find(study->scorecard_run_id.text(), [&]() -> base::Result<StudyCache::Study> {
    const auto run = database_.read([&](db::Reader& reader) { return stored_run(reader, study->scorecard_run_id); });
    if (!run) return run.error();
    auto inputs = read_stored(*run);
    if (!inputs) return inputs.error();
    return prepare(std::move(inputs->table), inputs->recipe, run->build);
  });
  if (!prepared) return prepared.error();
  return OpenStudy{std::move(*study), std::move(*prepared)};
}

base::Result<std::string> Studies::stored_findings(const Study& study) {
  auto run = database_.read([&](db::Reader& reader) { return stored_run(reader, study.scorecard_run_id); });
  if (!run) return run.error();
  return std::move(run->findings);
}

base::Result<std::string> Studies::bundle(const Study& study) {
  const auto run = database_.read([&](db::Reader& reader) { return stored_run(reader, study.scorecard_run_id); });
  if (!run) return run.error();
  return make_bundle(*run);
}

}  // namespace vallis::scorecards
