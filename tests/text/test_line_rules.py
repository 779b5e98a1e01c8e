"""Line ends that each language's printers keep, sentence by sentence: "|" marks every place to break."""

from __future__ import annotations

import pytest

from leaflets.text.breaking import break_positions, reluctant_positions
from leaflets.text.line_rules import NEVER_FIRST, RULES


def parted(text: str, locale: str, *, words: tuple[str, ...] = (), loose: bool = False) -> str:
    ends = break_positions(text, locale, (), words, loose=loose)
    return "|".join(text[a:b] for a, b in zip([0, *ends], ends, strict=False))


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        # Thai: words by the dictionary; the signs of repetition and "etc." never begin a line.
        ("th", "โรค|ใบหน้า|กระตุก|ครึ่ง|ซีก|มัก|เริ่ม|ใกล้ ๆ |ตา |และ|ค่อยๆ |ลาม|ลง|มา ฯลฯ"),
        ("th", "อาการ|ไม่รบกวน|คุณ |ภาพ|ไม่ชัด"),
        ("th", "กิน|ยา |500 มก. |วัน|ละ |2 ครั้ง |(10–15%)"),
        # Chinese: no closing sign first, no opening sign last, doubled signs whole, a number with its word.
        ("zh-Hans", "面|肌|痉|挛，|“脸|的|一|侧”|会|抽|动|（10%～15%）。"),
        ("zh-Hans", "医|生|《手|册》……|约85至90%，|每|日|２次"),
        ("zh-Hans", "休|息|——|医|生|说"),
        ("zh-Hans", "大|约|每100人中|有85至90人，|约3人|有|不到3人|至少5天|不见|效"),
        ("zh-Hant", "醫|生|說：|「每|天|服|用|500毫克，|共3個月。」"),
        # Japanese by phrases; small kana, length marks and repetition signs never first.
        ("ja", "片側|顔面|けいれんは、|顔の|片側の|筋肉が|自分の|意思とは|関係なく|動く|病気です。"),
        ("ja", "「ボツリヌス|療法」を|10〜15%の|人に、|500 mgを|1日|2回。"),
        ("ja", "コーヒーっぽい、|ちょっと、|人々"),
        ("ja", "原因では|ありません。|画像|検査|(MRI)を|約85%の|人が、|（平日）まで|「こと」から|始まり"),
        # Korean by words.
        ("ko", "반측성 |안면경련은 |얼굴 |한쪽의 |근육이 |움직입니다."),
        ("ko", "약 |10~15%의 |환자(100명 |중 |10명)에게, |500 mg을 |하루 |2 회 |“복용”합니다."),
        # Ethiopic: after the word space, or a plain one; never before a stop.
        ("am", "የፊት፡|ጡንቻ፡|መኮማተር፤ |ሰላም ። |500 ሚ.ግ. |ነው።"),
        # India: dandas stay, a number stays with its unit in the own script.
        ("hi", "500 मि.ग्रा. |दिन |में |10–15% |लोगों |को ।"),
        ("bn", "৫০০ মি.গ্রা. |১০–১৫% |জন।"),
        ("ta", "500 மி.கி. |10–15%"),
        # Arabic script.
        ("ar", "نعم، |٥٠٠ ملغ |١٠–١٥٪ |لا؟"),
        ("ur", "۵۰۰ ملی گرام ۔ |ہاں"),
        ("fa", "۵۰۰ میلی‌گرم |در |روز"),
        ("he", 'ד"ר |500 מ"ג |10%–15%'),
        # Europe.
        ("fr", "« Oui » : |10 % ! |500 mg ?"),
        ("pl", "w oku |i na |twarzy"),
        ("ru", "500 мг, |10—15 % |людей"),
        ("de", "10 °C |und |5 mg/kg"),
        ("vi", "10–15 % |người"),
        ("es", "¿Por |qué? |(10 % |o |más)"),
    ],
)
def test_lines_of_a_language_end_here_and_nowhere_else(locale: str, expected: str) -> None:
    assert parted(expected.replace("|", ""), locale) == expected


def test_japanese_and_korean_break_inside_phrases_and_words_only_in_an_emergency() -> None:
    assert parted("ちょっとコーヒーを。", "ja", loose=True) == "ちょっ|と|コー|ヒー|を。"
    assert parted("한쪽의 (근육이)", "ko", loose=True) == "한|쪽|의 |(근|육|이)"


@pytest.mark.parametrize(
    ("locale", "words", "expected"),
    [
        ("zh-Hans", ("痉挛", "面肌痉挛", "什么"), "什么|是|面肌痉挛？|面|部|痉挛。"),
        ("zh-Hans", ("大约",), "大约|每100人|大约|有|几|人"),
        ("th", ("โรคนี้", "ตั้งครรภ์", "กระตุก"), "โรคนี้|ไม่อันตราย |ตั้งครรภ์ |ขากระตุก |โรค|อื่น"),
        ("ja", ("微小血管減圧術", "かかっている"), "かかっている|病院で、|微小血管減圧術の|説明を"),
        ("ja", (), "か|かって|いる|病院で、|微小|血管|減圧|術の|説明を"),
    ],
)
def test_listed_words_are_kept_whole(locale: str, words: tuple[str, ...], expected: str) -> None:
    assert parted(expected.replace("|", ""), locale, words=words) == expected


def test_listed_words_are_whole_inside_a_phrase_that_is_too_wide() -> None:
    assert parted("けいれんについて。", "ja", loose=True) == "け|い|れ|ん|に|つ|い|て。"
    assert parted("けいれんについて。", "ja", loose=True, words=("けいれん",)) == "けいれん|に|つ|い|て。"


@pytest.mark.parametrize("locale", sorted(RULES))
def test_no_rule_of_a_language_lets_a_line_begin_with_a_closing_sign(locale: str) -> None:
    for sign in sorted(NEVER_FIRST):
        assert break_positions(f"a {sign} b", locale, ())[:1] == [4], f"U+{ord(sign):04X}"


def test_a_line_of_its_own_may_begin_with_a_closing_sign() -> None:
    assert break_positions("a\nๆ", "th", ()) == [2, 3]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("it is a part of it", ["a "]),
        ("for 12 weeks", ["12 "]),
        ("done – and dusted", ["done "]),
        ("(s) or not", []),
    ],
)
def test_lines_had_better_not_end_after(text: str, ends: list[str]) -> None:
    found = sorted(reluctant_positions(text, "en"))
    assert [text[:at].rpartition(" ")[0].rpartition(" ")[2] + " " for at in found] == ends
