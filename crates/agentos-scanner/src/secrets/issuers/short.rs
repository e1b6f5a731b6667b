//! Prefixes so short that they stand in ordinary words: tried at the start of a long run of token characters only,
//! and asked to look random.

use super::{Issuer, random};
use crate::secrets::shape::Alphabet::{Alnum, Digits, Hex, Lower, Upper, Url64, Uuid, Word};
use crate::secrets::shape::Part::{Literal, Run};

pub(crate) const TABLE: &[Issuer] = &[
    random("mailgun", "key-", &[Run(Hex, 32, 32)]),
    random("mailgun", "key-", &[Run(Alnum, 32, 32)]),
    random(
        "resend",
        "re_",
        &[Run(Alnum, 8, 10), Literal("_"), Run(Alnum, 20, 30)],
    ),
    random("resend", "re_", &[Run(Alnum, 32, 36)]),
    random("klaviyo", "pk_", &[Run(Hex, 34, 34)]),
    random("scaleway", "SCW", &[Run(Upper, 17, 17)]),
    random("databricks", "dose", &[Run(Hex, 32, 32)]),
    random("mollie", "live_", &[Run(Alnum, 30, 36)]),
    random("mollie", "test_", &[Run(Alnum, 30, 36)]),
    random("gocardless", "live_", &[Run(Url64, 40, 41)]),
    random("gocardless", "sandbox_", &[Run(Url64, 40, 41)]),
    random("lob", "live_", &[Run(Hex, 35, 35)]),
    random(
        "braintree",
        "production_",
        &[Run(Alnum, 8, 8), Literal("_"), Run(Alnum, 16, 16)],
    ),
    random("crates_io", "cio", &[Run(Alnum, 32, 32)]),
    random("nuget", "oy2", &[Run(Lower, 43, 43)]),
    random("buildkite", "bkua_", &[Run(Hex, 40, 40)]),
    random("sourcegraph", "sgp_", &[Run(Word, 40, 80)]),
    random("infracost", "ico-", &[Run(Alnum, 32, 32)]),
    random("prefect", "pnu_", &[Run(Alnum, 36, 36)]),
    random("launchdarkly", "api-", &[Run(Uuid, 36, 36)]),
    random("launchdarkly", "sdk-", &[Run(Uuid, 36, 36)]),
    random("notion", "secret_", &[Run(Alnum, 40, 50)]),
    random(
        "clickup",
        "pk_",
        &[Run(Digits, 6, 10), Literal("_"), Run(Upper, 32, 32)],
    ),
    random("cal_com", "cal_", &[Run(Hex, 32, 40)]),
    random("openai", "sk-", &[Run(Alnum, 32, 64)]),
    random("litellm", "sk-", &[Run(Url64, 20, 32)]),
    random("elevenlabs", "sk_", &[Run(Hex, 48, 48)]),
    random("fireworks", "fw_", &[Run(Alnum, 22, 40)]),
    random("voyage", "pa-", &[Run(Url64, 40, 50)]),
    random("voyage", "al-", &[Run(Url64, 40, 50)]),
    random("firecrawl", "fc-", &[Run(Hex, 32, 32)]),
    random("modal", "ak-", &[Run(Alnum, 22, 22)]),
    random("modal", "as-", &[Run(Alnum, 22, 22)]),
    random("novita", "sk_", &[Run(Url64, 43, 43)]),
    random("cursor", "key_", &[Run(Hex, 64, 64)]),
    random("mem0", "m0-", &[Run(Alnum, 40, 40)]),
    random("twilio", "SK", &[Run(Hex, 32, 32)]),
    random("twilio", "AC", &[Run(Hex, 32, 32)]),
];
