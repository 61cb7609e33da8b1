#include "http/api.hpp"

#include <gtest/gtest.h>

#include "http/openapi.hpp"

namespace vallis::http {

struct Item {
  std::string name;
  std::int64_t version = 3;
};
VALLIS_DESCRIBE(Item, name, version)

namespace {

Request request(std::string target, Headers headers = {}, std::string body = "") {
  Request r;
  r.target = std::move(target);
  r.headers = std::move(headers);
  r.body = std::move(body);
  r.id = "id";
  return r;
}

Headers with(const std::string& name, const std::string& value) {
  Headers headers;
  headers.add(name, value);
  return headers;
}

TEST(Api, AnswersAValueWithItsTag) {
  const Reply reply = reply_of(request("/items/1"), Item{"a"});
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, R"({"name":"a","version":3})");
  EXPECT_EQ(reply.headers.find("etag"), "\"3\"");
  const Reply same = reply_of(request("/items/1", with("If-None-Match", "\"3\"")), Item{"a"});
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.body, "");
}

TEST(Api, AnswersCreationsPagesAndNothing) {
  const Reply created = reply_of(request("/items"), Created<Item>{{"a"}, "/items/1"});
  EXPECT_EQ(created.status, 201);
  EXPECT_EQ(created.headers.find("location"), "/items/1");
  Request asked = request("/items?q=%D0%B0&cursor=old");
  asked.query = {{"q", "а"}, {"cursor", "old"}};
  const Reply page = reply_of(asked, Page<Item>{{{"a"}, {"b"}}, "new", 7});
  EXPECT_EQ(page.body, R"({"items":[{"name":"a","version":3},{"name":"b","version":3}],"next":"new","total":7})");
  EXPECT_EQ(page.headers.find("link"), "</items?q=%D0%B0&cursor=new>; rel=\"next\"");
  EXPECT_EQ(reply_of(request("/x"), base::Result<void>()).status, 204);
  EXPECT_EQ(reply_of(request("/x"), base::Result<Item>(base::stale("Changed meanwhile."))).status, 412);
}

TEST(Api, RefusesBodiesByTheirTypeTextAndForm) {
  const auto status = [](const std::string& type, const std::string& body) {
    Item item;
    const auto refused = read_body(request("/", type.empty() ? Headers() : with("Content-Type", type), body), item);
    return refused ? refused->status : 200;
  };
  EXPECT_EQ(status("application/json; charset=utf-8", R"({"name":"a","version":1})"), 200);
  EXPECT_EQ(status("", "{}"), 415);
  EXPECT_EQ(status("text/plain", "{}"), 415) << "what a form of another site could send";
  EXPECT_EQ(status("application/json", "{"), 400);
  EXPECT_EQ(status("application/json", "\"\xFF\""), 400);
  EXPECT_EQ(status("application/json", std::string(100'000, '[')), 400) << "depth";
  EXPECT_EQ(status("application/json", R"({"name":1,"version":1})"), 422);
  EXPECT_EQ(status("application/json", R"({"name":"a","version":1,"more":1})"), 422);
}

TEST(Api, WantsTheVersionThatIsChanged) {
  std::int64_t version = 0;
  EXPECT_EQ(read_if_match(request("/"), version)->status, 428);
  EXPECT_EQ(read_if_match(request("/", with("If-Match", "3")), version)->status, 422);
  EXPECT_FALSE(read_if_match(request("/", with("If-Match", "\"3\"")), version));
  EXPECT_EQ(version, 3);
}

TEST(Api, ReadsPagesAndCursors) {
  Request r = request("/");
  EXPECT_EQ(page_of(r)->limit, 50);
  for (const char* limit : {"0", "201", "x", "1x", "-1", "99999999999999999999"}) {
    r.query = {{"limit", limit}};
    EXPECT_FALSE(page_of(r)) << limit;
  }
  const std::string cursor = make_cursor({"Ёлка \"1\"", ""});
  EXPECT_EQ(read_cursor(cursor, 2).value(), (std::vector<std::string>{"Ёлка \"1\"", ""}));
  for (const std::string& wrong : {std::string("*"), std::string("abc"), cursor.substr(1), make_cursor({"one"})}) {
    EXPECT_FALSE(read_cursor(wrong, 2)) << wrong;
  }
}

TEST(OpenApi, DescribesTheRoutes) {
  Router router;
  RouteInfo info;
  info.summary = "Change an item";
  info.tag = "items";
  info.permission = "manage_items";
  info.request = base::json_schema<Item>();
  info.reply = base::json_schema<Item>();
  router.add({Method::Put, "/api/v1/items/{item_id}", info, [](Request&) { return Reply(); }});
  RouteInfo hidden;
  hidden.described = false;
  router.add({Method::Get, "/{page*}", hidden, [](Request&) { return Reply(); }});
  const base::Json document = openapi(router, {"Vallis", "1", ""});
  ASSERT_EQ(document.at("paths").as_object().size(), 1U);
  const auto& put = document.at("paths").at("/api/v1/items/{item_id}").at("put");
  EXPECT_EQ(put.at("operationId"), "put_api_v1_items_item_id");
  EXPECT_EQ(put.at("parameters").at(0).at("schema").at("format"), "uuid");
  EXPECT_EQ(put.at("requestBody").at("content").at("application/json").at("schema").at("type"), "object");
  EXPECT_EQ(put.at("x-permission"), "manage_items");
}

}  // namespace
}  // namespace vallis::http
