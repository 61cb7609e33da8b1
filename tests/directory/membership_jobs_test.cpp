#include "directory/membership_jobs.hpp"

#include "base/file.hpp"
#include "directory/membership_fixture.hpp"
#include "directory/membership_notices.hpp"

namespace vallis::directory {
namespace {

constexpr auto kDay = std::chrono::hours(24);

/// The nights of a cluster whose clock the test sets, and the mails that they leave.
class MembershipNights : public MembershipTest {
 protected:
  void SetUp() override {
    MembershipTest::SetUp();
    if (IsSkipped()) return;
    const auto text = base::read_file(VALLIS_SOURCE_DIR "/data/messages/messages.json");
    notifier_.emplace(notify::Messages::parse(text.value(), "messages.json").value(), notify::MailSettings{});
    subscribers_ = std::make_unique<activity::Subscribers>(database());
    follow_memberships(*subscribers_, *notifier_);
    hear();  // from now on
  }
  void TearDown() override {
    subscribers_.reset();
    MembershipTest::TearDown();
  }

  void hear() {
    const auto heard = subscribers_->catch_up();
    ASSERT_TRUE(heard) << heard.error().message;
    const auto states = read([](db::Reader& reader) { return activity::subscriber_states(reader); });
    for (const auto& state : states) EXPECT_EQ(state.failure_count, 0) << state.name << ": " << state.last_error;
  }
  /// The night that begins so many days from today.
  MembershipNight night(int days) {
    const auto done = run_membership_night(database(), *notifier_, now_.plus(days * kDay));
    EXPECT_TRUE(done) << done.error().message;
    hear();
    return done.value_or(MembershipNight{});
  }
  /// "kind address" of all mails since the last time, in order.
  std::string mails() {
    const auto rows = read([](db::Reader& reader) {
      return reader.many<std::string>("SELECT kind || ' ' || address FROM mail ORDER BY mail_id");
    });
    std::string all;
    for (std::size_t m = seen_; m < rows.size(); ++m) all += rows[m] + "; ";
    seen_ = rows.size();
    return all;
  }
  std::string subjects() {
    std::string all;
    for (const auto& one : read([](db::Reader& reader) {
           return reader.many<std::string>("SELECT subject FROM mail ORDER BY mail_id");
         })) {
      all += one + "\n";
    }
    return all;
  }
  PersonId contact(const std::string& name, OrganisationId organisation, const std::string& language = "en") {
    return write([&](db::Transaction& tx) {
      NewPerson person;
      person.person.given_name = name;
      person.person.family_name = "Berg";
      person.person.email = name + "@example.org";
      person.person.language = language;
      AffiliationForm affiliation;
      affiliation.organisation_id = organisation;
      affiliation.is_contact = true;
      person.affiliations.push_back(affiliation);
      return create_person(tx, {}, now_, person);
    });
  }
  /// Dues of a year from today on, sent today, due in 30 days.
  Dues sent(const Membership& membership) {
    const base::Period period{day(0), day(364)};
    const Dues drawn =
        write([&](db::Transaction& tx) { return draw_up_dues(tx, {}, now_, membership.membership_id, period); });
    return write([&](db::Transaction& tx) {
      return move_dues(tx, {}, now_, membership.membership_id, drawn.dues_id, drawn.version,
                       {DuesState::Sent, day(0), ""});
    });
  }
  NewApplication applied(bool submit = true) {
    return write([&](db::Transaction& tx) {
      ApplicationForm form;
      form.membership_type_id = type_;
      form.organisation.name = "Birch";
      form.organisation.kind = "clinic";
      form.organisation.country_code = "DE";
      form.contact_name = "Birgit";
      form.contact_email = "birgit@example.org";
      form.language = "ru";
      form.answers = base::JsonObject{{"beds", 12}};
      form.submit = submit;
      return apply(tx, {}, now_, cluster_, form);
    });
  }
  Application move(const Application& application, ApplicationSide side, ApplicationState state,
                   const std::string& reason = "") {
    return write([&](db::Transaction& tx) {
      return move_application(tx, {}, now_, application.application_id, application.version, side, {state, reason});
    });
  }

  std::optional<notify::Notifier> notifier_;
  std::unique_ptr<activity::Subscribers> subscribers_;
  std::size_t seen_ = 0;
};

TEST(ReminderSteps, ComeBeforeTheDayAndTwoWeeksAfter) {
  EXPECT_EQ(reminder_step(30), ReminderStep::Ahead);
  EXPECT_EQ(reminder_step(0), ReminderStep::Ahead);
  EXPECT_EQ(reminder_step(-1), std::nullopt) << "grace begins, which is told by itself";
  EXPECT_EQ(reminder_step(-13), std::nullopt);
  EXPECT_EQ(reminder_step(-14), ReminderStep::Late);
}

TEST_P(MembershipNights, TellTheContactsEachStepOnceAndLapseByDate) {
  rule();
  contact("anna", tilia_);
  administrator("boss", tilia_);
  contact("other", alder_);
  const Membership membership = admitted(tilia_, day(-30));
  sent(membership);
  hear();
  EXPECT_EQ(mails(), "dues_sent boss@example.org; dues_sent anna@example.org; ");
  EXPECT_EQ(night(0).reminded_count, 1);
  EXPECT_EQ(mails(), "dues_reminder boss@example.org; dues_reminder anna@example.org; ");
  EXPECT_EQ(night(0).reminded_count, 0) << "twice in one night";
  night(29);
  EXPECT_EQ(mails(), "") << "the same step on another day";
  EXPECT_EQ(night(31).moved_count, 1);
  EXPECT_EQ(mails(), "membership_grace boss@example.org; membership_grace anna@example.org; ");
  night(45);
  EXPECT_EQ(mails(), "dues_late boss@example.org; dues_late anna@example.org; ");
  night(60);
  EXPECT_EQ(mails(), "");
  night(30 + 61);
  EXPECT_EQ(mails(), "membership_lapsed boss@example.org; membership_lapsed anna@example.org; ");
  EXPECT_EQ(found(membership.membership_id, day(91)).state, MembershipState::Lapsed);
  const auto notices = read([](db::Reader& reader) {
    return reader.one<std::int64_t>("SELECT count(*) FROM notice WHERE object_kind = 'membership'");
  });
  EXPECT_EQ(notices, 5) << "the administrator has an account, the contact none";
  EXPECT_NE(subjects().find("1200.00 EUR"), std::string::npos) << subjects();
}

TEST_P(MembershipNights, TellOnlyOfTheStateItCameTo) {
  rule();
  contact("anna", tilia_);
  sent(admitted(tilia_, day(-30)));
  night(120);
  const std::string all = mails();
  EXPECT_EQ(all.find("membership_grace"), std::string::npos) << "grace is over already: " << all;
  EXPECT_NE(all.find("membership_lapsed anna@example.org"), std::string::npos) << all;
}

TEST_P(MembershipNights, TellNobodyOfDuesThatWerePaid) {
  rule();
  contact("anna", tilia_);
  const Membership membership = admitted(tilia_, day(-30));
  const Dues dues = sent(membership);
  hear();
  mails();
  const auto paid = database().transact([&](db::Transaction& tx) {
    return record_payment(tx, {}, now_, dues.membership_id, dues.dues_id, {120'000, day(0), "A-1"});
  });
  ASSERT_TRUE(paid) << paid.error().message;
  for (const int days : {0, 31, 45, 100}) EXPECT_EQ(night(days).reminded_count, 0) << days;
  EXPECT_EQ(mails(), "");
}

TEST_P(MembershipNights, DrawUpTheDuesOfTypesThatAskForItOnce) {
  rule();
  admitted(tilia_, base::Date::of(now_.date().year() - 1, 5, 1));
  EXPECT_EQ(night(0).drawn_up_count, 0) << "the type does not ask for it";
  run("UPDATE membership_type SET renew_days = 45");
  const int year = now_.date().year();
  // From 17 November on, 45 days later is the next year.
  const int to_16_november = base::days_between(now_.date(), base::Date::of(year, 11, 16));
  EXPECT_EQ(night(to_16_november).drawn_up_count, 1) << "this year's alone";
  EXPECT_EQ(night(to_16_november).drawn_up_count, 0) << "the second run draws up nothing";
  EXPECT_EQ(night(to_16_november + 1).drawn_up_count, 1) << "the next year's";
  EXPECT_EQ(mails(), "") << "drafts are for staff to send";
}

TEST_P(MembershipNights, LeaveClustersThatAreNotRunHereAlone) {
  rule();
  admitted(tilia_, base::Date::of(now_.date().year() - 1, 5, 1));
  run("UPDATE membership_type SET renew_days = 0");
  run("UPDATE cluster SET operated = FALSE");
  EXPECT_EQ(night(0).drawn_up_count, 0);
  run("UPDATE cluster SET operated = TRUE");
  EXPECT_EQ(night(0).drawn_up_count, 1);
}

TEST_P(MembershipNights, GiveAndTakeRightsThatChangedMeanwhile) {
  const PersonId anna = contact("anna", tilia_);
  admitted(tilia_, day(-30));
  signed_in("anna");
  const auth::AccountId account{account_of("anna")};
  write([&](db::Transaction& tx) -> base::Result<bool> {
    if (auto linked = link_account(tx, {}, now_, anna, 1, account); !linked) return linked.error();
    return true;
  });
  EXPECT_EQ(night(0).granted_count, 1);
  EXPECT_EQ(night(0).granted_count, 0);
  run("UPDATE affiliation SET to_on = '" + day(3).text() + "'");
  EXPECT_EQ(night(3).ended_count, 0) << "the last day counts";
  EXPECT_EQ(night(4).ended_count, 1);
}

TEST_P(MembershipNights, AnswerAnApplicantAtEachStepInTheirLanguage) {
  Application application = applied().application;
  hear();
  EXPECT_EQ(mails(), "application_received birgit@example.org; ");
  EXPECT_NE(subjects().find("заявка от «Birch» получена"), std::string::npos) << subjects();
  application = move(application, ApplicationSide::Staff, ApplicationState::InReview);
  write([&](db::Transaction& tx) -> base::Result<bool> {
    auto noted = add_application_note(tx, {}, now_, application.application_id, "Looks fine.");
    if (!noted) return noted.error();
    return true;
  });
  hear();
  EXPECT_EQ(mails(), "") << "what reviewers do among themselves";
  application = move(application, ApplicationSide::Staff, ApplicationState::MoreAsked, "How many beds exactly?");
  hear();
  EXPECT_EQ(mails(), "application_more_asked birgit@example.org; ");
  const auto text = read([](db::Reader& reader) {
    return reader.one<std::string>("SELECT text FROM mail WHERE kind = 'application_more_asked'");
  });
  EXPECT_NE(text.find("How many beds exactly?"), std::string::npos) << text;
  application = move(application, ApplicationSide::Applicant, ApplicationState::Submitted);
  application = move(application, ApplicationSide::Staff, ApplicationState::InReview);
  hear();
  mails();
  write([&](db::Transaction& tx) {
    return accept_application(tx, {}, now_, application.application_id, application.version,
                              {{}, MembershipState::Active, day(0), false, ""});
  });
  hear();
  EXPECT_EQ(mails(), "application_accepted birgit@example.org; ");
  hear();
  EXPECT_EQ(mails(), "") << "an entry is heard once";
}

TEST_P(MembershipNights, SayNothingOfDraftsAndTellARefusalWithItsReason) {
  NewApplication draft = applied(false);
  hear();
  EXPECT_EQ(mails(), "");
  Application application = move(draft.application, ApplicationSide::Applicant, ApplicationState::Submitted);
  hear();
  EXPECT_EQ(mails(), "application_received birgit@example.org; ");
  application = move(application, ApplicationSide::Staff, ApplicationState::InReview);
  move(application, ApplicationSide::Staff, ApplicationState::Refused, "No clinic at all.");
  hear();
  EXPECT_EQ(mails(), "application_refused birgit@example.org; ");
}

VALLIS_ON_BOTH_DATABASES(MembershipNights);

}  // namespace
}  // namespace vallis::directory
