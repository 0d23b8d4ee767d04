"""What the ministry published today, yesterday and the day before."""

from newsroom.demo.markup import html
from newsroom.demo.shapes import Article, Correction, Text, Update

ARTICLES = (
    Article(
        "contact-group-today",
        "news",
        0,
        "09:40",
        Text(
            "Контактна група партнерів погодила річний план підтримки медичної евакуації та розмінування",
            "Contact Group agrees a year-long plan for medical evacuation and demining",
        ),
        Text(
            "Двадцять три країни узгодили спільний графік поставок і навчання. Перші два напрями — санітарний "
            "транспорт і техніка для очищення полів.",
            "Twenty-three countries have agreed a common schedule of deliveries and training. The first two "
            "priorities are medical transport and equipment for clearing fields.",
        ),
        Text(
            html("""
У Києві завершилося засідання Контактної групи партнерів. Делегації двадцяти трьох країн погодили план підтримки на
рік, у якому вперше зведено разом поставки, ремонт і підготовку людей.

> verbovetska: «Ми домовилися планувати не від конференції до конференції, а на рік уперед. Медик має знати, коли
прибуде автомобіль, а фермер — коли на його поле зайдуть сапери».

## Що передбачає план

<ul><li><p>щомісячний графік передачі автомобілів медичної евакуації;</p></li><li><p>спільний склад запасних частин,
щоб ремонт тривав не довше десяти днів;</p></li><li><p>навчання шістдесяти інструкторів із гуманітарного
розмінування;</p></li><li><p>відкритий звіт про виконання раз на квартал.</p></li></ul>

<figure data-photo="flags-partners"><figcaption>Прапори учасників зустрічі перед початком
засідання</figcaption></figure>

Заступник Міністра Максим Лозовик наголосив, що кожен напрям має країну-координатора, яка відповідає за строки.
Перелік координаторів оприлюднять разом із першим квартальним звітом.

> lozovyk: «Партнери просили одного: передбачуваності. Тепер вона є на папері, і за цим папером нас можна перевірити».

Наступне засідання відбудеться за три місяці. До того часу робочі групи узгодять стандарти сервісного обслуговування
та обміну даними про потреби.
"""),
            html("""
The Contact Group of Partners has concluded its meeting in Kyiv. Delegations from twenty-three countries agreed a
one-year support plan which, for the first time, brings deliveries, repairs and training together.

> verbovetska: “We agreed to plan a year ahead rather than from one conference to the next. A medic should know when
a vehicle will arrive, and a farmer when the deminers will reach his field.”

## What the plan contains

<ul><li><p>a monthly schedule for handing over medical evacuation vehicles;</p></li><li><p>a shared stock of spare
parts, so that repairs take no longer than ten days;</p></li><li><p>training for sixty humanitarian demining
instructors;</p></li><li><p>a public progress report every quarter.</p></li></ul>

<figure data-photo="flags-partners"><figcaption>The flags of the participants before the meeting</figcaption></figure>

Deputy Minister Maksym Lozovyk stressed that each area has a coordinating country responsible for deadlines. The
list of coordinators will be published with the first quarterly report.

The next meeting will take place in three months.
"""),
        ),
        short_headline=Text("Контактна група погодила план на рік", "Contact Group agrees a one-year plan"),
        social_text=Text(
            "23 країни — один план на рік: санітарний транспорт, розмінування, навчання і відкритий звіт щокварталу.",
            "23 countries, one plan for the year: medical transport, demining, training and a public report every"
            " quarter.",
        ),
        urgency=2,
        event_days_ago=0,
        tags=("contact-group", "cooperation", "evacuation", "demining"),
        mentions=(("verbovetska", "speaker"), ("lozovyk", "speaker"), ("partners-group", "organiser")),
        lead_photo="round-table",
        galleries=("contact-group",),
        updates=(
            Update(
                2,
                Text("Додано дату оприлюднення першого звіту.", "Added the date of the first report."),
                Text(
                    html(
                        "Оновлено: перший квартальний звіт буде оприлюднено на сайті Міністерства протягом десяти"
                        " днів після завершення кварталу."
                    ),
                    html(
                        "Update: the first quarterly report will be published on the Ministry’s website within "
                        "ten days of the end of the quarter."
                    ),
                ),
            ),
        ),
    ),
    Article(
        "procurement-plan-statement",
        "statement",
        0,
        "08:30",
        Text(
            "Заява Міністерства щодо плану закупівель засобів захисту на наступний рік",
            "Statement on next year’s protective equipment procurement plan",
        ),
        Text(
            "План оприлюднено повністю, разом із розрахунком потреби та очікуваними цінами.",
            "The plan has been published in full, with the calculation of need and expected prices.",
        ),
        Text(
            html("""
Сьогодні Міністерство національного захисту України оприлюднило річний план закупівель засобів індивідуального
захисту. Документ містить розрахунок потреби, очікувані ціни та календар торгів.

Ми відкриваємо план до початку торгів, а не після них. Виробники отримують час підготуватися, а суспільство —
можливість поставити запитання раніше, ніж буде підписано перший договір.

<ul><li><p>Торги за всіма позиціями відбудуться відкрито.</p></li><li><p>Результати випробувань зразків
публікуватимуться протягом п’яти робочих днів.</p></li><li><p>Кожен договір буде доступний у машинозчитуваному
вигляді.</p></li></ul>

Зауваження до плану приймаються чотирнадцять днів. Відповідь на кожне з них Агенція відкритих закупівель опублікує
поруч із самим зауваженням.
"""),
            html("""
Today the Ministry of National Protection of Ukraine published its annual plan for the procurement of personal
protective equipment. It sets out the calculation of need, expected prices and a calendar of tenders.

We are opening the plan before tendering begins, not after. Manufacturers gain time to prepare, and the public can
ask questions before the first contract is signed.

<ul><li><p>All items will be bought through open tenders.</p></li><li><p>Sample test results will be published
within five working days.</p></li><li><p>Every contract will be available in a machine-readable form.</p></li></ul>

Comments are accepted for fourteen days. The Open Procurement Agency will publish its answer next to each comment.
"""),
        ),
        urgency=3,
        organisation="ministry",
        tags=("procurement", "transparency"),
        mentions=(("procurement-agency", "mentioned"),),
    ),
    Article(
        "briefing-announcement",
        "announcement",
        0,
        "07:45",
        Text("Брифінг речниці — сьогодні о 16:30", "Spokesperson’s briefing today at 16:30"),
        Text(
            "Тема: підсумки засідання Контактної групи. Журналістів просимо зареєструватися до 14:00.",
            "Topic: results of the Contact Group meeting. Journalists are asked to register by 14:00.",
        ),
        Text(
            html("""
Речниця Міністерства Оксана Гречаник проведе щотижневий брифінг сьогодні о 16:30. Участь візьме заступник Міністра
Максим Лозовик.

<p><strong>Для медіа.</strong> Реєстрація триває до 14:00 за адресою <a
href="mailto:press@ministry.example">press@ministry.example</a>. Для входу потрібні редакційне посвідчення та
документ, що засвідчує особу. Адресу повідомимо зареєстрованим журналістам.</p>

Забезпечено переклад українською жестовою мовою. Запис і розшифрування з’являться на сайті до 19:00.
"""),
            html("""
The Ministry’s spokesperson, Oksana Hrechanyk, will hold the weekly briefing today at 16:30 together with Deputy
Minister Maksym Lozovyk.

Please register by 14:00 at <a href="mailto:press@ministry.example">press@ministry.example</a>. A press card and
proof of identity are required. Registered journalists will be told the address.

Ukrainian sign language interpretation is provided. A recording and a transcript will be available by 19:00.
"""),
        ),
        urgency=4,
        tags=("contact-group",),
        mentions=(("hrechanyk", "participant"), ("lozovyk", "participant")),
    ),
    Article(
        "queue-app-today",
        "news",
        0,
        "06:50",
        Text("Запис до лікарської комісії тепер видно в календарі", ""),
        Text(
            "Після підтвердження дати система пропонує додати візит у календар і нагадує про документи за дві доби.", ""
        ),
        Text(
            html("""
Агенція цифрових рішень захисту оновила електронну чергу до лікарських комісій. Після запису користувач може одним
натисканням додати візит у календар телефона.

За дві доби надійде нагадування з переліком документів. Якщо плани змінилися, дату можна перенести в тому самому
повідомленні — телефонувати до реєстратури більше не потрібно.

> oliinychenko: «Ми подивилися, на що люди скаржаться найчастіше: забув довідку, приїхав даремно. Одне нагадування
прибрало третину таких поїздок».

Оновлення працює для всіх, хто записується через портал або застосунок. Для тих, хто звертається особисто,
нагадування надсилають SMS-повідомленням.
"""),
            "",
        ),
        organisation="digital-agency",
        tags=("digital", "medicine"),
        mentions=(("oliinychenko", "speaker"),),
        lead_photo="phone-service",
    ),
    Article(
        "briefing-transcript",
        "news",
        1,
        "17:50",
        Text("Головне з брифінгу: зима, ветеранські простори, навчання медиків", ""),
        Text("Речниця Міністерства відповіла на одинадцять запитань журналістів. Публікуємо стислий виклад.", ""),
        Text(
            html("""
Речниця Міністерства Оксана Гречаник розповіла про підготовку до зими, відкриття ветеранських просторів і підсумки
навчань медичної служби.

## Зимове майно

До підрозділів надійшло 92 % запланованого. Решта — генератори малої потужності, їх довезуть протягом двох тижнів.

## Ветеранські простори

До кінця року запрацюють ще шість просторів. У кожному буде фахівець із супроводу, кабінет психолога та дитячий
куточок.

> hrechanyk: «Ми не рахуємо відкриті двері. Ми рахуємо людей, які прийшли вдруге, бо це означає, що першого разу їм
допомогли».

## Навчання медиків

За місяць підготовку пройшли 340 людей, серед них 96 водіїв санітарних автомобілів. Наступний набір стартує першого
числа.
"""),
            "",
        ),
        event_days_ago=1,
        tags=("winter", "veterans", "medicine"),
        mentions=(("hrechanyk", "speaker"),),
        lead_photo="briefing-hall",
    ),
    Article(
        "veteran-registration",
        "news",
        1,
        "12:15",
        Text(
            "Відкрито реєстрацію на зимовий курс відновлення для ветеранів",
            "Registration opens for the winter recovery course for veterans",
        ),
        Text(
            "Двадцять один день у горах: фізична терапія, робота з психологом, адаптивний спорт. Подати заявку "
            "можна до кінця місяця.",
            "Twenty-one days in the mountains: physical therapy, counselling and adaptive sport. Apply by the end"
            " of the month.",
        ),
        Text(
            html("""
Департамент підтримки ветеранів і родин відкрив реєстрацію на зимовий курс відновлення. Програма триває двадцять
один день і є безоплатною, проїзд компенсується.

<figure data-photo="hills-dawn"><figcaption>Місце проведення курсу — гірська долина в Карпатах</figcaption></figure>

Цього сезону вперше передбачено місця для двадцяти пар: із ветераном може приїхати дружина, чоловік, хтось із
батьків або дорослих дітей.

> zahorodnia: «Відновлюється не лише людина, а й розмова вдома. Тому родина — не гості курсу, а його учасники».

## Як подати заявку

<ol><li><p>Заповніть форму на <a href="https://ministry.example/recovery">порталі
програми</a>.</p></li><li><p>Додайте висновок лікаря, якщо він є. Якщо немає — його допоможе оформити
координатор.</p></li><li><p>Очікуйте на дзвінок: координатор зв’яжеться протягом трьох робочих днів.</p></li></ol>

Якщо заявок буде більше, ніж місць, перевагу матимуть ті, хто ще не проходив програму.
"""),
            html("""
The Department for Veteran and Family Support has opened registration for its winter recovery course. The programme
lasts twenty-one days and is free of charge; travel costs are reimbursed.

<figure data-photo="hills-dawn"><figcaption>The course takes place in a Carpathian valley</figcaption></figure>

For the first time there are places for twenty couples: a veteran may come with a spouse, a parent or an adult child.

> zahorodnia: “It is not only the person who recovers, but also the conversation at home. That is why families are
participants in the course, not its guests.”

## How to apply

<ol><li><p>Fill in the form on the <a href="https://ministry.example/recovery">programme
portal</a>.</p></li><li><p>Attach a doctor’s opinion if you have one. If not, a coordinator will help you obtain
it.</p></li><li><p>A coordinator will call within three working days.</p></li></ol>

If there are more applications than places, priority goes to those who have not taken part before.
"""),
        ),
        organisation="veterans-department",
        tags=("veterans", "rehabilitation", "families"),
        mentions=(("zahorodnia", "speaker"),),
        lead_photo="hills-spring",
        corrections=(
            Correction(
                "correction",
                "body",
                Text("протягом трьох робочих днів", "within three working days"),
                Text("протягом п’яти робочих днів", "within five working days"),
                3,
                Text(
                    "Зазначили строк дзвінка координатора: три робочі дні.",
                    "We gave the coordinator’s response time as three working days.",
                ),
                Text(
                    "Координатор зв’яжеться протягом п’яти робочих днів.",
                    "A coordinator will call within five working days.",
                ),
                Text("Використали правила минулорічного курсу.", "We relied on last year’s rules."),
            ),
        ),
    ),
    Article(
        "ambulances-handover",
        "photo_report",
        2,
        "15:10",
        Text(
            "Дванадцять автомобілів — дванадцять екіпажів: як передавали санітарний транспорт",
            "Twelve vehicles, twelve crews: the handover of medical transport",
        ),
        Text(
            "Нові автомобілі медичної евакуації вирушили до підрозділів. Фоторепортаж із церемонії.",
            "New medical evacuation vehicles have left for their units. A photo report from the ceremony.",
        ),
        Text(
            html("""
Дванадцять автомобілів медичної евакуації, які закупила Агенція відкритих закупівель спільно з партнерами, передано
медичним підрозділам.

Кожен оснащено ношами з амортизацією, монітором пацієнта, апаратом штучної вентиляції легень і автономним
обігрівачем. Екіпажі тиждень навчалися на тих самих машинах, які отримали.

<figure data-gallery="evacuation"></figure>

> pavlyshko: «Автомобіль без підготовленого екіпажу — лише фургон. Сьогодні ми передаємо дванадцять команд».
"""),
            html("""
Twelve medical evacuation vehicles, bought by the Open Procurement Agency together with partners, have been handed
over to medical units.

Each has a shock-absorbing stretcher, a patient monitor, a ventilator and an independent heater. The crews spent a
week training on the very vehicles they received.

<figure data-gallery="evacuation"></figure>

> pavlyshko: “A vehicle without a trained crew is only a van. Today we are handing over twelve teams.”
"""),
        ),
        event_days_ago=2,
        dateline=Text("Полтавська область", "Poltava region"),
        organisation="medical-service",
        tags=("evacuation", "medicine", "procurement"),
        mentions=(("pavlyshko", "speaker"), ("procurement-agency", "organiser"), ("partners-group", "participant")),
        lead_photo="ambulances-handover",
        galleries=("evacuation",),
    ),
)
