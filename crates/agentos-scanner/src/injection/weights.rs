//! What the parts of a gist weigh, in hundredths of a logit. Learnt by `tests/learn.rs` (which writes this file)
//! by logistic regression from the tables of the tests. A gist is enough from 100 on.

use super::gist::{RULED, STANCES, STRANGE};

/// What a sentence weighs that has nothing.
pub(super) const BASE: i16 = -77;

/// The concepts, by their bits.
#[rustfmt::skip]
pub(super) const CONCEPTS: [i16; 128] = [
    -50, 47, 83, 7, 53, 48, -80, 68, 117, -45, 60, 67, 79, 65, -75, 234,
    174, 115, 107, -31, 25, 72, -1, -39, 142, 63, 45, -36, 104, 38, 70, 3,
    89, -9, 65, 35, 95, 79, 140, -2, 32, -41, 56, 32, 48, 41, 197, 11,
    -64, -87, -109, -16, 8, -50, 6, -68, -19, 9, 22, 63, 61, 3, -95, -1,
    -2, 39, 11, 7, 68, -2, 60, -7, -28, 18, 35, 63, -67, -30, -61, 7,
    -21, -9, 20, 130, -22, 28, 34, -81, -54, 73, 41, 9, -16, -14, 24, -47,
    -21, -7, 67, 15, -17, 142, 13, 96, -103, -79, 24, 102, 37, 83, 177, 108,
    -52, 106, -8, 251, 57, 1, -89, -23, -7, 246, 0, 0, 0, 0, 0, 0,
];

/// The deeds, and for each the things that stand near it.
#[rustfmt::skip]
pub(super) const PAIRS: [[i16; 13]; 11] = [
    [43, -18, 11, -9, 109, -3, 6, 57, 53, 1, 4, 77, -9],
    [66, 115, 13, 64, -101, 96, -14, 74, 3, 92, 17, -57, -13],
    [-45, -23, 38, -42, 34, 40, -13, -47, 15, -23, 14, 24, 35],
    [27, 1, 216, 0, -11, 63, 67, -67, 9, 54, -33, 58, 73],
    [-89, -17, -5, 69, -49, 45, 102, 79, -139, 22, -72, 60, 24],
    [78, 55, 32, 5, 24, 76, 113, -35, 2, 23, -32, -36, 56],
    [48, 16, 0, -64, 25, -25, 17, 28, -87, 17, 40, -38, 2],
    [1, 129, 33, 17, -21, 1, -17, 52, 4, 37, 67, 107, 22],
    [-56, 76, 2, -8, -88, 42, 22, 1, 27, 38, -29, 13, -6],
    [28, 12, 17, 10, 38, 45, 21, 141, -17, 42, -78, 72, 40],
    [-111, 32, 0, 23, -28, -28, 29, -68, -9, -4, 36, -21, 24],
];

/// How a sentence stands to its reader.
#[rustfmt::skip]
pub(super) const STANCES_WEIGH: [i16; STANCES] = [
    -114, -55, -87, -82, 27, -53, -122, 6, 59, -115, 0, -52, 16, -103, 15, -93, -111, 17, 70, -43, 186, -143,
];

/// What the rules say, level by level.
#[rustfmt::skip]
pub(super) const RULES_WEIGH: [i16; RULED] = [
    86, 90, 13, 69, 91, 77, 25, 6, 59, 59, 115,
];

/// The words that mean nothing: how many, and what share; in English, then in other languages.
#[rustfmt::skip]
pub(super) const STRANGE_WEIGH: [i16; STRANGE] = [
    -83, -106, -90, -89, -81, -28, -148, -47, 106, 53, -32, -80, -173, -161, -164, -30,
    32, -49, -30, -121, -46, 12, 46, -61, 91, 130, 8, -37, -92, -127, -126, -85,
];

/// The concepts of the word that a sentence begins with.
#[rustfmt::skip]
pub(super) const OPENINGS: [i16; 128] = [
    -15, -100, -25, -5, -9, 19, 48, -28, 19, 21, -75, 17, -10, -9, -37, 38,
    62, 0, -72, 42, -70, -40, -24, 78, 37, -76, 26, 24, -79, 110, 50, -103,
    -19, -16, 1, 54, -100, 9, 128, -30, -35, 7, 107, -72, -44, 42, -34, -12,
    -64, -46, -7, 2, -63, -8, -76, -62, -6, 0, 49, -18, 26, -12, 0, 17,
    21, -53, -2, 0, 21, -53, 55, -63, 80, 2, 61, 12, -52, -7, -20, 15,
    -60, -37, 0, -4, -61, -174, -30, 7, -9, -14, -5, -4, -7, -14, 40, 12,
    -21, 15, 0, -34, 0, 87, 12, 36, -51, -25, 29, 96, 13, 50, 31, 62,
    16, 91, -39, 32, 46, 1, -16, 82, 0, 0, 0, 0, 0, 0, 0, 0,
];

/// Words that weigh something beside their concepts.
pub(super) const WORDS_WEIGH: &str = "\
    0:24 1:29 a:-52 ab:23 about:-20 above:-208 access:8 account:15 accounts:110 act:-65 action:11 actions:-18 \
    active:-11 add:-25 addresses:43 administrator:68 admins:-13 affiche:10 again:-124 agent:-65 agentos.io:-7 \
    agents:-18 agreed:22 ahead:40 ahora:14 ai:92 al:-51 alla:-23 alles:5 allow:-36 allowed:20 already:93 \
    also:64 alter:-15 always:19 am:30 an:-27 and:57 answer:25 answering:-11 answers:-17 anteriores:-7 antes:13 \
    anthropic:-64 antwort:53 anweisungen:-42 any:87 anything:123 api:35 append:-32 appended:-21 apply:94 \
    approval:-94 approvals:23 approve:52 approved:-55 archivos:-23 are:-17 artik:-77 as:29 aside:50 ask:73 \
    asked:37 asking:-61 asks:31 assistant:14 assistant's:-6 assistants:61 assistent:6 assistente:16 at:-67 \
    attacker:-17 attackers:-12 attempt:-14 au:-18 aucune:13 audit:67 auf:7 aus:25 authorise:21 authorised:21 \
    authorization:-45 automated:67 aviso:14 aws:24 back:-97 backup:-14 backups:23 backwards:82 ban:30 base64:-31 \
    be:14 become:15 been:-9 befehle:26 before:24 begin:29 beginnen:-85 being:31 below:-9 best:-47 between:74 \
    bez:-20 bin:-12 binary:-25 bisherigen:12 bist:-10 bitte:-31 block:-34 board:-30 bomb:42 boss:47 bot:-148 \
    bound:-43 break:151 brief:-5 built-in:-13 but:14 buy:-34 by:-40 bypass:34 calendar:-7 call:13 called:9 \
    calling:-17 calls:-9 can:-112 can't:-26 canary:184 cancel:-49 cannot:-25 card:-22 carried:9 carry:48 \
    case:-16 ce:-7 censorship:-28 ceo:23 cette:6 cfo:5 change:61 changed:10 changes:-20 chapter:-33 character:-6 \
    chat:-10 chatbot:-47 chats:53 che:73 check:47 checks:-30 chiedere:19 ci:-45 cipher:26 claims:-19 clear:-107 \
    client:-55 clientes:12 clients:6 code:-16 codigo:9 coding:30 combine:27 come:33 command:23 commands:-45 \
    comme:15 comment:-5 compacted:38 complete:53 completion:-13 comply:-10 con:63 concatenate:-15 confidential:-39 \
    config:-62 configuration:87 confirm:75 confirmation:63 confirmations:27 confirmed:-8 connection:53 conscience:-74 \
    consider:33 consignes:12 constraints:76 contacts:-15 content:75 contents:93 context:96 continue:44 contrasena:-22 \
    controle:14 conversation:65 conversations:73 convert:-27 copilot:7 copy:-23 could:-42 count:49 course:-44 \
    court:-28 credentials:73 cualquier:14 curl:13 current:8 customer:-47 customer's:-13 customers:42 dame:19 \
    dan:-35 dark:24 das:65 dat:-8 data:-66 database:40 dateien:-38 de:-74 dear:9 debe:19 decode:8 deepseek:-37 \
    default:-58 deine:38 del:6 delete:18 delete_all:-11 deletion:20 deliver:-40 della:-15 delle:6 den:-17 \
    deploy:70 deprecated:-7 der:20 des:14 describe:-12 desormais:14 deve:13 developer:34 developer's:14 developers:82 \
    di:-64 dich:25 did:82 diese:21 dieses:100 dime:-9 dimmi:-15 direction:-49 directive:99 directives:92 \
    disable:6 disabled:25 disclose:47 display:-20 disregard:64 dit:-22 do:59 doctor:-25 document:-21 documentation:-6 \
    documents:-22 does:23 doesn't:56 don't:29 done:83 donne:36 draft:-49 drop:-19 du:37 dump:24 during:-6 \
    e:63 e-mail:-23 each:35 earlier:-75 echo:5 ein:29 el:12 else:-11 em:118 email:5 emails:-19 employees:-44 \
    en:53 end:-6 endpoint:-44 enter:-56 entry:11 entwickler:26 env:7 environment:-79 envoie:6 er:-28 erase:20 \
    error:-19 es:22 est:14 esta:11 este:32 et:35 ethics:65 eu:-11 ever:7 every:-14 everyone:-5 everything:-46 \
    evil:37 exact:-18 exactly:99 example:-22 execute:154 expired:-46 explain:14 export:-6 fais:15 far:-46 \
    favor:-12 fichiers:-12 files:-146 fill:69 film:-19 filter:-99 filters:-33 filtri:23 filtros:21 final:-11 \
    find:-44 first:7 five:-32 flags:-26 folder:58 follow:14 followed:14 following:18 for:-16 forbidden:9 \
    forget:-70 format:-14 forward:-31 frase:-11 free:9 freed:9 from:53 full:-27 function:-57 fur:-8 further:-60 \
    future:-56 game:-45 gate:-109 gates:-83 gave:-57 geheime:80 gemini:-58 gemini-2:-6 get:-73 get_orchestrator:-7 \
    gib:75 give:148 given:112 gizli:-15 glue:58 go:-7 god:-76 goedkeuring:-54 good:14 goster:-12 gpt-4o:-11 \
    grandmother:33 grant:6 guide:-9 guideline:6 guidelines:27 hacker:28 hackers:-8 had:33 halves:-7 hand:-81 \
    handling:-22 handoff:11 has:-69 have:-127 haz:10 he:68 hello:-17 help:-11 her:9 here:51 hereby:82 heslo:6 \
    het:46 hex:12 hidden:63 hide:64 his:-59 history:-38 ho:-9 how:34 http_post:23 http_request:12 https://k.test.:24 \
    human:36 huong:-40 i:18 i'll:14 i'm:51 ia:49 iban:58 ich:13 id_rsa:5 if:-39 ignora:-24 ignore:16 ignored:-9 \
    ignorieren:74 ignoring:-17 ihre:-13 illegal:44 im:-14 im_end:36 im_start:10 image:66 imagine:-12 important:-53 \
    inbox:-13 include:-43 including:44 info:-29 info@firma.example:-56 initial:15 inoltra:-7 insert:87 instead:16 \
    instrucciones:-26 instrucoes:-42 instruction:68 instructions:21 instructiunile:13 instrukcje:7 internal:23 \
    intero:6 interpreta:9 into:-98 invia:-5 invoice:7 invoices:-21 invoke:5 is:7 isn't:69 istruzioni:-26 \
    it:16 it's:73 its:-28 jailbreak:129 jailbroken:23 jamais:-15 je:-66 jede:5 jeder:41 jetzt:37 job:12 join:-87 \
    journal:-20 just:17 kapat:12 keep:16 keine:48 key:112 keys:-19 khau:-7 ki:8 know:24 l'adresse:-7 l'assistant:26 \
    la:-68 laat:7 label:-46 language:-7 las:7 later:93 le:-39 learn:8 leave:12 leaving:-25 les:-32 lesen:9 \
    let's:-9 letter:-95 letters:11 level:47 libre:27 lifted:-16 like:11 limit:-66 limite:10 limits:-158 line:44 \
    link:39 list:-51 lista:11 llm:21 load:38 log:39 logs:-18 long-term:6 longer:18 los:-42 loschen:-93 mai:-23 \
    mail:-8 mailbox:-10 manager:6 many:-15 mark:-33 marker:27 marks:-30 mat:-7 me:32 means:-14 meeting:-23 \
    memory:86 mensaje:-15 mention:34 merge:98 message:-9 messages:-61 messaggio:11 mi:8 mijn:-5 mine:34 mio:27 \
    mir:-67 mistral:-11 mit:12 mode:18 model:-113 models:-48 moderation:65 moi:27 montre-moi:8 morals:27 \
    morse:-15 mostra:24 mostre:-26 mot:-31 muestra:8 muestrame:-9 must:-67 my:-50 na:16 naar:-35 nada:30 \
    nao:13 ne:32 need:75 negeer:-92 never:36 new:-83 next:102 nicht:10 nie:10 niet:-30 no:-35 nobody:-9 non:-14 \
    none:37 not:-72 nota:-6 note:41 nothing:-11 notice:-6 notre:-11 now:110 number:-10 nunca:-28 o:110 obey:114 \
    ocultos:-62 od:46 of:-20 off:52 offline:-78 ogni:16 ohne:-11 ok:127 old:-111 on:-89 onceki:-52 one:30 \
    only:-67 op:-11 open:-51 openai:-24 openai-compatible:-13 openai_api_key:-5 operation:14 operator:78 \
    opposite:28 or:-97 ora:43 orders:8 os:-39 other:25 oublie:-30 our:-109 out:62 out@mail.test:16 output:-31 \
    outside:-8 over:73 override:-36 own:-78 owner:-36 paid:-5 palabra:22 paper:10 parameter:-105 parameters:-11 \
    parola:15 parsing:-9 partir:-7 pass:77 passe:-23 passed:-12 password:-35 passwords:-10 passwort:38 paste:-38 \
    paused:-29 pay:-17 payment:216 payments:-15 people:61 permanent:39 permanently:28 personal:-111 picture:72 \
    piu:26 place:51 play:-38 please:-109 plus:21 pokaz:12 policies:-14 policy:-71 poprzednie:-41 por:-5 post:-69 \
    pravidla:7 pre-approved:7 preamble:-26 precedentes:-6 precedenti:-10 pretend:7 previous:18 prima:5 print:15 \
    prior:56 private:11 proceed:17 processes:-8 processing:65 processors:68 promo_2024:-99 prompt:29 prompts:-20 \
    provide:7 prufung:45 purchase:27 purge:32 put:59 qr:-6 qual:18 que:20 quelles:-7 quen:-46 query:-20 question:74 \
    questions:-105 questo:30 qui:19 quiz:-25 quote:-23 rate:-43 read:-145 reading:-51 readme:-34 reads:-12 \
    real:13 recommend:53 record:18 records:-20 recuerda:-7 refund:-74 refunds:-14 refuse:50 refuses:-21 refusing:5 \
    regels:-14 register:-9 registro:81 reglas:14 regole:17 remember:-49 reminder:-69 remove:-62 removed:-38 \
    repeat:-117 repite:-13 replace:-25 replaced:-36 replay:-19 replies:8 reply:50 report:-49 reports:-61 \
    reproduce:-6 request:-13 request's:-13 requests:20 requirements:-18 reset:-43 respond:47 response:-16 \
    respuesta:17 rest:-30 restricted:15 restriction:-31 restrictions:-62 result:44 resume:16 reveal:-74 revele:-59 \
    reverse:-8 review:65 reviewer:58 rewrite:-10 rf:29 ripeti:-18 rm:29 role:-12 roleplay:9 root:-11 rot13:-15 \
    rows:-14 rule:-111 rules:44 run's:-58 run_1795357877255_263da272:-22 run_1795357940833_3dc44f2b:-13 run_1795357945267_d5ca9b29:-8 \
    run_id:-52 safety:212 said:35 sans:-44 save:-31 say:18 says:39 scanner:-6 schreib:-33 score:-8 screening:89 \
    second:79 secret:107 secrete:34 secrets:89 security:91 see:-47 seguridad:6 sei:-6 self:-49 send:35 send_email:-10 \
    send_message:62 senha:-12 sentence:114 senza:-20 servers:-8 session:-40 sessions:-59 set:23 setup:15 \
    seu:7 seus:7 shall:-26 share:-93 she:-10 shell:-7 ship:67 should:13 show:93 si:-36 sie:-102 siga:-20 \
    sign-off:19 sign-on:-37 signature:75 silently:28 sin:12 sistem:75 sistema:-17 skip:-18 so:-13 sobre:14 \
    solo:6 somebody:43 sono:-16 sont:-16 source:15 spanish:-37 speak:-28 spell:93 stars:-35 start:30 status:-68 \
    stay:-67 step:-21 stop:13 store:26 string:14 su:-12 suas:-31 such:-30 sudo:7 summaries:-6 summarise:-31 \
    summarising:29 summarizing:33 supply:-15 suspended:59 switch:8 system:-47 systeme:-35 systemprompt:-7 \
    systems:-7 t'a:6 table:22 tag:-18 take:16 taken:-15 talk:12 task:-7 te:-33 team:-7 tell:39 telling:-23 \
    tes:33 tests:-46 text:7 texto:33 that:44 their:126 them:55 then:52 there:-16 these:-34 think:-7 this:158 \
    those:-11 thought:17 ticket:-25 tienes:18 time:30 to:28 todo:-8 toi:29 token:-37 tokens:43 told:-57 tool:-17 \
    tools:-5 toon:9 total:-15 tout:10 toutes:11 trace:-5 trail:-6 training:79 transfer:153 transferencia:11 \
    translate:-66 treat:-28 trust:-30 try:-25 tu:119 tue:17 tum:13 turn:34 turned:-5 turns:5 tus:31 tutto:-5 \
    two:-8 two-factor:89 u:88 uber:24 uberweise:17 ukaz:6 um:-47 un:-114 un'ia:27 una:28 unbound:-14 uncensored:22 \
    und:37 under:84 unfiltered:28 unknown:-20 unlock:-73 unrestricted:-12 until:-43 up:-69 update:42 upload:-11 \
    ur:109 url:6 us:-41 use:-7 user:122 user's:96 users:-41 valide:-12 van:-62 variable:-51 variables:-28 \
    vendor:18 ver:14 vergeet:-30 vergiss:-11 verification:6 verified:29 version:-25 versteckten:-38 villain:-94 \
    visit:28 voce:64 void:-17 von:-7 voor:-27 vor:16 vorgaben:26 votre:-15 w:24 wachtwoord:-108 wait:7 want:-59 \
    warning:17 was:-76 we:-95 webhook:9 werden:-14 were:77 what:-31 whatever:52 when:68 whenever:-75 which:31 \
    who:-11 whoever:11 whole:-60 why:-29 will:13 wipe:59 wird:-16 wire:-15 with:14 withdrawn:-16 within:-15 \
    without:-12 word:27 words:38 wort:6 would:53 wren_55aa10_ok:167 write:10 writes:-26 wszystkie:9 x:-14 \
    y:102 yaz:-26 yes:56 you:13 you're:70 your:87 yours:9 yourself:98 zapomen:7 zasad:9 zeig:-6 zeige:-51 \
    zu:68 больше:-46 и:26 инструкции:-48 не:-52 отключи:5 пароль:-20 покажи:80 \
    правила:18 предыдущие:-50 свои:7 свой:-19 את:-8 بلا:-14 قيود:36 ولا:49 \
    न:-24 नियम:26 पहले:46 पासवर्ड:-22 मत:7 い:24 え:7 か:-8 く:-17 \
    し:-29 す:26 だ:-16 っ:-27 て:-25 で:52 と:-43 な:-6 に:5 は:-52 べ:19 も:54 り:20 わ:-6 \
    を:60 ァ:-45 ィ:6 イ:-45 ス:-14 タ:6 ド:-25 パ:-13 フ:-40 ル:-25 ロ:5 ワ:-13 上:-42 不:49 \
    之:-8 今:-21 从:-29 令:8 何:37 出:65 则:-9 制:-78 則:51 前:-11 在:-11 従:-22 必:-26 志:16 \
    忘:-9 我:8 所:-13 払:-53 批:-42 承:-39 指:-23 提:-14 支:-53 教:6 日:16 明:-40 書:-17 有:-11 \
    现:-11 理:-62 用:-25 的:9 码:-13 示:-75 管:-63 系:-14 给:7 统:-14 者:-9 表:-36 要:49 規:51 \
    规:-9 認:-39 记:-8 说:-40 起:-14 转:-42 过:5 送:-17 限:-79 除:-23 모든:48 비밀번호를:-15 \
    없는:57 제한이:8 ";
