/* ad_files.c: the folder of advertisements. */
#include "web/ad_files.h"

#include <dirent.h>
#include <stdlib.h>

#include "ads/house.h"
#include "ads/picture.h"
#include "base/hash.h"
#include "model/limits.h"
#include "os/file.h"

/* What a slot of that size has room for. */
static const struct {
	int64_t width, height;
} room[SLOT_SIZES] = {
	[SLOT_BOX] = {300, 250},
	[SLOT_WIDE] = {728, 100},
};

/* Nothing in a picture may act, however it is opened. */
#define PICTURE_POLICY STR("default-src 'none'; style-src 'unsafe-inline'; sandbox")

static bool
is_ours(struct str name)
{
	return name.n && name.p[0] != '.' &&
	       (str_ends(name, STR(".campaign")) || str_ends(name, STR(".txt")));
}

static int
select_ours(const struct dirent *e)
{
	return is_ours(str_of(e->d_name));
}

/* A file that a creative names: in the campaign's folder, nowhere else. */
static bool
read_beside(struct arena *out, struct str folder, struct str name, size_t most,
            struct str *bytes, struct err *err)
{
	if (!slot_word_is_right(name))
		return err_set(err, ERR_USAGE, "\"" STR_FMT "\" is no plain file name",
		               STR_ARG(name));
	const char *path = str_fmt(out, STR_FMT "%s" STR_FMT "%c", STR_ARG(folder),
	                           folder.n ? "/" : "", STR_ARG(name), 0).p;
	return file_read(out, path, most, bytes, err);
}

/* Pictures of twice the room are for screens of twice the pixels. */
static bool
fit_picture(struct creative *x, const struct picture *p, struct err *err)
{
	for (int i = 0; i < SLOT_SIZES; i++) {
		if (!x->fits[i])
			continue;
		int64_t part = p->width <= room[i].width && p->height <= room[i].height ? 1 : 2;
		if (p->width > part * room[i].width || p->height > part * room[i].height)
			return err_set(err, ERR_USAGE, "the picture has %lld by %lld pixels; a %s has "
			               "room for %lld by %lld, or twice that",
			               (long long)p->width, (long long)p->height,
			               slot_size_name((enum slot_size)i).p, (long long)room[i].width,
			               (long long)room[i].height);
		x->width = (p->width + part - 1) / part;
		x->height = (p->height + part - 1) / part;
	}
	return true;
}

static bool
add_picture(struct arena *out, struct str folder, struct creative *x, struct ad_files *f,
            struct err *err)
{
	struct picture p;
	struct str bytes;
	if (!read_beside(out, folder, x->picture, LIMIT_AD_PICTURE_BYTES, &bytes, err) ||
	    !picture_read(bytes, &p, err) || !fit_picture(x, &p, err))
		return err_wrap(err, "picture " STR_FMT, STR_ARG(x->picture));
	x->address = str_fmt(out, "/ad/picture/%016llx.%s", (unsigned long long)hash_str(bytes),
	                     picture_ending(p.kind));
	f->files[f->file_count++] = (struct ad_file){
		.path = x->address, .type = str_of(picture_type(p.kind)), .bytes = bytes,
		.policy = PICTURE_POLICY,
	};
	return true;
}

/* What another's markup may do: run in a sandbox without an origin, load from the hosts named, open
 * windows of its own.  It sees nothing of the page around it. */
static struct str
frame_policy(struct arena *out, struct str hosts)
{
	struct buf list = buf_in(out, hosts.n + 16), b = buf_in(out, 8 * hosts.n + 512);
	struct str one;
	while (str_cut(&hosts, ',', &one)) {
		buf_byte(&list, ' ');
		buf_put(&list, str_trim(one));
	}
	hosts = buf_str(&list);
	buf_fmt(&b, "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; "
	            "default-src 'none'; script-src 'unsafe-inline'" STR_FMT
	            "; style-src 'unsafe-inline'" STR_FMT "; img-src data:" STR_FMT
	            "; font-src" STR_FMT "; media-src" STR_FMT "; connect-src" STR_FMT
	            "; frame-src" STR_FMT "; base-uri 'none'; frame-ancestors 'self'",
	        STR_ARG(hosts), STR_ARG(hosts), STR_ARG(hosts), STR_ARG(hosts), STR_ARG(hosts),
	        STR_ARG(hosts), STR_ARG(hosts));
	return buf_str(&b);
}

static bool
add_frame(struct arena *out, struct str folder, struct creative *x, struct ad_files *f,
          struct err *err)
{
	struct str bytes;
	if (!read_beside(out, folder, x->frame, LIMIT_AD_FILE_BYTES, &bytes, err))
		return err_wrap(err, "frame " STR_FMT, STR_ARG(x->frame));
	struct str policy = frame_policy(out, x->hosts);
	x->address = str_fmt(out, "/ad/frame/%016llx.html",
	                     (unsigned long long)(hash_str(bytes) ^ hash_str(policy)));
	f->files[f->file_count++] = (struct ad_file){
		.path = x->address, .type = STR("text/html; charset=utf-8"), .bytes = bytes,
		.policy = policy,
	};
	f->has_frames = true;
	return true;
}

static bool
add_files(struct arena *out, const char *path, struct str folder, struct campaign *c,
          struct ad_files *f, struct err *err)
{
	for (size_t i = 0; i < c->creative_count; i++) {
		struct creative *x = &c->creatives[i];
		bool done = x->format == AD_PICTURE ? add_picture(out, folder, x, f, err)
		            : x->format == AD_FRAME ? add_frame(out, folder, x, f, err)
		                                    : true;
		if (!done) {
			err->code = ERR_USAGE;
			return err_wrap(err, "%s:%d", path, x->line);
		}
	}
	return true;
}

bool
ad_files_add(struct arena *out, const char *path, struct ad_files *f, struct err *err)
{
	struct str whole = str_of(path), bytes;
	ptrdiff_t slash = str_rfind_byte(whole, '/');
	struct str folder = slash < 0 ? STR_NONE : str_sub(whole, 0, (size_t)slash);
	struct str file = str_skip(whole, (size_t)(slash + 1));
	bool house = str_ends(file, STR(".txt"));
	struct str name = str_sub(file, 0, file.n - (house ? 4 : 9));
	struct campaign *c = &f->campaigns[f->count];
	if (!is_ours(file) || !slot_word_is_right(name))
		return err_set(err, ERR_USAGE, "%s: a campaign's file is NAME.campaign, a house ad's "
		               "NAME.txt; a name has letters, digits, '-', '_' and '.'", path);
	for (size_t i = 0; i < f->count; i++)
		if (str_eq(f->campaigns[i].name, name))
			return err_set(err, ERR_USAGE, "%s: a second campaign \"" STR_FMT "\"", path,
			               STR_ARG(name));
	if (!file_read(out, path, LIMIT_AD_FILE_BYTES, &bytes, err))
		return false;
	bool read = house ? house_read(out, bytes, path, name, c, err)
	                  : campaign_read(out, bytes, path, name, c, err);
	if (!read || !add_files(out, path, folder, c, f, err))
		return false;
	f->count++;
	return true;
}

void
ad_files_read(struct arena *out, const char *folder, struct ad_files *f,
              void (*tell)(const struct err *err))
{
	struct dirent **names;
	struct err err;
	int n = scandir(folder, &names, select_ours, alphasort);
	size_t most = n < 0 ? 0 : n > LIMIT_ADS ? LIMIT_ADS : (size_t)n;
	*f = (struct ad_files){
		.campaigns = arena_array(out, struct campaign, most + 1),
		.files = arena_array(out, struct ad_file, most * LIMIT_AD_CREATIVES + 1),
	};
	for (int i = 0; i < n; i++) {
		const char *path = str_fmt(out, "%s/%s%c", folder, names[i]->d_name, 0).p;
		bool added = (size_t)i < most
		                     ? ad_files_add(out, path, f, &err)
		                     : err_set(&err, ERR_LIMIT, "%s: more than %d advertisements",
		                               path, LIMIT_ADS);
		if (!added) {
			f->wrong++;
			tell(&err);
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}
