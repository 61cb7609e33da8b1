#include "http/static_files.hpp"

#include <gtest/gtest.h>

#include "base/gzip.hpp"

namespace vallis::http {
namespace {

class Pages : public ::testing::Test {
 protected:
  void SetUp() override {
    files.add("index.html", "<p>the page");
    files.add("assets/app-1a2b.js", script);
    files.add("look.js", "let b;");
    files.add("assets/big-3c4d.js.br", "as brotli");
    files.add("assets/big-3c4d.js.gz", "as gzip");
    files.add("assets/big-3c4d.js", script);
    files.add("photo.png", "\x89PNG");
    files.serve(router);
    router.add({Method::Get, "/healthz", {}, [](Request&) { return text_reply(200, "ok"); }});
  }

  Reply get(const std::string& path, const std::string& accept = "", const std::string& encoding = "",
            const std::string& tag = "") {
    Request request;
    request.path = request.target = path;
    if (!accept.empty()) request.headers.add("Accept", accept);
    if (!encoding.empty()) request.headers.add("Accept-Encoding", encoding);
    if (!tag.empty()) request.headers.add("If-None-Match", tag);
    const auto match = router.find(Method::Get, path);
    EXPECT_NE(match.route, nullptr);
    return match.route->handler(request);
  }

  const std::string script = "let a = 1;" + std::string(5'000, ' ');
  StaticFiles files;
  Router router;
};

TEST_F(Pages, LieUnderTheirPathAndTheFirstUnderTheRoot) {
  EXPECT_EQ(get("/").body, "<p>the page");
  EXPECT_EQ(get("/index.html").headers.find("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(get("/assets/app-1a2b.js").body, script);
  EXPECT_EQ(get("/healthz").body, "ok") << "routes go before";
}

TEST_F(Pages, AreTheFirstWhereverABrowserOpensAPlace) {
  EXPECT_EQ(get("/members/7", "text/html,*/*;q=0.8").body, "<p>the page");
  EXPECT_EQ(get("/members/7", "application/json").status, 404);
  EXPECT_EQ(get("/members/7").status, 404);
  EXPECT_EQ(get("/api/v1/unknown", "text/html").status, 404);
  EXPECT_EQ(get("/../etc/passwd").status, 404);
  EXPECT_EQ(router.find(Method::Post, "/members/7").route, nullptr);
}

TEST_F(Pages, AreKeptByTheirTagAndForLongWhereTheNameHasAHash) {
  const Reply first = get("/look.js");
  const std::string tag(*first.headers.find("etag"));
  EXPECT_EQ(get("/look.js", "", "", tag).status, 304);
  EXPECT_EQ(get("/look.js", "", "", "\"x\", W/" + tag).status, 304);
  EXPECT_EQ(get("/look.js", "", "", "\"x\"").status, 200);
  EXPECT_EQ(first.headers.find("cache-control"), "no-cache");
  EXPECT_NE(get("/assets/app-1a2b.js").headers.find("cache-control")->find("immutable"), std::string_view::npos);
}

TEST_F(Pages, AllowStylesByANonceThatIsNewInEachAnswer) {
  files.add("nonce.html", "<style nonce=\"VALLIS_NONCE\"></style><meta nonce=\"VALLIS_NONCE\">");
  const Reply first = get("/nonce.html");
  const std::string nonce = first.body.substr(14, 22);
  EXPECT_EQ(first.body, "<style nonce=\"" + nonce + "\"></style><meta nonce=\"" + nonce + "\">");
  const std::string policy(*first.headers.find("content-security-policy"));
  EXPECT_NE(policy.find("style-src 'self' 'nonce-" + nonce + "'"), std::string::npos) << policy;
  EXPECT_EQ(policy.find("unsafe"), std::string::npos) << policy;
  EXPECT_NE(get("/nonce.html").body, first.body);
  EXPECT_FALSE(first.headers.find("etag")) << "an answer 304 would come with another nonce than the page has";
  EXPECT_EQ(first.headers.find("cache-control"), "no-cache");
}

TEST_F(Pages, LetAWorkersScriptFetchWhatItKeeps) {
  const Reply worker = get("/look.js");
  const auto policy = worker.headers.find("content-security-policy");
  ASSERT_TRUE(policy);
  EXPECT_NE(policy->find("default-src 'self'"), std::string_view::npos);
}

TEST_F(Pages, ComeAsTheyWerePackedInAdvance) {
  const Reply brotli = get("/assets/big-3c4d.js", "", "gzip, br");
  EXPECT_EQ(brotli.body, "as brotli");
  EXPECT_EQ(brotli.headers.find("content-encoding"), "br");
  EXPECT_EQ(brotli.headers.find("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(get("/assets/big-3c4d.js", "", "gzip").body, "as gzip");
  EXPECT_EQ(get("/assets/big-3c4d.js", "", "br;q=0, gzip;q=0").body, script);
  EXPECT_NE(brotli.headers.find("etag"), get("/assets/big-3c4d.js", "", "gzip").headers.find("etag"));
  EXPECT_EQ(get("/assets/big-3c4d.js.br").status, 404) << "it has no address of its own";
}

TEST_F(Pages, ComePackedToWhoTakesThatUnderATagOfTheirOwn) {
  const Reply packed = get("/assets/app-1a2b.js", "", "br, gzip");
  const Reply plain = get("/assets/app-1a2b.js", "", "gzip;q=0");
  EXPECT_EQ(packed.headers.find("content-encoding"), "gzip");
  EXPECT_EQ(base::gunzip(packed.body, 10'000).value(), script);
  EXPECT_EQ(plain.body, script);
  EXPECT_NE(packed.headers.find("etag"), plain.headers.find("etag"));
  EXPECT_EQ(packed.headers.find("vary"), "Accept-Encoding");
  EXPECT_FALSE(get("/photo.png", "", "gzip").headers.find("content-encoding")) << "packing saves nothing";
}

TEST(PackReply, PacksLongTextsForWhoTakesThat) {
  Request request;
  request.headers.add("Accept-Encoding", "gzip, deflate");
  Reply large = json_reply(200, std::string(2'000, '1'));
  pack_reply(request, large);
  EXPECT_EQ(large.headers.find("content-encoding"), "gzip");
  EXPECT_EQ(large.headers.find("vary"), "Accept-Encoding");
  EXPECT_EQ(base::gunzip(large.body, 10'000).value(), std::string(2'000, '1'));
  Reply small = json_reply(200, "[1]");
  pack_reply(request, small);
  EXPECT_EQ(small.body, "[1]");
  Reply picture = text_reply(200, std::string(2'000, '1'), "image/png");
  pack_reply(request, picture);
  EXPECT_EQ(picture.body.size(), 2'000U);
  Reply to_another = json_reply(200, std::string(2'000, '1'));
  pack_reply(Request(), to_another);
  EXPECT_EQ(to_another.body.size(), 2'000U);
  EXPECT_EQ(to_another.headers.find("vary"), "Accept-Encoding") << "a cache between must know";
}

}  // namespace
}  // namespace vallis::http
