#include "scorecards/studies.hpp"

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
  auto prepared = cache_.find(study->scorecard_run_id.text(), [&]() -> base::Result<StudyCache::Study> {
    const auto run = database_.read([&](db::Reader& reader) { return stored_run(reader, study->scorecard_run_id); });
    if (!run) return run.error();
    const auto content = base::parse_json(run->content, "table");
    if (!content) return content.error();
    auto table = read_measured_table(*content, "table");
    if (!table) return table.error();
    const auto json = base::parse_json(run->recipe, "recipe");
    if (!json) return json.error();
    const auto recipe = study::read_recipe(*json, "recipe");
    if (!recipe) return recipe.error();
    return prepare(std::move(*table), *recipe, run->build);
  });
  if (!prepared) return prepared.error();
  return OpenStudy{std::move(*study), std::move(*prepared)};
}

base::Result<std::string> Studies::stored_findings(const Study& study) {
  auto run = database_.read([&](db::Reader& reader) { return stored_run(reader, study.scorecard_run_id); });
  if (!run) return run.error();
  return std::move(run->findings);
}

}  // namespace vallis::scorecards
