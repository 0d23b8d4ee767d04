"""What the ministry published in the last weeks."""

from newsroom.demo.markup import html
from newsroom.demo.shapes import Article, Correction, Text, Update

ARTICLES = (
    Article(
        "clean-field-year",
        "photo_report",
        12,
        "11:20",
        Text(
            "Рік «Чистої ниви»: тисяча сто гектарів знову під плугом",
            "A year of Chysta Nyva: eleven hundred hectares under the plough again",
        ),
        Text(
            "Сапери Центру завершили сезон. Показуємо шлях одного поля — від прапорців до врожаю.",
            "The Centre’s deminers have finished the season. We follow one field from marker flags to harvest.",
        ),
        Text(
            html("""
За сезон сапери Центру «Чиста нива» обстежили понад чотири тисячі гектарів і повернули в обробіток тисячу сто.

<figure data-gallery="clean-field"></figure>

Поле, яке ви бачите на світлинах, мовчало три роки. Навесні його поділили на квадрати, влітку очистили, а у вересні
господар засіяв озимину.

> shepelyk: «Найважливіший день — не той, коли ми заходимо на поле, а той, коли його власник заходить туди без нас».

Звернутися із заявкою на обстеження може кожен власник чи орендар землі. Якщо ви побачили підозрілий предмет, не
торкайтеся його, відійдіть своїми слідами та зателефонуйте 101.
"""),
            html("""
During the season the deminers of the Chysta Nyva Centre surveyed more than four thousand hectares and returned
eleven hundred to cultivation.

<figure data-gallery="clean-field"></figure>

The field in these pictures lay silent for three years. It was divided into squares in spring, cleared in summer and
sown with winter wheat in September.

> shepelyk: “The most important day is not when we walk onto a field, but when its owner walks onto it without us.”

Any owner or tenant may apply for a survey. If you see a suspicious object, do not touch it, retrace your steps and
call 101.
"""),
        ),
        dateline=Text("Полтавська область", "Poltava region"),
        organisation="demining-centre",
        tags=("demining", "community"),
        mentions=(("shepelyk", "speaker"),),
        lead_photo="markers-field",
        galleries=("clean-field",),
        corrections=(
            Correction(
                "correction",
                "body",
                Text("понад чотири тисячі гектарів", "more than four thousand hectares"),
                Text("понад три тисячі гектарів", "more than three thousand hectares"),
                20,
                Text(
                    "Площа обстеження була вказана як понад чотири тисячі гектарів.",
                    "The surveyed area was given as more than four thousand hectares.",
                ),
                Text("Обстежено понад три тисячі гектарів.", "More than three thousand hectares were surveyed."),
                Text("Частину ділянок пораховано двічі.", "Some plots were counted twice."),
            ),
        ),
    ),
    Article(
        "run-lviv",
        "news",
        16,
        "14:00",
        Text("Шістсот людей вийшли на забіг «Поруч»", "Six hundred people join the Side by Side run"),
        Text(
            "Ветерани, їхні рідні та терапевти разом подолали п’ять кілометрів. Часу не фіксували: важив спільний"
            " фініш.",
            "Veterans, relatives and therapists covered five kilometres together. Nobody timed it: what mattered "
            "was finishing side by side.",
        ),
        Text(
            html("""
У Львові пройшов четвертий забіг «Поруч». На старт вийшли шістсот людей, із них вісімдесят — на протезах або у
кріслах колісних.

За правилами команда складається з трьох учасників і фінішує разом. Найстаршому бігунові — сімдесят один рік,
наймолодшій — дев’ять.

> zahorodnia: «Тут ніхто не питає, як ти отримав поранення. Тут питають, чи втримаєш темп».

Зібрані внески спрямують на бігові протези для чотирьох учасників програми адаптивного спорту.
"""),
            html("""
The fourth Side by Side run took place in Lviv. Six hundred people came to the start, eighty of them on prosthetic
legs or in wheelchairs.

Under the rules a team has three members and finishes together. The oldest runner was seventy-one, the youngest nine.

> zahorodnia: “Nobody here asks how you were wounded. They ask whether you can keep the pace.”

Entry fees will pay for running blades for four members of the adaptive sport programme.
"""),
        ),
        dateline=Text("Львів", "Lviv"),
        organisation="veterans-department",
        tags=("sport", "veterans", "families"),
        mentions=(("zahorodnia", "speaker"),),
        lead_photo="track-race",
        galleries=("recovery",),
    ),
    Article(
        "medics-exercise",
        "news",
        21,
        "18:10",
        Text("Медична служба завершила навчання «Опора»: від першого джгута до операційної за сорок хвилин", ""),
        Text(
            "Вісім екіпажів, два стабілізаційні пункти та одна умова: кожен етап триває не довше, ніж у реальності.", ""
        ),
        Text(
            html("""
П’ять днів медики, водії та диспетчери відпрацьовували повний шлях пацієнта. Умовних поранених грали студенти
медичних коледжів.

<figure data-photo="tent-exercise"><figcaption>Стабілізаційний пункт розгорнули за пів години</figcaption></figure>

## Що перевіряли

<ul><li><p>передачу інформації між етапами без паперових карток;</p></li><li><p>роботу за відсутності
зв’язку;</p></li><li><p>заміну екіпажу, який втомився.</p></li></ul>

Середній час від виклику до операційної становив сорок хвилин. Найслабшою ланкою виявилася передача пацієнта між
автомобілями — її доопрацюють у протоколі.

> pavlyshko: «Навчання потрібні, щоб помилитися тут. Ми знайшли чотирнадцять помилок і дуже цьому раді».
"""),
            "",
        ),
        organisation="medical-service",
        tags=("medicine", "evacuation", "exercises"),
        mentions=(("pavlyshko", "speaker"),),
        lead_photo="tent-evening",
    ),
    Article(
        "procurement-course",
        "news",
        27,
        "10:40",
        Text("Фахівці із закупівель сіли за парти", ""),
        Text("Стартував курс, після якого кожен випускник складає іспит на справжньому тендері минулого року.", ""),
        Text(
            html("""
Сорок фахівців Агенції відкритих закупівель розпочали двомісячний курс. Він охоплює аналіз ринку, управління
ризиками та доброчесність.

На іспиті слухачі отримають документи реального тендеру минулого року з прибраними назвами. Завдання — знайти, що
можна було зробити краще.

> tymchyshynets: «Найдешевша пропозиція і найвигідніша пропозиція — це різні пропозиції. Два місяці ми вчимося
бачити цю різницю».

Матеріали курсу опублікують для всіх державних замовників.
"""),
            "",
        ),
        organisation="procurement-agency",
        tags=("procurement", "education", "integrity"),
        mentions=(("tymchyshynets", "speaker"),),
        lead_photo="classroom-course",
    ),
    Article(
        "volunteers-speech",
        "speech",
        33,
        "12:00",
        Text(
            "«Дякую тим, хто не питав, чи це його робота» — промова Міністра на врученні відзнак волонтерам",
            "“Thank you to those who never asked whether it was their job”: the Minister’s speech to volunteers",
        ),
        Text("Повний текст виступу Олени Вербовецької.", "The full text of Olena Verbovetska’s speech."),
        Text(
            html("""
Шановні друзі!

У цій залі немає випадкових людей. Є водій шкільного автобуса, який три зими возив генератори. Є вчителька, що
навчила шити плащі-намети все село. Є аптекар, який досі не закрив зошит із боргами, бо не збирається їх стягувати.

Ми в Міністерстві любимо слово «система». Система має бути такою, щоб волонтерові лишалося тільки те, що він робить
із любові, а не те, чого не зробили ми. Ми ще не там. Але цього року сім ваших програм стали державними, і в кожній
із них лишилися ваші правила, бо вони кращі.

Дякую тим, хто не питав, чи це його робота. Дякую родинам, які чекали вас із цих доріг.

Ця відзнака невелика й легка. Нехай вона буде єдиною вагою, яку ви сьогодні понесете.

Слава Україні!
"""),
            html("""
Dear friends,

Nobody is in this hall by chance. There is a school bus driver who carried generators for three winters. There is a
teacher who taught a whole village to sew shelters. There is a pharmacist who has never closed his book of debts,
because he does not intend to collect them.

At the Ministry we are fond of the word “system”. The system should leave volunteers only what they do out of love,
not what we failed to do. We are not there yet. But this year seven of your programmes became public ones, and each
kept your rules, because they were better.

Thank you to those who never asked whether it was their job. Thank you to the families who waited for you to come
home from those roads.

This decoration is small and light. May it be the only weight you carry today.

Glory to Ukraine!
"""),
        ),
        tags=("volunteers", "community"),
        mentions=(("verbovetska", "speaker"),),
        lead_photo="ribbons-ceremony",
    ),
    Article(
        "winter-stock",
        "press_release",
        36,
        "09:30",
        Text(
            "Зимове майно отримали вчасно: звіт про виконання плану",
            "Winter equipment delivered on time: progress report",
        ),
        Text(
            "Закупівлі завершено на вісімнадцять днів раніше, зекономлено 7 % запланованих коштів.",
            "Purchases were completed eighteen days early and 7% under budget.",
        ),
        Text(
            html("""
Міністерство завершило основний етап забезпечення зимовим майном. Закупівлі тривали за календарем, оприлюдненим
навесні.

<table><tbody><tr><th><p>Позиція</p></th><th><p>План</p></th><th><p>Отримано</p></th></tr><tr><td><p>Спальні
мішки</p></td><td><p>48 000</p></td><td><p>48 000</p></td></tr><tr><td><p>Печі польові</p></td><td><p>6
200</p></td><td><p>6 050</p></td></tr><tr><td><p>Генератори</p></td><td><p>1 900</p></td><td><p>1
748</p></td></tr></tbody></table>

> kalynetskyi: «Зима ніколи не починається за календарем, тому ми починаємо раніше за неї».

Решту печей і генераторів доставлять до кінця місяця. Зекономлені кошти спрямовано на запасні частини.
"""),
            html("""
The Ministry has completed the main stage of winter supply. Purchases followed the calendar published in spring.

<table><tbody><tr><th><p>Item</p></th><th><p>Planned</p></th><th><p>Received</p></th></tr><tr><td><p>Sleeping
bags</p></td><td><p>48,000</p></td><td><p>48,000</p></td></tr><tr><td><p>Field
stoves</p></td><td><p>6,200</p></td><td><p>6,050</p></td></tr><tr><td><p>Generators</p></td><td><p>1,900</p></td><td><p>1,748</p></td></tr></tbody></table>

> kalynetskyi: “Winter never starts by the calendar, so we start before it does.”

The remaining stoves and generators will arrive by the end of the month. The savings have been spent on spare parts.
"""),
        ),
        tags=("winter", "procurement", "budget"),
        mentions=(("kalynetskyi", "speaker"), ("procurement-agency", "mentioned")),
        lead_photo="warehouse-winter",
        galleries=("winter",),
        updates=(
            Update(
                48,
                Text("Доставлено решту польових печей.", "The remaining field stoves have been delivered."),
                Text(
                    html("Оновлено: усі 6 200 польових печей доставлено."),
                    html("Update: all 6,200 field stoves have been delivered."),
                ),
            ),
        ),
    ),
)
