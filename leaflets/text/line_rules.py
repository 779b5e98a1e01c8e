"""What a language adds to UAX #14: a table. A language that isn't in it breaks as ICU says.

Sources: JIS X 4051 and W3C's JLREQ (Japanese), CLREQ and GB/T 15834 (Chinese), KLREQ (Korean), ICU's
rules and dictionaries for the rest; SI brochure for units.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from leaflets.frozen import frozen

NEVER_FIRST = frozenset("ๆฯ๚๛ໆຯ។៕ៗ।॥۔؟،؛॰፡።፣፤፥፦፧፨־׃")
"""Signs that close what stands before them, even where a space stands between: Thai (and Lao, Khmer)
repetition, abbreviation and end of chapter; dandas; Arabic, Ethiopic and Hebrew stops. UAX #14 lets a
line begin with them after a space."""

PERCENT = "%٪％"
UNITS = (
    *("%", "٪", "％", "‰", "°", "°C", "g", "kg", "mg", "µg", "μg", "mcg", "l", "ml", "dl", "L", "mL", "dL"),
    *("m", "cm", "mm", "km", "s", "ms", "min", "h", "mmol", "mmHg", "Pa", "kPa", "U", "IU", "Hz"),
)
"""Symbols that follow a number in any language."""

DASHES = "-‐‑–—~～〜－"
"""What stands between the two numbers of a range, or the groups of a phone number."""
GROUPS = r"(?<=[\d)])[ ](?=\d)"
"""The space in 0800 111, (020) 7946 and 10 000."""
SOFT_HYPHEN = r"\u00AD"
"""Soft hyphens stay shut: leaflets are not hyphenated."""


@frozen
class LineRules:
    """How one language's lines may end.

    `icu`: locales of ICU's line breaker; a line may end where all of them let it. `looser`: the one
    asked where a part without a break is wider than the line, before letters are parted; None: there is
    no such. `units`: words after a number that stay with it. `between`: words between the two numbers of
    a range that is written without spaces. `unspaced`: its words follow numbers without a space.
    `solid`: a character class of letters beside which a line ends at spaces only. `bound`: patterns of
    text after which no line ends; `reluctant`: those after which it had better not.
    """

    icu: tuple[str, ...]
    looser: str | None = None
    units: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    unspaced: bool = False
    solid: str = ""
    bound: tuple[str, ...] = ()
    reluctant: tuple[str, ...] = ()


RELUCTANT = (
    r"(?<!\S)[^\W\d_][ ]",  # a word of one letter
    r"(?<=\d)[ ](?=[^\W\d_])",  # a number and what is counted
    r"[ ](?=[–—][ ])",  # before a dash
)
"""Holds for every language."""

_CHINESE = LineRules(
    icu=("zh",),
    units=(
        *("毫克", "微克", "毫升", "公斤", "克", "升", "单位", "單位", "小时", "小時", "分钟", "分鐘", "秒"),
        *("个月", "個月", "个星期", "個星期", "星期", "周", "週", "年", "月", "日", "天", "岁", "歲"),
        *("次", "人", "位", "名", "例", "片", "粒", "倍", "号", "號", "个", "個", "种", "種"),
    ),
    between=("至", "到"),
    unspaced=True,
    # What says how much a number is, and the end of "of so many people", stay with the number; "not" stays
    # with what isn't.
    bound=(
        *(r"[有每共第近约約到少多](?=\d)", r"[至最](?=[少多]\d)", r"\d[人名位](?=中)"),
        r"不(?=[\u4E00-\u9FFF])",
    ),
)

RULES: Mapping[str, LineRules] = {
    "am": LineRules(("am",), units=("ሚ.ግ", "ሚግ", "ሚ.ሊ", "ሚሊ", "ግ", "ግራም", "ሚሊግራም")),
    "ar": LineRules(("ar",), units=("ملغ", "ملغم", "مغ", "غ", "كغ", "مل", "مكغ", "وحدة")),
    "bn": LineRules(("bn",), units=("মি.গ্রা", "মিগ্রা", "গ্রাম", "মিলিগ্রাম", "মি.লি", "ইউনিট")),
    # A stray one-letter word is a fault in Polish: "w", "z", "i" belong to the next word.
    "pl": LineRules(("pl",), bound=(r"(?<!\S)[aiouwzAIOUWZ][ ]",)),
    "el": LineRules(("el",), units=("mg", "ml", "μονάδες")),
    "fa": LineRules(("fa",), units=("میلی‌گرم", "میلی گرم", "گرم", "میلی‌لیتر", "واحد")),
    "gu": LineRules(("gu",), units=("મિ.ગ્રા", "મિગ્રા", "ગ્રામ", "મિ.લિ")),
    "he": LineRules(("he",), units=('מ"ג', "מ״ג", 'מ"ל', "מ״ל", 'ק"ג', "ק״ג", "גרם", "יחידות")),
    "hi": LineRules(("hi",), units=("मि.ग्रा", "मिग्रा", "ग्राम", "मिलीग्राम", "मि.ली", "यूनिट")),
    # By phrases, as in print for the public; strict: no small kana and no length mark begins a line.
    "ja": LineRules(
        icu=("ja-u-lw-phrase", "ja-u-lb-strict"),
        looser="ja-u-lb-strict",
        units=(
            *("ミリグラム", "マイクログラム", "グラム", "ミリリットル", "リットル", "単位", "時間", "分間"),
            *("か月間", "か月", "カ月", "ヶ月", "週間", "日間", "年間", "分", "秒", "年", "月", "日", "週"),
            *("回", "人", "名", "歳", "錠", "倍", "つ", "割", "例", "件", "番"),
        ),
        between=("から",),
        unspaced=True,
        # A particle stays with what it marks, which ICU sees only if that ends in a letter; and it parts
        # the noun from "では" of "ではありません". "About" stays with its number.
        bound=(
            r"[」』）)％%](?=[をのにはがでともへや]|から|まで|より)",
            r"[\u3041-\u309F\u30A1-\u30FF\u4E00-\u9FFF](?=では)",
            r"約(?=\d)",
        ),
        # Two kanji: the end of a phrase, or ICU's mistake ("日|中").
        reluctant=(r"[\u4E00-\u9FFF](?=[\u4E00-\u9FFF])",),
    ),
    # By words: Hangul breaks at spaces only (CSS word-break: keep-all, which ICU lacks).
    "ko": LineRules(
        icu=("ko",),
        looser="ko",
        units=(
            "밀리그램",
            "그램",
            "밀리리터",
            "단위",
            "퍼센트",
            "회",
            "명",
            "년",
            "개월",
            "주",
            "일",
            "시간",
            "분",
            "세",
            "배",
        ),
        solid=r"\u1100-\u11FF\u3130-\u318F\uA960-\uA97F\uAC00-\uD7FF\u4E00-\u9FFF",
    ),
    "mr": LineRules(("mr",), units=("मि.ग्रॅ", "मिग्रॅ", "मि.ग्रा", "ग्रॅम", "मि.ली", "युनिट")),
    "pa": LineRules(("pa",), units=("ਮਿ.ਗ੍ਰਾ", "ਮਿਗ੍ਰਾ", "ਗ੍ਰਾਮ", "ਮਿ.ਲੀ")),
    "ru": LineRules(("ru",), units=("мг", "мкг", "г", "кг", "мл", "л", "мм", "см", "ч", "мин", "ЕД")),
    "ta": LineRules(("ta",), units=("மி.கி", "மிகி", "கிராம்", "மி.லி", "மில்லிகிராம்")),
    "th": LineRules(
        ("th",),
        units=("มก", "มิลลิกรัม", "มคก", "กรัม", "มล", "มิลลิลิตร", "ยูนิต", "ปี", "เดือน", "สัปดาห์", "วัน", "คน", "ครั้ง"),
        between=("ถึง",),
        unspaced=True,
        bound=(r"ไม่(?=[\u0E01-\u0E2E\u0E40-\u0E44])",),  # "not" stays with what isn't
    ),
    "uk": LineRules(("uk",), units=("мг", "мкг", "г", "кг", "мл", "л", "мм", "см", "год", "хв", "ОД")),
    "ur": LineRules(("ur",), units=("ملی گرام", "گرام", "ملی لیٹر", "یونٹ", "ملی‌گرام")),
    "zh": _CHINESE,
}
"""Language subtag -> its rules."""


@frozen
class CompiledRules:
    """LineRules as patterns.

    `glued`: no line ends at a match's end. `whole`: none at its start or inside it. `solid`: a letter
    beside which only spaces break. `reluctant`: lines had better not end at a match's end.
    """

    rules: LineRules
    glued: re.Pattern[str]
    whole: re.Pattern[str]
    solid: re.Pattern[str] | None
    reluctant: re.Pattern[str]


def language(locale: str) -> str:
    """The language subtag of a BCP 47 tag."""
    return locale.partition("-")[0].lower()


@lru_cache(maxsize=64)
def line_rules(subtag: str) -> CompiledRules:
    """The rules of a language, ready to use."""
    rules = RULES.get(subtag) or LineRules((subtag or "root",))
    # Look-behind and look-ahead only: a digit may end one match and begin the next.
    dash = rf"(?<=[\d{PERCENT}])[ ]?[{DASHES}][ ]?(?=\d)"
    glued = (GROUPS, dash, SOFT_HYPHEN, *rules.bound)
    whole = [dash, rf"(?<=\d)[ ]?(?:{_any(UNITS)})(?:/(?:{_any(UNITS)}))?(?![\dA-Za-zÀ-ɏ])"]
    if rules.units:
        whole.append(rf"(?<=\d)[ ]?(?:{_any(rules.units)})" + ("" if rules.unspaced else r"(?!\w)"))
    if rules.between:
        between = rf"(?<=[\d{PERCENT}])(?:{_any(rules.between)})(?=\d)"
        glued, whole = (*glued, between), [*whole, between]
    return CompiledRules(
        rules,
        re.compile("|".join(glued)),
        re.compile("|".join(whole)),
        re.compile(f"[{rules.solid}]") if rules.solid else None,
        re.compile("|".join((*RELUCTANT, *rules.reluctant))),
    )


@lru_cache(maxsize=64)
def words_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words, wherever it stands: the scripts that need such a list write no spaces."""
    return re.compile(_any(words))


def _any(words: tuple[str, ...]) -> str:
    """Alternatives, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
