#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "indicators/indicator.hpp"

namespace vallis::indicators {

/// What a feature found of one indicator for one cluster and period.
struct Measurement {
  std::string indicator;            ///< its code
  std::optional<base::Json> value;  ///< none: not available, for `absence_reason`
  std::string absence_reason{};
  std::int64_t basis_count = 0;  ///< organisations that it is made of; below the indicator's threshold it is suppressed
  std::string note{};            ///< how it was found
};

/// Figures that a feature makes of its own records. Declared here, implemented by features above.
class IndicatorSource {
 public:
  IndicatorSource() = default;
  virtual ~IndicatorSource() = default;
  IndicatorSource(const IndicatorSource&) = delete;
  IndicatorSource& operator=(const IndicatorSource&) = delete;

  /// Short and for ever: "directory". It is the source_code of what is measured.
  virtual std::string_view name() const = 0;
  /// What it is called: the source_title.
  virtual std::string_view title() const = 0;
  /// Indicators of its own, besides those of the scorecards; loaded at start.
  virtual std::span<const IndicatorForm> defines() const { return {}; }
  /// Figures for one cluster and period, from data as it stands. Aggregates only; pure, so safe to repeat: notes name
  /// no moment. What is so on a day is so on the period's last, which is today where the period is still running.
  virtual base::Result<std::vector<Measurement>> measure(db::Reader& reader, base::Uuid cluster_id,
                                                         const base::Period& period) const = 0;
};

/// All sources of the program, in the order in which they were added. Where two measure one indicator the first counts.
class Sources {
 public:
  void add(std::unique_ptr<IndicatorSource> source) { all_.push_back(std::move(source)); }
  std::span<const std::unique_ptr<IndicatorSource>> all() const { return all_; }

 private:
  std::vector<std::unique_ptr<IndicatorSource>> all_;
};

}  // namespace vallis::indicators
