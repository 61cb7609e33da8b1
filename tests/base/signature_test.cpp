#include "base/signature.hpp"

#include <gtest/gtest.h>

#include "base/canonical.hpp"

namespace vallis::base {
namespace {

TEST(Signature, HoldsForTheBytesAndTheKeyAlone) {
  const SigningKey key = SigningKey::make();
  const std::string signature = key.sign("figures");
  EXPECT_TRUE(signature_holds(key.public_key(), "figures", signature));
  EXPECT_FALSE(signature_holds(key.public_key(), "figure", signature));
  EXPECT_FALSE(signature_holds(SigningKey::make().public_key(), "figures", signature));
  std::string changed = signature;
  changed[10] = changed[10] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(signature_holds(key.public_key(), "figures", changed));
  for (const char* none : {"", "A", "not base64!", "AAAA"}) {
    EXPECT_FALSE(signature_holds(none, "figures", signature));
    EXPECT_FALSE(signature_holds(key.public_key(), "figures", none));
  }
}

TEST(Signature, IsThatOfRfc8032) {
  // Section 7.1, test 1: the empty message.
  EXPECT_TRUE(signature_holds("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "",
                              "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc"
                              "-bRr0lv18FlbviRlUUFDjnoQCw"));
}

TEST(Signature, IsMadeAgainFromTheSeedOfItsKey) {
  const SigningKey key = SigningKey::make();
  EXPECT_EQ(key.seed().size(), 43U);
  const auto again = SigningKey::of_seed(key.seed());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->public_key(), key.public_key());
  EXPECT_EQ(again->sign("x"), key.sign("x"));
  for (const char* none : {"", "AAAA", "not base64 at all, and of the right length!"}) {
    EXPECT_FALSE(SigningKey::of_seed(none)) << none;
  }
}

TEST(CanonicalJson, IsOneTextForEqualValues) {
  const auto a = parse_json(R"({"b": [1, {"z": null, "a": "é"}], "a": 1.5})", "a").value();
  const auto b = parse_json(R"({"a":1.50,"b":[1,{"a":"\u00e9","z":null}]})", "b").value();
  EXPECT_EQ(canonical_json(a), R"({"a":1.5,"b":[1,{"a":"é","z":null}]})");
  EXPECT_EQ(canonical_json(a), canonical_json(b));
  EXPECT_NE(canonical_json(parse_json("[1,2]", "c").value()), canonical_json(parse_json("[2,1]", "d").value()));
}

}  // namespace
}  // namespace vallis::base
