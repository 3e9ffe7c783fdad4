#pragma once
// Debian builds libxml2 with ICU, whose headers clash with Foundation's own copy.
// We never read the ICU fields, so the headers are left out.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
// The SAX parser of HTML.
#include <libxml/HTMLparser.h>
// xmlNewInputStream and inputPush: a static input that libxml2 neither copies nor re-encodes.
#include <libxml/parserInternals.h>
// xmlErrorPtr, for the error callback that enforces the time limit.
#include <libxml/xmlerror.h>
