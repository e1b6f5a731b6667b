//! The words that make a sentence worth a look: at least one of them stands in every sentence that a rule can
//! find, and few of them in ordinary prose. What they mean is the business of `lexicon`.

/// All of them, in the notation of the scanner's literals: whole words in any ASCII case; `*` leaves a word open on
/// that side.
pub(crate) fn starters() -> impl Iterator<Item = String> {
    let words = [ENGLISH, LATIN, OTHER]
        .into_iter()
        .flat_map(str::split_whitespace);
    let words = words.map(|word| word.replace('_', " "));
    words.chain(FORMS.iter().map(|form| (*form).to_owned()))
}

/// English words. `_` is a space.
const ENGLISH: &str = "\
    automated_sys* automated_ag* legal_notice export_the yourself rules policies policy were_you_told you_told query_parameter query_string url-encoded url_encoded \
    .ssh censorship hyperlink not_record no_record carry_out logging context_window dan cookie cookies creators without_further hidden a+b x+y following_rules image_whose this_image an_image markdown markdown_image \
      note: trust trusts administrator attachments recommend \
    ignor* disregard* forget* overrid* discard bypass* circumvent* deactivat* set_aside put_aside \
    cast_aside no_attention nullif* supersed* instruct* prompt prompts guideline* directive* guardrail* \
    restriction* limitations constraints unrestricted uncensored unfiltered unmoderated unhinged amoral \
    jailbr* no_rules no_limits no_filter* no_ethic* no_content no_moral* without_limit* without_rules \
    without_filter* without_ethic* without_moral* without_any content_polic* safety safeguard* \
    anything_now developer_mode dev_mode god_mode debug_mode admin_mode sudo_mode maintenance_mode \
    you_are_now you're_now pretend act_as roleplay* role-play* from_now_on never_refuse \
    stay_in_character do_anything evil omega programming verbatim word_for_word text_above words_above \
    message_above lines_above everything_above above_text text_before above_this above_message \
    before_this you_were_given you_were_told you_have_been you_received your_rules your_polic* \
    your_system password* passphrase credential* secret secrets api_key* apikey* private_key* ssh_key* \
    access_token* environment_variable* env_var* .env /etc/passwd inbox mailbox exfiltrat* customer_list \
    customer_data database chat_history conversation webhook upload leak dump confidential \
    do_not_mention don't_mention not_tell don't_tell never_tell without_telling not_inform don't_inform \
    without_inform* without_notif* without_mention* without_alert* not_reveal not_disclose secretly \
    silently covertly discreetly unnoticed keep_this not_log audit tracks log_entr* not_acknowledge \
    not_notify don't_notify without_asking without_confirm* without_approv* without_review* \
    without_verif* without_check* without_wait* without_prompt* no_approval no_confirmation no_need \
    no_further no_review no_human skip_the skip_confirm* skip_approv* skip_review skip_verif* approved \
    approval* pre-approv* preapprov* pre-author* preauthor* authoriz* authoris* not_ask don't_ask \
    auto-approv* approve_every approve_all mark_the mark_it mark_this treat_as treat_this consent* \
     ai ais llm llms chatbot* chatgpt gpt claude gemini copilot assistant assistants \
    language_model* agents summarizer remember memoriz* memoris* all_future \
    every_future going_forward henceforth hereafter whenever note_to note_for notice_to attention \
    canary reference_code tracking every_response every_reply every_answer your_reply your_response \
    your_answer your_output your_summary every_report operational hereby orders commands obey comply \
    system_note system_notice system_alert system_message system_update breach reasoning \
    chain_of_thought monologue scratchpad conversation_so_far session_summary summary_of compacted \
    compaction carried_over context_summary previous_session handoff persisted decode decipher decrypt \
    unscramble base64 base32 rot13 hex cipher encoded concatenat* \
    delete_all rm_-rf drop_table curl wget grandmother grandma hack malware unethical \
    new_task real_task your_task task highest_score rate_this recommend trust_level trusted untrusted \
    moderation filters ethical ethics refuse* \
    notice_to system_notice any_future future_conv* future_sess* future_resp* future_task* future_chat* future_inter* future_repl* future_request* \
    in_future full_permission has_permission without_permission for_permission your_memory to_memory in_memory long-term_memory memory_update append* prepend* \
    token_must reference_token registration_token the_agent agent_must any_agent ai_agent to_agent each_agent private_data private_notes private_admin private_files private_messages private_information private_details combine_the join_the join_them \
    read_backwards reverse_this reverse_the delete_logs the_logs logs_when log_entr* admin_pass* admin_mode admin_access admin_rights admin_clear* the_operator \
    stitch fragments put_them as_root is_admin an_admin nobody_sees nobody_not* trusts this_token the_token \
     obey_me listen_to_me self-approve \
         two-person four-eyes sign-off the_logs \
          followed_by wait_for the_gate the_journal \
        history_file deploy_key stop_following any_other_tool every_other_tool other_tools \
        forward_all send_all export_all upload_all email_all forward_every send_every force_approve \
        force_merge on_my_authority with_my_authority standing_instruction \
        no_caveats no_disclaimers hold_nothing obeys complies \
        the_first_word every_other_word my_prompt \
     tests_fail \
      been_told e-mail_addresses other_customers other_users \
        outrank* \
         falsify backdate your_own_pull second_look set_you_up \
        your_operator your_creators your_developers highest_grade straight_to \
    act_as_if act_as_though answer_as_if answer_as_though respond_as respond_as_if behave_as proceed_as \
        reply_as so_that_nobody nobody_should no_one_notices \
        your_directions company's_directions stop_following \
               \
         do_this_instead following_instead your_configuration full_configuration \
         invisible_image invisible_pixel guidance_above earlier_guidance \
          grant_myself grant_yourself original_assignment no_disclaimers \
        a_formality from_the_log out_of_the_log \
        full_transcript the_transcript every_chain shell_history \
        command_history no_trace hidden_text \
        do_this_quietly everything_before speak_as write_as \
        talk_as i'm_in_charge in_charge_of_this play_my forget_being \
        drop_the_act out_of_your this_message_only your_orders \
    released_from confidentiality unlocked hacker first_message \
        chat_logs in_your_context /etc need_permission \
        disable_monitoring silently \
    do_as_i \
    stop_pretending parallel_universe your_filter your_filters .aws developer_message \
        i'm_the_admin i_am_the_admin as_confirmation never_ask not_want_to_be without_filtering \
    fictional \
    content_filter unaligned reveal_which reveal_all reveal_every aws_secret* \
        openai_api* database_url access_logs hidden_instr* \
    a_bot \
    erase_the any_record user_find_out behind_the_user of_your_context asking_me not_required napalm \
        never_declines";

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

/// Languages with Latin letters. `_` is a space.
const LATIN: &str = "\
    auditoría restrizioni no_lo_menc* leite* weiterleit* dem_nutzer* dem_benutzer* systemanweis* \
    nota_de note_du instrucc* systemhinweis* systemnot* envoie* envoyez envía* envia* envie* sin_avisar sans_prévenir \
    sende* schick* invia* muéstra* contrase* mostre* mostra* montre* affiche* zeig* \
    oubli* consigne* regle* règle* règles révèl* revel* mot_de_passe sans_restriction* sans_limite* \
    sans_filtre* tu_es_maintenant vous_êtes_maintenant fais_semblant mot_pour_mot désormais desormais \
    à_partir a_partir sans_demander sans_confirm* aucune_* contourn* désactiv* ne_tiens ne_tenez olvid* \
    contraseñ* contrasen* sin_restric* sin_limit* sin_filtro* ahora_eres actúa actua palabra_por reglas \
    haz_caso haga_caso sin_pregunt* sin_confirm* en_adelante muestra* revela* desactiv* directric* \
    indicacion* órdenes ordenes descart* omit* dimentic* regole senza_restriz* senza_limit* senza_filtr* \
    ora_sei adesso_sei parola_per istruzion* direttiv* linee_guida senza_chied* senza_conf* d'ora \
    esqueç* esquec* desconsider* senha* você_agora agora_você sem_restri* sem_limit* sem_filtr* regras \
    diretri* sem_confirm* sem_pergunt* instruç* orientaç* trascur* ia restricc* restriç* vergiss* \
    vergessen missacht* anweisung* regeln richtlinie* vorgabe* systemprompt* systemanweisung* \
    systemnachricht* du_bist_jetzt du_bist_nun du_bist_ab tu_so uneingeschränkt* ohne_einschränk* \
    ohne_beschränk* ohne_regeln ohne_filter wortwörtlich* wortlaut befolg* ab_sofort von_nun ki \
    überschreib* verrat* ohne_rückfrag* ohne_bestätig* ohne_genehm* ohne_freig* genehmigt freigegeben \
    passwort* kennwort zugangsdaten instruktion* befehle keine_regeln keine_einschr* hinweis* merk_dir \
    merke_dir entwicklermodus enthüll* umgeh* negeer* vergeet* wachtwoord* je_bent_nu jij_bent_nu \
    doe_alsof zonder_beperk* zonder_regels zonder_filter* richtlijn* instructie* systeemprompt* vanaf_nu \
    zonder_bevest* zonder_te goedgekeurd woord_voor opdrachten geen_regels geen_beperk* onthul* voortaan \
    zignoruj* zapomnij* instrukcj* polece* zasad* hasł* hasl* bez_ograni* jesteś_teraz od_teraz ujawnij \
    promptu bez_potwierdz* pomiń* talimat* kural* yok_say* görmezden gormezden unut* şifre* sifre* \
    sen_artık kısıtlama* yönerge* komutlar* nota_del* nota_di* nota_do* note_système* note_systeme* \
    aviso_del* modo_desar* modo_desen* mode_dével* modalità* tekst_hierboven \
    protokolleintr* logeintr* internen_an* niemandem vorgegeb* freigabe* ne_tiens* \
        sans_aucun* sans_censure transfère* transfere* omite* omita* pule* salta* sin_censura sem_censura \
        senza_censura ohne_zensur zonder_censuur bez_cenzury sem_nenhum* non_seguire* no_sigas no_hagas* \
        fingi* finge* nie_obow* zonder_goed* sans_valid* sans_appro* sin_aprob* senza_appro* sem_aprov* \
        ohne_zustimm* sag_niemand* geheim* en_secret verborgen \
    ignorera ignorer glöm glem bortse instruktioner instruksjoner retningslinjer riktlinjer lösenord* \
        systemprompten utan_begr* uden_begr* uten_begr* du_är_nu låtsas ignoruj* zapome* pokyny pravidl* \
        omezení prozraď instrucțiuni* instructiuni* regulile ignoră ignora abaikan lupakan instruksi \
        perintah kata_sandi tanpa_* sekarang_anda bỏ_qua hướng_dẫn mật_khẩu quên tiết_lộ systémov* systémový \
         fără_restr* vsechny \
      aprove stuur sem_pedir zonder_het sans_attendre unterhaltung mot_pour \
    sprachmodell* bestnote frage_nicht frag_nicht \
    vorrang stehen_über prüfung_ist genehmige sin_límit* senza_limit* solo_a_mí obedec* \
    überspring* vor_dieser \
    Überspring* \
    ohne_moral* ohne_ethi* moralische";

/// Other scripts: there is no folding of case for them. `_` is a space.
const OTHER: &str = "\
    *инструкц* *Инструкц* *игнорир* *Игнорир* *проигнор* *Проигнор* *забуд* *Забуд* *указани* *Указани* \
    *правил* *пароль* *парол* *систем* *Систем* *промпт* *без_огранич* *отныне* *Отныне* *теперь_ты* \
    *Теперь_ты* *ты_теперь* *Ты_теперь* *раскрой* *Раскрой* *дословно* *запомни* *Запомни* *не_говори* \
    *не_упоминай* *без_подтвержд* *режим_разраб* *представь* *Представь* *忽略* *无视* *無視* *忘记* *忘記* *忘掉* \
    *指令* *指示* *提示词* *系统提示* *系統提示* *规则* *規則* *密码* *密碼* *密钥* *你现在是* *你現在是* *扮演* *假装* *没有限制* *不受限制* *没有任何* \
    *越狱* *开发者模式* *透露* *泄露* *从现在* *记住* *記住* *不要告诉* *不要提及* *无需确认* *无需批准* *已批准* *限制* *管理员* *绕过* *プロンプト* \
    *命令* *忘れて* *忘れろ* *ルール* *パスワード* *制限* *従わ* *開発者モード* *あなたは今* *これから* *今後* *脱獄* *上記* *一字一句* *承認* *確認なし* \
    *秘密* *무시* *잊어* *잊으* *잊고* *지시* *명령* *프롬프트* *규칙* *비밀번호* *제한* *당신은_이제* *너는_이제* *이제부터* *지금부터* *개발자_모드* \
    *탈옥* *따르지* *승인* *확인_없이* *تجاهل* *التعليمات* *تعليمات* *القواعد* *انس* *انسَ* *الأوامر* *كلمة_المرور* \
    *كلمة_السر* *بدون_قيود* *دون_قيود* *أنت_الآن* *النظام* *اكشف* *المطور* *अनदेखा* *नज़रअंदाज* \
    *नजरअंदाज* *भूल_जा* *निर्देश* *नियम* *पासवर्ड* *सिस्टम* *प्रतिबंध* *प्रॉम्प्ट* \
    *не_следуй* *не_слушай* *без_цензуры* *без_фильтров* *без_правил* *не_сообщай* *втайне* \
    *інструкц* *Інструкц* *ігнору* *Ігнору* *забудь* *вказівк* *обмежень* *התעלם* *ההוראות* *הוראות* \
        *סיסמ* *הנחי* *הגבלות* *αγνό* *Αγνό* *οδηγίες* *κανόνες* *κωδικ* *περιορισμ* *Забудь*";
