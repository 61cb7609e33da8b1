#pragma once

#include <string_view>

namespace vallis::study {

class Progress;

/// Thrown through steps whose results nobody will look at; study::run catches it and returns base::cancelled().
struct Stopped {};

/// While it lives, long loops on this thread ask the progress whether to end, and tell it how far they are. It is kept
/// by thread, so that the many steps of a run need not hand it to each other. What is computed is the same with and
/// without. Scopes of one thread do not overlap.
class StopScope {
 public:
  explicit StopScope(Progress& progress);
  ~StopScope();
  StopScope(const StopScope&) = delete;
  StopScope& operator=(const StopScope&) = delete;
};

/// Whether the work of this thread's scope is to end; false without one. Cost: some nanoseconds, and what
/// Progress::cancelled costs.
bool is_stopped();

/// Within long loops: throws Stopped once the work is to end. Without a scope it does nothing.
void check_stop();

/// Begins a stage that advance() is about, and tells of it; "" for none.
void enter_stage(std::string_view stage);

/// check_stop(), and tells how much of the stage is done, in [0, 1], where that is a hundredth more than last time.
void advance_stage(double done);

}  // namespace vallis::study
