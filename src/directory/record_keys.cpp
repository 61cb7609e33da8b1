#include "directory/record_keys.hpp"

namespace vallis::directory {

base::Result<void> RecordKeys::load(db::Reader& reader, char sort, std::string_view select) {
  return reader.each_with<std::string>(select, {}, [&](std::string&& key) {
    keys_.insert(sort + key);
    return true;
  });
}

}  // namespace vallis::directory
