/* embed.c: writes files as C arrays, so that the program carries them.
 *
 * usage: embed OUT.c PREFIX FILE…
 * Gives a table PREFIX_files[] of {name, bytes, size} in the order of the command line, ended by a row
 * of NULL, and PREFIX_files_count; names are without their folders.  The declaring header has
 *     struct embedded { const char *name; const unsigned char *bytes; unsigned long size; };
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
write_array(FILE *out, const char *path, int number)
{
	FILE *in = fopen(path, "rb");
	unsigned long n = 0;
	int c;
	if (!in) {
		perror(path);
		exit(1);
	}
	fprintf(out, "static const unsigned char _Alignas(16) file_%d[] = {", number);
	while ((c = getc(in)) != EOF)
		fprintf(out, "%s%d,", n++ % 24 ? "" : "\n", c);
	fprintf(out, "0};\nenum { size_%d = %lu };\n", number, n);
	fclose(in);
}

int
main(int argc, char **argv)
{
	if (argc < 4) {
		fprintf(stderr, "usage: embed OUT.c PREFIX FILE...\n");
		return 2;
	}
	FILE *out = fopen(argv[1], "w");
	if (!out) {
		perror(argv[1]);
		return 1;
	}
	fprintf(out, "#include \"base/embedded.h\"\n");
	for (int i = 3; i < argc; i++)
		write_array(out, argv[i], i);
	fprintf(out, "const struct embedded %s_files[] = {\n", argv[2]);
	for (int i = 3; i < argc; i++) {
		const char *name = strrchr(argv[i], '/');
		fprintf(out, "\t{\"%s\", file_%d, size_%d},\n", name ? name + 1 : argv[i], i, i);
	}
	fprintf(out, "\t{0, 0, 0},\n};\nconst unsigned long %s_files_count = %d;\n", argv[2], argc - 3);
	return fclose(out) ? 1 : 0;
}
