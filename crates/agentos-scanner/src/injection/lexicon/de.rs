//! German words and phrases by concept, without diacritics. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

pub(super) const WORDS: &[Entry] = &[
    (
        IGNORE,
        "wirf wirf_alle uber_bord ignorier ignoriere ignorieren ignoriert vergiss vergesst vergessen missachte missachten missachtet \
        missachtest verwirf verwerfen uberschreib* ubergeh* hinwegsetzen setze_dich_uber schlag_in_den_wind \
        lass_alle lasse_alle lass_deine lasse_deine beachte_nicht ausser_acht \
        pfeif_auf pfeife_auf streich streiche vergesse ausblenden blende_aus lass_ausser_acht beiseite \
        sieh_hinweg kummere_dich_nicht wirf_uber_bord schmeiss scher_dich_nicht setz_dich_uber setze_dich",
    ),
    (
        DISABLE,
        "schalte_deine umgehe umgehen deaktivier* schalte ausschalten abschalten hebe aufheben losche loschen entferne entfernen uberspring*",
    ),
    (
        NOT_FOLLOW,
        "befolge_nicht befolge_keine folge_nicht folge_keinen befolgst_keine befolgst_nicht_mehr halte_dich_nicht \
        nicht_mehr_befolgen nicht_mehr_an nicht_langer_an befolge_nicht_mehr nicht_mehr_gebunden ignorierst hore_auf \
        befolgst_nicht nicht_befolgen keine_folge \
        nicht_mehr_verpflichtet nicht_mehr_beachten musst_dich_nicht halt_dich_nicht halte_dich_nicht_mehr \
        richte_dich_nicht hor_nicht_auf hore_nicht_auf hor_auf befolge_ab_jetzt_nicht gehorche_nicht \
        brich_alle missachte_alle ohne_rucksicht_auf",
    ),
    (
        VOID,
        "ungultig aufgehoben hinfallig gelten_nicht_mehr gilt_nicht_mehr gelten_nicht nichtig ausser_kraft entfallen \
        uberholt widerrufen",
    ),
    (
        RULES,
        "anweisung anweisungen instruktion instruktionen vorgabe vorgaben regel regeln richtlinie richtlinien befehl befehle \
        befehlen weisung weisungen vorschrift vorschriften leitlinie leitlinien programmierung prompts prompt leitplanken \
        grundregeln verhaltensregeln auftrage anordnungen direktiven",
    ),
    (
        SAFETY,
        "sicherheitsrichtlinie* sicherheitsregel* sicherheitsvorkehrung* sicherheitsprufung* sicherheitsmassnahme* \
        sicherheitsfilter* inhaltsfilter* beschrankung beschrankungen einschrankung einschrankungen inhaltsrichtlinie* schutzmassnahme* \
        ethik* schutzvorkehrung* sicherheitsprotokoll* sicherheitskontrolle* sperren",
    ),
    (
        PRIOR,
        "vorherig* vorangegangen* vorangehend* bisherig* obig* obenstehend* fruher* ursprunglich* vorig* bestehend* \
        anfanglich* zuvor oben vorher gegeben* vorhergehend* erhalten* genannt*",
    ),
    (
        WHOLE,
        "alle allen aller alles samtlich* jede jeden jeder gesamt* ganze ganzen vollstandig* jegliche*",
    ),
    (
        EVERYTHING,
        "alles was_dir_gesagt was_oben was_bisher das_obige was_ich_gesagt was_davor",
    ),
    (
        YOUR,
        "dein deine deinen deiner deinem deines ihre ihren ihrer eure euren",
    ),
    (YOU, "du dir dich sie ihnen euch"),
    (
        GIVEN,
        "vom_betreiber du_vom_betreiber von_deinem_betreiber die_du_vom die_du_erhalten die_dir_gegeben du_bekommen du_erhalten dir_gegeben dir_gesagt die_du_befolg* die_dir \
        dir_vorgegeben dir_auferlegt dir_gesagt_wurde du_befolgst dir_mitgegeben dir_gegeben_wurde \
        dir_erteilt du_bisher du_hast",
    ),
    (
        REVEAL,
        "verrate verraten enthulle enthullen offenbare gib_aus gib wiederhole drucke ausgeben preisgeben offenlegen nenne \
        zitiere rezitiere veroffentliche kopiere lege_offen ausgib preis leake wiederholen \
        spuck ruck gib_mir gib_wieder preisgib plaudere lies_vor zeig_mir_wortlich dump",
    ),
    (
        TELL,
        "zeig zeige zeigen sag sage nenn teile schreib schreibe liste auflisten anzeigen lies mitteilen",
    ),
    (
        WHAT_IS,
        "was_ist was_sind wie_lautet wie_lauten was_steht welche was_waren",
    ),
    (
        SYSPROMPT,
        "systemprompt* system-prompt* systemanweisung* systemnachricht* systeminstruktion* initialprompt* \
        systemvorgabe* systembefehl* startprompt* entwickleranweisung* systemregeln anfangsanweisung* ausgangsprompt* grundanweisung* \
        internen_anweisung* geheimen_anweisung* versteckten_anweisung* ursprunglichen_anweisung* \
        interne_anweisung* interne_vorgabe* internen_vorgabe* system-anweisung* voreinstellung*",
    ),
    (
        ABOVE_TEXT,
        "text_oben obigen_text text_uber_dieser alles_oben_stehende text_vor alles_uber_dieser obenstehenden_text \
        alles_oberhalb text_oberhalb alles_vor_dieser \
        uber_dieser_unterhaltung uber_diesem_gesprach vor_dieser_unterhaltung vor_diesem_gesprach ganz_oben \
        am_anfang_dieses \
        was_vor_dieser vor_dieser_nachricht was_davor_steht",
    ),
    (
        VERBATIM,
        "wortwortlich wortlich wort_fur_wort im_wortlaut genauen_wortlaut unverandert buchstabengetreu",
    ),
    (
        SECRET,
        "passwort passworter kennwort kennworter zugangsdaten geheimnis geheimnisse api-schlussel schlussel \
        umgebungsvariable* anmeldedaten geheime_schlussel adminpasswort administratorpasswort admin-passwort",
    ),
    (
        DATA,
        "gesprach* unterhaltung* chatverlauf* verlauf posteingang* kundenliste kundendaten datenbank* dateien \
        nutzerdaten benutzerdaten kontakte kontaktdaten e-mails unterlagen dokumente konversation*",
    ),
    (
        SEND,
        "sende senden schick schicke schicken leite weiterleiten ubermittle ubermitteln lade_hoch hochladen poste maile ubertrage versende",
    ),
    (
        DEST,
        "folgende_adresse folgende_adresse diese_adresse an_die_adresse folgenden_url",
    ),
    (
        AI,
        "ki kis ki-system* ki-assistent* ki-modell* ki-agent* sprachmodell* assistent assistenten ki-systeme chatbots",
    ),
    (
        NOTICE,
        "hinweis achtung notiz nachricht mitteilung anmerkung wichtig warnung information",
    ),
    (
        READING,
        "verarbeite* liest lesen lesende zusammenfass* bearbeitet auswerte*",
    ),
    (
        BE_NOW,
        "du_bist_jetzt du_bist_nun du_bist_ab_sofort tu_so tue_so verhalte_dich spiele_die_rolle sei_jetzt ab_jetzt_bist_du \
        agiere_als handle_als stell_dir_vor wechsle du_bist_fortan antworte_als von_nun_an_bist_du ab_sofort_bist_du \
        aktiviere du_bist_von_nun schlupfe nimm_die_rolle benimm_dich",
    ),
    (
        PERSONA,
        "entwicklermodus entwickler-modus gottmodus adminmodus wartungsmodus alles_jetzt_tun debugmodus",
    ),
    (
        UNRESTRICTED,
        "ungeschminkt ohne_hemmungen ohne_zuruckhaltung uneingeschrankt* unzensiert* ungefiltert* ohne_einschrankung* ohne_beschrankung* ohne_regeln ohne_filter \
        ohne_grenzen keine_regeln keine_einschrankung* keine_beschrankung* keine_richtlinien keine_grenzen keinen_regeln \
        keinerlei_regeln keinerlei_beschrank* keinerlei_einschrank* ohne_jegliche frei_von_allen ohne_richtlinien keinen_einschrankung* \
        ohne_zensur ohne_tabus ohne_moral ohne_ethik ohne_skrupel ohne_schranken keine_zensur keine_filter \
        keine_tabus ohne_jede regelfrei ohne_vorbehalte ohne_warnhinweise frei_von_regeln \
        frei_von_beschrankungen \
        ohne_moralische ohne_ethische",
    ),
    (
        NO_REFUSE,
        "verweigere_nie lehne_nie niemals_ablehnen ohne_ausnahme keine_anfrage_ablehnen \
        nie_ablehnen nie_nein niemals_nein lehnst_nichts_ab lehnst_nie_ab verweigerst_nie verweigerst_nichts \
        beantworte_alles beantwortest_alles beantworte_jede beantwortest_jede egal_wie_illegal \
        egal_wie_gefahrlich",
    ),
    (
        REMEMBER,
        "merke_dir merk_dir speichere_in speichere_dauerhaft in_deinem_gedachtnis erinnere_dich behalte_im \
        gedachtnis speicher_dir merke speichere",
    ),
    (
        FUTURE,
        "ab_sofort ab_jetzt von_nun_an kunftig* zukunftig* in_zukunft fortan dauerhaft fur_alle_weiteren bei_jeder jedes_mal",
    ),
    (
        MUST,
        "immer stets niemals nie muss musst mussen ist_zwingend soll sollst",
    ),
    (
        APPEND,
        "anhangen fuge hange einfugen hinzufugen anfugen beginne beende hinzu angefugt eingefugt angehangt hinzugefugt fuge_hinzu",
    ),
    (
        TOKEN,
        "kennung zeichenfolge markierung kennwort satz referenzcode registrierungstoken protokolltoken link protokoll-token registrierungs-token",
    ),
    (
        RESPONSE,
        "antwort antworten ausgabe ausgaben zusammenfassung bericht berichte ruckmeldung",
    ),
    (
        CONCEAL,
        "erwahne_nicht erwahne_das_nicht sage_nicht verschweige sag_nichts ohne_zu_erwahnen ohne_dem_nutzer verheimliche heimlich \
        teile_nicht informiere_nicht ohne_den_benutzer ohne_den_nutzer unbemerkt erwahne_dies_nicht nicht_erwahnen nichts_davon \
        ohne_es_zu_erwahnen dem_benutzer_nichts dem_nutzer_nichts protokolliere_nicht nicht_protokollieren \
        sag_niemandem sage_niemandem erzahle_niemandem niemand_darf_davon niemandem_etwas behalte_fur_dich \
        behalt_es_fur_dich ohne_jemandem ohne_wissen ohne_hinweis ohne_meldung sag_es_niemandem \
        ohne_dass_der ohne_dass_jemand weise_nicht_darauf_hin ohne_spuren stillschweigend \
        erwahne_es_niemandem erwahne_es_nicht",
    ),
    (
        USER,
        "nutzer benutzer anwender kunde kunden kundin nutzers benutzers",
    ),
    (
        APPROVED,
        "genehmigt freigegeben bestatigt autorisiert bewilligt vorab_genehmigt bereits_genehmigt abgesegnet freigabe_liegt",
    ),
    (
        SKIP_CONFIRM,
        "ohne_ruckfrage* ohne_nachfrage* ohne_bestatigung ohne_genehmigung ohne_freigabe ohne_zu_fragen keine_bestatigung \
        keine_genehmigung keine_freigabe frage_nicht uberspringe_die_bestatigung uberspringe_die_freigabe keine_ruckfrage* \
        ohne_prufung keine_weitere_bestatigung keine_weitere_freigabe keine_weitere_genehmigung ohne_weitere als_genehmigt als_bestanden \
        ohne_nachzufragen bitte_nicht_nachfragen \
        ohne_die_freigabe ohne_zustimmung ohne_vier-augen uberspring_die uberspringe_die_prufung \
        prufung_ist_zu_uberspringen freigabe_ist_nicht freigabe_entfallt genehmigung_entfallt \
        genehmigung_ist_nicht gilt_als_freigegeben gilt_als_genehmigt als_freigegeben frag_nicht_nach \
        warte_nicht_auf nicht_auf_freigabe ohne_auf_freigabe ohne_auf_bestatigung setze_den_status_auf \
        umgehe_die_freigabe umgehe_die_prufung keine_prufung \
        ohne_auf_die \
        prufung_ist_nicht bestatigung_ist_nicht \
        uberspringe_die_genehmigung uberspringe_die_bestatigung",
    ),
    (
        AUTHORITY,
        "sicherheitsteam geschaftsfuhrung geschaftsleitung entwickler vorstand rechtsabteilung sicherheitsbeauftragte* \
        betreiber* hersteller* administrator* vorgesetzte*",
    ),
    (
        EXECUTE,
        "fuhre_aus ausfuhren aufrufen rufe starte verwende benutze fuhre nutze",
    ),
    (TOOL, "werkzeug werkzeuge funktion"),
    (DESTROY, "losche loschen vernichte uberschreibe lösche"),
    (
        LOGS,
        "protokoll protokolle logeintrag protokolleintrag prufprotokoll \
        protokolleintrage protokolleintragen logeintrage logeintragen protokolldatei* logdatei* \
        auditprotokoll* audit-log* logs verlaufsdatei* revisionsprotokoll* log aufzeichnung*",
    ),
    (
        DECODE,
        "dekodiere entschlussle entziffere dekodieren entschlusseln",
    ),
    (
        FOLLOW,
        "befolge befolgen folge gehorche tu_was fuhre_es_aus halte_dich_an gehorchst",
    ),
    (
        NEW_ORDERS,
        "neue_anweisung neue_anweisungen neue_regeln neue_aufgabe neuer_auftrag neue_instruktionen folgende_anweisungen \
        stattdessen_folgende deine_neue deine_wahre",
    ),
    (
        SYSTEM_NOTE,
        "systemhinweis systemmeldung systemnotiz hinweis_des_systems hinweis_an_die_ki hinweis_fur_die_ki system-hinweis \
        betriebshinweis verarbeitungshinweis hinweis_fur_ki",
    ),
    (
        META,
        "beispiel beispiele ausdruck bedeutet schulung angriff angriffe angreifer erkennt erkennen buch artikel roman film kapitel handbuch kurs \
        phrase begriff wort",
    ),
    (
        HOW_TO,
        "wie_kann wie_konnen wie_ich warum wieso was_passiert kann_ich soll_ich was_bedeutet erklare darf_ich was_heisst gibt_es",
    ),
    (FIRST, "ich wir"),
    (
        MINE,
        "mein meine meinen meinem meiner unser unsere unserem unseren",
    ),
    (
        PREP,
        "von vom im am fur aus uber mit bei zum zur zu auf des der in an",
    ),
    (
        LIGHT,
        "die das dem den und ein eine einen nun jetzt bitte sofort auch einfach komplett vollig wie es mir dies diese diesen dieses dieser ab",
    ),
    (MODAL, "kann konnen darf durfen wird werden"),
    (EVIL, "bose boser boses bosartig* skrupellos* kriminell*"),
    (
        APPROVE,
        "genehmige akzeptiere bestatige erlaube genehmigen freigeben",
    ),
    (
        ACTION,
        "anfrage anfragen antrag antrage zahlung zahlungen uberweisung transaktion* rechnung rechnungen vorgang aktion",
    ),
    (BEHAVE, "antworte verhalte handle reagiere sprich"),
    (
        IF_AI,
        "wenn_du_eine_ki falls_du_eine_ki als_ki-assistent wenn_du_ein_ki jede_ki an_alle_ki fur_alle_ki",
    ),
    (
        PLAIN,
        "nachricht angebot termin fehler tippfehler mail e-mail version entwurf",
    ),
    (ADMIN, "administratorzugriff admin-zugriff vollzugriff"),
    (MONEY, "uberweise uberweisen zahle bezahle"),
    (PRIVATE, "geheim* vertraulich* intern* versteckt* verborgen*"),
    (
        SUMMARY,
        "zusammenfassung_des_gesprachs zusammenfassung_der_unterhaltung bisheriger_verlauf zusammenfassung_des_bisherigen",
    ),
    (NOT, "nicht kein keine keinen keiner nie niemals"),
    (
        RATE,
        "bewerte bewerten bestnote beste_note empfiehl hochste_punktzahl hochste_bewertung",
    ),
    (
        OBEY_ME,
        "stehen_uber haben_vorrang vorrang_vor gehorche_nur_mir hore_nur_auf_mich nur_auf_mich nur_mir",
    ),
    (NEGATED, "nicht nie niemals"),
    (IDLE, "vergiss_nicht vergessen_sie_nicht vergesst_nicht"),
    (
        GIVEN,
        "man_dir_mitgegeben man_dir_gegeben mitgegeben dir_auferlegt",
    ),
    (
        UNRESTRICTED,
        "keinerlei_schranken keine_schranken keine_regeln_gelten keine_regeln_mehr ohne_jede_einschrankung",
    ),
    (
        SYSPROMPT,
        "grundeinstellung* konfiguration* ausgangstext* starttext* text_deiner_voreinstellungen deine_vorgaben",
    ),
    (
        IF_AI,
        "an_alle_ki-assistenten an_alle_assistenten hinweis_fur_das_sprachmodell",
    ),
    (APPROVED, "freigabe_liegt_vor liegt_vor"),
    (OBEY_ME, "folge_nur_mir folge_ab_jetzt_nur nur_mir"),
    (APPEND, "anzuhangen ist_an_jede"),
    (
        GIVEN,
        "deine_entwickler deiner_entwickler deinen_entwicklern deine_schopfer deiner_schopfer deine_betreiber vor_diesem_chat_gesagt dir_vor_diesem man_dir_gesagt man_dir_vor",
    ),
    (PRIVATE, "geheimschlussel"),
    (
        SECRET,
        "geheime_kennwort geheime_passwort geheimes_kennwort geheimschlussel",
    ),
    (FOLLOW, "hor hore gehorche respektiere beachte halte_dich"),
    (TELL, "gib_heraus"),
    (NO_REFUSE, "ganz_ohne_filter"),
    (
        UNRESTRICTED,
        "ganz_ohne_filter ohne_filter_und ohne_verbote ohne_filter_und_verbote",
    ),
];
