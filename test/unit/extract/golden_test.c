/* golden_test.c: whole pages of our own against what should be read from them.
 *
 * Each NAME.html of test/data/pages has a NAME.json: the article, with its text by paragraphs.
 * GLANCEWIRE_GOLDEN=write writes them anew. */
#include "page_case.h"

#include <dirent.h>
#include <stdio.h>

enum { PAGES_MOST = 100 };

static struct str
read_file(struct arena *a, const char *path)
{
	struct buf b = buf_in(a, 1 << 16);
	size_t n;
	FILE *f = fopen(path, "rb");
	if (!f)
		return STR_NONE;
	do {
		buf_reserve(&b, 1 << 14);
		n = fread(b.p + b.n, 1, 1 << 14, f);
		b.n += n;
	} while (n > 0);
	fclose(f);
	return buf_str(&b);
}

static void
put_line(struct buf *b, const char *key, struct str value)
{
	struct json_out j = json_to(b);
	buf_fmt(b, "\t\"%s\": ", key);
	json_put_str(&j, value);
	buf_cstr(b, ",\n");
}

/* An article for people to read: a value a line. */
static struct str
show(struct arena *a, const struct article *article)
{
	struct buf b = buf_in(a, 4096);
	struct str rest = article->text;
	struct buf names = buf_in(a, 64);
	for (size_t i = 0; i < article->author_count; i++) {
		if (i)
			buf_cstr(&names, "; ");
		buf_put(&names, article->authors[i]);
	}
	buf_cstr(&b, "{\n");
	put_line(&b, "title", article->title);
	put_line(&b, "authors", buf_str(&names));
	put_line(&b, "published", when_rfc3339(a, article->published));
	put_line(&b, "updated", when_rfc3339(a, article->updated));
	put_line(&b, "language", article->language);
	put_line(&b, "outlet", article->outlet);
	put_line(&b, "section", article->section);
	put_line(&b, "image", article->image);
	put_line(&b, "canonical", article->canonical);
	put_line(&b, "kind", str_of(article_kind_name(article->kind)));
	buf_cstr(&b, "\t\"text\": [");
	for (bool first = true; rest.n; first = false) {
		ptrdiff_t end = str_find(rest, STR("\n\n"), 0);
		struct str part = end < 0 ? rest : str_sub(rest, 0, (size_t)end);
		struct json_out j = json_to(&b);
		buf_cstr(&b, first ? "\n\t\t" : ",\n\t\t");
		json_put_str(&j, part);
		rest = end < 0 ? STR_NONE : str_skip(rest, (size_t)end + 2);
	}
	buf_cstr(&b, article->text.n ? "\n\t]\n}\n" : "]\n}\n");
	return buf_str(&b);
}

/* The first line that differs. */
static void
explain(const char *name, struct str want, struct str got)
{
	struct str a, b;
	for (int line = 1;; line++) {
		bool more_a = str_cut(&want, '\n', &a), more_b = str_cut(&got, '\n', &b);
		if (!more_a && !more_b)
			return;
		if (more_a != more_b || !str_eq(a, b)) {
			fprintf(stderr, "%s line %d\n- %.*s\n+ %.*s\n", name, line,
			        more_a ? (int)a.n : 0, a.p, more_b ? (int)b.n : 0, b.p);
			return;
		}
	}
}

static bool
check_page(const char *folder, const char *name)
{
	char path[8192];
	forget();
	snprintf(path, sizeof path, "%s/%s.html", folder, name);
	struct str html = read_file(&memory, path);
	char url[16384];
	snprintf(url, sizeof url, "https://%s.example/news/%s", name, name);
	struct article article = article_of(str_c(&results, html), url);
	struct str got = show(&results, &article);
	snprintf(path, sizeof path, "%s/%s.json", folder, name);
	const char *mode = getenv("GLANCEWIRE_GOLDEN");
	if (mode && strcmp(mode, "write") == 0) {
		FILE *f = fopen(path, "wb");
		if (f) {
			fwrite(got.p, 1, got.n, f);
			fclose(f);
		}
		return f != NULL;
	}
	struct str want = read_file(&results, path);
	if (str_eq(want, got))
		return true;
	explain(name, want, got);
	return false;
}

static void
pages_give_the_articles_beside_them(void **state)
{
	(void)state;
	const char *folder = getenv("GLANCEWIRE_PAGES");
	char names[PAGES_MOST][64];
	size_t count = 0, wrong = 0;
	if (!folder)
		folder = "test/data/pages";
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	for (struct dirent *e; (e = readdir(dir)) && count < PAGES_MOST;) {
		size_t n = strlen(e->d_name);
		if (n > 5 && n < 64 && strcmp(e->d_name + n - 5, ".html") == 0)
			snprintf(names[count++], 64, "%.*s", (int)n - 5, e->d_name);
	}
	closedir(dir);
	assert_true(count > 0);
	for (size_t i = 0; i < count; i++)
		wrong += !check_page(folder, names[i]);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_give_the_articles_beside_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
