#pragma once

#include <gtest/gtest.h>
#include <sodium.h>

#include <string>

#include "base/file.hpp"
#include "notify/messages.hpp"
#include "notify/notifier.hpp"

namespace vallis::notify {

inline Messages program_messages() {
  const auto text = base::read_file(VALLIS_SOURCE_DIR "/data/messages/messages.json");
  return Messages::parse(text.value(), "messages.json").value();
}

/// The program's messages and one kind of news as a feature would add it.
inline Messages test_messages() {
  std::string text = base::read_file(VALLIS_SOURCE_DIR "/data/messages/messages.json").value();
  const std::string news = R"("news": {
      "name": {"en": "News", "ru": "Новости"}, "settable": true, "in_app": true, "mail": "now",
      "title": {"en": "News: {what}", "ru": "Новость: {what}"},
      "body": {"en": "There is news: {what}", "ru": "Есть новость: {what}"}
    },)";
  const std::string begin = "\"kinds\": {";
  text.insert(text.find(begin) + begin.size(), news);
  return Messages::parse(text, "messages.json").value();
}

/// The text part of a mail, out of base64.
inline std::string text_part(const std::string& mail) {
  const auto begin = mail.find("\r\n\r\n", mail.find("text/plain")) + 4;
  const std::string coded = mail.substr(begin, mail.find("--=_", begin) - begin);
  std::string text(coded.size(), '\0');
  std::size_t size = 0;
  sodium_base642bin(reinterpret_cast<unsigned char*>(text.data()), text.size(), coded.data(), coded.size(), "\r\n",
                    &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  text.resize(size);
  return text;
}

}  // namespace vallis::notify
