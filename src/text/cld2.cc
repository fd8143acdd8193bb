// cld2.cc: the one function of CLD2 (C++) that lang.c needs, for C.
#include "text/cld2.h"

#include <stdio.h>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" const char *
cld2_detect(const char *bytes, int n)
{
	static const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
	                                     CLD2::UNKNOWN_LANGUAGE};
	CLD2::Language language[3];
	int percent[3], text_bytes, valid_prefix;
	double score[3];
	bool reliable = false;
	CLD2::Language best = CLD2::ExtDetectLanguageSummaryCheckUTF8(
		bytes, n, true, &hints, 0, language, percent, score, nullptr, &text_bytes,
		&reliable, &valid_prefix);
	return reliable && best != CLD2::UNKNOWN_LANGUAGE ? CLD2::LanguageCode(best) : nullptr;
}
