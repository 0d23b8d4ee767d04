"""Twelve invented officials, the positions they hold and when they held them."""

from newsroom.demo.shapes import Appointment, Official, Position, Text, Title

OFFICIALS = (
    Official(
        "verbovetska",
        Text("Олена", "Olena"),
        Text("Вербовецька", "Verbovetska"),
        Text("Григорівна"),
        "female",
        Text(
            "Народилася у Дрогобичі. Закінчила юридичний факультет і магістратуру з державного управління. "
            "Понад п’ятнадцять років працює над реформою публічних закупівель. До призначення Міністром була "
            "першою заступницею та два місяці виконувала обов’язки керівниці відомства.",
            "Born in Drohobych. Holds degrees in law and public administration. Has worked on public procurement "
            "reform for more than fifteen years. Before her appointment she was First Deputy Minister and led the "
            "Ministry in an acting capacity for two months.",
        ),
        "portrait-verbovetska",
    ),
    Official(
        "stadnychuk",
        Text("Роман", "Roman"),
        Text("Стадничук", "Stadnychuk"),
        Text("Ігорович"),
        "male",
        Text(
            "Інженер-будівельник за фахом, очолював Міністерство майже два роки. За його керівництва запрацювала "
            "мережа реабілітаційних центрів. Нині — радник на громадських засадах.",
            "A civil engineer by training, he led the Ministry for almost two years. The network of rehabilitation "
            "centres was opened under his leadership. He now serves as a pro bono adviser.",
        ),
        "portrait-stadnychuk",
    ),
    Official(
        "kalynetskyi",
        Text("Назар", "Nazar"),
        Text("Калинецький", "Kalynetskyi"),
        Text("Орестович"),
        "male",
        Text(
            "Економіст, кандидат наук. Відповідає за бюджет, логістику та підготовку до зими. Раніше керував "
            "фінансовим департаментом обласної адміністрації.",
            "Economist, holds a doctorate. Responsible for the budget, logistics and winter preparedness. Previously "
            "headed the finance department of a regional administration.",
        ),
        "portrait-kalynetskyi",
    ),
    Official(
        "dibrovska",
        Text("Ірина", "Iryna"),
        Text("Дібровська", "Dibrovska"),
        Text("Володимирівна"),
        "female",
        Text(
            "Системна аналітикиня. Починала з відділу підтримки користувачів, згодом запустила електронну чергу до "
            "лікарських комісій. Вважає, що добра послуга — це та, якої не помічаєш.",
            "Systems analyst. Started on a user support desk and went on to launch the electronic queue for medical "
            "boards. Believes that a good service is one you do not notice.",
        ),
        "portrait-dibrovska",
    ),
    Official(
        "lozovyk",
        Text("Максим", "Maksym"),
        Text("Лозовик", "Lozovyk"),
        Text("Андрійович"),
        "male",
        Text(
            "Кар’єрний дипломат, володіє англійською, французькою та польською мовами. Координує роботу з партнерами "
            "та представляє Міністерство в Контактній групі.",
            "Career diplomat, speaks English, French and Polish. Coordinates work with partners and represents the "
            "Ministry in the Contact Group.",
        ),
        "portrait-lozovyk",
    ),
    Official(
        "tymchyshynets",
        Text("Віктор", "Viktor"),
        Text("Тимчишинець", "Tymchyshynets"),
        Text("Петрович"),
        "male",
        Text(
            "Аудитор із двадцятирічним досвідом. Запровадив оприлюднення кожного договору Агенції в машинозчитуваному "
            "вигляді.",
            "Auditor with twenty years of experience. Introduced the publication of every Agency contract in a "
            "machine-readable form.",
        ),
        "portrait-tymchyshynets",
    ),
    Official(
        "zahorodnia",
        Text("Наталія", "Nataliia"),
        Text("Загородня-Лис", "Zahorodnia-Lys"),
        Text("Богданівна"),
        "female",
        Text(
            "Психологиня, ветеранка. Заснувала мережу груп взаємної підтримки для родин військових у дев’яти областях.",
            "Psychologist and veteran. Founded a network of peer support groups for military families in nine regions.",
        ),
        "portrait-zahorodnia",
    ),
    Official(
        "shepelyk",
        Text("Юрій", "Yurii"),
        Text("Шепелик", "Shepelyk"),
        Text("Михайлович"),
        "male",
        Text(
            "Сапер із сімнадцятирічним стажем, інструктор міжнародної категорії. Очолює Центр від дня його створення.",
            "Deminer with seventeen years of experience and an internationally certified instructor. Has headed the "
            "Centre since the day it was founded.",
        ),
        "portrait-shepelyk",
    ),
    Official(
        "hrechanyk",
        Text("Оксана", "Oksana"),
        Text("Гречаник", "Hrechanyk"),
        Text("Юріївна"),
        "female",
        Text(
            "Журналістка, чотирнадцять років працювала на регіональному радіо. Веде щотижневі брифінги Міністерства.",
            "Journalist who spent fourteen years in regional radio. Hosts the Ministry’s weekly briefings.",
        ),
        "portrait-hrechanyk",
    ),
    Official(
        "mazurok",
        Text("Богдан", "Bohdan"),
        Text("Мазурок", "Mazurok"),
        Text("Васильович"),
        "male",
        Text(
            "Полковник, педагог. Розробив програму базової підготовки, у якій третину часу відведено домедичній "
            "допомозі.",
            "Colonel and educator. Designed a basic training programme in which a third of the time is given to first "
            "aid.",
        ),
        "portrait-mazurok",
    ),
    Official(
        "oliinychenko",
        Text("Софія", "Sofiia"),
        Text("Олійниченко", "Oliinychenko"),
        Text("Тарасівна"),
        "female",
        Text(
            "Розробниця, керувала командами цифрових продуктів у приватному секторі. На державній службі з першого "
            "дня роботи Агенції.",
            "Software engineer who led product teams in the private sector. In public service since the Agency’s "
            "first day.",
        ),
        "portrait-oliinychenko",
    ),
    Official(
        "pavlyshko",
        Text("Дмитро", "Dmytro"),
        Text("Павлишко", "Pavlyshko"),
        Text("Олексійович"),
        "male",
        Text(
            "Хірург, полковник медичної служби. Викладає тактичну медицину, автор посібника з організації евакуації.",
            "Surgeon, colonel of the medical service. Teaches tactical medicine and has written a handbook on "
            "organising evacuation.",
        ),
        "portrait-pavlyshko",
    ),
)

POSITIONS = (
    Position(
        "minister",
        "ministry",
        (Title(Text("Міністр національного захисту України", "Minister of National Protection of Ukraine")),),
    ),
    Position("first-deputy", "ministry", (Title(Text("Перший заступник Міністра", "First Deputy Minister")),)),
    Position(
        "deputy-digital",
        "ministry",
        (
            Title(Text("заступник Міністра з питань електронних послуг", "Deputy Minister for Electronic Services")),
            Title(
                Text(
                    "заступник Міністра з питань цифрового розвитку, цифрових трансформацій і цифровізації",
                    "Deputy Minister for Digital Development, Digital Transformations and Digitalisation",
                ),
                since_days_ago=300,
            ),
        ),
    ),
    Position(
        "deputy-international",
        "ministry",
        (
            Title(
                Text(
                    "заступник Міністра з питань міжнародної співпраці", "Deputy Minister for International Cooperation"
                )
            ),
        ),
    ),
    Position("adviser", "ministry", (Title(Text("радник Міністра", "Adviser to the Minister")),)),
    Position("spokesperson", "ministry", (Title(Text("речниця Міністерства", "Spokesperson of the Ministry")),)),
    Position(
        "head-veterans",
        "veterans-department",
        (
            Title(Text("начальниця Управління підтримки ветеранів", "Head of the Veteran Support Office")),
            Title(
                Text(
                    "директорка Департаменту підтримки ветеранів і родин",
                    "Director of the Department for Veteran and Family Support",
                ),
                since_days_ago=500,
            ),
        ),
    ),
    Position(
        "head-procurement",
        "procurement-agency",
        (Title(Text("голова Агенції відкритих закупівель", "Head of the Open Procurement Agency")),),
    ),
    Position(
        "head-digital-office",
        "digital-office",
        (Title(Text("начальниця Управління електронних послуг", "Head of the Electronic Services Office")),),
    ),
    Position(
        "head-digital",
        "digital-agency",
        (Title(Text("голова Агенції цифрових рішень захисту", "Head of the Digital Protection Solutions Agency")),),
    ),
    Position(
        "head-demining",
        "demining-centre",
        (Title(Text("начальник Центру «Чиста нива»", "Head of the Chysta Nyva Centre")),),
    ),
    Position(
        "head-training",
        "training-centre",
        (Title(Text("начальник Навчального центру «Рубіж»", "Commandant of the Rubizh Training Centre")),),
    ),
    Position(
        "head-medical",
        "medical-service",
        (Title(Text("начальник Медичної служби", "Head of the Medical Service")),),
    ),
)

APPOINTMENTS = (
    Appointment("stadnychuk", "minister", 1120, 430),
    Appointment("stadnychuk", "adviser", 400),
    Appointment("verbovetska", "first-deputy", 900, 370),
    Appointment("verbovetska", "minister", 429, 371, is_acting=True),
    Appointment("verbovetska", "minister", 370),
    Appointment("kalynetskyi", "first-deputy", 360),
    Appointment("dibrovska", "head-digital-office", 1000, 640),
    Appointment("dibrovska", "deputy-digital", 640),
    Appointment("dibrovska", "head-digital", 560, 521, is_acting=True),
    Appointment("oliinychenko", "head-digital", 520),
    Appointment("lozovyk", "deputy-international", 780),
    Appointment("tymchyshynets", "head-procurement", 690),
    Appointment("zahorodnia", "head-veterans", 830),
    Appointment("shepelyk", "head-demining", 1300),
    Appointment("hrechanyk", "spokesperson", 710),
    Appointment("mazurok", "head-training", 1050, -21),
    Appointment("pavlyshko", "head-medical", 590),
    Appointment("pavlyshko", "head-training", -21, is_acting=True),
)
