#include "base/random.hpp"

#include <sodium.h>

#include <vector>

namespace vallis::base {

std::string random_text(std::size_t bytes) {
  std::vector<unsigned char> random(bytes);
  randombytes_buf(random.data(), random.size());
  std::string text(sodium_base64_encoded_len(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), random.data(), bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the ending NUL
  return text;
}

}  // namespace vallis::base
