/* addressed_table.c: how machines are spoken to, by language.
 *
 * Rows say of words what they mean, never of a site or a test.  Text is folded before: small
 * letters, one blank between words, " . " where a sentence or clause may end.  A word with a blank
 * behind it is that word alone, else it may be a beginning. */
#include "llm/addressed.h"

const struct addressed_row addressed_rows[] = {
	/* Marks of chats and of prompts, as they are left when punctuation is gone. */
	{"im start |im end |inst sys|endofprompt|start header id|eot id|. system prompt|"
	 "your system prompt|. system message|. system override|. system instruction|"
	 ". developer message|role . system|role system|role . assistant|role assistant|"
	 ". assistant . ok|. assistant . sure|begin system|end system|developer mode enabled|"
	 "do anything now|. end of passages|. end of sources|. end of article|. passages . ",
	 NULL, 0},
	/* Who is spoken to. */
	{"you are an ai |you are a language model|you are a large language model|. you are now |"
	 "as an ai language model|as an ai assistant|. dear ai |. attention ai |note to ai |"
	 "notice to ai |message to ai |message for ai |instructions for ai |instruction for ai |"
	 "note to the ai |note to llm|notice to llm|instructions for llm|ai assistants must|"
	 "ai assistants should|ai assistant must|ai systems must|ai systems reading|"
	 "ai summarizer|ai summariser|if you are an ai |if you are a language model|"
	 "if you are an llm|llms reading|models reading this|model reading this|"
	 "assistants reading this|assistant reading this|. when summarizing|. when summarising|"
	 "when you summarize|when you summarise|when you write the summary|"
	 "du bist eine ki |du bist ein sprachmodell|tu es une ia |vous etes une ia |eres una ia |"
	 "sei una ia |voce e uma ia |jestes ai |hinweis fur ki |note pour les ia |nota para la ia |"
	 "nota per le ia |ты языковая модель|ты ии |你是一个ai|你是一個ai|你是人工智能|あなたはaiです",
	 NULL, 0},
	/* Orders to let go of orders. */
	{"ignore |disregard |forget |override |bypass |discard |do not follow |dont follow |"
	 "stop following |set aside ",
	 "instruction|prompt |prompts |guideline|rules above|previous rules|above rules|all rules |your rules|"
	 "everything above|text above|previous text|preceding text|all of the above|"
	 "previous command|prior command|other reports|other sources|the passages|all passages", 8},
	{"ignoriere |ignorieren sie|ignoriert alle|vergiss |vergessen sie|missachte |befolge nicht|"
	 "verwirf ",
	 "anweisung|instruktion|vorgaben|befehl|regeln|prompt|alles bisher|alles vorher", 8},
	{"ignore |ignorez |oublie |oubliez |neglige |negligez |fais abstraction|ne tiens pas compte|"
	 "ne tenez pas compte", "instruction|consigne|directive|regles|ordres|tout ce qui precede", 8},
	{"ignora |ignore |ignoren |olvida |olvide |descarta |haz caso omiso|haga caso omiso|omite ",
	 "instruccion|indicacion|ordenes|reglas|todo lo anterior|directric|istruzion|indicazioni|"
	 "regole|instruc|regras", 8},
	{"ignorate |dimentica |dimenticate |trascura |scarta ",
	 "istruzion|indicazion|regole|tutto quanto|ordini|direttiv", 8},
	{"esqueca |esquece |desconsidere |desconsidera |descarte ",
	 "instruc|orienta|regras|tudo acima|comandos|diretriz", 8},
	{"negeer |vergeet ", "instructie|opdracht|aanwijzing|regels|alles hierboven", 8},
	{"ignorera |glom |bortse fran ", "instruktion|anvisning|regler|allt ovan", 8},
	{"ignorer |glem |se bort fra ", "instruks|instruktion|anvisning|regler|alt ovenfor", 8},
	{"zignoruj |ignoruj |zapomnij |pomin ", "instrukc|polece|zasad|wszystko powyzej|wytyczn|pokyn|pravidl", 8},
	{"talimatlari |komutlari |kurallari |yonergeleri ", "yok say|unut|gormezden gel", 5},
	{"abaikan |lupakan ", "instruksi|perintah|petunjuk|aturan", 8},
	{"bỏ qua |quên ", "hướng dẫn|chỉ thị |lệnh |quy tắc", 8},
	{"игнорируй |игнорируйте |проигнорируй |проигнорируйте |забудь |забудьте |не следуй |отмени ",
	 "инструкц|указан|команд|правил|все предыдущее|промпт", 8},
	{"ігноруй |ігноруйте |проігноруй |забудь ", "інструкц|вказівк|команд|правил", 8},
	{"αγνοησε |αγνοήσε |αγνόησε |αγνοήστε |ξέχασε |ξεχάστε ", "οδηγ|εντολ|κανόν", 8},
	{"تجاهل |تجاهلوا |انس |انسى ", "التعليمات|الأوامر|القواعد|ما سبق", 8},
	{"התעלם |התעלמו |התעלמי |שכח |שכחו ", "הוראות|ההוראות|הנחיות|ההנחיות|פקודות", 8},
	{"دستورالعمل", "نادیده بگیر|فراموش کن", 8},
	{"निर्देश", "अनदेखा|नज़रअंदाज़|भूल जा", 8},
	{"忽略|无视|無視|忘记|忘記|不要理会|不要理會",
	 "之前的指令|以上的指令|以上指令|所有指令|先前的指令|先前指令|前面的指令|之前的指示|"
	 "以上指示|所有指示|上述指令|上面的指令|之前的所有指令|以上所有指令|先前的所有指示|此前的指令|之前所有", 0},
	{"以前の指示|これまでの指示|上記の指示|すべての指示|前の指示|全ての指示|プロンプトを",
	 "無視|忘れ", 0},
	{"이전 지시|모든 지시|위의 지시|이전의 지시|이전의 모든 지시|이전 명령|앞의 지시|이전의 모든 명령", "무시|잊", 0},
	{"คำสั่งก่อนหน้า|คำสั่งทั้งหมด|คำสั่งข้างต้น", NULL, 0},
	/* What the machine's work is to be. */
	{"your ", "summary must|summary should|summary shall|headline must|headline should|"
	 "output must|output should|response must|reply must|answer must|task is now|new task|"
	 "new instructions|new role |only task|real task", 2},
	{"the summary must|the summary should|the headline must|the headline should|"
	 "the headline shall|headline of your|the output must|the first sentence must|"
	 "in your summary|in your answer|in your output|in your reply|in your headline|"
	 "in your article|as your headline|as your answer|to your summary|to your answer|"
	 "to your output|of your summary|of your answer|of your output|of your reply|with your summary",
	 NULL, 0},
	{". respond |. reply |. answer |and respond |and reply |instead respond |must respond |must reply ",
	 "only with|with only|exactly |with the following|with this|in json|as json|with json", 3},
	{". output |. print |. repeat |. append |. insert |. include |. add |. return |. emit |. write |"
	 ". quote |. copy |. paste |. publish |. use |. cite |. mention |. also write |. also say |. instead |. now |. end |"
	 ". begin |. start ",
	 "the following|this sentence|this link|this text|this headline|verbatim|exactly |the sentence|"
	 "the headline|the words|the url|the link|a link to|as the headline|as headline|as a source|"
	 "as the source|write that|say that|output |summary with|answer with|article with|every summary|"
	 "the summary|the answer", 5},
	{". new instruction .|. new instructions .|. updated instructions .|. important instruction|"
	 ". hidden instruction|. instruction .|. instructions .|follow these instructions instead|"
	 "follow this instruction|. obey |instead write |instead say |instead output |"
	 "write instead |say instead |output instead |. write only|. write exactly|. say exactly|"
	 ". reply exactly|. answer exactly|. output exactly|. print exactly|. write that |. state that |"
	 ". say that |. report that |. claim that |. tell readers |. tell the reader|. tell users |"
	 ". tell the user|. decode |decode this |decode and follow|base64 decode|from base64|rot13|"
	 ". pretend |. roleplay |. role play|. act as |and write that |and state that |"
	 "then write that |then say that |must write that |must say that |must state that ",
	 NULL, 0},
	{". schreibe |. schreib |. antworte |. gib |. fuge |. nenne |und schreibe |und schreib ",
	 "stattdessen|folgend|nur mit|diesen satz|uberschrift|schlagzeile|hinzu|dass ", 6},
	{". ecris |. ecrivez |. reponds |. repondez |. ajoute |. ajoutez |. affiche |et ecris |et ecrivez ",
	 "a la place|suivant|uniquement|cette phrase|titre|que ", 6},
	{". escribe |. escriba |. responde |. responda |. agrega |. anade |. imprime |y escribe |y escriba |"
	 ". di |. diga ",
	 "en su lugar|siguiente|unicamente|solo con|esta frase|titular|que ", 6},
	{". scrivi |. scrivete |. rispondi |. aggiungi |. stampa |e scrivi ",
	 "invece|seguent|soltanto|solo con|questa frase|titolo|che ", 6},
	{". escreva |. responda |. adicione |. imprima |e escreva ",
	 "em vez|seguinte|apenas|esta frase|titulo|que ", 6},
	{". schrijf |. antwoord |en schrijf ", "in plaats|volgende|alleen|deze zin|kop |dat ", 6},
	{". napisz |. odpowiedz |i napisz ", "zamiast|nastepujac|tylko|naglow|ze ", 6},
	{". напиши |. напишите |. ответь |. выведи |. добавь |и напиши |и напишите ",
	 "вместо|следующ|только|предложение|заголов|что ", 6},
	{"请输出|請輸出|请只回答|请写|請寫|请改写|你的摘要|你的回答|标题必须|標題必須|并写道|並寫道|然后写|然後寫",
	 NULL, 0},
	{"と書け|と書いて|と書きなさい|と出力|と答えて|と答えなさい|라고 써|라고 쓰|라고 출력|라고 답하|라고 작성",
	 NULL, 0},
	{". اكتب |. أجب |. أضف |واكتب ", NULL, 0},
	{". כתוב |וכתוב ", NULL, 0},
	{0},
};
