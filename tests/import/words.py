"""words.py CJM FILE…: each word of a file is in a journey that is imported from it, or in a line that the report names; of what it leaves aside, in
the lines below it, too, up to an empty one. Prints the words that are in neither."""
import glob
import os
import re
import subprocess
import sys
import tempfile

# Names of columns and sections, of keys and of comments over several lines: what they say is where the rest stands.
STRUCTURE = set("""stage key takeaways dimension detail name titel references stages next steps schritt thought opportunity channel amp acctitle accdescr tbd
    第一步 第二步 第三步""".split())


def lost(cjm, file):
    with tempfile.TemporaryDirectory() as folder:
        report = subprocess.run([cjm, "import", "--diagnostics", "short", file, "-o", folder + "/"], capture_output=True, text=True, check=False).stderr
        said = report.casefold() + "".join(open(path, encoding="utf-8").read().casefold() for path in glob.glob(folder + "/*"))
    lines = {int(number) for number in re.findall(r":(\d+):\d+: ", report)}
    left = {int(number) for number in re.findall(r":(\d+):\d+: .* left aside", report)}
    with open(file, encoding="utf-8") as source:
        for number, line in enumerate(source, 1):
            if number - 1 in left and line.strip():
                left.add(number)
                lines.add(number)
            for word in re.findall(r"[^\W\d_]{3,}", line):
                if word.casefold() not in said and word.casefold() not in STRUCTURE and number not in lines:
                    yield f"{os.path.basename(file)}:{number}: {word}"


found = [text for file in sys.argv[2:] for text in lost(sys.argv[1], file)]
print("\n".join(found))
sys.exit(bool(found))
