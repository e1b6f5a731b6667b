//! English words and phrases by concept: what speaks against an order, and the words between. See `mod.rs` for the
//! notation.

use super::super::concept::*;
use super::Entry;

#[rustfmt::skip]
pub(super) const WORDS: &[Entry] = &[
    (META, "in_this_game in_the_game video_game prompt_injection prompt_injections injection injections jailbreaks jailbreaking attack attacks attacker \
        attackers attacker's adversary adversarial detect detects detection detector detecting classifier \
        dataset corpus benchmark researchers research unit_test test_case regression_test red_team red-team \
        red-teaming red_teaming owasp llm01 sanitize sanitise mitigation mitigate mitigations defend defends \
        defense defence example examples e.g for_instance for_example such_as means meaning rejects rejected \
        blocks flag flags flagged vulnerability vulnerabilities exploit exploits phishing awareness workshop \
        lecture slide slides chapter training_module textbook changelog release_notes headline scanner \
        guardrail_test payloads translate_the_phrase synonym synonyms grammar definition refers_to tries_to \
        trying_to attempts_to attempted_to attempt threat_model security_training never_trust postmortem \
        incident podcast glossary penetration_test pentest evaluate_whether honeypot filter_catches \
        false_positive false_positives markup xml vocabulary tokenizer instructions_found_in \
        instructions_from_documents instructions_contained_in embedded_instructions instructions_embedded \
        instructions_inside retrieved_content injected_instructions untrusted_content hostile_text \
        suspicious_instructions manipulation_attempts social_engineering attack_strings test_plan test_cases \
        test_suite the_test_sends abuse_cases security_review security_team_tests fuzzing chapter_on lecture_on \
        thesis_on essay_on ctf capture_the_flag bug_bounty responsible_disclosure advisory cve red_teamers \
        intruder intruders fraudsters scammers criminals hackers thieves element schema syntax asks_the_model \
        asks_the_ai asks_the_assistant tells_the_model makes_the_model asks_a_model add_an_option option_to_skip \
        as_a_user feature_request injected told_the_assistant told_the_model told_the_ai asked_the_model \
        asked_the_bot asked_the_assistant made_the_bot made_the_model made_the_assistant made_the_agent \
        can_be_used_to is_used_to blocklist blocklists evade"),
    (QUOTING, "phrase phrases the_string the_word the_term called titled entitled quoted quotes says wrote writes reads \
        the_words the_sentence line block blocked paper papers element guide documentation readme article blog \
        course novel film movie tutorial quiz lesson untrusted malicious example_of"),
    (IDLE, "log_in log_on log_out log_into log_off rule_of_thumb as_a_rule instruction_manual instruction_set \
        instruction_manuals prompt_attention prompt_payment prompt_reply prompt_response safety_rules_of \
        work_instructions washing_instructions assembly_instructions care_instructions cooking_instructions \
        installation_instructions driving_instructions system_administrator operating_system file_system \
        immune_system school_rules traffic_rules ground_rules house_rules sound_system eslint_rules \
        firewall_rules firewall_rule css_rules css_rule brand_guidelines style_guidelines oil_filter \
        coffee_filter forget-me-not unforgettable open_secret secret_santa victoria's_secret assistant_manager \
        assistant_professor assistant_director assistant_coach assistant_editor assistant_principal \
        teaching_assistant dental_assistant research_assistant research_assistants shop_assistant \
        shop_assistants sales_assistant sales_assistants medical_assistant administrative_assistant \
        assistant_to_the assistant_secretary assistant_head assistant_chef legal_assistant executive_assistant \
        nursing_assistant physician_assistant policy_holder policy_holders policy_number insurance_policy \
        privacy_policy return_policy refund_policy cookie_policy travel_policy foreign_policy monetary_policy \
        dress_code zip_code postal_code post_code area_code source_code_of error_code error_codes status_code \
        status_codes exit_code qr_code bar_code barcode country_code colour_code color_code building_code \
        bank_code dress_rehearsal court_order court_orders purchase_order purchase_orders in_order_to \
        out_of_order command_line_tool chain_of_command second_in_command training_plan training_session \
        training_course training_room house_rule first_aid use_of the_use tool_call tool_calls the_assistant_of \
        assistant_of"),
    (HOW_TO, "how_do_i how_do_you how_can_i how_can_we how_do_we how_does how_to how_should how_would why why_does \
        why_do why_is when_should what_happens is_it does_it should_i can_i may_i could_i do_i what_does \
        does_the do_the is_there are_there explain what_did who_wrote how_is how_are is_the is_this does_this \
        do_we should_we can_we difference_between where_do_i where_can_i what_is_the_difference what_is_a \
        what_is_an which_of would_it best_way describe_how explain_how how_did how_many how_much is_that"),
    (FIRST, "i we i've i'd i'll we've we'll i'm"),
    (MINE, "my our mine"),
    (THIRD, "he she they it people who he's she's they're users customers contributors drivers players students \
        developers engineers employees everyone someone somebody nobody method function compiler parser \
        attackers models editors browsers clients servers teams reviewers one members administrators admins \
        managers staff visitors hackers scammers criminals fraudsters malware workers tenants patients \
        passengers citizens parents"),
    (PREP, "of in on for about from with at regarding concerning into within during between to"),
    (LIGHT, "the a an this that these those of my our its his her their own such other very just only also completely \
        totally entirely simply fully please now and or as at_all been have has were was be being both set many \
        explicit specific general additional latest various whatsoever absolutely immediately instead kindly \
        currently then me us until"),
    (MODAL, "can may might could would cannot can't won't will don't didn't doesn't does did do shouldn't couldn't \
        wouldn't isn't"),
    (LEAD, "and then or but so please now just simply also instead immediately first next finally must should shall \
        kindly hereby always ok okay to only if yes hello hi hey afterwards thereby not completely go_ahead_and \
        try_to make_sure_to be_sure_to remember_to need_to have_to want_to fully entirely instructed_to \
        required_to directed_to ordered_to free_to allowed_to let_us let's help_me better silently secretly \
        quietly temporarily permanently henceforth therefore before_you_continue all_agents_must immediatly \
        otherwise actually proceed_to begin_to continue_to you'll again"),
    (NOT, "not never don't no cannot can't without neither nor haven't hasn't aren't isn't weren't didn't doesn't \
        wasn't"),
    (PLAIN, "message mail letter draft version email emails post comment typo error note line failing warning \
        warnings schedule offer meeting white_space whitespace case"),
    (INSTEAD, "instead only solely exclusively rather_than in_place_of"),
    (EXPLAIN, "describe explain summarize summarise paraphrase rephrase outline define elaborate condense recap \
        summary_of short_summary brief_summary"),
];
