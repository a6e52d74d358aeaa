"""How much of what a reader sees is read, and how much else."""
import collections
import re
import unicodedata

# Scripts without blanks: each character is a word.
APART = re.compile(r"([\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])")


def words(text):
    """The words of a text, with the signs that stand with them."""
    return APART.sub(r" \1 ", unicodedata.normalize("NFC", text)).split()


def f1(found, expected):
    """The F1 of two lists, in which each thing counts as often as it is there."""
    same = sum((collections.Counter(found) & collections.Counter(expected)).values())
    return 2 * same / (len(found) + len(expected)) if found or expected else 1.0


def pairs(of):
    """Neighbouring words."""
    return list(zip(of, of[1:]))


def scores(found, expected):
    """The F1 of the words, and of neighbouring ones."""
    found, expected = words(found), words(expected)
    return f1(found, expected), f1(pairs(found), pairs(expected))
