#include "catalogue/translations.hpp"

#include "catalogue/detail/cells.hpp"

namespace vallis::catalogue {

base::Result<Translations> read_translations(const base::CsvTable* table) {
  Translations translations;
  if (table == nullptr) return translations;
  const detail::Cells cells(*table, {"text", "text_ru"});
  if (!cells.readable()) return base::invalid_input(cells.faults());
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    translations[cells.text(row, "text")] = cells.text(row, "text_ru");
  }
  return translations;
}

std::string in_russian(const Translations& translations, const std::string& text) {
  const auto found = translations.find(text);
  return found == translations.end() ? std::string() : found->second;
}

}  // namespace vallis::catalogue
