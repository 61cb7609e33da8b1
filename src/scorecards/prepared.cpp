#include "scorecards/prepared.hpp"

#include <algorithm>

#include "base/gzip.hpp"
#include "base/hash.hpp"
#include "study/findings_json.hpp"
#include "study/workers.hpp"

namespace vallis::scorecards {

base::Result<std::shared_ptr<const PreparedStudy>> prepare(MeasuredTable table, const study::Recipe& recipe,
                                                           const std::string& build) {
  study::Silent silent;
  return prepare(std::move(table), recipe, build, silent);
}

base::Result<std::shared_ptr<const PreparedStudy>> prepare(MeasuredTable table, const study::Recipe& recipe,
                                                           const std::string& build, study::Progress& progress) {
  study::Workers alone(1);
  auto findings = study::run(table.scorecard, recipe, table.published, alone, progress);
  if (!findings) return findings.error();
  auto study = std::make_shared<PreparedStudy>();
  study->findings_text = base::print_json(study::findings_json(*findings, context_of(table, recipe, build)));
  study->findings_hash = base::content_hash(study->findings_text);
  study->packed_findings = base::gzip(study->findings_text);
  study->findings = std::move(*findings);
  study->table = std::move(table);
  return std::shared_ptr<const PreparedStudy>(std::move(study));
}

base::Json warnings_json(const std::vector<base::LocalText>& warnings) {
  base::JsonArray array;
  for (const base::LocalText& warning : warnings) {
    array.emplace_back(base::JsonObject{{"en", warning.en}, {"ru", warning.ru}});
  }
  return array;
}

StudyCache::Study StudyCache::look(const std::string& run_id) {
  const std::scoped_lock lock(mutex_);
  const auto found =
      std::find_if(studies_.begin(), studies_.end(), [&](const auto& one) { return one.first == run_id; });
  if (found == studies_.end()) return nullptr;
  studies_.splice(studies_.begin(), studies_, found);
  return found->second;
}

base::Result<StudyCache::Study> StudyCache::find(const std::string& run_id,
                                                 const std::function<base::Result<Study>()>& make) {
  if (auto known = look(run_id)) return known;
  const std::scoped_lock one(making_);
  if (auto known = look(run_id)) return known;  // made while this one waited
  auto made = make();
  if (!made) return made.error();
  const std::scoped_lock lock(mutex_);
  studies_.emplace_front(run_id, *made);
  if (studies_.size() > capacity_) studies_.pop_back();
  return *made;
}

}  // namespace vallis::scorecards
