#!/usr/bin/env bash
# Pictures that lie, are broken, or cost more than they are worth: each is an error at its place, or a picture like any other.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
ulimit -t 120 # seconds of the processor, not of the clock: only what never ends is stopped

# make NAME PERL: a file made of the sound JPEG ($jpeg), whose frame begins at $frame and whose data ends at $end. seg(MARKER, BODY) is a
# segment, png(WIDTH, HEIGHT) a PNG with a thousand bytes of pixels.
make() {
  perl -MCompress::Zlib -0777 -e '
    sub seg { chr(0xff) . chr($_[0]) . pack("n", 2 + length $_[1]) . $_[1] }
    sub chunk { pack("N", length $_[1]) . $_[0] . $_[1] . pack("N", crc32($_[0] . $_[1])) }
    sub png { "\x89PNG\r\n\x1a\n" . chunk("IHDR", pack("NNC5", @_, 8, 2, 0, 0, 0)) . chunk("IDAT", compress("\0" x 1000)) . chunk("IEND", "") }
    open my $f, "<:raw", $ARGV[0]; my $jpeg = <$f>; my $frame = index $jpeg, "\xff\xc0"; my $end = rindex $jpeg, "\xff\xd9";
    sub with { my ($at, $bytes) = @_; my $new = $jpeg; substr($new, $frame + $at, length $bytes) = $bytes; $new }
    sub behind_start { "\xff\xd8" . $_[0] . substr($jpeg, 2) }
    binmode STDOUT; print eval $ARGV[1]; die $@ if $@' "$root/tests/hostile/sound.jpg" "$2" >"$1"
}

refused() { # WORDS CODE NAME PERL
  rm -f map.svg map.pdf map.png
  make "$3" "$4" && printf 'title: A\nphases: [{title: P, image: %s}]\n' "$3" >map.yaml || return 1
  for format in svg pdf png; do
    gives_saying 1 "^map.yaml:2:28: error: .*$1.* \\[$2 " "$CJM" render --diagnostics short map.yaml -o "map.$format" && absent "map.$format" || return 1
  done
}

drawn() { # NAME PERL
  make "$1" "$2" && printf 'title: A\nphases: [{title: P, image: %s}]\n' "$1" >map.yaml &&
    for format in svg pdf png; do gives 0 "$CJM" render -q map.yaml -o "map.$format" || return 1; done
}

check "the picture as it is" drawn sound.jpg '$jpeg'
check "a PNG of 60 000 × 60 000 pixels in a kilobyte" refused '60000 × 60000 pixels' E404 huge.png 'png(60000, 60000)'
check "a PNG of the largest numbers" refused '2147483647 × 2147483647 pixels' E404 most.png 'png(2147483647, 2147483647)'
check "a JPEG of 60 000 × 60 000 pixels" refused '60000 × 60000 pixels' E404 huge.jpg 'with(5, pack("nn", 60000, 60000))'
check "a JPEG that is a little larger than its data" refused 'premature end' E403 large.jpg 'with(5, pack("nn", 2000, 2000))'
check "one without lines" refused 'not a whole' E403 none.jpg 'with(5, "\0\0")'
check "one whose lines are counted behind the data (DNL)" refused 'not a whole' E403 dnl.jpg \
  'my $j = with(5, "\0\0"); substr($j, 0, $end) . seg(0xdc, pack("n", 16)) . "\xff\xd9"'
check "one with lines counted there as well" drawn dnl2.jpg 'substr($jpeg, 0, $end) . seg(0xdc, pack("n", 60000)) . "\xff\xd9"'
check "one that is cut" refused 'not a whole' E403 cut.jpg 'substr $jpeg, 0, $end - 20'
check "one whose data is cut" refused 'premature end' E403 short.jpg 'substr($jpeg, 0, $end - 60) . "\xff\xd9"'
check "two frames" refused 'not a whole' E403 twice.jpg 'behind_start(substr $jpeg, $frame, 19)'
check "a coding that nobody has" refused 'unsupported' E403 lossless.jpg 'with(1, "\xc3")'
check "sampling by nothing" refused 'sampling' E403 sampling.jpg 'with(11, "\0")'
check "a Huffman table of too many codes" refused 'Huffman' E403 codes.jpg 'behind_start(seg(0xc4, "\0" . "\xff" x 16 . "\0" x 4080))'
check "6 MB of application data" drawn app.jpg 'behind_start(seg(0xe5, "x" x 65000) x 100)'
check "two million empty comments" drawn comments.jpg 'behind_start(seg(0xfe, "") x 2000000)'
check "9 MB of fill bytes" drawn fill.jpg 'behind_start("\xff" x 9000000)'
check "Exif whose directory is beyond its end" drawn exif.jpg 'behind_start(seg(0xe1, "Exif\0\0II*\0" . pack("V", 0xfffffff0)))'
check "Exif of 65 535 entries, a hundred times" drawn entries.jpg \
  'behind_start(seg(0xe1, "Exif\0\0II*\0" . pack("Vv", 8, 65535) . pack("vvVV", 1, 3, 1, 0) x 4000) x 100)'
check "200 progressive scans" refused 'too many scans' E403 scans.jpg \
  'open my $f, "<:raw", $ARGV[0] =~ s/sound/progressive/r; my $p = <$f>; my $last = rindex $p, "\xff\xda"; my $scan = substr $p, $last, -2;
   substr($p, 0, $last) . $scan x 200 . "\xff\xd9"'
finish
