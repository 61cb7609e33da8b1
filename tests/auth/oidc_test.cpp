#include "auth/oidc.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fcntl.h>
#include <sys/wait.h>

#include <csignal>

#include "auth/account_routes.hpp"
#include "auth/jws.hpp"
#include "auth/oidc_routes.hpp"
#include "support/people.hpp"

namespace vallis::auth {
namespace {

const base::Instant kNow = *base::Instant::parse("2026-06-01T12:00:00Z");

base::Json claims(const std::string& change = "{}") {
  base::JsonObject all{{"iss", "https://id"}, {"aud", "vallis"},   {"sub", "anna"},
                       {"nonce", "n"},        {"exp", 1780315500}, {"iat", 1780315200}};  // 12:05 and 12:00
  const base::Json changed = base::parse_json(change, "change").value();
  for (const auto& [key, value] : changed.as_object()) all[key] = value;
  return all;
}
bool accepted(const std::string& change, const base::Instant& now = kNow) {
  return check_claims(claims(change), {"https://id", "vallis", "n"}, now).has_value();
}

TEST(OidcClaims, ThatHoldAreTaken) {
  EXPECT_TRUE(accepted("{}"));
  EXPECT_TRUE(accepted(R"({"aud":["vallis"]})"));
  EXPECT_TRUE(accepted(R"({"aud":["vallis","other"],"azp":"vallis"})"));
}

TEST(OidcClaims, OfAnotherIssuerAudienceOrAttemptAreNot) {
  for (const char* change :
       {R"({"iss":"https://evil"})", R"({"aud":"other"})", R"({"aud":["other"]})", R"({"aud":["vallis","other"]})",
        R"({"azp":"other"})", R"({"nonce":"m"})", R"({"nonce":null})", R"({"sub":""})", R"({"exp":null})",
        R"({"iat":null})", R"({"exp":"1780315500"})"}) {
    EXPECT_FALSE(accepted(change)) << change;
  }
  EXPECT_FALSE(check_claims(claims(R"({"nonce":""})"), {"https://id", "vallis", ""}, kNow));
}

TEST(OidcClaims, ClocksMayDifferByTwoMinutesAndNoMore) {
  EXPECT_TRUE(accepted("{}", kNow.plus(std::chrono::seconds(6 * 60 + 59))));
  EXPECT_FALSE(accepted("{}", kNow.plus(std::chrono::minutes(7))));
  EXPECT_TRUE(accepted("{}", kNow.plus(-std::chrono::minutes(2))));
  EXPECT_FALSE(accepted("{}", kNow.plus(-std::chrono::seconds(121))));
}

TEST(CodeChallenge, IsThatOfTheStandard) {
  // RFC 7636, appendix B.
  EXPECT_EQ(code_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

// RFC 7515, appendix A.2 and A.3: the same payload, signed with RS256 and ES256.
constexpr const char* kPayload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
constexpr const char* kEcSignature =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

base::Json ec_keys(const std::string& more = "") {
  return base::parse_json(R"({"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                          R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")" +
                              more + "}]}",
                          "keys")
      .value();
}
std::string token(const std::string& header, const std::string& payload, const std::string& signature) {
  return to_base64url(header) + "." + payload + "." + signature;
}

TEST(Jws, OfTheStandardHolds) {
  const auto payload = verify_jws(token(R"({"alg":"ES256"})", kPayload, kEcSignature), ec_keys());
  ASSERT_TRUE(payload) << payload.error().message;
  EXPECT_EQ(payload->at("iss"), "joe");
}

TEST(Jws, ThatWasChangedDoesNotHold) {
  const std::string other = to_base64url(R"({"iss":"eve"})");
  EXPECT_FALSE(verify_jws(token(R"({"alg":"ES256"})", other, kEcSignature), ec_keys()));
  EXPECT_FALSE(verify_jws(token(R"({"alg":"none"})", kPayload, ""), ec_keys()));
  EXPECT_FALSE(verify_jws(token(R"({"alg":"HS256"})", kPayload, kEcSignature), ec_keys()));
  EXPECT_FALSE(verify_jws(token(R"({"alg":"RS256"})", kPayload, kEcSignature), ec_keys()));
  EXPECT_FALSE(verify_jws(token(R"({"alg":"ES256","crit":["b64"]})", kPayload, kEcSignature), ec_keys()));
  EXPECT_FALSE(verify_jws(token(R"({"alg":"ES256"})", kPayload, std::string(86, 'A')), ec_keys()));
  EXPECT_FALSE(verify_jws(token(R"({"alg":"ES256"})", kPayload, kEcSignature), ec_keys(R"(,"use":"enc")")));
  for (const char* text : {"", ".", "..", "a.b", "a.b.c.d", "e30.e30.e30"}) EXPECT_FALSE(verify_jws(text, ec_keys()));
}

TEST(Jws, OfAKeyThatIsNotKnownAsksForKeysAnew) {
  const auto unknown =
      verify_jws(token(R"({"alg":"ES256","kid":"new"})", kPayload, kEcSignature), ec_keys(R"(,"kid":"old")"));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, base::ErrorKind::NotFound);
}

/// A port that is free now.
int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);    // NOLINT
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);  // NOLINT
  ::close(socket);
  return ntohs(address.sin_port);
}

/// Another project's provider (tests/oidc), as a program of its own.
class Provider {
 public:
  Provider(int port, const std::string& redirect_uri, const std::string& mail) {
    int pipe[2] = {};
    if (::pipe2(pipe, O_CLOEXEC) != 0) return;
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(pipe[1], STDOUT_FILENO);
      ::dup2(pipe[1], STDERR_FILENO);
      ::execlp("node", "node", VALLIS_SOURCE_DIR "/tests/oidc/provider.mjs", std::to_string(port).c_str(),
               redirect_uri.c_str(), mail.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(pipe[1]);
    std::string said;
    char byte = 0;
    while (said.find("ready") == std::string::npos && ::read(pipe[0], &byte, 1) == 1) said += byte;
    ready_ = said.find("ready") != std::string::npos;
    // Open to the end: what the provider says later would kill it otherwise.
    output_ = pipe[0];
  }
  ~Provider() {
    if (process_ <= 0) return;
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    ::close(output_);
  }
  Provider(const Provider&) = delete;
  Provider& operator=(const Provider&) = delete;
  bool ready() const { return ready_; }

 private:
  pid_t process_ = -1;
  int output_ = -1;
  bool ready_ = false;
};

bool node_is_there() {
  return std::system("node --version >/dev/null 2>&1") == 0 &&  // NOLINT(cert-env33-c)
         std::filesystem::exists(VALLIS_SOURCE_DIR "/tests/oidc/node_modules/oidc-provider");
}

class OidcSignIn : public test::MigratedTest {
 protected:
  void SetUp() override {
    if (!node_is_there()) GTEST_SKIP() << "no provider to test against: scripts/setup installs Node.js and tests/oidc";
    MigratedTest::SetUp();
    if (IsSkipped()) return;
  }
  void TearDown() override {
    server.reset();
    MigratedTest::TearDown();
  }
  void start(const std::string& mail, bool link) {
    port = free_port();
    const int theirs = free_port();
    const std::string back = fmt::format("http://127.0.0.1:{}/api/v1/oidc/callback", port);
    provider = std::make_unique<Provider>(theirs, back, mail);
    ASSERT_TRUE(provider->ready());
    client = std::make_unique<OidcClient>(
        OidcSettings{fmt::format("http://127.0.0.1:{}", theirs), "vallis", "a secret: with +/signs", back, link});
    add_account_routes(router, database());
    add_oidc_routes(router, database(), client.get());
    http::ServerOptions options;
    options.port = port;
    server = http::Server::start(router, options, {}).value();
  }
  void account(AccountState state = AccountState::Active) {
    const auto made = database().transact([&](db::Transaction& tx) {
      return create_account(tx, {"anna@example.org", "Anna", "en"}, state, base::Instant::now());
    });
    ASSERT_TRUE(made);
  }

  /// What a browser gets that begins at our address and follows the provider back to us; then who it is with us.
  struct Visit {
    long status = 0;
    std::string body;
    std::string me;
  };
  Visit visit() const {
    Visit seen;
    CURL* curl = curl_easy_init();
    const auto take = +[](const char* bytes, std::size_t size, std::size_t count, void* into) {
      static_cast<std::string*>(into)->append(bytes, size * count);
      return size * count;
    };
    const std::string begin = fmt::format("http://127.0.0.1:{}/api/v1/oidc/sign-in", port);
    curl_easy_setopt(curl, CURLOPT_URL, begin.c_str());
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_COOKIEFILE, "");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &seen.body);
    curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &seen.status);
    const std::string me = fmt::format("http://127.0.0.1:{}/api/v1/me", port);
    curl_easy_setopt(curl, CURLOPT_URL, me.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &seen.me);
    curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    return seen;
  }

  int port = 0;
  std::unique_ptr<Provider> provider;
  std::unique_ptr<OidcClient> client;
  http::Router router;
  std::unique_ptr<http::Server> server;
};

TEST_P(OidcSignIn, ByAVerifiedAddressOpensTheAccountAndIsRemembered) {
  account(AccountState::Invited);
  start("verified", true);
  const Visit first = visit();
  EXPECT_NE(first.me.find(R"("name":"Anna")"), std::string::npos) << first.status << first.body << first.me;
  run("UPDATE account SET email = 'new@example.org', email_key = 'new@example.org'");
  EXPECT_NE(visit().me.find(R"("name":"Anna")"), std::string::npos)
      << "the link is to the identity, not to the address";
  EXPECT_EQ(test::number(database(), "SELECT count(*) FROM account_identity"), 1);
  EXPECT_EQ(test::number(database(), "SELECT count(*) FROM oidc_attempt"), 0);
}

TEST_P(OidcSignIn, ByAnAddressIsRefusedUnlessItIsVerifiedAndLinkingIsOn) {
  account();
  start("unverified", true);
  const Visit seen = visit();
  EXPECT_EQ(seen.status, 403) << seen.body;
  EXPECT_NE(seen.body.find("No account here"), std::string::npos);
}

TEST_P(OidcSignIn, ByAVerifiedAddressIsRefusedWhereLinkingIsOff) {
  account();
  start("verified", false);
  EXPECT_EQ(visit().status, 403);
}

TEST_P(OidcSignIn, MakesNoAccounts) {
  start("verified", true);
  EXPECT_EQ(visit().status, 403);
  EXPECT_EQ(test::number(database(), "SELECT count(*) FROM account"), 0);
}

TEST_P(OidcSignIn, OfASuspendedAccountIsRefused) {
  account(AccountState::Suspended);
  start("verified", true);
  EXPECT_EQ(visit().status, 403);
}

TEST_P(OidcSignIn, ThatAnotherBrowserBeganIsRefused) {
  account();
  start("verified", true);
  const auto begun = client->begin(database(), base::Instant::now());
  ASSERT_TRUE(begun) << begun.error().message;
  test::Client stranger(port);
  EXPECT_EQ(stranger.get("/api/v1/oidc/callback?code=x&state=" + begun->state).status, 401);
  EXPECT_EQ(stranger.get("/api/v1/oidc/callback?error=access_denied").status, 401);
}

VALLIS_ON_BOTH_DATABASES(OidcSignIn);

}  // namespace
}  // namespace vallis::auth
