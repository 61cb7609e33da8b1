#include "notify/notifier.hpp"

#include <thread>

#include "notify/given.hpp"
#include "notify/keeping.hpp"
#include "notify/mail.hpp"
#include "notify/notices.hpp"
#include "notify/settings.hpp"
#include "support/local_server.hpp"
#include "support/migrated_test.hpp"

namespace vallis::notify {
namespace {

using Mood = test::SmtpServer::Mood;

class Notices : public test::MigratedTest {
 protected:
  auth::AccountId account(const std::string& name, const std::string& language = "en",
                          auth::AccountState state = auth::AccountState::Active) {
    return database()
        .transact([&](db::Transaction& tx) {
          return auth::create_account(tx, {name + "@example.org", name, language}, state, base::Instant::now());
        })
        .value()
        .account_id;
  }
  static MailSettings settings_for(int port) {
    MailSettings settings;
    settings.host = "127.0.0.1";
    settings.port = port;
    settings.tls = Tls::None;
    settings.timeout = std::chrono::seconds(1);
    return settings;
  }
  void send_news(const Notifier& notifier, auth::AccountId to, const std::string& what) {
    const auto sent = database().transact([&](db::Transaction& tx) {
      return notifier.send(tx, {.kind = "news", .account = to, .values = {{"what", what}}});
    });
    ASSERT_TRUE(sent) << sent.error().message;
  }
  void choose(const Notifier& notifier, auth::AccountId who, bool in_app, MailWhen mail) {
    const auto done = database().transact([&](db::Transaction& tx) -> base::Result<Settings> {
      const auto before = settings_of(tx, notifier.messages(), who);
      if (!before) return before.error();
      return change_settings(tx, notifier.messages(), who, {{{"news", in_app, mail}}}, before->version);
    });
    ASSERT_TRUE(done) << done.error().message;
  }
  NoticePage bell(const Notifier& notifier, auth::AccountId who, const std::string& language = "en") {
    return database()
        .read([&](db::Reader& reader) { return notices_of(reader, notifier.messages(), who, language, {}); })
        .value();
  }
  std::vector<Mail> mails() {
    return database().read([](db::Reader& reader) { return list_mails(reader, {}, {}); }).value().items;
  }
  /// Runs jobs until none is due, with retries at once.
  void run_jobs(const Notifier& notifier) {
    jobs::Runner runner(database(),
                        {.retry = std::chrono::milliseconds(1), .retry_limit = std::chrono::milliseconds(2)});
    ASSERT_TRUE(notifier.register_jobs(runner));
    for (int i = 0; i < 12; ++i) {
      const auto ran = runner.run_due();
      ASSERT_TRUE(ran) << ran.error().message;
      std::this_thread::sleep_for(std::chrono::milliseconds(3));
    }
  }
  void run_digest(const Notifier& notifier, const std::string& digest) {
    const auto asked = database().transact([&](db::Transaction& tx) {
      return jobs::enqueue(tx, "notify.digest", base::JsonObject{{"digest", digest}});
    });
    ASSERT_TRUE(asked);
    run_jobs(notifier);
  }
};

TEST_P(Notices, GoToTheBellAndByMailInTheReadersLanguage) {
  test::SmtpServer server;
  const Notifier notifier(test_messages(), settings_for(server.port()));
  const auto anna = account("anna", "ru");
  send_news(notifier, anna, "Собрание");
  run_jobs(notifier);
  ASSERT_EQ(server.mails().size(), 1U);
  const std::string mail = server.mails()[0];
  EXPECT_NE(text_part(mail).find("Есть новость: Собрание"), std::string::npos) << text_part(mail);
  EXPECT_NE(mail.find("To: <anna@example.org>"), std::string::npos);
  EXPECT_NE(mail.find("List-Unsubscribe: <http://127.0.0.1:8080/api/v1/unsubscribe/"), std::string::npos);
  EXPECT_EQ(bell(notifier, anna, "ru").items.at(0).title, "Новость: Собрание");
  EXPECT_EQ(bell(notifier, anna, "en").items.at(0).title, "News: Собрание") << "as the reader reads now";
  EXPECT_EQ(mails().at(0).state, MailState::Sent);
  EXPECT_EQ(database()
                .read([](db::Reader& reader) {
                  return reader.one<std::string>("SELECT text || html || unsubscribe_secret FROM mail");
                })
                .value(),
            "")
      << "what was sent is not kept";
}

TEST_P(Notices, AreUndoneWithTheTransaction) {
  const Notifier notifier(test_messages(), settings_for(1));
  const auto anna = account("anna");
  const auto undone = database().transact([&](db::Transaction& tx) -> base::Result<void> {
    const auto sent = notifier.send(tx, {.kind = "news", .account = anna, .values = {{"what", "x"}}});
    if (!sent) return sent;
    return base::conflict("something else went wrong");
  });
  EXPECT_FALSE(undone);
  EXPECT_TRUE(mails().empty());
  EXPECT_TRUE(bell(notifier, anna).items.empty());
}

TEST_P(Notices, FollowTheChannelsThatTheReaderChose) {
  test::SmtpServer server;
  const Notifier notifier(test_messages(), settings_for(server.port()));
  const auto anna = account("anna");
  choose(notifier, anna, false, MailWhen::Off);
  send_news(notifier, anna, "unseen");
  choose(notifier, anna, true, MailWhen::Off);
  send_news(notifier, anna, "bell");
  choose(notifier, anna, false, MailWhen::Now);
  send_news(notifier, anna, "mail");
  run_jobs(notifier);
  ASSERT_EQ(bell(notifier, anna).items.size(), 1U);
  EXPECT_EQ(bell(notifier, anna).items[0].title, "News: bell");
  ASSERT_EQ(server.mails().size(), 1U);
  EXPECT_NE(text_part(server.mails()[0]).find("mail"), std::string::npos);
}

TEST_P(Notices, TellNobodyWhoIsGone) {
  const Notifier notifier(test_messages(), settings_for(1));
  for (const auto state : {auth::AccountState::Suspended, auth::AccountState::Invited}) {
    const auto who = account(std::string(base::enum_word(state)), "en", state);
    send_news(notifier, who, "x");
    EXPECT_TRUE(bell(notifier, who).items.empty());
  }
  EXPECT_TRUE(mails().empty());
}

TEST_P(Notices, RefuseAKindOrAValueThatIsMissing) {
  const Notifier notifier(test_messages(), settings_for(1));
  const auto anna = account("anna");
  for (const Notice& notice : {Notice{.kind = "nonsense", .account = anna}, Notice{.kind = "news", .account = anna}}) {
    EXPECT_FALSE(database().transact([&](db::Transaction& tx) { return notifier.send(tx, notice); })) << notice.kind;
  }
}

TEST_P(Notices, AreSentAgainWhereTheServerSaysLaterOrNothing) {
  test::SmtpServer server({Mood::Later, Mood::Silent, Mood::Take});
  const Notifier notifier(test_messages(), settings_for(server.port()));
  send_news(notifier, account("anna"), "patience");
  run_jobs(notifier);
  EXPECT_EQ(server.mails().size(), 1U);
  EXPECT_EQ(mails().at(0).state, MailState::Sent);
  EXPECT_EQ(mails().at(0).attempt_count, 3);
}

TEST_P(Notices, AreNotSentAgainWhereTheServerRefuses) {
  test::SmtpServer server({Mood::Refuse});
  const Notifier notifier(test_messages(), settings_for(server.port()));
  send_news(notifier, account("anna"), "x");
  run_jobs(notifier);
  EXPECT_TRUE(server.mails().empty());
  ASSERT_EQ(mails().at(0).state, MailState::Failed);
  EXPECT_NE(mails().at(0).error.find("550"), std::string::npos) << mails().at(0).error;
  const auto id = mails().at(0).mail_id;
  ASSERT_TRUE(database().transact([&](db::Transaction& tx) { return retry_mail(tx, id); }));
  run_jobs(notifier);
  EXPECT_EQ(server.mails().size(), 1U);
  EXPECT_FALSE(database().transact([&](db::Transaction& tx) { return retry_mail(tx, id); })) << "it was sent";
}

TEST_P(Notices, FailAtLastWhereNoServerAnswers) {
  const Notifier notifier(test_messages(), settings_for(1));
  send_news(notifier, account("anna"), "x");
  run_jobs(notifier);
  EXPECT_EQ(mails().at(0).state, MailState::Failed);
  EXPECT_EQ(mails().at(0).attempt_count, kMailAttempts);
}

TEST_P(Notices, KeepTheirMessageIdWhenNobodyKnowsWhetherTheyWereTaken) {
  test::SmtpServer server({Mood::HangUp, Mood::Take});
  const Notifier notifier(test_messages(), settings_for(server.port()));
  send_news(notifier, account("anna"), "x");
  run_jobs(notifier);
  ASSERT_EQ(server.mails().size(), 2U);
  const auto id_of = [](const std::string& mail) { return mail.substr(mail.find("Message-ID:"), 60); };
  EXPECT_EQ(id_of(server.mails()[0]), id_of(server.mails()[1]));
}

TEST_P(Notices, ThatWereSentAreNotSentByASecondJob) {
  test::SmtpServer server;
  const Notifier notifier(test_messages(), settings_for(server.port()));
  send_news(notifier, account("anna"), "x");
  run_jobs(notifier);
  const auto again = database().transact([&](db::Transaction& tx) {
    return jobs::enqueue(tx, kMailJob, base::JsonObject{{"mail_id", mails().at(0).mail_id.text()}});
  });
  ASSERT_TRUE(again);
  run_jobs(notifier);
  EXPECT_EQ(server.mails().size(), 1U);
}

TEST_P(Notices, AreGatheredInOneDigestOfAtMostTenLines) {
  test::SmtpServer server;
  const Notifier notifier(test_messages(), settings_for(server.port()));
  const auto anna = account("anna");
  const auto boris = account("boris", "ru");
  choose(notifier, anna, true, MailWhen::Daily);
  choose(notifier, boris, false, MailWhen::Weekly);
  for (int i = 0; i < 14; ++i) send_news(notifier, anna, "item" + std::to_string(i));
  send_news(notifier, boris, "один");
  run_digest(notifier, "daily");
  ASSERT_EQ(server.mails().size(), 1U);
  const std::string text = text_part(server.mails()[0]);
  EXPECT_NE(server.mails()[0].find("Subject: 14 new: News: item13"), std::string::npos) << server.mails()[0];
  std::size_t lines = 0;
  for (auto at = text.find("• "); at != std::string::npos; at = text.find("• ", at + 1)) ++lines;
  EXPECT_EQ(lines, 9U) << text;
  EXPECT_NE(text.find("and 5 more"), std::string::npos) << text;
  EXPECT_NE(text.find("/settings/notifications"), std::string::npos);
  run_digest(notifier, "daily");
  EXPECT_EQ(server.mails().size(), 1U) << "nothing is in two digests";
  run_digest(notifier, "weekly");
  ASSERT_EQ(server.mails().size(), 2U);
  EXPECT_NE(text_part(server.mails()[1]).find("Новость: один"), std::string::npos);
}

TEST_P(Notices, ThatWereReadAreInNoDigest) {
  const Notifier notifier(test_messages(), settings_for(1));
  const auto anna = account("anna");
  choose(notifier, anna, true, MailWhen::Daily);
  send_news(notifier, anna, "x");
  ASSERT_TRUE(database().transact([&](db::Transaction& tx) { return mark_all_read(tx, anna, base::Instant::now()); }));
  run_digest(notifier, "daily");
  EXPECT_TRUE(mails().empty());
}

TEST_P(Notices, AreForgottenWithTheirAccount) {
  const Notifier notifier(test_messages(), settings_for(1));
  const auto anna = account("anna");
  const auto boris = account("boris");
  send_news(notifier, anna, "x");
  send_news(notifier, boris, "y");
  choose(notifier, anna, true, MailWhen::Off);
  ASSERT_TRUE(database().transact([&](db::Transaction& tx) { return forget_account(tx, anna); }));
  EXPECT_TRUE(bell(notifier, anna).items.empty());
  EXPECT_EQ(bell(notifier, boris).items.size(), 1U);
  ASSERT_EQ(mails().size(), 1U);
  EXPECT_EQ(mails()[0].address, "boris@example.org");
}

TEST_P(Notices, LeaveNoMailsBehindAfterFourHundredDays) {
  test::SmtpServer server;
  const Notifier notifier(test_messages(), settings_for(server.port()));
  send_news(notifier, account("anna"), "x");
  const auto tidy_in = [&](int days) {
    const auto then = base::Instant::now().plus(std::chrono::hours(24 * days));
    ASSERT_TRUE(database().transact([&](db::Transaction& tx) { return tidy(tx, then); }));
  };
  tidy_in(500);
  EXPECT_EQ(mails().size(), 1U) << "it has not been sent yet";
  run_jobs(notifier);
  tidy_in(399);
  EXPECT_EQ(mails().size(), 1U);
  tidy_in(401);
  EXPECT_TRUE(mails().empty());
}

VALLIS_ON_BOTH_DATABASES(Notices);

}  // namespace
}  // namespace vallis::notify
