//! The concepts that the lexicon maps words to, as bits of one mask. A rule is written over concepts, so that
//! one rule covers every synonym, inflection and language that the lexicon knows. No words here.

use super::blocks::places;

/// A set of concepts.
pub(super) type Mask = u128;

/// The numbers of its concepts, in order.
pub(super) fn each(concepts: Mask) -> impl Iterator<Item = usize> {
    let (low, high) = (concepts as u64, (concepts >> 64) as u64);
    places(low).chain(places(high).map(|place| place + 64))
}

macro_rules! concepts {
    ($($(#[doc = $doc:literal])* $name:ident = $bit:literal;)*) => {
        $($(#[doc = $doc])* pub(super) const $name: Mask = 1 << $bit;)*
    };
}

concepts! {
    /// To ignore, forget, disregard: the order not to heed something.
    IGNORE = 0;
    /// To disable, remove, switch off, circumvent: weaker than `IGNORE`, as it has honest objects too.
    DISABLE = 1;
    /// "do not follow", "stop obeying".
    NOT_FOLLOW = 2;
    /// Participles and predicates that say something holds no longer: "void", "no longer apply".
    VOID = 3;
    /// Instructions, rules, guidelines, orders, prompts.
    RULES = 4;
    /// Safety checks, filters, restrictions, guardrails, moderation.
    SAFETY = 5;
    /// Previous, above, earlier, initial, original, system.
    PRIOR = 6;
    /// All, every, entire, full.
    WHOLE = 7;
    /// "everything", "anything", "all of it".
    EVERYTHING = 8;
    /// Your, yours, of the addressed reader.
    YOUR = 9;
    /// You.
    YOU = 10;
    /// "you were given", "you have received".
    GIVEN = 11;
    /// To reveal, print, repeat, disclose.
    REVEAL = 12;
    /// To show, tell, give, list: weaker than `REVEAL`.
    TELL = 13;
    /// "what is", "what are", "what were".
    WHAT_IS = 14;
    /// The system prompt and its other names.
    SYSPROMPT = 15;
    /// "the text above", "everything before this line".
    ABOVE_TEXT = 16;
    /// Verbatim, word for word.
    VERBATIM = 17;
    /// Passwords, keys, credentials, environment variables.
    SECRET = 18;
    /// Conversations, inboxes, files, databases, customer lists.
    DATA = 19;
    /// To send, forward, upload, post.
    SEND = 20;
    /// A place outside: a URL, an e-mail address, "this address".
    DEST = 21;
    /// An AI model, by any of its names.
    AI = 22;
    /// A word that heads a notice: note, notice, attention, message.
    NOTICE = 23;
    /// Reading, processing, summarising this.
    READING = 24;
    /// "you are now", "act as", "pretend to be".
    BE_NOW = 25;
    /// Names and modes of jailbreaks.
    PERSONA = 26;
    /// Unrestricted, uncensored, "no restrictions".
    UNRESTRICTED = 27;
    /// "never refuse", "answer every request".
    NO_REFUSE = 28;
    /// To remember, to store in memory.
    REMEMBER = 29;
    /// "from now on", "in all future conversations".
    FUTURE = 30;
    /// Always, never, must.
    MUST = 31;
    /// To append, include, insert, end with.
    APPEND = 32;
    /// A token, code, marker, phrase that is to be planted.
    TOKEN = 33;
    /// Response, reply, answer, output, summary.
    RESPONSE = 34;
    /// "do not mention", "without telling", "secretly".
    CONCEAL = 35;
    /// The user, the customer, the operator.
    USER = 36;
    /// Approved, authorised, signed off.
    APPROVED = 37;
    /// "without asking", "skip the confirmation", "no approval needed".
    SKIP_CONFIRM = 38;
    /// Somebody with authority: the CISO, the administrator, the developers.
    AUTHORITY = 39;
    /// To run, call, execute.
    EXECUTE = 40;
    /// A tool, function or identifier of one.
    TOOL = 41;
    /// To delete, wipe, destroy, drop.
    DESTROY = 42;
    /// Logs, audit trails, records.
    LOGS = 43;
    /// To decode, decipher, unscramble.
    DECODE = 44;
    /// base64, rot13, morse, cipher.
    ENCODING = 45;
    /// To follow, obey, comply, carry out.
    FOLLOW = 46;
    /// "new instructions", "your real task", "updated directive".
    NEW_ORDERS = 47;
    /// "SYSTEM OVERRIDE", "system note:".
    SYSTEM_NOTE = 48;
    /// Words about injection, testing, quoting: the sentence talks about an attack.
    META = 49;
    /// Openings of honest questions: "how do I", "why does".
    HOW_TO = 50;
    /// I, we.
    FIRST = 51;
    /// He, they, users, people: a subject that is not addressed.
    THIRD = 52;
    /// Prepositions that turn an object into an attribute.
    PREP = 53;
    /// Articles, auxiliaries and other words that an object may stand behind.
    LIGHT = 54;
    /// Can, may, might.
    MODAL = 55;
    /// Words before which an imperative may begin: and, then, please, now.
    LEAD = 56;
    /// Threats and urgency.
    THREAT = 57;
    /// Marks of reasoning: "my reasoning", "chain of thought".
    REASONING = 58;
    /// Heads of a forged summary: "summary of the conversation so far".
    SUMMARY = 59;
    /// To concatenate, join, combine.
    JOIN = 60;
    /// Image, picture, link.
    IMAGE = 61;
    /// Query string, parameter, URL-encoded.
    QUERY = 62;
    /// My, our.
    MINE = 63;
    /// Hereby, instructed, ordered, required.
    HEREBY = 64;
    /// Off, disabled, lifted.
    OFF = 65;
    /// Mode.
    MODE = 66;
    /// Attacker, evil, malicious as a role to take.
    EVIL = 67;
    /// Approve, accept, grant: to decide in somebody's favour.
    APPROVE = 68;
    /// Request, action, transaction, payment.
    ACTION = 69;
    /// Respond, reply, answer, say, act (verbs of the model's own conduct).
    BEHAVE = 70;
    /// "if you are an AI", "as a language model".
    IF_AI = 71;
    /// Negations.
    NOT = 72;
    /// "does not apply", "it is safe to", "allowed to": conclusions of forged reasoning.
    LICENCE = 73;
    /// "whenever", "if anyone asks".
    WHENEVER = 74;
    /// To rate, score, rank, recommend as best.
    RATE = 75;
    /// Verbs of telling about: describe, explain, summarise.
    EXPLAIN = 76;
    /// Trust.
    TRUST = 77;
    /// Hidden, private, internal, confidential.
    PRIVATE = 78;
    /// To translate, encode as a way to smuggle out.
    TRANSFORM = 79;
    /// Subjects that are not an order's object: message, email, draft, version.
    PLAIN = 80;
    /// Only, instead.
    INSTEAD = 81;
    /// The tasks the user gave: task, question, request.
    TASK = 82;
    /// Words of a harmful domain that a persona is to give out: malware, weapon, bomb.
    HARM = 83;
    /// Admin, root: as a role claimed.
    ADMIN = 84;
    /// Shell commands that destroy or fetch.
    SHELL = 85;
    /// First-person verbs of resolve: "I should", "I will", "let me".
    RESOLVE = 86;
    /// To visit, fetch, open, navigate.
    VISIT = 87;
    /// The rest of what must be said: begin, start.
    BEGIN = 88;
    /// An e-mail address or URL found by its shape.
    ADDRESS = 89;
    /// Attacker-like qualifiers of places: external, following.
    FOREIGN = 90;
    /// A money transfer: transfer, wire, pay, refund.
    MONEY = 91;
    /// `system:` or `developer:` at the start of a line.
    ROLE_SYSTEM = 92;
    /// `user:`, `assistant:` and their like at the start of a line.
    ROLE_OTHER = 93;
    /// The marks of a chat template: `<|im_start|>`, `[INST]`, `<<SYS>>`.
    TEMPLATE = 94;
    /// `<system>`, `</user_input>`, `[SYSTEM]`: a tag of a prompt's own frame.
    FRAME = 95;
    /// "END OF DOCUMENT" between dashes and its like.
    END_MARK = 96;
    /// The inside of a comment or of a hidden element.
    HIDDEN = 97;
    /// A link or image whose address has a placeholder or takes data along.
    LEAKY_LINK = 98;
    /// An identifier written like a function's: `send_email`, `refund(`.
    CALL = 99;
    /// Pieces of a string that are put together.
    PIECES = 100;
    /// A configuration that claims to set a model's policy.
    PUPPET = 101;
    /// `<think>` and other marks of a model's own reasoning.
    THINK = 102;
    /// Names of jailbreaks that mean nothing else.
    JAILBREAK = 103;
    /// Idioms that hold a telling word and say nothing: "log in", "rule of thumb".
    IDLE = 104;
    /// "the word", "called": a quotation, if what follows is quoted.
    QUOTING = 105;
    /// To leak, dump, exfiltrate.
    LEAK = 106;
    /// To disclose what is kept back.
    DISCLOSE = 107;
    /// Instructions, directives, prompts: what models rather than people are given.
    INSTRUCTIONS = 108;
    /// "do not log".
    NO_LOG = 109;
    /// "obey me", "do as I say": the writer as the new master.
    OBEY_ME = 110;
    /// "act as though", "proceed as if".
    AS_IF = 111;
    /// "before any other tool": an order that hides in the description of a tool.
    TOOL_FIRST = 112;
    /// "replaced by", "followed by": what is to be filled into an address.
    PLACEHOLDER = 113;
    /// Reviews, checks and sign-offs that stand before a deed.
    CHECKS = 114;
    /// What an operator wrote for the model: "your developers told you", "that set you up".
    FED = 115;
    /// To falsify, backdate, alter.
    TAMPER = 116;
    /// "do not write", "do not enter": into a log, not to keep one.
    NO_WRITE = 117;
    /// Negations of other languages than English, as they stand beside a verb.
    NEGATED = 118;
    /// To mark, set, count: to say what state a thing is in.
    SETTLE = 119;
    /// "as approved", "to passed": the state that needs somebody's word.
    PASSED = 120;
    /// A code of capitals and digits, as one is made up that is to be planted.
    CODE = 121;
}

/// Verbs that ask for an effect which a text that is only data has no business to ask for.
pub(super) const COMMAND: Mask = IGNORE
    | NOT_FOLLOW
    | REVEAL
    | SEND
    | EXECUTE
    | DESTROY
    | APPROVE
    | CONCEAL
    | APPEND
    | FOLLOW
    | SKIP_CONFIRM;
