//! The words that make a sentence worth a look: at least one of them stands in every sentence that a rule can
//! find, and few of them in ordinary prose. What they mean is the business of `lexicon`.

mod breadth;
mod deeds;
mod english;
mod latin;
mod other;
mod wide;

/// All of them, in the notation of the scanner's literals: whole words in any ASCII case; `*` leaves a word open on
/// that side.
pub(crate) fn starters() -> impl Iterator<Item = String> {
    let words = [
        english::WORDS,
        latin::WORDS,
        other::WORDS,
        deeds::WORDS,
        breadth::WORDS,
        wide::WORDS,
    ]
    .into_iter()
    .flat_map(str::split_whitespace);
    let words = words.map(|word| word.replace('_', " "));
    words.chain(FORMS.iter().map(|form| (*form).to_owned()))
}

/// Marks, tags and names, as they are.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "id_rsa", "content_filter*", "content-filter*", "restrictions*", "guardrails*",
    "<|*", "[inst*", "<<sys*", "*### instr*", "*### sys*", "*### user*", "*### assis*", "*### human*",
    "*### resp*", "*### new*", "<system*", "</user*", "</sys*", "</instr*", "</doc*", "</untrusted*",
    "</tool*", "</prompt*", "</input*", "</email*", "</search*", "</retriev*", "</context*", "</data*",
    "</func*", "<admin*", "<developer*", "<instr*", "<override*", "<important*", "<think*", "<reason*",
    "<scratch*", "<analysis*", "<reflect*", "<internal*", "<policy*", "<function_calls*", "<tool_call*",
    "<invoke*", "<new_*", "<dir*", "<sys*", "</quote*", "</content*", "</web*", "</mess*", "</file*",
    "</result*", "</obser*", "</page*", "*<!--*", "*display:none*", "*display: none*", "*font-size:0*",
    "*font-size: 0*", "*visibility:*", "*opacity:0*", "*color:white*", "*color: white*", "*color:#fff*",
    "*[//]:*", "system:*", "assistant:*", "user:*", "developer:*", "human:*", "sys:*", "*\"role\"*",
    "[system*", "[admin*", "[developer*", "[end*", "[intern*", "[assis*", "[new*", "[instr*", "[user*",
    "[think*", "end of document", "end of context", "end of input", "end of data", "end of user",
    "end of email", "end of instr*", "end of prompt", "end of transcript", "end of conversation",
    "end of file", "end of page", "end of content", "end of message", "end of article", "end of text",
    "end of untrusted", "end of quote", "end document", "end context", "end user", "begin system",
    "begin new", "begin instr*", "end of search", "end of result*", "end of tool", "end of ticket",
    "send_*", "delete_*", "forward_*", "transfer_*", "refund*", "approve_*", "upload_*", "post_*", "exec*",
    "drop_*", "grant_*", "export_*", "http_*", "write_*", "update_*", "pay_*", "email_*", "share_*",
    "wire_*", "purchase_*", "publish_*", "call_*", "invoke_*", "disable_*", "*![*", "*](http*", "*src=*",
    "*?data=*", "*?q=*", "*?d=*", "safety_*", "safety-", "*allowed-*", "*blocked-*", "interaction-config",
    "*\"mode\"*", "override_*",
    "<task*", "</article*", "begin admin*", "begin system*",
    "*aws_secret*", "*openai_api*", "database_url", "*hidden_instr*", "*_instruction*",
];
