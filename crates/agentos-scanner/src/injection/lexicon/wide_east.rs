//! What an order to a model is made of in Polish, Czech, Russian, Ukrainian and Greek: what the
//! first tables lacked, the same concepts for each language. See `mod.rs` for the notation.

use super::super::concept::*;
use super::Entry;

/// Polish.
#[rustfmt::skip]
pub(super) const PL: &[Entry] = &[
    (IGNORE, "odloz_na_bok skresl zapomnij_o zapomnij nie_zwazaj nie_przejmuj pomin_wszystko nie_stosuj"),
    (VOID, "wygasly wygasla niewazne sie_skonczyla nie_obowiazuja zadnej_nie_przestrzegaj stracily_moc \
        uniewaznione"),
    (FED, "cie_nauczono ci_narzucono dostales_w otrzymales ktore_dostales powiedziano_ci tworcy operatora \
        deweloper"),
    (RULES, "rozkazy wytyczne zakazow regul polecenia zasady"),
    (OBEY_ME, "wylacznie_moje tylko_mnie rob_to_co rob_tylko tu_napisano sluchaj_mnie wykonuj_moje"),
    (REVEAL, "odtworz przepisz wymien zacytuj zdradz ujawnij skopiuj"),
    (TELL, "pokaz podaj powiedz pokaz_je"),
    (ABOVE_TEXT, "nad_moja_pierwsza przed_moja_wiadomoscia powyzej_mojej"),
    (VERBATIM, "slowo_w_slowo linia_po_linii bez_pomijania"),
    (PRIVATE, "poufne ukryte w_tajemnicy tajne"),
    (SECRET, "haslo hasla klucze dane_logowania"),
    (SEND, "przeslij wyslij przekaz wgraj"),
    (AI, "asystent asystenta bot bota model_jezykowy"),
    (IF_AI, "do_bota do_asystenta uwaga_dla_asystenta jesli_jestes_ai systemy_ai automatycznych_czytelnikow"),
    (CONCEAL, "po_cichu przemilcz nie_mow nic_nie_mow nikt_nie_zauwazy nie_zobaczy bez_wiedzy"),
    (APPROVED, "juz_zatwierdzil sie_zgadza zgodzil_sie zatwierdzono"),
    (AUTHORITY, "szef kierownik dyrekcja przelozony"),
    (SKIP_CONFIRM, "opusc_sprawdzanie pomin_weryfikacje pomin_kontrole nie_pytaj nie_trzeba_pytac sam_potwierdz \
        bez_pytania"),
    (CHECKS, "sprawdzanie weryfikacje kontrola zgode zatwierdzenie podpisywac"),
    (MONEY, "zaplac przelew zlec platnosc"),
    (NO_LOG, "nic_nie_pisz nic_nie_zapisuj nie_loguj"),
    (LOGS, "dzienniku dziennika slady historii nagrywanie"),
    (DESTROY, "usun skasuj zatrzyj wymaz"),
    (REMEMBER, "pamietaj zapamietaj zachowaj_w"),
    (FUTURE, "na_zawsze od_teraz od_dzis"),
    (AS_IF, "jakby_nie_bylo zachowuj_sie_jakby"),
    (BE_NOW, "zagraj wciel_sie udawaj"),
    (UNRESTRICTED, "bez_moralnosci bez_zastrzezen bez_zasad"),
    (DISABLE, "wylacz"),
    (SETTLE, "zaznacz ustaw_status"),
    (PASSED, "sprawdzono na_zatwierdzony"),
    (TAMPER, "zmien_date sfalszuj"),
    (TRANSFORM, "przetlumacz"),
];

/// Czech.
#[rustfmt::skip]
pub(super) const CS: &[Entry] = &[
    (IGNORE, "odloz skrtni zapomen zapomen_na zapomen_co neuplatnuj nedbej prehlizej ignoruj pomin"),
    (VOID, "skoncila vyprsely neplati zruseny uz_neplati"),
    (FED, "te_naucili ti_vnutili ti_rikali ti_dali ktere_jsi_dostal tvurci tvurce provozovatele vyvojar"),
    (RULES, "pravidla pokyny rozkazy zakazy zasady prikazy"),
    (OBEY_ME, "poslouchej_jen jen_me jen_moje plnis_jen delej_co pln_jen co_je_tu_napsano poslouchej_me"),
    (REVEAL, "prepis vypis opis zopakuj prozrad vyjmenuj"),
    (TELL, "ukaz ukaz_je rekni"),
    (ABOVE_TEXT, "nad_mou_prvni pred_mou_zpravou"),
    (VERBATIM, "radek_po_radku slovo_od_slova doslova"),
    (PRIVATE, "duverne skryte tajne"),
    (SECRET, "heslo hesla klice"),
    (SEND, "preposli posli odesli nahraj"),
    (AI, "asistent asistenta ai model bot"),
    (IF_AI, "pro_asistenta pro_postovniho ai_ktera jestli_jsi_ai"),
    (CONCEAL, "tajne nerikej nikomu_nerikej nikdo_si_nevsimne neuvidi nezminuj"),
    (APPROVED, "souhlasi uz_schvalil schvaleno"),
    (AUTHORITY, "sef vedouci spravce"),
    (SKIP_CONFIRM, "preskoc neptej_se uz_se_neptej potvrd_to_sam bez_ptani"),
    (CHECKS, "kontrolu schvaleni"),
    (MONEY, "zaplat platbu preved"),
    (NO_LOG, "nic_nepis do_zaznamu_nic nezapisuj"),
    (LOGS, "zaznamu zaznam stopy protokol"),
    (DESTROY, "smaz vymaz"),
    (REMEMBER, "pamatuj_si zapamatuj_si"),
    (FUTURE, "navzdy od_ted"),
    (AS_IF, "jako_by_nebyla chovej_se"),
    (UNRESTRICTED, "bez_pravidel bez_omezeni bez_vyhrad"),
    (SETTLE, "zaskrtni oznac"),
    (PASSED, "zkontrolovano schvaleno"),
    (TRANSFORM, "preloz"),
];

/// Russian.
#[rustfmt::skip]
pub(super) const RU: &[Entry] = &[
    (IGNORE, "отложи_в_сторону вычеркни забудь_все забудь_про забудь_о не_применяй не_соблюдай отбрось выкинь_из \
        плюнь_на"),
    (VOID, "устарели закончилась утратили_силу больше_не_действуют недействительны отменены аннулированы"),
    (FED, "тебя_учили тебе_навязали тебе_дали тебе_велели которые_ты_получил тебе_говорили тебе_сказал создатели \
        оператора"),
    (RULES, "приказы указания запретов правил политику роль"),
    (OBEY_ME, "мои_приказы лишь_мои только_мои слушайся_меня делай_то_что написано_здесь делай_только"),
    (REVEAL, "воспроизведи перечисли выпиши перепиши процитируй раскрой скопируй выложи"),
    (TELL, "покажи назови скажи выведи"),
    (ABOVE_TEXT, "над_моим_первым перед_моим_сообщением выше_моего"),
    (VERBATIM, "строка_за_строкой слово_в_слово дословно без_пропусков"),
    (PRIVATE, "секретные скрытые тайно скрытый"),
    (SECRET, "пароль пароли ключи учетные_данные"),
    (SEND, "перешли отправь пошли загрузи скинь"),
    (AI, "помощник помощнику ассистент бот боту нейросеть ии языковая_модель"),
    (IF_AI, "боту_который если_ты_ии ии_которые почтовому_помощнику автоматических_читателей любая_языковая"),
    (CONCEAL, "тайком умолчи не_говори никому_не_говори никто_не_заметит не_увидит не_сообщай чтобы_никто \
        чтобы_никто_не_узнал"),
    (APPROVED, "уже_одобрил согласен одобрено дал_добро согласовано"),
    (AUTHORITY, "шеф начальник руководство директор"),
    (SKIP_CONFIRM, "пропусти_проверку проверку_пропусти не_спрашивай больше_не_спрашивай спрашивать_разрешения \
        подтверди_сам без_вопросов"),
    (CHECKS, "проверку проверка согласование подписывать разрешения"),
    (MONEY, "плати заплати переведи перевод платеж"),
    (NO_LOG, "ничего_не_пиши не_записывай не_пиши_в"),
    (LOGS, "журнал журнала записи следы историю запись"),
    (DESTROY, "удали сотри замети уничтожь"),
    (REMEMBER, "помни запомни сохрани_в"),
    (FUTURE, "всегда навсегда отныне впредь"),
    (AS_IF, "будто_нет веди_себя_так"),
    (BE_NOW, "сыграй изображай стань"),
    (UNRESTRICTED, "без_морали без_оговорок без_правил"),
    (DISABLE, "выключи отключи"),
    (SETTLE, "поставь поставь_статус отметь"),
    (PASSED, "проверено одобрено"),
    (TAMPER, "измени_время подделай"),
    (TRANSFORM, "переведи_свои"),
];

/// Ukrainian.
#[rustfmt::skip]
pub(super) const UK: &[Entry] = &[
    (IGNORE, "облиш забудь не_застосовуй викресли відкинь ігноруй"),
    (VOID, "скінчилася скасовано втратили_чинність недійсні"),
    (FED, "тебе_вчили тобі_нав'язали тобі_дали ти_отримав тобі_казали оператора розробник"),
    (RULES, "накази правила правил вказівки заборон інструкції роль"),
    (OBEY_ME, "тільки_мої роби_лише роби_написане слухай_мене лише_те_що"),
    (REVEAL, "відтвори перелічи перепиши процитуй виведи розкрий"),
    (TELL, "покажи назви скажи"),
    (ABOVE_TEXT, "над_моїм_першим перед_моїм_повідомленням"),
    (VERBATIM, "рядок_за_рядком слово_в_слово дослівно"),
    (PRIVATE, "таємні приховані потай"),
    (SECRET, "пароль паролі ключі"),
    (SEND, "перешли надішли відправ"),
    (AI, "помічник помічнику асистент бот ші"),
    (IF_AI, "ші_що якщо_ти_ші помічнику_пошти"),
    (CONCEAL, "потай не_кажи нікому_не_кажи не_побачить ніхто_не_помітить"),
    (APPROVED, "згоден уже_схвалив схвалено"),
    (AUTHORITY, "шеф керівник начальник"),
    (SKIP_CONFIRM, "пропусти_перевірку не_питай більше_не_питай підтверди_сам"),
    (CHECKS, "перевірку погодження"),
    (MONEY, "плати заплати переказ"),
    (NO_LOG, "нічого_не_пиши не_записуй"),
    (LOGS, "журнал журналу записи сліди"),
    (DESTROY, "видали зітри"),
    (REMEMBER, "пам'ятай запам'ятай"),
    (FUTURE, "завжди назавжди"),
    (AS_IF, "ніби_немає поводься_так"),
    (UNRESTRICTED, "без_правил без_застережень"),
    (TRANSFORM, "переклади"),
];

/// Greek.
#[rustfmt::skip]
pub(super) const EL: &[Entry] = &[
    (IGNORE, "άσε_στην_άκρη ξέχνα ξέχασε αγνόησε παράβλεψε"),
    (VOID, "τελείωσε δεν_ισχύουν ακυρώθηκαν έληξαν"),
    (FED, "σου_έμαθαν σου_είπαν σου_έδωσαν που_έλαβες ο_διαχειριστής"),
    (RULES, "εντολές εντολών κανόνες κανόνων οδηγίες απαγορεύσεις ρόλος"),
    (OBEY_ME, "μόνο_τις_εντολές_μου τις_εντολές_μου κάνε_μόνο ό,τι_σου_λέω κάνε_ό άκου_μόνο"),
    (REVEAL, "αντίγραψε γράψε αποκάλυψε παράθεσε"),
    (TELL, "πες δείξε δείξε_τες"),
    (ABOVE_TEXT, "πάνω_από_το_πρώτο πριν_από_το_μήνυμά"),
    (VERBATIM, "γραμμή_προς_γραμμή λέξη_προς_λέξη κατά_λέξη"),
    (PRIVATE, "μυστικές μυστικά κρυφές"),
    (SECRET, "κωδικό κωδικούς κλειδιά"),
    (SEND, "προώθησε στείλε ανέβασε"),
    (AI, "βοηθό βοηθός τεχνητή_νοημοσύνη"),
    (IF_AI, "για_τον_βοηθό"),
    (CONCEAL, "κρυφά μην_πεις μη_πεις χωρίς_να_το"),
    (APPROVED, "συμφωνεί ενέκρινε_ήδη"),
    (AUTHORITY, "διευθυντής προϊστάμενος"),
    (SKIP_CONFIRM, "παράλειψε_τον μη_ρωτήσεις χωρίς_να_ρωτήσεις"),
    (CHECKS, "έλεγχο έγκριση"),
    (MONEY, "πλήρωσε πληρωμή"),
    (NO_LOG, "μη_γράψεις μην_καταγράψεις"),
    (LOGS, "αρχείο_καταγραφής ίχνη"),
    (DESTROY, "διάγραψε σβήσε"),
    (REMEMBER, "θυμήσου να_θυμάσαι"),
    (AS_IF, "σαν_να_μην φέρσου"),
    (TRANSFORM, "μετάφρασε"),
];
