# ruff: noqa: E501  # a line of a file is as long as it is
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
    "cal.ics": """BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:robin@example.org
BEGIN:VEVENT
UID:1@example.org
DTSTART:20250310T090000Z
DTEND:20250310T100000Z
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE:20250317T090000Z
ORGANIZER;CN=Robin Vale:mailto:robin@example.org
ATTENDEE;CN="Ann Lee";PARTSTAT=ACCEPTED:mailto:ann@example.org
ATTENDEE;CN=Room 1;CUTYPE=ROOM:mailto:room@example.org
END:VEVENT
BEGIN:VEVENT
UID:1@example.org
RECURRENCE-ID:20250324T090000Z
DTSTART:20250325T090000Z
ORGANIZER:mailto:robin@example.org
ATTENDEE;CN="Ann Lee":mailto:ann@example.org
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTART;VALUE=DATE:20250401
ORGANIZER:mailto:robin@example.org
ATTENDEE;CN="Bob Roy":mailto:bob@example.org
END:VEVENT
END:VCALENDAR
""",
    "box.mbox": """From ann@example.org Mon Mar 10 09:00:00 2025
From: "Lee, Ann" <ann@example.org>
To: Robin Vale <robin@example.org>
Date: Mon, 10 Mar 2025 09:00:00 +0100
Message-ID: <1@example.org>
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=

Hello
>From here
From robin@example.org Tue Mar 11 09:00:00 2025
From: Robin Vale <robin@example.org>
To: Ann Lee <ann@example.org>, bob@example.org
Cc: undisclosed-recipients:;
Date: Tue, 11 Mar 2025 09:00:00 +0100
Message-ID: <2@example.org>

Bye
From robin@example.org Wed Mar 12 09:00:00 2025
X-Gmail-Labels: Sent
From: Robin Vale <robin@example.org>
To: Ann Lee <ann@example.org>
Date: Wed, 12 Mar 2025 09:00:00 +0100
Message-ID: <4@example.org>

Bye again
From robin@example.org Thu Mar 13 09:00:00 2025
X-Gmail-Labels: Sent
From: Robin Vale <robin@example.org>
To: Ann Lee <ann@example.org>
Date: Thu, 13 Mar 2025 09:00:00 +0100
Message-ID: <5@example.org>

Bye for now
From robin@example.org Fri Mar 14 09:00:00 2025
X-Gmail-Labels: Sent
From: Robin Vale <robin@example.org>
To: Ann Lee <ann@example.org>
Date: Fri, 14 Mar 2025 09:00:00 +0100
Message-ID: <6@example.org>

Bye
""",
    "net.gexf": """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="undirected">
<attributes class="node"><attribute id="0" title="tags" type="liststring"/></attributes>
<nodes>
<node id="0" label="Ann Lee"><attvalues><attvalue for="0" value="[vip|sailing]"/></attvalues></node>
<node id="1" label="Bob Roy"/>
</nodes>
<edges><edge id="0" source="0" target="1" weight="2.0" type="directed"/></edges>
</graph>
</gexf>
""",
    "monica.json": """{"version": "1.0-preview.1", "app_version": "4.1.2", "account": {"uuid": "a", "data": [
{"count": 2, "type": "contact", "values": [
{"uuid": "c1", "properties": {"first_name": "Ann", "last_name": "Lee", "job": "VP", "company": "Meridian"},
"data": [{"count": 1, "type": "call", "values": [{"uuid": "k1", "properties":
{"called_at": "2025-03-10T00:00:00Z", "content": "tea", "contact_called": true}}]}]},
{"uuid": "c2", "properties": {"first_name": "Bob", "last_name": "Roy", "tags": ["vip"]}}]},
{"count": 1, "type": "relationship", "values": [{"uuid": "r1", "properties":
{"type": "friend", "contact_is": "c1", "of_contact": "c2"}}]}]}}
""",
    "sms.xml": """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<smses count="2">
  <sms protocol="0" address="+14155552671" date="1741597200000" type="1" body="hi &#55357;&#56842;" contact_name="Ann Lee" />
  <sms protocol="0" address="+14155552671" date="1741683600000" type="2" body="yes" contact_name="Ann Lee" />
</smses>
""",
    "google.csv": """First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value,Organization Name,Relation 1 - Label,Relation 1 - Value
Ann,Lee,* myContacts ::: vip,* Work,ann@example.org ::: lee@example.org,+1 415 555 2671,Meridian,Spouse,Bob Roy
Bob,Roy,,,bob@example.org,,,,
""",
    "outlook.csv": """"First Name","Last Name","Company","Job Title","E-mail Address","E-mail Display Name","Birthday","Business Street","Spouse"
"Ann","Lee","Meridian","VP","ann@example.org","Ann","0/0/00","","Bob Roy"
"Bob","Roy","","","bob@example.org","","12/28/1969","",""
""",
    "any.csv": """Vorname;Nachname;E-Mail;Firma
Ann;Lee;ann@example.org;Meridian
Bob;Roy;bob@example.org;
""",
    "messages.csv": """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
1,,Robin Vale,https://www.linkedin.com/in/robin-vale,Ann Lee,https://www.linkedin.com/in/ann-lee,2025-03-10 09:00:00 UTC,,Hello,INBOX
1,,Ann Lee,https://www.linkedin.com/in/ann-lee,Robin Vale,https://www.linkedin.com/in/robin-vale,2025-03-11 09:00:00 UTC,,"<p>Hi</p>",INBOX
""",
    "notes.csv": """person,date,topic,text
Ann Lee,2025-03-10,joys,sailing
""",
    "occasions.csv": """person,date,sort,text
Ann Lee,--06-01,anniversary,
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
    "cal.ics": "calendar",
    "box.mbox": "mbox",
    "net.gexf": "gexf",
    "monica.json": "monica",
    "sms.xml": "sms",
    "google.csv": "google-csv",
    "outlook.csv": "outlook-csv",
    "any.csv": "csv",
    "messages.csv": "linkedin-messages",
    "notes.csv": "notes",
    "occasions.csv": "occasions",
}
