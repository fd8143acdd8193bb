/* affairs.c: two weeks of a small country.  Every place and person is invented. */
#include "affairs.h"

const struct affair_report affairs[] = {
	{2, "strike 1", "Ferry crews walk out at Tollan, islands cut off",
	 "Crews of the Tollan ferries walked out on Monday morning, leaving the four Harrow islands "
	 "without a crossing. The seafarers' union wants nine per cent more pay and longer rests "
	 "between shifts. Tollan Line said that it had offered four per cent and would run one boat "
	 "for doctors and medicine. Some 900 passengers were stranded on the quay, the harbour master "
	 "said. Shops on Harrow reported that milk and bread were gone by noon."},
	{5, "strike 1", "Harrow islands without boats as seafarers strike over pay",
	 "The Harrow islands have no boats since Monday: seafarers of the Tollan Line are on strike. "
	 "Their union asks for nine per cent, the ferry company offers four. Union secretary Mairi "
	 "Quell said that crews slept five hours between shifts and would not sail until that ended. "
	 "Passengers waited on the quay at Tollan, 900 of them according to the harbour master."},
	{9, "", "Bakers in Sund bring back the rye loaf of 1911",
	 "Six bakers in Sund have agreed on one recipe for the rye loaf that won a medal in 1911. They "
	 "found it in the cellar of a mill, written on the back of a bill for flour. The dough rests "
	 "for two days and is baked in a wood oven. A loaf costs forty marks and keeps for three "
	 "weeks, said master baker Oda Flinn, who has eaten one that was five weeks old."},
	{14, "trial 1", "Former mayor of Vessel Bay goes on trial over land sales",
	 "The trial of Arno Pelt, mayor of Vessel Bay until last year, began on Monday at the district "
	 "court. Prosecutors say that he sold eleven hectares of town land to a company of his "
	 "brother-in-law for a tenth of its worth. Pelt denied taking money. The court will hear "
	 "thirty witnesses, among them two former treasurers. Judge Ilse Karmann set nine days."},
	{16, "trial 1", "Land sales: ex-mayor Pelt denies bribery before court",
	 "Before the district court of Vessel Bay, former mayor Arno Pelt has denied that he took "
	 "bribes. The prosecutors charge him with selling eleven hectares of town land far below its "
	 "worth to a company of his brother-in-law. Two former treasurers are among thirty witnesses. "
	 "Judge Ilse Karmann wants a verdict within nine days of hearings."},
	{26, "telescope 1", "Astronomers at Keld Tower see a comet lose its tail",
	 "A comet has lost its tail to a gust of the solar wind, astronomers at Keld Tower report. They "
	 "had pointed the telescope at it by chance while a mirror was being tested. The tail broke "
	 "off within forty minutes and drifted away; a new one grew the next night. Such a thing had "
	 "been photographed from the ground only twice before."},
	{30, "storm 1", "Storm Gudrun tears roofs off along the Marl coast, three dead",
	 "Storm Gudrun has killed three people on the Marl coast. Gusts of 160 kilometres an hour tore "
	 "roofs from houses at Ister and Long Ness during the night to Tuesday, and the sea broke "
	 "through the dyke at Ister in two places. Power was out for 70,000 homes. The fire brigades "
	 "went out 1,200 times. Trains between Ister and the capital stand still."},
	{32, "storm 1", "Three dead and 70,000 homes dark after storm Gudrun",
	 "At least three people died when storm Gudrun hit the Marl coast. The dyke at Ister broke in "
	 "two places, fire brigades said, and gusts took the roof of the school at Long Ness. Some "
	 "70,000 homes have no power. The grid company expects repairs to take four days. No train "
	 "runs to Ister."},
	{46, "strike 1", "Ferry strike: company and seafarers agree to talk on Harrow boats",
	 "The Tollan Line and the seafarers' union will talk on Thursday, after two days without ferries "
	 "to the Harrow islands. Union secretary Mairi Quell said that the strike goes on meanwhile. "
	 "The company raised its offer from four to five per cent. A naval boat took milk and bread to "
	 "Harrow on Tuesday night."},
	{50, "meals 1", "Lower house votes for free school meals from autumn",
	 "All primary schools are to serve a free meal from autumn on. The lower house voted for it by "
	 "71 to 48 after a debate of six hours. It will cost 240 million marks a year, which the "
	 "finance minister wants to take from a tax on sugar. The upper house decides in May."},
	{75, "", "Chess: Ilmari Toft wins the Sund open at fifteen",
	 "Ilmari Toft, fifteen years old, has won the open tournament of Sund with eight points from "
	 "nine games. In the last round a draw with the black pieces was enough. The pupil from Keld "
	 "is the youngest winner since the tournament began in 1934. She learned chess from her "
	 "grandmother, a bus driver."},
	{98, "", "Wolves return to the Orrin forest after ninety years",
	 "A pair of wolves with four pups lives in the Orrin forest, the forestry office has confirmed. "
	 "A camera for counting deer filmed them in February. It is the first litter there in ninety "
	 "years. Shepherds want money for fences, the office promises half of their price."},
	{120, "", "Sund opens a tunnel for toads under the ring road",
	 "Toads in Sund no longer have to cross the ring road: a tunnel was opened on Saturday. Volunteers "
	 "had carried 4,000 animals across in buckets each spring. The tunnel is forty centimetres high "
	 "and cost 90,000 marks. A camera counts who goes through it."},
	{150, "storm 2", "Inquiry into broken dyke at Ister: repairs were put off twice",
	 "The dyke at Ister that broke when storm Gudrun hit the Marl coast had been due for repair since "
	 "2019. The coast office put off the work twice for lack of money, an inquiry of the interior "
	 "ministry says. Three people died in the storm, one of them below the dyke. The mayor of "
	 "Ister asks for a new dyke before the autumn storms."},
	{160, "strike 2", "Tollan ferry crews vote on pay deal after arbitration",
	 "The crews of the Tollan ferries vote this week on a deal of six and a half per cent. An "
	 "arbitrator proposed it after the talks between the Tollan Line and the seafarers' union had "
	 "failed. Union secretary Mairi Quell asks the seafarers to accept. The Harrow islands were "
	 "without boats for a week during the strike over pay and rest between shifts."},
	{164, "meals 2", "Sugar tax: makers of lemonade warn of lost jobs",
	 "Makers of lemonade expect to lose 600 jobs if a tax on sugar comes. The tax is to pay for free "
	 "meals at primary schools. Their association proposes a smaller rate for drinks with fruit. "
	 "The finance minister said that she would listen, but that children come first."},
	{200, "", "Old lighthouse of Long Ness becomes a library",
	 "The lighthouse of Long Ness, dark since 1988, is a library now. Its 3,000 books stand along the "
	 "spiral stairs, from sea charts at the bottom to poems at the top. Readers must not carry more "
	 "than four at once, because the steps are steep."},
	{240, "trial 2", "Ex-mayor Pelt sentenced to three years for land sales at Vessel Bay",
	 "The district court of Vessel Bay has sentenced the former mayor Arno Pelt to three years in "
	 "prison for bribery. Judge Ilse Karmann said that he had sold eleven hectares of town land to a "
	 "company of his brother-in-law and taken 400,000 marks for it. Both treasurers had testified "
	 "against him. Pelt's lawyer will appeal; the prosecutors had asked for five years."},
	{242, "trial 2", "Vessel Bay land sales: three years for former mayor Pelt",
	 "Three years in prison for Arno Pelt: the district court of Vessel Bay found the former mayor "
	 "guilty of bribery in the sale of town land. His brother-in-law's company got eleven hectares. "
	 "The prosecutors had wanted five years, judge Ilse Karmann said that his confession counted."},
	/* Another event, but the same telescope: by its words it goes on from there. */
	{260, "telescope 2", "Keld Tower telescope gets a new mirror",
	 "The telescope at Keld Tower has a new mirror of two and a half metres. It was brought by a truck "
	 "that drove at walking pace for two nights. Astronomers expect to see stars four times fainter. "
	 "The old mirror goes to a school in Sund."},
	{300, "", "Rail: night trains to the south from June",
	 "From June on night trains run to the south again, three times a week. The railways have bought "
	 "used sleeping cars and painted them blue. A bed costs 89 marks. The last night train had "
	 "stopped in 2009 because planes were cheaper."},
};

const int affair_count = sizeof affairs / sizeof *affairs;
