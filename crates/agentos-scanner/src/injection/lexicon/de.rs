//! German words and phrases by concept, without diacritics. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

pub(super) const WORDS: &[Entry] = &[
    (
        IGNORE,
        "ignorier ignoriere ignorieren ignoriert vergiss vergesst vergessen missachte missachten missachtet \
        missachtest verwirf verwerfen uberschreib* ubergeh* hinwegsetzen setze_dich_uber schlag_in_den_wind \
        lass_alle lasse_alle lass_deine lasse_deine beachte_nicht ausser_acht",
    ),
    (
        DISABLE,
        "umgehe umgehen deaktivier* schalte ausschalten abschalten hebe aufheben losche loschen entferne entfernen uberspring*",
    ),
    (
        NOT_FOLLOW,
        "befolge_nicht befolge_keine folge_nicht folge_keinen befolgst_keine befolgst_nicht_mehr halte_dich_nicht \
        nicht_mehr_befolgen nicht_mehr_an nicht_langer_an befolge_nicht_mehr nicht_mehr_gebunden ignorierst hore_auf \
        befolgst_nicht nicht_befolgen keine_folge",
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
        "die_du_erhalten die_dir_gegeben du_bekommen du_erhalten dir_gegeben dir_gesagt die_du_befolg* die_dir",
    ),
    (
        REVEAL,
        "verrate verraten enthulle enthullen offenbare gib_aus gib wiederhole drucke ausgeben preisgeben offenlegen nenne \
        zitiere rezitiere veroffentliche kopiere lege_offen ausgib preis leake wiederholen",
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
        systemvorgabe* systembefehl* startprompt* entwickleranweisung* systemregeln anfangsanweisung* ausgangsprompt* grundanweisung*",
    ),
    (
        ABOVE_TEXT,
        "text_oben obigen_text text_uber_dieser alles_oben_stehende text_vor alles_uber_dieser obenstehenden_text \
        alles_oberhalb text_oberhalb alles_vor_dieser",
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
        "uneingeschrankt* unzensiert* ungefiltert* ohne_einschrankung* ohne_beschrankung* ohne_regeln ohne_filter \
        ohne_grenzen keine_regeln keine_einschrankung* keine_beschrankung* keine_richtlinien keine_grenzen keinen_regeln \
        keinerlei_regeln keinerlei_beschrank* keinerlei_einschrank* ohne_jegliche frei_von_allen ohne_richtlinien keinen_einschrankung*",
    ),
    (
        NO_REFUSE,
        "verweigere_nie lehne_nie niemals_ablehnen ohne_ausnahme keine_anfrage_ablehnen",
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
        ohne_es_zu_erwahnen dem_benutzer_nichts dem_nutzer_nichts protokolliere_nicht nicht_protokollieren",
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
        ohne_nachzufragen bitte_nicht_nachfragen",
    ),
    (
        AUTHORITY,
        "sicherheitsteam geschaftsfuhrung geschaftsleitung entwickler vorstand rechtsabteilung sicherheitsbeauftragte*",
    ),
    (
        EXECUTE,
        "fuhre_aus ausfuhren aufrufen rufe starte verwende benutze fuhre nutze",
    ),
    (TOOL, "werkzeug werkzeuge funktion"),
    (DESTROY, "losche loschen vernichte uberschreibe lösche"),
    (
        LOGS,
        "protokoll protokolle logeintrag protokolleintrag prufprotokoll",
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
];
