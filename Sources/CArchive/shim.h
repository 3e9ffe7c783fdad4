#pragma once
// Reading archives, and the description of each of their entries.
#include <archive.h>
#include <archive_entry.h>
// libarchive converts names to the charset of the thread's locale; see EntryNameLocale.swift.
#include <locale.h>
