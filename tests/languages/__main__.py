"""`python -m tests.languages`: brings every translation file up to the sources and compiles it.

With a language's code it begins a file for that language, too. Says what is left to translate.
"""

import sys

from tests.languages.catalogue import compile_to, languages, qm_file, read, refresh, ts_file


def main(new: list[str]) -> int:
    """0 where nothing is left to translate."""
    left = 0
    for language in sorted({*languages(), *new}):
        file = ts_file(language)
        refresh(language, file)
        compile_to(language, qm_file(language))
        missing = [text for text, found in read(file).items() if not found.is_complete]
        left += len(missing)
        print(f"{language}: {len(missing)} to translate")
        for text in sorted(missing):
            print(f"  {text.context}: {text.source!r}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
