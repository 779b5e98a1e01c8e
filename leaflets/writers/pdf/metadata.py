"""What a file says about itself, twice and equally: the XMP packet and the document information.

Dates are the content's own (issued, updated); a file has no trace of when or where it was made.
"""

from __future__ import annotations

import html

from leaflets.model.document import Metadata

PRODUCER = "leaflets, with the ReportLab PDF Library"
CREATOR_TOOL = "leaflets"

_PUBLIC_NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

_PDFUA_SCHEMA = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A-2 6.6.2.3.2: a property that PDF/A doesn't know has to bring its own description."""


def xmp_packet(metadata: Metadata) -> bytes:
    """The Metadata stream's content: PDF/UA-1 clause 5, PDF/A-2 6.6.4, Dublin Core."""
    names = "".join(f'\n xmlns:{prefix}="{uri}"' for prefix, uri in _PUBLIC_NAMES.items() if prefix != "rdf")
    properties = [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternative(metadata.title)}</dc:title>",
        f"<dc:description>{_alternative(metadata.subject)}</dc:description>" if metadata.subject else "",
        f"<dc:language><rdf:Bag><rdf:li>{_escaped(metadata.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<dc:identifier>{_escaped(metadata.identifier)}</dc:identifier>",
        _date_property("xmp:CreateDate", metadata.issued),
        _date_property("xmp:ModifyDate", metadata.updated),
        _date_property("xmp:MetadataDate", metadata.updated),
        f"<xmp:CreatorTool>{CREATOR_TOOL}</xmp:CreatorTool>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<pdf:Keywords>{_keywords(metadata)}</pdf:Keywords>" if metadata.code else "",
        _PDFUA_SCHEMA,
    ]
    body = "\n".join(line for line in properties if line)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF xmlns:rdf="{_PUBLIC_NAMES["rdf"]}">\n'
        f'<rdf:Description rdf:about=""{names}>\n{body}\n</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def information(metadata: Metadata) -> dict[str, str]:
    """The entries of the document information dictionary, each equal to its XMP property (14.3.3)."""
    entries = {
        "Title": metadata.title,
        "Subject": metadata.subject,
        "Keywords": _keywords(metadata),
        "Creator": CREATOR_TOOL,
        "Producer": PRODUCER,
        "CreationDate": _pdf_date(metadata.issued),
        "ModDate": _pdf_date(metadata.updated),
    }
    return {name: value for name, value in entries.items() if value}


def _keywords(metadata: Metadata) -> str:
    """The code of the footer, so that `leaflets verify FILE` need not read it from the page."""
    return f"edition {metadata.code}" if metadata.code else ""


def _escaped(text: str) -> str:
    """As the content of an XML element. (xml.sax.saxutils would import all of urllib and http.)"""
    return html.escape(text, quote=False)


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt>'


def _date_property(name: str, day: str) -> str:
    return f"<{name}>{day}T00:00:00Z</{name}>" if day else ""


def _pdf_date(day: str) -> str:
    """An ISO 8601 day as a PDF date (7.9.4): midnight in UTC, as the XMP has it."""
    return f"D:{day.replace('-', '')}000000Z" if day else ""
