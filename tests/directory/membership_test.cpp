#include "directory/membership.hpp"

#include <atomic>
#include <thread>

#include "directory/membership_fixture.hpp"
#include "directory/membership_inheritance.hpp"
#include "directory/membership_proof.hpp"
#include "directory/membership_reports.hpp"

namespace vallis::directory {
namespace {

using enum MembershipState;

class Memberships : public MembershipTest {
 protected:
  PersonId person(const std::string& name, OrganisationId organisation, bool with_mail,
                  std::optional<auth::AccountId> account = {}) {
    return write([&](db::Transaction& tx) -> base::Result<PersonId> {
      NewPerson person;
      person.person.given_name = name;
      person.person.family_name = "Test";
      if (with_mail) person.person.email = name + "@example.org";
      AffiliationForm affiliation;
      affiliation.organisation_id = organisation;
      person.affiliations.push_back(affiliation);
      auto id = create_person(tx, {}, now_, person);
      if (!id) return id;
      if (account) {
        const auto linked = link_account(tx, {}, now_, *id, 1, account);
        if (!linked) return linked.error();
      }
      return id;
    });
  }
  auth::AccountId account(const std::string& name, auth::AccountState state) {
    return write([&](db::Transaction& tx) -> base::Result<auth::AccountId> {
      const auto made = auth::create_account(tx, {name + "@example.org", name, "en"}, state, now_);
      if (!made) return made.error();
      return made->account_id;
    });
  }
  std::size_t roles(auth::AccountId id) {
    return read([&](db::Reader& reader) { return auth::roles_of(reader, id, day(0)); }).size();
  }
};

TEST_P(Memberships, AreOpenOnceAnOrganisation) {
  admitted(tilia_, day(-10));
  const auto again = database().transact([&](db::Transaction& tx) {
    return admit(tx, {}, now_, cluster_, {tilia_, type_, Active, day(0), false, {}, ""});
  });
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, base::ErrorKind::Conflict);
}

TEST_P(Memberships, AreAdmittedOnceByTwoAtOnce) {
  const auto other = second_database();
  std::atomic<int> won = 0;
  const auto attempt = [&](db::Database& used) {
    const auto done = used.transact([&](db::Transaction& tx) {
      return admit(tx, {}, now_, cluster_, {tilia_, type_, Active, day(0), false, {}, ""});
    });
    if (done) ++won;
    EXPECT_TRUE(done || done.error().kind == base::ErrorKind::Conflict) << done.error().message;
  };
  std::thread first([&] { attempt(database()); });
  std::thread second([&] { attempt(*other); });
  first.join();
  second.join();
  EXPECT_EQ(won, 1);
}

TEST_P(Memberships, KeepTheStateOfEveryPastDay) {
  const Membership active = admitted(tilia_, day(-100));
  const auto suspended = moved(active, {Suspended, day(-20), Cause::Decided, "a complaint", {}});
  ASSERT_TRUE(suspended) << suspended.error().message;
  ASSERT_TRUE(moved(*suspended, {Active, day(-5), Cause::Resumed, "settled", {}}));
  EXPECT_EQ(found(active.membership_id, day(-101)).state, std::nullopt);
  EXPECT_EQ(found(active.membership_id, day(-21)).state, Active);
  EXPECT_EQ(found(active.membership_id, day(-20)).state, Suspended);
  EXPECT_EQ(found(active.membership_id, day(0)).state, Active);
}

TEST_P(Memberships, RefuseAnOldVersionAndAnEarlierDay) {
  const Membership active = admitted(tilia_, day(-100));
  ASSERT_TRUE(moved(active, {Suspended, day(-20), Cause::Decided, "", {}}));
  EXPECT_EQ(moved(active, {Ended, day(0), Cause::Left, "", {}}).error().kind, base::ErrorKind::Stale);
  const Membership now = found(active.membership_id, day(0));
  EXPECT_EQ(moved(now, {Active, day(-30), Cause::Resumed, "", {}}).error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(moved(now, {Grace, day(0), Cause::Unpaid, "", {}}).error().kind, base::ErrorKind::Conflict);
}

TEST_P(Memberships, AreCorrectedWithoutLosingWhatWasRecorded) {
  const Membership active = admitted(tilia_, day(-100));
  const auto ended = moved(active, {Ended, day(-20), Cause::Left, "a letter", {}});
  ASSERT_TRUE(ended) << ended.error().message;
  EXPECT_EQ(ended->ended_on, day(-20));
  const auto history = read([&](db::Reader& reader) { return history_of(reader, active.membership_id); });
  const NewState correction{Active, day(-20), Cause::Decided, "the letter was another firm's",
                            history.back().membership_state_id};
  const auto corrected = moved(*ended, correction);
  ASSERT_TRUE(corrected) << corrected.error().message;
  EXPECT_EQ(corrected->ended_on, std::nullopt);
  EXPECT_EQ(corrected->state, Active);
  EXPECT_EQ(read([&](db::Reader& reader) { return history_of(reader, active.membership_id); }).size(), 3U);
  EXPECT_EQ(moved(*corrected, correction).error().kind, base::ErrorKind::Conflict) << "corrected already";
}

TEST_P(Memberships, BeginAnewWhenALapsedMemberComesBack) {
  const Membership old = admitted(tilia_, day(-100));
  ASSERT_TRUE(moved(old, {Lapsed, day(-20), Cause::Unpaid, "", {}}));
  const Membership back = admitted(tilia_, day(0));
  EXPECT_NE(back.membership_id, old.membership_id);
  const Membership before = found(old.membership_id, day(0));
  EXPECT_EQ(before.state, Ended);
  EXPECT_EQ(before.left_on, day(-20)) << "it was no member in between";
  EXPECT_EQ(before.ended_on, day(0));
  const auto history = read([&](db::Reader& reader) { return history_of(reader, old.membership_id); });
  EXPECT_EQ(history.back().cause, Cause::Rejoined);
}

TEST_P(Memberships, CannotBeTakenBackOverALaterSpell) {
  const auto ended = moved(admitted(tilia_, day(-100)), {Ended, day(-20), Cause::Left, "", {}});
  ASSERT_TRUE(ended);
  admitted(tilia_, day(-10));
  const auto history = read([&](db::Reader& reader) { return history_of(reader, ended->membership_id); });
  const auto taken_back = moved(*ended, {Active, day(-20), Cause::Decided, "", history.back().membership_state_id});
  ASSERT_FALSE(taken_back);
  EXPECT_EQ(taken_back.error().kind, base::ErrorKind::Conflict);
}

TEST_P(Memberships, GiveTheirPeopleAMembersRightsAndTakeThemBack) {
  const auto anna = account("anna", auth::AccountState::Active);
  const auto boris = account("boris", auth::AccountState::Suspended);
  person("anna", tilia_, true, anna);
  person("boris", tilia_, true, boris);
  person("clara", tilia_, true);
  person("dmitri", tilia_, false);
  person("elsewhere", alder_, true);
  const Membership membership = admitted(tilia_, day(-10));
  EXPECT_EQ(roles(anna), 1U);
  EXPECT_EQ(roles(boris), 0U);
  const auto people = read([&](db::Reader& reader) { return inheritors(reader, membership, day(0)); });
  std::map<std::string, Inheritance> told;
  for (const Inheritor& one : people) told[one.name] = one.inheritance;
  EXPECT_EQ(told, (std::map<std::string, Inheritance>{{"anna Test", Inheritance::Inherits},
                                                      {"boris Test", Inheritance::Suspended},
                                                      {"clara Test", Inheritance::NoAccount},
                                                      {"dmitri Test", Inheritance::NoMail}}));
  const auto again = write([&](db::Transaction& tx) { return inherit(tx, membership, day(0)); });
  EXPECT_EQ(again.granted_count + again.ended_count, 0);
  ASSERT_TRUE(moved(membership, {Suspended, day(0), Cause::Decided, "", {}}));
  EXPECT_EQ(roles(anna), 0U);
}

TEST_P(Memberships, GiveRightsToThoseWhoComeLaterByTheDailyRun) {
  const Membership membership = admitted(tilia_, day(-10));
  const auto anna = account("anna", auth::AccountState::Active);
  person("anna", tilia_, true, anna);
  EXPECT_EQ(roles(anna), 0U);
  EXPECT_EQ(write([&](db::Transaction& tx) { return inherit_all(tx, cluster_, day(0)); }).granted_count, 1);
  EXPECT_EQ(roles(anna), 1U);
}

TEST_P(Memberships, AreConfirmedByAProofOnItsDays) {
  const Membership membership = admitted(tilia_, day(-100));
  admitted(alder_, day(-100));
  const auto confirmed = [&](int days) {
    return read([&](db::Reader& reader) { return confirmed_members(reader, cluster_, day(days)); }).size();
  };
  const Proof proof = write([&](db::Transaction& tx) {
    return add_proof(tx, {}, now_, membership.membership_id, {{}, "https://tilia.example/member", day(-60), day(-50)});
  });
  EXPECT_EQ(confirmed(-51), 0U);
  EXPECT_EQ(confirmed(-50), 1U);
  write([&](db::Transaction& tx) {
    return withdraw_proof(tx, {}, membership.membership_id, proof.membership_proof_id, proof.version,
                          {day(-10), "signed by nobody"});
  });
  EXPECT_EQ(confirmed(-11), 1U);
  EXPECT_EQ(confirmed(-10), 0U);
  const auto neither = database().transact([&](db::Transaction& tx) {
    return add_proof(tx, {}, now_, membership.membership_id, {{}, {}, day(-60), day(-61)});
  });
  ASSERT_FALSE(neither);
  EXPECT_EQ(neither.error().faults.size(), 2U);
}

TEST_P(Memberships, AreCountedByMonthAndYear) {
  admitted(tilia_, base::Date::of(2023, 11, 5));
  admitted(iva_, base::Date::of(2024, 2, 1));
  const Membership leaving = admitted(alder_, base::Date::of(2023, 12, 1));
  ASSERT_TRUE(moved(leaving, {Ended, base::Date::of(2024, 3, 1), Cause::Left, "", {}}));
  const auto growth =
      read([&](db::Reader& reader) { return growth_report(reader, cluster_, *base::Period::parse("2024-Q1")); });
  ASSERT_EQ(growth.size(), 3U);
  const auto text = [](const GrowthMonth& m) {
    return fmt::format("{} +{} -{} {} ={}", m.month, m.joined_count, m.left_count, m.net_count, m.member_count);
  };
  EXPECT_EQ(text(growth[0]), "2024-01 +0 -0 0 =2");
  EXPECT_EQ(text(growth[1]), "2024-02 +1 -0 1 =3");
  EXPECT_EQ(text(growth[2]), "2024-03 +0 -1 -1 =2");
  const auto churn =
      read([&](db::Reader& reader) { return churn_report(reader, cluster_, *base::Period::parse("2024")); });
  ASSERT_EQ(churn.size(), 1U);
  EXPECT_EQ(churn[0].member_count, 2);
  EXPECT_EQ(churn[0].own_wish_count, 1);
  EXPECT_EQ(churn[0].unpaid_count, 0);
  EXPECT_DOUBLE_EQ(churn[0].churn_rate, 0.5);
  const auto diversity =
      read([&](db::Reader& reader) { return diversity_report(reader, cluster_, base::Date::of(2024, 1, 31)); });
  ASSERT_EQ(diversity.size(), 2U);
  EXPECT_EQ(diversity[0].member_count, 2);
  EXPECT_TRUE(diversity[0].is_group_present);
  EXPECT_EQ(diversity[1].kind, "startup");
  EXPECT_FALSE(diversity[1].is_group_present);
  auth::Sight sight;
  sight.levels = {auth::Visibility::Public};
  sight.today = day(0);
  const auto places = read([&](db::Reader& reader) { return location_report(reader, sight, cluster_, day(0)); });
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].member_count, 2);
  EXPECT_EQ(read([&](db::Reader& reader) { return type_report(reader, cluster_, day(0)); }).at(0).member_count, 2);
}

VALLIS_ON_BOTH_DATABASES(Memberships);

}  // namespace
}  // namespace vallis::directory
