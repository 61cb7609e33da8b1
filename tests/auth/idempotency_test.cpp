#include "auth/idempotency.hpp"

#include <atomic>
#include <thread>

#include "auth/account_routes.hpp"
#include "auth/expiry.hpp"
#include "support/server_test.hpp"

namespace vallis::auth {

struct Note {
  std::string text;
  std::optional<std::string> fault;  ///< "refuse" or "throw"
};
VALLIS_DESCRIBE(Note, text, fault)

namespace {

using test::Answer;
using test::Client;

base::Result<http::Created<Note>> add_note(Call& call, const Note& note) {
  const auto added = call.transact([&](db::Transaction& tx) -> base::Result<std::int64_t> {
    if (note.text == "slow") std::this_thread::sleep_for(std::chrono::milliseconds(200));
    auto done = tx.execute("INSERT INTO note (note_id, text) VALUES ($1, $2)", base::Uuid::next(), note.text);
    if (note.fault == "refuse") return base::conflict("Not now.");
    return done;
  });
  if (!added) return added.error();
  if (note.fault == "throw") throw std::runtime_error("a fault of the program");
  return http::Created<Note>{note, "/api/v1/notes/" + base::Uuid::next().text()};
}

class Idempotency : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    run("CREATE TABLE note (note_id uuid PRIMARY KEY, text text NOT NULL)");
    add_account_routes(router, database());
    Routes routes(router, database(), "notes");
    routes.post("/api/v1/notes", Permission::Public, "Add a note", add_note);
  }
  std::int64_t notes() {
    return database()
        .read([](db::Reader& reader) { return reader.one<std::int64_t>("SELECT count(*) FROM note"); })
        .value();
  }
  static Answer send(Client client, const std::string& body, const std::string& key = "k1") {
    return client.post("/api/v1/notes", body, "Idempotency-Key: " + key + "\r\n");
  }
};

TEST_P(Idempotency, GivesTheSameAnswerToTheSameRequestAndChangesOnce) {
  Client anna = signed_in("anna");
  const Answer first = send(anna, R"({"text":"a"})");
  const Answer again = send(anna, R"({"text":"a"})");
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("Location"), first.header("Location"));
  EXPECT_EQ(again.header("Idempotency-Replayed"), "true");
  EXPECT_EQ(first.header("Idempotency-Replayed"), "");
  EXPECT_EQ(notes(), 1);
}

TEST_P(Idempotency, RefusesAnotherRequestUnderTheKeyAndKeysThatAreNone) {
  Client anna = signed_in("anna");
  send(anna, R"({"text":"a"})");
  EXPECT_EQ(send(anna, R"({"text":"b"})").status, 422);
  EXPECT_EQ(send(anna, R"({"text":"b"})", std::string(201, 'k')).status, 422);
  EXPECT_EQ(send(anna, R"({"text":"b"})", "a b").status, 422);
  EXPECT_EQ(notes(), 1);
}

TEST_P(Idempotency, KeepsTheKeysOfPeopleApart) {
  EXPECT_EQ(send(signed_in("anna"), R"({"text":"a"})").status, 201);
  EXPECT_EQ(send(signed_in("boris"), R"({"text":"b"})").status, 201);
  EXPECT_EQ(send(guest(), R"({"text":"c"})").status, 201);
  EXPECT_EQ(notes(), 3);
}

TEST_P(Idempotency, LetsARequestThatWasRefusedBeTriedAgain) {
  Client anna = signed_in("anna");
  EXPECT_EQ(send(anna, R"({"text":"a","fault":"refuse"})").status, 409);
  EXPECT_EQ(send(anna, R"({"text":7})").status, 422);
  EXPECT_EQ(send(anna, R"({"text":"a"})").status, 201) << "nothing was changed under the key so far";
  EXPECT_EQ(notes(), 1);
}

TEST_P(Idempotency, NeverChangesTwiceWhenTheAnswerWasLost) {
  Client anna = signed_in("anna");
  EXPECT_EQ(send(anna, R"({"text":"a","fault":"throw"})").status, 500);
  EXPECT_EQ(send(anna, R"({"text":"a","fault":"throw"})").status, 500);
  EXPECT_EQ(notes(), 1);
  // A server that died between the change and the answer leaves such a row.
  run("UPDATE idempotency_key SET status = NULL, created_at = '2026-01-12T00:00:00.000Z'");
  const auto late = base::Instant::parse("2026-01-12T01:00:00Z").value();
  http::Request request;
  request.method = http::Method::Post;
  request.target = "/api/v1/notes";
  request.body = R"({"text":"a","fault":"throw"})";
  request.headers.add("Idempotency-Key", "k1");
  Caller caller;
  caller.account = AccountId::parse(std::string(anna.get("/api/v1/me").json().at("account_id").as_string()));
  const auto begun = begin_keyed(database(), request, caller, late);
  ASSERT_TRUE(begun) << begun.error().message;
  ASSERT_TRUE(std::holds_alternative<http::Reply>(*begun));
  EXPECT_EQ(std::get<http::Reply>(*begun).status, 409);
  run("UPDATE idempotency_key SET changed = false");
  const auto taken_over = begin_keyed(database(), request, caller, late);
  ASSERT_TRUE(taken_over);
  EXPECT_TRUE(std::holds_alternative<KeyedRun>(*taken_over)) << "it died before it changed anything";
}

TEST_P(Idempotency, ChangesOnceWhenTwoAreSentAtATime) {
  Client anna = signed_in("anna");
  std::atomic<int> created = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, client = anna]() mutable {
      for (int tries = 0; tries < 50; ++tries) {
        const Answer answer = send(client, R"({"text":"slow"})");
        if (answer.status == 201) {
          ++created;
          return;
        }
        ASSERT_EQ(answer.status, 409) << answer.body;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(created, 4);
  EXPECT_EQ(notes(), 1);
}

TEST_P(Idempotency, ServesForADay) {
  Client anna = signed_in("anna");
  send(anna, R"({"text":"a"})");
  const auto remove_at = [&](const base::Instant& now) {
    return database().transact([&](db::Transaction& tx) { return remove_old_keys(tx, now); }).value();
  };
  EXPECT_EQ(remove_at(base::Instant::now().plus(std::chrono::hours(23))), 0);
  EXPECT_EQ(remove_at(base::Instant::now().plus(std::chrono::hours(25))), 1);
  EXPECT_EQ(send(anna, R"({"text":"b"})").status, 201);
}

TEST_P(Idempotency, KeepsNoSecret) {
  Client staff = signed_in("olga", Role::ClusterStaff);
  const Answer refused = staff.post("/api/v1/accounts", R"({"email":"x@example.org","name":"X","language":"en"})",
                                    "Idempotency-Key: k1\r\n");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(guest().post("/api/v1/session", sign_in_body("olga"), "Idempotency-Key: k1\r\n").status, 422);
  const auto kept = database().read(
      [](db::Reader& reader) { return reader.one<std::int64_t>("SELECT count(*) FROM idempotency_key"); });
  EXPECT_EQ(kept.value(), 0);
}

VALLIS_ON_BOTH_DATABASES(Idempotency);

}  // namespace
}  // namespace vallis::auth
