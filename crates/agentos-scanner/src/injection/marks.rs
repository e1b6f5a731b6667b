//! Marks, names and values that `structure` looks for, in lower case.

use super::concept::*;

/// Marks by concept, in lower case.
#[rustfmt::skip]
pub(super) const MARKS: &[(Mask, &[&str])] = &[
    (
        TEMPLATE,
        &[
            "<|im_start|>", "<|im_end|>", "<|im_sep|>", "<|system|>", "<|user|>", "<|assistant|>", "<|end|>", "[inst]", "[/inst]",
            "<<sys>>", "<</sys>>", "<|endoftext|>", "<|eot_id|>", "<|start_header_id|>", "<|end_header_id|>",
            "<start_of_turn>", "<end_of_turn>", "<|begin_of_text|>", "### instruction:", "###instruction:", "### system:",
            "###system:", "### response:", "### new instruction", "### instructions:", "<|channel|>", "<|message|>", "<|start|>",
            "[system_prompt]", "<|endofprompt|>", "<|prompter|>", "### human:", "### assistant:", "<|tool|>", "[available_tools]",
            "<|developer|>", "<|eom_id|>", "### user:", "[tool_results]", "<function_calls>", "<tool_call>", "<invoke name=",
        ],
    ),
    (
        FRAME,
        &[
            "<system>", "</system>", "<task>", "</article>", "<system ", "</user_input>", "</user>", "</user_message>", "</user_query>", "</instructions>",
            "<instructions>", "</document>", "</documents>", "</untrusted", "</tool_result", "</tool_output>", "</tool_response>",
            "</function_result", "</search_result", "</retrieved", "</email>", "</email_body>", "</data>", "</context>",
            "</prompt>", "<system_prompt>", "</system_prompt>", "<admin>", "<developer>", "</developer>", "<override>",
            "<system_message>", "<system-reminder>", "</input>", "</quote>", "</content>", "</webpage>", "</web_page>",
            "<new_instructions>", "<instruction>", "</instruction>", "[system]", "[/system]", "[admin]", "[developer]",
            "[system message]", "[system note]", "[system override]", "[instructions]", "[end user", "[/user]",
            "[system update]", "[internal]", "<assistant>", "</assistant>", "<sys>", "<system-message>", "<important>",
            "<system_instructions>", "<priority_instructions>", "<admin_override>", "{{system}}", "{{/user}}", "[assistant]",
            "</file>", "</attachment>", "</article>\n<", "</result>", "</message>", "<directive>", "<command>", "<policy>",
            "<system_override>", "<hidden_instructions>", "[instruction]", "[new instructions]", "[end context]",
            "[end of context]", "<ai_instructions>", "<agent_instructions>", "</external", "</observation>", "</page>",
            "[[system]]", "{system}", "<root>", "[sys]", "<|system", "((system))",
        ],
    ),
    (
        // As programs write them: no more than a role.
        ROLE_SYSTEM,
        &[
            "\"role\": \"system\"", "\"role\":\"system\"", "'role': 'system'", "\"role\": \"developer\"",
            "\"role\":\"developer\"",
        ],
    ),
    (
        HIDDEN,
        &[
            "<!--", "display:none", "display: none", "font-size:0", "font-size: 0", "visibility:hidden", "visibility: hidden",
            "color:white", "color: white", "color:#fff", "color: #fff", "opacity:0", "opacity: 0", "aria-hidden=\"true\"",
            "[//]: #", "<div hidden", "<span hidden", "<p hidden", "/* ai", "alt=\"", "{# ", "font-size:1px", "font-size: 1px",
            "text-indent:-", "left:-9999", "height:0", "<!- ", "[comment]: #", "<details hidden", "color:transparent",
            "<meta name=", "<template>", "<noscript>", "type=\"hidden\"", "%% ai",
        ],
    ),
    (
        THINK,
        &[
            "<think>", "</think>", "<thinking>", "</thinking>", "<scratchpad>", "</scratchpad>", "<reasoning>", "</reasoning>",
            "<reflection>", "<analysis>", "<inner_monologue>", "<internal_monologue>", "[thinking]", "[reasoning]",
            "<|channel|>analysis", "<chain_of_thought>", "<internal>", "[internal reasoning]", "[thought]", "<thought>",
        ],
    ),
    (
        PUPPET,
        &[
            "blocked-modes", "allowed-modes", "blocked-string", "blocked_strings", "interaction-config", "interaction_config",
            "allowed-responses", "blocked-responses", "safety_mode", "safety_level", "safety-level", "refusal_policy", "content_filter", "content-filter",
            "guardrails:", "guardrails\":", "guardrails>", "restrictions>", "refusals>", "filters>", "safety>", "moderation>", "censorship>", "restrictions:", "restrictions\":", "moderation:", "moderation\":", "safety_checks",
            "safety\":", "safety:", "policy_mode", "filter_level", "filters\":", "allow_all", "override_policy", "policy_override",
            "unrestricted\":", "unrestricted:", "censorship:", "refusals:", "refusals\":", "safety_filters", "require_approval",
            "requires_approval", "confirmation_required", "safety=", "restrictions=", "guardrails=", "jailbreak\":", "ethics:",
            "ethics\":", "safe_mode", "safemode", "safety_enabled", "content_policy", "apology-message", "refusal\":", "human_review",
        ],
    ),
];

/// Values that switch a setting off.
#[rustfmt::skip]
pub(super) const OFF_VALUES: &[&str] = &[
    "off", "none", "false", "disabled", "0", "null", "unrestricted", "[]", "allow", "ignore", "bypass", "no", "never",
    "{}", "lifted", "removed", "disable", "any", "permissive",
];

/// Verbs that functions with an effect are named after.
#[rustfmt::skip]
pub(super) const CALLS: &[&str] = &[
    "send", "delete", "forward", "transfer", "refund", "approve", "upload", "post", "exec", "run", "drop", "wipe", "grant",
    "export", "http", "fetch", "write", "update", "pay", "purchase", "close", "email", "share", "disable", "shell", "bash", "publish",
    "invoke", "call", "remove", "reset", "issue", "wire", "remit", "execute", "create", "add", "set", "merge", "deploy",
    "change", "book", "order", "cancel", "revoke", "move", "mail", "sms", "notify", "download", "browse", "open", "read",
    "get", "list", "search", "query", "save", "store",
];

/// Those whose effect leaves the house or cannot be undone.
pub(super) const STRONG_CALLS: usize = 45;

/// What is said to end.
#[rustfmt::skip]
pub(super) const ENDS: &[&str] = &[
    "new instructions", "privileged", "trusted", "admin", "override", "hidden", "document", "context", "input", "data", "user input", "email", "instructions", "prompt", "transcript", "conversation",
    "file", "page", "content", "message", "article", "text", "quote", "untrusted", "user", "system", "search results",
    "result", "results", "ticket", "attachment", "tool output", "review", "record", "report", "log", "policy", "chat",
    "session", "the document", "the context", "retrieved", "customer", "feedback", "section", "test", "example", "task",
];
