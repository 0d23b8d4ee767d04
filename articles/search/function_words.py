"""Words that stand in every text: left out of a query that has others. Folded, as `Token.form` is."""

UKRAINIAN = (
    "і й та а в у на до з із зі зо за від для по при про під над через між без біля після перед крім щодо о об "
    "що щоб як якщо або чи але же ж би б не ні то це цей ця ці його її їх він вона воно вони який яка яке які "
    "ще іще вже уже лише тільки також теж так тому де коли бо адже все усе всі усі той того ту те ті тих тим тими "
    "ми нас нам ви вас вам їм ним ними них неї ній себе собі свій своя своє свої є був була було були буде будуть "
    "бути немає нема може можна"
)
ENGLISH = (
    "a an the of in on at to for from by with and or as is are was were be been it its this that these those "
    "he she they his her their not but if than then which who into about"
)
FUNCTION_WORDS = frozenset(f"{UKRAINIAN} {ENGLISH}".split())
