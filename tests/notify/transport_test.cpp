#include "notify/transport.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>

#include "base/file.hpp"

namespace vallis::notify {
namespace {

/// tests/notify/mail_server.py as a program of its own, with a folder of its own.
class TlsMailServer {
 public:
  explicit TlsMailServer(const char* how, const char* name = "localhost") {
    std::string pattern = (std::filesystem::temp_directory_path() / "vallis-mail-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    std::array<int, 2> said{};
    std::array<int, 2> told{};
    if (::pipe2(said.data(), O_CLOEXEC) != 0 || ::pipe2(told.data(), O_CLOEXEC) != 0) return;
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(told[0], STDIN_FILENO);
      ::dup2(said[1], STDOUT_FILENO);
      ::execlp("python3", "python3", VALLIS_SOURCE_DIR "/tests/notify/mail_server.py", how, folder_.c_str(), name,
               nullptr);
      ::_exit(127);
    }
    ::close(said[1]);
    ::close(told[0]);
    end_ = told[1];
    std::string line;
    for (char byte = 0; ::read(said[0], &byte, 1) == 1 && byte != '\n';) line.push_back(byte);
    port_ = line.empty() ? 0 : std::stoi(line);
    EXPECT_GT(port_, 0) << "the server did not start";
    ::close(said[0]);
  }
  ~TlsMailServer() {
    ::close(end_);
    ::waitpid(process_, nullptr, 0);
    std::filesystem::remove_all(folder_);
  }
  TlsMailServer(const TlsMailServer&) = delete;
  TlsMailServer& operator=(const TlsMailServer&) = delete;

  MailSettings settings(Tls tls) const {
    MailSettings settings;
    settings.host = "localhost";
    settings.port = port_;
    settings.tls = tls;
    settings.user = "vallis";
    settings.password = "right";
    settings.authority_file = folder_ / "authority.pem";
    settings.timeout = std::chrono::seconds(20);
    return settings;
  }
  std::string heard() const { return base::read_file(folder_ / "heard.txt").value_or(""); }
  std::string mail() const { return base::read_file(folder_ / "mail-1.eml").value_or(""); }

 private:
  std::filesystem::path folder_;
  pid_t process_ = -1;
  int end_ = -1;
  int port_ = 0;
};

base::Result<void> send(const MailSettings& settings) {
  return make_transport(settings)->send({.id = "id@here",
                                         .to = "anna@example.org",
                                         .subject = "News",
                                         .text = "Hello",
                                         .html = "<p>Hello</p>",
                                         .unsubscribe_url = "",
                                         .at = base::Instant::now()});
}

class OverTls : public testing::TestWithParam<Tls> {};

TEST_P(OverTls, AMailIsSentSignedInAndNothingGoesInTheClearBefore) {
  const TlsMailServer server(GetParam() == Tls::Implicit ? "implicit" : "starttls");
  const auto sent = send(server.settings(GetParam()));
  ASSERT_TRUE(sent) << sent.error().message << server.heard();
  EXPECT_NE(server.mail().find("Subject: News"), std::string::npos) << server.mail();
  EXPECT_NE(server.heard().find("tls AUTH PLAIN"), std::string::npos) << server.heard();
  for (const char* word : {"clear AUTH", "clear MAIL", "clear RCPT", "clear DATA"}) {
    EXPECT_EQ(server.heard().find(word), std::string::npos) << server.heard();
  }
}

TEST_P(OverTls, AServerThatNoAuthorityVouchesForIsToldNothing) {
  const TlsMailServer server(GetParam() == Tls::Implicit ? "implicit" : "starttls");
  MailSettings settings = server.settings(GetParam());
  settings.authority_file.clear();
  const auto sent = send(settings);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().kind, base::ErrorKind::Unavailable);
  EXPECT_NE(sent.error().message.find("certificate"), std::string::npos) << sent.error().message;
  EXPECT_EQ(server.heard().find("AUTH"), std::string::npos) << server.heard();
  EXPECT_EQ(server.mail(), "");
}

TEST_P(OverTls, AServerOfAnotherNameIsToldNothing) {
  const TlsMailServer server(GetParam() == Tls::Implicit ? "implicit" : "starttls", "mail.example.net");
  const auto sent = send(server.settings(GetParam()));
  ASSERT_FALSE(sent);
  EXPECT_NE(sent.error().message.find("localhost"), std::string::npos) << sent.error().message;
  EXPECT_EQ(server.heard().find("AUTH"), std::string::npos) << server.heard();
}

TEST_P(OverTls, APasswordThatIsNotRightIsNoFaultOfTheMail) {
  const TlsMailServer server(GetParam() == Tls::Implicit ? "implicit" : "starttls");
  MailSettings settings = server.settings(GetParam());
  settings.password = "wrong";
  const auto sent = send(settings);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().kind, base::ErrorKind::Unavailable) << "it may be sent once the settings are mended";
  EXPECT_NE(sent.error().message.find("535"), std::string::npos) << sent.error().message;
  EXPECT_EQ(server.mail(), "");
}

INSTANTIATE_TEST_SUITE_P(Begun, OverTls, testing::Values(Tls::Starttls, Tls::Implicit), [](const auto& one) {
  return std::string(one.param == Tls::Implicit ? "AtOnce" : "ByStarttls");
});

TEST(Mail, IsNotSentInTheClearWhereTlsIsAskedFor) {
  const TlsMailServer server("plain");
  const auto sent = send(server.settings(Tls::Starttls));
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().kind, base::ErrorKind::Unavailable);
  EXPECT_NE(server.heard().find("clear EHLO"), std::string::npos) << "it was asked";
  EXPECT_EQ(server.heard().find("MAIL FROM"), std::string::npos) << server.heard();
  EXPECT_EQ(server.mail(), "");
}

}  // namespace
}  // namespace vallis::notify
