"""Trades and the costumes that suit them: of today, then of the eras a story names. Further names are indented."""

from __future__ import annotations

_TODAY = """
suit: accountant, architect, banker, businessman, clerk, diplomat, journalist, lawyer, mayor, reporter,
  salesman
leotard: acrobat, figure skater, tightrope walker, trapeze artist
evening_gown: actress
blouse_and_skirt: air hostess, secretary, stewardess
doublet: alchemist, nobleman, prince
tailcoat: ambassador, butler, illusionist, magician, undertaker
sweater: angler, author, composer, fisherman, lumberjack, musician, poet, street musician, trumpeter,
  woodcutter, writer
cardigan: antique dealer, curator, dressmaker, governess, historian, mathematician, professor, psychologist,
  seamstress, stamp collector, tailor, teacher
vest: archaeologist, bounty hunter, cartographer, cowboy, explorer, gambler, photographer, treasure hunter,
  zookeeper
tunic: archer, bard, peasant, squire
cloak: assassin, outlaw
spacesuit: astronaut
lab_coat: astronomer, biologist, chemist, dentist, doctor, pediatrician, pharmacist, physicist, rocket
  scientist, scientist, veterinarian
tracksuit: athlete, coach, gymnast, marathon runner
chef_whites: baker, chef, cook, pastry chef
tutu: ballerina
waistcoat: barber, bartender, elevator operator, hairdresser, sommelier, usher, waiter, waitress
apron: barista, blacksmith, butcher, cobbler, innkeeper, merchant, potter, shoemaker, shopkeeper
bee_suit: beekeeper
jacket: biker, drummer, guitarist, mercenary, rock star, tattoo artist
boxer: boxer, wrestler
hi_vis: bricklayer, builder, welder
wedding_dress: bride
burglar: bank robber, burglar, pickpocket, thief
peacoat: captain, ferryman, keeper, lighthouse keeper, sailor
overalls: caretaker, carpenter, clockmaker, electrician, engineer, farmer, gravedigger, inventor, janitor,
  locksmith, mechanic, painter, plumber, puppeteer, sculptor, shepherd, stonemason, toymaker, train driver,
  watchmaker, window cleaner
clown: clown
uniform: conductor, general, guard, jailer, officer, pilot, police officer, ranger, sheriff
patrol: museum guard, security guard
postal: courier, postman
dress: dancer, widow
trench_coat: detective, hitman, inspector, private eye, spy
wetsuit: diver
gown: duchess, princess, queen
royal_robe: emperor, king
firefighter: fire chief, firefighter
gardening: florist, gardener, herbalist
monk_habit: hermit, monk
friar_habit: friar
prison_suit: fugitive, prisoner
kimono: geisha
hiking: geologist, hiker, hunter, mountaineer, pilgrim, tour guide
armour: gladiator, knight
jersey: goalkeeper, jockey, tennis player
stripes: gondolier, mime
hoodie: hacker, programmer, rapper, student
maid: housekeeper, maid
jester: jester
judge_robe: judge
swimsuit: lifeguard, surfer, swimmer
fatigues: marine, sniper, soldier, veteran
scrubs: midwife, nurse, paramedic
frontier_dress: milkmaid
miner: miner, prospector
cassock: minister, priest, vicar
nun_habit: nun
pirate_coat: pirate
samurai: samurai
school_uniform: schoolboy
robe: sorcerer, witch, wizard
superhero: superhero
surgical_gown: plastic surgeon, surgeon
parka: skier
vampire_cape: vampire
viking: viking
kurta: yogi
"""
_OF_ERAS = {
    "In the 1920s": """
flapper: flapper
three_piece: banker, gangster, tycoon
aviator: aviator
knickerbockers: newsboy
""",
    "In the year 3000": """
cyber_coat: hacker
exo_suit: soldier
star_robe: ambassador
jumpsuit: engineer
""",
    "In a medieval village": """
peasant_dress: maiden
tunic: farmer, shepherd
monk_habit: monk
armour: knight
jester: jester
""",
}
"""How a story says its era, and the table of that era."""


def trades() -> list[tuple[str, str, str]]:
    """Return (opening of the logline, trade, costume) of every trade."""
    tables = [("", _TODAY), *((f"{opening}, ", table) for opening, table in _OF_ERAS.items())]
    return [
        (opening, trade.strip(), row.split(":")[0])
        for opening, table in tables
        for row in table.replace("\n  ", " ").strip().split("\n")
        for trade in row.split(":")[1].split(",")
    ]
