#include "directory/visible_kinds.hpp"

#include "auth/scope_grants.hpp"
#include "directory/membership_fixture.hpp"

namespace vallis::directory {
namespace {

/// What the stream of changes would tell whom.
class DirectoryKinds : public MembershipTest {
 protected:
  void SetUp() override {
    MembershipTest::SetUp();
    if (!IsSkipped()) add_directory_kinds(kinds_);
  }
  auth::Caller caller(std::optional<auth::Role> role, const std::string& kind = "cluster",
                      std::optional<base::Uuid> scope = {}) const {
    auth::Caller who;
    who.account = auth::AccountId::next();
    if (role) who.roles.push_back({base::Uuid::next(), *who.account, *role, kind, scope, day(-1), {}});
    return who;
  }
  bool sees(const auth::Caller& who, const std::string& kind, const std::string& id) {
    const std::vector<std::string> ids{id, base::Uuid::next().text(), "no id"};
    const auto seen = read(
        [&](db::Reader& reader) { return kinds_.visible(reader, who, auth::sight_of(who, now_.date()), kind, ids); });
    EXPECT_TRUE(seen.empty() || seen.front() == id) << kind;
    return !seen.empty();
  }

  auth::VisibleKinds kinds_;
  auth::Caller guest_;
  auth::Caller nobody_ = caller({});
  auth::Caller member_ = caller(auth::Role::MemberUser, "organisation", base::Uuid::next());
  auth::Caller board_ = caller(auth::Role::Board);
  auth::Caller staff_ = caller(auth::Role::ClusterStaff);
  auth::Caller staff_elsewhere_ = caller(auth::Role::ClusterStaff, "cluster", base::Uuid::next());
};

TEST_P(DirectoryKinds, ShowChangesOfOrganisationsToThoseWhoSeeTheRecord) {
  EXPECT_TRUE(sees(guest_, "organisation", tilia_.text()));
  run("UPDATE organisation SET visibility = 'members'");
  EXPECT_FALSE(sees(nobody_, "organisation", tilia_.text()));
  EXPECT_TRUE(sees(member_, "organisation", tilia_.text()));
  run("UPDATE organisation SET visibility = 'staff'");
  EXPECT_FALSE(sees(board_, "organisation", tilia_.text()));
  EXPECT_FALSE(sees(staff_elsewhere_, "organisation", tilia_.text()));
  EXPECT_TRUE(sees(staff_, "organisation", tilia_.text()));
  EXPECT_TRUE(sees(caller(auth::Role::OrganisationAdmin, "organisation", tilia_.uuid), "organisation", tilia_.text()))
      << "an owner sees all of its own";
}

TEST_P(DirectoryKinds, ShowChangesOfPeopleToThoseWhoSeeThem) {
  const std::string anna = write([&](db::Transaction& tx) {
                             NewPerson person;
                             person.person.given_name = "Anna";
                             person.person.family_name = "Berg";
                             return create_person(tx, {}, now_, person);
                           }).text();
  EXPECT_FALSE(sees(guest_, "person", anna));
  EXPECT_FALSE(sees(nobody_, "person", anna));
  EXPECT_TRUE(sees(member_, "person", anna));
  EXPECT_TRUE(sees(staff_, "person", anna));
  EXPECT_FALSE(sees(caller(auth::Role::Analyst), "person", anna)) << "analysts see nobody";
}

TEST_P(DirectoryKinds, ShowClustersToEverybody) { EXPECT_TRUE(sees(guest_, "cluster", cluster_.text())); }

TEST_P(DirectoryKinds, ShowMembershipsAndDuesToOverseersAndTheMember) {
  rule();
  const Membership membership = admitted(tilia_, day(-100));
  const Dues dues = write([&](db::Transaction& tx) {
    return draw_up_dues(tx, {}, now_, membership.membership_id, {day(-100), day(200)});
  });
  auto own = caller(auth::Role::OrganisationAdmin, "organisation", tilia_.uuid);
  auto other = caller(auth::Role::OrganisationAdmin, "organisation", alder_.uuid);
  auto staff_here = caller(auth::Role::ClusterStaff, "cluster", cluster_.uuid);
  for (const auto& [kind, id] :
       {std::pair("membership", membership.membership_id.text()), std::pair("dues", dues.dues_id.text())}) {
    for (const auth::Caller* who : {&staff_, &staff_here, &board_, &own}) EXPECT_TRUE(sees(*who, kind, id)) << kind;
    for (const auth::Caller* who : {&guest_, &nobody_, &member_, &other, &staff_elsewhere_}) {
      EXPECT_FALSE(sees(*who, kind, id)) << kind;
    }
  }
}

TEST_P(DirectoryKinds, ShowApplicationsToTheApplicantAndOnceSubmittedToOverseers) {
  const base::Uuid account = [&] {
    signed_in("birgit");
    return account_of("birgit");
  }();
  const Application draft = write([&](db::Transaction& tx) {
                              ApplicationForm form;
                              form.membership_type_id = type_;
                              form.organisation.name = "Birch";
                              form.organisation.kind = "clinic";
                              form.organisation.country_code = "DE";
                              form.contact_name = "Birgit";
                              form.contact_email = "birgit@example.org";
                              form.language = "en";
                              form.answers = base::JsonObject{{"beds", 12}};
                              return apply(tx, {.account_id = account}, now_, cluster_, form);
                            }).application;
  const std::string id = draft.application_id.text();
  auth::Caller applicant = nobody_;
  applicant.account = auth::AccountId{account};
  EXPECT_TRUE(sees(applicant, "membership_application", id));
  EXPECT_FALSE(sees(staff_, "membership_application", id)) << "drafts are the applicants' own";
  write([&](db::Transaction& tx) {
    return move_application(tx, {}, now_, draft.application_id, draft.version, ApplicationSide::Applicant,
                            {ApplicationState::Submitted, ""});
  });
  EXPECT_TRUE(sees(staff_, "membership_application", id));
  EXPECT_TRUE(sees(board_, "membership_application", id));
  for (const auth::Caller* who : {&guest_, &nobody_, &member_, &staff_elsewhere_}) {
    EXPECT_FALSE(sees(*who, "membership_application", id));
  }
}

TEST_P(DirectoryKinds, ShowImportsToWhoMakesThem) {
  const std::string id = base::Uuid::next().text();
  EXPECT_TRUE(sees(staff_, "import", id));
  EXPECT_FALSE(sees(board_, "import", id));
  EXPECT_FALSE(sees(member_, "import", id));
  EXPECT_FALSE(sees(guest_, "import", id));
}

VALLIS_ON_BOTH_DATABASES(DirectoryKinds);

}  // namespace
}  // namespace vallis::directory
