/* stray.c: what tools/stray_texts.py finds (lines marked as stray) and what it lets pass.  Not built. */
static void
put_page(struct buf *b, struct err *err)
{
	buf_cstr(b, "<p>Here</p>\n");                              /* stray */
	buf_cstr(b, "\">Read more");                                /* stray */
	buf_fmt(b, "<b>%d reports</b>", 3);                         /* stray */
	buf_cstr(b, "<nav aria-label=\"Pages\">");                  /* stray */
	buf_cstr(b, " and ");                                       /* stray */
	buf_cstr(b, "Updated");                                     /* stray */
	html_text(b, STR("none yet"));                              /* stray */
	buf_cstr(b, one ? " · " : "many more");                    /* stray */
	buf_cstr(b, "<p class=\"furniture\">"                      /* stray */
	            "1 min read</p>");
	buf_cstr(b, "<section class=\"lead\" aria-labelledby=\"lead-h\">\n");
	buf_cstr(b, "\" dir=\"rtl\"");
	buf_cstr(b, "/corrections");
	buf_cstr(b, " · ");
	buf_cstr(b, "<meta name=\"viewport\" content=\"width=device-width\">");
	buf_fmt(b, "<li id=\"source-%u\"%s><span class=\"n\">%u</span><b>", 1, "", 1);
	err_set(err, ERR_GONE, "there is no such list");
	log_warn("an advertisement is left out: %s", err->msg);
	text_put(b, language, TEXT_AND);
}
