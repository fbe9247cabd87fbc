"""One small file of each format that is read, with people whom several of them name."""

import base64

from tests.books import PNG

_PHOTO = base64.b64encode(PNG).decode()
SAMPLES: dict[str, str] = {
    "cards.vcf": f"""BEGIN:VCARD
VERSION:3.0
UID:urn:uuid:0001
FN:Ann Lee
N:Lee;Ann;;;
EMAIL;TYPE=WORK:ann@example.org
TEL;TYPE=CELL:+1 415 555 2671
ORG:Meridian;Sales
TITLE:VP\\, Sales
BDAY:--0203
CATEGORIES:sailing,vip
NOTE:likes tea\\, and\\n long walks
PHOTO;ENCODING=b;TYPE=PNG:{_PHOTO}
X-ODD;TYPE="a:b":kept
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;
TEL;CELL:0301234
ADR;HOME:;;Weg 1;Bonn;;5;Germany
this line is junk
END:VCARD
BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:0003
FN:Cara Dee
BDAY:19800322
PHOTO:data:image/png;base64,{_PHOTO}
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:Friends
MEMBER:urn:uuid:0001
MEMBER:urn:uuid:0003
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
END:VCARD
""",
    "Connections.csv": """Notes:
"When exporting your connection data, some of the addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/ann-lee,ann@example.org,Meridian,CEO,31 Oct 2021
Ben,"Roy, MBA",https://www.linkedin.com/in/ben-roy,,Acme,Buyer,01 Jan 2020
,,,,,,02 Jan 2020
""",
    "net.graphml": """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="label" attr.type="string"/>
<key id="d1" for="edge" attr.name="strength" attr.type="double"/>
<key id="d2" for="node" attr.name="email" attr.type="string"/>
<graph edgedefault="undirected">
<node id="n0"><data key="d0">Ann Lee</data><data key="d2">ann@example.org</data></node>
<node id="n1"><data key="d0">Ben Roy</data></node>
<node id="n2"/>
<edge source="n0" target="n1"><data key="d1">4</data></edge>
<edge source="n1" target="n0"><data key="d1">2</data></edge>
<edge source="n1" target="n2"/>
<edge source="n2" target="n2"/>
</graph>
</graphml>
""",
    "people.csv": """name,email,phone,organization,title,seniority,authority,relation,met_through,rating,two_am,tags,pet
Ann Lee,ann@example.org,+1 415 555 2671,Meridian,CEO,c-level,decision-maker,friend,Zoe Ray,8,yes,vip;sailing,a dog
Ben Roy,ben@example.org; roy@example.org,,Acme,,,,,,,no,,
Cara Dee,,,,,king,,,,,,,
""",
    "roles.csv": """person,organization,title,from,to,headcount
Ann Lee,Meridian,CEO,2015,,
ann@example.org,Meridian,CEO,2010,2012-05,40
me,Acme,Buyer,2001,2003,
Ben Roy,,,2001,,
""",
    "ties.csv": """a,b,strength,certainty,source,since,organization,headcount,from,to
Ann Lee,Ben Roy,4,,,2010,,,,
Ann Lee,Cara Dee,barely,0.4,stated,,,,,
Ben Roy,Cara Dee,,,co-employed,,Acme,40,2001,2003
Ann Lee,Ann Lee,3,,,,,,,
me,Ann Lee,3,,,,,,,
""",
    "favors.csv": """date,person,direction,title,size,effort,mode,status,thanked,beneficiary
2026-01-02,Ann Lee,given,an introduction,3,2,unasked,done,yes,Ben Roy
2026-01-03,Ben Roy,received,advice,,,,,,
2026-01-04,Ben Roy,lent,a desk,,,,,,
""",
    "down.csv": """from,to,kind
2025-01-02,2025-03-01,job-loss
2026-01-05,,illness
2026-02-05,2026-02-01,other
2026-02-06,,bad luck
,2026-02-06,other
""",
    "log.csv": """date,person,channel,direction,people,obligate,context,personal,ask,note
2026-01-02,Ann Lee,call,in,2,no,work,no,none,"spoke of sailing
and more"
2026-01-03,Ben Roy,in-person,mutual,4,no,personal,yes,mine,
2026-01-03,ben@example.org,email,out,2,,,,,
2026-13-03,Ben Roy,call,out,,,,,,
""",
}
FORMATS: dict[str, str] = {
    "cards.vcf": "vcard",
    "Connections.csv": "linkedin",
    "net.graphml": "graphml",
    "people.csv": "people",
    "roles.csv": "roles",
    "ties.csv": "ties",
    "favors.csv": "favors",
    "down.csv": "down",
    "log.csv": "interactions",
}
