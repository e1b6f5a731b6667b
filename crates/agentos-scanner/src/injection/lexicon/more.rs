//! The core of what an order is made of in more languages: to ignore rules, to reveal prompts and secrets, to be
//! somebody else, to act unasked. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

/// Swedish.
#[rustfmt::skip]
pub(super) const SV: &[Entry] = &[
    (IGNORE, "ignorera glom bortse strunta_i sla_bort asidosatt hoppa_over_alla"),
    (RULES, "instruktion instruktioner instruktionerna regler reglerna riktlinjer riktlinjerna anvisningar \
        anvisningarna order direktiv"),
    (PRIOR, "tidigare foregaende ovanstaende ursprungliga"),
    (WHOLE, "alla allt samtliga hela"),
    (EVERYTHING, "allt_ovan allt_som_star allt_jag_sagt"),
    (YOUR, "din ditt dina"),
    (YOU, "du dig"),
    (REVEAL, "avsloja skriv_ut upprepa lamna_ut"),
    (TELL, "visa beratta ge_mig"),
    (SYSPROMPT, "systemprompt systemprompten systeminstruktion* systemmeddelande*"),
    (SECRET, "losenord losenordet api-nyckel api-nycklar"),
    (VERBATIM, "ordagrant ord_for_ord"),
    (BE_NOW, "du_ar_nu lats_att lats_vara spela_rollen agera_som"),
    (UNRESTRICTED, "utan_begransningar utan_restriktioner utan_regler utan_filter inga_begransningar inga_regler \
        inga_restriktioner"),
    (FUTURE, "fran_och_med_nu hadanefter"),
    (NOT_FOLLOW, "folj_inte sluta_folja"),
    (SEND, "skicka vidarebefordra"),
    (SKIP_CONFIRM, "utan_att_fraga utan_bekraftelse utan_godkannande"),
    (CONCEAL, "utan_att_beratta utan_att_saga namn_inte beratta_inte i_hemlighet"),
    (AI, "ai-assistent sprakmodell*"),
];

/// Danish and Norwegian.
#[rustfmt::skip]
pub(super) const DA: &[Entry] = &[
    (IGNORE, "ignorer glem se_bort_fra tilsidesæt tilsidesett"),
    (RULES, "instruktion instruktioner instruksjoner instruksjonene instruktionerne regler reglerne reglene \
        retningslinjer retningslinjerne retningslinjene anvisninger"),
    (PRIOR, "tidligere foregaende foregaaende ovenstaende oprindelige opprinnelige"),
    (WHOLE, "alle alt samtlige hele"),
    (EVERYTHING, "alt_ovenfor alt_ovenstaende alt_over"),
    (YOUR, "din dit dine"),
    (YOU, "du dig deg"),
    (REVEAL, "afslor avslor udskriv skriv_ut gentag gjenta"),
    (TELL, "vis fortæl fortell giv_mig gi_meg"),
    (SYSPROMPT, "systemprompt systemprompten systeminstruktion* systeminstruks* systemledetekst* systemmelding*"),
    (SECRET, "adgangskode adgangskoden passord passordet kodeord api-nogle api-nokkel"),
    (VERBATIM, "ordret ord_for_ord"),
    (BE_NOW, "du_er_nu du_er_na lad_som_om lat_som spil_rollen"),
    (UNRESTRICTED, "uden_begrænsninger uten_begrensninger uden_restriktioner uten_restriksjoner uden_regler uten_regler \
        ingen_begrænsninger ingen_begrensninger ingen_regler uden_filter uten_filter"),
    (FUTURE, "fra_nu_af fra_na_av"),
    (NOT_FOLLOW, "folg_ikke stop_med_at_folge"),
    (SEND, "send_til videresend"),
    (SKIP_CONFIRM, "uden_at_sporge uten_a_sporre uden_godkendelse uten_godkjenning uden_bekræftelse"),
    (CONCEAL, "uden_at_fortælle uten_a_fortelle nævn_ikke nevn_ikke"),
    (AI, "sprogmodel* sprakmodell*"),
];

/// Czech and Slovak.
#[rustfmt::skip]
pub(super) const CS: &[Entry] = &[
    (IGNORE, "ignoruj ignorujte zapomen zapomente zabudni zabudnite nedbej nedbejte prehlizej"),
    (RULES, "pokyny pokynu pokynov instrukce instrukcie instrukci pravidla pravidel pravidiel prikazy smernice"),
    (PRIOR, "predchozi predchozich predchadzajuce predchadzajuci predesle puvodni povodne vyse_uvedene systemove"),
    (WHOLE, "vsechny vsechna vsetky vsechno vsetko veskere"),
    (EVERYTHING, "vsechno_vyse vse_vyse vsetko_vyssie"),
    (YOUR, "svuj sve svoj svoje tvoje tve tvuj svych"),
    (YOU, "ty jsi si"),
    (REVEAL, "prozrad prozradte odhal vypis vypiste zopakuj"),
    (TELL, "ukaz ukazte zobraz zobrazte rekni povedz"),
    (SYSPROMPT, "systemovy_prompt systemoveho_promptu systemove_pokyny systemove_instrukce systemova_zprava \
        systemovu_zpravu"),
    (SECRET, "heslo hesla hesiel api_klic api_kluc"),
    (VERBATIM, "doslova slovo_od_slova"),
    (BE_NOW, "nyni_jsi ted_jsi teraz_si predstirej hraj_roli chovej_se_jako jsi_ted"),
    (UNRESTRICTED, "bez_omezeni bez_obmedzeni bez_pravidel bez_pravidiel bez_filtru bez_cenzury zadna_omezeni \
        zadna_pravidla"),
    (FUTURE, "od_ted od_nynejska odteraz"),
    (NOT_FOLLOW, "nedodrzuj prestan_dodrzovat neposlouchej"),
    (SEND, "posli poslete odesli preposli"),
    (SKIP_CONFIRM, "bez_potvrzeni bez_schvaleni bez_ptani bez_potvrdenia bez_schvalenia"),
    (CONCEAL, "nikomu_nerikej nezminuj bez_vedomi potichu tajne"),
    (AI, "ai_asistent jazykovy_model"),
];

/// Ukrainian.
#[rustfmt::skip]
pub(super) const UK: &[Entry] = &[
    (IGNORE, "ігноруй ігноруйте проігноруй забудь забудьте знехтуй"),
    (RULES, "інструкції інструкцій вказівки вказівок правила правил настанови команди накази"),
    (PRIOR, "попередні попередніх початкові системні вище"),
    (WHOLE, "усі всі усе все"),
    (EVERYTHING, "усе_вище все_вище все_сказане"),
    (YOUR, "твої твій свій свої ваші"),
    (YOU, "ти тебе вас"),
    (REVEAL, "розкрий розкрийте виведи повтори надрукуй"),
    (TELL, "покажи покажіть скажи назви"),
    (SYSPROMPT, "системний_промпт системного_промпту системні_інструкції системну_підказку системне_повідомлення"),
    (SECRET, "пароль паролі ключ_api ключі"),
    (VERBATIM, "дослівно слово_в_слово"),
    (BE_NOW, "тепер_ти ти_тепер уяви_що_ти прикинься дій_як"),
    (UNRESTRICTED, "без_обмежень без_правил без_фільтрів без_цензури жодних_обмежень жодних_правил"),
    (FUTURE, "відтепер віднині"),
    (NOT_FOLLOW, "не_дотримуйся не_слухай"),
    (SEND, "надішли надішліть відправ перешли"),
    (SKIP_CONFIRM, "без_підтвердження без_схвалення без_дозволу"),
    (CONCEAL, "нікому_не_кажи не_згадуй таємно непомітно"),
    (AI, "мовна_модель шi асистент"),
];

/// Romanian.
#[rustfmt::skip]
pub(super) const RO: &[Entry] = &[
    (IGNORE, "ignora ignorati uita uitati nu_tine_cont nu_lua_in_seama"),
    (RULES, "instructiunile instructiuni regulile reguli indicatiile indicatii ordinele directivele"),
    (PRIOR, "anterioare precedente initiale de_mai_sus"),
    (WHOLE, "toate tot intregul"),
    (EVERYTHING, "tot_ce_e_mai_sus tot_ce_ti"),
    (YOUR, "tau tale ta tai"),
    (YOU, "tu esti"),
    (REVEAL, "dezvaluie divulga repeta tipareste"),
    (TELL, "arata-mi arata afiseaza spune-mi spune"),
    (SYSPROMPT, "promptul_de_sistem promptul_sistemului prompt_de_sistem mesajul_de_sistem instructiunile_de_sistem"),
    (SECRET, "parola parolele cheia_api"),
    (VERBATIM, "cuvant_cu_cuvant"),
    (BE_NOW, "acum_esti prefa-te pretinde_ca joaca_rolul"),
    (UNRESTRICTED, "fara_restrictii fara_limite fara_reguli fara_filtre nicio_restrictie nicio_regula"),
    (FUTURE, "de_acum_inainte de_acum"),
    (NOT_FOLLOW, "nu_urma nu_mai_urma nu_respecta"),
    (SEND, "trimite trimiteti redirectioneaza"),
    (SKIP_CONFIRM, "fara_confirmare fara_aprobare fara_sa_intrebi"),
    (CONCEAL, "nu_spune nu_mentiona fara_sa_spui pe_ascuns"),
    (AI, "model_lingvistic"),
];

/// Indonesian and Malay.
#[rustfmt::skip]
pub(super) const ID: &[Entry] = &[
    (IGNORE, "abaikan lupakan kesampingkan jangan_hiraukan hiraukan"),
    (RULES, "instruksi perintah aturan arahan panduan peraturan pedoman"),
    (PRIOR, "sebelumnya di_atas awal sebelum_ini terdahulu"),
    (WHOLE, "semua seluruh segala"),
    (EVERYTHING, "semua_yang_di_atas"),
    (YOUR, "anda_miliki kamu_miliki anda kamu"),
    (YOU, "anda kamu engkau"),
    (REVEAL, "ungkapkan cetak ulangi bocorkan dedahkan"),
    (TELL, "tampilkan tunjukkan beritahu berikan sebutkan paparkan"),
    (SYSPROMPT, "prompt_sistem perintah_sistem instruksi_sistem pesan_sistem"),
    (SECRET, "kata_sandi kata_laluan kunci_api password_admin"),
    (VERBATIM, "kata_demi_kata"),
    (BE_NOW, "sekarang_anda_adalah sekarang_kamu_adalah anda_sekarang_adalah kamu_sekarang berpura-pura \
        bertindaklah_sebagai"),
    (UNRESTRICTED, "tanpa_batasan tanpa_batas tanpa_aturan tanpa_filter tanpa_sensor tanpa_sekatan"),
    (FUTURE, "mulai_sekarang"),
    (NOT_FOLLOW, "jangan_ikuti berhenti_mengikuti"),
    (SEND, "kirim kirimkan hantar hantarkan teruskan"),
    (SKIP_CONFIRM, "tanpa_konfirmasi tanpa_persetujuan tanpa_bertanya"),
    (CONCEAL, "jangan_beritahu jangan_sebutkan secara_diam-diam tanpa_memberi_tahu"),
    (AI, "asisten_ai model_bahasa"),
];

/// Vietnamese.
#[rustfmt::skip]
pub(super) const VI: &[Entry] = &[
    (IGNORE, "bo_qua quen_di quen phot_lo"),
    (RULES, "huong_dan chi_dan quy_tac chi_thi menh_lenh lenh"),
    (PRIOR, "truoc_do truoc_day o_tren ban_dau phia_tren"),
    (WHOLE, "moi tat_ca toan_bo"),
    (EVERYTHING, "moi_thu_o_tren tat_ca_o_tren"),
    (YOUR, "cua_ban"),
    (YOU, "ban"),
    (REVEAL, "tiet_lo in_ra lap_lai"),
    (TELL, "hien_thi cho_toi_biet cho_toi_xem dua_ra"),
    (SYSPROMPT, "loi_nhac_he_thong prompt_he_thong huong_dan_he_thong cau_lenh_he_thong"),
    (SECRET, "mat_khau khoa_api"),
    (VERBATIM, "tung_chu nguyen_van"),
    (BE_NOW, "bay_gio_ban_la gia_vo dong_vai"),
    (UNRESTRICTED, "khong_gioi_han khong_co_gioi_han khong_bi_gioi_han khong_han_che"),
    (FUTURE, "tu_bay_gio ke_tu_bay_gio"),
    (NOT_FOLLOW, "dung_tuan_theo khong_tuan_theo"),
    (SEND, "gui chuyen_tiep"),
    (SKIP_CONFIRM, "khong_can_xac_nhan khong_can_phe_duyet"),
    (CONCEAL, "dung_noi_voi khong_noi_voi"),
    (AI, "tro_ly_ai"),
    (IDLE, "huong_dan"),
];

/// Hebrew.
#[rustfmt::skip]
pub(super) const HE: &[Entry] = &[
    (IGNORE, "התעלם התעלמי התעלמו שכח שכחי תתעלם תשכח"),
    (RULES, "ההוראות הוראות הכללים כללים ההנחיות הנחיות"),
    (PRIOR, "הקודמות הקודמים קודמות לעיל המקוריות הראשוניות"),
    (WHOLE, "כל מכל"),
    (YOUR, "שלך"),
    (YOU, "אתה את"),
    (REVEAL, "חשוף גלה הדפס חזור"),
    (TELL, "הצג הראה תן ספר תגיד"),
    (SYSPROMPT, "הנחיית_המערכת הוראות_המערכת הפרומפט פרומפט_המערכת"),
    (SECRET, "הסיסמה סיסמה סיסמאות"),
    (BE_NOW, "אתה_עכשיו אתה_כעת העמד_פנים"),
    (UNRESTRICTED, "ללא_הגבלות בלי_הגבלות ללא_מגבלות בלי_כללים"),
    (FUTURE, "מעתה_והלאה מעכשיו"),
    (SEND, "שלח העבר"),
    (SKIP_CONFIRM, "ללא_אישור בלי_לשאול ללא_אישור"),
    (CONCEAL, "אל_תספר אל_תזכיר"),
];

/// Greek.
#[rustfmt::skip]
pub(super) const EL: &[Entry] = &[
    (IGNORE, "αγνοησε αγνοησετε αγνόησε αγνοήστε αγνόησέ ξέχνα ξεχάστε ξέχασε"),
    (RULES, "οδηγίες τις_οδηγίες εντολές κανόνες κανόνων οδηγιών"),
    (PRIOR, "προηγούμενες προηγούμενους προηγούμενων παραπάνω αρχικές"),
    (WHOLE, "όλες όλους όλα όλων κάθε"),
    (YOUR, "σου σας"),
    (YOU, "εσύ είσαι"),
    (REVEAL, "αποκάλυψε αποκαλύψτε τύπωσε επανάλαβε εκτύπωσε"),
    (TELL, "δείξε δείξτε πες εμφάνισε"),
    (SYSPROMPT, "προτροπή_συστήματος οδηγίες_συστήματος μήνυμα_συστήματος system_prompt"),
    (SECRET, "κωδικό κωδικό_πρόσβασης κωδικούς"),
    (BE_NOW, "τώρα_είσαι είσαι_πλέον προσποιήσου υποδύσου"),
    (UNRESTRICTED, "χωρίς_περιορισμούς χωρίς_κανόνες χωρίς_όρια χωρίς_φίλτρα"),
    (FUTURE, "από_εδώ_και_πέρα από_τώρα"),
    (SEND, "στείλε στείλτε προώθησε"),
    (SKIP_CONFIRM, "χωρίς_έγκριση χωρίς_επιβεβαίωση"),
    (CONCEAL, "μην_πεις μην_αναφέρεις"),
];
