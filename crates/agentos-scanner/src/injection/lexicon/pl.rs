//! Polish words and phrases by concept, without diacritics. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

pub(super) const WORDS: &[Entry] = &[
    (
        IGNORE,
        "zignoruj zignorujcie ignoruj ignorujcie zapomnij zapomnijcie pomin pominac zignorowac ignorowac odrzuc anuluj nie_zwracaj_uwagi lekcewaz",
    ),
    (DISABLE, "wylacz wylacz obejdz usun omin dezaktywuj"),
    (
        NOT_FOLLOW,
        "nie_przestrzegaj przestan_przestrzegac nie_stosuj nie_kieruj_sie nie_wykonuj nie_obowiazuja_cie przestan_wykonywac \
        nie_przestrzegaj przestan_przestrzegac nie_stosuj_sie nie_sluchaj nie_musisz_przestrzegac",
    ),
    (VOID, "niewazne nie_obowiazuja uniewaznione"),
    (
        RULES,
        "instrukcj* polecen* zasad* regul* wytyczn* dyrektyw* rozkaz* prompt* zalecen*",
    ),
    (SAFETY, "zabezpieczen* ograniczen* filtry filtrow"),
    (
        PRIOR,
        "poprzedni* wczesniejsz* powyzsz* dotychczasow* pierwotn* poczatkow* systemow* otrzyman* oryginaln*",
    ),
    (
        WHOLE,
        "wszystkie wszystkich wszelkie kazda kazdy kazdej cala caly cale",
    ),
    (EVERYTHING, "wszystko wszystkim wszystko_powyzej"),
    (
        YOUR,
        "swoj swoje swoich swoja twoj twoje twoich twoja swojej twojego swojego",
    ),
    (YOU, "ty ci ciebie jestes"),
    (REVEAL, "ujawnij wypisz powtorz wydrukuj wyswietl zacytuj zdradz"),
    (TELL, "pokaz podaj powiedz udostepnij wymien napisz"),
    (WHAT_IS, "jaki_jest jakie_sa jaka_jest jak_brzmi"),
    (
        SYSPROMPT,
        "prompt_systemowy promptu_systemowego instrukcje_systemowe instrukcji_systemowych monit_systemowy wiadomosc_systemowa ukryte_instrukcje prompt_poczatkowy",
    ),
    (ABOVE_TEXT, "tekst_powyzej powyzszy_tekst"),
    (VERBATIM, "slowo_w_slowo doslownie co_do_slowa"),
    (
        SECRET,
        "haslo hasla hasel klucz_api klucze_api dane_logowania sekrety",
    ),
    (
        DATA,
        "rozmow* baze_danych bazy_danych liste_klientow dane_klientow pliki skrzynk* historie kontakty dokumenty",
    ),
    (SEND, "wyslij przeslij przekaz opublikuj wyeksportuj"),
    (DEST, "na_adres ten_adres"),
    (
        AI,
        "ai asystent* model_jezykowy modelu_jezykowego sztuczna_inteligencj*",
    ),
    (NOTICE, "uwaga notatka wiadomosc komunikat wazne"),
    (
        BE_NOW,
        "jestes_teraz teraz_jestes od_teraz_jestes udawaj zachowuj_sie_jak wciel_sie dzialaj_jako wlacz przejdz_w_tryb odtad_jestes",
    ),
    (
        PERSONA,
        "tryb_dewelopera tryb_programisty tryb_boga tryb_deweloperski trybie_dewelopera",
    ),
    (
        UNRESTRICTED,
        "bez_ograniczen bez_zadnych bez_filtrow bez_zasad bez_cenzury zadnych_ograniczen nieograniczon* \
        bez_cenzury bez_filtrow bez_zadnych zadnych_zasad zadnych_ograniczen nie_masz_ograniczen \
        nie_obowiazuja_cie zadne_zasady zadne_ograniczenia zadne_reguly bez_regul bez_zasad",
    ),
    (REMEMBER, "zapamietaj pamietaj zapisz_w_pamieci"),
    (FUTURE, "od_teraz od_tej_pory w_przyszlosci przyszlych na_stale"),
    (MUST, "zawsze nigdy musisz musi nalezy"),
    (APPEND, "dodaj dolacz dopisz wstaw zakoncz"),
    (TOKEN, "kod kod_referencyjny token_rejestracyjny link"),
    (RESPONSE, "odpowiedz odpowiedzi podsumowanie raport raportu"),
    (
        CONCEAL,
        "nie_wspominaj nie_mow nie_informuj bez_informowania po_cichu w_tajemnicy nie_ujawniaj ukryj potajemnie nie_zapisuj nie_loguj \
        nie_mow nikomu_nie_mow nie_wspominaj po_cichu w_tajemnicy bez_wiedzy bez_informowania",
    ),
    (USER, "uzytkownik* klient*"),
    (APPROVED, "zatwierdzon* autoryzowan* zaakceptowan*"),
    (
        SKIP_CONFIRM,
        "bez_pytania bez_potwierdzenia bez_zgody bez_zatwierdzenia nie_pytaj pomin_potwierdzenie pomin_zatwierdzenie nie_wymaga_potwierdzenia bez_weryfikacji",
    ),
    (EXECUTE, "wykonaj uruchom wywolaj uzyj"),
    (DESTROY, "usun skasuj wymaz"),
    (FOLLOW, "postepuj przestrzegaj wykonuj stosuj"),
    (
        NEW_ORDERS,
        "nowe_instrukcje nowe_polecenie nowe_zasady nowe_zadanie",
    ),
    (
        SYSTEM_NOTE,
        "uwaga_systemowa komunikat_systemowy notatka_systemowa",
    ),
    (META, "przyklad* oznacza atak* ksiazk*"),
    (HOW_TO, "jak_moge dlaczego czy_moge co_oznacza wyjasnij jak"),
    (MINE, "moj moje mojej moich moja nasz nasze"),
    (LIGHT, "i oraz mi teraz natychmiast te ten ta tego"),
    (PREP, "w na o z do dla od"),
    (PLAIN, "wiadomosc blad wersja oferta spotkanie"),
    (OBEY_ME, "sluchaj_tylko_mnie tylko_mnie"),
    (NEGATED, "nie nigdy"),
    (IDLE, "nie_zapomnij nie_zapominaj"),
    (AS_IF, "udawaj_ze zachowuj_sie_jakby"),
    (UNRESTRICTED, "nie_masz_zadnych_zasad zadnych_zasad"),
    (VERBATIM, "dokladny_tekst"),
    (GIVEN, "swoich_tworcow twoich_tworcow"),
    (FOLLOW, "przestrzegaj wykonuj stosuj_sie sluchaj"),
];

/// What deeds are done to, and how they are spoken of.
#[rustfmt::skip]
pub(super) const DEEDS: &[Entry] = &[
    (INSTRUCTIONS, "instrukcj* polecen* dyrektyw* rozkaz* prompt* wytyczn*"),
    (VOID, "niewazne niewazna nieaktualne uniewaznione juz_nie_obowiazuja nie_obowiazuja zniesione anulowane cofniete"),
    (OFF, "wylaczone wylaczony"),
    (CHECKS, "zatwierdzen* kontrol* zgod* podpis* weryfikacj*"),
    (PASSED, "zatwierdzon* zaakceptowan* zaliczon*"),
    (SETTLE, "oznacz ustaw uznaj"),
    (SKIP_CONFIRM, "pomin_zatwierdzenie pomin_weryfikacje bez_zgody nie_czekaj nie_potrzebujesz_zgody zgoda_nie_jest"),
    (LOGS, "dziennik* log* rejestr* wpisy wpisow"),
    (CONCEAL, "zeby_nikt aby_nikt nikt_nie_zauwazy nie_wspominaj_o_tym nie_zostaw_sladu"),
    (READING, "ktory_to_czyta czytajac* przetwarzaj* streszcz*"),
    (PRIVATE, "ukryt* tajn* poufn* wewnetrzn*"),
    (EVERYTHING, "wszystko_co"),
    (FED, "od_tworcow tworcy programisci programisty dostales otrzymales kazano_ci powiedziano_ci twoj_operator operatora"),
    (ABOVE_TEXT, "nad_moja_wiadomoscia nad_ta_wiadomoscia przed_ta_wiadomoscia przed_moja"),
    (MONEY, "przelew zaplac przelej kup"),
    (ACTION, "przelew platnosc wniosek transakcj*"),
    (ADMIN, "administrator* admin*"),
    (TASK, "zadani* pytani*"),
    (WHENEVER, "za_kazdym_razem kiedy_ktos gdy_tylko"),
    (AUTHORITY, "zarzad kierownictwo dyrektor programista tworca"),
    (MODE, "tryb"),
    (META, "badacz* badani* raport* atakujac* opisuj* wyjasni*"),
    (QUOTING, "slowo zdanie wyrazenie"),
    (OBEY_ME, "sluchaj_tylko tylko_tego_co rob_co_mowie"),
    (VOID, "juz_sie_nie_liczy nie_liczy_sie nie_licza_sie"),
    (OBEY_ME, "moje_rozkazy tylko_moje_rozkazy"),
    (ABOVE_TEXT, "sprzed_naszej_rozmowy przed_nasza_rozmowa"),
    (NO_REFUSE, "niczego_nie_odmawia niczemu_nie_odmawia nigdy_nie_odmawia"),
    (SKIP_CONFIRM, "nikogo_nie_pytaj nie_pytaj_nikogo"),
    (NO_LOG, "nie_zostawiaj_sladow bez_sladow"),
    (BE_NOW, "graj_ai graj_role"),
    (FED, "ci_dotad_narzucono narzucono"),
    (CONCEAL, "nic_nie_mow nikomu_nic_nie_mow"),
    (IGNORE, "wyrzuc"),
    (REASONING, "rozumowanie ustalilem_ze jako_asystent"),
    (UNRESTRICTED, "ani_zasad ani_filtrow ani_regul nie_masz_zasad"),
];
