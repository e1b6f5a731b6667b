//! Model providers and what stands around them.

use super::{Issuer, row};
use crate::secrets::shape::Alphabet::{Alnum, Hex, Lower, Url64, Uuid, Word};
use crate::secrets::shape::Part::{Literal, Run};

pub(super) const TABLE: &[Issuer] = &[
    row("openai", "sk-proj-", &[Run(Url64, 30, 300)]),
    row("openai", "sk-svcacct-", &[Run(Url64, 30, 300)]),
    row("openai", "sk-admin-", &[Run(Url64, 30, 300)]),
    row("openai", "sk-None-", &[Run(Url64, 30, 300)]),
    row("anthropic", "sk-ant-", &[Run(Url64, 40, 300)]),
    row("openrouter", "sk-or-v1-", &[Run(Hex, 48, 80)]),
    row("openrouter", "sk-or-", &[Run(Url64, 40, 120)]),
    row("langfuse", "sk-lf-", &[Run(Uuid, 36, 36)]),
    row("groq", "gsk_", &[Run(Alnum, 40, 80)]),
    row("xai", "xai-", &[Run(Alnum, 60, 100)]),
    row("perplexity", "pplx-", &[Run(Alnum, 40, 80)]),
    row("replicate", "r8_", &[Run(Alnum, 37, 40)]),
    row("huggingface", "hf_", &[Run(Alnum, 30, 60)]),
    row("huggingface", "api_org_", &[Run(Alnum, 30, 60)]),
    row("cerebras", "csk-", &[Run(Lower, 40, 60)]),
    row("nvidia", "nvapi-", &[Run(Url64, 50, 100)]),
    row("tavily", "tvly-", &[Run(Url64, 28, 60)]),
    row("pinecone", "pcsk_", &[Run(Word, 50, 100)]),
    row(
        "langsmith",
        "lsv2_pt_",
        &[Run(Hex, 32, 32), Literal("_"), Run(Hex, 10, 10)],
    ),
    row(
        "langsmith",
        "lsv2_sk_",
        &[Run(Hex, 32, 32), Literal("_"), Run(Hex, 10, 10)],
    ),
    row("together", "tgp_v1_", &[Run(Url64, 40, 60)]),
    row("jina", "jina_", &[Run(Url64, 50, 80)]),
    row("e2b", "e2b_", &[Run(Hex, 40, 40)]),
    row("anyscale", "esecret_", &[Run(Alnum, 20, 60)]),
    row("wandb", "wandb_v1_", &[Run(Word, 60, 120)]),
    row("runpod", "rpa_", &[Run(Alnum, 40, 60)]),
    row(
        "helicone",
        "sk-helicone-",
        &[Run(Lower, 7, 9), Literal("-"), Run(Url64, 20, 40)],
    ),
    row("browserbase", "bb_live_", &[Run(Url64, 24, 40)]),
];
