/* stop.c: words that say nothing about what a text is about, by language. */
#include "text/stop.h"

#include "text/stop_table.h"

/* Each table is sorted by bytes. */
static const char *const stop_en[] = {
	"a", "about", "above", "according", "after", "again", "against", "all", "also",
	"am", "an", "and", "any", "are", "aren", "as", "at", "be", "because", "been",
	"before", "being", "below", "between", "both", "but", "by", "can", "cannot",
	"could", "couldn", "d", "did", "didn", "do", "does", "doesn", "doing", "don",
	"down", "during", "each", "few", "for", "from", "further", "had", "hadn", "has",
	"hasn", "have", "haven", "having", "he", "her", "here", "hers", "herself", "him",
	"himself", "his", "how", "i", "if", "in", "into", "is", "isn", "it", "its",
	"itself", "just", "let", "ll", "m", "may", "me", "might", "more", "most", "mr",
	"mrs", "ms", "mustn", "my", "myself", "new", "no", "nor", "not", "now", "of",
	"off", "on", "once", "one", "only", "or", "other", "ought", "our", "ours",
	"ourselves", "out", "over", "own", "re", "s", "said", "same", "say", "says",
	"shan", "she", "should", "shouldn", "so", "some", "such", "t", "than", "that",
	"the", "their", "theirs", "them", "themselves", "then", "there", "these", "they",
	"this", "those", "through", "to", "told", "too", "two", "under", "until", "up",
	"us", "ve", "very", "was", "wasn", "we", "were", "weren", "what", "when", "where",
	"which", "while", "who", "whom", "why", "will", "with", "won", "would", "wouldn",
	"you", "your", "yours", "yourself", "yourselves",
};

static const char *const stop_de[] = {
	"ab", "aber", "acht", "alle", "allem", "allen", "aller", "alles", "als", "also",
	"am", "an", "andere", "anderem", "anderen", "anderer", "anderes", "auch", "auf",
	"aus", "außer", "bei", "beide", "beiden", "beim", "bereits", "bin", "bis", "bist",
	"da", "dabei", "dadurch", "dafür", "dagegen", "daher", "damit", "danach", "dann",
	"daran", "darauf", "daraus", "darin", "darum", "darüber", "das", "dass", "davon",
	"davor", "dazu", "daß", "dein", "deine", "dem", "den", "denen", "denn", "der",
	"deren", "des", "deshalb", "dessen", "die", "dies", "diese", "diesem", "diesen",
	"dieser", "dieses", "doch", "dort", "drei", "du", "durch", "ein", "eine", "einem",
	"einen", "einer", "eines", "einige", "einigen", "einmal", "er", "erst", "erste",
	"ersten", "es", "etwa", "etwas", "euch", "euer", "für", "ganz", "gar", "gegen",
	"gegenüber", "gewesen", "gibt", "habe", "haben", "hat", "hatte", "hatten", "her",
	"heute", "hier", "hin", "hinter", "hätte", "hätten", "ich", "ihm", "ihn", "ihnen",
	"ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "im", "immer", "in", "indem",
	"ins", "ist", "ja", "jede", "jedem", "jeden", "jeder", "jedes", "jedoch", "jetzt",
	"kann", "kein", "keine", "keinem", "keinen", "keiner", "können", "könnte",
	"könnten", "laut", "machen", "man", "mehr", "mehrere", "mein", "meine", "mich",
	"mir", "mit", "muss", "musste", "müssen", "nach", "nachdem", "nahm", "neben",
	"nein", "nicht", "nichts", "noch", "nun", "nur", "ob", "oder", "ohne", "sagen",
	"sagt", "sagte", "schon", "sehr", "sei", "seien", "sein", "seine", "seinem",
	"seinen", "seiner", "seines", "seit", "selbst", "sich", "sie", "sind", "so",
	"sogar", "solche", "soll", "sollen", "sollte", "sollten", "sondern", "sonst",
	"sowie", "um", "und", "uns", "unser", "unsere", "unter", "viel", "viele",
	"vielen", "vom", "von", "vor", "wann", "war", "waren", "warum", "was", "weder",
	"wegen", "weil", "weiter", "weitere", "weiteren", "welche", "welchem", "welchen",
	"welcher", "welches", "wenn", "wer", "werde", "werden", "wie", "wieder", "will",
	"wir", "wird", "wo", "wollen", "wollte", "worden", "wurde", "wurden", "während",
	"würde", "würden", "zu", "zum", "zur", "zwar", "zwei", "zwischen", "über",
};

static const char *const stop_fr[] = {
	"ai", "aient", "ainsi", "alors", "an", "ans", "après", "as", "au", "aucun",
	"aucune", "aujourd", "aura", "aurait", "aussi", "autre", "autres", "aux",
	"avaient", "avait", "avant", "avec", "avez", "avoir", "avons", "ayant",
	"beaucoup", "bien", "c", "car", "ce", "ceci", "cela", "celle", "celles", "celui",
	"cependant", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment",
	"contre", "d", "dans", "de", "depuis", "dernier", "dernière", "derrière", "des",
	"deux", "devant", "doit", "donc", "dont", "du", "durant", "déclaré", "elle",
	"elles", "en", "encore", "entre", "est", "et", "eu", "eux", "faire", "fait",
	"faut", "fois", "font", "hier", "hors", "hui", "il", "ils", "indiqué", "j", "je",
	"jusqu", "jusque", "l", "la", "le", "lequel", "les", "leur", "leurs", "lors",
	"lorsque", "lui", "m", "ma", "mais", "me", "mes", "mis", "moi", "moins", "mon",
	"même", "mêmes", "n", "ne", "ni", "non", "nos", "notre", "nous", "on", "ont",
	"ou", "où", "par", "parce", "parmi", "pas", "pendant", "peu", "peut", "peuvent",
	"plus", "plusieurs", "pour", "pourquoi", "pourrait", "près", "puis", "qu",
	"quand", "que", "quel", "quelle", "quelles", "quelque", "quelques", "quels",
	"qui", "quoi", "s", "sa", "sans", "se", "selon", "sera", "serait", "seront",
	"ses", "si", "sinon", "soit", "son", "sont", "sous", "sur", "t", "ta", "tandis",
	"tant", "te", "tel", "telle", "tes", "toi", "ton", "toujours", "tous", "tout",
	"toute", "toutes", "trois", "trop", "très", "tu", "un", "une", "vers", "via",
	"voir", "vos", "votre", "vous", "y", "à", "étaient", "était", "étant", "été",
	"être",
};

static const char *const stop_es[] = {
	"a", "además", "ahora", "al", "algo", "alguna", "algunas", "alguno", "algunos",
	"algún", "ante", "antes", "aquel", "aquella", "aquellos", "aquí", "así", "aunque",
	"año", "años", "aún", "bajo", "bien", "cada", "casi", "como", "con", "contra",
	"cual", "cuales", "cuando", "cuanto", "cuál", "cuándo", "cómo", "de", "debe",
	"del", "desde", "después", "dice", "dijo", "donde", "dos", "durante", "dónde",
	"e", "el", "ella", "ellas", "ellos", "en", "entre", "era", "eran", "eres", "es",
	"esa", "esas", "ese", "eso", "esos", "esta", "estaba", "estaban", "estado",
	"estamos", "estar", "este", "esto", "estos", "está", "están", "fue", "fueron",
	"ha", "haber", "había", "habían", "hace", "hacer", "hacia", "han", "has", "hasta",
	"hay", "he", "hecho", "hemos", "hoy", "incluso", "la", "las", "le", "les", "lo",
	"los", "luego", "me", "mediante", "mejor", "menos", "mi", "mientras", "mis",
	"misma", "mismo", "mismos", "mucho", "muchos", "muy", "más", "nada", "ni", "no",
	"nos", "nosotros", "nuestra", "nuestro", "o", "os", "otra", "otras", "otro",
	"otros", "para", "parte", "pero", "pese", "poco", "podría", "por", "porque",
	"primer", "primera", "puede", "pueden", "pues", "que", "quien", "quienes",
	"quién", "qué", "se", "sea", "según", "ser", "será", "si", "sido", "siempre",
	"sin", "sino", "sobre", "solo", "son", "su", "sus", "sí", "sólo", "tal",
	"también", "tampoco", "tan", "tanto", "te", "tener", "tenía", "tiene", "tienen",
	"toda", "todas", "todavía", "todo", "todos", "tras", "tres", "tu", "tú", "un",
	"una", "unas", "uno", "unos", "usted", "va", "vez", "y", "ya", "yo", "él",
};

static const char *const stop_it[] = {
	"a", "abbiamo", "ad", "agli", "ai", "al", "alcune", "alcuni", "all", "alla",
	"alle", "allo", "altra", "altre", "altri", "altro", "anche", "ancora", "anni",
	"anno", "avere", "aveva", "avevano", "c", "che", "chi", "ci", "circa", "ciò",
	"col", "come", "con", "contro", "cosa", "così", "cui", "da", "dagli", "dai",
	"dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della",
	"delle", "dello", "dentro", "detto", "deve", "devono", "di", "dopo", "dove",
	"due", "durante", "e", "ed", "era", "erano", "essere", "fa", "fare", "fatto",
	"fino", "fra", "già", "gli", "grazie", "ha", "hai", "hanno", "ho", "i", "il",
	"in", "infatti", "invece", "io", "l", "la", "le", "lei", "li", "lo", "loro",
	"lui", "ma", "mai", "me", "mentre", "mi", "mia", "mio", "molti", "molto", "ne",
	"negli", "nei", "nel", "nell", "nella", "nelle", "nello", "no", "noi", "non",
	"nostra", "nostro", "o", "oggi", "ogni", "oltre", "ora", "per", "perché", "però",
	"più", "poi", "possono", "prima", "primo", "proprio", "può", "qua", "qualche",
	"quale", "quali", "quando", "quanto", "quasi", "quel", "quella", "quelle",
	"quelli", "quello", "questa", "queste", "questi", "questo", "qui", "quindi",
	"sarebbe", "sarà", "se", "secondo", "sei", "sempre", "senza", "si", "sia",
	"siamo", "solo", "sono", "sopra", "sotto", "sta", "stata", "state", "stati",
	"stato", "stesso", "su", "sua", "sue", "sugli", "sui", "sul", "sull", "sulla",
	"sulle", "suo", "suoi", "sì", "tra", "tre", "tu", "tutta", "tutte", "tutti",
	"tutto", "un", "una", "uno", "va", "verso", "via", "viene", "voi", "è",
};

static const char *const stop_pt[] = {
	"a", "ainda", "algum", "alguma", "algumas", "alguns", "além", "ano", "anos",
	"ante", "antes", "ao", "aos", "apenas", "após", "aquela", "aquele", "aqueles",
	"aqui", "as", "assim", "até", "bem", "cada", "com", "como", "contra", "contudo",
	"cujo", "da", "das", "de", "dela", "dele", "deles", "depois", "desde", "dessa",
	"desse", "desta", "deste", "deve", "disse", "diz", "do", "dois", "dos", "duas",
	"durante", "e", "ela", "elas", "ele", "eles", "em", "embora", "enquanto", "entre",
	"era", "eram", "essa", "essas", "esse", "esses", "esta", "estar", "estava",
	"estavam", "este", "estes", "está", "estão", "eu", "faz", "fazer", "foi", "for",
	"foram", "fosse", "havia", "há", "isso", "isto", "já", "lhe", "lhes", "logo",
	"lá", "mais", "mas", "me", "menos", "mesma", "mesmo", "meu", "minha", "muito",
	"muitos", "na", "nada", "nas", "nem", "nenhum", "nessa", "nesse", "nesta",
	"neste", "no", "nos", "nossa", "nosso", "num", "numa", "não", "nós", "o", "onde",
	"ontem", "os", "ou", "outra", "outras", "outro", "outros", "para", "pela",
	"pelas", "pelo", "pelos", "perante", "pode", "podem", "poderá", "pois", "por",
	"porque", "portanto", "porém", "pouco", "primeira", "primeiro", "própria",
	"próprio", "qual", "qualquer", "quando", "quanto", "quase", "que", "quem", "se",
	"segundo", "seja", "sem", "sempre", "sendo", "ser", "seria", "será", "seu",
	"seus", "sido", "sob", "sobre", "sua", "suas", "são", "só", "tal", "também",
	"tanto", "tem", "tempo", "ter", "teve", "tinha", "toda", "todas", "todo", "todos",
	"três", "tudo", "tão", "têm", "um", "uma", "umas", "uns", "vai", "você", "vocês",
	"à", "às", "é",
};

static const char *const stop_nl[] = {
	"aan", "aangezien", "achter", "af", "al", "aldus", "alle", "alleen", "alles",
	"als", "altijd", "andere", "anders", "ben", "bent", "bij", "binnen", "boven",
	"buiten", "daar", "daarbij", "daarmee", "daarna", "daarom", "dan", "dat", "de",
	"deze", "die", "dit", "doen", "door", "dus", "een", "eens", "eerst", "eerste",
	"elk", "elke", "en", "er", "eruit", "even", "gaan", "gaat", "geen", "geweest",
	"had", "hadden", "heb", "hebben", "heeft", "heel", "hem", "hen", "het", "hier",
	"hierbij", "hij", "hoe", "hun", "iemand", "iets", "ik", "in", "is", "ja", "je",
	"jij", "jou", "jouw", "kan", "kon", "konden", "kunnen", "laatste", "langs",
	"later", "maar", "me", "meer", "men", "met", "mij", "mijn", "moest", "moet",
	"moeten", "na", "naar", "naast", "nadat", "niemand", "niet", "niets", "nog", "nu",
	"of", "om", "omdat", "ondanks", "onder", "ons", "onze", "ook", "op", "opnieuw",
	"over", "per", "sinds", "te", "tegen", "tegenover", "ten", "ter", "terwijl",
	"tijdens", "toch", "toen", "tot", "tussen", "twee", "u", "uit", "uw", "vaak",
	"van", "vanaf", "vanuit", "veel", "verder", "via", "volgens", "voor", "vooral",
	"voordat", "waar", "waarbij", "waardoor", "waarin", "waarmee", "waarom", "waren",
	"was", "wat", "we", "weer", "wel", "welke", "werd", "werden", "wie", "wij", "wil",
	"willen", "word", "worden", "wordt", "zal", "ze", "zeggen", "zegt", "zei", "zelf",
	"zich", "zij", "zijn", "zo", "zoals", "zonder", "zou", "zouden", "zowel",
};

#define SET(tag, table) {tag, table, sizeof table / sizeof *table}

static const struct stop_set sets[] = {
	SET("en", stop_en),
	SET("de", stop_de),
	SET("fr", stop_fr),
	SET("es", stop_es),
	SET("it", stop_it),
	SET("pt", stop_pt),
	SET("nl", stop_nl),
};

static const struct stop_set *
set_among(const struct stop_set *among, size_t count, struct str tag)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq_nocase(tag, str_of(among[i].language)))
			return &among[i];
	return NULL;
}

const struct stop_set *
stop_of(struct str language)
{
	struct str tag = language.p ? str_sub(language, 0, 2) : STR("en");
	if (language.n > 2 && language.p[2] != '-')
		return NULL;
	/* Both written forms of Norwegian share a table. */
	if (str_eq_nocase(tag, STR("nb")) || str_eq_nocase(tag, STR("nn")))
		tag = STR("no");
	const struct stop_set *set = set_among(sets, sizeof sets / sizeof *sets, tag);
	return set ? set : set_among(stop_world, stop_world_count, tag);
}

/* As memcmp, the shorter first. */
static int
compare(const char *word, struct str low)
{
	for (size_t i = 0; i < low.n; i++) {
		int d = (unsigned char)word[i] - (unsigned char)low.p[i];
		if (d || !word[i])
			return d ? d : -1;
	}
	return word[low.n] != '\0';
}

bool
stop_has(const struct stop_set *set, struct str low)
{
	size_t from = 0, to = set && low.n ? set->count : 0;
	while (from < to) {
		size_t mid = (from + to) / 2;
		int d = compare(set->words[mid], low);
		if (d == 0)
			return true;
		if (d < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return false;
}
