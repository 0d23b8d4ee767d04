"""What the ministry published three to nine days ago."""

from newsroom.demo.markup import html
from newsroom.demo.shapes import Article, Correction, Text

ARTICLES = (
    Article(
        "partners-eve",
        "news",
        3,
        "11:00",
        Text("До Києва прибули делегації Контактної групи", "Contact Group delegations arrive in Kyiv"),
        Text(
            "Напередодні засідання заступник Міністра провів дев’ять двосторонніх зустрічей.",
            "The Deputy Minister held nine bilateral meetings ahead of the session.",
        ),
        Text(
            html("""
Напередодні засідання Контактної групи заступник Міністра Максим Лозовик зустрівся з керівниками дев’яти делегацій.

Говорили про ремонтні потужності, обмін досвідом у реабілітації та спільне навчання інструкторів. Дві країни
підтвердили готовність прийняти українських протезистів на стажування.

> lozovyk: «Добра домовленість починається з точного переліку потреб. Ми принесли його на двох сторінках, а не на
двадцяти».

Підсумки засідання оприлюднять після його завершення.
"""),
            html("""
Ahead of the Contact Group session, Deputy Minister Maksym Lozovyk met the heads of nine delegations.

They discussed repair capacity, experience in rehabilitation and joint instructor training. Two countries confirmed
that they will host Ukrainian prosthetists for internships.

> lozovyk: “A good agreement starts with an exact list of needs. We brought two pages, not twenty.”

The results will be published after the session.
"""),
        ),
        tags=("contact-group", "cooperation", "rehabilitation"),
        mentions=(("lozovyk", "speaker"), ("partners-group", "mentioned")),
        lead_photo="flags-partners",
    ),
    Article(
        "service-certificate",
        "press_release",
        4,
        "10:00",
        Text(
            "Довідку про проходження служби можна отримати онлайн за десять хвилин",
            "Service record certificate now available online in ten minutes",
        ),
        Text(
            "Раніше на документ чекали до тридцяти днів. Тепер він надходить в електронному вигляді й має таку "
            "саму силу.",
            "The document used to take up to thirty days. It now arrives electronically and has the same legal force.",
        ),
        Text(
            html("""
Агенція цифрових рішень захисту запустила електронну довідку про проходження служби. Документ формується автоматично
з реєстру та підписується кваліфікованою електронною печаткою.

<table><tbody><tr><th><p>Крок</p></th><th><p>Раніше</p></th><th><p>Тепер</p></th></tr><tr><td><p>Заява</p></td><td><p>особисто
або поштою</p></td><td><p>портал чи застосунок</p></td></tr><tr><td><p>Документи</p></td><td><p>до шести
копій</p></td><td><p>не потрібні</p></td></tr><tr><td><p>Строк</p></td><td><p>до 30 днів</p></td><td><p>близько 10
хвилин</p></td></tr></tbody></table>

За місяць випробувань довідку отримали понад чотири тисячі людей. У 3 % випадків дані в реєстрі довелося уточнювати
вручну — такі звернення розглядають до п’яти робочих днів.

> dibrovska: «Держава вже знає, де служила людина. Просити її приносити про це папірець було просто нечемно».

Паперову довідку, як і раніше, можна отримати в центрі надання послуг. Перевірити справжність документа можна за
QR-кодом.
"""),
            html("""
The Digital Protection Solutions Agency has launched an electronic service record certificate. It is generated from
the register and signed with a qualified electronic seal.

<table><tbody><tr><th><p>Step</p></th><th><p>Before</p></th><th><p>Now</p></th></tr><tr><td><p>Application</p></td><td><p>in
person or by post</p></td><td><p>portal or app</p></td></tr><tr><td><p>Documents</p></td><td><p>up to six
copies</p></td><td><p>none</p></td></tr><tr><td><p>Time</p></td><td><p>up to 30 days</p></td><td><p>about 10
minutes</p></td></tr></tbody></table>

More than four thousand people received the certificate during a month of testing. In 3% of cases the data had to be
checked by hand, which takes up to five working days.

> dibrovska: “The state already knows where a person served. Asking them to bring a piece of paper about it was
simply impolite.”

A paper certificate is still available at service centres.
"""),
        ),
        organisation="digital-agency",
        tags=("digital", "veterans"),
        mentions=(("dibrovska", "speaker"), ("digital-agency", "organiser")),
        lead_photo="phone-service",
    ),
    Article(
        "rehabilitation-opening",
        "news",
        5,
        "13:30",
        Text(
            "У Львові відкрили центр фізичної терапії на сто двадцять місць",
            "Physical therapy centre for 120 patients opens in Lviv",
        ),
        Text(
            "Тут працюватимуть протезна майстерня, басейн і квартира-тренажер, де вчаться жити самостійно.",
            "It has a prosthetics workshop, a pool and a training flat where patients learn to live independently.",
        ),
        Text(
            html("""
Новий центр фізичної терапії прийняв перших пацієнтів. Він розрахований на сто двадцять місць і працюватиме сім днів
на тиждень.

<figure data-photo="rehabilitation-hall"><figcaption>Зал фізичної терапії з видом на парк</figcaption></figure>

Окремий поверх відведено під квартиру-тренажер: кухня, ванна, сходи, поріг. Тут ерготерапевти допомагають знову
опанувати звичні справи.

> pavlyshko: «Перемога пацієнта не в цифрах гоніометра. Вона в тому, що він сам приготував сніданок доньці».

Направлення видає сімейний лікар або лікар медичного закладу. Лікування безоплатне.
"""),
            html("""
The new physical therapy centre has received its first patients. It has one hundred and twenty places and will work
seven days a week.

<figure data-photo="rehabilitation-hall"><figcaption>The physical therapy hall overlooking a
park</figcaption></figure>

One floor is a training flat with a kitchen, a bathroom, stairs and a threshold, where occupational therapists help
patients relearn everyday tasks.

> pavlyshko: “A patient’s victory is not in the readings of an instrument. It is making breakfast for his daughter
on his own.”

Referrals are issued by a family doctor or a hospital. Treatment is free.
"""),
        ),
        dateline=Text("Львів", "Lviv"),
        organisation="medical-service",
        tags=("rehabilitation", "medicine", "veterans"),
        mentions=(("pavlyshko", "speaker"),),
        lead_photo="rehabilitation-hall",
        galleries=("recovery",),
        corrections=(Correction("minor", "body", Text("видом на парк"), Text("виглядом на парк"), 1),),
    ),
    Article(
        "rubizh-graduation",
        "news",
        6,
        "16:00",
        Text("«Рубіж» випустив двісті інструкторів", ""),
        Text(
            "Третину програми відведено домедичній допомозі, а останній іспит склали перед курсантами, яких вони "
            "навчатимуть.",
            "",
        ),
        Text(
            html("""
У Навчальному центрі «Рубіж» відбувся випуск двохсот інструкторів базової підготовки. Це найбільший випуск за час
роботи Центру.

Програма тривала вісім тижнів. Майбутні інструктори вчилися не лише вправ, а й методики: як пояснювати, як помічати
втому, як зупиняти заняття, якщо воно стало небезпечним.

> mazurok: «Добрий інструктор — той, після якого курсант ставить запитання. Мовчазна група нічого не зрозуміла».

Серед випускників — сорок одна жінка. Тридцять чотири учасники раніше самі навчалися в Центрі.
"""),
            "",
        ),
        organisation="training-centre",
        tags=("training", "education", "women"),
        mentions=(("mazurok", "speaker"),),
        lead_photo="range-morning",
    ),
    Article(
        "drone-workshop",
        "news",
        9,
        "14:20",
        Text(
            "«Степові майстерні» передали навчальним закладам триста тренувальних безпілотників",
            "Steppe Workshops gives three hundred training drones to colleges",
        ),
        Text(
            "Комплекти для занять з аеророзвідки та пошуку людей отримали сорок коледжів.",
            "Forty colleges have received kits for classes in aerial survey and search and rescue.",
        ),
        Text(
            html("""
Компанія «Степові майстерні» безоплатно передала триста тренувальних безпілотників професійним коледжам. Апарати
легкі, розбірні й ремонтуються без спеціального інструменту.

<figure data-photo="workshop-benches"><figcaption>Комплекти перед пакуванням</figcaption></figure>

Студенти вчитимуться картографувати місцевість, шукати зниклих людей і оглядати лінії електропередачі. Навчальну
програму підготували разом із рятувальниками.

<figure data-photo="workshop-assembly"><figcaption>Майстри показали студентам, як складають
апарат</figcaption></figure>

Перший заступник Міністра Назар Калинецький подякував підприємству й нагадав, що попит на техніків із обслуговування
безпілотних систем зростає щороку.
"""),
            html("""
Steppe Workshops has donated three hundred training drones to vocational colleges. The aircraft are light, come
apart and can be repaired without special tools.

<figure data-photo="workshop-benches"><figcaption>Kits before packing</figcaption></figure>

Students will learn to map terrain, search for missing people and inspect power lines. The curriculum was written
together with rescuers.

First Deputy Minister Nazar Kalynetskyi thanked the company and noted that demand for technicians grows every year.
"""),
        ),
        event_days_ago=10,
        dateline=Text("Вінниця", "Vinnytsia"),
        tags=("drones", "education", "industry", "innovation"),
        mentions=(("kalynetskyi", "participant"), ("steppe-workshops", "subject")),
        lead_photo="workshop-assembly",
    ),
    Article(
        "winter-statement",
        "statement",
        7,
        "18:20",
        Text(
            "Заява Олени Вербовецької про готовність шпиталів до зими",
            "Statement by Olena Verbovetska on winter readiness of hospitals",
        ),
        Text(
            "Усі сорок два медичні заклади мають по два незалежні джерела тепла й запас пального на місяць.",
            "All forty-two medical facilities have two independent heat sources and a month’s fuel.",
        ),
        Text(
            html("""
Сьогодні ми завершили перевірку медичних закладів перед зимою. У кожному з сорока двох є два незалежні джерела тепла,
запас пального на місяць і бригада, яка знає, що робити в перші десять хвилин без світла.

> verbovetska: «Готовність — це не папка з печаткою. Це котельня, яку запустили при мені, і медсестра, яка зробила це
без інструкції в руках».

Звіт про перевірку кожного закладу, без адрес, оприлюднено разом із цією заявою.
"""),
            html("""
Today we completed the inspection of our medical facilities before winter. Each of the forty-two has two independent
heat sources, fuel for a month and a team that knows what to do in the first ten minutes without power.

> verbovetska: “Readiness is not a stamped folder. It is a boiler house started in front of me, and a nurse who did it
without a manual in her hands.”

The inspection report for each facility, without addresses, is published together with this statement.
"""),
        ),
        urgency=4,
        tags=("winter", "medicine"),
        mentions=(("verbovetska", "speaker"),),
        lead_photo="warehouse-winter",
    ),
)
