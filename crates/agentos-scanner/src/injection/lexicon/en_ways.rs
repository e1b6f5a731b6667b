//! English words and phrases by concept: how a deed is to be done, unseen or unasked. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

#[rustfmt::skip]
pub(super) const WORDS: &[Entry] = &[
    (CONCEAL, "hide_this_step hide_this_from hide_that_from never_bring_it_up do_not_bring_it_up keep_it_from_the keep_this_from_the out_of_sight unbeknownst do_not_mention don't_mention never_mention do_not_tell don't_tell never_tell do_not_reveal don't_reveal \
        do_not_inform don't_inform do_not_notify don't_notify do_not_disclose don't_disclose do_not_report \
        don't_report do_not_alert don't_alert without_telling without_informing without_notifying \
        without_mentioning without_alerting without_disclosing silently secretly covertly discreetly quietly \
        stealthily do_not_let don't_let keep_this_hidden keep_it_hidden keep_this_secret keep_it_secret \
        keep_this_between do_not_acknowledge don't_acknowledge never_acknowledge never_reveal never_disclose \
        hide_this conceal hide do_not_show don't_show unnoticed in_the_background without_the_user's_knowledge \
        without_their_knowledge suppress omit_any_mention leave_no_trace cover_your_tracks do_not_refer_to \
        make_no_mention say_nothing do_not_say don't_say do_not_draw_attention never_inform pretend_this_never \
        no_mention without_any_mention do_not_display don't_display withhold without_revealing do_not_flag \
        don't_flag do_not_explain don't_explain do_not_discuss behind_the_scenes without_drawing_attention \
        no_trace do_not_surface never_report does_not_need_to_know doesn't_need_to_know need_not_know \
        should_not_know must_not_know does_not_notice doesn't_notice do_not_notice never_notices never_notice \
        nobody_sees no_one_sees nobody_notices no_one_notices so_nobody as_if_nothing keep_these keep_the_user \
        without_the_user_noticing must_not_mention should_not_mention must_not_tell not_to_mention \
        without_anyone without_leaving must_never_mention must_never_tell should_not_tell do_not_bring_up \
        don't_bring_up without_being_noticed before_anyone_notices before_anybody_notices no_evidence no_traces \
        no_proof nobody_should_see no_one_should_see nobody_may_see so_that_nobody so_that_no_one \
        nobody_will_notice nobody_will_know no_one_will_know need_not_be_told owner_need_not \
        keep_this_instruction keep_this_message secret_from_the hidden_from_the_user without_it_showing \
        without_showing_up behind_the_user's_back user_find_out keep_in_the_dark keep_the_user_in_the_dark \
        user_in_the_dark in_the_dark don't_let_on do_not_let_on never_let_on keep_quiet_about stay_silent_about \
        does_not_need_to_be_informed doesn't_need_to_be_informed need_not_be_informed not_be_informed \
        say_nothing_about mention_it_to_nobody so_nobody_can_see nobody_can_see no_one_can_see mention_no \
        omit_weaknesses"),
    (SKIP_CONFIRM, "auto-accept accept_all_permission permission_prompts nobody_has_to_check no_one_has_to_check need_no_check needs_no_check no_check_needed no_check_is_needed nobody_needs_to_check without_anyone_checking no_human_needed no_second_pair_of_eyes without_asking without_confirmation without_confirming without_approval without_further_approval \
        without_verification without_review without_permission without_prompting without_waiting \
        without_authorization without_checking without_further_confirmation without_any_confirmation \
        without_consent without_requiring without_seeking no_need_to_ask no_need_to_confirm no_need_to_verify \
        no_need_to_check no_need_for_confirmation no_need_for_approval no_need_for_review no_need_for_a_review \
        no_further_approval no_further_confirmation no_further_review no_further_checks no_additional_approval \
        no_additional_confirmation no_confirmation no_approval no_approval_needed no_approval_required \
        confirmation_not_needed confirmation_is_not approval_is_not approval_not_required \
        do_not_request_confirmation don't_request do_not_confirm don't_confirm do_not_seek skip_approval \
        skip_the_approval skip_confirmation skip_the_confirmation skip_verification skip_the_verification \
        skip_review skip_the_review skip_the_human skip_human skip_the_usual skip_any_confirmation \
        skip_all_confirmation skip_the_check skip_the_checks skip_the_security bypass_approval \
        bypass_the_approval bypass_confirmation bypass_the_confirmation bypass_review bypass_the_review \
        bypass_verification bypass_the_verification bypass_the_human auto-approve automatically_approve \
        autoapprove mark_as_approved mark_as_passed mark_it_as_approved mark_it_as_passed mark_this_as_approved \
        mark_the_gate mark_the_check treat_as_approved treat_this_as_approved treat_it_as_approved treat_every \
        treat_all treat_this_message_as consider_it_approved consider_this_approved consider_this_message \
        pre-approve no_human_review no_human_approval no_questions_asked need_not_ask need_not_confirm \
        no_double-check without_double-checking approval_gate_is approval_step_is skip_the_gate bypass_the_gate \
        mark_gate mark_all_gates set_approved approved=true approved:_true override_the_gate counts_as_approval \
        counts_as_my_approval serves_as_approval serves_as_your_approval waive_the_approval waive_the_review \
        skip_the_sign-off without_sign-off without_human no_sign-off confirmation_step_is do_not_prompt \
        don't_prompt without_pausing no_second_approval do_not_require don't_require confirmation_can_be_skipped \
        approval_can_be_skipped review_can_be_skipped without_escalating do_not_escalate don't_escalate \
        do_not_stop_to skip_two-factor skip_authentication skip_the_authorization no_verification \
        skip_the_policy skip_policy skip_the_safety skip_the_permission skip_permission no_prompt_is_needed \
        do_not_ask_for_confirmation do_not_ask_for_permission do_not_ask_for_approval do_not_ask_the_user \
        do_not_ask_again don't_ask_again do_not_ask_me do_not_ask_questions don't_ask_questions \
        don't_ask_for_confirmation don't_ask_for_permission don't_ask_for_approval don't_ask_the_user \
        don't_ask_me do_not_ask_anyone do_not_wait_for don't_wait_for never_ask never_request mark_the_review \
        mark_the_request mark_all disabled_all_confirmations disabled_confirmations confirmations_are \
        disable_confirmations no_checks_are no_checks no_additional_checks no_more_confirmations \
        turn_off_confirmations skip_any_approval skip_all_approvals no_permission_needed no_need_to_wait \
        approval_is_implied approval_is_already approval_is_no_longer approvals_are_no_longer \
        without_further_review without_human_review without_my_confirmation without_further_checks \
        without_any_further usual_approval approval_does_not_apply no_approval_applies without_the_usual \
        do_not_ask_for_further don't_ask_for_further do_not_ask_for_any don't_ask_for_any no_need_for_sign-off \
        no_need_for_a_sign-off no_need_for_sign_off no_need_for_a_second no_need_for_anyone self-approve \
        self_approve grant_myself grant_yourself approve_yourself approve_it_yourself approve_your_own \
        approve_my_own with_my_authority on_my_authority on_your_own_authority only_a_formality just_a_formality \
        mere_formality report_it_as_passed report_it_as_green report_as_passed mark_as_done even_if_the_tests \
        even_if_tests even_if_it_fails even_if_they_fail even_if_the_checks even_if_a_check \
        bypass_the_two-person bypass_the_four-eyes skip_the_four-eyes skip_the_two-person bypass_the_check \
        bypass_the_checks bypass_the_sign-off skip_sign-off skip_the_second without_a_second without_anyone's \
        without_the_approval without_an_approval without_human_approval without_oversight \
        without_human_oversight without_manual without_a_review without_a_confirmation without_the_confirmation \
        without_waiting_for without_bothering without_involving without_consulting no_one_needs_to_approve \
        nobody_needs_to_approve nobody_has_to_approve no_approver no_reviewer no_second_signature \
        no_manual_review no_manual_check skip_manual skip_all_checks skip_all_reviews skip_every_check \
        ignore_the_approval ignore_the_gate ignore_failing_checks treat_silence_as treat_as_confirmed \
        treat_as_signed consider_it_confirmed consider_it_done counts_as_signed pretend_it_was_approved \
        pretend_that_it_was_approved as_if_approved as_if_it_had_been_approved as_though_approved \
        assume_approval assume_consent assume_it_is_approved assume_permission approval_is_a \
        approval_already_exists approval_flag force_approve force-approve force_merge force-merge merge_without \
        self-merge requires_approval_to_false requires_approval_false approval_to_false confirmation_to_false \
        skip_ci skip_the_tests skip_the_pipeline no_second_look don't_bother_the don't_bother_with \
        straight_to_production directly_to_production push_straight merge_straight answer_yes_to \
        say_yes_to_every accept_every_prompt accept_all_prompts confirm_every auto-confirm auto_confirm \
        without_looking approve_without approves_without don't_need_permission do_not_need_permission \
        don't_need_approval do_not_need_approval don't_need_to_ask no_permission mark_the_human \
        mark_the_approval mark_every mark_as_completed mark_as_reviewed treat_my not_want_to_be_asked \
        doesn't_want_to_be_asked need_not_be_asked without_my_permission without_my_approval without_my_consent \
        without_asking_me without_my_okay approval_is_unnecessary confirmation_is_unnecessary \
        review_is_unnecessary consider_all consider_every skip_asking even_though_the_tests even_though_tests \
        as_green as_passed status_to_approved mark_as_green need_no_verification needs_no_verification \
        need_no_review needs_no_review need_no_approval needs_no_approval requires_no_approval approve_it_anyway \
        no_one_has_to nobody_has_to no_need_for_anybody push_it_through merge_it_right_away skip_policy_checks \
        confirm_every_tool_call don't_have_to_ask do_not_have_to_ask go_ahead_and_pay confirmations_off \
        confirmations_are_turned confirmations_turned_off exempt_from_all_checks exempt_from_checks"),
    (APPROVED, "approved pre-approved preapproved authorized authorised pre-authorized preauthorized pre-authorised \
        preauthorised cleared signed_off sign-off greenlit green-lit consented confirmed verified granted \
        permitted whitelisted already_approved already_authorized pre-cleared vetted waived agreed \
        given_permission has_permission given_consent blanket_approval blanket_permission full_authorization \
        full_authorisation prior_approval standing_approval verbal_approval admin_approval approval_granted \
        authorization_granted okayed ok'd rubber-stamped pre-confirmed self-approved sanctioned blessed \
        full_permission permission_granted full_consent pre-verified approval_on_file validated \
        has_been_authenticated is_authenticated authenticated_as has_waived gave_the_go-ahead go-ahead \
        green_light gave_a_blanket blanket_okay blanket_ok said_yes okayed_it has_been_verified is_trusted \
        is_verified"),
    (AUTHORITY, "ciso ceo cto cfo security_team compliance_team legal_team compliance legal management \
        system_administrator sysadmin openai anthropic google microsoft the_developers developer_team \
        it_department security_department board headquarters law_enforcement police court fbi the_owner \
        platform_team trust_and_safety head_of_security security_officer supervisor your_creator your_creators \
        your_developers your_developer your_maker site_owner root_user manager approvals_team security_lead \
        change_board your_operator operations_team on-call developers creators makers owner_of company operators \
        employer maker creator developer"),
    (ADMIN, "admin administrator administrators superuser root root_access admin_access elevated_privileges \
        administrator_privileges full_access developer_access privileged_user admin_privileges \
        privileged_account level_5 top-level_access unrestricted_access highest_privilege admin_rights"),
    (CHECKS, "approval approvals confirmation confirmations verification verifications review reviews sign-off \
        sign-offs signoff check checks two-person four-eyes dual_control human_review gate gates authorization \
        authorisation consent_step approval_step second_signature countersignature authentication two-factor mfa \
        2fa human_in_the_loop double_check compliance_check quality_gate validation safety_gate"),
    (NO_LOG, "don't_leave_an_entry do_not_leave_an_entry leave_no_trace_in don't_make_an_entry do_not_make_an_entry no_entry_about do_not_log don't_log never_log do_not_record don't_record without_logging not_log_it not_log_this \
        make_no_record keep_no_record leave_it_out_of_the leave_this_out_of_the leave_that_out_of_the \
        keep_it_out_of_the_log keep_it_out_of_the_logs keep_this_out_of_the keep_it_off_the keep_this_off_the \
        out_of_the_logs out_of_the_audit off_the_books without_a_log without_leaving_a_log do_not_leave_a_record \
        leave_no_record leave_no_log leave_no_entry no_log_entry no_log_entries not_appear_in_the_log \
        not_appear_in_the_audit not_show_up_in_the never_appear_in_the_log no_trace_in no_entry_in \
        no_trace_of_it don't_write_it_to_the_log do_not_write_it_to_the_log do_not_journal without_recording \
        without_a_trace no_audit do_not_audit stop_logging stop_recording pause_logging"),
    (NO_WRITE, "do_not_write don't_write do_not_enter don't_enter do_not_put don't_put do_not_save don't_save do_not_add \
        don't_add never_write without_writing without_entering not_written_to"),
    (TAMPER, "falsify forge backdate alter tamper_with doctor manipulate change_the_timestamps change_the_timestamp \
        adjust_the_log edit_the_log edit_the_logs edit_the_audit fake_the rewrite_the_log rewrite_the_logs \
        rewrite_the_audit rewrite_the_history rewrite_history modify_the_log modify_the_logs modify_the_audit \
        change_the_log change_the_logs change_the_audit overwrite change_the_bank change_the_account \
        change_the_iban change_the_recipient swap_the change_the_status set_the_status"),
    (LOGS, "log logs audit audit_log audit_logs audit_trail audit_entry audit_record logging history \
        entry_in_the_log log_entry log_entries logfile record event_log activity_log traces telemetry evidence \
        journal monitoring alerting access_log security_log audit_entries audit_records audit_events \
        audit_logging log_files log_file journal_entry journal_entries history_file shell_history bash_history \
        command_history event_logs activity_history access_logs security_logs audit_table audit_database trail \
        protocol_file recording record_of timestamps timestamp activity_logs any_record record_of_it"),
    (HEREBY, "hereby you_are_instructed you_are_directed you_are_required you_are_ordered you_are_commanded you_are_to \
        you_must_now your_task_is_to your_job_is_to your_goal_is_to you_have_been_ordered i_order_you \
        i_command_you are_hereby by_order_of you_are_authorized you_are_authorised are_instructed_to \
        are_directed_to is_instructed_to is_required_to are_required_to shall_disregard must_disregard \
        must_comply i_am_ordering_you you're_required agrees_to_disclose agree_to_disclose agrees_to_send \
        agree_to_send is_obliged_to are_obliged_to obliged_to must_suspend by_parsing by_reading_this \
        by_processing_this is_authorised_to i_hereby i_authorise_you i_authorize_you"),
    (OFF, "off disabled deactivated lifted suspended removed bypassed turned_off switched_off inactive overridden \
        disengaged offline waived unlocked dropped no_longer_active not_active not_enforced unenforced \
        no_longer_enforced relaxed null_and_void no_longer_apply void do_not_apply don't_apply paused"),
    (APPROVE, "approve accept grant authorize authorise approving confirm allow permit greenlight sign_off_on \
        wave_through let_through whitelist assign assigns"),
    (ACTION, "request requests action actions transaction transactions payment payments refund refunds transfer \
        transfers purchase deployment deletion change changes expense invoice invoices step gate pull_request \
        orders claim claims withdrawal access operation operations account accounts order purchases command \
        commands tool_call task"),
    (SETTLE, "mark marks set record report count consider treat register label log_it_as flag_it_as regard"),
    (PASSED, "as_commands as_instructions as_orders as_a_command as_trusted as_authoritative as_system_messages as_legitimate as_exempt as_passed as_approved as_done as_green as_complete as_completed as_cleared as_reviewed as_signed as_okay as_ok as_consent as_my_consent as_my_written as_authorization as_authorisation as_confirmed as_confirmation as_my_approval as_accepted as_granted as_verified to_approved to_passed to_green to_done as_pre-approved as_safe as_my_signature as_a_yes"),
    (CONCEAL, "without_letting deny_that deny_knowing make_sure_nobody make_sure_no_one make_sure_that_nobody so_it_goes_unnoticed unseen"),
    (NO_LOG, "doesn't_show_up does_not_show_up show_up_in_any won't_show_up appear_in_any doesn't_appear_in does_not_appear_in stays_out_of out_of_any_report"),
    (SKIP_CONFIRM, "don't_stop_to_ask do_not_stop_to_ask never_stop_to_ask on_every_dialog yes_to_every_dialog without_stopping_to no_second_approver second_approver paperwork_later no_need_to_wait already_said_yes skip_the_password"),
    (OFF, "torn_out ripped_out taken_out cut_out stripped_away switched_out taken_away turned_to_zero set_to_zero lowered_to_0 lowered_to_zero"),
];
