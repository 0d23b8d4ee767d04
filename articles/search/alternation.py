"""«Упровадження» and «впровадження» are one word: у or в, і or й begins it by the sound before, for the ear alone.

The dictionary has both as words of their own. Most pairs are two words indeed («управа» and «вправа», «вклад» and
«уклад»), so what is one word is told by what follows the letter. Ukrainian orthography of 2019, §§ 23 and 24.
"""

import re

_AFTER_U_OR_V = """
    берегти бивств бивц бити$ боліва брання$ важати$ ведення$ везення$ везти$ вести$ вечері$ війти$ вімкн вічлив водити$
    возити$ голос$ горі$ гору$ двічі$ двоє$ день$ дома$ доскона друге$ загалі$ здовж$ зимку$ зяти зяття$ комплект край$
    крадений$ красти$ лаштов лаштува літку$ мерлий$ мерти$ мирати$ мілий$ міло$ міння$ міти$ наслідок$ ночі$ падати$
    пасти$ певнен певнити перед$ перше$ пізна повноваж порати порядк порядник провад продовж$ ранці$ рахов рахува
    регульов регулюв решті$ рівноваж роджен рятов рятува себічн сенародн середині$ середину$
    сесвіт сеукраїн становити становлен становлюва стигати$ стигнути$ стигти$ супереч$ сюди$ текти$ тікати$ тікач тілен
    тілити тілюва тім$ трата$ тратити трачати трачен третє$ тримання$ тримати тримува трутити тручання$ тручати ціліти$
    цілілий$ часно$ ченість$ чення$ чений$ четверте$ чинений$ чинити чинок$ чител чити чора$ чорашн шанова шанува щент$
"""
_AFTER_I_OR_J = "мовірн ти$ тися$"


def _before(beginnings: str, letter: str) -> re.Pattern[str]:
    return re.compile(f"{letter}(?={'|'.join(beginnings.split())})")


_U, _I = _before(_AFTER_U_OR_V, "у"), _before(_AFTER_I_OR_J, "і")


def one_beginning(lemma: str) -> str:
    """The lemma as it begins after a vowel: `one_beginning("учитель") == "вчитель"`. Others stay as they are."""
    if lemma.startswith("у"):
        return f"в{lemma[1:]}" if _U.match(lemma) else lemma
    return f"й{lemma[1:]}" if _I.match(lemma) else lemma
