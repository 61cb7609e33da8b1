#include "study/stopping.hpp"

#include <algorithm>
#include <cassert>
#include <string>

#include "study/progress.hpp"

namespace vallis::study {
namespace {

constexpr double kStep = 0.01;

struct Heeded {
  Progress* progress = nullptr;
  std::string stage;
  double told = 0;
};

thread_local Heeded heeded;

}  // namespace

StopScope::StopScope(Progress& progress) {
  assert(heeded.progress == nullptr && "scopes of one thread do not overlap");
  heeded = {&progress, {}, 0};
}

StopScope::~StopScope() { heeded = {}; }

bool is_stopped() { return heeded.progress != nullptr && heeded.progress->cancelled(); }

void check_stop() {
  if (is_stopped()) throw Stopped{};
}

void enter_stage(std::string_view stage) {
  if (heeded.progress == nullptr) return;
  heeded.stage = stage;
  heeded.told = 0;
  if (!stage.empty()) heeded.progress->report(stage, 0);
}

void advance_stage(double done) {
  check_stop();
  if (heeded.progress == nullptr || heeded.stage.empty() || done < heeded.told + kStep) return;
  heeded.told = done;
  heeded.progress->report(heeded.stage, std::min(done, 1.0));
}

}  // namespace vallis::study
