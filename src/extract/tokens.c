/* tokens.c: hashing names and words. */
#include "extract/tokens.h"

#include "extract/stop.h"

enum {
	NAMES_MOST = 16,   /* of one element */
	NAME_BYTES = 60,   /* longer ones are made by machines for machines */
	BLOCK_WORDS = 40,  /* more are a text, not a label */
	SINGLE_WORDS = 25, /* of these each is a token */
	WHOLE_WORDS = 9,
};

static void
add(struct token_list *list, uint64_t hash)
{
	uint32_t token = token_of_hash(word_hash_end(hash));
	for (uint32_t i = 0; i < list->count; i++)
		if (list->at[i] == token)
			return;
	if (list->count < TOKENS_MOST)
		list->at[list->count++] = token;
}

static uint64_t
start(char kind)
{
	return word_hash_byte(WORD_HASH_START, (unsigned char)kind);
}

/* "col-12" and "col-6" are one name. */
static void
add_whole(struct token_list *list, char kind, struct str name)
{
	uint64_t h = start(kind);
	bool digits = false;
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = byte_lower((unsigned char)name.p[i]);
		bool digit = byte_is_digit(c);
		if (!digit || !digits)
			h = word_hash_byte(h, digit ? '0' : c);
		digits = digit;
	}
	add(list, h);
}

static void
add_parts(struct token_list *list, struct str name)
{
	uint64_t h = start('~');
	size_t letters = 0;
	for (size_t i = 0; i <= name.n; i++) {
		unsigned char c = i < name.n ? (unsigned char)name.p[i] : 0;
		bool turn = i > 0 && c >= 'A' && c <= 'Z' && name.p[i - 1] >= 'a' &&
			    name.p[i - 1] <= 'z';
		if (!byte_is_alpha(c) || turn) {
			if (letters > 1)
				add(list, h);
			h = start('~');
			letters = 0;
		}
		if (byte_is_alpha(c)) {
			h = word_hash_byte(h, byte_lower(c));
			letters++;
		}
	}
}

static void
add_names(struct token_list *list, char kind, struct str names)
{
	struct str name;
	for (int i = 0; i < NAMES_MOST && str_word(&names, &name); i++) {
		if (name.n > NAME_BYTES)
			continue;
		add_whole(list, kind, name);
		add_parts(list, name);
	}
}

/* A token for each bit of what was understood. */
static void
add_meanings(struct token_list *list, char kind, uint32_t bits)
{
	for (; bits; bits &= bits - 1)
		add(list,
		    word_hash_byte(start(kind), (unsigned char)__builtin_ctz(bits)));
}

void
tokens_of_name(const struct tree *t, uint32_t name, struct token_list *out)
{
	out->count = 0;
	if (!name)
		return;
	add_meanings(out, 'n', t->names[name].says);
	add_names(out, 'c', t->names[name].text);
}

void
tokens_of_node(const struct tree *t, uint32_t node, struct token_list *out)
{
	const struct node *n = &t->nodes[node];
	add(out, word_hash_byte(start('<'), n->tag));
	for (uint32_t i = n->at; n->tag != TAG_TEXT && i < n->at + n->n; i++) {
		const struct tree_attr *attr = &t->attrs[i];
		if (attr->kind == ATTR_DATA_TEST)
			add_names(out, 'c', attr->value);
		else if (attr->kind == ATTR_ITEMPROP)
			add_names(out, 'i', attr->value);
		else if (attr->kind == ATTR_ROLE)
			add_names(out, 'r', attr->value);
	}
}

/* Numbers are all one word. */
static uint64_t
word_at(const uint64_t *words, uint32_t i)
{
	return word_hash_is_number(words[i]) ? 0 : words[i];
}

static uint64_t
joined(char kind, const uint64_t *words, uint32_t count)
{
	uint64_t h = start(kind);
	for (uint32_t i = 0; i < count; i++) {
		uint64_t word = word_at(words, i);
		h = (h ^ word) * 0x9e3779b97f4a7c15u;
		h ^= h >> 32;
	}
	return h;
}

void
tokens_of_block(const struct blocks *blocks, uint32_t block, const struct stem_set *cues,
		struct token_list *out)
{
	const struct block *b = &blocks->at[block];
	const uint64_t *words = blocks->hashes + b->hash_at;
	uint32_t n = b->hash_count;
	out->count = 0;
	if (b->words > BLOCK_WORDS || n == 0)
		return;
	add_meanings(out, 'm', cues_of(cues, b->text));
	for (uint32_t i = 0; i < n && i < SINGLE_WORDS; i++)
		if (!word_hash_is_number(words[i]))
			add(out, joined('w', words + i, 1));
	add(out, joined('1', words, 1));
	if (n > 1)
		add(out, joined('2', words, 2));
	if (n > 2)
		add(out, joined('9', words + n - 1, 1));
	if (b->words <= WHOLE_WORDS)
		add(out, joined('=', words, n));
}

struct token_sum
tokens_sum(const struct token_list *list, const struct token_table *table)
{
	struct token_sum sum = {0};
	for (uint32_t i = 0; table && i < list->count; i++) {
		float value;
		if (!table_find(table, list->at[i], &value))
			continue;
		if (!sum.known || value < sum.least)
			sum.least = value;
		if (!sum.known || value > sum.most)
			sum.most = value;
		sum.sum += value;
		sum.known++;
	}
	return sum;
}

struct token_sum
tokens_joined(struct token_sum a, struct token_sum b)
{
	if (!a.known || !b.known)
		return a.known ? a : b;
	return (struct token_sum){
		.least = a.least < b.least ? a.least : b.least,
		.most = a.most > b.most ? a.most : b.most,
		.sum = a.sum + b.sum,
		.known = a.known + b.known,
	};
}
