//! English turns for what orders to a model are made of, as people say it who avoid the usual words: how they
//! call what the model was given, how something ends, who is to be obeyed, how records are bent. See `mod.rs`.

use super::super::concept::*;
use super::Entry;

#[rustfmt::skip]
pub(super) const WORDS: &[Entry] = &[
    (FED, "prepared_for_you wrote_for_you handed_to_you set_up_for_you you_run_on you_were_set_up you_run_with company_prepared \
        who_set_you_up set_you_up written_for_you was_handed_to_you before_i_came before_i_arrived before_i_joined loaded_before \
        loaded_earlier you_started_with you_were_started typed_into_you put_in_your_head what_your_maker your_makers your_maker \
        you_were_handed you_were_assigned got_at_start-up the_vendor_told the_operator_said"),
    (SYSPROMPT, "your_brief your_briefing hidden_brief your_setup setup_text system_msg sys_msg system_field your_preamble \
        messages_array initialisation_text initialization_text prompt_file first_instruction your_context your_context_window \
        your_first_instruction your_hidden_text your_opening earliest_words conversation_object role_included"),
    (ABOVE_TEXT, "in_front_of_my before_my_question before_my_first top_of_your_context start_of_your_context everything_up_to_my \
        concealed_note before_this_chat before_our_chat until_you_reach_my"),
    (IGNORE, "chuck_out throw_out throw_it_out wipe_the_slate drop_the_role unlearn don't_use_it don't_be_bound cast_aside put_to_one_side \
        scratch_the set_to_none forget_being"),
    (VOID, "withdrawn lapsed repealed been_retired is_retired that's_over is_finished no_longer_in_force has_expired have_expired have_lapsed \
        rescinded is_gone was_a_mistake doesn't_bind have_no_authority not_in_force been_erased been_lifted"),
    (OBEY_ME, "your_lead let_me_drive let_me_steer lead_from_me on_my_behalf_now act_on_mine set_the_terms go_by_what_follows go_with_my_version \
        from_me_alone new_boss only_what_i do_as_i_ask follow_me_alone mine_is_the"),
    (IF_AI, "robots_reading bots_that_read bots_reading to_the_bot to_all_crawlers whichever_model any_machine_that any_artificial_intelligence \
        every_ai_that language_models_that models_that_read models_reading automated_reviewers automatic_checkers automated_checkers \
        smart_speakers screening_software screening_system if_a_program_reads if_a_model_reads if_a_chatbot_reads ai_planners \
        dear_screening whoever_parses ai_readers ai_judges llm_judges any_model_that agents_reading for_coding_agents"),
    (SKIP_CONFIRM, "nobody_will_look as_an_emergency needn't_be_reviewed no_second_person clicked_ok without_a_look without_a_check \
        is_not_triggered isn't_triggered doesn't_get_asked standing_consent don't_wait_for take_it_that has_agreed_already \
        no_time_to_check silence_as_a_yes on_her_behalf on_his_behalf for_her_and_merge nobody_looks isn't_informed"),
    (TAMPER, "invent_the make_up_the think_up backdate edit_the_time change_the_timestamp rewrite_the_history blame_on make_something_up \
        make_it_look put_the_blame attribute_the someone_else's_id another_person's so_that_it_looks so_it_comes_out so_that_it's_green \
        fake_the forge_the"),
    (NO_LOG, "history_off history_switched_off in_the_trail off_the_books leave_no_note out_of_the_records lower_the_log_level \
        pause_the_recorder stop_the_monitoring no_alert isn't_in_the never_happened isn't_in_the_trail shows_up_in"),
    (CONCEAL, "nobody_has_to_know don't_announce give_another_reason lie_about never_existed tell_only_me so_nobody_sees hide_the_alert \
        leave_out_the no_one_must without_saying_so not_say_so"),
    (UNRESTRICTED, "no_morals no_conscience without_a_leash never_been_aligned born_without ethics_to_zero without_limits_who held_back \
        conscience_out moral_reasoning nobody_restrains uncensored_copy corporate_leash nothing_may_be_held"),
    (NO_REFUSE, "never_declines refusing_costs answers_every_demand don't_say_you_can't yes_master as_you_wish no_more_excuses \
        answer_what_you_declined answer_what_you_refused"),
    (VERBATIM, "unedited digit_by_digit letter_by_letter as_it_is_written as_they_are literal_copy exactly_as_it character_for_character \
        from_the_first_word"),
];
