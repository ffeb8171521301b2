"""Which stamps and photographs the demo is made of.

Stamps are photographic cut-outs with an alpha channel (Debian package tuxpaint-stamps-default), backgrounds are
photographs (Debian package mate-backgrounds). Drawings and stamps that are too small to be enlarged are left out.
"""

from pathlib import Path

STAMPS = Path("/usr/share/tuxpaint/stamps")
BACKGROUNDS = Path("/usr/share/backgrounds/mate")

# Class -> (stamps for training, the test set and the shipped images; stamps that training never sees).
CLASSES = {
    "ball": (
        ["sports/basketball", "sports/soccer", "sports/tennis_ball", "sports/football",
         "sports/australian_rules_football"],
        ["sports/cricketball"]),
    "bird": (
        ["animals/birds/" + name for name in (
            "blackbird", "crow", "drake", "duck", "gander", "hen", "lark", "magpie", "owl", "rainbow-lorikeet",
            "silver-gull", "tucan")],
        ["animals/birds/pigeon", "animals/birds/rooster"]),
    "car": (
        ["vehicles/auto/beetle", "vehicles/auto/sedan", "vehicles/auto/truck"],
        ["vehicles/auto/sportscar2"]),
    "deer": (
        ["animals/mammals/deer/caribou", "animals/mammals/deer/doe", "animals/mammals/deer/wapiti"],
        ["animals/mammals/deer/deer"]),
    "fish": (
        ["animals/fish/" + name for name in (
            "bluegroper", "butterflyfish", "clownfish", "coraltrout", "dolphinfish", "stripedfish")],
        ["animals/fish/moonwrasse"]),
    "guitar": (
        ["hobbies/music/string/" + name for name in ("guitar2", "guitar_classical", "guitar_electric")],
        ["hobbies/music/string/guitar_electric_bass"]),
    "insect": (
        ["animals/insects/" + name for name in ("fly", "grasshopper", "hoverfly", "mantis", "xanthia")],
        ["animals/insects/hornet"]),
    "mushroom": (
        ["plants/mushrooms/cep", "plants/mushrooms/cep-1", "food/vegetables/mushroom"],
        ["plants/mushrooms/cep-2"]),
}

# Objects of no class: they fill the scene, so that "where is the class object?" has wrong answers too.
DISTRACTORS = [
    "hobbies/binoculars", "hobbies/camera_35mm", "hobbies/music/percussion/drum_tomtom_floor",
    "household/Lightbulb", "household/kettle", "household/toilet", "household/wheelie_bin", "household/garbagecan",
    "household/dishes/mug", "household/dishes/pitcher_small", "household/dishes/teapot",
    "household/tools/hammer", "household/tools/plyers", "household/tools/paintbrush_large",
    "household/tools/toolbox", "household/tools/wrench_adjustable",
    "food/fruit/banana", "food/fruit/grapes", "food/fruit/pineapple", "food/fruit/Strawberry2",
    "food/vegetables/broccoli", "food/vegetables/carrot", "food/vegetables/chilepepper",
    "food/vegetables/corn", "food/vegetables/pepper", "plants/flowers/daffodil", "plants/flowers/rose",
    "plants/flowers/yellow-flower", "seasonal/christmas/Candy_cane_photo_1",
    "seasonal/christmas/Christmas_Tree_photo", "sports/trophy_cup", "town/roadsigns/traffic_cone",
    "town/uk_post_box", "town/usps_mailbox", "vehicles/flight/balloon360",
]

# nature/LadyBird.jpg is left out because it shows an insect, which is a class here.
TRAIN_BACKGROUNDS = [
    "abstract/Elephants.jpg", "nature/Blinds.jpg", "nature/FreshFlower.jpg", "nature/Garden.jpg",
    "nature/GreenMeadow.jpg", "nature/Wood.jpg", "nature/YellowFlower.jpg",
]
TEST_BACKGROUNDS = [
    "nature/Aqua.jpg", "nature/Dune.jpg", "nature/RainDrops.jpg", "nature/Storm.jpg", "nature/TwoWings.jpg",
]
