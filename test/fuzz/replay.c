/* replay.c: runs a fuzz target over its corpus, as an ordinary test. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

static bool
run_file(const char *path)
{
	static uint8_t bytes[1 << 20];
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		return false;
	}
	size_t n = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	printf("%s\n", path); /* the last one named is the one that ended the program */
	fflush(stdout);
	/* A copy of just the size, so that reading behind the input is seen. */
	uint8_t *exact = malloc(n ? n : 1);
	if (!exact)
		return false;
	memcpy(exact, bytes, n);
	LLVMFuzzerTestOneInput(exact, n);
	free(exact);
	return true;
}

int
main(int argc, char **argv)
{
	unsigned done = 0;
	for (int i = 1; i < argc; i++) {
		DIR *folder = opendir(argv[i]);
		if (!folder) {
			perror(argv[i]);
			return 1;
		}
		for (struct dirent *e; (e = readdir(folder));) {
			char path[1200];
			snprintf(path, sizeof path, "%.900s/%.255s", argv[i], e->d_name);
			if (e->d_name[0] != '.' && !run_file(path))
				return 1;
			done += e->d_name[0] != '.';
		}
		closedir(folder);
	}
	printf("%u inputs\n", done);
	return done ? 0 : 1;
}
