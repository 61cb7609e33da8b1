#include "search/search_routes.hpp"

#include "auth/account_routes.hpp"
#include "search/index.hpp"
#include "support/server_test.hpp"

namespace vallis::search {
namespace {

class SearchApi : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    auth::add_account_routes(router, database());
    add_search_routes(router, database());
  }
  void given() {
    const auto done = database().transact([&](db::Transaction& tx) {
      return put(tx, {.kind = "organisation",
                      .id = base::Uuid::next(),
                      .title = "Tilia",
                      .parts = {{"offers", "antibodies", auth::Visibility::Members}}});
    });
    ASSERT_TRUE(done) << done.error().message;
  }
};

TEST_P(SearchApi, FindsForEachCallerWhatThatCallerSees) {
  given();
  EXPECT_EQ(guest().get("/api/v1/search?q=tilia").json().at("total"), 1);
  EXPECT_EQ(guest().get("/api/v1/search?q=antibodies").json().at("total"), 0);
  auto anna = signed_in("anna", auth::Role::MemberUser);
  const auto found = anna.get("/api/v1/search?q=antibodies&kind=organisation&kind=person&limit=5").json();
  EXPECT_EQ(found.at("items").at(0).at("excerpt_html"), "<mark>antibodies</mark>");
  EXPECT_EQ(found.at("items").at(0).at("field"), "offers");
  EXPECT_EQ(anna.get("/api/v1/search?q=antibodies&kind=person").json().at("total"), 0);
}

TEST_P(SearchApi, RefusesWhatIsNoQuery) {
  for (const char* query : {"", "?q=", "?q=%2A", "?q=tilia&kind=Or%22", "?q=tilia&limit=0", "?q=tilia&cursor=x"}) {
    EXPECT_EQ(guest().get(std::string("/api/v1/search") + query).status, 422) << query;
  }
  EXPECT_EQ(guest().get("/api/v1/search?q=" + std::string(5'000, 'a')).status, 422);
  EXPECT_EQ(guest().get("/api/v1/search?q=" + std::string(1'000'000, 'a')).status, 431);
}

VALLIS_ON_BOTH_DATABASES(SearchApi);

}  // namespace
}  // namespace vallis::search
