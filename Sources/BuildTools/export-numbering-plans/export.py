#!/usr/bin/env python3
"""Writes Sources/LeakRules/Embedded/numbering-plans.tsv from libphonenumber's metadata.

Refresh:  pip install --upgrade phonenumbers && python3 Sources/BuildTools/export-numbering-plans/export.py
Oracle:   the same command with `golden` writes Samples/numbers/phone-oracle.tsv, what the
          package itself makes of generated numbers; `golden 400` prints 400 numbers a region instead.

One row a region, regions of a country calling code together, the main one first. Columns:
region, calling code, leading digits, national prefix, its replacement, international prefix, whole-number
pattern, lengths, local-only lengths, ten patterns by kind of number, groupings, alternate groupings
(`leading digits/groups`, separated by spaces), densities (`length=share`: of random digit strings of that
length, how many in ten thousand are valid numbers when written in this region).
"""

import pathlib
import random
import sys

import phonenumbers
from phonenumbers import PhoneMetadata
from phonenumbers.data import _ALT_NUMBER_FORMATS, _COUNTRY_CODE_TO_REGION_CODE

PACKAGE = pathlib.Path(__file__).resolve().parents[3]
PLANS = PACKAGE / "Sources/LeakRules/Embedded/numbering-plans.tsv"
ORACLE = PACKAGE / "Samples/numbers/phone-oracle.tsv"
KINDS = ["fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager",
         "uan", "voicemail"]
LENGTHS = range(7, 16)
HEADER = f"""\
# Telephone numbering plans of the world, one row a region; columns: see the exporter.
# Source: libphonenumber's metadata as packaged in `phonenumbers` {phonenumbers.__version__} (PyPI), Apache License 2.0;
# notice in numbering-plans.NOTICE. Made by Sources/BuildTools/export-numbering-plans/export.py, which says how to refresh.
"""


def metadata(code, region):
    if region == "001":
        return PhoneMetadata.metadata_for_nongeo_region(code)
    return PhoneMetadata.metadata_for_region(region)


def pattern(description):
    return (description.national_number_pattern or "") if description else ""


def lengths(values):
    return ",".join(str(value) for value in values if value > 0)


def groupings(formats, which):
    """The groups numbers are written in; `which` leading-digits pattern decides whether a format applies."""
    entries = []
    for entry in formats:
        leading = entry.leading_digits_pattern[which] if entry.leading_digits_pattern else ""
        assert not set(" /") & set(leading + entry.pattern), entry
        if entry.format != "NA":
            entries.append(f"{leading}/{entry.pattern}")
    return " ".join(entries)


def share_of_valid(region, length, count, source):
    valid = 0
    for _ in range(count):
        text = "".join(source.choices("0123456789", k=length))
        try:
            valid += phonenumbers.is_valid_number(phonenumbers.parse(text, region))
        except phonenumbers.NumberParseException:
            pass
    return valid / count


def densities(region):
    """Shares per ten thousand, sampled; what lies near the one per cent that matters is sampled more."""
    if region == "001":
        return ""
    source = random.Random(region)
    shares = []
    for length in LENGTHS:
        share = share_of_valid(region, length, 1_000, source)
        if 0.002 < share < 0.03:
            share = share_of_valid(region, length, 20_000, source)
        shares.append(f"{length}={round(share * 10_000)}")
    return ",".join(shares)


def rows():
    for code, regions in sorted(_COUNTRY_CODE_TO_REGION_CODE.items()):
        for region in regions:
            plan = metadata(code, region)
            if plan is None:
                continue
            general = plan.general_desc
            main = region == regions[0]
            formats = [f for f in plan.intl_number_format if f.format != "NA"] or plan.number_format
            yield [region, str(code), plan.leading_digits or "", plan.national_prefix_for_parsing or "",
                   plan.national_prefix_transform_rule or "", plan.international_prefix or "", pattern(general),
                   lengths(general.possible_length), lengths(general.possible_length_local_only),
                   *(pattern(getattr(plan, kind)) for kind in KINDS),
                   groupings(formats, -1) if main else "",
                   groupings(_ALT_NUMBER_FORMATS.get(code, []), 0) if main else "", densities(region)]


def generated_number(region, source):
    """A random number near an example of the region's: valid about as often as not."""
    kind = source.choice([phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE])
    number = phonenumbers.example_number_for_type(region, kind) or phonenumbers.example_number(region)
    digits = list(phonenumbers.national_significant_number(number))
    first = source.choice([0, 1, 2, 3])
    digits[first:] = [source.choice("0123456789") for _ in digits[first:]]
    if source.random() < 0.1:
        digits.append(source.choice("0123456789"))
    elif source.random() < 0.1:
        digits.pop()
    return number.country_code, "".join(digits)


def spellings(region, source):
    code, national = generated_number(region, source)
    plan = PhoneMetadata.metadata_for_region(region)
    prefix = plan.national_prefix or ""
    return [f"+{code}{national}", f"+{code} ({prefix}) {national}", f"{prefix}{national}", national,
            f"00{code}{national}", f"{code}{national}", f"011 {code} {national[:3]} {national[3:]}",
            f"8~10 {code} {national}", "".join(source.choices("0123456789", k=source.randrange(7, 16)))]


def oracle(region, text):
    """region, text, state, E.164, kind of number, region of the number."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return [region, text, "none", "", "", ""]
    national = phonenumbers.national_significant_number(number)
    if phonenumbers.is_valid_number(number):
        kind = phonenumbers.PhoneNumberType.to_string(phonenumbers.number_type(number))
        return [region, text, "valid", f"+{number.country_code}{national}", kind,
                phonenumbers.region_code_for_number(number)]
    reason = phonenumbers.is_possible_number_with_reason(number)
    possible = reason == phonenumbers.ValidationResult.IS_POSSIBLE
    return [region, text, "possible" if possible else "none", f"+{number.country_code}{national}", "", ""]


def golden(per_region, regions):
    source = random.Random(20220928)
    for region in regions:
        texts = []
        while len(texts) < per_region:
            texts += spellings(region, source)
        for text in texts[:per_region]:
            yield oracle(region, text)


def write(path, header, table):
    body = "".join("\t".join(row) + "\n" for row in table)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(header + body, encoding="utf-8")
    print(f"{path.relative_to(PACKAGE)}: {body.count(chr(10))} rows, {len(body)} bytes")


def main(arguments):
    regions = sorted(phonenumbers.SUPPORTED_REGIONS)
    if arguments == ["golden"]:
        header = "# Generated numbers as `phonenumbers` reads them; made by export.py golden.\n"
        header += "# region, text, state, E.164, kind, region of the number\n"
        write(ORACLE, header, golden(13, regions))
    elif arguments[:1] == ["golden"]:
        for row in golden(int(arguments[1]), regions):
            print("\t".join(row))
    else:
        write(PLANS, HEADER, rows())


main(sys.argv[1:])
