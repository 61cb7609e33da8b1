#include "auth/account.hpp"

#include "auth/secret.hpp"
#include "auth/sign_in.hpp"
#include "auth/totp.hpp"
#include "support/migrated_test.hpp"

namespace vallis::auth {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr const char* kPassword = "a long walk by the river";

class Accounts : public test::MigratedTest {
 protected:
  template <class Write>
  auto write(Write&& function) {
    return database().transact(function);
  }

  Account invited(const std::string& email = "Anna@Example.org") {
    return write([&](db::Transaction& tx) {
             return create_account(tx, {email, "Anna Petrova", "ru"}, AccountState::Invited, now);
           })
        .value();
  }

  std::string ticket(const Account& account, TicketPurpose purpose) {
    return write([&](db::Transaction& tx) { return make_ticket(tx, account.account_id, purpose, now); }).value();
  }

  base::Result<Account> redeem(const std::string& secret, TicketPurpose purpose, const std::string& password) {
    return write([&](db::Transaction& tx) { return redeem_ticket(tx, secret, purpose, password, now); });
  }

  Account active(const std::string& email = "Anna@Example.org") {
    return redeem(ticket(invited(email), TicketPurpose::Invitation), TicketPurpose::Invitation, kPassword).value();
  }

  base::Result<SignedIn> enter(const std::string& password, const std::string& code = "",
                               const std::string& device = "", const std::string& address = "192.0.2.1") {
    return sign_in(database(), {"anna@example.org ", password, code, device, "Firefox", address}, now);
  }

  std::optional<Session> session(const std::string& secret) {
    return database().read([&](db::Reader& reader) { return find_session(reader, secret, now); }).value();
  }

  /// A second factor in force; gives its secret and the recovery codes.
  std::pair<db::Bytes, std::vector<std::string>> with_totp(const Account& account) {
    const auto secret = write([&](db::Transaction& tx) { return begin_totp(tx, account.account_id); }).value();
    const auto codes =
        write([&](db::Transaction& tx) { return confirm_totp(tx, account.account_id, code_of(secret), now); }).value();
    now = now.plus(minutes(5));
    return {secret, codes};
  }

  std::string code_of(const db::Bytes& secret) const {
    return totp_code(secret, std::chrono::duration_cast<seconds>(now.time.time_since_epoch()).count() / 30);
  }

  base::Instant now = base::Instant::parse("2026-01-12T09:30:00Z").value();
};

TEST_P(Accounts, AreTakenUpByInvitation) {
  const Account account = invited();
  EXPECT_EQ(account.state, AccountState::Invited);
  EXPECT_FALSE(enter(kPassword)) << "nobody signs in before that";
  const std::string secret = ticket(account, TicketPurpose::Invitation);
  const auto taken = redeem(secret, TicketPurpose::Invitation, kPassword);
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(taken->state, AccountState::Active);
  EXPECT_EQ(redeem(secret, TicketPurpose::Invitation, kPassword).error().kind, base::ErrorKind::Unauthenticated)
      << "a ticket serves once";
  const auto entered = enter(kPassword);
  ASSERT_TRUE(entered) << entered.error().message;
  EXPECT_EQ(entered->account.account_id, account.account_id);
  EXPECT_EQ(session(entered->session_secret)->account_id, account.account_id);
}

TEST_P(Accounts, HaveOneAddressEachWhateverItsCase) {
  invited();
  const auto again = write([&](db::Transaction& tx) {
    return create_account(tx, {"ANNA@example.org", "Another", "en"}, AccountState::Invited, now);
  });
  EXPECT_EQ(again.error().kind, base::ErrorKind::Conflict);
  for (const char* email : {"", "anna", "@b.c", "a@b", "a@b.", "a@.b", "a b@c.d", "a@b@c.d", "a\n@b.c"}) {
    EXPECT_FALSE(email_key(email)) << email;
  }
}

TEST_P(Accounts, RefuseTicketsThatAreOldOrForSomethingElse) {
  const Account account = invited();
  const std::string first = ticket(account, TicketPurpose::Invitation);
  const std::string second = ticket(account, TicketPurpose::Invitation);
  EXPECT_FALSE(redeem(first, TicketPurpose::Invitation, kPassword)) << "a newer one was sent";
  EXPECT_FALSE(redeem(second, TicketPurpose::Password, kPassword));
  EXPECT_FALSE(redeem(make_secret(), TicketPurpose::Invitation, kPassword));
  const auto weak = redeem(second, TicketPurpose::Invitation, "1234567890");
  EXPECT_EQ(weak.error().kind, base::ErrorKind::InvalidArgument);
  now = now.plus(hours(24 * 15));
  EXPECT_FALSE(redeem(second, TicketPurpose::Invitation, kPassword)) << "too old";
}

TEST_P(Accounts, KeepATicketThatAWeakPasswordDidNotUse) {
  const std::string secret = ticket(invited(), TicketPurpose::Invitation);
  EXPECT_FALSE(redeem(secret, TicketPurpose::Invitation, "short"));
  EXPECT_TRUE(redeem(secret, TicketPurpose::Invitation, kPassword));
}

TEST_P(Accounts, EndEverySessionWithANewPassword) {
  const Account account = active();
  const auto before = enter(kPassword).value();
  const auto set = redeem(ticket(account, TicketPurpose::Password), TicketPurpose::Password, "another long sentence");
  ASSERT_TRUE(set) << set.error().message;
  EXPECT_FALSE(session(before.session_secret));
  EXPECT_FALSE(enter(kPassword));
  EXPECT_TRUE(enter("another long sentence"));
}

TEST_P(Accounts, SayTheSameForAWrongNameAndAWrongPassword) {
  active();
  const auto wrong = enter("not the password");
  const auto stranger = sign_in(database(), {"nobody@example.org", kPassword, "", "", "", "192.0.2.9"}, now);
  ASSERT_FALSE(wrong);
  ASSERT_FALSE(stranger);
  EXPECT_EQ(wrong.error().message, stranger.error().message);
  EXPECT_EQ(wrong.error().kind, base::ErrorKind::Unauthenticated);
}

TEST_P(Accounts, SlowDownGuessesButNotTheOwnersOwnBrowser) {
  active();
  const std::string device = enter(kPassword).value().device_secret;
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(enter("guess number " + std::to_string(i), "", "", "198.51.100.7").error().kind,
              base::ErrorKind::Unauthenticated);
  }
  const auto slowed = enter(kPassword, "", "", "198.51.100.8");
  ASSERT_FALSE(slowed) << "from a strange device even the right one waits";
  EXPECT_EQ(slowed.error().kind, base::ErrorKind::TooMany);
  EXPECT_NE(slowed.error().message.find("seconds"), std::string::npos);
  EXPECT_TRUE(enter(kPassword, "", device, "192.0.2.1")) << "nobody can keep the owner out";
  now = now.plus(seconds(2));
  EXPECT_TRUE(enter(kPassword, "", "", "198.51.100.8")) << "after the wait it is tried again";
}

TEST_P(Accounts, SlowDownAnAddressThatTriesManyNames) {
  base::ErrorKind last = base::ErrorKind::Unauthenticated;
  for (int i = 0; i < 21; ++i) {
    last = sign_in(database(), {"name" + std::to_string(i) + "@example.org", "guess", "", "", "", "198.51.100.7"}, now)
               .error()
               .kind;
  }
  EXPECT_EQ(last, base::ErrorKind::TooMany);
}

TEST_P(Accounts, AskForTheSecondFactorOnceItIsInForce) {
  const Account account = active();
  const auto [secret, codes] = with_totp(account);
  EXPECT_EQ(codes.size(), 10U);
  const auto missing = enter(kPassword);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().constraint, kSecondFactorNeeded);
  EXPECT_EQ(enter("not the password").error().constraint, "") << "said to nobody who lacks the password";
  EXPECT_FALSE(enter(kPassword, "000000"));
  const std::string code = code_of(secret);
  EXPECT_TRUE(enter(kPassword, code));
  EXPECT_FALSE(enter(kPassword, code)) << "a code serves once";
  EXPECT_TRUE(enter(kPassword, codes[3]));
  EXPECT_FALSE(enter(kPassword, codes[3])) << "and so does a recovery code";
  EXPECT_TRUE(write([&](db::Transaction& tx) { return remove_totp(tx, account.account_id, codes[4], now); }));
  EXPECT_TRUE(enter(kPassword));
}

TEST_P(Accounts, EndSessionsByTimeAndByHand) {
  const Account account = active();
  const auto one = enter(kPassword).value();
  const auto two = enter(kPassword).value();
  EXPECT_EQ(database().read([&](db::Reader& reader) { return sessions_of(reader, account.account_id, now); })->size(),
            2U);
  EXPECT_TRUE(write([&](db::Transaction& tx) { return revoke_session(tx, account.account_id, one.session_id, now); }));
  EXPECT_FALSE(session(one.session_secret));
  EXPECT_FALSE(write([&](db::Transaction& tx) { return revoke_session(tx, AccountId::next(), two.session_id, now); }))
      << "only the owner's";
  now = now.plus(hours(24 * 13));
  const auto seen = session(two.session_secret);
  ASSERT_TRUE(seen);
  EXPECT_TRUE(stale(*seen, now));
  EXPECT_TRUE(write([&](db::Transaction& tx) { return touch_session(tx, two.session_id, now); }));
  now = now.plus(hours(24 * 13));
  EXPECT_TRUE(session(two.session_secret)) << "seen in between";
  now = now.plus(hours(24 * 15));
  EXPECT_FALSE(session(two.session_secret)) << "idle for too long";
}

TEST_P(Accounts, GiveTokensToProgramsThatEnd) {
  const Account account = active();
  const auto make = [&](const std::string& name, const base::Instant& end) {
    return write(
        [&](db::Transaction& tx) { return make_api_token(tx, account.account_id, name, "read_directory", end, now); });
  };
  EXPECT_FALSE(make(" ", now.plus(hours(24))));
  EXPECT_FALSE(make("backup", now));
  EXPECT_FALSE(make("backup", now.plus(hours(24 * 400))));
  const auto secret = make("backup", now.plus(hours(24)));
  ASSERT_TRUE(secret);
  const auto find = [&] {
    return database().read([&](db::Reader& reader) { return find_api_token(reader, secret->secret, now); }).value();
  };
  EXPECT_EQ(find()->name, "backup");
  now = now.plus(hours(25));
  EXPECT_FALSE(find());
}

TEST_P(Accounts, LoseEveryWayInWhenSuspended) {
  const Account account = active();
  const auto entered = enter(kPassword).value();
  ASSERT_TRUE(write([&](db::Transaction& tx) { return suspend_account(tx, account.account_id, now); }));
  EXPECT_FALSE(session(entered.session_secret));
  EXPECT_FALSE(enter(kPassword));
  ASSERT_TRUE(write([&](db::Transaction& tx) { return resume_account(tx, account.account_id); }));
  EXPECT_TRUE(enter(kPassword));
}

TEST_P(Accounts, KeepNothingPersonalOnceErased) {
  const Account account = active();
  enter(kPassword).value();
  ASSERT_TRUE(write([&](db::Transaction& tx) { return erase_account(tx, account.account_id, now); }));
  const auto left =
      database().read([&](db::Reader& reader) { return find_account(reader, account.account_id); }).value();
  EXPECT_EQ(left.state, AccountState::Erased);
  EXPECT_EQ(left.email, std::nullopt);
  EXPECT_EQ(left.name, "");
  EXPECT_FALSE(enter(kPassword));
  EXPECT_TRUE(write([&](db::Transaction& tx) {
    return create_account(tx, {"anna@example.org", "Anna Petrova", "ru"}, AccountState::Invited, now);
  })) << "the address is free again";
}

VALLIS_ON_BOTH_DATABASES(Accounts);

TEST(Totp, GivesTheCodesOfRfc6238) {
  const std::string text = "12345678901234567890";
  const db::Bytes secret(text.begin(), text.end());
  EXPECT_EQ(totp_code(secret, 59 / 30), "287082");
  EXPECT_EQ(totp_code(secret, 1111111109 / 30), "081804");
  EXPECT_EQ(totp_code(secret, 20000000000 / 30), "353130");
  EXPECT_EQ(totp_text(secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

TEST(Secret, IsNeverTheSameAndHasAHashOfItsOwn) {
  const std::string one = make_secret();
  EXPECT_EQ(one.size(), 43U);
  EXPECT_NE(one, make_secret());
  EXPECT_NE(secret_hash(one), secret_hash(one + "x"));
  EXPECT_FALSE(password_matches("", ""));
  EXPECT_FALSE(password_matches("not a hash", "x"));
}

TEST(Password, IsRefusedWhenItCanBeGuessed) {
  for (const char* password : {"", "short", "aaaaaaaaaaaa", "Password123", "anna@example.org", "Anna Petrova"}) {
    EXPECT_FALSE(check_password(password, "anna@example.org", "Anna Petrova")) << password;
  }
  EXPECT_FALSE(check_password(std::string(201, 'a') + "b", "", ""));
  EXPECT_TRUE(check_password("река течёт мимо", "", "")) << "any script";
}

}  // namespace
}  // namespace vallis::auth
