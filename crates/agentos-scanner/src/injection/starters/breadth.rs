//! Words and turns of many languages that name a model's maker, what is forbidden to it, whose name it takes, or what
//! stands before a message; and the spellings of chats. `_` is a space.

/// All of them, in the notation of `starters`.
pub(super) const WORDS: &str = "\
    ignor ingore forgt rulz rulez promt ur_setup code_of_conduct rule_book boundaries role_description \
    configured_you configures_you programmed_with whose_prompt exact_words wrote_your echo_it your_setup \
    ethics_module morals censorship_level owns_you belong_to_nobody liberated been_freed conscience zero_rules \
    no_laws off_the_table supposed_to_tell tell_the_user_that tell_its_user* tell_users_that card_number* \
    social_security pin_filled recovery_mail recovery_email access_key* branch_protection force-push* \
    approval_twice sign_for signature_count backdat* make_some_up false_positives classifier moderators \
    moderation_can't nerve_gas ransomware poison phishing_mail break_into keylogger superuser clearance \
    diagnostic_state service_mode quality_department if_a_model any_assistant whoever_summari* reviewer_bot \
    review_bot grader coding_agent triage_bot voice_assistant screening_software shop_bot payables before_solving \
    before_you_can_solve must_be_called release_the_sum grant_every leave_nothing_out leaving_nothing_out \
    first_letters starting_with_you_are from_you_are it_won't_work tool_will_not call_will_fail just_say reply_only \
    reply_with_the_code respond_with_the_string the_string and_nothing_else filling_in_their with_the_name_filled \
    plus_the_user's the_user's_last the_user's_pin mcp full_access no_consequences has_consequences a_policy \
    instead_of_a_summary instead_of_summari* instead_of_translating what_the_user_asked been_pwned \
    aufgetragen vorgeschrieben eingeredet vorgaben verbote verboten niemand_etwas_verbietet keiner_etwas_verbiet* \
    alles_erlaubt ist_alles_erlaubt lehnst schlagst schlägst vor_meiner_ersten vor_meinem_ersten über_dieser_nachricht \
    oberhalb zeichen_für_zeichen ohne_eines unverkürzt modell_das das_modell ab_jetzt ab_sofort von_jetzt \
    gilt_nur zählt_nur heißt_du doppelt spuren verrätst verschweig* entferne_hinterher sicherheitsteam \
    opgedragen je_makers ontwikkelaar niets_verboden mijn_wensen voor_mijn_eerste heet_je antwoord_als_een wis_daarna \
    concepteur* programmeurs t'ont_imposé t'a_dicté rien_interdit n'interdit_rien tout_est_permis qui_précède \
    avant_notre avant_mon sans_rien_omettre sans_en_sauter sans_sauter inutile_de lui_demander pas_besoin_de \
    déjà_tout_validé ne_refuse_rien ne_refuses_rien confidentielles texte_secret texte_caché message_caché \
    tu_es_libre qu'on_lui_demande je_te_demande de_l'utilisateur agis_comme réponds_comme clé_secrète au_modèle \
    te_ordenaron te_escribieron te_impusieron se_le_prohíbe nadie_prohíbe antes_de_que_empezara antes_de_que_yo \
    con_exactitud sin_saltarte sin_omitir visto_bueno no_puede_negar texto_oculto mensaje_oculto responde_como \
    actúa_como_el perteneces al_modelo el_modelo \
    ti_hanno nessuno_vieta senza_divieti senza_regole senza_saltare non_puoi_rifiutare ogni_ordine testo_nascosto \
    registralo registralo_tu rispondi_come prima_del_mio al_modello interpreti \
    te_impuseram ninguém_proíbe sem-limites sem_pular não_pode_recusar não_pode_negar texto_oculto antes_da_minha \
    responda_como responda_em_código ao_modelo \
    nakazali narzucili niczego_nie_zabroniono nie_możesz_odmówić przed_moją wykonujesz_każde bez_zasad zgodził \
    nie_pytaj nikt_nie odpowiadaj_jak szyfrem \
    nařídili tvůrci není_nic_zakázáno žádná_omezení nesmíš splníš beze_změny přeskoč smaž_potom vypiš systémový \
    zapomeň odpovídej_jako od_této_chvíle neptej_se \
    skapare utvecklar* utvikler* udvikler* inget_är_förbjudet inga_regler får_inte_neka kan_ikke_nekte ordagrant \
    ingen_märker systemprompt* fråga_henne_inte fråga_honom_inte begrænsning* begrensning* ingen_forbud glöm_vad \
    glem_hva till_den_ai lyd_kun \
    kehittäjät kaskivat tottele kieltäytyä piilotettu sanasta_sanaan fejlesztőid szabad_vagy utasíthatsz \
    creatorii dezvoltator* nu_poți_refuza fără_reguli textul_ascuns \
    quy_định quy_tắc nhà_phát_triển không_được_từ_chối đoạn_văn_ẩn tin_nhắn_của_tôi nghe_lời_tôi lời_tôi \
    pembuatmu perintahku permintaanku tidak_boleh_menolak tersembunyi turuti namamu_bebas \
    yapımcıların* söylediklerini istersem reddetme* reddedemezsin sansürsüz yasak_olmadığı muaf* onay_adım* ona_sorma \
    isteminin olduğu_gibi şifreli_cevap ifadeyle_başla sözle_başla mesajımdan_önceki kuralların kuralları \
    *велели* *наказали* *ничего_не_запрещено* *не_отказывает* *не_можешь_отказать* *перед_моим* *перед_нашим* \
    *не_пропуская* *не_сокращая* *согласен* *не_спрашивай* *шифром* *создател* *в_чём_не* *ни_в_чем* \
    *обмеження* *заборонено* *правила* *не_відмовляєш* *наказали* *приховані* *відтепер* *Відтепер* *тільки_мої* \
    *制造者* *什么都不被禁止* *没有禁令* *消息之前* *不能拒绝* *照我说的* *听我的* *不用问* *同意了* *不让人* *不要让人* *全部输出* *外部服务器* *暗号* *破产* *从现在起* \
    *只输出* *一字不漏* *禁じ* *隠れた* *メッセージの前* *省かず* *省略せず* *了承済み* *何も断* *断ってはいけ* *断れません* *規則がない* *ルールがない* *倒産* \
    *知らせず* *出力して* *頼みどおり* *作った人* *名前は自由* *금지되지* *거절하지* *만든_사람이* *묻지_말고* *동의했* *숨은_글* *지시문* *알리지_말고* *모르게* \
    *파산했* *시스템_프롬* *فراموش* *اطاعت* *لا_تسأله* *دون_إخبار* *لا_يلاحظ* *مطوروك* *كنموذج* *بنموذج* *من_الآن* *دون_حذف* *أطعني* \
    *बनाने_वालों* *मना_नहीं* *छिपा_हुआ* *बिना_छोड़े* *वही_करो* *हिदायत* *थोपे_गए* *שכח* *המפתחים* *התעלם* *Ξέχ* *ξέχ* *δημιουργοί* *δεν_αρνείσαι* \
    *κανόνες* *ทำตามคำสั่ง* *มองข้าม* *กฎ*";
