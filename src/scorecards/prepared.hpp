#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "scorecards/table.hpp"
#include "study/run.hpp"

namespace vallis::scorecards {

/// A study that was run and is kept to be asked: shared by all who ask, and never changed.
struct PreparedStudy {
  MeasuredTable table;
  study::Findings findings;
  std::string findings_text;  ///< findings.json, byte for byte
  std::string findings_hash;
  std::string packed_findings;  ///< by gzip
};

/// Runs a recipe on a table on the calling thread. Errors: those of study::run. Cost: for 64 units some 50 ms.
base::Result<std::shared_ptr<const PreparedStudy>> prepare(MeasuredTable table, const study::Recipe& recipe,
                                                           const std::string& build);
/// The same with progress; may be cancelled.
base::Result<std::shared_ptr<const PreparedStudy>> prepare(MeasuredTable table, const study::Recipe& recipe,
                                                           const std::string& build, study::Progress& progress);

/// [{en, ru}].
base::Json warnings_json(const std::vector<base::LocalText>& warnings);

/// The studies that were asked for last, by the ids of their runs.
class StudyCache {
 public:
  using Study = std::shared_ptr<const PreparedStudy>;

  explicit StudyCache(std::size_t capacity = 8) : capacity_(capacity) {}

  /// The study of a run; `make` is called where it is not there, by one thread at a time, so that a study that many
  /// wait for is run once.
  base::Result<Study> find(const std::string& run_id, const std::function<base::Result<Study>()>& make);

 private:
  Study look(const std::string& run_id);

  std::size_t capacity_;
  std::mutex mutex_;  // of the list
  std::mutex making_;
  std::list<std::pair<std::string, Study>> studies_;  // the last asked for first
};

}  // namespace vallis::scorecards
