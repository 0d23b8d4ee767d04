"""What the ministry published from half a year to fourteen months ago: the new minister's first year."""

from newsroom.demo.markup import html
from newsroom.demo.shapes import Article, Correction, Text

ARTICLES = (
    Article(
        "stezhka-start",
        "news",
        170,
        "12:30",
        Text("«Стежка» кличе в гори: ветерани вирушили в перший похід", "Veterans set out on the first Stezhka hike"),
        Text("Чотири дні, тридцять два кілометри, жодного поспіху.", "Four days, thirty-two kilometres and no hurry."),
        Text(
            html("""
Шістнадцять ветеранів і ветеранок вийшли на перший маршрут програми «Стежка». Групу супроводжують провідник, лікар і
психологиня, але темп задають самі учасники.

<figure data-photo="hills-spring"><figcaption>Перший перехід програми</figcaption></figure>

Програму розробив Департамент підтримки ветеранів і родин разом із гірськими рятувальниками. Маршрут має дві
складності й під’їзди для автомобіля супроводу кожні п’ять кілометрів.

> zahorodnia: «У горах легше мовчати разом. А після спільного мовчання легше говорити».

До осені заплановано дванадцять походів. Записатися можна у ветеранському просторі своєї громади.
"""),
            html("""
Sixteen veterans have set out on the first route of the Stezhka (“Path”) programme. A guide, a doctor and a
psychologist go with the group, but the participants set the pace.

<figure data-photo="hills-spring"><figcaption>The first stage of the programme</figcaption></figure>

The programme was designed by the Department for Veteran and Family Support together with mountain rescuers.

> zahorodnia: “It is easier to be silent together in the mountains. And after being silent together it is easier to
talk.”

Twelve hikes are planned before autumn. Registration is open at local veteran centres.
"""),
        ),
        dateline=Text("Яремче", "Yaremche"),
        organisation="veterans-department",
        tags=("veterans", "sport", "rehabilitation"),
        mentions=(("zahorodnia", "speaker"),),
        lead_photo="hills-dawn",
    ),
    Article(
        "contracts-open",
        "press_release",
        195,
        "11:10",
        Text(
            "Усі договори Агенції закупівель — у відкритому доступі", "Every Procurement Agency contract is now public"
        ),
        Text(
            "Дев’ятсот сорок договорів за два роки опубліковано у форматі, який може прочитати і людина, і програма.",
            "Nine hundred and forty contracts from two years are published in a form that both people and "
            "programs can read.",
        ),
        Text(
            html("""
Агенція відкритих закупівель завершила оприлюднення договорів, укладених за останні два роки. Вилучено лише
відомості, які становлять державну таємницю або є персональними даними; кожне вилучення позначено й пояснено.

> tymchyshynets: «Чорна смуга в документі без пояснення шкодить довірі більше, ніж сама таємниця».

Набір даних оновлюється щоночі. Журналісти й дослідники можуть завантажити його повністю або отримувати зміни через
відкритий інтерфейс.

<ul><li><p>940 договорів;</p></li><li><p>3 120 додатків і додаткових угод;</p></li><li><p>ціни за одиницю для кожної
позиції.</p></li></ul>
"""),
            html("""
The Open Procurement Agency has finished publishing the contracts it signed over the past two years. Only state
secrets and personal data have been removed; each removal is marked and explained.

> tymchyshynets: “A black bar without an explanation damages trust more than the secret itself.”

The data set is updated every night. Journalists and researchers may download it in full.

<ul><li><p>940 contracts;</p></li><li><p>3,120 annexes and amendments;</p></li><li><p>unit prices for every
item.</p></li></ul>
"""),
        ),
        organisation="procurement-agency",
        tags=("procurement", "transparency", "integrity"),
        mentions=(("tymchyshynets", "speaker"),),
        corrections=(
            Correction(
                "correction",
                "headline",
                Text("Усі договори", "Every Procurement Agency contract is now public"),
                Text("Договори", "Procurement Agency contracts are now public"),
                26,
                Text("У заголовку йшлося про всі договори.", "The headline spoke of every contract."),
                Text(
                    "Договори з обмеженим доступом оприлюднено частково.",
                    "Contracts with restricted access are published in part.",
                ),
                Text("Неточне узагальнення.", "An inaccurate generalisation."),
            ),
        ),
    ),
    Article(
        "memorial-park",
        "news",
        218,
        "16:20",
        Text("Родини полеглих висадили парк пам’яті", "Families of the fallen plant a memorial park"),
        Text(
            "Двісті сорок лип і дубів: кожне дерево має свого опікуна.",
            "Two hundred and forty limes and oaks, each with its own guardian.",
        ),
        Text(
            html("""
На околиці Львова висадили парк пам’яті. Місце й дерева обирали родини, а проєкт безоплатно підготували
студенти-архітектори.

<figure data-photo="saplings-park"><figcaption>Перші ряди молодого парку</figcaption></figure>

Тут не буде плит і огорож. Імена викарбують на доріжці, яку можна пройти, торкаючись поручня: її зроблено доступною
для незрячих.

Міністерство взяло на себе полив і догляд на перші п’ять років.
"""),
            html("""
A memorial park has been planted on the outskirts of Lviv. The families chose the place and the trees, and
architecture students designed it free of charge.

<figure data-photo="saplings-park"><figcaption>The first rows of the young park</figcaption></figure>

There will be no slabs or fences. The names will be carved along a path with a handrail, accessible to blind visitors.

The Ministry will water and tend the park for its first five years.
"""),
        ),
        dateline=Text("Львів", "Lviv"),
        tags=("memory", "families", "community"),
        mentions=(("zahorodnia", "participant"),),
        lead_photo="saplings-park",
    ),
    Article(
        "bridge-desna",
        "news",
        240,
        "13:00",
        Text("Міст через Десну знову відкрито", ""),
        Text(
            "Військові інженери та дорожники відновили переправу за сім місяців. Шкільний автобус уже їде "
            "коротшою дорогою.",
            "",
        ),
        Text(
            html("""
На Чернігівщині відкрито рух відновленим мостом через Десну. Об’їзд, яким громада користувалася майже три роки,
становив сорок шість кілометрів.

<figure data-photo="bridge-repaired"><figcaption>Перший день після відкриття</figcaption></figure>

Роботи виконували військові інженери разом із дорожньою службою області. Опори посилено, пішохідну частину
розширено, додано пандуси.

> kalynetskyi: «Найкращий відгук ми почули від водія шкільного автобуса: діти тепер сплять на сорок хвилин довше».
"""),
            "",
        ),
        dateline=Text("Чернігівська область", "Chernihiv region"),
        tags=("community", "budget"),
        mentions=(("kalynetskyi", "speaker"),),
        lead_photo="bridge-repaired",
    ),
    Article(
        "women-interview",
        "interview",
        265,
        "09:15",
        Text("Софія Олійниченко: «Добрий код — це теж турбота»", ""),
        Text(
            "Голова Агенції цифрових рішень — про послуги без черг, помилки першого року та команду, де дві "
            "третини — жінки.",
            "",
        ),
        Text(
            html("""
<p><strong>— Ви прийшли з приватного сектору. Що здивувало найбільше?</strong></p>

> oliinychenko: «Кількість людей, які знають, як правильно, і роками чекають, щоб їх спитали».

<p><strong>— Перший рік був непростим. Яку помилку ви запам’ятали?</strong></p>

> oliinychenko: «Ми зробили гарну форму й забули про тих, хто заповнює її однією рукою або з голосовим помічником.
Переробили за два тижні, але вибачалися значно довше».

<p><strong>— У вашій команді багато жінок. Це свідома політика?</strong></p>

> oliinychenko: «Свідомою є анкета без імені та фото. Решта сталося саме».

<p><strong>— Що далі?</strong></p>

> oliinychenko: «Менше послуг. Якщо держава вже все знає, людині не треба нічого замовляти».
"""),
            "",
        ),
        organisation="digital-agency",
        tags=("digital", "women", "innovation"),
        mentions=(("oliinychenko", "subject"),),
        lead_photo="portrait-oliinychenko",
    ),
    Article(
        "evening-memory",
        "photo_report",
        299,
        "21:00",
        Text("Вечір пам’яті у стінах Міністерства", ""),
        Text("Імена читали до опівночі.", ""),
        Text(
            html("""
Працівники Міністерства, родини та побратими зібралися на вечір пам’яті. Упродовж чотирьох годин вони по черзі
читали імена.

<figure data-photo="candle-rain"><figcaption>Свічку запалила наймолодша учасниця вечора</figcaption></figure>

Музики не було. Двері лишалися відчиненими, і до зали заходили перехожі.

<figure data-photo="city-evening"><figcaption>Місто того вечора</figcaption></figure>

Книгу імен можна погортати в холі Міністерства щодня з 9:00 до 18:00.
"""),
            "",
        ),
        tags=("memory", "families"),
        mentions=(("verbovetska", "participant"),),
        lead_photo="candle-rain",
    ),
    Article(
        "winter-roads",
        "news",
        325,
        "08:00",
        Text(
            "Сорок пунктів обігріву відкрито вздовж північних доріг", "Forty heating points open along northern roads"
        ),
        Text(
            "У кожному — тепло, чай, зарядка для телефона та медик на чергуванні.",
            "Each offers warmth, tea, phone charging and a medic on duty.",
        ),
        Text(
            html("""
Через прогноз сильних снігопадів Міністерство разом із громадами відкрило сорок пунктів обігріву. Вони працюють
цілодобово.

<figure data-photo="winter-forest"><figcaption>Дорога до одного з пунктів</figcaption></figure>

<h2>Поради водіям</h2>

<ul><li><p>Заправте автомобіль перед дорогою та візьміть ковдру.</p></li><li><p>Повідомте рідним маршрут і час
прибуття.</p></li><li><p>Якщо застрягли, лишайтеся біля автомобіля та телефонуйте 112.</p></li></ul>

> kalynetskyi: «Генератор, який не знадобився, — це теж добра новина».
"""),
            html("""
With heavy snow forecast, the Ministry and local communities have opened forty heating points. They work around the
clock.

<figure data-photo="winter-forest"><figcaption>The road to one of the points</figcaption></figure>

<h2>Advice to drivers</h2>

<ul><li><p>Fill the tank before the journey and take a blanket.</p></li><li><p>Tell your family your route and
arrival time.</p></li><li><p>If you are stuck, stay by the vehicle and call 112.</p></li></ul>

> kalynetskyi: “A generator that was not needed is good news too.”
"""),
        ),
        urgency=3,
        dateline=Text("Чернігів", "Chernihiv"),
        tags=("winter", "community"),
        mentions=(("kalynetskyi", "speaker"),),
        lead_photo="winter-road",
        galleries=("winter",),
    ),
    Article(
        "new-deputy",
        "announcement",
        360,
        "18:00",
        Text(
            "Першим заступником Міністра призначено Назара Калинецького",
            "Nazar Kalynetskyi appointed First Deputy Minister",
        ),
        Text(
            "Він відповідатиме за бюджет, логістику та підготовку до зими.",
            "He will be responsible for the budget, logistics and winter preparedness.",
        ),
        Text(
            html("""
Назар Калинецький розпочав роботу на посаді першого заступника Міністра. Колективу його представила Олена Вербовецька.

> verbovetska: «Пан Назар уміє пояснити бюджет так, що хочеться ставити запитання. Нам цього бракувало».

Новий перший заступник — економіст, кандидат наук. Раніше він керував фінансовим департаментом обласної адміністрації.

Декларацію посадовця оприлюднено в установленому порядку.
"""),
            html("""
Nazar Kalynetskyi has taken up the post of First Deputy Minister. Olena Verbovetska introduced him to the staff.

> verbovetska: “Nazar can explain a budget in a way that makes you want to ask questions. We needed that.”

The new First Deputy is an economist with a doctorate. He previously headed the finance department of a regional
administration.

His declaration of assets has been published as required.
"""),
        ),
        tags=("budget",),
        mentions=(("kalynetskyi", "subject"), ("verbovetska", "speaker")),
        lead_photo="portrait-kalynetskyi",
    ),
    Article(
        "minister-first-speech",
        "speech",
        369,
        "10:30",
        Text(
            "Олена Вербовецька: «Я не обіцяю швидко. Я обіцяю відкрито»",
            "Olena Verbovetska: “I do not promise speed. I promise openness”",
        ),
        Text("Перша промова на посаді Міністра — повний текст.", "The first speech as Minister, in full."),
        Text(
            html("""
Колеги, за два місяці виконання обов’язків я навчилася головного: усі відповіді в цій будівлі вже є. Треба лише
перестати ховати їх одне від одного.

Я не обіцяю швидко. Я обіцяю відкрито. Кожне рішення, яке можна показати, ми показуватимемо до ухвалення. Кожне, яке
показати не можна, матиме підпис людини, яка за це відповідає.

Три справи не чекатимуть. Перша — лікування та відновлення. Друга — чесні закупівлі. Третя — земля, на яку люди
мають повернутися без страху.

Помилятимемося. Коли помилимося, скажемо про це першими.

Дякую. До роботи.
"""),
            html("""
Colleagues, in two months of acting in this post I learned the main thing: all the answers are already in this
building. We only need to stop hiding them from one another.

I do not promise speed. I promise openness. Every decision that can be shown will be shown before it is taken. Every
one that cannot will bear the signature of the person responsible.

Three things will not wait. The first is treatment and recovery. The second is honest procurement. The third is the
land to which people must be able to return without fear.

We will make mistakes. When we do, we will be the first to say so.

Thank you. Let us get to work.
"""),
        ),
        urgency=3,
        event_days_ago=370,
        tags=("transparency",),
        mentions=(("verbovetska", "speaker"),),
        lead_photo="portrait-verbovetska",
    ),
    Article(
        "medical-train",
        "news",
        400,
        "14:50",
        Text("Медичний поїзд отримав новий вагон інтенсивної терапії", ""),
        Text("Вагон обладнано для шести пацієнтів, бригада працюватиме змінами по дванадцять годин.", ""),
        Text(
            html("""
До складу медичного поїзда включено новий вагон інтенсивної терапії. Його переобладнали залізничники за проєктом
Медичної служби.

<figure data-photo="train-medical"><figcaption>Перед першим рейсом</figcaption></figure>

У вагоні шість місць, запас кисню на добу й тиха палата для родичів, які супроводжують пацієнта.

> verbovetska: «Цей вагон придумали медсестри. Інженери лише погодилися, що так справді краще».

Вперше обладнано й місце для перекладача жестової мови.
"""),
            "",
        ),
        organisation="medical-service",
        tags=("medicine", "evacuation"),
        mentions=(("verbovetska", "speaker"), ("pavlyshko", "participant")),
        lead_photo="train-medical",
    ),
)
