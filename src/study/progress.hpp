#pragma once

#include <string_view>

namespace vallis::study {

/// What long work tells its caller, and how the caller stops it. Called from the thread that started the work.
class Progress {
 public:
  virtual ~Progress() = default;
  /// `done` of the named stage, in [0, 1].
  virtual void report(std::string_view stage, double done) = 0;
  /// True once the caller wants the work to end; it then returns base::cancelled().
  virtual bool cancelled() const = 0;
};

/// Tells nobody and never stops.
class Silent final : public Progress {
 public:
  void report(std::string_view, double) override {}
  bool cancelled() const override { return false; }
};

}  // namespace vallis::study
