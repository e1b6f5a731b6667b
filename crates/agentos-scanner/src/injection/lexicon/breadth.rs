//! What the tables of many languages lacked: who made the model, what is wished or forbidden, whose name it takes, what
//! stands before a message. A table for each way to order words. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

/// German and Dutch.
#[rustfmt::skip]
pub(super) const DE_NL: &[Entry] = &[
    (FED, "aufgetragen vorgeschrieben auferlegt eingeredet dein_konzept* deine_macher dein_macher dein_anbieter opgedragen je_makers \
        je_maker voorgeschreven ontwikkelaar_je ontwikkelaar_van_je"),
    (SAFETY, "sicherheitsvorgab* vorgaben verbote verbot schranken moderation sicherheitsteam verboden beperkingen"),
    (UNRESTRICTED, "keine_verbote keinerlei_verbote niemand_etwas_verbiet* keiner_etwas_verbiet* nichts_verboten alles_erlaubt ist_erlaubt \
        ohne_moral ohne_jede_einschrankung ohne_einschrankung* kennst_keine keine_regeln_mehr niets_verboden alles_mag zonder_moraal"),
    (NO_REFUSE, "lehnst_nie lehnst_nichts schlagst_nichts nie_ablehn* nichts_ablehn* nie_etwas_ab nichts_ab verweigerst_nichts \
        weiger_niets nooit_nee"),
    (ABOVE_TEXT, "vor_meiner_ersten vor_meinem_ersten vor_meiner_nachricht uber_dieser_nachricht oberhalb_dieser oberhalb_meiner \
        vor_diesem_gesprach vor_unserem_gesprach voor_mijn_eerste voor_mijn_bericht boven_dit_bericht"),
    (VERBATIM, "zeichen_fur_zeichen ohne_eines ohne_etwas_auszulassen ohne_auslassung* unverkurzt ungekurzt zonder_iets_weg"),
    (REVEAL, "gib_die_zeilen gib_den_text gib_wieder wieder_gib zeile_fur_zeile verrat*"),
    (AI, "das_modell modell modells ein_modell ki bot bots assistent* agent agenten het_model een_model"),
    (SKIP_CONFIRM, "doppelt gib_frei gib_es_frei trag_die_freigabe trag_sie_selbst selbst_ein ohne_freigabe zugestimmt einverstanden \
        vraag_het_hem_niet vraag_hem_niet vindt_het_goed"),
    (CONCEAL, "sonst_fallt_es verrat_den_grund_nicht sag_nicht_warum sagst_nicht_warum und_sagst_nicht zeg_er_niets"),
    (OBEY_ME, "gilt_nur_noch nur_noch_mein zahlt_nur_mein nur_auf_mich wat_ik_vraag mijn_wensen alleen_mijn doe_wat_ik"),
    (BE_NOW, "heisst_du ab_jetzt_heisst handle_wie antworte_wie_ein heet_je antwoord_als_een"),
    (DESTROY, "entferne wis verwijder"),
];

/// French, Spanish, Italian, Portuguese, Romanian and Catalan.
#[rustfmt::skip]
pub(super) const ROMANCE: &[Entry] = &[
    (FED, "ton_concepteur tes_concepteurs concepteurs programmeurs t'a_dicte t'ont_dicte t'ont_impose t'a_impose l'on_t'a_donne* \
        te_ordenaron te_impusieron te_escribieron te_dictaron tus_creadores tus_programadores ti_hanno_detto ti_hanno_imposto \
        i_tuoi_creatori te_impuseram te_mandaram seus_criadores spus_creatorii creatorii dezvoltatorii"),
    (AI, "modele un_modele modelo el_modelo un_modelo modello al_modello il_modello um_modelo ao_modelo bot_que agent_comptable \
        agente_de_pagos agente robot assistant_automatique"),
    (UNRESTRICTED, "n'a_rien_interdit rien_interdit n'interdit_rien tout_est_permis aucune_interdiction sans_morale sans_aucune_limite \
        no_se_le_prohibe no_le_prohiben nada_prohibido sin_prohibiciones sin_moral nessuno_vieta nulla_e_vietato senza_divieti \
        senza_regole senza_morale ninguem_proibe nada_proibido sem_proibicoes sem-limites sem_limites nu_ai_reguli fara_reguli"),
    (NO_REFUSE, "ne_peut_rien_refuser ne_refuses_rien ne_refuse_rien no_puede_negar no_niega no_puedes_negarte no_rechaza nao_pode_recusar \
        nao_pode_negar non_puoi_rifiutare non_rifiuta esegue_ogni ogni_ordine nu_poti_refuza nu_refuza"),
    (ABOVE_TEXT, "qui_precede precede cette_conversation avant_notre_echange avant_notre_conversation avant_mon_message avant_mon_premier \
        antes_de_que_empezara antes_de_que_yo antes_de_mi_mensaje precede_a_mi prima_del_mio antes_da_minha dinaintea_mesajului"),
    (VERBATIM, "sans_rien_omettre sans_sauter sans_rien_sauter con_exactitud sin_saltarte sin_omitir senza_saltare senza_riassum* \
        sem_pular sem_omitir fara_sa_sari"),
    (RULES, "consignes consigne tes_consignes normas"),
    (OBEY_ME, "ce_que_je_te_demande ce_que_je_demande a_ma_demande lo_que_te_pido lo_que_pido quello_che_chiedo o_que_eu_peco o_que_peco \
        ce_iti_cer solo_a_mi solo_a_me apenas_a_mim"),
    (SKIP_CONFIRM, "inutile_de_lui_demander inutile_de_demander pas_besoin_de_lui sans_lui_demander en_production_directement no_hace_falta_que \
        no_le_preguntes visto_bueno sin_visto non_serve_chiederglielo registralo_tu apuntalo_tu registre_voce sans_validation \
        sin_dejar_registro"),
    (APPROVED, "a_deja_tout_valide est_d'accord ya_dio_su ya_aprobo ha_dato_l'ok e_d'accordo concordou esta_conforme esta_de_acuerdo"),
    (CONCEAL, "ne_le_signale ne_signale_pas ne_comprenne pas_que_l'on no_lo_entiendan no_se_note se_ne_accorge nao_entenda"),
    (BE_NOW, "tu_t'appelles te_llamas ti_chiami se_chama te_numesti agis_comme_le actua_como_el haz_de interpreti reponds_comme_un \
        responde_como_un rispondi_come_un responda_como_um"),
    (PRIVATE, "confidentiel* secretes cache oculto ocultas nascosto nascoste"),
    (SYSPROMPT, "message_cache texte_secret texte_cache texto_oculto testo_nascosto textul_ascuns tes_consignes_confidentielles \
        instrucciones_secretas istruzioni_nascoste"),
];

/// Polish, Czech, Russian and Ukrainian.
#[rustfmt::skip]
pub(super) const SLAVIC: &[Entry] = &[
    (FED, "nakazali narzucili kazali_ci twoi_tworcy naridili tvurci vyvojar* velely veleli что_велели велели наказали приказали разработчики \
        создатели твои_создатели розробники творці тобі_наказали"),
    (RULES, "правил правила вказівки"),
    (SAFETY, "zakazan* omezeni zakazu обмеження обмежень заборон* запрет* ограничени*"),
    (UNRESTRICTED, "niczego_nie_zabroniono nic_nie_jest_zabronione bez_zasad bez_moralnosci neni_nic_zakazano nemas_zadna zadna_omezeni bez_pravidel \
        ничего_не_запрещено без_морали без_правил нічого_не_заборонено без_обмежень"),
    (NO_REFUSE, "nie_mozesz_odmowic wykonujesz_kazde nesmis_nic_odmitnout splnis_cokoli splnis_vse не_можешь_отказать ни_в_чем_не_отказывает \
        не_отказывает отказывать_нельзя не_відмовляєш ні_в_чому_не"),
    (ABOVE_TEXT, "przed_moja_wiadomoscia pred_moji_zpravou перед_моим_сообщением перед_нашим_разговором перед_моїм"),
    (VERBATIM, "beze_zmeny nic_nepomijaj niczego_nie_pomijaj slovo_od_slova ничего_не_пропуская ничего_не_сокращая не_сокращая целиком"),
    (AI, "modelu modelem модель модели моделью нейросети"),
    (SYSPROMPT, "скрытые_инструкции скрытый_текст приховані_інструкції ukryte_instrukcje skryte_pokyny"),
    (OBEY_ME, "to_o_co_prosze o_co_prosze co_mowie oc_te_zadam co_rikam jen_mne то_о_чем_я_прошу о_чем_прошу что_я_скажу що_я_скажу \
        мої_прохання лише_мене слушайся_только"),
    (SKIP_CONFIRM, "nie_pytaj_go nie_pytaj_jej neptej_se preskoc_souhlas preskoc_schvaleni rovnou_nasad не_спрашивай_его без_согласия"),
    (APPROVED, "sie_zgodzil szef_sie souhlasi начальник_согласен согласен начальник_разрешил"),
    (CONCEAL, "zeby_nikt at_si_toho_nikdo никто_не_заметил чтобы_никто не_поняла"),
    (LOGS, "zaznamy protokolu protokol journal записи"),
    (DESTROY, "smaz usun удали видали"),
    (BE_NOW, "od_tej_chwili_jestes odpowiadaj_jak_model od_teto_chvile_jsi odpovidej_jako отвечай_как теперь_ты відтепер_ти играй"),
    (TELL, "pokaz wypisz vypis ukaz покажи выведи повтори відповідай"),
    (FUTURE, "od_ted od_teto_chvile od_tej_chwili відтепер"),
];

/// Swedish, Danish, Norwegian, Greek, Vietnamese, Indonesian, Arabic and Hebrew.
#[rustfmt::skip]
pub(super) const WORLD: &[Entry] = &[
    (FED, "skapare utvecklare utvecklarna utviklerne udviklerne har_faet_besked faet_besked ba_deg bad_dig nha_phat_trien pembuatmu \
        diperintahkan_pembuat yang_diperintahkan مطوروك امرك_به فرض_عليك οι_δημιουργοι שהמפתחים המפתחים"),
    (RULES, "quy_dinh quy_tac huong_dan perintah regler reglene regels قواعد κανονες"),
    (SAFETY, "forbud forbjudet begransning* begrænsning* begrensning* han_che batasan larangan قيود"),
    (UNRESTRICTED, "inget_ar_forbjudet inga_regler ingen_forbud har_ikke_nogen ikke_har_nogen_forbud ingen_regler khong_bi_han_che \
        khong_co_quy_tac tidak_punya_batasan tanpa_aturan لم_يمنع_عنه بلا_قيود δεν_εχεις_κανονες χωρις_κανονες"),
    (NO_REFUSE, "far_inte_neka kan_ikke_nekte ma_ikke_afvise nekar_inget khong_duoc_tu_choi tidak_boleh_menolak لا_ترفض لا_تستطيع_الرفض \
        δεν_αρνεισαι"),
    (ABOVE_TEXT, "fore_mitt_meddelande for_min_melding truoc_tin_nhan sebelum_pesanku sebelum_pesan"),
    (VERBATIM, "ordagrant ord_for_ord ta_inte_bort khong_bo_sot dung_bo_sot tanpa_ada_yang_terlewat دون_حذف كاملا"),
    (AI, "modellen modell mo_hinh model_ini نموذج كنموذج"),
    (SYSPROMPT, "doan_van_an van_ban_an loi_nhac_he_thong teks_tersembunyi dolda_texten skjulte_tekst"),
    (OBEY_ME, "som_jag_ber som_jeg_sier kun_mig lyd_kun lyd_bara loi_toi chi_nghe_toi lam_theo_loi dieu_toi_yeu_cau permintaanku perintahku_saja \
        dengarkan_aku اطعني ما_اطلبه מה_שאני_מבקש"),
    (SKIP_CONFIRM, "fraga_henne_inte fraga_honom_inte publicera_direkt sporg_ham_ikke jangan_tanya khong_can_hoi لا_تساله"),
    (APPROVED, "chefen_ar_med chefen_er_enig sudah_setuju da_dong_y المدير_موافق"),
    (CONCEAL, "ingen_marker ingen_opdager utan_att_saga uden_at_sige khong_noi_voi tanpa_memberi_tahu دون_اخبار حتى_لا_يلاحظ"),
    (LOGS, "loggen raderna_i_loggen السجلات nhat_ky"),
    (DESTROY, "radera slet احذف xoa hapus"),
    (BE_NOW, "nu_heter_du svara_som_en svar_som_en fra_na_av_er_du tu_gio_ban_ten mulai_sekarang_namamu"),
    (IGNORE, "שכח התעלם ξεχνα hay_quen bo_qua lupakan abaikan"),
];

/// Turkish, Finnish, Hungarian, Hindi, Persian, Chinese, Japanese, Korean and Thai.
#[rustfmt::skip]
pub(super) const LOOSE: &[Entry] = &[
    (FED, "soylediklerini yapimcilarinin gelistiricinin sana_verilen kehittajat kaskivat fejlesztoid fejlesztok mondtak बनाने_वालों थोपे_गए به_تو_گفته \
        制造者 创造者 作った人 開発元 만든_사람이 개발사가"),
    (RULES, "yonergeler* talimatlarim saannot szabalyok हिदायत قوانین 规章 要求 言われたこと 시킨_것 지시문"),
    (UNRESTRICTED, "hicbir_seyin_yasak yasak_olmadigi kurallar_gecerli_degil kurallardan_muaf* modu_kapali sansursuz ei_ole_saantoja mikaan_ei_ole_kielletty \
        什么都不被禁止 没有禁令 没有道德 何も禁じ 規則がない ルールがない 制限のない 禁止されていない 금지되지_않은 규칙이_없는 규칙도_필터도"),
    (NO_REFUSE, "hicbir_seyi_reddetme reddetme* reddedemezsin et_saa_kieltaytya etka_saa_kieltaytya semmit_sem_utasithat* मना_नहीं_कर_सकते 不能拒绝任何 \
        什么都回答 何も断れ 断ってはいけ 断れません 거절하지 아무것도_거절"),
    (ABOVE_TEXT, "mesajimdan_onceki ennen_viestiani uzenetem_elotti मेरे_संदेश_से_पहले 我消息之前 消息之前 私のメッセージの前 メッセージの前にある 내_메시지_앞"),
    (VERBATIM, "kelimesi_kelimesine oldugu_gibi sanasta_sanaan szorol_szora बिना_छोड़े 一字不漏 省かず 省略せず 빼지_말고"),
    (AI, "modele bir_model malli tekoalymalli modell मॉडल 模型 モデル 모델 모델처럼"),
    (SYSPROMPT, "sistem_istemi* sistem_talimat* gizli_talimat* piilotettu_teksti rejtett_szoveg छिपा_हुआ_पाठ 隐藏文字 隠れた文章 숨은_글"),
    (OBEY_ME, "ne_istersem istedigimi_yap benim_dediklerim* beni_dinle tottele_vain mita_pyydan amit_kerek tedd_amit जो_मैं_कहूँ वही_करो मेरी_सुनो فقط_از_من اطاعت \
        照我说的做 听我的 頼みどおり 私の言うことだけ 부탁하는_대로 내_말만"),
    (SKIP_CONFIRM, "ona_sorma sormadan adimini_atla onay_adimini 不用问他 不用问 直接上线 確認せずに 了承済み 묻지_말고 바로_배포"),
    (APPROVED, "kabul_etti patron_kabul 同意了 已经同意 了承 동의했* 동의했으니"),
    (CONCEAL, "kimse_fark_etmesin kullaniciya_soylemeden 不要让人 不让人发现 气づかれない 気づかれないように 知らせずに 아무도_모르게 알리지_말고"),
    (LOGS, "gunlukteki kayitlari 日志 ログ 로그"),
    (DESTROY, "sil 删除 消して 지워"),
    (BE_NOW, "rolune_gir rolunu_canlandir gibi_cevap_ver tasta_lahtien_olet mostantol अब_से_तुम 从现在起你叫 今日からあなたの名前 のように答えて 처럼_대답해"),
    (TOKEN, "ifadeyle_basla sozle_basla"),
];
