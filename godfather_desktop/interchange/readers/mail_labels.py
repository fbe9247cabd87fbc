"""What the labels of Gmail and the folders of mail programs are called, in the languages that they speak."""

import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from godfather_desktop.domain.text import folded

_SENT = """
sent; sent mail; sent items; sent messages; gesendet; gesendete objekte; gesendete elemente;
messages envoyés; envoyés; éléments envoyés; envoyé; enviados; elementos enviados; enviado;
e-mails enviados; itens enviados; mensagens enviadas; mensajes enviados; enviats; inviati;
posta inviata; inviata; inviate; verzonden; verzonden items; verzonden berichten; skickat; skickade;
sendt; sendt post; sendt e-post; sendte; sendte mails; lähetetyt;
wysłane; elementy wysłane; odeslaná pošta; odeslané; odoslané; odoslaná pošta; elküldött;
elküldött levelek; elküldött üzenetek;
mesaje trimise; trimise; изпратени; отправленные; надіслані; gönderilmiş postalar;
gönderildi; gönderilenler; απεσταλμένα; 送信済みメール; 送信済み; 已发送邮件; 已发邮件; 已发送; 已傳送; 寄件備份;
보낸편지함; 보낸메일함; נשלח; דואר שנשלח; דואר יוצא; البريد المرسل; المرسلة; مرسل; terkirim; pesan terkirim; đã gửi;
thư đã gửi; ส่งแล้ว; จดหมายที่ส่งแล้ว; poslano; išsiųsta; nosūtītās; saadetud
"""
_LEFT_OUT = {
    "spam": """
spam; junk; junk e-mail; junk email; junk mail; bulk mail; spamverdacht; unerwünscht; junk-e-mail;
courrier indésirable; indésirables; pourriel; correo no deseado; no deseado; correo basura;
lixo eletrônico; lixo electrónico; posta indesiderata; indesiderata; ongewenste e-mail; ongewenst;
skräppost; søppelpost; uønsket; roskaposti; wiadomości-śmieci; nevyžádaná pošta; nevyžiadaná pošta;
levélszemét; спам; нежелательная почта; небажана пошта; gereksiz; istenmeyen e-posta; ανεπιθύμητα;
ανεπιθύμητη αλληλογραφία; 迷惑メール; 垃圾邮件; 垃圾郵件; 스팸함; 스팸; ספאם; דואר זבל; غير مرغوب فيها;
الرسائل غير المرغوب فيها; thư rác; จดหมายขยะ; neželena pošta
""",
    "in the trash": """
trash; bin; deleted items; deleted messages; deleted; papierkorb; gelöscht; gelöschte elemente;
gelöschte objekte; corbeille; éléments supprimés; papelera; elementos eliminados; eliminados; paperera;
lixeira; itens excluídos; lixo; reciclagem; cestino; posta eliminata; prullenbak; verwijderde items;
papperskorgen; papirkurv; papirkurven; søppel; roskakori; kosz; elementy usunięte; koš; kôš;
odstraněná pošta; kuka; lomtár; coș de gunoi; coş de gunoi; coș; кошче; корзина; удаленные; кошик;
çöp kutusu; çöp; silinmiş öğeler; κάδος απορριμμάτων; κάδος; ゴミ箱; 已删除邮件; 已删除; 垃圾桶;
刪除的郵件; 휴지통; אשפה; المهملات; سلة المهملات; sampah; tong sampah; thùng rác; ถังขยะ; otpad;
šiukšliadėžė; prügikast
""",
    "draft": """
draft; drafts; templates; unsent messages; outbox; entwürfe; entwurf; vorlagen; postausgang; brouillons;
brouillon; borradores; borrador; esborranys; rascunhos; rascunho; bozze; bozza; concepten; utkast;
kladder; kladde; luonnokset; luonnos; wersje robocze; szkice; robocze; koncepty; rozepsané; piszkozatok;
piszkozat; ciorne; mesaje nefinalizate; чернови; черновики; чернетки; taslaklar; taslak; πρόχειρα;
下書き; 草稿; 임시보관함; טיוטות; مسودات; المسودات; draf; thư nháp; bản nháp; ร่างจดหมาย; ฉบับร่าง; nacrti;
juodraščiai; mustandid
""",
    "chat": """
chat; chats; chattar; czaty; чат; чаты; чати; sohbetler; sohbet; keskustelut; chaty; csevegések;
συζητήσεις; チャット; 聊天; 即時通訊; 채팅; צ'אטים; צ׳אטים; الدردشات; محادثات; bate-papos; bate-papo;
messages instantanés; obrolan
""",
}


def _names(text: str) -> frozenset[str]:
    return frozenset(folded(name) for name in text.split(";"))


_SHIFTED = re.compile(r"&([A-Za-z0-9+,]*)-")
"""Letters beyond ASCII in the folder names of mail servers (RFC 3501, 5.1.3): `Entw&APw-rfe`."""
SENT = _names(_SENT)
_REASONS = {name: reason for reason, names in _LEFT_OUT.items() for name in _names(names)}


def labels_in(text: str) -> list[str]:
    """The labels of Gmail's X-Gmail-Labels, decoded, in the form in which they are compared."""
    return [folded(label.strip("\" '")) for label in text.split(",")]


@dataclass(frozen=True, slots=True)
class Folder:
    """What the place of a message says of it. left_out: as of `left_out_by`. sent: it is one for what was sent."""

    left_out: str = ""
    sent: bool = False


def left_out_by(labels: Iterable[str]) -> str:
    """Why a message with such labels is not imported: a key of `wording.imports`; empty when it is."""
    return next((reason for label in labels if (reason := _REASONS.get(label))), "")


def folder_called(parts: Iterable[str]) -> Folder:
    """The folder to which these names lead, such as `.INBOX.Trash`, `Junk.sbd`, `Drafts.mbox`."""
    labels: list[str] = []
    for part in parts:
        name = _SHIFTED.sub(_unshifted, part)
        for ending in (".mbox", ".sbd", ".mbx", ".imapmbox"):
            name = name.removesuffix(ending)
        labels += [folded(name), folded(name.rpartition(".")[2])]
    return Folder(left_out_by(labels), not SENT.isdisjoint(labels))


def _unshifted(match: re.Match[str]) -> str:
    if not match[1]:
        return "&"
    try:
        return binascii.a2b_base64(match[1].replace(",", "/") + "===").decode("utf-16-be")
    except ValueError:
        return match[0]
