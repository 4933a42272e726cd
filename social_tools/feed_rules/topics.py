"""Topics, as data: a topic is nothing but these words. A rule about one says so."""

_TOPICS = {
    "animals": "animal cat dog fox bird owl horse rabbit fish whale bear hedgehog pet kitten puppy",
    "birds": "bird owl heron robin sparrow crow swan goose duck gull feather",
    "books": "book novel poem poetry library reading author chapter story",
    "cats": "cat kitten kitty tomcat",
    "dogs": "dog puppy hound terrier",
    "drawing": "drawing sketch ink pencil doodle line illustration",
    "film": "film movie cinema series episode trailer director",
    "food": "food recipe soup bread cake baking cooking dinner lunch breakfast bakery",
    "football": "football soccer goal match league goalkeeper",
    "games": "game gaming boardgame chess console",
    "garden": "garden gardening allotment seedling tomato compost flower",
    "music": "music song album concert choir band guitar piano violin melody",
    "nature": "nature forest mountain river lake sea meadow tree sunset sunrise",
    "news": "news headline newspaper election parliament",
    "painting": "painting watercolour watercolor oil acrylic gouache canvas brush",
    "photography": "photo photography photograph camera lens",
    "politics": "politics election parliament minister president vote party government",
    "programming": "code coding programming software python javascript bug compiler",
    "science": "science physics chemistry biology experiment telescope astronomy",
    "sport": "sport football tennis running cycling swimming match marathon training",
    "travel": "travel trip journey train holiday airport museum",
    "watercolour": "watercolour watercolor aquarelle gouache",
    "weather": "weather rain snow frost storm wind fog sunshine",
}
TOPICS = {topic: tuple(words.split()) for topic, words in _TOPICS.items()}
NAMES = {
    "watercolor": "watercolour", "aquarelle": "watercolour", "soccer": "football", "movie": "film", "cinema": "film",
    "gardening": "garden", "cat": "cats", "dog": "dogs", "bird": "birds", "animal": "animals", "book": "books",
    "sketches": "drawing", "coding": "programming", "photo": "photography", "sports": "sport", "cooking": "food",
}  # fmt: skip
"""Other words for them."""
