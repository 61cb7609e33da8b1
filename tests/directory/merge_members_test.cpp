#include "directory/membership_fixture.hpp"

namespace vallis::directory {
namespace {

class MergedMembers : public MembershipTest {
 protected:
  base::Result<void> merge(OrganisationId duplicate, OrganisationId into) {
    return database().transact(
        [&](db::Transaction& tx) { return merge_organisations(tx, {}, now_, duplicate, into, "entered twice"); });
  }
  std::int64_t number(const std::string& sql) {
    return read([&](db::Reader& reader) { return reader.one<std::int64_t>(sql); });
  }
};

TEST_P(MergedMembers, GoWithTheirHistoryTheirDuesAndTheirApplications) {
  rule();
  const Membership membership = admitted(iva_, day(-100));
  const Dues dues = write([&](db::Transaction& tx) {
    return draw_up_dues(tx, {}, now_, membership.membership_id, {day(-100), day(200)});
  });
  run("UPDATE membership SET payer_id = '" + iva_.text() + "' WHERE membership_id <> membership_id");
  const auto merged = merge(iva_, tilia_);
  ASSERT_TRUE(merged) << merged.error().message;
  const Membership after = found(membership.membership_id, day(0));
  EXPECT_EQ(after.organisation_id, tilia_);
  EXPECT_EQ(after.state, MembershipState::Active);
  EXPECT_EQ(after.joined_on, day(-100)) << "member since is never a lie";
  EXPECT_EQ(read([&](db::Reader& reader) { return history_of(reader, after.membership_id); }).size(), 1U);
  EXPECT_EQ(read([&](db::Reader& reader) { return find_dues(reader, after.membership_id, dues.dues_id); }).payer_id,
            tilia_);
  EXPECT_EQ(number("SELECT count(*) FROM activity_entry WHERE verb = 'reassigned' AND object_kind = 'membership'"), 1);
}

TEST_P(MergedMembers, AreRefusedWhereBothAreMembersOfOneCluster) {
  admitted(tilia_, day(-300));
  const Membership second = admitted(iva_, day(-100));
  const auto refused = merge(iva_, tilia_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::Conflict);
  EXPECT_NE(refused.error().message.find("Rhine Valley"), std::string::npos) << refused.error().message;
  EXPECT_EQ(number("SELECT count(*) FROM organisation WHERE merged_into IS NOT NULL"), 0) << "nothing is half done";

  ASSERT_TRUE(moved(second, {MembershipState::Ended, day(0), Cause::Merged, "entered twice", {}}));
  const auto merged = merge(iva_, tilia_);
  ASSERT_TRUE(merged) << merged.error().message;
  EXPECT_EQ(found(second.membership_id, day(0)).organisation_id, iva_)
      << "of the same time: it stays as the duplicate's history";
  // The one that stays can still be changed: no other spell of its organisation lies in its days.
  const auto first = read([&](db::Reader& reader) {
    return memberships(reader, cluster_, {{}, {}, tilia_, day(0), false}, {});
  });
  ASSERT_EQ(first.items.size(), 1U);
  EXPECT_TRUE(moved(first.items[0], {MembershipState::Suspended, day(0), Cause::Decided, "asked for it", {}}));
}

TEST_P(MergedMembers, BringPastSpellsOfOtherTimesAlong) {
  const Membership past = admitted(iva_, day(-900));
  ASSERT_TRUE(moved(past, {MembershipState::Ended, day(-700), Cause::Left, "moved away", {}}));
  admitted(tilia_, day(-300));
  ASSERT_TRUE(merge(iva_, tilia_));
  EXPECT_EQ(found(past.membership_id, day(0)).organisation_id, tilia_);
}

TEST_P(MergedMembers, PayOnAndAreNoTheirOwnPayers) {
  const Membership of_tilia = admitted(tilia_, day(-10));
  const Membership of_alder = admitted(alder_, day(-10));
  run("UPDATE membership SET payer_id = '" + iva_.text() + "'");
  ASSERT_TRUE(merge(iva_, tilia_));
  EXPECT_EQ(found(of_alder.membership_id, day(0)).payer_id, tilia_);
  EXPECT_FALSE(found(of_tilia.membership_id, day(0)).payer_id);
}

TEST_P(MergedMembers, LeadToWhatTheReaderMaySee) {
  ASSERT_TRUE(merge(iva_, tilia_));
  const auto target_for = [&](std::vector<auth::Visibility> levels) {
    auth::Sight sight;
    sight.levels = std::move(levels);
    sight.today = now_.date();
    return read([&](db::Reader& reader) { return find_organisation(reader, sight, iva_); }).merged_into;
  };
  EXPECT_EQ(target_for({auth::Visibility::Public}), tilia_);
  run("UPDATE organisation SET visibility = 'staff' WHERE organisation_id = '" + tilia_.text() + "'");
  EXPECT_FALSE(target_for({auth::Visibility::Public}));
  EXPECT_EQ(target_for({auth::Visibility::Public, auth::Visibility::Staff}), tilia_);
}

TEST_P(MergedMembers, VoidOpenLinesOfImportsAndLeaveThoseThatAreDone) {
  run("INSERT INTO directory_import (import_id, kind, file_name, headers_key, columns, clear_empty, state, line_count, "
      "created_at, updated_at, version) VALUES ('00000000-0000-7000-8000-000000000001', 'organisations', 'a.csv', '', "
      "'[]', FALSE, 'previewed', 2, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 1)");
  for (const auto& [line, state] : {std::pair("1", "open"), std::pair("2", "done")}) {
    run("INSERT INTO directory_import_line (import_id, line, cells, action, record_id, record_version, plan, state, note) "
        "VALUES ('00000000-0000-7000-8000-000000000001', " +
        std::string(line) + ", '[]', 'update', '" + iva_.text() + "', 1, '{}', '" + state + "', '')");
  }
  ASSERT_TRUE(merge(iva_, tilia_));
  EXPECT_EQ(
      number("SELECT count(*) FROM directory_import_line WHERE line = 1 AND record_version = 0 AND record_id = '" +
             tilia_.text() + "'"),
      1);
  EXPECT_EQ(
      number("SELECT count(*) FROM directory_import_line WHERE line = 2 AND record_version = 1 AND record_id = '" +
             iva_.text() + "'"),
      1);
}

VALLIS_ON_BOTH_DATABASES(MergedMembers);

}  // namespace
}  // namespace vallis::directory
