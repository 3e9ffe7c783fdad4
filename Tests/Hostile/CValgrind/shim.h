// The requests a program can make of callgrind are macros with inline assembly, which Swift cannot
// see. Without callgrind around the program they do nothing.
#include <valgrind/callgrind.h>

/// Counts from zero.
static inline void hostile_zero_count(void) { CALLGRIND_ZERO_STATS; }

/// Writes what was counted, under a name, and counts from zero.
static inline void hostile_write_count(const char *name) { CALLGRIND_DUMP_STATS_AT(name); }
