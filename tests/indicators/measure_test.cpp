#include "indicators/measure.hpp"

#include "indicators/fixture.hpp"
#include "indicators/measure_job.hpp"

namespace vallis::indicators {
namespace {

/// Says what a test wants.
class GivenSource final : public IndicatorSource {
 public:
  std::string_view name() const override { return "given"; }
  std::string_view title() const override { return "What the test says"; }
  base::Result<std::vector<Measurement>> measure(db::Reader&, base::Uuid, const base::Period& period) const override {
    asked = period;
    return says;
  }
  std::vector<Measurement> says;
  mutable std::optional<base::Period> asked;
};

class Measuring : public IndicatorsTest {
 protected:
  void SetUp() override {
    IndicatorsTest::SetUp();
    auto given = std::make_unique<GivenSource>();
    source_ = given.get();
    sources_.add(std::move(given));
    says(12);
  }
  void says(std::int64_t members) { source_->says = {{"M8", base::Json(members), "", members, "Counted."}}; }
  Measured run_once() {
    return write([&](db::Transaction& tx) { return measure(tx, person(anna_), now_, sources_, tilia_, *year_); });
  }
  Observation stands(const Measured& outcome) {
    EXPECT_EQ(outcome.observations.size(), 1U);
    return read([&](db::Reader& reader) { return find_observation(reader, outcome.observations.at(0)); });
  }
  void publish_one(const Observation& one) {
    write([&](db::Transaction& tx) -> base::Result<Observation> {
      const auto checked = check(tx, person(boris_), now_, one.observation_id, one.version, "");
      if (!checked) return checked;
      return publish(tx, person(boris_), now_, one.observation_id, checked->version, "");
    });
  }

  GivenSource* source_ = nullptr;
  Sources sources_;
  const std::optional<base::Period> year_ = base::Period::parse("2025");
};

TEST_P(Measuring, ProposesWhatTheRecordsSay) {
  const auto outcome = run_once();
  EXPECT_EQ(outcome.new_count, 1);
  const auto made = stands(outcome);
  EXPECT_EQ(made.origin, Origin::Measured);
  EXPECT_EQ(made.state, ObservationState::Proposed);
  EXPECT_EQ(made.source_code, "given");
  EXPECT_EQ(made.basis_count, 12);
  EXPECT_FALSE(made.proposed_by) << "it is nobody's figure, though somebody asked";
}

TEST_P(Measuring, AgainWritesNothingWhereTheRecordsSayTheSame) {
  const auto first = run_once();
  const auto again = run_once();
  EXPECT_EQ(again.unchanged_count, 1);
  EXPECT_EQ(again.new_count + again.revised_count, 0);
  EXPECT_EQ(again.observations, first.observations);
  EXPECT_EQ(count("observation"), 1);
  publish_one(stands(first));
  EXPECT_EQ(run_once().unchanged_count, 1) << "published or not";
}

TEST_P(Measuring, RevisesAProposalAndLeavesWhatIsPublished) {
  const auto first = stands(run_once());
  publish_one(first);
  says(14);
  const auto second = stands(run_once());
  EXPECT_EQ(second.supersedes, first.observation_id);
  EXPECT_EQ(read([&](db::Reader& r) { return find_observation(r, first.observation_id); }).state,
            ObservationState::Published);
  says(15);
  const auto outcome = run_once();
  EXPECT_EQ(outcome.revised_count, 1);
  EXPECT_EQ(read([&](db::Reader& r) { return find_observation(r, second.observation_id); }).state,
            ObservationState::Superseded);
  says(12);
  EXPECT_EQ(stands(run_once()).observation_id, first.observation_id) << "what is published is right again";
  ObservationQuery proposed;
  proposed.states = {ObservationState::Proposed};
  EXPECT_TRUE(read([&](db::Reader& r) { return observations(r, proposed); }).empty());
}

TEST_P(Measuring, SuppressesWhatTellsOfSingleOrganisations) {
  says(2);
  const auto outcome = run_once();
  EXPECT_EQ(outcome.suppressed_count, 1);
  const auto made = stands(outcome);
  EXPECT_EQ(made.absence, Absence::Suppressed);
  EXPECT_FALSE(made.value);
  EXPECT_FALSE(made.basis_count);
  EXPECT_EQ(made.note, "");
  EXPECT_EQ(made.absence_reason, "Fewer than 3 organisations: the figure would tell of single ones.");
  says(1);
  EXPECT_EQ(run_once().unchanged_count, 1) << "one cannot be told from two";
  says(3);
  EXPECT_EQ(value_text(*stands(run_once()).value), "3");
}

TEST_P(Measuring, KeepsThatThereIsNothingApartFromZero) {
  source_->says = {{"M8", {}, "No membership is confirmed.", 0, ""}};
  const auto outcome = run_once();
  EXPECT_EQ(outcome.absent_count, 1);
  EXPECT_EQ(stands(outcome).absence, Absence::NotAvailable);
}

TEST_P(Measuring, AsksAboutARunningPeriodAsItIsToday) {
  const auto year = base::Period::parse(std::to_string(now_.date().year()));
  write([&](db::Transaction& tx) { return measure(tx, {}, now_, sources_, tilia_, *year); });
  EXPECT_EQ(source_->asked->last, now_.date());
  EXPECT_EQ(source_->asked->first, year->first);
}

TEST_P(Measuring, IsRefusedWhereThereIsNothingToMeasure) {
  const auto future = base::Period::parse(std::to_string(now_.date().year() + 1));
  EXPECT_EQ(refused([&](db::Transaction& tx) { return measure(tx, {}, now_, sources_, tilia_, *future); }).kind,
            base::ErrorKind::InvalidArgument);
  EXPECT_EQ(
      refused([&](db::Transaction& tx) { return measure(tx, {}, now_, sources_, base::Uuid::next(), *year_); }).kind,
      base::ErrorKind::NotFound);
  const base::Uuid world = cluster("world", false);
  EXPECT_EQ(refused([&](db::Transaction& tx) { return measure(tx, {}, now_, sources_, world, *year_); }).kind,
            base::ErrorKind::Conflict);
}

TEST_P(Measuring, KeepsNothingWhenASourceSaysWhatCannotBe) {
  source_->says = {{"M8", base::Json(12), "", 12, ""}, {"G13", base::Json("platinum"), "", 12, ""}};
  EXPECT_EQ(refused([&](db::Transaction& tx) { return measure(tx, {}, now_, sources_, tilia_, *year_); }).kind,
            base::ErrorKind::InvalidArgument);
  EXPECT_EQ(count("observation"), 0);
}

TEST_P(Measuring, RunsAsAJobWhenAskedAndEachNightForAllThatIsRunHere) {
  jobs::Runner runner(database());
  ASSERT_TRUE(add_measure_jobs(runner, sources_));
  const auto id =
      write([&](db::Transaction& tx) { return order_measurement(tx, person(anna_), now_, tilia_, "2025"); });
  const auto same = write([&](db::Transaction& tx) { return order_measurement(tx, {}, now_, tilia_, "2025"); });
  EXPECT_EQ(id, same) << "one that waits is enough";
  ASSERT_TRUE(runner.run_due());
  const auto job = read([&](db::Reader& reader) { return find_measurement(reader, tilia_, id); });
  EXPECT_EQ(job.state, jobs::JobState::Done) << job.error;
  EXPECT_EQ(job.result->at("new_count"), 1);
  EXPECT_EQ(refused([&](db::Transaction& tx) { return find_measurement(tx, elsewhere_, id); }).kind,
            base::ErrorKind::NotFound);

  write([](db::Transaction& tx) { return jobs::enqueue(tx, "indicators.measure_night"); });
  ASSERT_TRUE(runner.run_due());
  const auto measured = read([](db::Reader& reader) {
    return reader.one<std::int64_t>("SELECT count(DISTINCT cluster_id) FROM observation WHERE origin = 'measured'");
  });
  EXPECT_EQ(measured, 2) << "tilia and alder, and none of the world's";
}

VALLIS_ON_BOTH_DATABASES(Measuring);

}  // namespace
}  // namespace vallis::indicators
