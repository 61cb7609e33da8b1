#include "indicators/observation.hpp"

#include "indicators/fixture.hpp"

namespace vallis::indicators {
namespace {

class Observations : public IndicatorsTest {
 protected:
  /// The pointers of what is wrong with a form.
  std::vector<std::string> wrong(const ObservationForm& form) {
    const auto error = refused([&](db::Transaction& tx) { return declare(tx, person(anna_), now_, form); });
    EXPECT_EQ(error.kind, base::ErrorKind::InvalidInput) << error.message;
    std::vector<std::string> fields;
    for (const base::Fault& fault : error.faults) fields.push_back(fault.field);
    EXPECT_EQ(count("observation"), 0) << "nothing is written";
    return fields;
  }
  using Fields = std::vector<std::string>;
};

TEST_P(Observations, AreProposedWithAllThatWasSaid) {
  const auto made = propose(size_form());
  EXPECT_EQ(made.state, ObservationState::Proposed);
  EXPECT_EQ(made.unit_code, "tilia");
  EXPECT_EQ(made.period, "2025");
  EXPECT_EQ(made.to_on, base::Date::of(2025, 12, 31));
  EXPECT_EQ(made.origin, Origin::Declared);
  EXPECT_EQ(value_text(*made.value), "12");
  EXPECT_EQ(made.proposed_by, anna_);
  EXPECT_EQ(made.method_version, 1);
}

TEST_P(Observations, ArePublishedByTwoDifferentPeople) {
  const auto made = published(size_form());
  EXPECT_EQ(made.state, ObservationState::Published);
  EXPECT_TRUE(made.published_at);
  const auto steps = read([&](db::Reader& reader) { return state_history(reader, made.observation_id); });
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0].account_id, anna_);
  EXPECT_EQ(steps[1].state, ObservationState::Checked);
  EXPECT_EQ(steps[1].account_id, boris_);
}

TEST_P(Observations, AreNotCheckedByWhoEnteredThemForWhomeverTheyAct) {
  const auto made = propose(size_form());
  const auto by = [&](const activity::Actor& actor) {
    return refused([&](db::Transaction& tx) { return check(tx, actor, now_, made.observation_id, made.version, ""); })
        .kind;
  };
  EXPECT_EQ(by(person(anna_)), base::ErrorKind::Forbidden);
  EXPECT_EQ(by(person(anna_, base::Uuid::next())), base::ErrorKind::Forbidden);
  EXPECT_EQ(by({}), base::ErrorKind::Forbidden) << "nobody in particular could be the same person";
}

TEST_P(Observations, AreNotPublishedUncheckedNorMovedOnTwice) {
  const auto made = propose(size_form());
  const auto id = made.observation_id;
  EXPECT_EQ(refused([&](db::Transaction& tx) { return publish(tx, person(boris_), now_, id, 1, ""); }).kind,
            base::ErrorKind::Conflict);
  write([&](db::Transaction& tx) { return check(tx, person(boris_), now_, id, 1, ""); });
  EXPECT_EQ(refused([&](db::Transaction& tx) { return publish(tx, person(boris_), now_, id, 1, ""); }).kind,
            base::ErrorKind::Stale);
  EXPECT_EQ(refused([&](db::Transaction& tx) { return check(tx, person(boris_), now_, id, 2, ""); }).kind,
            base::ErrorKind::Conflict);
}

TEST_P(Observations, TakeThePlaceOfWhatWasPublishedAndLeaveItInTheHistory) {
  const auto first = published(size_form(12));
  const auto second = published(size_form(14));
  EXPECT_EQ(second.supersedes, first.observation_id);
  const auto before = read([&](db::Reader& reader) { return find_observation(reader, first.observation_id); });
  EXPECT_EQ(before.state, ObservationState::Superseded);
  EXPECT_EQ(value_text(*before.value), "12");
  EXPECT_TRUE(before.published_at);
  const auto stands = read([](db::Reader& reader) { return observations(reader); });
  ASSERT_EQ(stands.size(), 1U);
  EXPECT_EQ(stands[0].observation_id, second.observation_id);
}

TEST_P(Observations, OfOtherPeriodsStandBesideEachOther) {
  published(size_form(12, "2024"));
  published(size_form(14, "2025"));
  EXPECT_EQ(read([](db::Reader& reader) { return observations(reader); }).size(), 2U);
}

TEST_P(Observations, AreRefusedWithAReason) {
  const auto made = propose(size_form());
  const auto id = made.observation_id;
  EXPECT_EQ(refused([&](db::Transaction& tx) { return refuse(tx, person(boris_), now_, id, 1, " "); }).faults.size(),
            1U);
  const auto gone =
      write([&](db::Transaction& tx) { return refuse(tx, person(anna_), now_, id, 1, "Counted twice."); });
  EXPECT_EQ(gone.state, ObservationState::Refused);
  EXPECT_EQ(gone.version, 2);
}

TEST_P(Observations, ThatAreThereAreNotEnteredTwice) {
  propose(size_form());
  EXPECT_EQ(refused([&](db::Transaction& tx) { return declare(tx, person(boris_), now_, size_form()); }).kind,
            base::ErrorKind::Conflict);
}

TEST_P(Observations, WithoutAValueSayWhy) {
  ObservationForm form = size_form();
  form.value.reset();
  EXPECT_EQ(wrong(form), Fields{"/value"});
  form.absence_reason = "The list is being rebuilt.";
  const auto made = propose(form);
  EXPECT_EQ(made.absence, Absence::NotAvailable);
  EXPECT_FALSE(made.value);
}

TEST_P(Observations, TellEveryFaultByItsPointer) {
  ObservationForm form = size_form();
  form.indicator = "M88";
  EXPECT_EQ(wrong(form), Fields{"/indicator"});
  form = size_form();
  form.unit_code = "tilja";
  EXPECT_EQ(wrong(form), Fields{"/unit_code"});
  form = size_form();
  form.unit_code = "DE";
  EXPECT_EQ(wrong(form), Fields{"/unit_code"}) << "M8 is of clusters";
  form = size_form();
  form.period = std::to_string(now_.date().year() + 1);
  EXPECT_EQ(wrong(form), Fields{"/period"});
  form.period = "soon";
  EXPECT_EQ(wrong(form), Fields{"/period"});
  form = size_form();
  form.measure_unit = "thousand organisations";
  form.value = 200'000;
  EXPECT_EQ(wrong(form), (Fields{"/value", "/measure_unit"}));
  form = size_form();
  form.source_address = "javascript:alert(1)";
  EXPECT_EQ(wrong(form), Fields{"/source_address"});
  form.source_address.reset();
  EXPECT_EQ(wrong(form), Fields{"/source_address"}) << "no evidence at all";
  form = size_form();
  form.retrieved_on.reset();
  EXPECT_EQ(wrong(form), Fields{"/retrieved_on"});
  form = size_form();
  form.file_id = base::Uuid::next();
  EXPECT_EQ(wrong(form), Fields{"/file_id"});
}

TEST_P(Observations, ThatTheirEvidenceContradictsAreRefused) {
  ObservationForm form = size_form(12);
  form.evidence_value = "21";
  EXPECT_EQ(wrong(form), Fields{"/evidence_value"});
  form.evidence_value = "twelve";
  EXPECT_EQ(wrong(form), Fields{"/evidence_value"});
  form.evidence_value = " 12.0 ";
  EXPECT_EQ(propose(form).evidence_value, " 12.0 ");
}

TEST_P(Observations, HaveEqualHashesWhereTheySayTheSame) {
  const auto first = propose(size_form(12));
  EXPECT_NE(first.content_hash, propose(size_form(13)).content_hash);
  write([&](db::Transaction& tx) {
    return refuse(tx, person(anna_), now_, first.observation_id, first.version, "Again.");
  });
  ObservationForm again = size_form(12);
  again.reason = "In other words.";
  EXPECT_EQ(propose(again).content_hash, first.content_hash);
}

VALLIS_ON_BOTH_DATABASES(Observations);

}  // namespace
}  // namespace vallis::indicators
