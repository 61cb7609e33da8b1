#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "db/database.hpp"
#include "scorecards/built_in.hpp"
#include "scorecards/prepared.hpp"
#include "scorecards/study.hpp"

namespace vallis::scorecards {

/// A published study, ready to be asked.
struct OpenStudy {
  Study study;
  std::shared_ptr<const PreparedStudy> prepared;
};

/// Studies of up to this many units are asked for cards, what-ifs and other methods: to run one again takes a second.
constexpr std::int64_t kAskedUnits = 2000;

/// The published studies of an installation. Many threads use it.
class Studies {
 public:
  Studies(db::Database& database, BuiltIn built_in) : database_(database), built_in_(std::move(built_in)) {}

  /// The newest first. The study of the program is brought in by whoever asks first.
  base::Result<std::vector<Study>> list();
  /// By id, code or "current". Errors: NotFound, as find_published.
  base::Result<Study> find(std::string_view name);
  /// The same with its run in memory; one that is not there is run again. Errors: as find; Conflict – of more than
  /// kAskedUnits units, of which the findings alone are read.
  base::Result<OpenStudy> open(std::string_view name);
  /// The bytes of its findings as they were published, which those of a later build need not equal. Errors: as find.
  base::Result<std::string> stored_findings(const Study& study);

  /// All of it in one file, which `vallis study rerun` runs again. Errors: as find.
  base::Result<std::string> bundle(const Study& study);

  const BuiltIn& built_in() const { return built_in_; }

 private:
  base::Result<void> ensure_built_in();

  db::Database& database_;
  BuiltIn built_in_;
  StudyCache cache_;
  std::atomic<bool> brought_in_ = false;
};

}  // namespace vallis::scorecards
