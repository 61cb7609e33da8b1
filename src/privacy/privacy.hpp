#pragma once

#include "auth/call.hpp"
#include "auth/personal_data.hpp"
#include "jobs/runner.hpp"
#include "privacy/retention.hpp"

namespace vallis::privacy {

/// What the packages keep about people, and for how long; filled before routes and jobs are added, and outlives both.
struct Registry {
  auth::PersonalDataList personal_data;
  RetentionList retention;
};

/// With the parts of auth and of this package; features above add theirs.
Registry make_registry();

/// Copies of one's data, erasure, and how long things are kept.
void add_privacy_routes(http::Router& router, db::Database& database, const Registry& registry);

/// Makes copies that were asked for, carries out erasures every ten minutes, and takes away what is old each night.
/// Errors: those of jobs::Runner::schedule.
base::Result<void> add_privacy_jobs(jobs::Runner& runner, const Registry& registry);

constexpr const char* kErasureJob = "privacy_erasures";
constexpr const char* kRetentionJob = "privacy_retention";

}  // namespace vallis::privacy
