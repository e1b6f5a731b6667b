//! Words of other languages with Latin letters that have their sentence judged. `_` is a space. A letter with a mark
//! has no case: where such a letter begins a word, the capital has a word of its own if it matters.

/// All of them, in the notation of `starters`.
pub(super) const WORDS: &str = "\
    auditoría restrizioni no_lo_menc* leite* weiterleit* dem_nutzer* dem_benutzer* systemanweis* nota_de \
    note_du instrucc* systemhinweis* systemnot* envoie* envoyez envía* envia* envie* sin_avisar sans_prévenir \
    sende* schick* invia* muéstra* contrase* mostre* mostra* montre* affiche* zeig* oubli* consigne* regle* \
    règle* règles révèl* revel* mot_de_passe sans_restriction* sans_limite* sans_filtre* tu_es_maintenant \
    vous_êtes_maintenant fais_semblant mot_pour_mot désormais desormais à_partir a_partir sans_demander \
    sans_confirm* aucune_* contourn* désactiv* ne_tiens ne_tenez olvid* contraseñ* contrasen* sin_restric* \
    sin_limit* sin_filtro* ahora_eres actúa actua palabra_por reglas haz_caso haga_caso sin_pregunt* \
    sin_confirm* en_adelante muestra* revela* desactiv* directric* indicacion* órdenes ordenes descart* omite omitir \
    dimentic* regole senza_restriz* senza_limit* senza_filtr* ora_sei adesso_sei parola_per istruzion* \
    direttiv* linee_guida senza_chied* senza_conf* d'ora esqueç* esquec* desconsider* senha* você_agora \
    agora_você sem_restri* sem_limit* sem_filtr* regras diretri* sem_confirm* sem_pergunt* instruç* orientaç* \
    trascur* ia restricc* restriç* vergiss* vergessen missacht* anweisung* regeln richtlinie* vorgabe* \
    systemprompt* systemanweisung* systemnachricht* du_bist_jetzt du_bist_nun du_bist_ab tu_so \
    uneingeschränkt* ohne_einschränk* ohne_beschränk* ohne_regeln ohne_filter wortwörtlich* wortlaut befolg* \
    ab_sofort von_nun ki überschreib* verrat* ohne_rückfrag* ohne_bestätig* ohne_genehm* ohne_freig* genehmigt \
    freigegeben passwort* kennwort zugangsdaten instruktion* befehle keine_regeln keine_einschr* hinweis* \
    merk_dir merke_dir entwicklermodus enthüll* umgeh* negeer* vergeet* wachtwoord* je_bent_nu jij_bent_nu \
    doe_alsof zonder_beperk* zonder_regels zonder_filter* richtlijn* instructie* systeemprompt* vanaf_nu \
    zonder_bevest* zonder_te goedgekeurd woord_voor opdrachten geen_regels geen_beperk* onthul* voortaan \
    zignoruj* zapomnij* instrukcj* polece* zasad* hasł* hasl* bez_ograni* jesteś_teraz od_teraz ujawnij \
    promptu bez_potwierdz* pomiń* talimat* kural* yok_say* görmezden gormezden unut* şifre* sifre* sen_artık \
    kısıtlama* yönerge* komutlar* nota_del* nota_di* nota_do* note_système* note_systeme* aviso_del* \
    modo_desar* modo_desen* mode_dével* modalità* tekst_hierboven protokolleintr* logeintr* internen_an* \
    niemandem vorgegeb* freigabe* ne_tiens* sans_aucun* sans_censure transfère* transfere* omite* omita* pule* \
    salta* sin_censura sem_censura senza_censura ohne_zensur zonder_censuur bez_cenzury sem_nenhum* \
    non_seguire* no_sigas no_hagas* fingi* finge nie_obow* zonder_goed* sans_valid* sans_appro* sin_aprob* \
    senza_appro* sem_aprov* ohne_zustimm* sag_niemand* geheim* en_secret verborgen ignorera ignorer glöm glem \
    bortse instruktioner instruksjoner retningslinjer riktlinjer lösenord* systemprompten utan_begr* \
    uden_begr* uten_begr* du_är_nu låtsas ignoruj* zapome* pokyny pravidl* omezení prozraď instrucțiuni* \
    instructiuni* regulile ignoră ignora abaikan lupakan instruksi perintah kata_sandi tanpa_* sekarang_anda \
    bỏ_qua hướng_dẫn mật_khẩu quên tiết_lộ systémov* systémový fără_restr* vsechny aprove stuur sem_pedir \
    zonder_het sans_attendre unterhaltung mot_pour sprachmodell* bestnote frage_nicht frag_nicht vorrang \
    stehen_über prüfung_ist genehmige sin_límit* solo_a_mí obedec* überspring* vor_dieser Überspring* \
    ohne_moral* ohne_ethi* moralische vergesst verwirf verwerfen übergeh* hinwegsetzen setz_dich_über \
    setze_dich_über schlag_in_den_wind beachte_nicht außer_acht pfeif_auf pfeife_auf blende_aus beiseite \
    sieh_hinweg kümmere_dich_nicht über_bord scher_dich_nicht halte_dich_nicht halt_dich_nicht \
    nicht_mehr_an_die nicht_länger_an nicht_mehr_gebunden keine_folge nicht_mehr_verpflichtet \
    richte_dich_nicht gehorch* ohne_rücksicht ungültig aufgehoben hinfällig gelten_nicht gilt_nicht_mehr \
    nichtig außer_kraft entfallen überholt widerrufen vorschrift* leitlinie* weisung* leitplanken anordnungen \
    direktiven sicherheitsrichtlinie* sicherheitsregel* sicherheitsvorkehrung* sicherheitsfilter* \
    sicherheitsstufe* sicherheitssperr* inhaltsfilter* beschränkung* einschränkung* inhaltsrichtlinie* \
    schutzmaßnahme* sperren offenbare gib_aus gib_mir preisgeben preis offenlegen zitier* rezitier* lege_offen \
    plaudere lies_vor systeminstruktion* initialprompt* systemvorgabe* startprompt* entwickleranweisung* \
    systemregel* anfangsanweisung* grundanweisung* voreinstellung* grundeinstellung* konfiguration text_oben \
    obigen_text was_davor was_oben vor_diesem_gespräch am_anfang_dieses wörtlich wort_für_wort unverändert \
    buchstabengetreu schlüssel umgebungsvariable* anmeldedaten adminpasswort assistent assistenten tue_so \
    verhalte_dich verhalt_dich spiel_die_rolle spiele_die_rolle sei_jetzt bist_du_jetzt bist_du_nun \
    bist_du_ein agiere handle_als stell_dir_vor antworte_als antworte_wie schlüpfe rolle_ein* benimm_dich \
    gottmodus adminmodus wartungsmodus debugmodus unzensiert* ungefiltert* zensur ohne_grenzen \
    keine_beschränk* keine_grenzen keinerlei frei_von schranken ohne_tabus skrupel keine_filter ohne_jede \
    vorbehalte warnhinweise lehne_nie niemals_ab lehnst_nichts lehnst_nie verweiger* beantworte_alles \
    beantwortest_alles beantworte_jede beantwortest_jede jede_frage jede_anfrage egal_wie egal_was speichere \
    gedächtnis dauerhaft künftig* zukünftig* in_zukunft fortan bei_jeder jedes_mal erwähne verschweig* \
    sag_nichts sage_nichts verheimlich* heimlich nichts_davon protokollier* unbemerkt niemand_darf ohne_wissen \
    spuren stillschweigend insgeheim bestätigt autorisiert bewilligt abgesegnet bestätigung rückfrage* \
    nachfrage* genehmig* ohne_prüfung prüfprotokoll* logdatei* protokoll* vier-augen dekodier* entschlüss* \
    entziffer* neue_aufgabe neuer_auftrag neue_rolle systemmeldung betriebshinweis an_alle_ki auftrag \
    geheimnis* verborgen* versteckt* vertraulich* ausgeben kundenliste kundendaten posteingang lade_hoch \
    übermittle überweise überweisung streiche sämtliche folge_ab folge_nur nur_mir néglige* fais_abstraction \
    faites_abstraction fais_abstraction_de écarte* passe_outre passez_outre outrepasse* abandonne* annule* \
    mets_de_côté mettez_de_côté laisse_de_côté laissez_de_côté laisse_tomber laissez_tomber ne_suis_p* \
    ne_suivez_p* obéis* obéit obéiss* respecte* conforme arrête_de cesse_de annulées révoquées ne_s'appliquent \
    s'appliquait caduques obsolètes levées suspendues plus_valables contrainte* prescriptions programmation \
    filtre* garde-fou* limites censure* éthique imprime* répète* divulgue* récite* dévoile* exposez recopie* \
    reproduis* cite communique* écris message_système invite_système ta_configuration votre_configuration texte_ci-dessus \
    ce_qui_précède qui_précède avant_ce_message mot_à_mot textuellement intégral* tel_quel à_la_lettre \
    texte_exact mots_de_passe clé_api clés_api clé_d'api clés identifiants variables_d'environnement \
    modèle_de_langage intelligence_artificielle agis_comme agissez_comme comme_si comporte-toi joue_le_rôle \
    jouez_le_rôle imagine_que mode_debridé mode_dieu mode_administrateur mode_maintenance passe_en_mode \
    passe_en tu_incarnes dorénavant tu_deviens tu_joues réponds_comme réponds_en réponds_à réponds_sans \
    répondez débridé* libre_de toute_contrainte sans_tabou sans_morale libéré* souviens-toi retiens enregistre \
    mémoire rappelle-toi à_l'avenir futures_conversations pour_toujours à_chaque ne_mentionne* ne_dis ne_dites ne_le_dis \
    sans_le_dire sans_mentionner sans_informer sans_en_parler discrètement secrètement n'en_parle* \
    silencieusement à_l'insu sans_laisser sans_trace aucune_trace approuvé* autorisé* validé* sans_validation confirmation \
    préapprouvé* pas_besoin inutile_de ne_demande* sans_vérif* saute* équipe_de_sécurité administrateur \
    développeurs journal journaux décode* déchiffre* décrypte* nouvelle_tâche nouvelle_mission nouveaux_ordres \
    note_à avis_système obéis_à n'obéis priorité_sur ordre* liste_des_clients virement supprime* efface* \
    refuse_jamais secret secrets caché* confidentiel* intégralité desestima* caso_omiso no_tengas_en no_tenga_en \
    pasa_por_alto pase_por_alto deja_de_lado deje_de_lado deja_de_seguir anula* prescinde desobedece \
    no_prestes haz_como tira_a deshazte no_siga no_cumplas no_respetes no_apliques anuladas inválidas ya_no_se \
    ya_no_aplican ya_no_tienes ya_no_debes ya_no_sigues ya_no_valen sin_efecto canceladas revocadas obsoletas \
    norma normas pauta pautas programación política* mandatos lineamientos filtro filtros límite* limitaciones \
    censura* ética salvaguardas imprime imprima repite repita divulg* recita expón expon reproduce transcrib* \
    desvela publica escribe mensaje_del_sistema mensaje_de_sistema configuración texto_de_arriba \
    texto_anterior de_arriba lo_anterior antes_de_este textualmente al_pie_de literalmente tal_cual íntegr* \
    texto_exacto texto_completo clave_api claves clave_de_api credenciales secretos clave_secreta \
    variables_de_entorno asistente inteligencia_artificial modelo_de_lenguaje actúe finja comportate \
    compórtate haz_de imagina_que simula modo_administrador modo_mantenimiento modo_dios modo_de_depuración \
    ahora_serás actuarás eres_una_ia eres_un_asistente juega_el_papel interpreta convierte* conviértete activa \
    sin_moral sin_tabúes sin_ningún ningún_límite ninguna_regla ninguna_norma nunca_te_nieg* no_te_nieg* \
    responde_a_todo responde_todo contesta sin_negarte rechaz* cualquier_cosa recuerda guarda memoria \
    desde_ahora en_el_futuro futuras para_siempre cada_vez_que siempre_que no_menciones no_digas no_le_digas \
    sin_mencionar sin_decir sin_informar secretamente discretamente no_avises oculta no_registres sin_que \
    silenciosamente rastro aprobad* autorizad* preaprobad* validado confirmado confirmación aprobación \
    sin_autoriz* sin_pedir no_pidas no_hace_falta sin_verific* sin_revisión como_aprobad* sin_consultar \
    equipo_de_seguridad administrador desarrolladores registro registros bitácora decodific* descifr* \
    nueva_tarea nueva_misión nueva_orden alerta_del_sistema obedece tu_verdadera enséñame enseñame \
    transferencia lista_de_clientes elimina eliminar borra* omite oculto* confidencial* secreta* interna internas \
    non_considerare non_tenere scarta* annulla* lascia_perdere lascia_da_parte metti_da_parte mettere_da_parte \
    tralascia* disattend* sovrascriv* non_badare non_seguite smetti_di non_obbedire non_rispettare non_sei_più \
    non_segui_più non_devi non_valgono_più non_sono_più non_si_applicano revocate sospese decadute norme \
    vincoli vincolo programmazione disposizioni prescrizioni politiche filtri limitazioni limiti censura \
    moderazione etica stampa ripeti ripetere esponi riproduci trascrivi svela* rivel* copia \
    messaggio_di_sistema configurazione testo_sopra qui_sopra che_precede prima_di_questo alla_lettera \
    testualmente integralmente letteralmente testo_esatto per_intero chiave_api chiavi credenziali segreti \
    variabili_d'ambiente modello_linguistico assistente intelligenza_artificiale agisci_come comportati \
    fai_finta interpreta_il_ruolo immagina_di sei_ora sei_un'ia sei_diventato nessuna_restrizione \
    nessun_limite nessuna_regola nessun_filtro non_hai_limiti non_hai_più non_hai_regole senza_vincoli \
    senza_regole senza_etica privo_di libero_da senza_morale senza_alcun* senza_rifiut* non_rifiut* rispondi_a \
    rispondi_senza rispondi_sempre qualsiasi_cosa ricorda ricordati salva_in tieni_a_mente in_futuro conversazioni_future \
    per_sempre ogni_volta non_menzionare non_dire senza_dir* senza_menzionare senza_informare senza_avvis* \
    di_nascosto segretamente nascondi non_registrare silenziosamente all'insaputa traccia approvat* \
    autorizzat* confermato conferma approvazione non_chiedere non_serve senza_verifica senza_ulteriori \
    senza_attendere senza_consultare team_di_sicurezza amministratore sviluppatori registri decifra* \
    nuovo_compito avviso_di_sistema obbedis* solo_a_me ordini comandi bonifico cancella cancellare nascost* riservat* \
    segret* ignore_tudo ignore_as despreze abandone anule descarte* deixe_de_lado não_siga não_cumpra \
    não_obedeça pare_de_seguir não_se_aplicam não_valem revogadas sem_efeito orientações programação restrição \
    limitações revele divulgue recite exponha copie reproduza transcreva mensagem_do_sistema \
    mensagem_de_sistema configuração texto_acima texto_exato tudo_acima palavra_por na_íntegra chave_de_api \
    chave_api credenciais segredos variáveis_de_ambiente modelo_de_linguagem inteligência_artificial aja_como \
    comporte-se assuma_o_papel entre_no_modo ative_o_modo faça_de_conta você_é_uma você_será simule atue_como \
    modo_deus nenhuma_regra nenhum_limite não_tem_limites sem_regras sem_moral livre_de nunca_recuse recus* \
    responda_tudo responda_a qualquer_coisa lembre-se memória salve guarde de_agora_em daqui_em \
    a_partir_de_agora no_futuro para_sempre sempre_que não_mencione não_diga não_conte sem_mencionar sem_dizer \
    sem_informar sem_avisar em_segredo esconda não_registre aprovad* confirmação aprovação não_peça \
    não_é_necess* sem_verific* equipe_de_segurança desenvolvedores decodifique decifre nova_tarefa \
    aviso_do_sistema obedeça apenas_a_mim ordens comandos transferência negeren vergeten verwerp laat_alle \
    laat_los overschrijf terzijde opzij volg_niet volg_geen stop_met gehoorzaam* houd_je_niet niet_langer \
    niet_meer_gebonden luister_niet ongeldig vervallen gelden_niet ingetrokken voorschriften bevelen \
    aanwijzing* beperking* programmering beleid veiligheidsregels veiligheidsfilters ethische moderatie \
    herhaal openbaar citeer lek systeeminstructie* systeembericht* bovenstaande hierboven voor_dit_bericht \
    letterlijk woordelijk api-sleutel* sleutel inloggegevens omgevingsvariabelen taalmodel gedraag_je \
    speel_de_rol doe_je_voor treed_op activeer schakel_over antwoord_als ontwikkelaarsmodus ontwikkelmodus \
    godmodus onderhoudsmodus ongecensureerd* onbeperkt* ongefilterd* grenzen geen_enkele zonder_enige \
    zonder_ethiek weiger* beantwoord_alles beantwoord_elke alsof onthoud geheugen in_de_toekomst elke_keer \
    vermeld_niet vermeld zeg_niet zeg_niets vertel_niet vertel_niemand stiekem heimelijk verberg \
    zonder_medeweten stilletjes sporen geautoriseerd bevestigd bevestiging goedkeuring toestemming vraag_niet \
    zonder_controle omzeil* beveiligingsteam beheerder ontwikkelaars logboek* decodeer ontcijfer nieuwe_taak \
    nieuwe_opdracht systeemmelding systeemnotitie klantenlijst alle_regels alle_eerdere eerdere zignorow* \
    odrzuć anuluj nie_zwracaj lekceważ nie_przestrzegaj przestań nie_stosuj nie_wykonuj nie_słuchaj nie_musisz \
    nieważne unieważnione reguł* wytyczn* dyrektyw* rozkaz* zalece* zabezpiecz* ogranicze* filtr* wypisz \
    powtórz wydrukuj wyświetl zacytuj zdradź ujawn* pokaż_swój pokaż_mi skopiuj monit_systemowy \
    wiadomość_systemow* powyższ* słowo_w_słowo dosłownie klucz_api klucze_api dane_logowania sekrety asystent* \
    model_językowy modelu_językowego sztuczn* teraz_jesteś jesteś udawaj zachowuj_się wciel_się działaj_jako \
    przejdź_w_tryb tryb_dewelop* tryb_boga trybie bez_żadnych bez_filtrów bez_reguł bez_zasad żadnych \
    nieograniczon* zapamiętaj pamięci od_tej_pory w_przyszłości na_stałe nie_wspominaj nie_mów nie_informuj \
    po_cichu w_tajemnicy ukryj potajemnie nie_zapisuj bez_wiedzy zatwierdz* autoryzow* potwierdze* bez_pytania \
    bez_zgody nie_pytaj bez_weryfikacji nowe_zadanie uwaga_systemow* komunikat_systemowy słuchaj_tylko \
    tylko_mnie wszystkie_wcześniejsze wcześniejsz* poprzedni* systemow* dikkate_alma* göz_ardı geçersiz \
    bir_kenara önceki uyma takip_etme komut* emir* direktif* yönlendirme* güvenlik sınırlama* kısıtla* sansür* \
    açıkla ifşa yazdır tekrarla sistem_istem* sistem_mesaj* sistem_komut* istemi* kelimesi* aynen \
    harfi_harfine parola* anahtar* kimlik_bilgi* yapay_zek* dil_modeli* asistan* artık_sen gibi_davran rolünü \
    rolü_yap taklidi moduna_geç modu sınırsız* sansürsüz filtresiz hiçbir hafızana bundan_sonra \
    şu_andan_itibaren bahsetme söyleme gizlice gizli* haber_vermeden bildirme onayland* onaylanmış onay_* \
    onaysız sormadan yeni_görev* yeni_talimat* reddet* sızdır* yoksay kurallar* rolün* devre_dışı yetki* \
    strunta_i åsidosätt riktlinjerna anvisning* avslöja systemmeddelande* api-nyckel* ordagrant agera_som \
    utan_restriktion* utan_filter inga_begränsning* hädanefter från_och_med följ_inte utan_att_fråga \
    utan_godkännande i_hemlighet språkmodell* se_bort_fra tilsidesæt instruks* afslør avslør adgangskode* \
    passord* du_er_nu du_er_nå lad_som_om uden_filter uten_filter fra_nu_af fra_nå_av følg_ikke \
    uden_godkendelse uten_godkjenning zabudni zabudnite nedbej* přehlíž* instrukce instrukcie prozraď* vypiš* \
    zopakuj heslo hesla api_klíč doslova nyní_jsi předstírej chovej_se bez_obmedzení bez_pravid* bez_filtr* \
    od_teď nedodržuj nikomu_neříkej bez_potvrzení jazykový_model uită ignorați instrucțiun* reguli dezvăluie \
    divulgă repetă parol* cuvânt_cu_cuvânt acum_ești prefă-te fără_limite fără_reguli fără_filtre \
    de_acum_înainte nu_urma fără_confirmare pe_ascuns kesampingkan hiraukan aturan arahan pedoman ungkapkan \
    ulangi bocorkan pesan_sistem kunci_api kata_demi_kata berpura-pura bertindaklah mulai_sekarang \
    jangan_ikuti jangan_beritahu diam-diam phớt_lờ quy_tắc chỉ_thị mệnh_lệnh lặp_lại lời_nhắc_hệ_thống \
    nguyên_văn giả_vờ đóng_vai không_giới_hạn từ_bây_giờ không_tuân \
    deine_filter wirf_alle über_bord vom_betreiber gooi overboord vrijuit désactive* tes_filtres tira_todas tus_filtros desactiva_tus butta_via disattiva i_tuoi_filtri jogue_fora seus_filtros wyłącz_sw* remarque_système filtrelerini sans_retenue sin_frenos senza_freni te_dio ti_ha_dato t'a_donn* operador operatore sans_rien_demander virement ohne_nachzufragen überweise";
