"""Makes hostile inputs: good files that are cut, spliced, flipped and stuffed by chance."""

import bz2
import gzip
import json
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from random import Random

EXAMPLES = Path(__file__).parents[2] / "examples"

WORDS = "Rockets struck Saraqeb on Friday; at least 12 people died, the governor said. "
ARABIC = "قصفت طائرات حربية بلدة سراقب يوم الجمعة وقتل اثنا عشر شخصا. "
CHINESE = "周五火箭弹击中萨拉奎布,州长说至少十二人死亡。"

# What programs that read pages have stumbled over. Each is put into a file somewhere.
STUFF: tuple[bytes, ...] = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",  # half a surrogate pair in UTF-8
    b"\xf4\x90\x80\x80",  # beyond Unicode
    "\u202e\u2066\u2028\u0085\u00ad\u200b".encode(),
    "🛰𝒜".encode("utf-16-le"),
    b"\r\r\n\x0b\x0c",
    b"&#0;&#x110000;&#xd800;&amp;&nbsp;&bogus;",
    b"<div>" * 2_000,
    b"</div>" * 500,
    b"<table><tr><td>" * 400,
    b"<b><i><p>" * 300,
    b"<!--" + b"-" * 300,
    b"<script>if (a < b) { '</p>' }",
    b"<![CDATA[ ]]>",
    b"<style>p{}</style",
    b'<p class="' + b"x" * 20_000 + b'">',
    b"<a href='#'>x</a>" * 500,
    b"<svg><math><template><select><plaintext>",
    b"<meta charset=utf-16><meta charset=x-user-defined>",
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>&b;',
    b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>&f;',
    b"<item><link>javascript:alert(1)</link></item>",
    b"<loc>http://[::1/</loc>",
    b'<time datetime="99999-99-99T99:99:99Z">never</time>',
    b'<script type="application/ld+json">{"@type":"NewsArticle","datePublished":[{}]}</script>',
    b'<script type="application/ld+json">{"@type":["Article"],"author":1e999}</script>',
    b'{"text": "\\ud800", "date": {"a": []}}\n',
    b"[" * 5_000,
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"WARC/1.1\r\nContent-Length: -1\r\n\r\n",
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff",
    b'From nobody\r\nContent-Type: multipart/mixed; boundary=""\r\n\r\n',
    b"Content-Transfer-Encoding: base64\r\n",
    b"1 0 obj << /Length 999999999 /Filter /FlateDecode >> stream\n",
    b"trailer << /Root 1 0 R /Size 9999999 >>",
    (" ".join("a" * 30 for _ in range(400))).encode(),
    b"*  -  " * 2_000,
    b"- " * 3_000,
    b"(" * 3_000,
    b"1" * 5_000,
    b"1,000," * 1_000,
    b"30 November 2024\n" * 300,
    b"Read more ...\n" * 300,
    (WORDS * 200).encode(),
    (ARABIC * 100).encode(),
    (CHINESE * 100).encode(),
    "naïve café".encode("cp1252"),
    ("Ракеты ударили. " * 50).encode("koi8-r"),
)


HALF = 0.5
LARGEST = 3_000_000
PACKINGS: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    ".jsonl.gz": (gzip.decompress, gzip.compress),
    ".jsonl.bz2": (bz2.decompress, bz2.compress),
}


def seeds() -> dict[str, list[bytes]]:
    """Good files of each kind, by the suffix under which they are read."""
    html = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.html"))]
    text = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.txt"))]
    rows = [b"".join(row(body) for body in text[:3])]
    feeds = [rss(), atom(), json_feed()]
    maps = [sitemap(), sitemap_index()]
    found = {
        ".html": [*html, many_links(), deep_tables()],
        ".txt": [*text, ARABIC.encode() * 5, CHINESE.encode() * 5, WORDS.encode("utf-16")],
        ".jsonl": rows,
        ".jsonl.gz": [gzip.compress(rows[0], mtime=0)],
        ".jsonl.bz2": [bz2.compress(rows[0])],
        ".xml": feeds[:2] + maps,
        ".json": [feeds[2]],
        ".warc": [archive(html[:3])],
        ".warc.gz": [packed_archive(html[:3])],
        ".eml": [mail(html[0])],
        ".mbox": [b"".join(b"From a Sat Nov 30\n" + mail(body) + b"\n" for body in html[:2])],
        ".pdf": [pdf()],
    }
    return {suffix: bodies for suffix, bodies in found.items() if bodies}


def hostile(bodies: list[bytes], chance: Random, *, suffix: str) -> bytes:
    """One of these files, changed in one to six ways; of the packed ones half within."""
    body = chance.choice(bodies)
    unpack, pack = PACKINGS.get(suffix, (None, None))
    within = unpack is not None and chance.random() < HALF
    if unpack is not None and within:
        body = unpack(body)
    for _ in range(chance.randint(1, 6)):
        body = chance.choice(CHANGES)(body, bodies, chance)
    body = body[:LARGEST]
    return pack(body) if pack is not None and within else body


def flip(body: bytes, _bodies: list[bytes], chance: Random) -> bytes:
    changed = bytearray(body)
    for _ in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(body: bytes, _bodies: list[bytes], chance: Random) -> bytes:
    first, last = two_places(body, chance)
    return chance.choice((body[:first], body[first:], body[:first] + body[last:]))


def repeat(body: bytes, _bodies: list[bytes], chance: Random) -> bytes:
    first, last = two_places(body, chance)
    piece = body[first : min(last, first + 3_000)]
    return body[:last] + piece * chance.choice((1, 2, 30)) + body[last:]


def splice(body: bytes, bodies: list[bytes], chance: Random) -> bytes:
    other = chance.choice(bodies)
    at, (first, last) = two_places(body, chance)[0], two_places(other, chance)
    return body[:at] + other[first:last] + body[at:]


def stuff(body: bytes, _bodies: list[bytes], chance: Random) -> bytes:
    at = two_places(body, chance)[0]
    return body[:at] + chance.choice(STUFF) + body[at:]


def shuffle(body: bytes, _bodies: list[bytes], chance: Random) -> bytes:
    lines = body.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def recode(body: bytes, _bodies: list[bytes], chance: Random) -> bytes:
    coding = chance.choice(("utf-16", "utf-32", "utf-7", "cp1252", "shift-jis", "gb18030"))
    return body.decode("utf-8", "replace").encode(coding, "replace")


Change = Callable[[bytes, list[bytes], Random], bytes]
CHANGES: tuple[Change, ...] = (flip, cut, repeat, splice, stuff, stuff, stuff, shuffle, recode)


def two_places(body: bytes, chance: Random) -> tuple[int, int]:
    first, last = sorted((chance.randint(0, len(body)), chance.randint(0, len(body))))
    return first, last


def row(body: bytes) -> bytes:
    fields = {"text": body.decode("utf-8", "replace"), "title": "T", "published": "2024-11-30"}
    return json.dumps(fields).encode() + b"\n"


def many_links() -> bytes:
    return b"<html><body>" + b'<a href="/a">Storm closes the coastal road</a> ' * 3_000


def deep_tables() -> bytes:
    return b"<html><body>" + b"<table><tr><td>" * 60 + WORDS.encode() * 30


def rss() -> bytes:
    items = "".join(
        f"<item><title>T{n}</title><link>https://a.example/{n}</link><description>x</description>"
        f"<pubDate>Sat, 30 Nov 2024 10:0{n}:00 +0300</pubDate>"
        f"<content:encoded><![CDATA[<p>{WORDS * 5}</p>]]></content:encoded></item>"
        for n in range(5)
    )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    channel = f"<channel><title>Bay News</title><link>https://a.example</link>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0" {space}>{channel}</rss>'.encode()


def atom() -> bytes:
    entries = "".join(
        f'<entry><id>urn:{n}</id><title>T</title><link href="/{n}"/><updated>2024-11-30T10:00:00Z'
        f'</updated><content type="html">&lt;p&gt;{WORDS * 5}</content></entry>'
        for n in range(5)
    )
    feed = f"<title>Bay News</title><id>urn:x</id>{entries}"
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{feed}</feed>'.encode()


def json_feed() -> bytes:
    items = [
        {"id": str(n), "url": f"https://a.example/{n}", "content_html": f"<p>{WORDS * 5}"}
        for n in range(5)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Bay News", "items": items}
    return json.dumps(feed).encode()


def sitemap() -> bytes:
    urls = "".join(
        f"<url><loc>https://a.example/{n}</loc><lastmod>2024-11-30</lastmod></url>"
        for n in range(20)
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return f'<?xml version="1.0"?><urlset {space}>{urls}</urlset>'.encode()


def sitemap_index() -> bytes:
    return b"<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>"


def record(body: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        "WARC-Date: 2024-11-30T09:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def archive(bodies: list[bytes]) -> bytes:
    return b"".join(map(record, bodies))


def packed_archive(bodies: list[bytes]) -> bytes:
    return b"".join(gzip.compress(record(body), mtime=0) for body in bodies)


def mail(html: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Desk <desk@a.example>", "Situation report"
    message["Date"] = "Sat, 30 Nov 2024 10:00:00 +0300"
    message.set_content(WORDS * 5)
    message.add_alternative(html.decode("utf-8", "replace"), subtype="html")
    message.add_attachment(pdf(), maintype="application", subtype="pdf", filename="report.pdf")
    return message.as_bytes()


def pdf() -> bytes:
    """A page of one paragraph, written by hand."""
    lines = "".join(f"({WORDS[:60]}) Tj 0 -14 Td " for _ in range(12))
    stream = zlib.compress(f"BT /F1 12 Tf 60 700 Td {lines} ET".encode())
    head = f"<< /Length {len(stream)} /Filter /FlateDecode >>".encode()
    fonts = b"/Resources << /Font << /F1 5 0 R >> >>"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + fonts + b" >>",
        head + b"\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    whole, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(whole)
    return whole + b"xref\n0 6\n0000000000 65535 f \n" + table + end
