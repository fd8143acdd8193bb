/* stop_world.c: words without meaning of further languages that news is read in.
 *
 * Function words, and the few verbs with which every report quotes.  Words of one character need no
 * row in scripts that have no spaces, because a lone character is no term.  Each table is sorted
 * by bytes. */
#include "text/stop_table.h"

static const char *const stop_sv[] = {
	"all", "alla", "allt", "alltså", "andra", "att", "av", "bara", "bland", "blev",
	"bli", "blir", "blivit", "bort", "bra", "båda", "både", "de", "dem", "den",
	"denna", "deras", "dess", "dessa", "det", "detta", "dig", "din", "dina", "dit",
	"ditt", "dock", "du", "där", "därför", "då", "efter", "eftersom", "ej", "eller",
	"en", "enligt", "er", "era", "ert", "ett", "från", "få", "får", "fått", "för",
	"före", "först", "ge", "genom", "ger", "gå", "går", "gör", "göra", "ha", "hade",
	"haft", "han", "hans", "har", "henne", "hennes", "hit", "hon", "honom", "hos",
	"hur", "här", "i", "icke", "idag", "igen", "in", "inför", "inga", "ingen",
	"inget", "innan", "inom", "inte", "ja", "jag", "kan", "kom", "kommer", "kunde",
	"kunna", "mellan", "men", "mer", "mest", "mig", "min", "mina", "mindre", "mitt",
	"mot", "mycket", "många", "måste", "nej", "ni", "nog", "nu", "ny", "när", "någon",
	"något", "några", "och", "också", "om", "oss", "på", "redan", "sade", "samma",
	"samt", "sedan", "ser", "sig", "sin", "sina", "sitt", "ska", "skall", "skulle",
	"som", "säga", "säger", "så", "sådan", "sådana", "till", "tills", "två", "under",
	"upp", "ur", "ut", "utan", "vad", "var", "vara", "varför", "varit", "varje",
	"vars", "vem", "vi", "vid", "vidare", "vilka", "vilken", "vilket", "vill", "än",
	"ännu", "är", "även", "år", "åt", "över",
};

static const char *const stop_da[] = {
	"ad", "af", "alle", "allerede", "alt", "anden", "andet", "andre", "at", "bare",
	"begge", "blandt", "blev", "blive", "bliver", "da", "de", "dem", "den", "denne",
	"der", "deres", "det", "dette", "dig", "din", "dine", "disse", "dit", "dog", "du",
	"efter", "eller", "en", "end", "endnu", "er", "et", "for", "fordi", "fra", "få",
	"får", "før", "gennem", "gik", "går", "gør", "gøre", "ham", "han", "hans", "har",
	"havde", "have", "hele", "hende", "hendes", "her", "hos", "hun", "hvad", "hvem",
	"hver", "hvilken", "hvis", "hvor", "hvordan", "hvorfor", "hvornår", "i", "ifølge",
	"igen", "ikke", "ind", "inden", "ingen", "intet", "ja", "jeg", "jer", "jo", "kan",
	"kom", "kommer", "kun", "kunne", "lige", "man", "mange", "med", "meget", "mellem",
	"men", "mens", "mere", "mest", "mig", "min", "mine", "mit", "mod", "må", "måtte",
	"ned", "nej", "ni", "nogen", "noget", "nogle", "nok", "nu", "nye", "når", "og",
	"også", "om", "op", "os", "over", "på", "sagde", "samme", "sammen", "selv", "ses",
	"siden", "sig", "siger", "sin", "sine", "sit", "skal", "skulle", "som", "stadig",
	"så", "sådan", "tidligere", "til", "to", "ud", "uden", "under", "var", "ved",
	"vi", "vil", "ville", "vores", "være", "været", "år",
};

static const char *const stop_no[] = {
	"alle", "allerede", "alt", "andre", "annen", "annet", "at", "av", "bare", "begge",
	"blant", "ble", "bli", "blir", "blitt", "bort", "da", "de", "deg", "dei", "dem",
	"den", "denne", "der", "deres", "det", "dette", "din", "dine", "disse", "ditt",
	"dog", "du", "då", "eg", "ein", "eit", "eller", "en", "enn", "ennå", "er", "et",
	"etter", "for", "fordi", "fra", "frå", "få", "får", "før", "først", "gikk",
	"gjennom", "gjør", "gjøre", "går", "ha", "hadde", "han", "hans", "har", "henne",
	"hennes", "her", "hos", "hun", "hva", "hvem", "hver", "hvilken", "hvis", "hvor",
	"hvordan", "hvorfor", "i", "ifølge", "igjen", "ikke", "ikkje", "ingen", "inn",
	"innen", "ja", "jeg", "jo", "kan", "kom", "kommer", "kun", "kunne", "man",
	"mange", "med", "meg", "meget", "mellom", "men", "mens", "mer", "mest", "min",
	"mine", "mitt", "mot", "må", "måtte", "ned", "nei", "noe", "noen", "nok", "ny",
	"nye", "nå", "når", "og", "også", "om", "opp", "oss", "over", "på", "sa", "samme",
	"sammen", "samt", "seg", "selv", "ser", "si", "siden", "sier", "sin", "sine",
	"sitt", "skal", "skulle", "som", "så", "sånn", "tidligere", "til", "to", "under",
	"ut", "uten", "var", "ved", "vere", "vi", "vil", "ville", "vår", "være", "vært",
	"å", "år",
};

static const char *const stop_fi[] = {
	"aikana", "aina", "ainakin", "asti", "edelleen", "ei", "eikä", "eivät", "eli",
	"emme", "en", "enemmän", "ennen", "entä", "että", "he", "heidän", "heille", "hän",
	"hänen", "häntä", "ihan", "itse", "ja", "jo", "johon", "joiden", "joissa",
	"joista", "joka", "jolla", "jolle", "jonka", "jopa", "jos", "joskus", "jossa",
	"josta", "jota", "jotka", "jotta", "juuri", "jälkeen", "kaikki", "kanssa",
	"kautta", "kerran", "kertoi", "kertoo", "kesken", "keskuudessa", "koko", "koska",
	"kuin", "kuitenkin", "kuka", "kun", "kuten", "kyllä", "lisäksi", "luona", "lähes",
	"me", "miksi", "mikä", "minkä", "minun", "minä", "missä", "mistä", "mitä", "mm",
	"muita", "mukaan", "mukana", "mutta", "muu", "muun", "muut", "myöhemmin", "myös",
	"mä", "ne", "nellä", "niiden", "niin", "niitä", "noin", "nyt", "näiden", "näin",
	"nämä", "ole", "olemme", "olen", "olevan", "oli", "olisi", "olisivat", "olivat",
	"olla", "olleet", "ollut", "on", "ovat", "pitää", "puolesta", "päälle", "saa",
	"saada", "sanoi", "sanoo", "se", "sekä", "sellainen", "sen", "siellä", "siis",
	"siitä", "sillä", "sinä", "sitten", "sitä", "taas", "tai", "te", "tulee", "tuli",
	"tämä", "tämän", "tässä", "tästä", "tätä", "vaan", "vaikka", "vain", "vasta",
	"vielä", "voi", "voisi", "vuoden", "vuoksi", "välillä", "yhä", "yksi", "yli",
	"ympäri",
};

static const char *const stop_hu[] = {
	"a", "abban", "ahogy", "ahol", "aki", "akik", "akkor", "akár", "alatt", "amely",
	"amelyek", "amelyet", "ami", "amikor", "amit", "annak", "arra", "arról", "az",
	"azok", "azon", "azonban", "azt", "aztán", "azután", "azért", "be", "benne",
	"bár", "csak", "de", "e", "ebben", "egy", "egyes", "egyik", "egész", "el",
	"ellen", "elmondta", "első", "elég", "előtt", "emellett", "erre", "ettől", "ez",
	"ezek", "ezen", "ezt", "ezzel", "ezért", "fel", "felé", "főleg", "ha", "hanem",
	"hiszen", "hogy", "hogyan", "hozzá", "ide", "igen", "ill", "ilyen", "is", "ismét",
	"kell", "kellett", "keresztül", "ki", "kívül", "közben", "közölte", "között",
	"le", "legalább", "lehet", "lenne", "lesz", "lett", "maga", "meg", "mellett",
	"mely", "mert", "mi", "miatt", "mikor", "mind", "minden", "mint", "mintegy",
	"mivel", "miért", "most", "már", "más", "még", "míg", "nagy", "nagyon", "ne",
	"nek", "nekik", "nem", "nincs", "nála", "néhány", "nélkül", "pedig", "persze",
	"rá", "s", "saját", "sem", "semmi", "sok", "sokkal", "során", "szerint", "szinte",
	"számos", "számára", "te", "tehát", "teljes", "tovább", "továbbá", "több", "túl",
	"utolsó", "után", "utána", "vagy", "vagyok", "vala", "valaki", "való", "van",
	"vannak", "vele", "vissza", "volna", "volt", "voltak", "végül", "által",
	"általában", "át", "óta", "össze", "úgy", "újra", "ő", "ők", "őket",
};

static const char *const stop_ro[] = {
	"a", "abia", "acea", "aceasta", "această", "aceea", "acel", "acela", "acele",
	"acest", "acesta", "aceste", "acestei", "acestor", "acestui", "acești", "acolo",
	"acum", "ai", "aici", "ale", "alt", "alta", "alte", "altul", "altă", "am", "ar",
	"are", "asemenea", "asta", "astfel", "atunci", "au", "avea", "avut", "azi", "aș",
	"bine", "ca", "care", "caz", "ce", "cea", "cei", "cel", "cele", "celor", "cine",
	"conform", "contra", "cu", "cum", "când", "cât", "câte", "câteva", "către", "da",
	"dacă", "dar", "de", "deci", "decât", "deja", "deoarece", "despre", "din",
	"dintre", "doar", "doi", "două", "după", "ea", "ei", "el", "ele", "era", "erau",
	"este", "eu", "fapt", "fi", "fie", "fiecare", "fii", "fiind", "foarte", "fost",
	"fără", "ia", "iar", "ieri", "ii", "il", "imi", "in", "inainte", "isi", "la",
	"le", "li", "lor", "lui", "mai", "mult", "multe", "mulți", "ne", "nici", "niște",
	"noi", "nostru", "nou", "nu", "o", "ori", "oricare", "pe", "pentru", "peste",
	"poate", "pot", "prea", "precum", "prima", "prin", "printre", "puțin", "până",
	"sa", "sale", "sau", "se", "spre", "spune", "spus", "sub", "sunt", "sus", "să",
	"săi", "său", "ta", "toate", "toată", "tot", "totuși", "toți", "trebuie", "un",
	"una", "unei", "unele", "unor", "unui", "unul", "va", "voi", "vom", "vor", "vreo",
	"îi", "îl", "în", "înainte", "încă", "între", "întru", "își", "și", "ți",
};

static const char *const stop_tr[] = {
	"acaba", "ama", "ancak", "arada", "arasında", "artık", "aslında", "ayrıca", "az",
	"bana", "bazı", "belki", "ben", "beni", "benim", "beri", "beş", "bile", "bin",
	"bir", "biri", "birkaç", "birçok", "biz", "bize", "bizim", "bu", "buna", "bunda",
	"bundan", "bunlar", "bunları", "bunların", "bunu", "bunun", "burada", "böyle",
	"böylece", "da", "daha", "dahi", "de", "dedi", "değil", "diye", "diğer", "dolayı",
	"dört", "edecek", "eden", "ederek", "edildi", "edilen", "ediyor", "en", "etmek",
	"etti", "ettiği", "fakat", "gibi", "göre", "halen", "hangi", "hem", "hep",
	"hepsi", "her", "herhangi", "herkes", "hiç", "iki", "ile", "ilgili", "ilk", "ise",
	"itibaren", "için", "içinde", "işte", "kadar", "karşı", "kendi", "kendisi", "kez",
	"ki", "kim", "kimse", "mi", "mu", "mü", "mı", "nasıl", "ne", "neden", "nerede",
	"niye", "o", "olan", "olarak", "oldu", "olduğu", "olduğunu", "olmak", "olması",
	"olmayan", "olsa", "olup", "olur", "olursa", "oluyor", "on", "ona", "ondan",
	"onlar", "onların", "onu", "onun", "orada", "oysa", "pek", "sadece", "sanki",
	"sen", "siz", "sonra", "söyledi", "tarafından", "tüm", "var", "ve", "veya", "ya",
	"yani", "yanında", "yeni", "yer", "yerine", "yine", "yok", "yüzünden", "zaten",
	"çok", "çünkü", "üzere", "üzerinde", "üç", "şey", "şimdi", "şu", "şöyle",
};

static const char *const stop_ru[] = {
	"а", "без", "более", "больше", "будет", "будто", "будут", "бы", "был", "была",
	"были", "было", "быть", "в", "вам", "вас", "весь", "во", "вот", "все", "всего",
	"всех", "всю", "всё", "вы", "где", "говорит", "год", "года", "году", "да", "даже",
	"два", "для", "до", "других", "другой", "его", "ее", "ей", "если", "есть", "еще",
	"ещё", "её", "же", "за", "заявил", "заявила", "здесь", "и", "из", "или", "им",
	"именно", "иных", "их", "к", "каждый", "как", "какая", "какой", "когда",
	"которая", "которого", "которой", "которые", "который", "которых", "кто", "куда",
	"лет", "ли", "либо", "лишь", "между", "меня", "мне", "много", "может", "можно",
	"мой", "мы", "на", "над", "надо", "наш", "не", "него", "нее", "нем", "нет",
	"нибудь", "никогда", "ним", "них", "ничего", "но", "ну", "об", "обо", "один",
	"однако", "он", "она", "они", "оно", "от", "очень", "перед", "по", "под", "после",
	"потом", "потому", "почти", "при", "про", "раз", "разве", "с", "сам", "самый",
	"своей", "свой", "свою", "себе", "себя", "сегодня", "сейчас", "сих", "сказал",
	"сказала", "со", "совсем", "среди", "стал", "стали", "так", "такая", "также",
	"такой", "там", "те", "тем", "теперь", "то", "тогда", "того", "тоже", "той",
	"только", "том", "тот", "три", "ту", "ты", "у", "уж", "уже", "хорошо", "хотя",
	"чего", "чем", "через", "что", "чтобы", "чуть", "эта", "эти", "этим", "этих",
	"это", "этого", "этой", "этом", "этот", "эту", "я",
};

static const char *const stop_uk[] = {
	"а", "або", "але", "без", "був", "була", "були", "було", "бути", "більш", "біля",
	"в", "вам", "вас", "ваш", "ваша", "ваше", "ввійти", "весь", "вже", "ви", "вона",
	"вони", "воно", "все", "всього", "всі", "всіх", "від", "він", "де", "для", "до",
	"з", "за", "зараз", "заявив", "заявила", "зі", "й", "його", "йому", "каже",
	"коли", "крім", "мають", "має", "мене", "мені", "ми", "може", "можна", "між",
	"мій", "на", "над", "нам", "нас", "наш", "не", "немає", "неї", "ним", "них", "ні",
	"ніж", "об", "однак", "перед", "по", "повідомив", "поки", "при", "про", "проти",
	"під", "пізніше", "після", "раз", "роки", "року", "років", "рік", "саме", "свої",
	"своїх", "свій", "себе", "сказав", "собі", "стало", "та", "так", "такий", "також",
	"там", "те", "тепер", "ти", "тих", "то", "тобто", "того", "тоді", "той", "тому",
	"тут", "у", "усі", "хоча", "хто", "це", "цей", "цих", "цього", "цьому", "ця",
	"ці", "через", "чи", "чого", "ще", "що", "щоб", "я", "як", "яка", "який", "яких",
	"якого", "якщо", "які", "є", "і", "із", "інших", "їй", "їм", "їх", "її",
};

static const char *const stop_pl[] = {
	"a", "aby", "ale", "ani", "aż", "bardzo", "bez", "bo", "byli", "być", "był",
	"była", "było", "będzie", "będą", "cały", "chce", "choć", "ci", "co", "coś",
	"czy", "czyli", "dla", "dlaczego", "dlatego", "do", "dwa", "dwie", "dwóch", "gdy",
	"gdzie", "go", "i", "ich", "ile", "im", "inne", "innych", "iż", "ja", "jak",
	"jaka", "jaki", "jako", "je", "jeden", "jedna", "jednak", "jednym", "jego", "jej",
	"jemu", "jest", "jestem", "jeszcze", "jeśli", "już", "każdy", "kiedy", "kilka",
	"kto", "która", "które", "którego", "której", "który", "których", "którym",
	"którzy", "lat", "lub", "ma", "mają", "mam", "mi", "mimo", "między", "mnie",
	"mogą", "może", "można", "my", "na", "nad", "nam", "nas", "natomiast", "nawet",
	"nich", "nie", "niego", "niej", "nim", "niż", "no", "o", "oczywiście", "od",
	"ona", "one", "oni", "ono", "oprócz", "oraz", "po", "pod", "podał", "podała",
	"podczas", "ponad", "ponieważ", "powiedział", "powiedziała", "poza", "przed",
	"przede", "przez", "przy", "raz", "roku", "również", "się", "sobie", "swoich",
	"swoje", "swój", "są", "tak", "taki", "także", "tam", "te", "tego", "tej", "temu",
	"ten", "teraz", "też", "to", "tu", "tych", "tylko", "tym", "u", "w", "we",
	"według", "wiele", "więc", "wszystkich", "wszystko", "z", "za", "zaś", "ze",
	"zostali", "został", "została", "zostały", "że", "żeby",
};

static const char *const stop_cs[] = {
	"a", "aby", "ale", "ani", "asi", "až", "bez", "bude", "budou", "by", "byl",
	"byla", "byli", "bylo", "byly", "být", "co", "což", "do", "dva", "dvě", "dále",
	"ho", "i", "jak", "jako", "je", "jeho", "jej", "jejich", "její", "jen", "jenž",
	"jestli", "ještě", "ji", "jiné", "jiných", "jsem", "jsme", "jsou", "já", "k",
	"kam", "každý", "kde", "kdo", "kdy", "když", "ke", "kterou", "která", "které",
	"který", "kterých", "kteří", "ku", "let", "mají", "mezi", "mi", "mimo", "mnoho",
	"moc", "možná", "my", "má", "mít", "může", "na", "nad", "ne", "nebo", "nebyl",
	"nechť", "není", "než", "nic", "nich", "nové", "nám", "nás", "o", "od", "on",
	"ona", "oni", "ono", "pak", "po", "pod", "podle", "pokud", "pouze", "pro",
	"proti", "proto", "protože", "proč", "první", "právě", "před", "přes", "při",
	"pří", "s", "se", "si", "sice", "svou", "svá", "své", "svého", "svých", "svůj",
	"ta", "tak", "také", "takže", "tam", "tato", "te", "tedy", "ten", "tento", "to",
	"tohle", "toho", "tom", "tomu", "tu", "tuto", "ty", "tyto", "této", "tím", "u",
	"už", "v", "ve", "více", "však", "vše", "všech", "všechny", "z", "za", "zatím",
	"ze", "či", "řekl", "řekla", "že",
};

static const char *const stop_el[] = {
	"ένα", "έναν", "ένας", "έχει", "έχουν", "έως", "ή", "ήδη", "ήταν", "αλλά", "αν",
	"από", "αυτά", "αυτές", "αυτή", "αυτήν", "αυτής", "αυτοί", "αυτού", "αυτούς",
	"αυτό", "αυτός", "αυτών", "για", "δε", "δεν", "δύο", "εάν", "εί", "είναι", "είπε",
	"είχαν", "είχε", "εδώ", "εκεί", "ενός", "ενώ", "επί", "επίσης", "η", "θα", "κάθε",
	"κάτω", "και", "κατά", "λόγω", "μέσα", "μέχρι", "μία", "μας", "με", "μετά", "μη",
	"μην", "μια", "μου", "μόνο", "να", "ο", "οι", "οποία", "οποίες", "οποίο",
	"οποίοι", "οποίος", "οποίου", "πάνω", "παρά", "περί", "περίπου", "πιο", "ποια",
	"ποιος", "πολύ", "που", "πριν", "προς", "πρώτη", "πώς", "σαν", "σας", "σε", "στα",
	"στη", "στην", "στης", "στις", "στο", "στον", "στους", "στων", "συν", "σύμφωνα",
	"τα", "τη", "την", "της", "τι", "τις", "το", "τον", "του", "τους", "των", "τόσο",
	"τότε", "χωρίς", "ως", "όλα", "όλες", "όλοι", "όμως", "όπου", "όπως", "όσο",
	"όταν", "ότι", "όχι", "ώστε",
};

static const char *const stop_ar[] = {
	"أكثر", "أما", "أمام", "أن", "أنه", "أنها", "أو", "أي", "أيضا", "أين", "إذا",
	"إلا", "إلى", "إن", "إنه", "إنها", "التي", "الذي", "الذين", "الى", "ان", "انه",
	"او", "اي", "بأن", "بعد", "بعض", "بل", "بن", "به", "بها", "بين", "بينما", "تم",
	"ثم", "جميع", "حتى", "حول", "حيث", "حين", "خلال", "دون", "ذلك", "سوف", "ضد",
	"عام", "عبر", "عدم", "على", "علي", "عليه", "عليها", "عن", "عند", "عندما", "عنه",
	"غير", "فإن", "فقط", "في", "فيه", "فيها", "قال", "قالت", "قبل", "قد", "كان",
	"كانت", "كل", "كما", "كيف", "لا", "لدى", "لقد", "لكن", "لم", "لماذا", "لن", "له",
	"لها", "لهم", "ليس", "ليست", "ما", "ماذا", "مثل", "مع", "من", "منذ", "منه",
	"منها", "نحو", "نفس", "هذا", "هذه", "هل", "هم", "هنا", "هناك", "هو", "هي", "و",
	"وأن", "وفي", "وقال", "وقالت", "وقد", "وكان", "وكانت", "ولا", "ولم", "ومن", "وهو",
	"وهي", "يكون", "يمكن", "يوم",
};

static const char *const stop_id[] = {
	"ada", "adalah", "agar", "akan", "antara", "apa", "apakah", "atas", "atau",
	"bagi", "bahwa", "baru", "beberapa", "belum", "berada", "bisa", "bukan", "dalam",
	"dan", "dapat", "dari", "daripada", "demikian", "dengan", "di", "dia",
	"dilakukan", "dua", "hal", "hanya", "hari", "harus", "hingga", "ia", "ini", "itu",
	"jadi", "jika", "juga", "kami", "karena", "kata", "ke", "kembali", "kemudian",
	"kepada", "kita", "lagi", "lain", "lalu", "lebih", "maka", "masih", "melakukan",
	"menjadi", "menurut", "mereka", "merupakan", "namun", "oleh", "orang", "pada",
	"para", "pernah", "pihak", "pun", "saat", "saja", "salah", "sampai", "saya",
	"sebab", "sebagai", "sebelum", "sebelumnya", "sebuah", "secara", "sedang",
	"sehingga", "sejak", "sekitar", "selama", "seluruh", "semua", "seorang",
	"seperti", "serta", "suatu", "sudah", "tahun", "tak", "tapi", "telah", "tentang",
	"terhadap", "tersebut", "tetapi", "tidak", "untuk", "yaitu", "yang",
};

static const char *const stop_ca[] = {
	"a", "abans", "així", "això", "al", "algun", "alguna", "alguns", "als", "altra",
	"altre", "altres", "amb", "any", "anys", "aquell", "aquella", "aquells", "aquest",
	"aquesta", "aquestes", "aquests", "aquí", "as", "avui", "cada", "com", "contra",
	"d", "da", "de", "del", "dels", "des", "després", "dia", "dins", "dir", "diu",
	"doncs", "dos", "dues", "durant", "e", "el", "ella", "ells", "els", "en",
	"encara", "entre", "era", "eren", "es", "estan", "estat", "està", "et", "fa",
	"feia", "fer", "fins", "ha", "han", "havia", "he", "hi", "ho", "i", "ja", "l",
	"la", "les", "li", "llavors", "lo", "m", "ma", "mai", "mateix", "mentre", "menys",
	"meu", "molt", "més", "n", "ni", "no", "nosaltres", "o", "on", "p", "pel", "pels",
	"per", "perquè", "però", "poc", "pot", "quan", "quant", "que", "qui", "quin",
	"quina", "s", "sa", "se", "segons", "sense", "ser", "serà", "ses", "seu", "seus",
	"seva", "seves", "si", "sigui", "sobre", "sol", "sota", "sí", "són", "també",
	"tan", "tant", "te", "tenen", "tenir", "tot", "tota", "totes", "tots", "té", "un",
	"una", "unes", "uns", "va", "vaig", "van", "vegada", "és",
};

static const char *const stop_hi[] = {
	"अगर", "अपना", "अपनी", "अपने", "अब", "आज", "इन", "इस", "इसके", "इसमें", "इसलिए",
	"इससे", "इसे", "उन", "उनका", "उनकी", "उनके", "उन्हें", "उन्होंने", "उस", "उसका",
	"उसकी", "उसके", "उसे", "एक", "एवं", "ऐसे", "और", "कई", "कर", "करता", "करते",
	"करना", "करने", "करेंगे", "का", "कि", "किया", "किसी", "की", "कुछ", "के", "को",
	"कोई", "गई", "गए", "गया", "चाहिए", "जब", "जहां", "जा", "जाता", "जाती", "जाने",
	"जिन", "जिस", "जिसमें", "जो", "तक", "तथा", "तब", "तरह", "तो", "था", "थी", "थे",
	"दिया", "दी", "दो", "द्वारा", "न", "नहीं", "ने", "पर", "पहले", "फिर", "बताया",
	"बहुत", "बाद", "भी", "मगर", "में", "यदि", "यह", "यहां", "ये", "रहा", "रही", "रहे",
	"लिए", "लेकिन", "व", "वह", "वहां", "वाला", "वाली", "वाले", "वे", "सकता", "सकते",
	"सभी", "साथ", "से", "हम", "हर", "ही", "हुआ", "हुई", "हुए", "है", "हैं", "हो",
	"होता", "होती", "होते", "होने",
};

static const char *const stop_ja[] = {
	"あり", "ある", "あれ", "いう", "いた", "いて", "いない", "いる", "うち", "およ", "および", "おり", "から",
	"こうした", "ここ", "こと", "この", "これ", "さらに", "された", "されて", "される", "しかし", "した", "して",
	"すでに", "する", "せる", "そう", "そして", "その", "それ", "たい", "たち", "ため", "だけ", "だった", "ていた",
	"ている", "です", "では", "でも", "という", "とき", "として", "とする", "とも", "ない", "なお", "ながら", "なく",
	"なった", "なって", "など", "なり", "なる", "において", "における", "について", "によって", "により", "による",
	"に対し", "ので", "のに", "のは", "ほか", "まし", "ました", "ます", "また", "まで", "まま", "もの", "やら",
	"よう", "ように", "より", "られ", "られる", "れる",
};

static const char *const stop_zh[] = {
	"一个", "一些", "一個", "一种", "不会", "不是", "不會", "为了", "之前", "之后", "也是", "了解", "人们",
	"仍然", "他们", "他們", "以及", "以来", "但是", "你们", "使用", "其中", "其他", "其它", "再次", "包括",
	"却是", "另外", "可以", "可能", "各种", "同时", "因为", "因此", "因為", "图为", "就是", "已經", "已经",
	"并且", "当地", "当时", "成为", "我们", "我們", "或者", "所以", "所有", "据悉", "据报道", "方面", "曾经",
	"最后", "有些", "有关", "此前", "此外", "沒有", "没", "没有", "由于", "由於", "由此", "當地", "當時", "目前",
	"相关", "称为", "第一", "等等", "而且", "自己", "表示", "記者", "记者", "说道", "还是", "还有", "这个",
	"这些", "这样", "这种", "进一步", "进行", "透過", "這些", "這個", "通过", "進行", "還有", "那个", "那些",
};

static const char *const stop_ko[] = {
	"가운데", "간", "것", "것으로", "것은", "것을", "것이", "것이다", "계속", "고", "관련", "그", "그는",
	"그러나", "그리고", "그의", "까지", "다른", "다시", "당시", "대한", "대해", "대해서", "동안", "된", "될",
	"두", "등", "등을", "등이", "따라", "따르면", "때", "때문에", "또", "또는", "또한", "라고", "만", "많은",
	"말했다", "매우", "몇", "모두", "모든", "및", "밝혔다", "부터", "뿐", "뿐만", "사이", "서", "수", "아니라",
	"아직", "안", "앞서", "약", "어떤", "에", "에서", "여러", "역시", "오늘", "우리", "위한", "위해", "의",
	"이", "이날", "이라고", "이라며", "이를", "이번", "이어", "이에", "이후", "있는", "있다", "있다고", "있던",
	"있었다", "있으며", "있을", "전", "전했다", "정도", "제", "중", "지난", "통해", "특히", "하고", "하는",
	"하지만", "한", "한다", "할", "함께", "했다", "했으며", "후",
};

static const char *const stop_sr[] = {
	"а", "ако", "али", "без", "би", "била", "били", "било", "био", "бити", "већ",
	"ви", "више", "во", "да", "дана", "данас", "до", "док", "други", "за", "због",
	"и", "иако", "из", "или", "има", "имају", "испред", "их", "к", "кад", "када",
	"како", "као", "ко", "која", "које", "који", "којом", "којој", "кроз", "ли",
	"мене", "међу", "ми", "може", "мора", "на", "над", "након", "нам", "нас", "не",
	"него", "неки", "нема", "ни", "нису", "није", "о", "ова", "овај", "ових", "ово",
	"од", "она", "они", "оно", "осим", "па", "по", "под", "поред", "после", "пре",
	"преко", "према", "при", "рекао", "рекла", "са", "саме", "само", "сваки", "све",
	"свих", "свој", "своје", "се", "себе", "си", "смо", "су", "та", "тада", "тако",
	"такође", "те", "тим", "то", "тога", "тој", "у", "уз", "често", "шта", "што",
	"ја", "је", "један", "једна", "јер", "јесу", "још", "јој",
};

#define SET(tag, table) {tag, table, sizeof table / sizeof *table}

const struct stop_set stop_world[] = {
	SET("ar", stop_ar),
	SET("ca", stop_ca),
	SET("cs", stop_cs),
	SET("da", stop_da),
	SET("el", stop_el),
	SET("fi", stop_fi),
	SET("hi", stop_hi),
	SET("hu", stop_hu),
	SET("id", stop_id),
	SET("ja", stop_ja),
	SET("ko", stop_ko),
	SET("no", stop_no),
	SET("pl", stop_pl),
	SET("ro", stop_ro),
	SET("ru", stop_ru),
	SET("sr", stop_sr),
	SET("sv", stop_sv),
	SET("tr", stop_tr),
	SET("uk", stop_uk),
	SET("zh", stop_zh),
};

const size_t stop_world_count = sizeof stop_world / sizeof *stop_world;
