#pragma once

#include <string>
#include <string_view>

#include "base/text.hpp"

namespace vallis::app {

enum class Language { English, Russian };

/// Chooses the reader's language: words("Groups", "Группы").
class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  std::string_view operator()(std::string_view english, std::string_view russian) const {
    return language_ == Language::English ? english : russian;
  }
  const std::string& operator()(const base::LocalText& text) const {
    return language_ == Language::English ? text.en : text.ru;
  }

  /// The Russian form that goes with a number: 1 кластер, 2 кластера, 5 кластеров; English takes singular and plural.
  std::string_view count(long n, std::string_view one_en, std::string_view many_en, std::string_view one_ru,
                         std::string_view few_ru, std::string_view many_ru) const {
    if (language_ == Language::English) return n == 1 ? one_en : many_en;
    const long ten = n % 10;
    const long hundred = n % 100;
    if (ten == 1 && hundred != 11) return one_ru;
    return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? few_ru : many_ru;
  }

 private:
  Language language_;
};

}  // namespace vallis::app
