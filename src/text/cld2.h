/* cld2.h: the one function of CLD2 (C++) that lang.c needs, for C. */
#ifndef GW_TEXT_CLD2_H
#define GW_TEXT_CLD2_H

#ifdef __cplusplus
extern "C" {
#endif

/* The language code of `n` bytes of UTF-8, a static string; NULL where it is not reliable. */
const char *cld2_detect(const char *bytes, int n);

#ifdef __cplusplus
}
#endif

#endif
