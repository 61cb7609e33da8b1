#include "notify/messages.hpp"

#include "notify/given.hpp"
#include "notify/transport.hpp"

namespace vallis::notify {
namespace {

TEST(Messages, OfTheProgramAreWholeInBothLanguages) {
  const auto text = base::read_file(VALLIS_SOURCE_DIR "/data/messages/messages.json");
  const auto messages = Messages::parse(text.value(), "messages.json");
  ASSERT_TRUE(messages) << messages.error().message;
  for (const char* kind : {"invitation", "password_recovery", "webhook_disabled", "digest"}) {
    EXPECT_NE(messages->kind(kind), nullptr) << kind;
  }
  for (const char* word : {"greeting", "why", "unsubscribe", "more"}) {
    for (const char* language : {"en", "ru"}) {
      EXPECT_TRUE(messages->word(word, language, {{"name", "A"}, {"link", "L"}, {"count", "1"}})) << word;
    }
  }
}

TEST(Messages, AreRefusedWhereAWordOrAPlaceIsMissing) {
  const auto parse = [](const std::string& title) {
    return Messages::parse(R"({"kinds": {"a": {"name": {"en": "A", "ru": "А"}, "settable": true, "in_app": true,
        "mail": "now", "title": )" +
                               title + R"(, "body": {"en": "B", "ru": "Б"}}}, "words": {}})",
                           "messages.json");
  };
  EXPECT_TRUE(parse(R"({"en": "{x}", "ru": "{x}"})"));
  EXPECT_FALSE(parse(R"({"en": "x"})"));
  EXPECT_FALSE(parse(R"({"en": "x", "ru": ""})"));
  EXPECT_FALSE(parse(R"({"en": "{x}", "ru": "{y}"})"));
  EXPECT_FALSE(parse(R"({"en": "{x", "ru": "{x"})"));
}

TEST(Messages, FillPlacesAndEscapeThem) {
  const Messages messages = test_messages();
  const auto mail = messages.mail("news", "ru", "Анна <b>", {{"what", "<script>&\"\r\nBcc: x@example.org"}}, {});
  ASSERT_TRUE(mail) << mail.error().message;
  EXPECT_EQ(mail->subject.find_first_of("\r\n"), std::string::npos) << mail->subject;
  EXPECT_EQ(mail->html.find("<script>"), std::string::npos);
  EXPECT_NE(mail->html.find("&lt;script&gt;"), std::string::npos);
  EXPECT_NE(mail->text.find("Здравствуйте, Анна <b>!"), std::string::npos);
  EXPECT_FALSE(messages.mail("news", "en", "A", {}, {})) << "a value is missing";
  EXPECT_FALSE(messages.mail("none", "en", "A", {}, {}));
  const auto link = messages.mail("invitation", "en", "A", {{"link", "https://a.org/x?a=1&b=\""}}, {});
  EXPECT_NE(link->html.find(R"(<a href="https://a.org/x?a=1&amp;b=&quot;">)"), std::string::npos) << link->html;
}

TEST(MailBytes, HaveTheHeadersThatAMailNeeds) {
  OutgoingMail mail{"0190-id",
                    "anna@example.org",
                    "Новое (3): Собрание участников кластера в понедельник",
                    "Текст",
                    "<p>Текст</p>",
                    "https://a.org/u/1",
                    *base::Instant::parse("2026-01-12T09:30:00Z")};
  MailSettings settings;
  settings.from_address = "noreply@vallis.example";
  const std::string bytes = mail_bytes(mail, settings);
  for (const char* header : {"From: Vallis <noreply@vallis.example>\r\n", "To: <anna@example.org>\r\n",
                             "Date: Mon, 12 Jan 2026 09:30:00 +0000\r\n", "Message-ID: <0190-id@vallis.example>\r\n",
                             "Auto-Submitted: auto-generated\r\n", "List-Unsubscribe: <https://a.org/u/1>\r\n",
                             "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", "Subject: =?UTF-8?B?"}) {
    EXPECT_NE(bytes.find(header), std::string::npos) << header;
  }
  EXPECT_EQ(text_part(bytes), "Текст");
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = bytes.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - at, 78U) << bytes.substr(at, end - at);
    at = end + 2;
  }
  mail.unsubscribe_url.clear();
  EXPECT_EQ(mail_bytes(mail, settings).find("List-Unsubscribe"), std::string::npos);
}

}  // namespace
}  // namespace vallis::notify
