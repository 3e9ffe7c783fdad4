#pragma once
// Compressed pieces of a page are inflated; nothing is deflated but in tests.
#include <zlib.h>
