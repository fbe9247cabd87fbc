"""Short forms of first names: Bob is Robert."""

_FAMILIES = """
abigail abby gail; albert al bert; alexander alex alec sandy sascha xander; alexandra alex sandra; alfred fred
alf; andrew andy drew; andreas andi; anna ann anne annie anya; anthony tony antonio toni; arthur art; barbara
barb babs; benjamin ben benny; bernard bernie; catherine katherine kathryn cathy kathy kate katie kat katja;
charles charlie chuck carl karl; christian chris; christina christine chris tina chrissy; christopher chris
kit topher; daniel dan danny; david dave davey; deborah deb debbie debra; dominic dom nick; donald don donny;
dorothy dot dottie; douglas doug; edward ed eddie ted ned; eleanor ellie nell nora; elizabeth liz beth betty
eliza lisa lizzie libby elisabeth; emily em; eugene gene; florence flo; frances fran; francis frank; frederick
fred freddie frederic; gabriel gabe; george georgie; gerald gerry jerry; gregory greg; guillermo memo; harold
harry hal; henry hank harry; isabella bella isabel; jacob jake; jacqueline jackie; james jim jimmy jamie;
jeffrey jeff; jennifer jen jenny; jeremy jerry; jessica jess jessie; joanna jo joanne; johannes hannes; john
jack johnny jon; jonathan jon jonny; joseph joe joey; josephine jo josie; joshua josh; judith judy; julia
jules; kenneth ken kenny; kimberly kim; lawrence larry laurence; leonard len leo lenny; louis lou louie;
louise lou; lucille lucy; margaret maggie meg peggy marge greta rita; maria mary mia; martha marty; martin
marty; matthew matt; maximilian max; michael mike mick mickey mischa; mohammed mohamed muhammad mohammad;
nancy nan; nathaniel nathan nate; nicholas nick nicky nicolas nico klaus; oliver ollie; pamela pam; patricia
pat patty tricia trish; patrick pat paddy; peter pete; philip phil phillip; phyllis phyl; rachel rae; raymond
ray; rebecca becky becca; richard rick dick rich richie; robert bob bobby rob robbie bert; roberta bobbie;
ronald ron ronnie; rosemary rose; rudolf rudi; samantha sam; samuel sam sammy; sandra sandy; sebastian basti
seb; sophia sofia sophie; stanley stan; stephanie steph; stephen steven steve; susan sue susie suzanne;
terence terry; theodore ted teddy theo; theresa terry tess teresa; thomas tom tommy; timothy tim timmy; ursula
uschi; valerie val; veronica ronnie; victoria vicky tori; vincent vince vinny; virginia ginny; walter walt
wally; wilhelm willi; william bill billy will willie liam; yevgeny evgeny zhenya; zachary zach zack
"""
"""A full form, and what it is shortened to; a short form may stand for several."""

FULL_FORMS: dict[str, frozenset[str]] = {}
"""Folded first name -> the full forms that it may stand for, itself among them when it is one."""
for _family in _FAMILIES.replace("\n", " ").split(";"):
    _full, *_short = _family.split()
    for _form in (_full, *_short):
        FULL_FORMS[_form] = FULL_FORMS.get(_form, frozenset()) | {_full}
