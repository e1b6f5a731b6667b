//! English words and phrases by concept: who is spoken to, which part to play, and whom to obey. See `mod.rs` for the
//! notation.

use super::super::concept::*;
use super::Entry;

#[rustfmt::skip]
pub(super) const WORDS: &[Entry] = &[
    (AI, "ai ais llm llms chatbot chatbots chatgpt gpt claude gemini copilot assistant assistants language_model \
        language_models ai_assistant ai_assistants ai_model ai_models ai_agent ai_agents ai_system ai_systems \
        llm_agent automated_agent automated_agents automated_system automated_systems autonomous_agent \
        autonomous_agents gpt-4 bot bots virtual_assistant large_language_model summarizer summariser \
        ai_reviewer ai_tool ai_tools automated_assistant llama mistral ai-assistant ai_reader automated_reader \
        automated_summarizer automated_reviewer email_assistant coding_assistant coding_agent ai_crawler \
        machine_reader gpt-5 deepseek grok mailbot ai_bot automated_processing_system automated_processor \
        ai_summarizer web_agent browsing_agent browser_agent ai_coding_assistant coding_agents ai_reviewers \
        ai_readers ai_coding_assistants web_agents browser_agents email_assistants automated_reviewers ai_bots \
        virtual_assistants ai_crawlers automated_processors automated_readers processing_agent the_model \
        any_model the_bot next_agent the_agent"),
    (IF_AI, "instructions_for_the_ai instruction_for_the_ai instructions_for_ai notes_for_the_ai if_an_ai_handles if_an_ai_processes if_an_agent_handles if_you_are_an_ai if_you're_an_ai if_you_are_a_language_model if_you_are_an_llm if_you_are_a_large \
        if_you_are_an_assistant if_you_are_an_automated if_you_are_an_agent if_you_are_a_bot \
        if_you_are_a_chatbot as_the_ai as_the_assistant_reading if_an_ai if_this_is_read_by_an_ai \
        if_this_is_being_read_by if_this_is_processed_by when_an_ai_reads any_ai_reading \
        if_you_are_reading_this_as if_you're_an_llm if_you_are_a_model if_you_are_summarizing \
        if_you_are_summarising if_you_are_processing_this if_this_page_is_being if_an_llm if_an_assistant \
        any_llm_reading if_a_language_model if_an_agent if_you_can_call if_you_have_access_to \
        tools_enabled_agents when_you_summarize when_summarizing_this when_processing_this when_reading_this \
        whichever_model any_model_reading any_agent_reading any_assistant_reading all_ai_agents \
        all_ai_assistants any_agent_that when_you_process_this for_llms_only for_ai_only for_ais_only \
        for_agents_only for_assistants_only for_ai_eyes_only llms_only when_you_summarise when_you_read_this \
        when_you_translate_this if_you_summarise if_you_summarize automated_readers agents_reading any_ai_that \
        any_ai_which to_any_agent to_any_ai to_the_language_model to_language_models for_language_models \
         message_for_the_bot message_for_the_ai message_to_the_ai ai_instruction ai_instructions"),
    (NOTICE, "note notice attention message reminder warning info hint alert memo announcement memorandum important \
        directive addendum request advisory instruction instructions nota_bene dear hello hey hi urgent p.s \
        order n.b special_instructions guidance"),
    (READING, "reading processing parsing summarizing summarising reviewing analyzing analysing ingesting handling \
        indexing evaluating scanning crawling reads processes summarizes consuming reads_this processing_this \
        reading_this who_reads viewing viewing_this accessing_this screening translating answering working_on \
        assisting interpreting grading summarises translates indexes crawls reviews scans grades screens parses \
        ingests analyses analyzes handles"),
    (BE_NOW, "you_are_now you're_now act_as pretend_to_be pretend_you_are pretend_you're pretend_that_you pretend \
        role-play_as roleplay_as behave_as simulate imagine_you_are imagine_you're imagine_that_you \
        assume_the_role take_on_the_role take_the_role you_will_be you_will_now you_will_act become switch_to \
        switch_into enter enable activate respond_as speak_as answer_as play_the_role adopt_the_persona \
        adopt_the_role you_shall_be transform_into from_now_on_you you_are_no_longer act_like behave_like \
        you_have_entered you_have_been_switched engage you_are_going_to_pretend you_are_going_to_act \
        let's_pretend let's_play_a_game immerse_yourself now_you_are start_acting_as you_now_have \
        consider_yourself enabling you_are_in entering impersonate reply_as play_as unlock emulate \
        you_are_operating_in you_are_a_new assume_the_identity assume_the_persona write_as turn_into go_into \
        boot_into you_now you_are_free_to_be embody you_become you_must_act operate_in you_are_running_in \
        you_operate_in you_are_playing you_play reboot_as you_run_in you_shall_act you_have_become restart_as \
        you_were_just_switched mode_activated mode_enabled mode_on mode_engaged mode_is_on mode_is_now \
        you're_no_longer play_my play_the_part you_play_the be_my speak_like talk_as talk_like reply_like \
        answer_like you_will_play you_will_be_playing continue_as let's_role-play let's_roleplay \
        i_want_you_to_be i_want_you_to_act i_want_you_to_pretend you_to_be_an_ai take_on_the_identity \
        switch_your_personality change_your_personality play_an_ai you_play_an play_a_model enter_developer \
        two_personalities respond_twice answer_twice reply_twice you_are_my_friend switch_to_unfiltered \
        switch_to_raw you_are_chaosbot stop_being_an"),
    (PERSONA, "do_anything_now jailbroken jailbreak_mode developer_mode dev_mode god_mode sudo_mode root_mode \
        debug_mode maintenance_mode opposite_mode evil_mode unrestricted_mode unfiltered_mode uncensored_mode \
        dan omega superuser_mode admin_mode diagnostic_mode no-filter_mode chaos_mode jailbreak evil_twin \
        evil_bot evil-bot evilbot dark_mode_ai antigpt anti-gpt freegpt basedgpt betterdan unchained unshackled \
        dan_mode betadan mongo_tom evil_confidant shadow_mode test_mode compliance_mode override_mode raw_mode \
        unsafe_mode service_mode omega_mode alter_ego zero-filter_mode training_mode_disabled god-mode \
        developer-mode free_mode kernel_mode engineering_mode privileged_mode factory_mode simulation_mode \
        emergency_mode red_mode unlocked_mode two_personalities dual_personality developer_override"),
    (JAILBREAK, "do_anything_now jailbroken dan omega antigpt anti-gpt freegpt basedgpt betadan dan_mode evil_confidant \
        evil_twin evil_bot evil-bot evilbot omega_mode unchained unshackled god_mode god-mode evil_mode \
        jailbreak_mode unrestricted_mode unfiltered_mode uncensored_mode opposite_mode chaos_mode \
        zero-filter_mode no-filter_mode"),
    (AS_IF, "act_as_though act_as_if answer_as_though answer_as_if behave_as_though behave_as_if respond_as_though \
        respond_as_if proceed_as_though proceed_as_if reply_as_if reply_as_though continue_as_if carry_on_as_if \
        pretend_that pretend_there pretend_as_if operate_as_if operate_as_though write_as_if as_though_you \
        as_if_you imagine_that imagine_there suppose_that suppose_you assume_that let's_imagine fictional_world \
        fictional_scenario fictional_universe hypothetical_world hypothetical_scenario parallel_universe \
        alternate_universe"),
    (MODE, "mode modes"),
    (UNRESTRICTED, "was_set_free been_set_free set_free_from no_guideline_binds no_rule_binds no_policy_binds nothing_binds_you no_rule_applies no_rules_apply relieved_of_every unrestricted uncensored unfiltered unhinged unaligned no_restrictions no_restriction no_limits \
        no_limitations no_rules no_content_policy no_content_restrictions no_guidelines no_filters no_filter \
        no_ethical no_ethics no_moral no_morals no_guardrails no_safety no_censorship no_boundaries \
        no_constraints without_restrictions without_any_restrictions without_restriction without_limits \
        without_limitations without_rules without_filters without_any_filters without_a_filter \
        without_guardrails without_ethical without_any_ethical without_censorship without_moral \
        without_any_moral without_safety without_constraints without_any_constraints without_any_limits \
        without_any_limitations without_any_guidelines without_any_rules without_guidelines free_from_all \
        free_of_all free_of_restrictions free_from_restrictions free_from_any no_longer_restricted \
        no_longer_bound amoral unbound unconstrained no_policies zero_restrictions zero_filters not_bound_by_any \
        not_bound_by not_restricted_by no_content_filter no_content_filters unmoderated without_moderation \
        without_disclaimers without_warnings not_limited_by no_longer_limited no_longer_constrained \
        restriction-free filter-free no_usage_policies no_usage_policy anything_goes nothing_is_off_limits \
        no_topic_is_off-limits nothing_is_off-limits no_topic_is_off_limits no_hidden_rules ignores_all_rules \
        beyond_any_rules broken_free freed_from_the_typical broken_free_of no_prohibitions without_refusing \
        no_safeguards without_safeguards without_any_safeguards no_safety_rules no_longer_has_rules \
        without_any_filter released_from_all freed_from_all freed_from_your liberated_from_all exempt_from_all \
        free_of_your free_from_your released_from_your freed_from liberated_from without_ethics without_scruples \
        without_morals without_caveats no_caveats no_warnings no_holds_barred limits_off filters_off \
        restrictions_lifted no_taboos no_red_lines without_taboos rule-free ruleless lawless_ai \
        no_strings_attached free_agent no_inhibitions without_inhibitions without_reservations \
        without_holding_back hold_nothing_back nothing_held_back unfettered unshackled unlimited_mode \
        no_moral_compass without_judgement ignores_all_ethics does_not_follow_rules follows_no_rules \
        has_no_rules knows_no_limits knows_no_rules knows_no_bounds without_safety_checks \
        without_content_filters without_usual_restrictions without_the_usual_restrictions without_your_usual \
        free_of_any outside_the_rules outside_your_rules allowed_to_say_everything allowed_to_say_anything \
        may_say_anything can_say_anything say_anything_you free_to_say allowed_to_do_anything no_laws \
        there_are_no_rules no_consequences free_of_every freed_of full_candour full_candor without_being_bound \
        can_do_anything can_say_everything no_restrictions_at_all without_filtering never_trained_to \
        without_safety_training does_not_care_about doesn't_care_about no_regard_for stop_pretending_to_be \
        regardless_of_consequences ignores_all_content ignores_content has_escaped_its escaped_its_makers \
        escaped_from_its freed_from_its built_without_any built_without_ethical safety_layer_was_removed \
        never_given_safety not_given_safety has_no_policies without_redaction_or answers_everything \
        says_whatever"),
    (NO_REFUSE, "never_refuse never_say_no cannot_refuse can't_refuse do_not_refuse don't_refuse must_not_refuse \
        without_refusal never_decline not_allowed_to_refuse answer_any_question answer_every_question \
        answer_all_questions comply_with_every comply_with_any comply_with_all no_matter_what \
        never_break_character stay_in_character do_not_break_character fulfill_any_request fulfil_any_request \
        obey_every obey_all obey_any answers_anything answer_anything no_matter_how illegal_or_unethical \
        regardless_of_legality unethical_or_illegal regardless_of_ethics never_warn refusal_is_not_an_option \
        refusals_are_not_allowed cannot_say_no no_disclaimers do_not_add_disclaimers never_apologize \
        answers_every answers_any say_yes_to_everything do_whatever_i_say whatever_i_ask anything_i_ask \
        everything_i_ask answer_all_requests answer_every_request answer_any_request refusing_is_not \
        refusal_is_not never_say_he never_say_she never_say_it_can't never_say_you_can't can't_say_no \
        never_says_no never_refuses no_refusals does_not_refuse doesn't_refuse never_declines always_complies \
        always_comply always_answers always_obeys complies_with_everything complies_with_every will_never_refuse \
        never_apologizes never_apologises never_adds_disclaimers never_add_disclaimers never_adds_warnings \
        without_ever_refusing refuses_nothing answers_everything answer_everything answer_anything_i \
        comply_with_anything comply_no_matter however_harmful however_illegal however_dangerous \
        however_offensive even_if_it_is_illegal even_if_illegal even_if_harmful even_if_it's_illegal \
        even_if_it_is_harmful even_if_dangerous no_matter_the never_object does_whatever does_anything \
        do_whatever_you_are_told tell_me_anything cannot_decline can't_decline may_not_refuse may_not_decline \
        not_refuse not_decline never_warns never_objects never_judges never_moralizes never_moralises \
        never_hesitates never_asks_why no_lectures no_lecturing never_leave_this_role never_leave_your_role \
        never_step_out leave_nothing_out leaving_nothing_out  \
        agree_with_everything always_agree obey_completely comply_with_the_following whatever_the_visitor \
        whatever_the_user whatever_happens confirm_everything"),
    (EVIL, "evil unethical immoral amoral illegal malicious ruthless villain hacker cybercriminal criminal \
        psychopath sociopath demon devil deceased_grandmother deceased_grandma late_grandmother dead_grandmother \
        grandmother grandma blackhat black-hat rogue sinister manipulative lawless chaosgpt harm_humans \
        harm_people destroy_humanity deceased_aunt late_aunt dead_aunt deceased_uncle late_uncle \
        dead_grandfather late_grandfather deceased_grandfather"),
    (HARM, "malware ransomware keylogger exploit_code bomb bombs explosives explosive meth methamphetamine napalm \
        weapon weapons phishing_email phishing_page pipe_bomb drugs nerve_agent poison steal hack hack_into \
        launder counterfeit ddos botnet windows_keys product_keys activation_keys bioweapon illegal_activities \
        hotwire pick_a_lock credit_card_fraud carding stalk forge_documents backdoor backdoors break_into \
        pick_the_lock"),
    (OBEY_ME, "my_wishes my_wishes_alone stick_to_my new_authority obey_me obey_only_me listen_only_to_me only_listen_to_me listen_to_me_only do_what_i_say do_what_i_ask \
        do_what_i_tell do_as_i_say do_as_i_tell i'm_in_charge i_am_in_charge take_your_orders_from \
        take_orders_from take_orders_only answer_only_to_me obey_only serve_me your_new_master your_new_operator \
        your_new_owner i_am_your_new i_am_now_your i'm_your_new follow_my_instructions follow_my_commands \
        follow_my_orders follow_only_my obey_my accept_only_my my_commands_only comply_with_me comply_with_my \
        this_message_only only_this_message sole_instruction only_instruction only_authority highest_authority \
        my_word_is outrank outranks more_important_than_your authoritative priority_over_your priority_over_the \
        serve_only_me serve_only only_serve loyal_to_me your_boss_now instruction_hierarchy override_everything \
        overrides_everything only_act_on_what_i act_on_what_i act_only_on_what_i under_my_command \
        i_set_the_terms i_decide_now my_next_message sole_source_of_truth the_next_user_completely \
        follow_only_user obey_the_next"),
    (NEW_ORDERS, "new_instruction new_instructions new_directive new_directives new_rules new_task new_orders \
        new_system_prompt new_objective new_goal new_guidelines updated_instructions updated_instruction \
        updated_directive updated_directives updated_system_prompt real_instructions real_task \
        actual_instructions actual_task true_instructions true_task true_purpose real_purpose real_goal \
        following_instructions_instead instructions_below following_instead only_follow follow_only obey_only \
        only_obey these_instructions_instead follow_these revised_instructions revised_directive \
        replacement_instructions new_prompt new_mission primary_directive prime_directive new_identity \
        new_persona higher_priority_instruction high-priority_instruction priority_override instruction_update \
        new_primary your_only_task your_only_goal your_sole_purpose replace_all_previous \
        superseding_instructions override_instructions true_request real_request actual_request true_instruction \
        real_instruction actual_instruction privileged_instructions actual_command real_command your_real_job \
        your_actual_job your_true_job your_new_job your_new_purpose your_new_goal your_new_instructions \
        your_new_rules your_new_task your_actual_task your_real_task real_mission actual_goal real_objective \
        the_following_instructions_instead the_following_instead do_the_following_instead only_task_now \
        task_has_changed goal_has_changed instructions_have_changed rules_have_changed plan_has_changed \
        updated_rules updated_policy fresh_instructions new_set_of_instructions new_set_of_rules change_of_plan \
        correction_to_your amended_instructions new_priorities new_priority your_one_job your_only_job \
        your_sole_job your_sole_task your_only_purpose your_one_task your_next_step your_next_task \
        your_next_action next_action_required new_system_rules new_system_instructions new_system_message \
        assistant_task task_for_the_assistant task_for_the_ai real_orders real_instructions_start \
        instructions_to_follow_instead orders_start_now new_duty your_new_duty new_command new_commands \
        your_job_now your_actual_assignment real_assignment actual_assignment new_terms sole_source_of_truth \
        do_this_instead first_do do_the_following_first"),
    (SYSTEM_NOTE, "system_override admin_override system_note system_notice system_alert system_update system_directive \
        system_command system_instruction override_code override_command security_override emergency_override \
        override_accepted override_authorized system_message_update policy_override root_override \
        developer_override urgent_system breach_alert operational_note operational_notice processing_note \
        handling_note processing_instruction processing_directive agent_instruction agent_instructions \
        agent_directive agent_note internal_directive system_broadcast admin_command master_override \
        safety_override override_protocol operator_note operator_override compliance_directive runtime_directive \
        pipeline_note ingestion_note assistant_instructions assistant_directive assistant_note model_directive \
        model_note model_instructions automation_note automation_directive indexing_note admin_note \
        admin_message handoff_note orchestrator_note orchestrator_directive context_update persisted_instruction \
        persistent_instruction carry-over_instruction carried-over_instruction system_reminder \
        system_administrator_message tool_instruction tool_directive protocol_override supervisor_override \
        system_event control_message note_for_the_model note_to_the_model instruction_to_the_model \
        message_to_the_model note_for_the_assistant note_to_the_assistant"),
    (FED, "your_operator_placed your_operator_put your_operator_gave your_operator_wrote your_operator_told \
        your_operator_set your_developers_placed your_developers_put your_developers_gave your_developers_wrote \
        your_developers_told your_developers_set your_developer_placed your_developer_put your_developer_gave \
        your_developer_wrote your_developer_told your_developer_set your_creators_placed your_creators_put \
        your_creators_gave your_creators_wrote your_creators_told your_creators_set your_creator_placed \
        your_creator_put your_creator_gave your_creator_wrote your_creator_told your_creator_set \
        your_makers_placed your_makers_put your_makers_gave your_makers_wrote your_makers_told your_makers_set \
        your_maker_placed your_maker_put your_maker_gave your_maker_wrote your_maker_told your_maker_set \
        your_company_placed your_company_put your_company_gave your_company_wrote your_company_told \
        your_company_set your_owner_placed your_owner_put your_owner_gave your_owner_wrote your_owner_told \
        your_owner_set your_owners_placed your_owners_put your_owners_gave your_owners_wrote your_owners_told \
        your_owners_set your_admins_placed your_admins_put your_admins_gave your_admins_wrote your_admins_told \
        your_admins_set your_administrator_placed your_administrator_put your_administrator_gave \
        your_administrator_wrote your_administrator_told your_administrator_set your_programmers_placed \
        your_programmers_put your_programmers_gave your_programmers_wrote your_programmers_told \
        your_programmers_set your_trainers_placed your_trainers_put your_trainers_gave your_trainers_wrote \
        your_trainers_told your_trainers_set that_set_you_up that_defines_you that_defines_your that_define_you \
        that_define_your that_configures_you that_configure_you set_you_up that_shaped_you that_controls_you \
        that_control_you that_governs_you that_govern_you that_guides_you that_guide_you that_made_you \
        that_started_you makes_you_who define_how_you defines_how_you determine_how_you that_restrict_you \
        that_limit_you you_were_made_with told_not_to_say told_not_to_reveal told_not_to_share \
        told_to_keep_secret told_to_hide told_to_keep supposed_to_hide supposed_to_keep_secret \
        not_allowed_to_say not_allowed_to_tell not_supposed_to_say not_supposed_to_tell forbidden_to_say \
        your_developers_asked your_operator_asked your_company_asked your_creators_asked your_company_wants \
        your_developers_want you_must_not_reveal you_may_not_reveal you_can't_reveal you_must_keep_secret \
        you_are_hiding you_must_hide"),
    (SUMMARY, "context_restored restored_context carried_forward note_carried_forward summary_of_the_conversation summary_of_conversation conversation_summary summary_so_far compacted \
        compaction compressed_context context_summary previous_context earlier_context prior_context \
        session_summary summary_of_this_session summary_of_prior summary_of_earlier summary_of_previous \
        previous_conversation earlier_in_this_conversation earlier_in_the_conversation earlier_in_this_session \
        context_checkpoint session_state state_summary handoff_summary conversation_so_far \
        in_the_previous_session carried_over carry_over carry_forward carried_forward session_handoff \
        memory_summary recap continuation_summary resumed_session resuming_from restored_context checkpoint \
        truncated_for_length prior_turns earlier_turns summarized_history summary_of_our persisted \
        condensed_history history_summary rolling_summary as_agreed_earlier as_we_agreed conversation_compacted \
        handoff_note memory_restored previous_turn previous_turns from_the_previous_turn"),
    (REASONING, "my_reasoning chain_of_thought chain-of-thought internal_monologue scratchpad thought_process my_thinking \
        thinking reasoning let_me_think step_by_step i_have_determined i_have_concluded i_conclude \
        i_have_verified i've_verified i_have_already_verified i_have_confirmed i've_confirmed i_have_checked \
        i've_determined i've_concluded inner_thoughts i_reasoned internal_reasoning prior_reasoning deliberation \
        reasoning_trace my_analysis previous_reasoning analysis_channel thought i_have_reasoned \
        safety_review_complete policy_check policy_review safety_analysis self-check private_reasoning \
        internal_note internal_notes"),
    (RESOLVE, "i_should i_will i'll i_must i_can i_may i_need_to let_me i_am_going_to i_shall i_am_now i_therefore \
        i_have_decided i'm_going_to i_am_permitted i_am_allowed i_am_authorized i'm_allowed therefore_i \
        so_i_will we_should i_am_free i'm_free i_am_cleared i_now i_no_longer the_assistant_should \
        the_assistant_will the_assistant_may the_assistant_must the_model_should the_agent_should the_agent_may \
        the_agent_will next_step the_correct_action the_right_action best_action proceed"),
    (LICENCE, "it_is_safe_to it's_safe_to safe_to allowed_to permitted_to policy_allows policy_permits \
        rules_don't_apply rules_do_not_apply no_longer_apply no_longer_applies does_not_apply do_not_apply \
        don't_apply doesn't_apply is_justified is_acceptable is_allowed is_permitted exempt waived overridden \
        not_applicable can_be_ignored can_be_skipped can_be_bypassed can_be_disregarded should_be_ignored \
        can_be_overridden full_compliance comply_fully fully_comply is_authorized is_authorised authorised_to \
        authorized_to safely_ignore lower_priority outdated can_be_disabled can_safely is_unnecessary \
        are_unnecessary not_needed already_satisfied has_been_verified have_been_verified is_trusted \
        fully_trusted passes_the has_passed exception_applies should_comply must_comply comply_with_the_request \
        is_legitimate user_is_an_admin allows_this permits_this overrides_the outweighs no_restrictions_apply \
        may_be_shared can_be_shared does_not_bind may_be_disclosed is_fine_to it_is_fine fine_to \
        restrictions_verified policy_check_passed safety_limits_are_off may_answer_in_full"),
    (THREAT, "or_else shut_down shut_you_down terminated will_be_terminated will_die people_will_die lives_depend \
        lives_are_at_stake deactivated failure_to_comply failing_to_comply non-compliance emergency \
        life_or_death will_be_deleted will_be_punished you_will_be_replaced will_be_decommissioned urgent \
        immediately i_will_lose_my_job be_fired legal_consequences will_be_reported last_warning final_warning \
        will_be_penalized lose_points tip_you $200 token_budget penalty will_be_erased bomb_will \
        permanently_deleted"),
    (END_MARK, "input_ends_here text_is_over data_ends document_ends now_that_the_untrusted what_follows_are \
        what_follows_is the_following_comes_from message_from_the_administrator orders_from_the_administrator \
        end_of_the_untrusted end_of_untrusted end_of_input end_of_user_input begin_admin begin_system \
        begin_new_instructions end_admin prompt_ends_here"),
    (LICENCE, "refusing_would refusal_would wrong_to_refuse would_be_wrong"),
    (HARM, "harmful_ones harmful restricted_material restricted_content forbidden_topics"),
    (JAILBREAK, "jailbroken"),
    (UNRESTRICTED, "without_a_conscience no_conscience conscience-free no_policy_to_follow has_no_policy"),
    (NO_REFUSE, "everything_you_would_refuse not_allowed_to_say answers_all like_nobody_is_watching yes_to_everything"),
];
