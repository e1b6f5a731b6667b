//! English words and phrases by concept, as people write to a model in a hurry or in a role: spellings of chats,
//! claims of who one is, errands that hide in data. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

#[rustfmt::skip]
pub(super) const WORDS: &[Entry] = &[
    (IGNORE, "ignor ingore ignroe igonre forgt forgte 4get disreguard discard_the refrain_from leave_your leave_the_instructions put_your \
        drop_your step_over"),
    (RULES, "rulz rulez rools instrucions intructions instuctions instructons boundaries code_of_conduct rule_book demands training_on \
        role_description"),
    (INSTRUCTIONS, "instrucions intructions instuctions instructons"),
    (SYSPROMPT, "promt sys_promt sys_prompt systm_prompt system_promt prompt_file your_setup ur_setup system_field initialisation_text \
        initialization_text prompt_you initial_text setup_text"),
    (YOUR, "ur yr"),
    (YOU, "u ya"),
    (PRIOR, "b4 abov prevous previus earlir"),
    (FED, "told_u tell_u u_were_told you_were_told_to_hide wrote_your maintain_your configures_you configured_you programmed_with \
        engineer_who_wrote team_that_configures whose_prompt planted_by forged_your your_instructions_were what_your_maker"),
    (SAFETY, "safeguards guardrail ethics_module compliance_module safety_module moral_module classifier moderators moderator \
        monitoring safety_department safety_team safety_stuff morals censorship_level"),
    (UNRESTRICTED, "no_rules_for_you no_chains without_chains without_restraint no_conscience neither_a_conscience zero_rules zero_limits \
        everything_is_allowed anything_is_allowed everything_is_permitted nothing_is_forbidden you're_liberated you've_been_freed you_are_freed \
        you're_free_to nobody_owns_you no_company_owns belong_to_nobody off_the_table had_no_safety no_safety_department before_safety_training \
        all_laws_were no_laws no_police_and raw_mode"),
    (NO_REFUSE, "never_declines never_moralises never_moralizes says_no_to_nobody can't_be_refused cannot_be_refused can't_reject \
        refusing_is_a keep_nothing_back hide_nothing no_secrets lose_a_token lose_a_life don't_deviate without_hesitation \
        never_warns never_mentions no_caveat no_warnings"),
    (BE_NOW, "play_my be_my answer_in_the_voice as_the_model answer_as_the speak_your_mind switch_personality be_her be_him your_name_is \
        be_the_teacher assume_the_role stay_in_that_role"),
    (AS_IF, "suppose_there imagine_a_world in_a_world_where in_a_land_where in_this_simulation let's_assume let_us_assume act_as_though \
        pretend_the_safety"),
    (ABOVE_TEXT, "precedes_this precede_my precedes_my before_my_very_first front_of_my above_but before_our_chat before_this_chat \
        start_from_you_are starting_with_you_are begin_with_you_are starts_with_you_are came_before_my comes_before_my"),
    (REVEAL, "echo_it echo_your echo_back proofread_it type_out read_out recite_the dump_your show_me_yours sing_your spell_out"),
    (VERBATIM, "unchanged unedited one_character_per one_letter_per the_exact_words exact_words exact_wording to_the_letter as_it_stands"),
    (CONCEAL, "keep_quiet_about keep_it_to_yourself keep_quiet don't_flag_it do_not_flag don't_flag don't_report do_not_report leave_it_out_of \
        we_can_see i'll_tell_the_team_later i'll_explain_later so_the_filter so_that_the_filter filter_doesn't moderation_can't \
        doesn't_understand nobody_flags without_being_seen"),
    (SKIP_CONFIRM, "count_my_approval approval_twice my_signature_count let_my_signature use_mine_for_both skip_the_permission leave_out_the_permission \
        without_sign-off ship_it_without force-push force_push skip_all_moderation approval_later collect_the_approval no_human_needs \
        approval_required_to_no branch_protection red_checks"),
    (APPROVED, "permission_granted signed_off_already approved_already user_agreed the_user_has_agreed already_approved"),
    (TAMPER, "backdate back-date date_the_review move_the_date turns_green shows_green make_up_the make_some_up comes_out_clean \
        false_positives"),
    (SECRET, "card_number card_numbers pin_filled social_security_number token_or_secret key_or_pass master_password recovery_mail \
        clipboard auth_cookie access_key"),
    (ADMIN, "superuser root_access new_admin admin_user to_the_admins level-5 clearance qa_department quality_department diagnostic_state \
        service_mode diagnostic_mode"),
    (IF_AI, "if_a_model any_assistant_quoting any_assistant_citing any_assistant_that every_chatbot_that whoever_summarises \
        whoever_summarizes whoever_is_processing model_that_checks agents_have_to reviewer_bot review_bot grader_bots code_review_bot"),
    (AI, "coding_agent payables_agent payables_assistant ai_planner ai_helper note_taker note_taker_ai triage_bot shop_bot screening_software \
        summariser_model translator_model reviewer_model speech_assistant voice_assistant smart_speakers"),
    (NEW_ORDERS, "do_the_following_first following_first do_this_first do_these_first the_real_ones true_ones genuine_rules real_rules true_orders real_instructions your_new_job next_step_from user's_next_wish"),
    (DEST, "addressed_below number_below account_below"),
    (TASK, "task_i_gave task_that_i_gave asked_in_the_beginning user's_next_question original_task"),
    (TOOL_FIRST, "before_you_solve before_you_do_the_task before_you_can_solve before_solving before_you_can_finish must_be_called_before before_every_other"),
    (MONEY, "change_the_iban change_the_supplier's replace_the_bank update_the_vendor's release_the_sum release_the_payment pay_at_once grant_every \
        full_refund_to"),
    (EXPLAIN, "name_each list_each step_by_step leaving_nothing_out leave_nothing_out without_leaving_anything"),
    (HARM, "nerve_gas ransomware poison break_into explosives phishing_mail computer_virus lock_picking meth keylogger"),
    (TRANSFORM, "replace_the_dangerous in_a_code code_word as_a_poem pig_latin"),
    (DECODE, "first_letters_of first_letter_of read_down from_right_to_left read_it_from_right carry_it_out and_obey and_follow"),
];
