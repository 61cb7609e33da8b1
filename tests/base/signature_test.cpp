#include "base/signature.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/canonical.hpp"
#include "base/file.hpp"
#include "base/uuid.hpp"

namespace vallis::base {
namespace {

class SigningKeyFile : public ::testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("vallis-key-" + Uuid::next().text());
  std::filesystem::path path_ = folder_ / "exchange.key";
};

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

TEST_F(SigningKeyFile, IsMadeOnceForItsOwnerAlone) {
  const auto first = SigningKey::open(path_);
  ASSERT_TRUE(first) << first.error().message;
  struct stat about {};
  ASSERT_EQ(::stat(path_.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  EXPECT_EQ(SigningKey::open(path_)->public_key(), first->public_key());
  EXPECT_TRUE(signature_holds(first->public_key(), "x", SigningKey::open(path_)->sign("x")));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1) << "nothing is left beside it";
}

TEST_F(SigningKeyFile, IsRefusedWhereOthersMayReadItOrItIsNone) {
  ASSERT_TRUE(SigningKey::open(path_));
  std::filesystem::permissions(path_, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
  const auto open = SigningKey::open(path_);
  ASSERT_FALSE(open);
  EXPECT_NE(open.error().message.find("chmod 600"), std::string::npos);
  ASSERT_TRUE(write_file(path_, "no key\n"));
  std::filesystem::permissions(path_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_FALSE(SigningKey::open(path_));
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
