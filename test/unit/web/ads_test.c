/* ads_test.c: the folder of advertisements; pages joined from packed pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/hash.h"
#include "web/ad_files.h"
#include "web/ad_pack.h"

static struct arena arena;
static char folder[] = "/tmp/gw-ads-XXXXXX";
static char told[8][500];
static size_t told_count;

static void
made(const char *name, const char *bytes, size_t n)
{
	char path[300];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

static void
tell(const struct err *err)
{
	strcpy(told[told_count++], err->msg);
}

static int
set_up(void **state)
{
	(void)state;
	char command[100];
	snprintf(command, sizeof command, "rm -rf %s && mkdir %s", folder, folder);
	told_count = 0;
	return system(command);
}

#define SVG(width, height) 	"<svg xmlns='http://www.w3.org/2000/svg' width='" width "' height='" height "'/>"
#define PICTURE(size, file) 	"advertiser = A\n[creative c]\nsize = " size "\npicture = " file "\nalt = x\nlink = /x\n"

static void
text(const char *name, const char *bytes)
{
	made(name, bytes, strlen(bytes));
}

static void
a_folder_gives_what_is_right_and_tells_the_rest(void **state)
{
	(void)state;
	struct ad_files f;
	text("a.campaign", PICTURE("box", "a.svg"));
	text("a.svg", SVG("300", "250"));
	text("b.campaign", "advertiser = B\nprice = 1\n");
	text("c.txt", "headline: Tea\nlink: /tea\n");
	text("notes.md", "no advertisement");
	text(".hidden.txt", "neither");
	ad_files_read(&arena, folder, &f, tell);
	assert_int_equal(f.count, 2);
	assert_int_equal(f.wrong, 1);
	assert_true(str_eq(f.campaigns[0].name, STR("a")));
	assert_true(f.campaigns[1].house);
	assert_int_equal(told_count, 1);
	assert_non_null(strstr(told[0], "/b.campaign:2: unknown key"));
	assert_int_equal(f.file_count, 1);
	assert_true(str_eq(f.files[0].type, STR("image/svg+xml")));
	assert_true(str_eq(f.files[0].path, f.campaigns[0].creatives[0].address));
	assert_true(str_has(f.files[0].policy, STR("sandbox")));
}

static void
a_missing_folder_has_none(void **state)
{
	(void)state;
	struct ad_files f;
	ad_files_read(&arena, "/tmp/gw-ads-no-such-folder", &f, tell);
	assert_true(!f.count && !f.wrong && !told_count);
}

static const struct {
	const char *size, *file, *bytes, *message;
	int width, height;
} pictures[] = {
	{"box", "p.svg", SVG("300", "250"), NULL, 300, 250},
	{"box", "p.svg", SVG("600", "500"), NULL, 300, 250}, /* for screens of twice the pixels */
	{"wide", "p.svg", SVG("728", "90"), NULL, 728, 90},
	{"wide", "p.svg", SVG("320", "100"), NULL, 320, 100},
	{"box", "p.svg", SVG("601", "500"), "a box has room for 300 by 250", 0, 0},
	{"wide", "p.svg", SVG("300", "250"), "a wide has room for 728 by 100", 0, 0},
	{"box", "p.svg", "<svg onload='x' width='9' height='9'/>", "could act", 0, 0},
	{"box", "p.svg", "<svg id='<script>' width='9' height='9'/>", "not well formed", 0, 0},
	{"box", "p.svg", "<?xml v='<script>'?><svg width='9' height='9'/>", "not well formed", 0, 0},
	{"box", "none.svg", "", "none.svg", 0, 0},
	{"box", "../p.svg", "", "no plain file name", 0, 0},
	{"box", "p.png", "MZ\x90", "no PNG, JPEG, WebP or SVG", 0, 0},
};

static void
pictures_have_the_room_of_their_slot(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
		struct ad_files f = {.campaigns = arena_new(&arena, struct campaign),
		                     .files = arena_array(&arena, struct ad_file, 20)};
		struct err err = {0};
		char path[300], campaign[300];
		snprintf(campaign, sizeof campaign, "advertiser = A\n[creative c]\nsize = %s\n"
		         "picture = %s\nalt = x\nlink = /x\n", pictures[i].size, pictures[i].file);
		text("a.campaign", campaign);
		if (pictures[i].bytes[0])
			text(pictures[i].file, pictures[i].bytes);
		snprintf(path, sizeof path, "%s/a.campaign", folder);
		bool added = ad_files_add(&arena, path, &f, &err);
		if (added == (pictures[i].message != NULL) ||
		    (!added && !strstr(err.msg, pictures[i].message)))
			fail_msg("row %zu: %s", i, err.msg);
		if (!added) {
			assert_non_null(strstr(err.msg, "a.campaign:2: "));
			continue;
		}
		assert_int_equal(f.campaigns[0].creatives[0].width, pictures[i].width);
		assert_int_equal(f.campaigns[0].creatives[0].height, pictures[i].height);
	}
}

static void
a_picture_that_is_too_large_is_refused(void **state)
{
	(void)state;
	static char large[201 << 10] = SVG("300", "250");
	struct ad_files f;
	memset(large + strlen(large), ' ', sizeof large - strlen(large));
	text("a.campaign", PICTURE("box", "a.svg"));
	made("a.svg", large, sizeof large);
	ad_files_read(&arena, folder, &f, tell);
	assert_int_equal(f.wrong, 1);
}

static void
a_frame_is_a_document_in_a_sandbox_of_its_own(void **state)
{
	(void)state;
	struct ad_files f;
	text("a.campaign", "advertiser = A\n[creative c]\nsize = box\nframe = tag.html\n"
	                   "hosts = https://ads.example, https://*.cdn.example\n");
	text("tag.html", "<script src='https://ads.example/tag'></script>");
	ad_files_read(&arena, folder, &f, tell);
	assert_int_equal(f.count, 1);
	assert_true(f.has_frames);
	assert_true(str_starts(f.files[0].policy, STR("sandbox allow-scripts allow-popups ")));
	assert_false(str_has(f.files[0].policy, STR("allow-same-origin")));
	assert_true(str_has(f.files[0].policy, STR("default-src 'none'; script-src 'unsafe-inline' "
	                                           "https://ads.example https://*.cdn.example;")));
	assert_true(str_starts(f.files[0].path, STR("/ad/frame/")));
}

/* ── pages in pieces ── */

static void
packed_pieces_are_one_gzip_file(void **state)
{
	(void)state;
	enum { PIECES = 4 };
	uint64_t random = 1;
	for (int round = 0; round < 200; round++) {
		struct ad_piece pieces[PIECES] = {{{0}}};
		struct str between[PIECES];
		struct buf whole = buf_in(&arena, 4096);
		size_t packed = 0, n;
		for (int i = 0; i < PIECES; i++) {
			struct buf piece = buf_in(&arena, 64), ad = buf_in(&arena, 64);
			random = hash_mix(random + 1);
			for (uint64_t k = 0; k < random % 900 * (random >> 60 > 3); k++)
				buf_fmt(&piece, "<p>%llu</p>", (unsigned long long)(k * k % 37));
			for (uint64_t k = 0; k < (random >> 20) % 90; k++)
				buf_byte(&ad, (char)(random >> k % 50));
			pieces[i].plain = buf_str(&piece);
			between[i] = buf_str(&ad);
			assert_true(ad_piece_pack(&pieces[i]));
			packed += pieces[i].packed_bytes;
			buf_put(&whole, buf_str(&piece));
			if (i < PIECES - 1)
				buf_put(&whole, buf_str(&ad));
		}
		char *file = ad_pack_join(pieces, between, PIECES - 1, packed, &n);
		char *plain = arena_array(&arena, char, whole.n + 1);
		z_stream z = {.next_in = (Bytef *)file, .avail_in = (uInt)n,
		              .next_out = (Bytef *)plain, .avail_out = (uInt)whole.n + 1};
		assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
		assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
		assert_int_equal(z.avail_in, 0);
		assert_true(str_eq(str_from(plain, z.total_out), buf_str(&whole)));
		inflateEnd(&z);
		free(file);
		for (int i = 0; i < PIECES; i++)
			free(pieces[i].packed);
	}
}

#define IN_FOLDER(test) cmocka_unit_test_setup(test, set_up)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_folder_gives_what_is_right_and_tells_the_rest),
		IN_FOLDER(a_missing_folder_has_none),
		IN_FOLDER(pictures_have_the_room_of_their_slot),
		IN_FOLDER(a_frame_is_a_document_in_a_sandbox_of_its_own),
		IN_FOLDER(a_picture_that_is_too_large_is_refused),
		cmocka_unit_test(packed_pieces_are_one_gzip_file),
	};
	char command[100];
	arena = arena_open(256 << 20);
	if (!mkdtemp(folder))
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command) || failed;
}
