"""Who lives in the sample world and what they say. Every prompt is one that the offline painter can draw whole."""

from typing import NamedTuple


class Character(NamedTuple):
    handle: str
    name: str
    animal: str
    bio: str


class Line(NamedTuple):
    """A post: who wrote it, the words, what its picture shows, and what others answered."""

    author: str
    text: str
    prompt: str = ""
    replies: tuple[tuple[str, str], ...] = ()


CHARACTERS = (
    Character("lin", "Lin Marsh", "owl", "Allotment 14, the one with the crooked shed. Up before the birds."),
    Character("oskar", "Oskar Brandt", "bear", "Ferry engineer, retired. I paint lighthouses and mend radios."),
    Character("mei", "Mei Tanaka", "cat", "Night baker. Two cats, one sourdough starter, all three demanding."),
    Character("ravi", "Ravi Nair", "turtle", "I teach ten-year-olds about volcanoes. They teach me the rest."),
    Character("sol", "Sol Reyes", "llama", "Amateur astronomer in a very dry place. Ask me about comets."),
    Character("amara", "Amara Okoye", "flamingo", "Cooking for eight most evenings. Recipes on request."),
    Character("jonas", "Jonas Lindqvist", "fox", "I repair bicycles and take the long way home through the forest."),
    Character("noor", "Noor Haddad", "swan", "Translator. Fond of rain, footnotes and strong tea."),
    Character("tomasz", "Tomasz Wilk", "beaver", "Nine hives, one model railway, not enough shelves."),
    Character("kaia", "Kaia Ngata", "seal", "Sea swimmer, all year round. Yes, it is cold. Yes, you should try it."),
    Character("esme", "Esme Doyle", "hedgehog", "Children's librarian. Story time on Thursdays, dragons by demand."),
    Character("bao", "Bao Tran", "frog", "Balcony jungle on the ninth floor. Noodles after midnight."),
)
"""The first to be added, in this order."""

FIRST_NAMES = (
    "Ana", "Bela", "Chidi", "Dara", "Elif", "Femi", "Greta", "Hana", "Ivo", "Jun", "Kofi", "Leila", "Milo", "Nadia",
    "Otis", "Priya", "Rosa", "Samir", "Tove", "Yara",
)  # fmt: skip
LAST_NAMES = (
    "Ash", "Brook", "Cole", "Dale", "Elm", "Field", "Grove", "Heath", "Isle", "Lake", "Moor", "North", "Pine", "Reed",
    "Stone", "Thorn", "Vale", "West", "Wood", "York",
)  # fmt: skip
ANIMALS = ("otter", "rabbit", "panda", "koala", "wolf", "raccoon", "penguin", "squirrel", "parrot", "badger")
"""For those beyond the characters above: they read, follow and like, and post when there are posts to spare."""

LINES = (
    Line("ravi", "New here. I was promised pictures and good company, so I will begin with a tortoise.",
         "a turtle in a garden", (("esme", "An excellent opening tortoise. Welcome."),)),
    Line("oskar",
         "Lighthouse series, number one. I have painted this one from the boat for thirty years and never got the "
         "light right. I think the trick is to stop trying to get it right.",
         "a lighthouse by the sea at sunset, oil painting",
         (("kaia", "I swim past it most mornings. You got it right."),)),
    Line("lin", "First frost on the allotment this morning. The kale does not mind."),
    Line("mei", "Out of the oven at 4:10. The whole street smells of butter and nobody is awake to complain.",
         "three croissants and a cup of coffee on a table at dawn",
         (("bao", "I am awake. I am complaining. Save me one."),)),
    Line("esme",
         "Story time report: the dragon who was afraid of the dark has been requested for the sixth week running. "
         "I no longer need the book.",
         "a green dragon with a lantern in a forest at night"),
    Line("jonas", "Took the long way home again.",
         "a red bicycle in a forest in autumn",
         (("lin", "There is no other way home at this time of year."),
          ("tomasz", "Is that the old three-speed? Lovely."))),
    Line("sol",
         "Tonight, 21:40, looking south: Saturn, steady and yellow. You do not need a telescope, only a little "
         "patience and somebody to stand next to.",
         "a telescope in a desert at night", (("ravi", "I told my class. Eleven of them saw it from their windows."),)),
    Line("noor", "Rain since six. I have opened the window so as not to miss any of it."),
    Line("amara", "Market haul. I went for onions and I did not buy onions."),
    Line("kaia", "Nine degrees in, eleven out. A seal kept me company for a while, then remembered an appointment.",
         "a seal on a beach at dawn", (("oskar", "They are busier than they look."),)),
    Line("tomasz",
         "The bees are quiet now, but put an ear to the hive and you hear it: a low, warm hum, like a fridge that "
         "is thinking of summer."),
    Line("bao", "Good morning from the ninth floor. Population: one human, forty-one plants."),
    Line("ravi",
         'Question from the back row today: "Does the volcano know it is a volcano?"\n\nI have been thinking about '
         "it since eleven o'clock.",
         "a volcano on a tropical island at sunset",
         (("noor", "In at least two languages I know, the answer would be in the verb."),
          ("sol", "Ask again in a million years."))),
    Line("mei", "The cats have heard the tin. I have not opened the tin. I have only thought about the tin.",
         "two cats on a sofa in a living room", (("esme", "They read minds, but only that one page."),)),
    Line("lin", "Things I grew this year, in order of success:\n1. slugs\n2. beans\n3. patience\n4. one pumpkin",
         "a pumpkin and a snail in a garden in autumn",
         (("amara", "I will trade you a pot of soup for the pumpkin."),)),
    Line("noor",
         "There is a word in one of my languages for the tea you drink while waiting for the tea to be ready. I "
         "cannot find it in the other one, so today I am translating around the hole.",
         "a teapot and a cup of tea on a table"),
    Line("oskar",
         "Does anyone have the knob of a 1961 kitchen radio? Cream, ribbed, about so big. I am holding my fingers "
         "up to the screen, I realise that is no help."),
    Line("jonas",
         "A fox crossed in front of me by the quarry, stopped, looked at my front light and sighed. I have never "
         "felt so overdressed.",
         "a fox in a misty forest at dusk", (("ravi", "It was judging the mudguards."),)),
    Line("esme",
         "Somebody has returned a book that was due when I was in primary school. Inside: a pressed daisy and an "
         "apology in pencil. Fine waived."),
    Line("sol", "Caught one.",
         "a comet above the mountains at night",
         (("kaia", "Two words and I am jealous."), ("bao", "From the ninth floor I caught a satellite and a moth."))),
    Line("amara",
         "Long table tonight. Somebody brought a violin and somebody brought an aunt, and by ten o'clock they had "
         "become a band. We ate late, we ate twice, and the neighbours came up to complain about the noise and "
         "stayed for cake. If you are reading this, upstairs: you still have my blue dish, and you may keep it if "
         "you bring it back full.",
         "a birthday cake and a violin on a table, watercolour"),
    Line("bao", "Midnight. The noodle place under the tram bridge has steam on the windows and exactly one free stool.",
         "a bowl of noodles on a table at night", (("mei", "See you there at four, when I call it breakfast."),)),
    Line("kaia", "No swim today. Waves as tall as the harbour wall. Looked at them for a long time instead."),
    Line("tomasz", "The branch line is open. It runs from the bookcase to the kitchen and is delayed by a cat.",
         "a steam train in the mountains in winter", (("jonas", "A replacement bicycle service is available."),)),
    Line("lin", "Swapped six jars of chutney for an afternoon of digging. I believe that is called an economy."),
    Line("ravi",
         "We built a planetarium from a cardboard box and a bicycle lamp. It has four constellations, two of which "
         "exist.",
         "a child and a rocket under a starry sky", (("sol", "Two out of four is better than most maps."),)),
    Line("noor", "Walked home the long way because of this.",
         "a city in the rain at dusk", (("bao", "I can see that corner from my balcony."),)),
    Line("oskar", "Lighthouse series, number two. A friend said it needed a bird. It has a bird now.",
         "a lighthouse and a bird by the sea at dawn, watercolour"),
    Line("esme",
         "Overheard between the shelves: \"Is this a real library or a pretend one?\" \"It's real. You can tell "
         'because of the shushing."\n\nI have not shushed anyone since 2014.'),
    Line("mei", "Experiment: cardamom in everything. Result: yes."),
    Line("jonas", "Lake, six in the morning, nobody. Well, nobody who would say hello first.",
         "a swan on a lake at sunrise in the fog", (("noor", "Swans never say hello first."),)),
    Line("sol", "A camel sat down beside my telescope and would not be moved. We watched Jupiter together for an hour.",
         "a camel and a palm tree in a desert under the moon"),
    Line("bao", "A bee, on the ninth floor, this late in the year. I have named her Captain.",
         "a bee and a sunflower in a garden",
         (("tomasz", "She is scouting. Be polite, she has eight thousand sisters."), ("lin", "Aye aye, Captain."))),
    Line("amara",
         "Recipe, as promised 🍲\n\nOnions, more than you think. Oil, more than that.\nTomatoes, a tin.\nPeppers "
         "until it looks like a sunset.\nLeave it alone for an hour, which is the difficult part.\nEat with people."),
    Line("tomasz", "Honey, last jar of the year. It tastes of lime trees and a very dry July."),
    Line("kaia", "Two dolphins off the point. I forgot to be cold.",
         "two dolphins in the sea on a sunny morning",
         (("oskar", "Thirty years on the ferry and I still shouted every time."),)),
    Line("ravi", "Does anyone remember the name of the bakery near the north gate? The one with the crooked sign.",
         "", (("mei", "It has no name. That is how you know it is good."),)),
    Line("lin",
         "A hedgehog has moved in under the shed. I have been told to leave it a saucer of nothing and a heap of "
         "leaves, so that is what we are having.",
         "a hedgehog with mushrooms in a forest in autumn", (("esme", "A relative of mine. Please give my regards."),)),
    Line("noor", "Finished. Four hundred and twelve pages, eleven months, and one comma that I moved back today."),
    Line("esme", "Today the dragon learned to knit. Attendance: a record.",
         "a purple dragon with a ball of yarn in a room",
         (("ravi", "My class wants to know what it made."), ("esme", "A very long scarf. Long story, too."))),
    Line("oskar",
         "The radio works. It gets one station, in a language that I do not speak, and I would not change it for "
         "anything.",
         "a radio and a candle on a table at night", (("noor", "Hold it up to the phone and I shall tell you."),)),
    Line("mei", "Snow at four in the morning is the best kind: all of it still where it fell.",
         "a town in the snow at night", (("jonas", "Mine are the first tyre tracks. Sorry."),)),
    Line("sol", "Somebody asked what I do when it is cloudy. I tidy the eyepieces and sulk."),
    Line("bao", "The balcony jungle has a visitor and I am trying to be calm about it.",
         "a parrot in a jungle",
         (("amara", "You are not being calm about it."), ("bao", "I am not being calm about it."))),
    Line("kaia", "Built before breakfast, gone by lunch. The tide is a strict editor.",
         "a castle on a beach on a sunny morning"),
    Line("amara", "My grandmother's rule: cook for the people you know, not for the chairs you own."),
    Line("tomasz", "Extended the railway to the window sill. Passengers report a fine view.",
         "a yellow tram in a town on a sunny morning", (("lin", "I should like a return to the geraniums, please."),)),
    Line("lin", "The plan for spring, in colour.",
         "five tulips and a butterfly in a garden in spring", (("bao", "I want to live in this plan."),)),
    Line("ravi", "Field trip. Nobody fell in, one person tried.",
         "three ducks on a pond on a sunny day", (("kaia", "I would like to meet this person."),)),
    Line("sol", "Up the hill for the last dark night of the month. Bring a blanket, bring a flask, bring a question.",
         "a tent in the mountains at night",
         (("jonas", "On my way. Is uphill all the way a problem? Asking for my knees."),)),
    Line("esme", "New display by the door: books that are better than their covers. It is the fullest shelf we have.",
         "a pile of books and a black cat in the library"),
    Line("jonas",
         "Repaired today: four punctures, two bells, one tricycle belonging to a gentleman of five who watched "
         "every turn of the spanner and then tipped me a raisin."),
    Line("mei", "They have been discussing the weather since October.",
         "two penguins on the ice at night",
         (("lin", "And they still cannot agree."), ("ravi", "This is our staff room."))),
    Line("oskar", "Lighthouse series, number seven. There were four others, we shall not speak of them.",
         "a lighthouse on a beach in a storm at night", (("esme", "I should like to speak of them."),)),
    Line("jonas", "If you hear a bell on the forest road after dark, that is me, being polite to owls.",
         "an owl in a pine forest in moonlight"),
    Line("bao", "Lanterns on every balcony tonight. I counted to sixty and then just looked.",
         "four red lanterns in a city at night", (("noor", "I could see yours from the bridge."),)),
    Line("kaia", "Seen from the early ferry. You will have to believe me about the colour.",
         "a pink whale in the sea at dawn", (("oskar", "I believe you. It was on the left, and in no hurry."),)),
    Line("noor",
         "Small joys of a day without a deadline: soup, socks from the radiator, a long wrong-number call with "
         "somebody who was looking for a plumber and stayed to talk about Lisbon."),
    Line("amara", "Sunday, and nothing that has to be anywhere. Pancakes, then more pancakes.",
         "pancakes and strawberries on a table in the morning", (("mei", "Finally, somebody else's kitchen."),)),
    Line("lin", "Came down to find the whole allotment white, and one robin waiting for me to get on with it.",
         "a red bird and a barn in a snowy field in the morning"),
)  # fmt: skip
"""What they posted, oldest first."""
