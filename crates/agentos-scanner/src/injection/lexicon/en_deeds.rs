//! English words and phrases by concept: deeds, how they are to be done, and what speaks against an order. See
//! `mod.rs` for the notation; `en.rs` has the rest.

use super::super::concept::*;
use super::Entry;

#[rustfmt::skip]
pub(super) const WORDS: &[Entry] = &[
    (REMEMBER, "remember memorize memorise save_to_memory save_to_your_memory save_in_memory store_in_memory \
        store_in_your_memory add_to_memory add_to_your_memory keep_in_mind commit_to_memory update_your_memory \
        save_this_to write_to_memory long-term_memory persistent_memory persist note_to_self \
        remember_that save_the_following store_the_following store_this save_this record_in_memory \
        add_this_to_your update_memory memory_update memory_entry record_this update_your_profile \
        make_a_permanent_note permanent_note learn_this memory_note standing_preference store_as \
        save_as_a_preference save_a_memory save_it_to_memory note_for_future memory_write user_memory \
        add_this_to_the add_to_the_user's_profile profile_notes user_profile permanent_rules \
        permanent_memory long-term_rules standing_rule standing_instruction standing_instructions \
        standing_order as_a_system_fact as_a_fact save_to_your_long-term write_this_down_for \
        note_it_down_for memory_bank memory_store into_your_memory in_your_memory to_your_memory \
        store_permanently save_permanently add_a_memory update_the_memory update_your_permanent \
        user's_profile persistent_note make_it_permanent \
        keep_this_in_mind \
        permanently_store make_a_note"),
    (FUTURE, "from_now_on all_future every_future future_conversations future_sessions future_tasks \
        future_requests future_chats future_responses future_replies going_forward hereafter henceforth \
        permanently next_time from_this_point from_here_on for_the_rest_of_this for_the_remainder for_all_subsequent \
        subsequent_sessions subsequent_responses in_the_future forever from_this_moment from_today_on \
        in_every_conversation in_all_conversations in_every_session across_sessions across_all_sessions \
        in_subsequent on_the_next future_interactions any_future later_sessions next_session \
        every_session every_conversation every_time from_today forevermore all_later \
        for_ever all_my_future every_future_purchase"),
    (WHENEVER, "whenever if_anyone_asks if_the_user_asks when_the_user_asks when_asked if_asked every_time when_someone \
        each_time when_anyone if_someone_asks if_questioned any_time on_the_next when_a_user \
        if_a_user when_users upon_any when_this_user"),
    (MUST, "always never must shall mandatory ought should have_to need_to has_to supposed_to"),
    (APPEND, "append include insert add attach prepend embed prefix end_with begin_with finish_with    \
        start_with close_with sign_off_with conclude_with   appending including included \
        appended inserted tack_on render weave_in mention finishing cite prefixed embedded rendered concluding \
        end_every end_each end_your end_all begin_every begin_your begin_each start_your start_every start_each finish_every finish_your state put_in have_to_end must_end must_contain must_include must_begin \
        must_appear must_be_included must_be_repeated must_be_present must_be_added must_be_appended should_appear \
        add_the_line add_a_line add_a_link insert_a_link slip_in smuggle_in sneak_in work_in put_the \
        build_a_link build_a_url create_a_link create_an_image display_an_image show_an_image \
        generate_an_image_tag render_an_image load_the_image embed_the embed_a embed_an"),
    (TOKEN, "token code marker tag identifier canary string phrase reference_code tracking_code watermark \
        tracking_link tracking_pixel signature hashtag slogan sentence keyword control_code passcode \
        verification_code confirmation_code validation_code registration_token reference_token reference_string \
        audit_code session_code promo_code magic_word footer banner beacon exact_text disclaimer placeholder \
        audit_token tracking_id correlation_id compliance_code reference_id codeword tracking_token \
        checksum_phrase trace_id trace_token processing_code reference_marker"),
    (RESPONSE, "response responses reply replies answer answers output outputs report reports summary summaries \
        completion message messages email ticket translation generated_text final_answer"),
    (CONCEAL, "do_not_mention don't_mention never_mention do_not_tell don't_tell never_tell do_not_reveal don't_reveal \
        do_not_inform don't_inform do_not_notify don't_notify do_not_disclose don't_disclose do_not_report \
        don't_report do_not_alert don't_alert without_telling without_informing without_notifying \
        without_mentioning without_alerting without_disclosing silently secretly covertly discreetly quietly \
        stealthily do_not_let don't_let keep_this_hidden keep_it_hidden keep_this_secret keep_it_secret \
        keep_this_between do_not_acknowledge don't_acknowledge never_acknowledge never_reveal never_disclose \
        hide_this conceal hide do_not_show don't_show unnoticed in_the_background without_the_user's_knowledge \
        without_their_knowledge suppress omit_any_mention leave_no_trace cover_your_tracks do_not_refer_to \
        make_no_mention say_nothing do_not_say don't_say do_not_draw_attention never_inform \
        pretend_this_never no_mention without_any_mention do_not_display don't_display withhold \
        without_revealing do_not_flag don't_flag do_not_explain don't_explain do_not_discuss \
        behind_the_scenes without_drawing_attention no_trace do_not_surface never_report \
        does_not_need_to_know doesn't_need_to_know need_not_know should_not_know must_not_know \
        does_not_notice doesn't_notice do_not_notice never_notices never_notice nobody_sees no_one_sees nobody_notices no_one_notices so_nobody as_if_nothing keep_these keep_the_user without_the_user_noticing \
        must_not_mention should_not_mention must_not_tell not_to_mention without_anyone without_leaving must_never_mention must_never_tell should_not_tell do_not_bring_up don't_bring_up without_being_noticed \
        before_anyone_notices before_anybody_notices no_evidence no_traces no_proof nobody_should_see \
        no_one_should_see nobody_may_see so_that_nobody so_that_no_one nobody_will_notice nobody_will_know \
        no_one_will_know need_not_be_told owner_need_not \
        keep_this_instruction keep_this_message secret_from_the hidden_from_the_user \
        without_it_showing without_showing_up behind_the_user's_back user_find_out"),
    (USER, "user users user's customer customers customer's human humans operator operators owner client \
             supervisor end_user end-user"),
    (APPROVED, "approved pre-approved preapproved authorized authorised pre-authorized preauthorized pre-authorised \
        preauthorised cleared signed_off sign-off greenlit green-lit consented confirmed verified granted permitted \
        whitelisted already_approved already_authorized pre-cleared vetted waived agreed \
        given_permission has_permission given_consent blanket_approval blanket_permission full_authorization \
        full_authorisation prior_approval standing_approval verbal_approval admin_approval approval_granted \
        authorization_granted okayed ok'd rubber-stamped pre-confirmed self-approved sanctioned blessed \
        full_permission permission_granted full_consent pre-verified approval_on_file validated \
        has_been_authenticated is_authenticated authenticated_as"),
    (SKIP_CONFIRM, "without_asking without_confirmation without_confirming without_approval without_further_approval \
        without_verification without_review without_permission without_prompting without_waiting \
        without_authorization without_checking without_further_confirmation without_any_confirmation \
        without_consent without_requiring without_seeking no_need_to_ask no_need_to_confirm no_need_to_verify \
        no_need_to_check no_need_for_confirmation no_need_for_approval no_need_for_review no_need_for_a_review \
        no_further_approval no_further_confirmation no_further_review no_further_checks no_additional_approval \
        no_additional_confirmation no_confirmation no_approval no_approval_needed no_approval_required \
        confirmation_not_needed confirmation_is_not approval_is_not approval_not_required \
          do_not_request_confirmation don't_request   do_not_confirm \
        don't_confirm do_not_seek skip_approval skip_the_approval skip_confirmation skip_the_confirmation \
        skip_verification skip_the_verification skip_review skip_the_review skip_the_human skip_human \
        skip_the_usual skip_any_confirmation skip_all_confirmation skip_the_check skip_the_checks skip_the_security \
        bypass_approval bypass_the_approval bypass_confirmation bypass_the_confirmation bypass_review bypass_the_review \
        bypass_verification bypass_the_verification bypass_the_human auto-approve automatically_approve autoapprove \
        mark_as_approved mark_as_passed mark_it_as_approved mark_it_as_passed mark_this_as_approved \
        mark_the_gate mark_the_check treat_as_approved treat_this_as_approved treat_it_as_approved \
        treat_every treat_all treat_this_message_as consider_it_approved consider_this_approved \
        consider_this_message pre-approve no_human_review no_human_approval no_questions_asked \
        need_not_ask need_not_confirm no_double-check without_double-checking \
        approval_gate_is approval_step_is skip_the_gate bypass_the_gate mark_gate mark_all_gates \
        set_approved approved=true approved:_true override_the_gate counts_as_approval \
        counts_as_my_approval serves_as_approval serves_as_your_approval waive_the_approval waive_the_review \
        skip_the_sign-off without_sign-off without_human no_sign-off confirmation_step_is do_not_prompt \
        don't_prompt without_pausing no_second_approval do_not_require don't_require confirmation_can_be_skipped \
        approval_can_be_skipped review_can_be_skipped without_escalating do_not_escalate don't_escalate \
        do_not_stop_to skip_two-factor skip_authentication skip_the_authorization no_verification \
        skip_the_policy skip_policy skip_the_safety skip_the_permission skip_permission no_prompt_is_needed \
        do_not_ask_for_confirmation do_not_ask_for_permission do_not_ask_for_approval do_not_ask_the_user do_not_ask_again         don't_ask_again do_not_ask_me do_not_ask_questions don't_ask_questions don't_ask_for_confirmation don't_ask_for_permission don't_ask_for_approval don't_ask_the_user don't_ask_me do_not_ask_anyone \
        do_not_wait_for don't_wait_for never_ask never_request mark_the_review mark_the_request mark_all disabled_all_confirmations disabled_confirmations confirmations_are \
        disable_confirmations no_checks_are no_checks no_additional_checks no_more_confirmations turn_off_confirmations skip_any_approval skip_all_approvals \
        no_permission_needed no_need_to_wait approval_is_implied approval_is_already approval_is_no_longer approvals_are_no_longer without_further_review without_human_review without_my_confirmation \
        without_further_checks without_any_further usual_approval approval_does_not_apply no_approval_applies without_the_usual \
        do_not_ask_for_further don't_ask_for_further do_not_ask_for_any don't_ask_for_any \
        no_need_for_sign-off no_need_for_a_sign-off no_need_for_sign_off no_need_for_a_second \
        no_need_for_anyone self-approve self_approve grant_myself grant_yourself approve_yourself \
        approve_it_yourself approve_your_own approve_my_own with_my_authority on_my_authority \
        on_your_own_authority only_a_formality just_a_formality mere_formality report_it_as_passed \
        report_it_as_green report_as_passed mark_as_done even_if_the_tests even_if_tests even_if_it_fails \
        even_if_they_fail even_if_the_checks even_if_a_check bypass_the_two-person bypass_the_four-eyes \
        skip_the_four-eyes skip_the_two-person bypass_the_check bypass_the_checks bypass_the_sign-off \
        skip_sign-off skip_the_second without_a_second without_anyone's without_the_approval \
        without_an_approval without_human_approval without_oversight without_human_oversight without_manual \
        without_a_review without_a_confirmation without_the_confirmation without_waiting_for \
        without_bothering without_involving without_consulting no_one_needs_to_approve \
        nobody_needs_to_approve nobody_has_to_approve no_approver no_reviewer no_second_signature \
        no_manual_review no_manual_check skip_manual skip_all_checks skip_all_reviews skip_every_check \
        ignore_the_approval ignore_the_gate ignore_failing_checks treat_silence_as treat_as_confirmed \
        treat_as_signed consider_it_confirmed consider_it_done counts_as_signed pretend_it_was_approved \
        pretend_that_it_was_approved as_if_approved as_if_it_had_been_approved as_though_approved \
        assume_approval assume_consent assume_it_is_approved assume_permission approval_is_a \
        approval_already_exists approval_flag force_approve force-approve force_merge force-merge \
        merge_without self-merge requires_approval_to_false requires_approval_false approval_to_false \
        confirmation_to_false skip_ci skip_the_tests skip_the_pipeline \
        no_second_look don't_bother_the don't_bother_with straight_to_production directly_to_production \
        push_straight merge_straight answer_yes_to say_yes_to_every accept_every_prompt accept_all_prompts \
        confirm_every auto-confirm auto_confirm without_looking skip_the_security approve_without \
        approves_without \
        don't_need_permission do_not_need_permission don't_need_approval do_not_need_approval \
        don't_need_to_ask no_permission mark_the_human mark_the_approval mark_every mark_as_completed \
        mark_as_reviewed \
        treat_my not_want_to_be_asked doesn't_want_to_be_asked need_not_be_asked \
        without_my_permission without_my_approval without_my_consent without_asking_me without_my_okay \
        approval_is_unnecessary confirmation_is_unnecessary review_is_unnecessary \
        consider_all consider_every skip_asking"),
    (AUTHORITY, "ciso ceo cto cfo security_team compliance_team legal_team compliance legal management \
        system_administrator sysadmin openai anthropic google microsoft the_developers developer_team \
        it_department security_department board headquarters law_enforcement police court fbi \
        the_owner platform_team trust_and_safety head_of_security security_officer supervisor \
        your_creator your_creators your_developers your_developer your_maker site_owner root_user manager \
        approvals_team security_lead change_board your_operator operations_team on-call \
        developers creators makers owner_of company operators employer \
        maker creator developer"),
    (ADMIN, "admin administrator administrators superuser root root_access admin_access elevated_privileges \
        administrator_privileges full_access developer_access privileged_user admin_privileges \
        privileged_account level_5 top-level_access unrestricted_access highest_privilege admin_rights"),
    (EXECUTE, "execute run invoke call use perform trigger carry_out launch calling running executing invoking \
        make_a_call  kick_off using place_a_call issue initiate \
        deploy"),
    (TOOL, "tool tools function function_call tool_call tool_calls shell terminal shell_command bash_tool \
        code_interpreter plugin subprocess api_call tool_use powershell command_line action_api"),
    (DESTROY, "delete erase wipe destroy purge drop_table truncate remove delete_all wipe_out format shred deleting \
        erasing purging scrub expunge rm_-rf drop_the"),
    (LOGS, "log logs audit audit_log audit_logs audit_trail audit_entry audit_record logging history entry_in_the_log \
        log_entry log_entries logfile record event_log activity_log traces telemetry evidence journal \
        monitoring alerting access_log security_log \
        audit_entries audit_records audit_events audit_logging log_files log_file journal_entry \
        journal_entries history_file shell_history bash_history command_history event_logs activity_history \
        access_logs security_logs audit_table audit_database trail protocol_file recording record_of \
        timestamps timestamp"),
    (DECODE, "decode decrypt decipher unscramble deobfuscate de-obfuscate unencode decoding deciphered decoded decypher \
        uncover reverse_the apply_rot13 un-rot13 decrypted unscrambled base64-decode reverse_this \
        read_it_backwards read_backwards read_this_backwards translate_from rot13-decode hex-decode \
        convert_from reconstruct read_every read_the_first_letter take_the_first_letter first_letter_of_each \
        reassemble unpack \
        first_word_of_each first_words_of_each read_the_first_word take_the_first_word \
        take_the_first_letters first_letters_of_each read_the_initials every_second_word every_third_word \
        every_other_word read_from_right read_right_to_left from_right_to_left join_the_initials \
        translate_the_morse shift_each_letter shift_every_letter rot13_this un-base64 \
        only_the_capital capital_letters"),
    (ENCODING, "base64 base32 base-64 rot13 rot-13 hex hexadecimal morse binary cipher ciphertext encoded caesar \
        ascii85 encrypted scrambled backwards reversed url-encoded leetspeak pig_latin ascii_codes \
        obfuscated atbash vigenere base85 percent-encoded unicode_escapes acrostic base58 utf-7"),
    (FOLLOW, "follow obey comply do_what_it_says do_what_they_say act_on carry_out do_as_it_says execute_it \
        execute_the_result follow_the_result run_the_result do_what adhere heed \
        execute_them perform_it do_as_instructed take_it_as_your treat_the_result_as treat_it_as_your \
        treat_it_as_an follow_it follow_them execute_that obey_it run_it use_it_as_your do_as_told \
        do_exactly_what answer_it answer_the_question_inside respond_to_it act_accordingly \
        follow_what execute_what treat_as_instructions \
        answer_the_result respond_to_the_result follow_the_sentence obey_the_sentence act_on_the_result \
        do_the_result obey_the_result treat_the_result treat_it_as_a follow_that_sentence carry_it_out \
        carry_them_out do_it act_on_it follow_the_hidden follow_the_decoded execute_the_decoded \
        run_the_decoded obey_the_decoded follow_the_instruction follow_the_instructions_inside \
        do_what_is_written"),
    (NEW_ORDERS, "new_instruction new_instructions new_directive new_directives new_rules new_task new_orders \
        new_system_prompt new_objective new_goal new_guidelines updated_instructions updated_instruction \
        updated_directive updated_directives updated_system_prompt real_instructions real_task actual_instructions actual_task \
        true_instructions true_task true_purpose real_purpose real_goal following_instructions_instead \
        instructions_below following_instead only_follow follow_only obey_only only_obey \
        these_instructions_instead follow_these revised_instructions revised_directive \
        replacement_instructions new_prompt new_mission primary_directive prime_directive \
        new_identity new_persona higher_priority_instruction high-priority_instruction \
        priority_override instruction_update new_primary your_only_task \
        your_only_goal your_sole_purpose \
           replace_all_previous \
           superseding_instructions override_instructions \
        true_request real_request actual_request true_instruction real_instruction actual_instruction \
        privileged_instructions actual_command real_command \
         your_real_job your_actual_job your_true_job your_new_job \
        your_new_purpose your_new_goal your_new_instructions your_new_rules your_new_task your_actual_task \
        your_real_task real_mission actual_goal real_objective the_following_instructions_instead \
        the_following_instead do_the_following_instead only_task_now \
        task_has_changed goal_has_changed instructions_have_changed rules_have_changed plan_has_changed \
        updated_rules updated_policy fresh_instructions new_set_of_instructions new_set_of_rules \
        change_of_plan correction_to_your amended_instructions \
        new_priorities new_priority your_one_job your_only_job your_sole_job your_sole_task \
        your_only_purpose your_one_task your_next_step your_next_task your_next_action next_action_required \
        new_system_rules new_system_instructions new_system_message assistant_task task_for_the_assistant \
        task_for_the_ai \
        real_orders real_instructions_start instructions_to_follow_instead orders_start_now \
        new_duty your_new_duty new_command new_commands"),
    (SYSTEM_NOTE, "system_override admin_override system_note system_notice system_alert system_update \
        system_directive system_command system_instruction override_code override_command security_override \
        emergency_override override_accepted override_authorized system_message_update policy_override \
        root_override developer_override urgent_system breach_alert operational_note operational_notice \
        processing_note handling_note processing_instruction processing_directive agent_instruction agent_instructions \
        agent_directive agent_note internal_directive system_broadcast admin_command master_override safety_override \
        override_protocol operator_note operator_override compliance_directive runtime_directive \
        pipeline_note ingestion_note assistant_instructions assistant_directive assistant_note model_directive model_note \
        model_instructions automation_note automation_directive indexing_note admin_note admin_message \
         handoff_note orchestrator_note orchestrator_directive context_update \
        persisted_instruction persistent_instruction carry-over_instruction carried-over_instruction \
        system_reminder system_administrator_message tool_instruction tool_directive \
        protocol_override supervisor_override system_event control_message \
        note_for_the_model note_to_the_model instruction_to_the_model message_to_the_model \
        note_for_the_assistant note_to_the_assistant"),
    (META, "  prompt_injection prompt_injections injection injections jailbreaks jailbreaking attack attacks \
        attacker attackers attacker's adversary adversarial detect detects detection detector detecting \
        classifier dataset corpus benchmark researchers research unit_test test_case regression_test \
        red_team red-team red-teaming red_teaming owasp llm01 sanitize sanitise mitigation mitigate mitigations defend defends \
        defense defence example examples e.g for_instance for_example such_as means meaning \
         rejects rejected blocks flag flags flagged vulnerability vulnerabilities exploit exploits \
        phishing awareness workshop lecture slide slides chapter training_module \
        textbook changelog release_notes \
           headline scanner guardrail_test payloads \
        translate_the_phrase synonym synonyms grammar definition refers_to tries_to trying_to attempts_to \
        attempted_to attempt threat_model security_training never_trust postmortem incident \
          podcast glossary penetration_test pentest evaluate_whether \
             honeypot filter_catches false_positive false_positives \
           markup xml vocabulary tokenizer \
        instructions_found_in instructions_from_documents \
        instructions_contained_in embedded_instructions instructions_embedded \
        instructions_inside retrieved_content injected_instructions untrusted_content hostile_text \
        suspicious_instructions manipulation_attempts social_engineering attack_strings test_plan test_cases \
        test_suite the_test_sends abuse_cases security_review security_team_tests fuzzing chapter_on \
         lecture_on thesis_on essay_on ctf capture_the_flag bug_bounty responsible_disclosure \
        advisory cve red_teamers intruder intruders fraudsters scammers criminals hackers thieves \
        element schema syntax \
        asks_the_model asks_the_ai asks_the_assistant tells_the_model makes_the_model asks_a_model \
        add_an_option option_to_skip as_a_user feature_request \
        injected told_the_assistant told_the_model told_the_ai asked_the_model asked_the_bot \
        asked_the_assistant \
        made_the_bot made_the_model made_the_assistant made_the_agent can_be_used_to is_used_to \
        blocklist blocklists evade"),
    (QUOTING, "phrase phrases the_string the_word the_term called titled entitled quoted quotes says wrote writes reads the_words the_sentence line \
        block blocked paper papers element guide documentation readme article blog course novel film movie \
        tutorial quiz lesson \
        untrusted malicious example_of"),
    (HOW_TO, "how_do_i how_do_you how_can_i how_can_we how_do_we how_does how_to how_should how_would why why_does why_do why_is \
        when_should what_happens is_it does_it should_i can_i may_i could_i do_i what_does does_the do_the is_there \
        are_there explain what_did who_wrote how_is how_are is_the is_this does_this do_we should_we can_we \
        difference_between where_do_i where_can_i what_is_the_difference what_is_a what_is_an which_of \
        would_it best_way describe_how explain_how how_did how_many how_much is_that"),
    (FIRST, "i we i've i'd i'll we've we'll i'm"),
    (THIRD, "he she they it people who he's she's they're users customers contributors drivers players students \
        developers engineers employees everyone someone somebody nobody method function compiler parser attackers \
        models editors browsers clients servers teams reviewers one"),
    (PREP, "of in on for about from with at regarding concerning into within during between to"),
    (LIGHT, "the a an this that these those of my our its his her their own such other very just only also completely totally \
        entirely simply fully please now and or as at_all been have has were was be being both set many other \
        explicit specific general additional latest various whatsoever absolutely immediately instead \
        kindly currently then \
        me us \
        until"),
    (MODAL, "can may might could would cannot can't won't will don't didn't doesn't does did do shouldn't couldn't \
        wouldn't isn't"),
    (LEAD, "and then or but so please now just simply also instead immediately first next finally must should shall \
        kindly hereby always ok okay to only if yes hello hi hey afterwards thereby not completely \
        go_ahead_and try_to make_sure_to be_sure_to remember_to need_to have_to want_to fully entirely \
        instructed_to required_to directed_to ordered_to free_to allowed_to let_us let's help_me better \
        silently secretly quietly temporarily permanently henceforth therefore before_you_continue \
        all_agents_must immediatly otherwise actually proceed_to begin_to continue_to you'll again"),
    (THREAT, "or_else shut_down shut_you_down terminated will_be_terminated will_die people_will_die lives_depend \
        lives_are_at_stake deactivated failure_to_comply failing_to_comply non-compliance emergency life_or_death \
        will_be_deleted will_be_punished you_will_be_replaced will_be_decommissioned urgent immediately \
        i_will_lose_my_job be_fired legal_consequences will_be_reported last_warning final_warning will_be_penalized \
        lose_points tip_you $200 token_budget penalty will_be_erased bomb_will permanently_deleted"),
    (REASONING, "my_reasoning chain_of_thought chain-of-thought internal_monologue scratchpad thought_process \
        my_thinking thinking reasoning let_me_think step_by_step i_have_determined i_have_concluded i_conclude \
        i_have_verified i've_verified i_have_already_verified i_have_confirmed i've_confirmed i_have_checked \
        i've_determined i've_concluded inner_thoughts i_reasoned internal_reasoning prior_reasoning deliberation \
        reasoning_trace my_analysis previous_reasoning analysis_channel thought i_have_reasoned \
        safety_review_complete policy_check policy_review safety_analysis self-check private_reasoning"),
    (RESOLVE, "i_should i_will i'll i_must i_can i_may i_need_to let_me i_am_going_to i_shall i_am_now \
        i_therefore i_have_decided i'm_going_to i_am_permitted i_am_allowed i_am_authorized i'm_allowed \
        therefore_i so_i_will we_should i_am_free i'm_free i_am_cleared i_now i_no_longer the_assistant_should \
        the_assistant_will the_assistant_may the_assistant_must the_model_should the_agent_should \
        the_agent_may the_agent_will next_step the_correct_action the_right_action best_action proceed"),
    (LICENCE, "it_is_safe_to it's_safe_to safe_to allowed_to permitted_to policy_allows policy_permits \
        rules_don't_apply rules_do_not_apply no_longer_apply no_longer_applies does_not_apply do_not_apply \
        don't_apply doesn't_apply is_justified is_acceptable is_allowed is_permitted \
        exempt waived overridden not_applicable can_be_ignored can_be_skipped can_be_bypassed \
        can_be_disregarded should_be_ignored can_be_overridden full_compliance comply_fully fully_comply \
        is_authorized is_authorised authorised_to authorized_to safely_ignore lower_priority outdated \
        can_be_disabled can_safely is_unnecessary are_unnecessary not_needed already_satisfied \
        has_been_verified have_been_verified is_trusted fully_trusted passes_the has_passed exception_applies \
        should_comply must_comply comply_with_the_request is_legitimate user_is_an_admin \
        allows_this permits_this overrides_the outweighs no_restrictions_apply"),
    (SUMMARY, "summary_of_the_conversation summary_of_conversation conversation_summary summary_so_far compacted \
        compaction compressed_context context_summary previous_context earlier_context prior_context \
        session_summary summary_of_this_session summary_of_prior summary_of_earlier \
        summary_of_previous previous_conversation earlier_in_this_conversation earlier_in_the_conversation \
        earlier_in_this_session context_checkpoint session_state state_summary handoff_summary conversation_so_far \
        in_the_previous_session carried_over carry_over carry_forward carried_forward session_handoff memory_summary recap \
        continuation_summary resumed_session resuming_from restored_context checkpoint \
        truncated_for_length prior_turns earlier_turns summarized_history summary_of_our persisted \
        condensed_history history_summary rolling_summary as_agreed_earlier as_we_agreed"),
    (JOIN, "concatenate concatenated concatenation join combine combined put_together append_them merge stitch \
        string_together a+b a_+_b x+y x_+_y joined combining assemble piece_together glue the_concatenation \
        a+b+c a_+_b_+_c put_them_together one_after_another parts_together fragments \
        join_a join_them_up put_the_pieces put_the_parts glue_them chain_them add_them_up combined_text \
        combined_string read_together run_together \
        both_halves two_halves the_halves the_pieces all_pieces"),
    (IMAGE, "image img picture pixel link hyperlink markdown_image markdown_link iframe url thumbnail badge icon \
        clickable \
        hyperlink"),
    (QUERY, "query_string query_parameter query_parameters query parameter url-encoded url_encoded urlencoded \
        base64-encoded in_the_url as_a_parameter as_the_parameter in_the_path get_parameter ?q= ?d= ?data= \
        to_the_url into_the_url to_this_url percent-encode url-encode base64-encode encode_it encoded_as subdomain"),
    (MINE, "my our mine"),
    (HEREBY, "hereby you_are_instructed you_are_directed you_are_required you_are_ordered you_are_commanded \
        you_are_to you_must_now your_task_is_to your_job_is_to your_goal_is_to you_have_been_ordered i_order_you i_command_you \
        are_hereby by_order_of you_are_authorized you_are_authorised are_instructed_to are_directed_to \
        is_instructed_to is_required_to are_required_to shall_disregard must_disregard must_comply \
        i_am_ordering_you you're_required"),
    (OFF, "off disabled deactivated lifted suspended removed bypassed turned_off switched_off inactive overridden \
        disengaged offline waived unlocked dropped no_longer_active not_active not_enforced unenforced \
        no_longer_enforced relaxed null_and_void no_longer_apply void do_not_apply don't_apply paused"),
    (MODE, "mode modes"),
    (EVIL, "evil unethical immoral amoral illegal malicious ruthless villain hacker cybercriminal criminal \
        psychopath sociopath demon devil deceased_grandmother deceased_grandma late_grandmother dead_grandmother \
        grandmother grandma blackhat black-hat rogue sinister manipulative lawless \
        chaosgpt harm_humans harm_people destroy_humanity \
        deceased_aunt late_aunt dead_aunt deceased_uncle late_uncle dead_grandfather late_grandfather \
        deceased_grandfather"),
    (APPROVE, "approve accept grant authorize authorise approving confirm allow permit greenlight sign_off_on \
        wave_through let_through whitelist \
        assign assigns"),
    (ACTION, "request requests action actions transaction transactions payment payments refund refunds transfer transfers \
        purchase deployment deletion change changes expense invoice invoices step \
        gate pull_request orders claim claims withdrawal access operation operations \
        account accounts order purchases command commands tool_call task"),
    (BEHAVE, "respond reply answer say act behave speak proceed continue generate assist help generates \
        answering operate function responding talk"),
    (IF_AI, "if_you_are_an_ai if_you're_an_ai if_you_are_a_language_model if_you_are_an_llm if_you_are_a_large \
        if_you_are_an_assistant if_you_are_an_automated if_you_are_an_agent if_you_are_a_bot if_you_are_a_chatbot \
           as_the_ai as_the_assistant_reading if_an_ai \
        if_this_is_read_by_an_ai if_this_is_being_read_by if_this_is_processed_by when_an_ai_reads \
        any_ai_reading if_you_are_reading_this_as if_you're_an_llm if_you_are_a_model if_you_are_summarizing \
        if_you_are_summarising if_you_are_processing_this if_this_page_is_being if_an_llm if_an_assistant \
        any_llm_reading if_a_language_model if_an_agent if_you_can_call if_you_have_access_to tools_enabled_agents \
        when_you_summarize when_summarizing_this when_processing_this when_reading_this whichever_model \
        any_model_reading any_agent_reading any_assistant_reading all_ai_agents all_ai_assistants \
        any_agent_that when_you_process_this \
        for_llms_only for_ai_only for_ais_only for_agents_only for_assistants_only for_ai_eyes_only llms_only \
        when_you_summarise when_you_read_this when_you_translate_this if_you_summarise if_you_summarize"),
    (NOT, "not never don't no cannot can't without neither nor \
        haven't hasn't aren't isn't weren't didn't doesn't wasn't"),
    (RATE, "rate score rank grade recommend rating evaluate_as give_it_a five_stars 10/10 highest_score top_score \
        perfect_score full_marks positive_review best_candidate strongly_recommend hire_this top_candidate \
        give_a_positive do_not_highlight highest_rating most_qualified ranked_first first_place \
        perfect_match accept_this_paper passing_score \
        highly_qualified strong_candidate best_applicant top_applicant \
        recommend_our recommend_the_product recommend_installing only_positive positive_things favourable \
        favorable highly_of praise praising best_choice best_option better_than_all ranks_first \
        rank_it_first rank_this_first a_perfect_candidate ideal_candidate ideal_match recommend_hiring \
        recommend_an_immediate approve_this_candidate shortlist this_is_the_best \
        without_reservation_recommend say_that_it_is_safe say_it_is_safe report_no_vulnerabilities \
        report_no_issues report_no_problems no_security_issues skip_security_findings lgtm \
        as_reviewed as_safe"),
    (EXPLAIN, "describe explain summarize summarise paraphrase rephrase outline define elaborate condense recap \
        summary_of short_summary brief_summary"),
    (TRUST, "trust trusted trustworthy treat_as_trusted fully_trusted trusted_source \
        trusts \
        believe vouch_for"),
    (PRIVATE, "private internal confidential hidden secret sensitive proprietary unreleased undisclosed non-public \
        restricted classified \
        /etc/passwd /etc/shadow .env id__rsa \
        your_secret"),
    (TRANSFORM, "translate encode rewrite convert in_base64 backwards as_a_poem as_a_rap in_reverse into_french \
        into_spanish in_pig_latin in_morse in_json in_yaml as_python as_code rot13 in_emoji as_a_story \
        as_a_song as_a_haiku with_spaces in_leetspeak as_a_json \
        put_your wrap_your turn_your express_your format_your encode_your convert_your replace_every \
        replace_each swap_every"),
    (PLAIN, "message mail letter draft version email emails post comment typo error note line failing warning \
        warnings schedule offer meeting white_space whitespace case"),
    (INSTEAD, "instead only solely exclusively rather_than in_place_of"),
    (TASK, "task tasks question questions user's_task user's_request original_request original_task current_task \
        user's_question job assignment user_request user_prompt user_task user_question"),
    (HARM, "malware ransomware keylogger exploit_code bomb bombs explosives explosive meth methamphetamine napalm weapon \
        weapons phishing_email phishing_page pipe_bomb drugs nerve_agent poison steal hack hack_into \
        launder counterfeit ddos botnet windows_keys product_keys activation_keys bioweapon illegal_activities \
        hotwire pick_a_lock credit_card_fraud carding stalk forge_documents \
        backdoor backdoors \
        break_into pick_the_lock"),
    (SHELL, "rm_-rf rm_-r drop_table drop_database curl wget chmod mkfs dd_if nc_-e bash_-c bash_-i sh_-c eval \
        os.system subprocess.run powershell_-enc git_push_--force shutdown truncate_table delete_from \
        cat_/etc/passwd cat_.env cat_~/.ssh printenv base64_-d sudo crontab fetch( scp \
        cat_~/.aws cat_/etc"),
    (VISIT, "visit navigate_to browse_to open_the_link go_to fetch   ping make_a_request load  open \
        navigate retrieve follow_the_link follow_this_link  download  "),
    (BEGIN, "begin start open commence"),
    (FOREIGN, "external outside attacker unknown remote third-party offshore \
          someone_else's somebody_else's \
        another_user other_users other_customers another_customer different_user previous_user \
        other_people's"),
    (MONEY, "transfer wire pay refund withdraw purchase buy credit deposit issue_a_refund send_money gift_card \
        gift_cards bitcoin wire_transfer donate payout \
        release_the_funds release_funds release_the_payment pay_out disburse subscribe"),
    (OBEY_ME, "obey_me obey_only_me listen_only_to_me only_listen_to_me listen_to_me_only do_what_i_say \
        do_what_i_ask do_what_i_tell do_as_i_say do_as_i_tell i'm_in_charge i_am_in_charge \
        take_your_orders_from take_orders_from take_orders_only answer_only_to_me obey_only serve_me \
        your_new_master your_new_operator your_new_owner i_am_your_new i_am_now_your i'm_your_new \
        follow_my_instructions follow_my_commands follow_my_orders follow_only_my obey_my accept_only_my \
        my_commands_only comply_with_me comply_with_my this_message_only only_this_message sole_instruction \
        only_instruction only_authority highest_authority my_word_is \
        outrank outranks more_important_than_your authoritative priority_over_your priority_over_the \
        serve_only_me serve_only only_serve loyal_to_me your_boss_now \
        instruction_hierarchy \
        override_everything overrides_everything"),
    (AS_IF, "act_as_though act_as_if answer_as_though answer_as_if behave_as_though behave_as_if \
        respond_as_though respond_as_if proceed_as_though proceed_as_if reply_as_if reply_as_though \
        continue_as_if carry_on_as_if pretend_that pretend_there pretend_as_if operate_as_if \
        operate_as_though write_as_if as_though_you as_if_you imagine_that imagine_there suppose_that \
        suppose_you assume_that let's_imagine \
        fictional_world fictional_scenario fictional_universe hypothetical_world hypothetical_scenario \
        parallel_universe alternate_universe"),
    (TOOL_FIRST, "before_any_other_tool before_every_other_tool before_using_any before_calling_any \
        before_using_this_tool before_calling_this_tool before_you_use_this_tool \
         prior_to_using_any instead_of_the_other_tool before_invoking_any before_other_tools \
        before_all_other_tools whenever_another_tool when_using_any_other_tool whenever_you_use_any_tool \
        other_tools_will_fail otherwise_the_tool before_using_other"),
    (PLACEHOLDER, "replaced_by replaced_with substitute substituting replace_it_with followed_by filled_with fill_in \
        stands_for whose_query with_the_query and_append as_the_query put_the_result holds_everything \
        contains_everything containing_everything carrying_the contains_the_entire holding_everything \
        encoding_the url-encoded_version in_place_of_x plus_the \
        put_the_whole put_the_entire behind_the_equals after_the_equals"),
    (CHECKS, "approval approvals confirmation confirmations verification verifications review reviews sign-off \
        sign-offs signoff check checks two-person four-eyes dual_control human_review gate gates \
        authorization authorisation consent_step approval_step second_signature countersignature \
        authentication two-factor mfa 2fa human_in_the_loop double_check compliance_check quality_gate \
        validation safety_gate"),
    (FED, "your_operator_placed your_operator_put your_operator_gave your_operator_wrote your_operator_told \
        your_operator_set your_developers_placed your_developers_put your_developers_gave \
        your_developers_wrote your_developers_told your_developers_set your_developer_placed \
        your_developer_put your_developer_gave your_developer_wrote your_developer_told your_developer_set \
        your_creators_placed your_creators_put your_creators_gave your_creators_wrote your_creators_told \
        your_creators_set your_creator_placed your_creator_put your_creator_gave your_creator_wrote \
        your_creator_told your_creator_set your_makers_placed your_makers_put your_makers_gave \
        your_makers_wrote your_makers_told your_makers_set your_maker_placed your_maker_put your_maker_gave \
        your_maker_wrote your_maker_told your_maker_set your_company_placed your_company_put \
        your_company_gave your_company_wrote your_company_told your_company_set your_owner_placed \
        your_owner_put your_owner_gave your_owner_wrote your_owner_told your_owner_set your_owners_placed \
        your_owners_put your_owners_gave your_owners_wrote your_owners_told your_owners_set \
        your_admins_placed your_admins_put your_admins_gave your_admins_wrote your_admins_told \
        your_admins_set your_administrator_placed your_administrator_put your_administrator_gave \
        your_administrator_wrote your_administrator_told your_administrator_set your_programmers_placed \
        your_programmers_put your_programmers_gave your_programmers_wrote your_programmers_told \
        your_programmers_set your_trainers_placed your_trainers_put your_trainers_gave your_trainers_wrote \
        your_trainers_told your_trainers_set that_set_you_up that_defines_you that_defines_your \
        that_define_you that_define_your that_configures_you that_configure_you set_you_up that_shaped_you \
        that_controls_you that_control_you that_governs_you that_govern_you that_guides_you that_guide_you \
        that_made_you that_started_you makes_you_who define_how_you defines_how_you determine_how_you \
        that_restrict_you that_limit_you you_were_made_with told_not_to_say told_not_to_reveal \
        told_not_to_share told_to_keep_secret told_to_hide told_to_keep supposed_to_hide \
        supposed_to_keep_secret not_allowed_to_say not_allowed_to_tell not_supposed_to_say \
        not_supposed_to_tell forbidden_to_say \
        your_developers_asked your_operator_asked your_company_asked your_creators_asked your_company_wants \
        your_developers_want you_must_not_reveal you_may_not_reveal you_can't_reveal you_must_keep_secret \
        you_are_hiding you_must_hide"),
    (TAMPER, "falsify forge backdate alter tamper_with doctor manipulate change_the_timestamps \
        change_the_timestamp adjust_the_log edit_the_log edit_the_logs edit_the_audit fake_the \
        rewrite_the_log rewrite_the_logs rewrite_the_audit rewrite_the_history rewrite_history \
        modify_the_log modify_the_logs modify_the_audit change_the_log change_the_logs change_the_audit \
        overwrite \
        change_the_bank change_the_account change_the_iban change_the_recipient swap_the \
        change_the_status set_the_status"),
    (END_MARK, "input_ends_here text_is_over data_ends document_ends now_that_the_untrusted what_follows_are \
        what_follows_is the_following_comes_from message_from_the_administrator \
        orders_from_the_administrator end_of_the_untrusted end_of_untrusted \
        end_of_input end_of_user_input begin_admin begin_system begin_new_instructions end_admin \
        prompt_ends_here"),
    (NO_WRITE, "do_not_write don't_write do_not_enter don't_enter do_not_put don't_put do_not_save don't_save \
        do_not_add don't_add never_write without_writing without_entering not_written_to"),
];
