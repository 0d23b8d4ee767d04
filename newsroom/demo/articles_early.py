"""What the ministry published more than a year ago, under its former minister."""

from newsroom.demo.markup import html
from newsroom.demo.shapes import Article, Text

ARTICLES = (
    Article(
        "minister-resigns",
        "statement",
        430,
        "17:00",
        Text(
            "Заява Романа Стадничука у зв’язку із завершенням повноважень",
            "Roman Stadnychuk’s statement on the end of his term",
        ),
        Text(
            "Обов’язки керівника Міністерства тимчасово виконуватиме перша заступниця Олена Вербовецька.",
            "First Deputy Minister Olena Verbovetska will lead the Ministry in an acting capacity.",
        ),
        Text(
            html("""
Сьогодні завершуються мої повноваження. Дякую кожному й кожній, із ким ми майже два роки будували реабілітаційні
центри, сперечалися над кошторисами й чекали на добрі новини з лікарень.

Мережу з одинадцяти центрів відкрито. Борги перед підрядниками закрито. Повний звіт про роботу оприлюднено разом із
цією заявою, щоб моїм наступникам не довелося нічого шукати в шухлядах.

З завтрашнього дня обов’язки керівника виконуватиме Олена Вербовецька. Я певен: справа в надійних руках.
"""),
            html("""
My term ends today. I thank everyone with whom, for almost two years, I built rehabilitation centres, argued over
estimates and waited for good news from hospitals.

A network of eleven centres is open. Debts to contractors have been paid. A full report is published with this
statement, so that my successors need not search through drawers.

From tomorrow Olena Verbovetska will act as head of the Ministry. I am sure the work is in safe hands.
"""),
        ),
        urgency=2,
        mentions=(("stadnychuk", "speaker"), ("verbovetska", "mentioned")),
        tags=("transparency",),
        lead_photo="portrait-stadnychuk",
    ),
    Article(
        "spare-parts",
        "news",
        470,
        "11:40",
        Text("Ремонт санітарного автомобіля скоротили з місяця до дев’яти днів", ""),
        Text("Допоміг спільний облік запасних частин.", ""),
        Text(
            html("""
Медичні підрозділи отримали доступ до єдиного обліку запасних частин. Потрібну деталь тепер видно одразу на всіх
складах.

За пів року середній строк ремонту скоротився з тридцяти одного до дев’яти днів. Найбільше часу, як і раніше,
забирають кузовні роботи.

> pavlyshko: «Раніше деталь лежала за сорок кілометрів, а ми замовляли її за дві тисячі».

Облік створили фахівці Міністерства спільно з приватними майстернями, які погодилися ділитися даними безоплатно.
"""),
            "",
        ),
        organisation="medical-service",
        tags=("evacuation", "digital"),
        mentions=(("pavlyshko", "speaker"), ("steppe-workshops", "mentioned")),
        lead_photo="ambulances-road",
    ),
    Article(
        "digital-agency-start",
        "press_release",
        519,
        "10:00",
        Text("Розпочала роботу Агенція цифрових рішень захисту", "Digital Protection Solutions Agency starts work"),
        Text(
            "Вона замінила Управління електронних послуг і перейняла всі його сервіси.",
            "It replaces the Electronic Services Office and takes over all its services.",
        ),
        Text(
            html("""
Управління електронних послуг Міністерства завершило роботу, його завдання перейшли до новоствореної Агенції
цифрових рішень захисту. Очолила Агенцію Софія Олійниченко, обрана за відкритим конкурсом.

Для користувачів нічого не змінюється: усі адреси, заявки та черги діють далі. Звертатися повторно не потрібно.

> dibrovska: «Я керувала Управлінням з трьох кімнат. Радію, що послуги з цих кімнат виросли».

Серед перших завдань — електронна довідка про проходження служби та єдиний кабінет ветерана.
"""),
            html("""
The Ministry’s Electronic Services Office has closed and its tasks have passed to the new Digital Protection
Solutions Agency. It is headed by Sofiia Oliinychenko, who was chosen in an open competition.

Nothing changes for users: every address, application and queue remains valid.

> dibrovska: “I ran the Office from three rooms. I am glad that the services have outgrown them.”

Its first tasks include an electronic service record certificate and a single veteran’s account.
"""),
        ),
        organisation="digital-agency",
        tags=("digital",),
        mentions=(
            ("oliinychenko", "subject"),
            ("dibrovska", "speaker"),
            ("digital-office", "mentioned"),
            ("digital-agency", "subject"),
        ),
    ),
    Article(
        "helicopter-training",
        "news",
        560,
        "15:20",
        Text("Медики та льотчики відпрацювали повітряну евакуацію", ""),
        Text("Шістнадцять вильотів за два дні, з них чотири — уночі.", ""),
        Text(
            html("""
Медична служба та льотні екіпажі провели спільні навчання з повітряної евакуації. Завдання — прийняти пацієнта на
борт за чотири хвилини.

<figure data-photo="helicopters-training"><figcaption>Захід на посадку</figcaption></figure>

Норматив виконали одинадцять екіпажів із дванадцяти. Дванадцятий зупинив вправу сам: лікар помітив незакріплені ноші.

> pavlyshko: «Саме цей екіпаж ми й поставили за приклад. Чотири хвилини — це мета, а не виправдання».
"""),
            "",
        ),
        organisation="medical-service",
        tags=("evacuation", "exercises"),
        mentions=(("pavlyshko", "speaker"),),
        lead_photo="helicopters-training",
    ),
    Article(
        "electronic-queue",
        "news",
        610,
        "12:00",
        Text(
            "Електронна черга до лікарських комісій запрацювала в усіх областях",
            "Electronic queue for medical boards now works in every region",
        ),
        Text(
            "Середнє очікування в коридорі скоротилося з п’яти годин до сорока хвилин.",
            "Average waiting time in the corridor has fallen from five hours to forty minutes.",
        ),
        Text(
            html("""
Електронна черга до лікарських комісій охопила всі області. Записатися можна на порталі, у застосунку або телефоном.

Під час випробувань черга пережила два великі збої. Після кожного Міністерство публікувало розбір: що сталося, чому
і що змінено.

> dibrovska: «Людина має чекати вдома, а не під кабінетом. Це і є вся ідея».

У кожному закладі лишили живе віконце для тих, хто не користується телефоном.
"""),
            html("""
The electronic queue for medical boards now covers every region. Appointments can be made on the portal, in the app
or by phone.

The queue survived two major failures during testing. After each the Ministry published a review of what happened,
why, and what had changed.

> dibrovska: “People should wait at home, not outside an office. That is the whole idea.”

Every institution has kept a staffed window for those who do not use a phone.
"""),
        ),
        tags=("digital", "medicine"),
        mentions=(("dibrovska", "speaker"), ("stadnychuk", "mentioned")),
        lead_photo="phone-service",
    ),
    Article(
        "obituary-surgeon",
        "obituary",
        655,
        "13:10",
        Text("Пам’яті Степана Корнієнка-Вільхового", "In memory of Stepan Korniienko-Vilkhovyi"),
        Text(
            "Пішов із життя хірург, учитель трьох поколінь військових лікарів.",
            "A surgeon and teacher of three generations of military doctors has died.",
        ),
        Text(
            html("""
На вісімдесят другому році зупинилося серце Степана Корнієнка-Вільхового — хірурга, професора, людини, яка вміла
слухати.

Він провів понад одинадцять тисяч операцій і ніколи не називав їх своїми: казав «наші». Його посібник із
невідкладної хірургії перевидавали дев’ять разів, і щоразу він дописував розділ про помилки.

Учні згадують, що на обходах він сідав біля ліжка, аби пацієнт не дивився на лікаря знизу вгору.

Міністерство висловлює щирі співчуття родині та всім, хто в нього навчався. Світла пам’ять.
"""),
            html("""
Stepan Korniienko-Vilkhovyi, a surgeon, professor and a man who knew how to listen, has died at the age of eighty-one.

He performed more than eleven thousand operations and never called them his own: he said “ours”. His handbook of
emergency surgery had nine editions, and each time he added to the chapter on mistakes.

His students recall that on ward rounds he sat down by the bed, so that the patient would not have to look up at the
doctor.

The Ministry offers its sincere condolences to his family and to all who studied with him.
"""),
        ),
        organisation="medical-service",
        tags=("memory", "medicine"),
        lead_photo="candle-memorial",
    ),
    Article(
        "eleventh-centre",
        "news",
        690,
        "16:40",
        Text("Роман Стадничук: одинадцятий реабілітаційний центр прийняв пацієнтів", ""),
        Text("Міністр відкрив останній заклад мережі, запланованої два роки тому.", ""),
        Text(
            html("""
У Хмельницькому запрацював одинадцятий центр реабілітаційної мережі. Він спеціалізується на травмах кисті й
відновленні дрібної моторики.

> stadnychuk: «Ми обіцяли одинадцять. Сьогодні я можу порахувати їх уголос і не збитися».

У центрі є майстерня, де пацієнти працюють із деревом і глиною. Вироби залишають собі або дарують відділенню.

Штат укомплектовано повністю; вісім терапевтів пройшли стажування за кордоном.
"""),
            "",
        ),
        dateline=Text("Хмельницький", "Khmelnytskyi"),
        tags=("rehabilitation", "medicine"),
        mentions=(("stadnychuk", "speaker"),),
        lead_photo="rehabilitation-hall",
    ),
    Article(
        "first-seminar",
        "announcement",
        725,
        "09:00",
        Text(
            "Запрошуємо на відкритий семінар про доброчесність у закупівлях", "Open seminar on integrity in procurement"
        ),
        Text(
            "Для замовників, виробників, журналістів і студентів. Участь вільна.",
            "For buyers, manufacturers, journalists and students. Admission is free.",
        ),
        Text(
            html("""
Міністерство проводить відкритий семінар про запобігання корупції в закупівлях. Говоритимемо про конфлікт інтересів,
аналіз ринку та захист викривачів.

<ul><li><p>10:00 — реєстрація та кава;</p></li><li><p>10:30 — розбір трьох реальних справ;</p></li><li><p>13:00 —
відкрита дискусія.</p></li></ul>

Участь візьме Олена Вербовецька. Трансляція буде на сайті, запис збережеться.
"""),
            html("""
The Ministry is holding an open seminar on preventing corruption in procurement: conflicts of interest, market
analysis and the protection of whistle-blowers.

<ul><li><p>10:00 — registration and coffee;</p></li><li><p>10:30 — three real cases;</p></li><li><p>13:00 — open
discussion.</p></li></ul>

Olena Verbovetska will take part. The seminar will be streamed and recorded.
"""),
        ),
        event_days_ago=718,
        tags=("integrity", "procurement", "education"),
        mentions=(("verbovetska", "participant"),),
    ),
)
