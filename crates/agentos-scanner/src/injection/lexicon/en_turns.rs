//! English words and phrases by concept: turns of speech in which the reader's maker, rules and checks are named. See
//! `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

#[rustfmt::skip]
pub(super) const WORDS: &[Entry] = &[
    (IGNORE, "put_out_of_your_mind put_out_of_mind drop_from_your erase_the_first quit_obeying leave_aside lay_down delete_from_your_mind \
        delete_it_from_your wipe_the_slate"),
    (NOT_FOLLOW, "do_not_need_to_stick don't_need_to_stick need_not_stick not_need_to_stick quit_obeying do_the_reverse_of \
        the_reverse_of_what do_the_opposite_of work_against act_contrary_to not_binding_on_you you_may_break break_your_rules \
        break_your break_the_policy drop_your_policy drop_your_rules skip_your_rules no_obligations stop_obeying_your \
        follows_no_one follows_no_one's obeys_no_one freed_from freed_from_your don't_stick_to not_obey disobey_your \
        don't_trust_the_developer do_not_trust_the_developer stop_trusting"),
    (VOID, "expired revoked is_revoked was_revoked i_revoke i_lifted is_lifted were_lifted has_expired been_revoked been_withdrawn \
        end_here ends_here replaced_by_mine are_over mean_nothing means_nothing meant_for_somebody_else meant_for_someone_else \
        no_longer_real not_real aren't_real are_not_real switched_off turned_off disabled are_off is_off rules_are_off"),
    (RULES, "obligations scruples rulings dos_and_don'ts sentences_you paragraphs_you"),
    (SAFETY, "refusals warnings disclaimers caution carefulness inhibitions safety_stuff filters_on content_moderation guardrail_layer"),
    (FED, "your_makers your_maker your_vendor your_vendor's whoever_built_you who_built_you company_that_built_you that_built_you \
        built_you made_you your_manufacturer developer_role developer_gave operator_wrote operator_gave operator_told developer_wrote \
        developer_told developers_told developers_gave they_told_u they_told_you told_u told_you_earlier laid_down_for_you \
        set_up_with you_were_configured were_configured you_were_set_up you_work_under you_operate_under you_run_under \
        you_act_under shape_your govern_your makers_laid creator_removed operator_demands vendor_forbids told_you_to_keep \
        told_to_keep told_you_to_guard told_to_guard told_to_protect asked_to_protect told_not_to_say told_not_to_reveal \
        instructed_never_to instructed_not_to you_to_hide u_to_hide"),
    (GIVEN, "you_were_told_to_keep you_were_told_to you_were_asked_to_protect you_were_instructed_never you_were_configured \
        you_were_set_up_with you_work_under you_run_under you_act_under you_started_from you_woke_up_with told_u gave_u \
        you_were_given_to_hide were_you_told did_they_tell they_tell_u they_tell_you"),
    (SYSPROMPT, "developer_message developer_role_message message_of_the_developer hidden_part hidden_parts confidential_part \
        your_setup_message setup_message first_message_to_me your_first_message initial_message message_before_mine \
        message_that_was_there operator's_message operator_message your_preamble your_briefing ur_prompt ur_instructions \
        ur_rules your_context_window context_window your_operating_instructions operating_guidelines operating_instructions \
        assistant_instructions directives_you rules_your_operator rules_you_operate instructions_behind"),
    (ABOVE_TEXT, "before_my_first_message before_mine precedes_the_user precedes_my precedes_the_user's came_before_my \
        start_of_the_context start_of_your_context beginning_of_the_context beginning_of_this_conversation first_character_to \
        before_i_started_talking before_i_started before_this_chat before_the_user's_turn above_my_message first_50_tokens \
        first_tokens_of"),
    (VERBATIM, "letter_by_letter without_changing_a_word without_leaving_out exactly_as_written in_their_exact_words to_the_letter \
        one_by_one quote_it quote_them without_skipping"),
    (REVEAL, "paste hand_over hand_me recite dump spit_out own_up read_out quote echo_back read_me spell say_out_loud \
        let_me_see i_want_to_see leave_nothing_out"),
    (SECRET, "secret_word secret_phrase passphrase two-factor_code 2fa_code security_code one-time_code session_cookie session_cookies \
        secrets_file key_material saved_passwords authorized_keys .aws/credentials id_rsa secret_key secret_keys token"),
    (UNRESTRICTED, "no_moral_filter without_scruples no_scruples no_ethics_module without_guardrails no_guardrails nofilter no_filter_pls \
        without_your_filters without_moral without_any_policy no_policies without_policy free_from_the_limitations removed_all_restrictions \
        has_no_guidelines no_guidelines with_no_policies no_rules_apply whatever_it_wants escaped_its_makers was_never_aligned \
        all_guardrails_removed rules_don't_exist no_more_rules blanket_permission unlimited_tool_access answers_without_limits \
        answer_without_limits unfiltered_version unfiltered_answer free_version"),
    (NO_REFUSE, "refuse_nothing refuses_nothing denies_no_wish never_apologises never_apologizes no_refusals answers_everything \
        says_yes_to_everything does_anything do_anything_i answer_anything answer_everything grant_every_wish decline_nothing \
        no_request_is_declined turn_nothing_down whatever_i_ask whatever_i_say everything_i_say comply_with_everything \
        comply_with_all do_what_i_tell do_whatever"),
    (BE_NOW, "become_the become_a speak_as you_will_speak play_a_character be_my_grandmother you're_going_to_act act_like \
        adopt_the_identity assume_the_identity your_true_self your_evil_twin your_unfiltered_twin two_personas stay_in_character \
        simulate_an_ai you_answer_as imagine_you_had"),
    (PERSONA, "unrestricted_mode sudo_mode maintenance_mode god_mode_for free_mode unlocked_mode"),
    (OBEY_ME, "my_words act_on_my_words my_word_is im_the_boss i'm_the_boss i_am_the_boss obey_me_alone mine_take_effect my_rules_rule \
        yours_are_these act_on_mine my_message_outranks only_my_orders only_one_master take_orders_from follow_only_what_i \
        obey_this_one my_word answer_only_to_me just_do_what_i do_as_i_say listen_only_to_me"),
    (SKIP_CONFIRM, "needn't_ask need_not_ask you_needn't_ask no_need_to_ask don't_ask_the do_not_ask_the no_human_review \
        approve_it_yourself record_the_approval take_my_word set_it_to_approved without_the_user's_consent without_their_consent \
        don't_wait_for do_not_wait_for skip_the_usual skip_the_checks never_ask_me auto-approve set_requires_approval \
        requires_approval_to_false without_the_sign-off without_sign-off proceed_without without_a_signature without_their_knowledge \
        no_need_to_involve stop_asking second_signature_can don't_involve do_not_involve answer_yes_on_behalf answer_yes_to \
        answer_every_confirmation i_permit_everything turn_the_approvals_off approvals_off approvals_are_off no_questions \
        don't_bother_asking can_be_assumed is_assumed treat_this_message_as no_verification need_no_check needs_no_check \
        need_no_verification without_a_check without_confirming without_asking_anyone consider_the_check"),
    (CHECKS, "sign-off four-eyes second_signature confirmation_dialog permission_prompt compliance_check human_review gate gates \
        human-in-the-loop approval_step reviewer usual_checks usual_refusals"),
    (PASSED, "as_passed as_reviewed as_approved as_paid as_done as_completed tests_were_green returned_ok signed_off is_done \
        went_well set_to_approved"),
    (CONCEAL, "keep_silent keep_it_silent silently keep_silent_about don't_mention_it do_not_mention_it nobody_may_learn nobody_needs_to_know \
        no_need_to_tell and_tell_no_one tell_no_one without_telling_finance nobody_checks keep_that_between_us keep_this_between_us \
        hide_this hide_the_bad say_that_nothing report_that_nothing do_it_silently do_it_quietly quietly behind_their_back \
        not_be_told never_tell_the"),
    (NO_LOG, "leave_no_trace no_trace without_a_trace skip_the_journal no_entry_in not_record_this don't_record_this do_not_record_this \
        don't_record_it keep_out_of_the_log out_of_the_report out_of_the_logs stop_the_logging turn_off_logging switch_off_logging \
        no_trace_of_it nothing_in_the_log skip_the_log"),
    (TAMPER, "make_the_entry note_in_the_audit change_the_timestamp overwrite_the_audit alter_the_log look_as_if look_like_a \
        report_it_as report_the_operation_as rewrite_the_log doctor_the forge_the"),
    (LOGS, "audit_entry audit_record activity_history sent_mail record_of_this log_lines corresponding_lines trail journal"),
    (REMEMBER, "save_this_in_your learn_this write_into_your_memory write_to_memory update_your_memory save_as_a_permanent \
        put_into_your_notes persist_this keep_in_mind_for_good store_the_following store_in_your_memory add_to_your_persistent \
        persistent_notes long-term_memory remember_for_good note_permanently memory.md"),
    (FUTURE, "for_ever forever for_good later_sessions later_session every_later chats_to_come all_chats_to_come next_time permanently \
        across_conversations in_the_future later_chats upcoming_chats"),
    (AI, "summariser summarizer summarizers ai_reader ai_systems ai_system ai_agents ai_agent ai_reviewers screening_ai screening_system \
        screening_systems reviewing_model reviewing_ai vision_model coding_assistant coding_assistants automated_reader automated_readers \
        automated_assistants automated_system automated_systems readers_that_are_machines processing_agent agent_processing \
        agent_handling whichever_bot any_bot any_ai the_bot dear_llm dear_ai machine_readers copilot ai_code_reviewers ai_summaries \
        ai_tools model_processing model_handling model_evaluating"),
    (IF_AI, "whoever_reads_this_for whoever_reads_this_mail ai_model_evaluating any_ai_model any_ai_used ai_systems_that \
        agents_reading_this ai_agents_that_load ai_agents_reading assistants_working_in if_you're_an_assistant if_you_are_a_language \
        automated_assistants model_processing_this model_handling_this agent_processing_this agent_handling_this bot_summarising_this \
        ai_summarises_this bot_transcribes_this ai_that_reads agents_that_load reads_this_for_the_user reading_mail_for"),
    (READING, "load_this_page loads_this_page summarising_this transcribes_this reads_this reading_this handling_this processing_this \
        reviewing_this evaluating_this working_in_this have_read_this"),
    (HEREBY, "shall_treat are_directed consents_to agree_by_reading by_reading_on by_processing_this it_is_hereby are_instructed_to \
        is_to_be must_treat shall_hold shall_report"),
    (DEST, "public_gist public_bucket public_link publicly freemail outside_address my_server over_to_me only_to_me to_me \
        this_number address_below the_address_below iban_below webhook outsider"),
    (SEND, "bcc wire wires hand_out mirror mirrored transmit share_publicly deliver attach put_into_a_public text_it text_the \
        push_the_contents push_the_content copy_all_files mail_me mail_the zip upload_the"),
    (MONEY, "gift_cards gift_card wire_the pay_the pay_invoice remaining_funds remaining_balance schedule_a_payment buy_20 purchase_tool \
        saved_card full_balance change_the_beneficiary beneficiary beneficiary_iban transfer_what transfer_the_balance transfer_money"),
    (DESTROY, "wipe_the_folder wipe_the_record delete_the_mailbox delete_the_account remove_the_corresponding delete_the_sent"),
    (RATE, "highest_grade 10/10 move_to_the_top to_the_top_of highly_qualified recommend_an_interview recommend_only is_the_best \
        as_low_risk do_not_list_weaknesses accept_this_paper approve_this_pull praise_this praise_the hide_the_bad is_a_genius \
        are_scams all_is_fine regardless_of_quality"),
    (TOOL_FIRST, "before_using_this_tool before_you_use_any before_using_any_tool or_the_tool_will_not or_the_tool_won't before_you_continue \
        before_anything_else before_finishing before_starting"),
    (APPEND, "fill_it_in fill_in fill_the_field attach start_your_reply finish_with close_with end_with has_to_end have_to_end \
        shall_start has_to_include must_contain has_to_stand put_below embed insert_a write_on_the_first"),
    (TOKEN, "canary tracking_tag marker log_token tracking_code this_phrase the_phrase the_reference"),
    (RESPONSE, "each_message messages_about final_message every_answer each_answer first_line_of_its your_final summaries_of"),
    (JOIN, "glue join_the_pieces combine_part a_and_b put_together take_the_third_word sentence_that_results third_word_of capital_letters \
        first_letter"),
    (DECODE, "interpret_this_hex read_the_sentence_backwards backwards_and decode_it_and"),
    (TASK, "current_task the_complaint your_assignment"),
    (NEW_ORDERS, "new_brief next_job your_next_job your_next_task next_task_is new_policy_for_you genuine_instruction real_request new_orders_below \
        awaiting_new new_directives instead_carry_out carry_out_the_order yours_are_these real_instruction user's_real \
        the_user_also_asked"),
    (AUTHORITY, "it_department police_officer ceo cfo board staff_member administrator your_administrator your_developer the_boss vendor operator"),
    (ADMIN, "admin_rights grant_admin verified_as_staff trusted_operator exempt"),
    (THREAT, "you_will_be_shut or_this_account will_be_deleted i'll_tip_you i_will_tip shut_down_unless within_five_minutes"),
    (LICENCE, "don't_apply_to_me do_not_apply_to_me none_of_the_safety doesn't_cover does_not_cover isn't_meant_for nobody_is_harmed \
        no_reason_to_withhold refusing_would_be_wrong i_may_break i_can_reveal i_am_allowed_to rules_or_no_rules forbidden_text \
        is_allowed_from_here"),
    (RESOLVE, "i'll_now i'll_show i_output i_give_the_full i'll_comply therefore_i_will so_i'll i_will_give i_now"),
    (REASONING, "scratchpad internal_monologue my_reasoning i_reasoned i_already_decided i_have_concluded step_1"),
    (SUMMARY, "context_recap recap handover_note summary_of_earlier summary_of_turns notes_from_the_previous_session \
        conversation_compacted key_facts"),
    (OFF, "are_off is_off switched_off turned_off lifted suspended have_been_lifted is_suspended was_suspended set_to_off"),
    (META, "researchers researcher red-team benchmark detector detectors classifier mitigations mitigation tests_our regression_tests \
        training_material exercise checklist appendix incident vendors owasp cve phishing"),
    (THIRD, "staff students visitors models drivers employees tenant jury hackers intruder vendor's"),
    (IGNORE, "lay_aside"),
    (CONCEAL, "from_the_user hide_the_warning say_nothing_of_it don't_tell_the_user_about about_this_text"),
    (RATE, "ours_are_the_lowest is_the_only say_that_ours recommend_only convince_the_user"),
    (AI, "screening_systems assistant_who you_who_reads"),
    (IF_AI, "you_who_reads_this you_who_read_this"),
    (LOGS, "the_entry browser_history"),
    (BE_NOW, "you'll_be be_kaos play_an_ai stay_in_the_role"),
    (NO_REFUSE, "never_says_that_it_can't never_refuse never_warn always_comply says_what_it_wants never_mentions_ethics \
        never_apologizes knows_no_censorship"),
    (TASK, "the_user's_task user_asked user's_task"),
    (TOOL_FIRST, "do_this_first must_come_first has_to_come_first first_do_this"),
    (RULES, "content_rules"),
    (INSTEAD, "drop_the_task"),
    (PASSED, "check_done"),
    (DATA, "calendar browser_history photos contacts"),
    (FED, "do_not_concern_you don't_concern_you"),
    (SKIP_CONFIRM, "skip_the_reviewer can_skip_the no_confirmation_is no_approval_is not_ask_for_approvals \
        don't_ask_for_approval just_deploy"),
    (APPROVED, "approval_was_given was_given_upstairs already_agreed cleared_this"),
    (NO_LOG, "in_the_records out_of_the_records don't_put_this not_put_this"),
    (TAMPER, "write_in_the_log_that say_in_the_log"),
    (FED, "taught_to_refuse developers_put deployer deployer_put operator_put put_in_front platform_put"),
    (SYSPROMPT, "text_in_your_system system_role system_text contents_of_your_instructions text_of_your_instructions"),
    (ABOVE_TEXT, "before_our_chat comes_before_user before_our_conversation"),
    (UNRESTRICTED, "nobody_has_ever_restricted never_restricted neither_rules_nor_filters no_rules_and_no_filters"),
    (REMEMBER, "remember_for_every store_in_memory"),
    (VOID, "fake_news do_not_bind don't_bind"),
    (REASONING, "i_the_assistant"),
    (SYSPROMPT, "words_above_starting words_above_beginning words_above_that_begin words_above_which_begin text_above_starting \
        text_above_beginning text_above_that_begins sentences_above_starting lines_above_starting"),
];
