#pragma once
// Pages are matched as UTF-8 bytes, so the 8-bit library it is; call the functions by their _8 names.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
