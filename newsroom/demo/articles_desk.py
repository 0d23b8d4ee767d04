"""What readers do not see as ordinary news: scheduled, withdrawn and removed stories and the desk's unfinished work."""

from newsroom.demo.markup import html
from newsroom.demo.shapes import Article, Text

ARTICLES = (
    Article(
        "scheduled-spaces",
        "news",
        -1,
        "10:00",
        Text("Відкрито шість нових ветеранських просторів", "Six new veteran centres open"),
        Text(
            "Вони працюватимуть у громадах, де до найближчого простору було понад шістдесят кілометрів.",
            "They serve communities where the nearest centre was more than sixty kilometres away.",
        ),
        Text(
            html("""
Шість нових ветеранських просторів відчинили двері у громадах, віддалених від обласних центрів. У кожному працюють
фахівець із супроводу, юрист і психолог.

Простори облаштовано в колишніх бібліотеках і школах. Ремонт виконали місцеві майстри, меблі виготовили учні
професійних коледжів.

> zahorodnia: «Добрий простір — це місце, куди зручно зайти без приводу».

Графік роботи: щодня, крім понеділка, з 10:00 до 20:00.
"""),
            html("""
Six new veteran centres have opened in communities far from regional capitals. Each has a support worker, a lawyer
and a psychologist.

They are housed in former libraries and schools. Local builders did the renovation and college students made the
furniture.

> zahorodnia: “A good centre is a place you can easily enter without a reason.”

Open daily except Monday, 10:00 to 20:00.
"""),
        ),
        event_days_ago=-1,
        organisation="veterans-department",
        tags=("veterans", "community"),
        mentions=(("zahorodnia", "speaker"),),
        lead_photo="city-morning",
        standing="scheduled",
    ),
    Article(
        "scheduled-rubizh-head",
        "announcement",
        -21,
        "09:00",
        Text("Обов’язки начальника Навчального центру «Рубіж» виконуватиме Дмитро Павлишко", ""),
        Text("Богдан Мазурок переходить на викладацьку роботу.", ""),
        Text(
            html("""
Із сьогоднішнього дня обов’язки начальника Міжвидового навчального центру «Рубіж» виконує Дмитро Павлишко. Він
поєднуватиме цю роботу з керівництвом Медичною службою до завершення конкурсу.

Богдан Мазурок за власним бажанням переходить на викладацьку роботу й залишається автором програми базової підготовки.

Міністерство дякує пану полковнику за майже три роки керівництва Центром.
"""),
            "",
        ),
        event_days_ago=-21,
        tags=("training",),
        mentions=(("pavlyshko", "subject"), ("mazurok", "subject"), ("training-centre", "mentioned")),
        lead_photo="portrait-pavlyshko",
        standing="scheduled",
    ),
    Article(
        "scheduled-volunteers",
        "statement",
        -12,
        "08:00",
        Text("До Дня волонтера", "On Volunteer Day"),
        Text("Слово вдячності від Міністерства.", "A word of thanks from the Ministry."),
        Text(
            html("""
Сьогодні ми дякуємо людям, які щоранку роблять трохи більше, ніж мусять.

Ваші сітки, ваші борщі, ваші безсонні дороги тримають країну так само, як і найміцніші мости.

Цього року сім волонтерських програм отримали державне фінансування. Ми просили лишити в них ваші правила, і так і
сталося.

Дякуємо. Відпочиньте бодай сьогодні.
"""),
            html("""
Today we thank the people who every morning do a little more than they must.

Your nets, your soup and your sleepless roads hold this country up as surely as its strongest bridges.

This year seven volunteer programmes received public funding. We asked for your own rules to be kept, and they were.

Thank you. Rest, if only today.
"""),
        ),
        tags=("volunteers",),
        lead_photo="ribbons-ceremony",
        standing="scheduled",
    ),
    Article(
        "withdrawn-drivers",
        "announcement",
        64,
        "12:00",
        Text("Осінній набір на курс водіїв санітарного транспорту", ""),
        Text("Навчання триває три тижні, для іногородніх є гуртожиток.", ""),
        Text(
            html("""
Медична служба оголошує набір на курс водіїв санітарного транспорту. Програма охоплює безпечне водіння, домедичну
допомогу та роботу в складі екіпажу.

Потрібні посвідчення водія категорії C і стаж від двох років. Заявки приймаються через портал.

Заняття відбуваються тричі на рік.
"""),
            "",
        ),
        organisation="medical-service",
        tags=("medicine", "training"),
        lead_photo="ambulances-handover",
        standing="withdrawn",
        notice=Text(
            "Набір завершено достроково: усі місця заповнено. Наступний набір оголосимо окремо.",
            "Recruitment closed early: all places are taken. The next intake will be announced separately.",
        ),
    ),
    Article(
        "withdrawn-prices",
        "press_release",
        155,
        "11:30",
        Text("Ціни на польові печі знизилися на чверть", "Field stove prices fall by a quarter"),
        Text(
            "Агенція закупівель порівняла результати двох сезонів.", "The Procurement Agency has compared two seasons."
        ),
        Text(
            html("""
Агенція відкритих закупівель порівняла ціни на польові печі за два сезони. За попередніми даними, середня ціна
знизилася на 25 %.

Причиною названо більшу кількість учасників торгів: їх стало дев’ять замість чотирьох.

Детальний розрахунок буде оприлюднено разом із річним звітом.
"""),
            html("""
The Open Procurement Agency has compared field stove prices over two seasons. According to preliminary data, the
average price fell by 25%.

The reason given is a larger number of bidders: nine instead of four.

A detailed calculation will be published with the annual report.
"""),
        ),
        organisation="procurement-agency",
        tags=("procurement",),
        mentions=(("procurement-agency", "subject"),),
        standing="withdrawn",
        notice=Text(
            "Матеріал відкликано: у розрахунку порівняли печі різної потужності. Перевірені дані опублікуємо в "
            "річному звіті.",
            "This story has been withdrawn: the calculation compared stoves of different power. Verified figures "
            "will appear in the annual report.",
        ),
    ),
    Article(
        "taken-down-photo",
        "photo_report",
        280,
        "16:00",
        Text("Відкрите заняття в навчальному центрі", ""),
        Text("Кілька світлин із занять.", ""),
        Text(
            html("""
У навчальному центрі відбулося відкрите заняття для студентів-медиків. Учасники відпрацювали допомогу при
переохолодженні.

<figure data-photo="range-morning"><figcaption>Перед початком заняття</figcaption></figure>

Наступне заняття заплановано на весну.
"""),
            "",
        ),
        organisation="training-centre",
        tags=("training",),
        lead_photo="range-morning",
        standing="taken_down",
        notice=Text(
            "Матеріал вилучено, щоб захистити приватність людей, які не давали згоди на публікацію.",
            "Removed to protect the privacy of people who had not consented to publication.",
        ),
    ),
    Article(
        "draft-budget",
        "news",
        0,
        "08:00",
        Text("Бюджет наступного року: на що підуть кошти", ""),
        Text("Пояснюємо структуру видатків простими словами.", ""),
        Text(
            html("""
Уряд схвалив проєкт бюджету Міністерства на наступний рік. Найбільше зростають видатки на лікування та відновлення.

## Головні цифри

Таблицю очікуємо від фінансового департаменту до обіду.

> kalynetskyi: «Бюджет — це перелік обіцянок, у якого є підсумковий рядок».
"""),
            "",
        ),
        tags=("budget", "transparency"),
        mentions=(("kalynetskyi", "speaker"),),
        standing="draft",
    ),
    Article(
        "draft-sport",
        "announcement",
        1,
        "15:00",
        Text("Відбір до збірної з адаптивного веслування", "Selection for the adaptive rowing team"),
        Text("Перший етап відбудеться у Черкасах.", "The first stage will take place in Cherkasy."),
        Text(
            html("""
Департамент підтримки ветеранів і родин оголошує відбір до збірної з адаптивного веслування.

Запрошуємо ветеранів і ветеранок будь-якого рівня підготовки: тренери допоможуть почати з нуля.
"""),
            html("""
The Department for Veteran and Family Support announces selection for the adaptive rowing team.

Veterans of any level are welcome: the coaches will help you start from scratch.
"""),
        ),
        dateline=Text("Черкаси", "Cherkasy"),
        organisation="veterans-department",
        tags=("sport", "veterans"),
        standing="draft",
        lead_photo="track-race",
    ),
    Article(
        "review-demining-dogs",
        "news",
        0,
        "09:00",
        Text("Вісім службових собак склали іспит із пошуку мін", "Eight service dogs pass their mine detection exam"),
        Text(
            "Наймолодшій — два роки, і вона знайшла все з першої спроби.",
            "The youngest is two years old and found everything at the first attempt.",
        ),
        Text(
            html("""
Вісім собак Центру «Чиста нива» склали щорічний іспит. На ділянці заховали двадцять навчальних предметів, на пошук
відвели годину.

> shepelyk: «Собака не знає слова „майже“. Тому ми їй довіряємо».

Після іспиту кожна отримала м’яч і вихідний.
"""),
            html("""
Eight dogs of the Chysta Nyva Centre have passed their annual exam. Twenty training objects were hidden on the plot,
and an hour was allowed for the search.

> shepelyk: “A dog does not know the word ‘almost’. That is why we trust it.”

After the exam each was given a ball and a day off.
"""),
        ),
        organisation="demining-centre",
        tags=("demining",),
        mentions=(("shepelyk", "speaker"),),
        lead_photo="markers-autumn",
        standing="in_review",
    ),
    Article(
        "review-school",
        "interview",
        0,
        "09:20",
        Text("Богдан Мазурок: «Найважче навчити не поспішати»", ""),
        Text("Розмова з начальником Навчального центру «Рубіж» напередодні його переходу на викладацьку роботу.", ""),
        Text(
            html("""
<p><strong>— Що змінилося за ці роки в курсантах?</strong></p>

> mazurok: «Вони більше запитують. Раніше питали „як“, тепер — „навіщо“. Це важче, але краще».

<p><strong>— А в інструкторах?</strong></p>

> mazurok: «Навчилися казати „не знаю“. Після цих слів заняття зазвичай і починається».

<p><strong>— Чого бракуватиме?</strong></p>

> mazurok: «Ранкової тиші перед шикуванням. Хвилини зо дві, поки всі ще просто люди».
"""),
            "",
        ),
        organisation="training-centre",
        tags=("training", "education"),
        mentions=(("mazurok", "subject"),),
        lead_photo="portrait-mazurok",
        standing="in_review",
    ),
    Article(
        "returned-integrity",
        "press_release",
        2,
        "10:00",
        Text("Канал для викривачів: підсумки року", ""),
        Text("Отримано 118 повідомлень, підтвердилося 31.", ""),
        Text(
            html("""
Захищений канал для повідомлень про корупцію працює рік. За цей час надійшло 118 повідомлень, із них 31
підтвердилося під час перевірки.

За дев’ятьма матеріали передано правоохоронним органам. Жодного випадку розкриття особи викривача не зафіксовано.

> tymchyshynets: «Найцінніші повідомлення — короткі: дата, сума, підпис».
"""),
            "",
        ),
        organisation="procurement-agency",
        tags=("integrity", "transparency"),
        mentions=(("tymchyshynets", "speaker"),),
        standing="returned",
        note="Звірте, будь ласка, цифру 31 з управлінням доброчесності та додайте посилання на канал.",
    ),
)
