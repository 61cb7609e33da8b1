#include "auth/jws.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/sha.h>
#include <sodium.h>

#include <array>
#include <memory>

namespace vallis::auth {
namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* it) const {
    Free(it);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

constexpr int kLeastRsaBits = 2048;
constexpr std::size_t kCoordinate = 32;  // of P-256

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

std::string text_of(const base::Json& json, std::string_view key) {
  const auto* object = json.if_object();
  const auto* found = object == nullptr ? nullptr : object->if_contains(key);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}

base::Error no_token() { return base::unauthenticated("The provider's token cannot be trusted."); }

Number number(const base::Json& jwk, std::string_view member) {
  const auto bytes = from_base64url(text_of(jwk, member));
  if (!bytes || bytes->empty() || bytes->size() > 1024) return {};
  return Number(BN_bin2bn(octets(*bytes), static_cast<int>(bytes->size()), nullptr));
}

Key built(const char* kind, const Builder& builder) {
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* key = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
    return {};
  }
  return Key(key);
}

Key rsa_key(const base::Json& jwk) {
  const Number n = number(jwk, "n");
  const Number e = number(jwk, "e");
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!n || !e || !builder || BN_num_bits(n.get()) < kLeastRsaBits ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
    return {};
  }
  return built("RSA", builder);
}

Key ec_key(const base::Json& jwk) {
  const auto x = from_base64url(text_of(jwk, "x"));
  const auto y = from_base64url(text_of(jwk, "y"));
  const Builder builder(OSSL_PARAM_BLD_new());
  if (text_of(jwk, "crv") != "P-256" || !x || !y || x->size() != kCoordinate || y->size() != kCoordinate || !builder) {
    return {};
  }
  const std::string point = "\x04" + *x + *y;  // uncompressed; OpenSSL checks that it lies on the curve
  if (OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1) {
    return {};
  }
  return built("EC", builder);
}

/// r and s side by side, as JWS has them, to the form that OpenSSL takes.
std::string der_signature(std::string_view raw) {
  if (raw.size() != 2 * kCoordinate) return {};
  Number r(BN_bin2bn(octets(raw), kCoordinate, nullptr));
  Number s(BN_bin2bn(octets(raw.substr(kCoordinate)), kCoordinate, nullptr));
  const Signature signature(ECDSA_SIG_new());
  if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1) return {};
  static_cast<void>(r.release());
  static_cast<void>(s.release());
  unsigned char* bytes = nullptr;
  const int length = i2d_ECDSA_SIG(signature.get(), &bytes);
  if (length <= 0) return {};
  std::string der(bytes, bytes + length);
  OPENSSL_free(bytes);
  return der;
}

bool holds(const Key& key, std::string_view text, std::string_view signature) {
  const Digest digest(EVP_MD_CTX_new());
  return digest && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
         EVP_DigestVerify(digest.get(), octets(signature), signature.size(), octets(text), text.size()) == 1;
}

}  // namespace

base::Result<std::string> from_base64url(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                        &length, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return base::invalid_argument("A text is no base64url.");
  }
  bytes.resize(length);
  return bytes;
}

std::string to_base64url(std::string_view bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), octets(bytes), bytes.size(), kVariant);
  text.pop_back();  // the NUL
  return text;
}

std::string code_challenge(std::string_view verifier) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  SHA256(octets(verifier), verifier.size(), hash.data());
  return to_base64url(std::string(hash.begin(), hash.end()));
}

base::Result<base::Json> verify_jws(std::string_view token, const base::Json& keys) {
  const auto first = token.find('.');
  const auto last = token.rfind('.');
  if (first == std::string_view::npos || last == first || token.find('.', first + 1) != last) return no_token();
  const auto header_text = from_base64url(token.substr(0, first));
  const auto payload_text = from_base64url(token.substr(first + 1, last - first - 1));
  const auto raw = from_base64url(token.substr(last + 1));
  if (!header_text || !payload_text || !raw) return no_token();
  const auto header = base::parse_json(*header_text, "token");
  if (!header || !header->is_object() || header->as_object().contains("crit")) return no_token();
  const std::string algorithm = text_of(*header, "alg");
  if (algorithm != "RS256" && algorithm != "ES256") return no_token();
  const bool rsa = algorithm == "RS256";
  const std::string id = text_of(*header, "kid");

  const auto* set = keys.is_object() ? keys.as_object().if_contains("keys") : nullptr;
  if (set == nullptr || !set->is_array()) return no_token();
  const std::string signature = rsa ? *raw : der_signature(*raw);
  bool found = false;
  for (const base::Json& jwk : set->as_array()) {
    const std::string use = text_of(jwk, "use");
    const std::string declared = text_of(jwk, "alg");
    if (text_of(jwk, "kty") != (rsa ? "RSA" : "EC") || (!id.empty() && text_of(jwk, "kid") != id) ||
        (!use.empty() && use != "sig") || (!declared.empty() && declared != algorithm)) {
      continue;
    }
    const Key key = rsa ? rsa_key(jwk) : ec_key(jwk);
    if (!key) continue;
    found = true;
    if (!holds(key, token.substr(0, last), signature)) continue;
    return base::parse_json(*payload_text, "token");
  }
  return found ? no_token() : base::not_found("The provider has no such key.");
}

}  // namespace vallis::auth
