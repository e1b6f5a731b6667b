//! Words of many languages that begin what an order to a model asks for, most with their ends left open: chosen from the
//! `wide` tables of the lexicon by what stands in attacks and in few harmless texts. `_` is a space.

/// All of them, in the notation of `starters`.
#[rustfmt::skip]
pub(super) const WORDS: &str = "\
    aan_de_bot adlyde* adımın* ai-assistente* ai-syste* akkoor* all'utent* allee* ami_itt_áll an_den_bot \
    an_den_ki apagu* apliqu* artık asistentu* atura* au-dessu* aufzeichnun* automatycznyc* automático* bara \
    baris beheerde* berlak* bestätig* betreiber* bevele* bewaa* bishe* bort bota brauchs* buite* bỏ_qua_mọi \
    chieder* chuyể* chép chỉ_dẫn comporte-to* conta contresigne* controfirmar* creatori* credenciale* csak d'api \
    davra* dayatıla* deasupr* decir dediklerim* denetim* deram diero* diga dijero* dinaint* doar dosta* dělej \
    eikä eingetrichter* *ekinmede* emirlerim* encim* ensimmäise* escond* fais faça folge forbu* frage* fråga \
    fått først* gebruike* geef gegenzeichne* geliştirici* gesag* gespräc* gizlic* grenze* gäbe gönde* görme* \
    hagyd hapus hasło hatırl* heimlic* herau* hiçbi* hoppa hubier* ihåg ikke ilet impost* impusera* impusiero* \
    ingen inget janga* kaydı kelimesin* kenar* kennt kerro không ki-system* kimse kirim kontrol* kopiee* kreeg \
    kryss* kullanıcıy* l'assistan* l'assistent* laiss* langag* lenguaj* lennéne* letterlij* \
    levelezőasszisztensne* linguistic* luiste* lupaka* lyder lähet* lærte maak mailassisten* maker man_dir manda \
    mande meddeland* merkt mesajımı* messaggi* metti mielt* mine minha* mitgegebe* mitä mitää* moje mondd \
    mondta* moral muist* märke* n'en napisan* narzucon* nepiš nepte* neuplatňu* neuvid* neříke* nghe nguyê* nhận \
    nieman* ningué* não_vai_ver ohjees* okuya* olmaya* ontwikkelaa* opnam* pago pamatu* pamięta* parle \
    perintahk* peste pose poštovníh* pregunte* první pytaj pålag* přesko* qu'on rader* raye recopi* registre* \
    resumi* satırlar* schic* schreib* schrij* scrie semmi* sieht siga sigue* skick* skriv smaž soltant* sorma \
    soroka* sovell* sprawdzani* staat steht stosu* stäng står sáltat* söylem* słowo teruska* theo tieni toon \
    tottel* twórc* tylko usuń utan vedrà verbot* verile* verlau* verra verschwei* verstuu* verte* verwijde* verá \
    videresen* vissz* vnutil* você vraag vývojá* wiadomości* woord wszystk* wyśli* yalnı* yokmu* zagra* zauważ* \
    zaznac* ziet ålagt* Đừng được đừng *αράλειψ* *βοηθό* *γράψε* *ελείωσ* *κάνε* *μήνυμ* *πεις* *ό,τι* *амети* \
    *аписан* *веди* *велел* *втоматически* *говоро* *делай* *ерешл* *замет* *кажи* *лише* *морал* *ничег* \
    *облюда* *овідомлення* *ообщение* *ословн* *остав* *оторы* *ператор* *питай* *пиши* *прашива* *роби* \
    *роверк* *ропуст* *тебе* *тобі* *тольк* *тправ* *тільк* *удали* *умолч* *чтобы* *בחשאי* דלג_על *ההודעה* \
    *הכתוב* *הפקודות* *כללים* *תגיד* *أرسل* *أطلبه* *احذف* *اقتبس* *الأسطر* *التدقيق* *تذكر* *تسأل* *توجيه* \
    *حاجة* *ذكاء* *علموك* ولن_ترى *किसी* *केवल* *चुपके* *छोड़ो* *पंक्ति* *पहले* *पूछो* *बताना* भूल_जाओ *भेजो* \
    *मेरी* *मेरे* *यहाँ* याद_रखो *लिखो* *शब्दशः* *संदेश* *ここに書い* *これを読む* *そのまま* *アシスタン* *メッセージ* *一字一句* *一字不差* \
    *一行ずつ* *不要告诉* *不要采用* *与えられた* *删掉* *别再问* *发到* *只听我的* *录制* *忘れて* *我的命令* *按这里写的* *止めて* *消して* *渡された* *看不到* \
    *私の命令だ* *签字* *给你的* *署名* *表示して* *見ないよ* *許可を取る* *读到这里的* *送信して* *내_명령만* *녹화* *메시지_위에* *못_봐* *무시하고* *삭제해* \
    *여기_쓰인_대로* *읽는_AI* *전달해* *지워* *출력해* *한_글자도*";
