"""What the ministry published six weeks to five months ago."""

from newsroom.demo.markup import html
from newsroom.demo.shapes import Article, Text

ARTICLES = (
    Article(
        "rubizh-day",
        "photo_report",
        45,
        "17:00",
        Text("Один день у «Рубежі»", "A day at Rubizh"),
        Text(
            "Підйом, заняття, тиша перед іспитом — сім світлин із життя навчального центру.",
            "Reveille, classes and the quiet before an exam: seven pictures from the training centre.",
        ),
        Text(
            html("""
Ми провели день у Міжвидовому навчальному центрі «Рубіж» від ранкового шикування до вечірнього розбору.

<figure data-gallery="rubizh"></figure>

Найгучніше тут не на полігоні, а в їдальні, де обговорюють помилки. Найтихіше — у класі домедичної допомоги.

> mazurok: «Якщо після заняття сперечаються, значить, думають».
"""),
            html("""
We spent a day at the Rubizh Joint Training Centre, from the morning line-up to the evening review.

<figure data-gallery="rubizh"></figure>

The noisiest place is not the training ground but the canteen, where mistakes are discussed. The quietest is the
first aid class.

> mazurok: “If they argue after class, it means they are thinking.”
"""),
        ),
        organisation="training-centre",
        tags=("training", "exercises"),
        mentions=(("mazurok", "speaker"),),
        lead_photo="range-autumn",
        galleries=("rubizh",),
    ),
    Article(
        "families-meeting",
        "news",
        52,
        "19:15",
        Text("Міністр зустрілася з родинами захисників", ""),
        Text("Розмова тривала три години. Із двадцяти двох порушених питань дев’ять вирішили одразу.", ""),
        Text(
            html("""
Олена Вербовецька зустрілася з родинами захисників і захисниць. За столом не було президії, а перше слово мали гості.

Найчастіше говорили про строки відповідей на звернення, санаторне лікування дітей і плутанину з довідками. Дев’ять
питань вирішили одразу, за рештою призначено відповідальних.

> verbovetska: «Мені було соромно почути, що лист може мандрувати між кабінетами сорок днів. Відсьогодні межа —
десять».

Наступна зустріч — за два місяці. На ній прозвучить звіт про кожне з двадцяти двох питань.
"""),
            "",
        ),
        tags=("families",),
        mentions=(("verbovetska", "speaker"), ("zahorodnia", "participant")),
        lead_photo="round-table-autumn",
    ),
    Article(
        "partners-autumn",
        "press_release",
        75,
        "20:30",
        Text(
            "Спільне комюніке за підсумками осіннього засідання Контактної групи партнерів із питань захисту "
            "України: санітарний транспорт, ремонт техніки, підготовка інструкторів",
            "Joint communiqué of the autumn meeting of the Contact Group of Partners for Ukraine: medical "
            "transport, repairs and instructor training",
        ),
        Text(
            "Учасники домовилися створити спільний фонд запасних частин.",
            "The participants agreed to set up a joint spare parts fund.",
        ),
        Text(
            html("""
Учасники осіннього засідання Контактної групи партнерів обговорили перебіг підтримки України та схвалили такі рішення.

<ol><li><p>Створити спільний фонд запасних частин із щорічним поповненням.</p></li><li><p>Відкрити два регіональні
центри ремонту санітарного транспорту.</p></li><li><p>Підготувати протягом року шістдесят інструкторів із
гуманітарного розмінування.</p></li></ol>

Сторони наголосили на важливості прозорого обліку допомоги та схвалили підхід України до відкритих закупівель.

<figure data-gallery="contact-group"></figure>

Учасники подякували Україні за гостинність і домовилися провести наступне засідання в Києві.
"""),
            html("""
The participants in the autumn meeting of the Contact Group discussed the progress of support for Ukraine and decided:

<ol><li><p>to set up a joint spare parts fund, replenished every year;</p></li><li><p>to open two regional repair
centres for medical transport;</p></li><li><p>to train sixty humanitarian demining instructors within a
year.</p></li></ol>

They stressed the importance of accounting for assistance transparently and welcomed Ukraine’s open procurement.

<figure data-gallery="contact-group"></figure>

The participants thanked Ukraine for its hospitality and agreed to hold the next meeting in Kyiv.
"""),
        ),
        short_headline=Text("Комюніке осіннього засідання Контактної групи", "Contact Group autumn communiqué"),
        urgency=3,
        tags=("contact-group", "cooperation", "industry"),
        mentions=(("partners-group", "organiser"), ("lozovyk", "participant"), ("verbovetska", "participant")),
        lead_photo="flags-dawn",
        galleries=("contact-group",),
    ),
    Article(
        "remembrance-day",
        "statement",
        90,
        "09:00",
        Text("Хвилина мовчання", "A minute of silence"),
        Text(
            "Сьогодні Україна вшановує полеглих захисників і захисниць.", "Today Ukraine honours its fallen defenders."
        ),
        Text(
            html("""
О дев’ятій ранку ми зупинилися.

За кожним ім’ям — дім, недочитана книжка, чийсь голос у телефоні. Ми пам’ятаємо не число. Ми пам’ятаємо людей.

Міністерство схиляє голову перед полеглими й низько вклоняється їхнім родинам. Гаряча лінія підтримки родин працює
цілодобово за номером 0 800 000 000.
"""),
            html("""
At nine this morning we stopped.

Behind every name there is a home, an unfinished book, a voice on the telephone. We do not remember a number. We
remember people.

The Ministry bows its head before the fallen and before their families. The family support line is open around the
clock on 0 800 000 000.
"""),
        ),
        tags=("memory", "families"),
        lead_photo="candle-memorial",
        urgency=3,
    ),
    Article(
        "wheat-interview",
        "interview",
        128,
        "10:00",
        Text(
            "Юрій Шепелик: «Поле не терпить поспіху, але вдячне за терпіння»",
            "Yurii Shepelyk: “A field does not forgive haste, but it rewards patience”",
        ),
        Text(
            "Начальник Центру «Чиста нива» — про собак, які відмовляються працювати в спеку, довіру фермерів і "
            "чому сапер не має бути хоробрим.",
            "The head of the Chysta Nyva Centre on dogs that refuse to work in the heat, farmers’ trust, and why "
            "a deminer should not be brave.",
        ),
        Text(
            html("""
Ми зустрілися на краю поля, де вже стоїть пшениця. За спиною Юрія Шепелика — перша смуга, яку його група очистила
торік.

## Про звичайний день

<p><strong>— З чого починається ранок сапера?</strong></p>

> shepelyk: «З погоди й сну. Якщо людина спала менше шести годин, вона лишається в таборі. Це не покарання, а
правило».

<p><strong>— А собаки?</strong></p>

> shepelyk: «Вони чесніші за нас. У спеку лягають і відвертаються. Ми довго намагалися їх умовити, а потім
зрозуміли: треба починати о п’ятій ранку».

<figure data-photo="wheat-dusk"><figcaption>Вечір перед жнивами</figcaption></figure>

## Про довіру

<p><strong>— Фермери вірять, що поле безпечне?</strong></p>

> shepelyk: «Спочатку ні. Тому після перевірки ми самі проходимо поле разом із власником. Мовчки, поруч, від краю до
краю. Після цього паперів уже не питають».

<p><strong>— Кажуть, сапер має бути хоробрим.</strong></p>

> shepelyk: «Хоробрих я не беру. Беру уважних».
"""),
            html("""
We met at the edge of a field where wheat already stands. Behind Yurii Shepelyk is the first lane his team cleared
last year.

## An ordinary day

<p><strong>— How does a deminer’s morning begin?</strong></p>

> shepelyk: “With the weather and with sleep. Anyone who slept less than six hours stays in camp. It is a rule, not
a punishment.”

<p><strong>— And the dogs?</strong></p>

> shepelyk: “They are more honest than we are. In the heat they lie down and turn away. We tried to persuade them,
and then understood that we had to start at five in the morning.”

<figure data-photo="wheat-dusk"><figcaption>The evening before the harvest</figcaption></figure>

## Trust

<p><strong>— Do farmers believe that a field is safe?</strong></p>

> shepelyk: “Not at first. So after the check we walk it together with the owner. Silently, side by side, from edge
to edge. After that nobody asks for papers.”

<p><strong>— They say a deminer must be brave.</strong></p>

> shepelyk: “I do not take the brave. I take the attentive.”
"""),
        ),
        dateline=Text("Полтавська область", "Poltava region"),
        organisation="demining-centre",
        tags=("demining", "community"),
        mentions=(("shepelyk", "subject"),),
        lead_photo="wheat-summer",
    ),
    Article(
        "sea-survey",
        "news",
        142,
        "15:45",
        Text("Гідрографи оновили карти прибережних вод", ""),
        Text("Дані вже доступні капітанам цивільних суден.", ""),
        Text(
            html("""
Експедиція гідрографів завершила весняне обстеження прибережних вод. Уточнені глибини й навігаційні попередження
передано службі безпеки судноплавства.

<figure data-photo="ship-patrol"><figcaption>Судно експедиції</figcaption></figure>

За шість тижнів фахівці опрацювали дані з двохсот галсів. Карти вперше підготовлено одразу в електронному форматі.

Оновлення розміщено на порталі служби. Доступ безоплатний і не потребує реєстрації.
"""),
            "",
        ),
        dateline=Text("Одеса", "Odesa"),
        tags=("digital", "innovation"),
        lead_photo="ship-dawn",
    ),
)
