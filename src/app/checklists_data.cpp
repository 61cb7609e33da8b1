#include "app/checklists_data.hpp"

#include "app/embedded.hpp"

namespace vallis::app {

base::Result<std::vector<indicators::Checklist>> built_in_checklists() {
  std::vector<indicators::Checklist> all;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with("checklists/")) continue;
    auto list = indicators::read_checklist(file.bytes, std::string(file.path));
    if (!list) return list.error();
    all.push_back(std::move(*list));
  }
  return all;
}

}  // namespace vallis::app
