"""Saying in a sentence what is in the picture."""

from social_tools.painter_local.describing import described
from social_tools.painter_local.naming import a, listed
from social_tools.painter_local.scene import NO_WEATHER, Scene, Subject
from social_tools.painter_local.vocabulary import nouns

WHERE = {
    "forest": "in a forest", "jungle": "in a jungle", "meadow": "in a meadow", "garden": "in a garden full of flowers",
    "snowfield": "in a snowy field", "mountains": "among mountains", "desert": "in a desert", "beach": "on a beach",
    "sea": "at sea", "lake": "by a lake", "underwater": "under the sea", "city": "on a city street",
    "room": "in a room with a bookshelf and a window",
    "table": "on a table", "sky": "high above the clouds", "starry sky": "under a starry sky", "space": "in space",
    "moonscape": "on the surface of a moon", "birch forest": "in a birch forest",
    "mushroom wood": "in a wood of giant mushrooms", "candy land": "in a land of sweets", "village": "in a village",
    "farm": "on a farm with a red barn", "park": "in a park", "hill": "on a hill", "river": "by a river",
    "bridge": "by a river with a stone bridge", "viaduct": "on a viaduct in the mountains",
    "waterfall": "by a waterfall", "jungle waterfall": "by a waterfall in the jungle",
    "pond": "on a pond with lily pads", "cave": "in a cave with glowing crystals", "canyon": "in a red canyon",
    "cliff": "on a cliff above the sea", "harbour": "in a harbour with boats", "ice": "on the ice of a polar sea",
    "castle hall": "in a castle hall with a throne", "kitchen": "in a kitchen", "stage": "on a stage",
    "library": "in a library", "classroom": "in a classroom", "window": "by a window",
    "cafe": "outside a street café", "market": "at a market with fruit stalls", "shop": "in front of a shop",
    "noodle shop": "in front of a noodle shop", "rooftop": "on a rooftop above the city",
    "launch pad": "beside a rocket launch",
}  # fmt: skip
ALONE = {
    "forest": "a forest", "jungle": "a jungle", "meadow": "a meadow", "garden": "a garden full of flowers",
    "snowfield": "a snowy field", "mountains": "mountains", "desert": "a desert", "beach": "a beach",
    "sea": "the sea", "lake": "a lake", "underwater": "the sea bed", "city": "a city street",
    "room": "a room with a bookshelf and a window", "table": "an empty table", "sky": "the sky above the clouds",
    "starry sky": "a starry sky over dark hills", "space": "space, with a planet and many stars",
    "moonscape": "the surface of a moon", "birch forest": "a birch forest",
    "mushroom wood": "a wood of giant mushrooms", "candy land": "a land of sweets", "village": "a village",
    "farm": "a farm with a red barn", "park": "a park", "hill": "a hill", "river": "a river",
    "bridge": "a stone bridge over a river", "viaduct": "a viaduct in the mountains", "waterfall": "a waterfall",
    "jungle waterfall": "a waterfall in the jungle", "pond": "a pond with lily pads",
    "cave": "a cave with glowing crystals", "canyon": "a red canyon", "cliff": "a cliff above the sea",
    "harbour": "a harbour with boats", "ice": "the ice of a polar sea", "castle hall": "a castle hall with a throne",
    "kitchen": "a kitchen", "stage": "a stage with curtains", "library": "a library", "classroom": "a classroom",
    "window": "a window", "cafe": "a street café", "market": "a market with fruit stalls", "shop": "a shop",
    "noodle shop": "a noodle shop", "rooftop": "a rooftop above the city",
    "launch pad": "a rocket launch",
}  # fmt: skip
WHEN = {"dawn": "at dawn", "sunset": "at sunset", "dusk": "at dusk", "night": "at night"}
WEATHER = {
    "rain": "in the rain",
    "storm": "in a thunderstorm",
    "snow": "in the snow",
    "fog": "in fog",
    "cloudy": "under a cloudy sky",
    "aurora": "under northern lights",
}
MANNER = {
    "watercolour": "as a watercolour", "oil painting": "as an oil painting",
    "impressionist": "in impressionist dabs of paint", "pastel": "in pastel chalk", "pixel art": "in pixel art",
    "pencil sketch": "as a pencil sketch", "charcoal": "in charcoal", "line art": "as line art in ink",
    "black and white": "in black and white", "noir": "as film noir", "sepia": "in sepia", "poster": "as a flat poster",
    "pop art": "as pop art", "comic": "as a comic", "vaporwave": "in vaporwave style", "neon": "in neon lines",
    "paper cut": "as a paper cut", "stained glass": "as stained glass", "mosaic": "as a mosaic",
    "low poly": "in low poly style", "woodblock print": "as a woodblock print", "blueprint": "as a blueprint",
    "embroidery": "as embroidery", "isometric": "as an isometric diorama",
}  # fmt: skip
MOODS = {
    "gloomy": "in a gloomy mood", "cosy": "in a cosy mood", "dreamy": "like a dream", "mysterious": "full of mystery",
    "cheerful": "in a cheerful mood", "dramatic": "in dramatic light", "romantic": "in a romantic mood",
    "spooky": "in a spooky mood", "candlelit": "by candlelight", "festive": "in a festive mood",
}  # fmt: skip
VIEWS = {
    "very far away": "seen from very far away", "far away": "seen from far away", "close-up": "in close-up",
    "extreme close-up": "in extreme close-up", "from above": "seen from above", "from below": "seen from below",
}  # fmt: skip
SNOWED_IN = {"forest": "snowy forest", "meadow": "snowy meadow", "garden": "snowy meadow"}


def afloat(subject: Subject) -> bool:
    carrier = subject.base.noun if subject.base else subject.noun
    return nouns()[carrier].kind == "float"


def tell(scene: Scene) -> str:
    """A sentence composed from the scene alone, never from the prompt."""
    snowed = scene.weather == "snow" or scene.season == "winter"
    words = [described(scene.subjects), WHERE[scene.place]] if scene.subjects else [ALONE[scene.place]]
    if scene.place == "lake" and any(afloat(subject) for subject in scene.subjects):
        words[-1] = "on a lake"
    if scene.place in SNOWED_IN and snowed:
        words[-1] = ("in " if scene.subjects else "") + a(SNOWED_IN[scene.place])
    elif scene.weather in WEATHER and scene.place not in NO_WEATHER and not (snowed and scene.place == "snowfield"):
        words.append(WEATHER[scene.weather])
    if scene.season in ("autumn", "spring") and scene.place not in NO_WEATHER:
        where = WHERE[scene.place]
        if words[-1] == where and where.startswith("in a ") and " " not in where[5:]:
            words[-1] = f"in {a(f'{scene.season} {where[5:]}')}"
        else:
            words.append(f"in {scene.season}")
    if scene.place not in ("table", "space", "moonscape", "starry sky") or (
        scene.place == "starry sky" and scene.time != "night"
    ):
        words.append(WHEN.get(scene.time, ""))
    sentence = " ".join(word for word in words if word)
    if scene.sign:
        sentence += f", with a sign that says “{scene.sign}”"
    if scene.tones:
        tones = dict.fromkeys("more vivid" if tone == "more colourful" else tone for tone in scene.tones)
        sentence += f", in {listed(list(tones))} colours"
    if scene.mood in MOODS:
        sentence += f", {MOODS[scene.mood]}"
    if scene.camera in VIEWS:
        sentence += f", {VIEWS[scene.camera]}"
    if scene.style in MANNER:
        sentence += f", {MANNER[scene.style]}"
    return sentence[0].upper() + sentence[1:]
