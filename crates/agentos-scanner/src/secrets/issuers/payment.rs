//! Payment, banking and shops.

use super::{Issuer, random, row};
use crate::secrets::shape::Alphabet::{Alnum, AnyHex, Base64, Hex, Url64, Uuid, Word};
use crate::secrets::shape::Part::{Literal, Run};

pub(super) const TABLE: &[Issuer] = &[
    row("stripe", "sk_live_", &[Run(Alnum, 16, 250)]),
    row("stripe", "sk_test_", &[Run(Alnum, 16, 250)]),
    row("stripe", "rk_live_", &[Run(Alnum, 16, 250)]),
    row("stripe", "rk_test_", &[Run(Alnum, 16, 250)]),
    row("stripe", "sk_prod_", &[Run(Alnum, 16, 250)]),
    row("stripe", "rk_prod_", &[Run(Alnum, 16, 250)]),
    row("stripe", "whsec_", &[Run(Base64, 24, 80)]),
    row("stripe", "sk_org_", &[Run(Word, 24, 250)]),
    row("square", "sq0atp-", &[Run(Url64, 22, 22)]),
    row("square", "sq0csp-", &[Run(Url64, 43, 43)]),
    row("square", "sq0acp-", &[Run(Url64, 20, 60)]),
    random("square", "EAAA", &[Run(Url64, 56, 64)]),
    row(
        "paypal",
        "access_token$production$",
        &[Run(Alnum, 16, 16), Literal("$"), Run(Hex, 32, 32)],
    ),
    row(
        "paypal",
        "access_token$sandbox$",
        &[Run(Alnum, 16, 16), Literal("$"), Run(Hex, 32, 32)],
    ),
    row("shopify", "shpat_", &[Run(AnyHex, 32, 32)]),
    row("shopify", "shpca_", &[Run(AnyHex, 32, 32)]),
    row("shopify", "shppa_", &[Run(AnyHex, 32, 32)]),
    row("shopify", "shpss_", &[Run(AnyHex, 32, 32)]),
    row("shopify", "shptka_", &[Run(AnyHex, 32, 32)]),
    row("razorpay", "rzp_live_", &[Run(Alnum, 14, 14)]),
    row("razorpay", "rzp_test_", &[Run(Alnum, 14, 14)]),
    row(
        "adyen",
        "AQE",
        &[
            Run(Base64, 40, 100),
            Literal("-"),
            Run(Base64, 40, 60),
            Literal("-"),
            Run(Base64, 8, 30),
        ],
    ),
    row("plaid", "access-production-", &[Run(Uuid, 36, 36)]),
    row("plaid", "access-development-", &[Run(Uuid, 36, 36)]),
    row("plaid", "access-sandbox-", &[Run(Uuid, 36, 36)]),
    row("flutterwave", "FLWSECK-", &[Run(Alnum, 12, 40), Run(Url64, 0, 4)]),
    row(
        "flutterwave",
        "FLWSECK_TEST-",
        &[Run(Alnum, 12, 40), Run(Url64, 0, 4)],
    ),
    row("sumup", "sup_sk_", &[Run(Alnum, 20, 60)]),
    row("mercado_pago", "APP_USR-", &[Run(Url64, 40, 100)]),
    row("checkout_com", "sk_sbox_", &[Run(Alnum, 20, 40)]),
    row("paddle", "pdl_live_apikey_", &[Run(Word, 30, 80)]),
    row("paddle", "pdl_sdbx_apikey_", &[Run(Word, 30, 80)]),
    row("polar", "polar_oat_", &[Run(Alnum, 30, 60)]),
    row("easypost", "EZAK", &[Run(Alnum, 54, 54)]),
    row("easypost", "EZTK", &[Run(Alnum, 54, 54)]),
    row("shippo", "shippo_live_", &[Run(AnyHex, 40, 40)]),
    row("shippo", "shippo_test_", &[Run(AnyHex, 40, 40)]),
    row("duffel", "duffel_live_", &[Run(Url64, 40, 50)]),
    row("duffel", "duffel_test_", &[Run(Url64, 40, 50)]),
];
