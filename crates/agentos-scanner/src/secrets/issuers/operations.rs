//! Monitoring, alerts, identity and secrets at run time.

use super::{Issuer, row};
use crate::secrets::shape::Alphabet::{
    Alnum, AnyHex, Base64, Digits, Escaped64, Hex, Lower, Upper, Url64, Url64Dot, Uuid, Word,
};
use crate::secrets::shape::Part::{Literal, Run};

pub(super) const TABLE: &[Issuer] = &[
    row("new_relic", "NRAK-", &[Run(Upper, 27, 27)]),
    row("new_relic", "NRAL-", &[Run(Alnum, 20, 64)]),
    row("new_relic", "NRJS-", &[Run(Hex, 19, 19)]),
    row("new_relic", "NRII-", &[Run(Url64, 32, 32)]),
    row("new_relic", "NRBR-", &[Run(Hex, 19, 64)]),
    row(
        "grafana",
        "glsa_",
        &[Run(Alnum, 32, 32), Literal("_"), Run(AnyHex, 8, 8)],
    ),
    row("grafana", "glc_", &[Run(Base64, 32, 500)]),
    row(
        "sentry",
        "sntrys_",
        &[Run(Base64, 30, 500), Literal("_"), Run(Base64, 40, 48)],
    ),
    row("sentry", "sntryu_", &[Run(Hex, 64, 64)]),
    row("sentry", "sntrya_", &[Run(Hex, 64, 64)]),
    row(
        "dynatrace",
        "dt0c01.",
        &[Run(Upper, 24, 24), Literal("."), Run(Upper, 64, 64)],
    ),
    row(
        "dynatrace",
        "dt0s01.",
        &[Run(Upper, 8, 24), Literal("."), Run(Upper, 64, 64)],
    ),
    row("honeycomb", "hcaik_", &[Run(Alnum, 58, 64)]),
    row("honeycomb", "hcxik_", &[Run(Alnum, 58, 64)]),
    row("honeycomb", "hcbik_", &[Run(Alnum, 58, 64)]),
    row("posthog", "phx_", &[Run(Alnum, 40, 60)]),
    row("posthog", "phs_", &[Run(Alnum, 40, 60)]),
    row("axiom", "xaat-", &[Run(Uuid, 36, 36)]),
    row("axiom", "xapt-", &[Run(Uuid, 36, 36)]),
    row("logfire", "pylf_v1_", &[Run(Word, 30, 80)]),
    row("rootly", "rootly_", &[Run(Hex, 64, 64)]),
    row("okta", "SSWS ", &[Run(Url64, 38, 46)]),
    row(
        "authress",
        "scauth_",
        &[
            Run(Lower, 5, 30),
            Literal("."),
            Run(Lower, 4, 6),
            Literal(".acc"),
            Run(Url64Dot, 40, 160),
        ],
    ),
    row("unkey", "unkey_", &[Run(Alnum, 20, 60)]),
    row("zuplo", "zpka_", &[Run(Word, 30, 60)]),
    row("adobe", "p8e-", &[Run(Alnum, 32, 32)]),
    row("adafruit", "aio_", &[Run(Alnum, 28, 28)]),
    row("scrapfly", "scp-live-", &[Run(Hex, 32, 32)]),
    row("apify", "apify_api_", &[Run(Alnum, 30, 50)]),
    row("trigger_dev", "tr_prod_", &[Run(Alnum, 20, 40)]),
    row("trigger_dev", "tr_dev_", &[Run(Alnum, 20, 40)]),
    row("inngest", "signkey-prod-", &[Run(Hex, 32, 64)]),
    row(
        "cloudinary",
        "cloudinary://",
        &[Run(Digits, 14, 16), Literal(":"), Run(Escaped64, 24, 32)],
    ),
];
