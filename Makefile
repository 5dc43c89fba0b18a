# make            the library and the program, in build/
# make SAN=1      the same under the address and undefined-behaviour sanitizers, in build/san/
# make demo       a finished map in build/demo/ (installs what is missing)
# make check      all tests (installs what is missing); CORPORA=folder: also public collections of hard files, see docs/security.md
# make docs       the generated parts of the documents, from the tables
# make golden     the scene dumps and messages that tests compare with
# make gallery    the pictures in docs/img/
# make torture    what takes too long for make check: both engines on all examples and themes, SVG in other programs, axe-core (AXE=…/axe.min.js), all examples on all
#                 sizes of paper, sessions with clients of npm, mutants, analyzers, and a search for small journeys that take long
#                 or much memory; TIME=600 SEED=1 KEEP=folder
# make mutants    whether tests notice broken safeguards: each mutant of tests/mutants/table has to fail its test; MUTANTS=pattern
# make analyze    what gcc -fanalyzer, cppcheck and clang-tidy find in src/ (installs what is missing); FILES="src/run/pool.c" QUICK=1 (without clang's analyzer)
# make fuzz       libFuzzer on all of tests/fuzz/, with sanitizers, in build/fuzz/ (installs what is missing); TIME=60 (seconds a target), TARGET="fmt join"
# make coverage   lines and branches of src/ that the tests reach, by gcov, in build/coverage/; TESTS="…" runs only these
# make bench      how fast it is, against the floor of pango and cairo and against graphviz
# make install    PREFIX=/usr/local, DESTDIR=; make uninstall takes it away again
# make dist       what is committed, as build/cjm-VERSION.tar.gz
# make deb        Debian's packages of that, in build/deb/ (installs what is missing)
# make check-deb  tests of these packages, against the program as it is built here
#
# V=1 shows the commands in full. WERROR=1 makes warnings errors. A fresh system has neither compiler nor pkg-config, so nothing here runs them before it is known that they are there.

VERSION  := 0.1.0
SOVERSION := 0
PREFIX   ?= /usr/local
LIBDIR   ?= $(PREFIX)/lib
MANDIR   ?= $(PREFIX)/share/man
BASHDIR  ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR   ?= $(PREFIX)/share/zsh/site-functions
FISHDIR  ?= $(PREFIX)/share/fish/vendor_completions.d
DESTDIR  ?=

CFLAGS   ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wundef \
            -Wpointer-arith -Wwrite-strings -Wdate-time $(if $(WERROR),-Werror)
PACKAGES := pangocairo pangoft2 cairo fontconfig freetype2 harfbuzz fribidi libpng libjpeg libqrencode libdeflate zlib pixman-1 yaml-0.1 gio-2.0

# Without libxlsxwriter, and without libzip and expat: WITH_XLSX= WITH_ZIP=. They are used where they are installed.
WITH_XLSX ?= yes
WITH_ZIP ?= yes

# libhyphen is optional, and has no file for pkg-config. HYPHEN= builds without it.
HYPHEN   ?= $(if $(wildcard $(addsuffix /hyphen.h,/usr/include /usr/local/include)),yes)

ifdef FUZZ
B        := build/fuzz
SANFLAGS := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
DRIVER   := mutator
FUZZER   := -fsanitize=fuzzer
else ifdef COVERAGE
B        := build/coverage
SANFLAGS := --coverage -Wl,--wrap=_exit -Wl,--wrap=kill
else ifdef SAN
B        := build/san
SANFLAGS := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
else
B        := build
SANFLAGS :=
# What Debian's packages are hardened with, in every build; tests/hardening.t looks whether it is there. Without optimization there is nothing to fortify.
FORTIFY   = $(if $(filter -O0,$(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
HARD_CC  := -fstack-protector-strong -fstack-clash-protection
HARD_LD  := -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
HARD_EXE := -pie
endif
DRIVER   ?= replay

# Asked once, at first use.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PACKAGES)) $$(if $(WITH_XLSX),$$(if $$(shell pkg-config --exists xlsxwriter && echo y),-DCJM_WITH_XLSX)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PACKAGES)))$(PKG_LIBS)

CJM_CFLAGS = -std=c17 -fPIC -fvisibility=hidden -pthread $(WARNINGS) $(SANFLAGS) $(HARD_CC) $(CFLAGS)
CJM_LDFLAGS = $(SANFLAGS) $(HARD_LD) $(LDFLAGS)
CJM_CPPFLAGS = -Isrc -Iinclude -D_DEFAULT_SOURCE -DCJM_VERSION='"$(VERSION)"' $(if $(HYPHEN),-DCJM_WITH_HYPHEN) $(CPPFLAGS) $(FORTIFY)

# Optional: what reads and writes packages of office formats. libzip is loaded when it is needed, by the name that it is linked by.
ZIP_PACKAGES = $(eval ZIP_PACKAGES := $$(if $(WITH_ZIP),$$(shell pkg-config --exists libzip expat && echo libzip expat)))$(ZIP_PACKAGES)
ZIP_NAME = $(shell objdump -p $$(pkg-config --variable=libdir libzip)/libzip.so | sed -n 's/^ *SONAME *//p')
ZIP_CFLAGS = $(if $(ZIP_PACKAGES),-DCJM_WITH_ZIP='"$(ZIP_NAME)"' $(shell pkg-config --cflags $(ZIP_PACKAGES)))
ZIP_LIBS = $(if $(ZIP_PACKAGES),-lexpat)

CJM_LIBS = $(PKG_LIBS) $(if $(HYPHEN),-lhyphen) $(ZIP_LIBS) -lm

# The program is two: start.c runs the commands that draw nothing, and starts main.c, which has all, for the others.
PROG_SRC := $(sort $(wildcard src/main.c src/cli/*.c src/run/*.c src/lsp/*.c src/mcp/*.c))
LIB_SRC  := $(sort $(filter-out $(PROG_SRC),$(wildcard src/*/*.c src/*/*/*.c)))
TEST_SRC := $(sort $(wildcard tests/unit/test-*.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(B)/obj/%.o) $(B)/obj/cjm_embedded_languages.o $(B)/obj/cjm_embedded_lexicons.o \
            $(B)/obj/cjm_embedded_messages.o $(B)/obj/cjm_embedded_schemas.o $(B)/obj/cjm_embedded_page.o \
            $(B)/obj/cjm_embedded_labels.o
PROG_OBJ := $(PROG_SRC:%.c=$(B)/obj/%.o) $(B)/obj/cjm_embedded_templates.o
LANGUAGES := $(sort $(wildcard src/lang/data/*.lang))
MESSAGES := $(sort $(wildcard src/lang/data/*.messages))
LEXICONS := $(sort $(wildcard src/journey/data/*.lexicon))
LABELS   := $(sort $(wildcard src/import/data/*.ini))
SCHEMAS  := $(sort $(wildcard src/publish/data/*.json src/listing/data/*.json))
PAGE     := $(patsubst src/export/html/data/%,$(B)/page/%,$(sort $(wildcard src/export/html/data/*)))
TEMPLATES := $(sort $(wildcard src/cli/templates/*))
TEST_BIN := $(TEST_SRC:tests/unit/%.c=$(B)/tests/%)
BENCH_BIN := $(patsubst tests/bench/%.c,$(B)/bench/%,$(sort $(wildcard tests/bench/*.c)))
TOOL_BIN := $(patsubst tests/tools/%.c,$(B)/tools/%,$(sort $(wildcard tests/tools/*.c)))
FUZZ_TARGETS := $(filter-out mutator replay,$(basename $(notdir $(sort $(wildcard tests/fuzz/*.c)))))
FUZZ_BIN := $(FUZZ_TARGETS:%=$(B)/targets/%)
DOCS_SRC := $(sort $(wildcard tests/tools/docs/*.c))
DOCS_OBJ := $(DOCS_SRC:%.c=$(B)/obj/%.o)
MAN      := $(sort $(wildcard docs/man/*))
PROGRAM  := $(B)/cjm

ifndef V
say = @echo "  $(1)	$@";
endif

.PHONY: analyze fuzz-targets all tests demo check docs bench golden gallery torture fuzz coverage mutants install uninstall dist deb check-deb clean
.DELETE_ON_ERROR:

all: $(B)/libcjm.a $(B)/libcjm.so $(PROGRAM)

tests: $(TEST_BIN) $(TOOL_BIN) $(BENCH_BIN) $(FUZZ_BIN) $(B)/tools/docs

$(B)/obj/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(CJM_CPPFLAGS) $(PKG_CFLAGS) $(CJM_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/obj/src/import/xlsx.o $(B)/obj/src/export/pptx/package.o $(B)/obj/src/base/zip-library.o: CJM_CPPFLAGS += $(ZIP_CFLAGS)

# Text files that are compiled in, byte by byte: a string of C may not be as long. $(1) is the table, $(2) the files.
define embed
$(B)/$(1).c: $(2) Makefile
	@mkdir -p $$(@D)
	$$(call say,EMBED){ echo '#include "base/embedded.h"'; n=0; \
	  for file in $(2); do n=$$$$((n + 1)); \
	    echo "static const unsigned char file_$$$$n[] = {"; od -An -v -tx1 $$$$file | sed 's/ \(..\)/0x\1,/g'; echo "0};"; \
	  done; n=0; \
	  echo 'const CjmEmbedded $(1)[] = {'; \
	  for file in $(2); do n=$$$$((n + 1)); echo "{\"$$$$(basename $$$$file)\", (const char *)file_$$$$n},"; done; \
	  echo '{0}};'; } >$$@

$(B)/obj/$(1).o: $(B)/$(1).c
	@mkdir -p $$(@D)
	$$(call say,CC)$$(CC) $$(CJM_CPPFLAGS) $$(PKG_CFLAGS) $$(CJM_CFLAGS) -MMD -MP -c -o $$@ $$<
endef

$(eval $(call embed,cjm_embedded_languages,$(LANGUAGES)))
$(eval $(call embed,cjm_embedded_messages,$(MESSAGES)))
$(eval $(call embed,cjm_embedded_schemas,$(SCHEMAS)))
$(eval $(call embed,cjm_embedded_labels,$(LABELS)))
$(eval $(call embed,cjm_embedded_lexicons,$(LEXICONS)))
# Without indents and comments on lines of their own: every page carries them.
$(B)/page/%: src/export/html/data/%
	@mkdir -p $(@D)
	@sed -e 's/^ *//' -e '/^\/\*.*\*\/$$/d' -e '/^$$/d' $< >$@

$(eval $(call embed,cjm_embedded_page,$(PAGE)))
$(eval $(call embed,cjm_embedded_templates,$(TEMPLATES)))

ifdef COVERAGE
LIB_OBJ += $(B)/obj/tests/coverage/exit.o
endif

$(B)/libcjm.a: $(LIB_OBJ)
	@rm -f $@
	$(call say,AR)$(AR) rcsD $@ $^

$(B)/libcjm.so.$(SOVERSION): $(LIB_OBJ)
	$(call say,LINK)$(CC) -shared -Wl,-soname,$(@F) $(CJM_LDFLAGS) -o $@ $^ $(CJM_LIBS)

$(B)/libcjm.so: $(B)/libcjm.so.$(SOVERSION)
	$(call say,LINK)ln -sf $(<F) $@

$(B)/draw/cjm: $(PROG_OBJ) $(B)/libcjm.a
	$(if $(ZIP_PACKAGES),,@echo "  note: without libzip and expat (Debian: libzip-dev, libexpat1-dev), workbooks cannot be imported, and presentations not be written")
	$(if $(HYPHEN),,@echo "  note: without hyphen.h (Debian: libhyphen-dev), long words are hyphenated without patterns of their language")
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(CJM_LDFLAGS) $(HARD_EXE) -pthread -o $@ $(PROG_OBJ) $(B)/libcjm.a $(CJM_LIBS)

# An archive, of which the linker takes what the commands of start.c need.
$(B)/commands.a: $(filter-out %/src/main.o,$(PROG_OBJ))
	@rm -f $@
	$(call say,AR)$(AR) rcsD $@ $^

$(B)/cjm: $(B)/obj/src/start.o $(B)/commands.a $(B)/libcjm.a $(B)/draw/cjm
	$(call say,LINK)$(CC) $(CJM_LDFLAGS) $(HARD_EXE) -pthread -o $@ $(filter-out %/draw/cjm,$^) -Wl,--as-needed $(CJM_LIBS)

$(B)/obj/tests/unit/%.o: CJM_CPPFLAGS += -DCJM_SRCDIR='"$(CURDIR)"'

# A change of the library links these programs again, and compiles none of them.
define program
$(B)/$(1)/%: $(B)/obj/$(2)/%.o $(B)/libcjm.a
	@mkdir -p $$(@D)
	$$(call say,LINK)$$(CC) $$(CJM_LDFLAGS) $$(HARD_EXE) -pthread -o $$@ $$^ $$(CJM_LIBS)
endef

$(eval $(call program,tests,tests/unit))
$(eval $(call program,bench,tests/bench))
$(eval $(call program,tools,tests/tools))

# Of the program, the archive has what the language server needs.
$(B)/targets/%: $(B)/obj/tests/fuzz/%.o $(B)/obj/tests/fuzz/$(DRIVER).o $(B)/commands.a $(B)/libcjm.a
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(CJM_LDFLAGS) $(HARD_EXE) $(FUZZER) -pthread -o $@ $^ $(CJM_LIBS)

# The documents tell of the commands too.
$(B)/tools/docs: $(DOCS_OBJ) $(filter-out %/main.o,$(PROG_OBJ)) $(B)/libcjm.a
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(CJM_LDFLAGS) $(HARD_EXE) -pthread -o $@ $^ $(CJM_LIBS)

demo:
	@tests/tools/need build
	@$(MAKE) --no-print-directory all
	@tests/tools/demo $(B)

# They begin first, so that none of them is left alone at the end.
LONG_TESTS = tests/growth.t tests/analyze.t
check:
	@tests/tools/need build check
	@$(MAKE) --no-print-directory all tests
	@tests/tools/run-tests $(B) $(LONG_TESTS) $(TEST_BIN) $(filter-out $(LONG_TESTS),$(sort $(wildcard tests/*.t tests/*/*.t)))

docs: $(B)/tools/docs
	tests/docs/renew $<

bench:
	@tests/tools/need build bench
	@$(MAKE) --no-print-directory all tests
	@tests/bench/run $(B)
	@rm -f $(B)/bench/growth.md
	@GROWTH=$(CURDIR)/$(B)/bench/growth.md CJM=$(CURDIR)/$(PROGRAM) tests/growth.t >/dev/null
	@printf '| what there are twice as many of | times the instructions |\n|---|--:|\n'; cat $(B)/bench/growth.md

torture: $(PROGRAM) tests
	CJM_THOROUGH=1 CJM=$(CURDIR)/$(PROGRAM) prove --exec '' tests/export/cairo.t tests/export/chromium.t
	CJM_THOROUGH=1 CJM=$(CURDIR)/$(PROGRAM) tests/export/renderers.t
	AXE=$(abspath $(AXE)) CJM=$(CURDIR)/$(PROGRAM) tests/export/axe.t
	CJM_THOROUGH=1 $(B)/tests/test-pages
	CJM=$(CURDIR)/$(PROGRAM) prove --exec '' $(sort $(wildcard tests/*/*.slow))
	tests/tools/mutants
	@tests/tools/need analyze
	tests/tools/analyze
	tests/tools/torture --seconds $(or $(TIME),600) --seed $(or $(SEED),1) $(if $(KEEP),--keep $(KEEP)) $(PROGRAM)

fuzz-targets: $(FUZZ_BIN)

fuzz:
	@tests/tools/need build fuzz
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory FUZZ=1 CC=clang CFLAGS='-O1 -g' fuzz-targets
	@tests/fuzz/seeds $(PROGRAM) build/fuzz/seeds
	@tests/fuzz/run build/fuzz $(or $(TIME),60) $(or $(TARGET),$(FUZZ_TARGETS))

# Without confinement, in which no process could write what it has reached, and without the tests of speed, of packages and of the source.
COVERAGE_TESTS = $(or $(TESTS),$(TEST_BIN:build/%=build/coverage/%) $(filter-out tests/growth.t tests/torture.t tests/dist.t tests/install.t tests/analyze.t tests/bench/bench.t,$(sort $(wildcard tests/*.t tests/*/*.t))))
coverage:
	@tests/tools/need build check
	@$(MAKE) --no-print-directory COVERAGE=1 CFLAGS='-O0 -g' all tests
	@find build/coverage -name '*.gcda' -delete
	-@CJM_UNCONFINED=1 tests/tools/run-tests build/coverage $(COVERAGE_TESTS)
	@tests/coverage/report build/coverage

mutants: all
	tests/tools/mutants $(MUTANTS)

analyze:
	@tests/tools/need build analyze
	tests/tools/analyze $(if $(QUICK),--gcc --cppcheck --bugprone) $(FILES)

golden: $(B)/tools/inspect $(B)/tools/example $(B)/cjm
	tests/golden/renew $< $(B)/cjm

gallery: $(B)/cjm
	tests/docs/gallery $<

# docs/man/cjm.1 → …/man1/cjm.1
man_path = $(DESTDIR)$(MANDIR)/man$(patsubst .%,%,$(suffix $(1)))/$(notdir $(1))

# The pages of the library can be found by each function: its name is a link to the page.
MAN_3 = $(filter %.3,$(MAN))
MAN_DIR_3 = $(DESTDIR)$(MANDIR)/man3
man_names = $$(sed -n 's/^\.Nm \(cjm_[a-z_]*\).*/\1/p' $(1))

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(PREFIX)/include/cjm
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/cjm
	install -d $(DESTDIR)$(PREFIX)/libexec/cjm
	install -m 755 $(B)/draw/cjm $(DESTDIR)$(PREFIX)/libexec/cjm/cjm
	install -m 644 $(B)/libcjm.a $(DESTDIR)$(LIBDIR)/libcjm.a
	install -m 755 $(B)/libcjm.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libcjm.so.$(SOVERSION)
	ln -sf libcjm.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libcjm.so
	$(if $(wildcard include/cjm/*.h),install -m 644 $(wildcard include/cjm/*.h) $(DESTDIR)$(PREFIX)/include/cjm)
	install -d $(foreach section,1 3 5,$(DESTDIR)$(MANDIR)/man$(section))
	$(foreach page,$(MAN),install -m 644 $(page) $(call man_path,$(page)) &&) true
	$(foreach page,$(MAN_3),for name in $(call man_names,$(page)); do ln -sf $(notdir $(page)) $(MAN_DIR_3)/$$name.3; done;) true
	install -d $(DESTDIR)$(BASHDIR) $(DESTDIR)$(ZSHDIR) $(DESTDIR)$(FISHDIR)
	$(PROGRAM) completions bash >$(DESTDIR)$(BASHDIR)/cjm
	$(PROGRAM) completions zsh >$(DESTDIR)$(ZSHDIR)/_cjm
	$(PROGRAM) completions fish >$(DESTDIR)$(FISHDIR)/cjm.fish
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@PACKAGES@|$(PACKAGES) $(filter-out libzip,$(ZIP_PACKAGES))|' -e 's|@HYPHEN@|$(if $(HYPHEN),-lhyphen)|' \
	    src/api/cjm.pc.in >$(DESTDIR)$(LIBDIR)/pkgconfig/cjm.pc

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/cjm $(DESTDIR)$(LIBDIR)/libcjm.a $(DESTDIR)$(LIBDIR)/libcjm.so \
	      $(DESTDIR)$(LIBDIR)/libcjm.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/pkgconfig/cjm.pc
	rm -f $(DESTDIR)$(BASHDIR)/cjm $(DESTDIR)$(ZSHDIR)/_cjm $(DESTDIR)$(FISHDIR)/cjm.fish
	rm -f $(foreach page,$(MAN),$(call man_path,$(page)))
	$(foreach page,$(MAN_3),for name in $(call man_names,$(page)); do rm -f $(MAN_DIR_3)/$$name.3; done;) true
	rm -rf $(DESTDIR)$(PREFIX)/include/cjm $(DESTDIR)$(PREFIX)/libexec/cjm

dist:
	@mkdir -p build
	git archive --prefix=cjm-$(VERSION)/ -o build/cjm-$(VERSION).tar.gz HEAD

deb:
	@tests/tools/need build deb
	@$(MAKE) --no-print-directory dist
	@tests/tools/deb build/cjm-$(VERSION).tar.gz

check-deb: deb
	@$(MAKE) --no-print-directory all
	@tests/tools/run-tests build tests/deb.slow

clean:
	rm -rf build

.SECONDARY:

-include $(LIB_OBJ:.o=.d) $(PROG_OBJ:.o=.d) $(B)/obj/src/start.d $(DOCS_OBJ:.o=.d) $(patsubst tests/%.c,$(B)/obj/tests/%.d,$(wildcard tests/*/*.c))
