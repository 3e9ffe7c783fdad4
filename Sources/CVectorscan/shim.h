#pragma once
// The literal prefilter: hs_compile_lit_multi and hs_scan.
#include <hs.h>
