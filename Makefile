# make demo    build the tool and scan the samples
# make test    build and run all tests
# make lint    check format and style
# make bench   measure speed and memory against xmllint on the same pages
# make growth  count the work of hostile pages: twice the page, at most 2.3 times the instructions
# make hostile scan the hostile pages at their full sizes: time, memory, no crash
# make fuzz    let libFuzzer look for bytes that fell a reader: 20 s each, or FUZZ_SECONDS
# make setup   install the Debian packages the build needs (the other targets do it themselves)

PACKAGES := libxml2-dev libvectorscan-dev libpcre2-dev libarchive-dev zlib1g-dev pkg-config
BENCH_PACKAGES := libxml2-utils time
HARNESS_PACKAGES := valgrind binutils
TOOL := .build/release/pageleaks
# One binary that needs no Swift on the machine it runs on, and starts faster.
# That no two accesses to a variable overlap is checked in debug builds, by all tests; the check at every
# access costs a twentieth of a scan.
RELEASE := -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked

.PHONY: demo test lint bench growth hostile fuzz setup setup-bench setup-harness build harness

demo: build
	@echo
	@echo "== Samples/intercepted-calls/page.html: what the page's source gives away =="
	@$(TOOL) scan Samples/intercepted-calls/page.html || [ $$? -eq 1 ]
	@echo
	@echo "== Samples/intercepted-calls/scrubbed.html: the same page, cleaned =="
	@$(TOOL) scan Samples/intercepted-calls/scrubbed.html

build: setup
	swift build $(RELEASE) --product pageleaks

test: setup
	swift build --build-tests
	swift test --skip-build

lint:
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

bench: setup-bench build
	@Tests/Benchmarks/bench.sh $(TOOL)

growth: harness
	@Tests/Hostile/growth.sh .build/release/hostile-pages

hostile: harness
	@Tests/Hostile/hostile.sh .build/release/hostile-pages

# Instrumented code is another build of everything, in a folder of its own.
fuzz: setup
	FUZZ=1 swift build -c release --product fuzz --scratch-path .build-fuzz
	@Tests/Fuzzing/fuzz.sh .build-fuzz/release/fuzz

harness: setup-harness
	GROWTH=1 swift build $(RELEASE) --product hostile-pages

setup:
	@Sources/BuildTools/install-packages.sh $(PACKAGES)

setup-bench: setup
	@Sources/BuildTools/install-packages.sh $(BENCH_PACKAGES)

setup-harness: setup
	@Sources/BuildTools/install-packages.sh $(HARNESS_PACKAGES)
