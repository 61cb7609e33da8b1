#include <algorithm>
#include <chrono>

#include "auth/sign_in.hpp"
#include "support/migrated_test.hpp"

namespace vallis::auth {
namespace {

class SignInTiming : public test::MigratedTest {
 protected:
  void account(const std::string& name, AccountState state) {
    const auto made = database().transact([&](db::Transaction& tx) -> base::Result<Account> {
      auto there = create_account(tx, {name + "@example.org", name, "en"}, AccountState::Invited, now);
      if (!there || state == AccountState::Invited) return there;
      const auto ticket = make_ticket(tx, there->account_id, TicketPurpose::Invitation, now);
      if (!ticket) return ticket.error();
      return redeem_ticket(tx, *ticket, TicketPurpose::Invitation, "a long walk by the river", now);
    });
    ASSERT_TRUE(made) << made.error().message;
  }

  /// Of attempts that fail, each from an address of its own and an hour after the last, so that none has to wait.
  std::chrono::duration<double, std::milli> median(const std::string& name) {
    std::vector<std::chrono::duration<double, std::milli>> times;
    for (int i = 0; i < 4; ++i) {
      const Attempt attempt{name + "@example.org", "not the password", "", "", "", name + std::to_string(i)};
      const auto begun = std::chrono::steady_clock::now();
      EXPECT_FALSE(sign_in(database(), attempt, now.plus(std::chrono::hours(i))));
      times.push_back(std::chrono::steady_clock::now() - begun);
    }
    std::sort(times.begin(), times.end());
    return times[1];
  }

  base::Instant now = base::Instant::now();
};

// A password's hash takes tens of milliseconds and all else one or two: without it the ratio would be ten or more.
TEST_P(SignInTiming, DoesNotTellWhetherThereIsAnAccount) {
  account("anna", AccountState::Active);
  account("ivan", AccountState::Invited);
  median("warming");  // the hash that nobody has is made once
  const auto known = median("anna");
  for (const char* name : {"nobody", "ivan"}) {
    const auto other = median(name);
    EXPECT_GT(other / known, 0.25) << name << ": " << other.count() << " ms, known: " << known.count() << " ms";
    EXPECT_LT(other / known, 4) << name << ": " << other.count() << " ms, known: " << known.count() << " ms";
  }
}

VALLIS_ON_BOTH_DATABASES(SignInTiming);

}  // namespace
}  // namespace vallis::auth
