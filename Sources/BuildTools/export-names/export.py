#!/usr/bin/env python3
"""Refreshes the word lists that come from packages.

    pip install faker && apt-get install wamerican
    python3 Sources/BuildTools/export-names/export.py

Writes rules/lexicons/given-names-faker.txt (given names of Faker's providers, MIT licence) and
rules/lexicons/dictionary.txt (lower-case words of Debian's wamerican, SCOWL's licence). Both are
committed: a build needs neither package.
"""

import importlib
import pathlib
import pkgutil
import subprocess
import unicodedata

import faker
import faker.providers.person as person_providers

LEXICONS = pathlib.Path(__file__).resolve().parents[3] / "rules" / "lexicons"
DICTIONARY = pathlib.Path("/usr/share/dict/american-english")

FAKER_NOTICE = """\
# Given names of many countries, for what `given-names.txt` does not know.
# Language: Latin, Cyrillic, Greek, Hebrew, Arabic, Armenian, Georgian and Indian scripts.
# Source: Faker {version} (https://pypi.org/project/Faker/), lists `first_names*` of its person
# providers, made by Sources/BuildTools/export-names/export.py. Faker's notice:
#   Copyright (c) 2012 Daniele Faraglia
#   Permission is hereby granted, free of charge, to any person obtaining a copy of this software
#   and associated documentation files (the "Software"), to deal in the Software without
#   restriction, including without limitation the rights to use, copy, modify, merge, publish,
#   distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
#   Software is furnished to do so, subject to the following conditions: The above copyright notice
#   and this permission notice shall be included in all copies or substantial portions of the
#   Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
#   INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE
#   AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
#   DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
#   OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

DICTIONARY_NOTICE = """\
# Words that begin with a small letter in a dictionary; capitalised they are headlines and buttons.
# Language: English.
# Source: Debian's wamerican {version}, the SCOWL word lists, without capitalised words,
# possessives, and most forms in -s, -ed and -ly, which are derived when a word is read; made by Sources/BuildTools/export-names/export.py. SCOWL's notice:
#   Copyright 2000-2019 by Kevin Atkinson
#   Permission to use, copy, modify, distribute and sell these word lists, the associated scripts,
#   the output created from the scripts, and its documentation for any purpose is hereby granted
#   without fee, provided that the above copyright notice appears in all copies and that both that
#   copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson
#   makes no representations about the suitability of this array for any purpose. It is provided
#   "as is" without express or implied warranty.
"""


def folded(word: str) -> str:
    """The word without case and Latin accents, roughly as TextFolding compares words."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    if not decomposed[:1].isascii():
        return unicodedata.normalize("NFC", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def listed(name: str) -> set[str]:
    """The folded entries of a list of ours."""
    lines = (LEXICONS / name).read_text(encoding="utf-8").splitlines()
    return {folded(line) for line in lines if line and not line.startswith("#")}


def dictionary_words() -> set[str]:
    words = DICTIONARY.read_text(encoding="utf-8").split()
    return {folded(w) for w in words if w.islower() and w.isalpha() and len(w) > 1}


def base_forms(words: set[str]) -> list[str]:
    """The words NameLexicon cannot derive from others, and those that are names as well."""
    names = listed("given-names.txt") | listed("family-names.txt")
    kept = words & names
    for word in sorted(words, key=len):
        ending = {"ed": 2, "ly": 2}.get(word[-2:], 1 if word.endswith("s") else 0)
        if not ending or len(word) <= 3 or word[:-ending] not in kept:
            kept.add(word)
    return sorted(kept)


def faker_given_names() -> set[str]:
    names: set[str] = set()
    for provider in pkgutil.iter_modules(person_providers.__path__):
        module = importlib.import_module(f"{person_providers.__name__}.{provider.name}")
        for attribute, value in vars(module.Provider).items():
            if attribute.startswith("first_name") and isinstance(value, (tuple, list, dict)):
                names.update(str(name) for name in value)
    return names


def is_caseless_east_asian(word: str) -> bool:
    return any("\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3"
               for c in word)


def main() -> None:
    words = dictionary_words()
    unwanted = set(words)
    for name in ("given-names.txt", "function-words.txt", "screen-words.txt", "places.txt",
                 "family-names.txt", "titles.txt", "name-particles.txt"):
        unwanted |= listed(name)
    given = sorted({
        folded(name) for name in faker_given_names()
        if len(name) > 2 and name.replace("'", "").isprintable() and " " not in name
        and "." not in name and "-" not in name and not is_caseless_east_asian(name)
        and folded(name) not in unwanted
    })
    wamerican = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "wamerican"],
                               capture_output=True, text=True, check=True).stdout
    outputs = {
        "given-names-faker.txt": FAKER_NOTICE.format(version=faker.VERSION) + "\n".join(given),
        "dictionary.txt": DICTIONARY_NOTICE.format(version=wamerican) + "\n".join(base_forms(words)),
    }
    for name, text in outputs.items():
        (LEXICONS / name).write_text(text + "\n", encoding="utf-8")


main()
