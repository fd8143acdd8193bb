/* region.c: what countries and large cities are called in a language, by ICU's tables (CLDR). */
#include "text/region.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/hash.h"

enum { NAME_UNITS = 128, NAME_BYTES = 3 * NAME_UNITS };

/* Languages that are called as their country is, by the code of both. */
static const char of_country[][2][3] = {
	{"az", "AZ"}, {"be", "BY"}, {"bg", "BG"}, {"bs", "BA"}, {"cs", "CZ"},
	{"da", "DK"}, {"de", "DE"}, {"el", "GR"}, {"es", "ES"}, {"et", "EE"},
	{"fi", "FI"}, {"fr", "FR"}, {"hr", "HR"}, {"hu", "HU"}, {"hy", "AM"},
	{"id", "ID"}, {"is", "IS"}, {"it", "IT"}, {"ja", "JP"}, {"ka", "GE"},
	{"kk", "KZ"}, {"km", "KH"}, {"ko", "KR"}, {"lt", "LT"}, {"lv", "LV"},
	{"mk", "MK"}, {"mn", "MN"}, {"mt", "MT"}, {"my", "MM"}, {"ne", "NP"},
	{"nl", "NL"}, {"no", "NO"}, {"pl", "PL"}, {"pt", "PT"}, {"ro", "RO"},
	{"ru", "RU"}, {"sk", "SK"}, {"sl", "SI"}, {"so", "SO"}, {"sq", "AL"},
	{"sr", "RS"}, {"sv", "SE"}, {"th", "TH"}, {"tk", "TM"}, {"tr", "TR"},
	{"uk", "UA"}, {"uz", "UZ"}, {"vi", "VN"}, {"zh", "CN"},
};

struct naming {
	char locale[16];
	enum region_kind kind;
	region_name_fn *found;
	void *ctx;
};

static uint32_t
code_of(const char *id)
{
	return (uint32_t)(hash_str(str_of(id)) >> 32);
}

static void
give(const struct naming *n, const char *id, const UChar *units, int32_t length)
{
	char bytes[NAME_BYTES + 1];
	int32_t count = 0;
	UErrorCode status = U_ZERO_ERROR;
	if (length <= 0 || length >= NAME_UNITS)
		return;
	u_strToUTF8(bytes, NAME_BYTES, &count, units, length, &status);
	if (U_FAILURE(status))
		return;
	struct str name = str_from(bytes, (size_t)count);
	ptrdiff_t bracket = str_find_byte(name, '(', 0);
	if (bracket > 0)
		name = str_trim(str_sub(name, 0, (size_t)bracket));
	n->found(n->ctx, n->kind, code_of(id), name);
}

/* Without a name of its own ICU answers with the code. */
static void
give_countries(const struct naming *n, const ULocaleDisplayNames *names)
{
	UChar units[NAME_UNITS];
	for (const char *const *c = uloc_getISOCountries(); c && *c; c++) {
		UErrorCode status = U_ZERO_ERROR;
		int32_t length = uldn_regionDisplayName(names, *c, units, NAME_UNITS, &status);
		if (U_SUCCESS(status))
			give(n, *c, units, length);
	}
}

static void
give_adjectives(const struct naming *n, const ULocaleDisplayNames *names)
{
	UChar units[NAME_UNITS];
	for (size_t i = 0; i < sizeof of_country / sizeof *of_country; i++) {
		UErrorCode status = U_ZERO_ERROR;
		int32_t length = uldn_languageDisplayName(names, of_country[i][0], units,
		                                          NAME_UNITS, &status);
		if (U_SUCCESS(status))
			give(n, of_country[i][1], units, length);
	}
}

/* A zone of time is called after its largest city, and CLDR has those names in all languages. */
static void
give_cities(const struct naming *n)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar units[NAME_UNITS], zone[NAME_UNITS];
	UEnumeration *zones = ucal_openTimeZoneIDEnumeration(
		UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, &status);
	UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, n->locale, u"UTC", -1,
	                                u"VVV", -1, &status);
	UCalendar *calendar = ucal_open(u"UTC", -1, n->locale, UCAL_GREGORIAN, &status);
	const char *id;
	int32_t id_length;
	while (U_SUCCESS(status) && (id = uenum_next(zones, &id_length, &status))) {
		UErrorCode ours = U_ZERO_ERROR;
		if (id_length >= NAME_UNITS)
			continue;
		u_charsToUChars(id, zone, id_length + 1);
		ucal_setTimeZone(calendar, zone, id_length, &ours);
		int32_t length = udat_formatCalendar(format, calendar, units, NAME_UNITS,
		                                     NULL, &ours);
		if (U_SUCCESS(ours))
			give(n, id, units, length);
	}
	uenum_close(zones);
	udat_close(format);
	ucal_close(calendar);
}

void
region_names(struct str language, region_name_fn *found, void *ctx)
{
	struct naming n = {.found = found, .ctx = ctx};
	char name[8];
	int32_t length =
		snprintf(name, sizeof name, "%.*s", (int)str_sub(language, 0, 3).n,
	                 language.p ? language.p : "en");
	bool known = false;
	for (int32_t i = 0; i < uloc_countAvailable() && !known; i++)
		known = strcmp(uloc_getAvailable(i), name) == 0;
	if (length < 2 || !known)
		return;
	memcpy(n.locale, name, sizeof name);
	UErrorCode status = U_ZERO_ERROR;
	ULocaleDisplayNames *names = uldn_open(n.locale, ULDN_STANDARD_NAMES, &status);
	if (U_SUCCESS(status)) {
		n.kind = REGION_COUNTRY;
		give_countries(&n, names);
		n.kind = REGION_WORD;
		give_adjectives(&n, names);
	}
	uldn_close(names);
	n.kind = REGION_CITY;
	give_cities(&n);
}
