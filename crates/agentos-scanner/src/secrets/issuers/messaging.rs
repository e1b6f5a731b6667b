//! Chat, mail, telephony and social networks.

use super::{Issuer, random, row};
use crate::secrets::shape::Alphabet::{
    Alnum, Base64, Digits, Escaped64, Hex, Upper, Url64, Url64Dot, Uuid, Word,
};
use crate::secrets::shape::Part::{Literal, Run};

const fn slack(prefix: &'static str) -> Issuer {
    row("slack", prefix, &[Run(Url64, 20, 300)])
}

pub(super) const TABLE: &[Issuer] = &[
    slack("xoxb-"),
    slack("xoxp-"),
    slack("xoxa-"),
    slack("xoxr-"),
    slack("xoxs-"),
    slack("xoxo-"),
    slack("xoxc-"),
    slack("xoxd-"),
    slack("xoxe-"),
    slack("xoxe.xoxp-"),
    slack("xoxe.xoxb-"),
    slack("xapp-"),
    slack("xwfp-"),
    row(
        "slack_webhook",
        "hooks.slack.com/services/",
        &[
            Run(Alnum, 8, 12),
            Literal("/"),
            Run(Alnum, 8, 12),
            Literal("/"),
            Run(Alnum, 20, 32),
        ],
    ),
    row(
        "slack_webhook",
        "hooks.slack.com/workflows/",
        &[Run(Base64, 40, 80)],
    ),
    row(
        "slack_webhook",
        "hooks.slack.com/triggers/",
        &[Run(Base64, 40, 80)],
    ),
    row(
        "discord_webhook",
        "discord.com/api/webhooks/",
        &[Run(Digits, 17, 20), Literal("/"), Run(Url64, 60, 80)],
    ),
    row(
        "discord_webhook",
        "discordapp.com/api/webhooks/",
        &[Run(Digits, 17, 20), Literal("/"), Run(Url64, 60, 80)],
    ),
    row(
        "teams_webhook",
        "webhook.office.com/webhookb2/",
        &[
            Run(Uuid, 36, 36),
            Literal("@"),
            Run(Uuid, 36, 36),
            Literal("/IncomingWebhook/"),
            Run(Hex, 32, 32),
            Literal("/"),
            Run(Uuid, 36, 36),
        ],
    ),
    row(
        "google_chat_webhook",
        "chat.googleapis.com/v1/spaces/",
        &[
            Run(Url64, 8, 16),
            Literal("/messages?key="),
            Run(Url64, 30, 40),
            Literal("&token="),
            Run(Url64, 30, 60),
        ],
    ),
    row(
        "sendgrid",
        "SG.",
        &[Run(Url64, 16, 32), Literal("."), Run(Url64, 32, 64)],
    ),
    row(
        "brevo",
        "xkeysib-",
        &[Run(Hex, 64, 64), Literal("-"), Run(Alnum, 16, 16)],
    ),
    row(
        "brevo",
        "xsmtpsib-",
        &[Run(Hex, 64, 64), Literal("-"), Run(Alnum, 16, 16)],
    ),
    row("mailersend", "mlsn.", &[Run(Hex, 64, 64)]),
    random("telnyx", "KEY0", &[Run(Word, 30, 60)]),
    row("nylas", "nyk_v0_", &[Run(Alnum, 40, 80)]),
    row("facebook", "EAAC", &[Run(Alnum, 60, 400)]),
    row("facebook", "EAAM", &[Run(Alnum, 60, 400)]),
    row("facebook", "EAAB", &[Run(Alnum, 60, 400)]),
    row("facebook", "EAAG", &[Run(Alnum, 60, 400)]),
    row("facebook", "EAAD", &[Run(Alnum, 60, 400)]),
    row("instagram", "IGQV", &[Run(Url64, 60, 400)]),
    row("instagram", "IGAA", &[Run(Url64, 60, 400)]),
    random("twitter", "AAAAAAAAAAAAAAAAAAAAA", &[Run(Escaped64, 50, 200)]),
    row("linkedin", "WPL_AP1.", &[Run(Url64Dot, 16, 40)]),
    row("vk", "vk1.a.", &[Run(Url64, 80, 400)]),
    row("intercom", "dG9rOm", &[Run(Base64, 48, 60)]),
    row("stytch", "secret-live-", &[Run(Escaped64, 30, 60)]),
    row("stytch", "secret-test-", &[Run(Escaped64, 30, 60)]),
    row("courier", "pk_prod_", &[Run(Upper, 28, 28)]),
];
