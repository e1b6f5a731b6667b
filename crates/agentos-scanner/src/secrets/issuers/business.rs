//! Offices, design, documents, maps, customers and search.

use super::{Issuer, row};
use crate::secrets::shape::Alphabet::{Alnum, Digits, Lower, Url64, Url64Dot, Uuid};
use crate::secrets::shape::Part::{Literal, Run};

pub(super) const TABLE: &[Issuer] = &[
    row("linear", "lin_api_", &[Run(Alnum, 32, 64)]),
    row("linear", "lin_oauth_", &[Run(Alnum, 32, 80)]),
    row("notion", "ntn_", &[Run(Alnum, 40, 60)]),
    row("figma", "figd_", &[Run(Url64, 36, 60)]),
    row("figma", "figo_", &[Run(Url64, 36, 60)]),
    row("hubspot", "pat-na1-", &[Run(Uuid, 36, 36)]),
    row("hubspot", "pat-na2-", &[Run(Uuid, 36, 36)]),
    row("hubspot", "pat-eu1-", &[Run(Uuid, 36, 36)]),
    row("hubspot", "pat-ap1-", &[Run(Uuid, 36, 36)]),
    row("contentful", "CFPAT-", &[Run(Url64, 43, 43)]),
    row("typeform", "tfp_", &[Run(Url64Dot, 40, 70)]),
    row("frame_io", "fio-u-", &[Run(Url64, 64, 64)]),
    row(
        "mapbox",
        "sk.eyJ",
        &[Run(Url64, 40, 250), Literal("."), Run(Url64, 20, 30)],
    ),
    row(
        "mapbox",
        "tk.eyJ",
        &[Run(Url64, 40, 250), Literal("."), Run(Url64, 20, 60)],
    ),
    row("calendly", "cal_live_", &[Run(Alnum, 32, 40)]),
    row(
        "salesforce",
        "00D",
        &[Run(Alnum, 12, 15), Literal("!"), Run(Url64Dot, 80, 120)],
    ),
    row("make", "hook.eu1.make.com/", &[Run(Lower, 32, 40)]),
    row("make", "hook.us1.make.com/", &[Run(Lower, 32, 40)]),
    row(
        "zapier_webhook",
        "hooks.zapier.com/hooks/catch/",
        &[Run(Digits, 5, 9), Literal("/"), Run(Alnum, 6, 10)],
    ),
    row(
        "onfido",
        "api_live.",
        &[Run(Url64, 11, 11), Literal("."), Run(Url64, 32, 32)],
    ),
    row(
        "onfido",
        "api_live_us.",
        &[Run(Url64, 11, 11), Literal("."), Run(Url64, 32, 32)],
    ),
    row("persona", "persona_production_", &[Run(Uuid, 36, 36)]),
    row("dub", "dub_", &[Run(Alnum, 24, 24)]),
];
