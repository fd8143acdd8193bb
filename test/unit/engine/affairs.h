/* affairs.h: two weeks of a small country: affairs of several days among other news. */
#ifndef GW_TEST_ENGINE_AFFAIRS_H
#define GW_TEST_ENGINE_AFFAIRS_H

struct affair_report {
	int hour;           /* of the two weeks */
	const char *affair; /* "strike 1" is the first chapter of the affair "strike"; "" stands alone */
	const char *title, *text;
};

extern const struct affair_report affairs[];
extern const int affair_count;

#endif
