"""Which language a text is in, as far as its letters and its commonest words tell; nothing where they do not."""

import re
import unicodedata

NAMES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "japanese": "ja", "chinese": "zh", "korean": "ko", "russian": "ru",
    "greek": "el", "arabic": "ar", "hebrew": "he",
}  # fmt: skip
_COMMON = {
    "en": "the and is of to in that it with for was are this you not on my",
    "de": "der die das und ist nicht ich ein eine mit auf den zu von im wir auch",
    "fr": "le la les et est une un des du que je pas dans pour sur avec au",
    "es": "el la los las y es una un que de en no por con para del mi",
    "it": "il lo la gli e un una che di non per con sono del della mi",
    "pt": "o a os as e um uma que de não em por com para do da meu",
    "nl": "de het een en is van niet ik op met dat te voor zijn ook",
}
COMMON = {language: frozenset(words.split()) for language, words in _COMMON.items()}
SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar",
    "HEBREW": "he",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """A code as in BCP 47, or nothing where it cannot be told."""
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in text[:500] if letter > "\u036f"}
    for script, language in SCRIPTS.items():
        if script in scripts or any(name.startswith(f"{script}-") for name in scripts):
            return language
    words = [word.lower() for word in WORD.findall(text)]
    counts = {language: sum(word in common for word in words) for language, common in COMMON.items()}
    best = max(counts.values())
    likely = [language for language, count in counts.items() if count == best]
    return likely[0] if best >= 2 and len(likely) == 1 else ""
