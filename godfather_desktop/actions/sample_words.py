"""Invented names and phrases of which the sample Rolodex is made."""

FIRST_NAMES = tuple(
    """
Ada Adrian Aisha Alma Amir Ana Anders Anya Arlo Astrid Ben Bianca Boris Camille Carlos Cedric Chiara Clara Cosmo
Dahlia Damian Dana Daria Dev Diego Dora Edgar Elena Elias Elin Emre Enzo Erin Esme Ezra Fatima Felix Fiona Flora
Gael Gemma Gideon Greta Gwen Hana Hector Helga Hugo Ida Imani Ines Ingrid Irene Isaac Ivan Jada Jamal Janne
Jasper Joan Jonas Judith Julian Kai Kamala Karin Keiko Kira Klaus Lars Layla Leif Lena Leo Lila Linus Lucia Luka
Maeve Magnus Malik Mara Marcus Mei Milo Mina Mira Moses Nadia Nico Nina Noor Olga Omar Oskar Otto Paloma Petra
Pia Priya Quinn Rafael Ravi Rhea Rita Robin Rosa Rufus Sami Sana Selma Silas Simone Sofia Soren Stella Sven Tara
Theo Tilda Tomas Uma Ursula Vera Victor Viola Wanda Wei Willa Yara Yusuf Zara Zeno Zoe
""".split()
)
LAST_NAMES = tuple(
    """
Abbott Acosta Adler Albright Alvarez Andersen Arroyo Ashby Atwood Baptiste Barlow Bauer Beckett Bellamy
Bergström Blackwood Bloom Boone Brandt Brennan Bright Calloway Carver Castellano Chandra Chen Clarke Coleman
Conti Cooper Corbin Crane Cruz Dalton Daniels Delgado Devlin Dixon Donovan Draper Duarte Dubois Eastman Egan
Ellison Engel Esposito Fairchild Farrow Ferreira Fischer Fletcher Fontaine Forsythe Foster Frost Gallagher Garza
Gibbons Glass Goldberg Gomez Granger Greer Grimes Gupta Hale Hansen Harlow Hartmann Hayes Herrera Hewitt
Holloway Horvat Hughes Ibarra Ito Jansen Jarvis Jensen Joshi Kaplan Kaur Keane Kendrick Kessler Kimura Kowalski
Krause Lambert Larsen Lawson Leclerc Lindqvist Lockhart Lombardi Lorenz Maddox Malone Marchetti Marsh Mason
Mbeki McBride Mendes Mercer Meyer Middleton Monroe Morales Moreau Nakamura Nash Navarro Nguyen Nielsen Novak
Oakley Obi Ochoa Okafor Oliveira Ortega Osborne Palmer Park Patel Pereira Petrov Pike Porter Prescott Quigley
Ramirez Rasmussen Reyes Ricci Rivera Roberts Romano Rossi Rowe Rubin Russo Salazar Sanders Santos Sato Schmidt
Schultz Serrano Sharp Shaw Silva Singh Sloan Snow Sorensen Stone Strand Suarez Sutton Tanaka Thorne Torres Tran
Underwood Vargas Vaughn Vega Vogel Wagner Walsh Ward Webb Weiss West Whitaker Wilder Winters Wolfe Yamada York
Young Zeller Zhang Zimmer
""".split()
)
ORGANIZATION_FIRST = tuple(
    """
Meridian Northgate Silverline Harborview Bluestone Redwood Crestmont Larkfield Ironbridge Goldleaf Summit
Lakeshore Fairmont Westbrook Highmark Oakhurst Brightwater Stonegate Clearview Evergreen Falcon Granite Halcyon
Juniper Kestrel Lighthouse Mosaic Nimbus Orchard Pinnacle Quarry Ridgeway Sable Tamarack Umbra Vantage Willow
Zenith
""".split()
)
ORGANIZATION_SECOND = tuple(
    """
Resorts Capital Systems Foods Health Media Logistics Energy Partners Hotels Software Gaming Airlines Bank
""".split()
)
CITIES = tuple(
    """\
Las Vegas
Reno
Atlantic City
New York
Chicago
Denver
San Francisco
Boston
Austin
Seattle
Miami
London""".splitlines()
)
COMMUNITIES = tuple(
    """\
Make-A-Wish board
golf club
alumni
choir
rotary
running group
book club
chamber of commerce
church
poker night
school parents
startup mentors""".splitlines()
)
FAVORS_GIVEN = tuple(
    """\
introduction to a hiring manager
reference for a landlord
advice on an offer
look over the CV
a seat at the dinner
names for the board search
an evening with the moving boxes
free hour with the pitch deck
a word with the editor
tickets for the parents
the number of a good lawyer
a lead on a job
rehearsal of the interview
a ride to the airport""".splitlines()
)
FAVORS_RECEIVED = tuple(
    """\
introduction to the owner
a reference
a tip about the opening
a table on short notice
a quiet word with the board
help with the contract
a bed for two nights
names for the search
feedback on the newsletter
a translation""".splitlines()
)
NOTES = tuple(
    """\
talked about the Reno opening
her daughter starts college
he is looking for a CFO
wants to leave by summer
asked how I am
shared the quarterly gossip
lunch at the usual place
budget freeze until April
loves the newsletter
moving house
mentions a new competitor
training for a marathon
back from parental leave
knows the new owner
worried about the merger
promised to call again
photographs old neon signs
needs a controller soon
enjoyed the fundraiser
thinking of teaching""".splitlines()
)
GOALS = tuple(
    """\
a seat on a board
to run a property of her own
to publish the book
a sabbatical
to double the team
to move closer to family""".splitlines()
)
WORRIES = tuple(
    """\
the merger
turnover in the kitchen
the new system
cash until summer
his father's health
a lawsuit""".splitlines()
)
TITLES = (
    ("CEO", 1),
    ("CFO", 1),
    ("Vice President of Marketing", 2),
    ("Vice President of Operations", 2),
    ("HR Director", 2),
    ("Director of Finance", 2),
    ("Sales Manager", 4),
    ("IT Manager", 3),
    ("Project Manager", 4),
    ("Analyst", 6),
    ("Engineer", 6),
    ("Executive Assistant", 2),
    ("Account Executive", 4),
    ("Designer", 2),
)
"""Titles with how often each is held."""
OFFERS = tuple(
    """\
a note in the newsletter to 6,000 readers #newsletter
CFO and controller candidates #jobs
an introduction to the Make-A-Wish board
rehearsal of an interview or a pitch
tickets for the fundraiser""".splitlines()
)
NEEDS = tuple(
    """\
a CFO for the Reno property
readers for the new newsletter
a rehearsal before the pitch
sponsors for the fundraiser
a controller until summer
somebody on the Make-A-Wish board""".splitlines()
)
