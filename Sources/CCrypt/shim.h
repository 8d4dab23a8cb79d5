// What Store needs of libcrypt, and Swift cannot import by itself: a large struct that must be wiped after use.
#ifndef HANDRAIL_CCRYPT_H
#define HANDRAIL_CCRYPT_H
#include <crypt.h>
#include <stdlib.h>
#include <string.h>

// <string.h> keeps this for GNU sources.
extern void explicit_bzero(void *bytes, size_t count);

enum { handrail_hash_room = CRYPT_OUTPUT_SIZE };

// The setting of a new yescrypt hash with its salt, into a room of `handrail_hash_room`; 0 where it cannot be.
static inline int handrail_new_setting(unsigned long cost, const char *salt, int bytes, char *setting) {
    return crypt_gensalt_rn("$y$", cost, salt, bytes, setting, handrail_hash_room) != 0;
}

// Hashes a phrase as a setting or another hash says, into a room of `handrail_hash_room`; 0 where it cannot be.
static inline int handrail_hash(const char *phrase, const char *setting, char *hash) {
    struct crypt_data *data = (struct crypt_data *)calloc(1, sizeof *data);
    if (!data) return 0;
    const char *made = crypt_rn(phrase, setting, data, (int)sizeof *data);
    size_t length = made ? strlen(made) : 0;
    int is_made = made && made[0] != '*' && length < handrail_hash_room;
    if (is_made) memcpy(hash, made, length + 1);
    explicit_bzero(data, sizeof *data);
    free(data);
    return is_made;
}
#endif
