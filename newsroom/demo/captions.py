"""What is written under every demo picture, and the galleries made of them."""

from newsroom.demo.people import OFFICIALS
from newsroom.demo.shapes import Gallery, PhotoText, Text

PRESS = Text("Пресслужба Мінзахисту", "Ministry of National Protection press office")
MEDICS = Text("Медична служба Мінзахисту", "Ministry Medical Service")
RUBIZH = Text("Навчальний центр «Рубіж»", "Rubizh Training Centre")
NYVA = Text("Центр «Чиста нива»", "Chysta Nyva Centre")
KYIV = Text("Київ", "Kyiv")
UKRAINE = Text("Україна", "Ukraine")
CARPATHIANS = Text("Івано-Франківська область", "Ivano-Frankivsk region")
CHERNIHIV = Text("Чернігівська область", "Chernihiv region")
POLTAVA = Text("Полтавська область", "Poltava region")
LVIV = Text("Львів", "Lviv")


def _photo(key: str, days_ago: int, place: Text, credit: Text, caption: Text, alt: Text) -> PhotoText:
    return PhotoText(key, caption, alt, credit, place, days_ago)


SCENE_TEXTS = (
    _photo(
        "hills-dawn",
        210,
        CARPATHIANS,
        PRESS,
        Text(
            "Світанок над Карпатами, де ветерани проходять відновлювальний курс",
            "Dawn over the Carpathians, where veterans take a recovery course",
        ),
        Text("Темні смуги пагорбів зі смереками під рожевим небом", "Dark bands of hills with firs under a pink sky"),
    ),
    _photo(
        "hills-spring",
        170,
        CARPATHIANS,
        PRESS,
        Text("Маршрут першого походу програми «Стежка»", "The route of the first hike of the Stezhka programme"),
        Text("Зелені пагорби з лісом у ясний день", "Green wooded hills on a clear day"),
    ),
    _photo(
        "wheat-summer",
        130,
        POLTAVA,
        NYVA,
        Text("Пшениця на полі, яке повернули громаді", "Wheat on a field returned to the community"),
        Text(
            "Стигле золоте поле до самого обрію під синім небом", "A ripe golden field to the horizon under a blue sky"
        ),
    ),
    _photo(
        "wheat-dusk",
        128,
        POLTAVA,
        NYVA,
        Text("Вечір на розмінованому полі перед жнивами", "Evening on a cleared field before the harvest"),
        Text("Золоте колосся на тлі фіолетового вечірнього неба", "Golden ears of grain against a violet evening sky"),
    ),
    _photo(
        "city-morning",
        60,
        KYIV,
        PRESS,
        Text("Ранок над Дніпром", "Morning over the Dnipro"),
        Text(
            "Білий собор із золотими банями й міські будинки над річкою на світанку",
            "A white cathedral with golden domes and city blocks above a river at dawn",
        ),
    ),
    _photo(
        "city-evening",
        300,
        KYIV,
        PRESS,
        Text("Київ увечері напередодні Дня пам’яті", "Kyiv on the eve of Remembrance Day"),
        Text(
            "Місто з освітленими вікнами та банями собору над темною річкою",
            "A city with lit windows and cathedral domes above a dark river",
        ),
    ),
    _photo(
        "winter-forest",
        330,
        CHERNIHIV,
        PRESS,
        Text("Засніжена дорога до пункту обігріву", "A snowy road to a heating point"),
        Text(
            "Ялини під снігом обабіч протоптаної дороги, падає сніг",
            "Snow-laden firs on both sides of a trodden road, snow falling",
        ),
    ),
    _photo(
        "winter-road",
        325,
        CHERNIHIV,
        PRESS,
        Text("Ранок першого зимового перевезення вантажів", "The morning of the first winter cargo run"),
        Text("Зимовий ліс на світанку під рожевим небом", "A winter forest at dawn under a pink sky"),
    ),
    _photo(
        "briefing-hall",
        1,
        KYIV,
        PRESS,
        Text("Щотижневий брифінг Міністерства", "The Ministry’s weekly briefing"),
        Text(
            "Людина за трибуною між прапором України та синім прапором партнерів, перед нею — журналісти",
            "A person at a lectern between the flag of Ukraine and a blue partner flag, journalists in front",
        ),
    ),
    _photo(
        "briefing-evening",
        75,
        KYIV,
        PRESS,
        Text(
            "Вечірній брифінг за підсумками зустрічі з партнерами",
            "An evening briefing after the meeting with partners",
        ),
        Text("Людина виступає з трибуни у синій залі", "A person speaks from a lectern in a blue hall"),
    ),
    _photo(
        "flags-partners",
        3,
        KYIV,
        PRESS,
        Text(
            "Прапори України та партнерів перед будівлею, де засідає Контактна група",
            "Flags of Ukraine and partners outside the Contact Group venue",
        ),
        Text(
            "Чотири прапори на флагштоках: два синьо-жовті, два сині із зірками",
            "Four flags on poles: two blue and yellow, two blue with stars",
        ),
    ),
    _photo(
        "flags-dawn",
        76,
        KYIV,
        PRESS,
        Text("Ранок дня зустрічі Контактної групи", "The morning of the Contact Group meeting"),
        Text("Прапори майорять на тлі світанкового неба", "Flags flying against a dawn sky"),
    ),
    _photo(
        "round-table",
        0,
        KYIV,
        PRESS,
        Text("Засідання Контактної групи партнерів", "A meeting of the Contact Group"),
        Text(
            "Круглий стіл, знятий згори: учасники, папери та квіти посередині",
            "A round table seen from above: participants, papers and flowers in the middle",
        ),
    ),
    _photo(
        "round-table-autumn",
        52,
        KYIV,
        PRESS,
        Text("Зустріч Міністра з родинами захисників", "The Minister meets families of defenders"),
        Text("Люди за круглим столом, вигляд згори, тепле світло", "People at a round table from above in warm light"),
    ),
    _photo(
        "ambulances-handover",
        2,
        POLTAVA,
        MEDICS,
        Text(
            "Нові автомобілі медичної евакуації перед передачею", "New medical evacuation vehicles before the handover"
        ),
        Text(
            "Чотири білі санітарні автомобілі з червоними хрестами стоять у ряд",
            "Four white ambulances with red crosses standing in a row",
        ),
    ),
    _photo(
        "ambulances-road",
        2,
        POLTAVA,
        MEDICS,
        Text("Колона санітарних автомобілів вирушає на світанку", "The ambulance convoy leaves at dawn"),
        Text(
            "Санітарні автомобілі на дорозі біля лісу під вранішнім небом",
            "Ambulances on a road by a forest under a morning sky",
        ),
    ),
    _photo(
        "workshop-benches",
        9,
        UKRAINE,
        PRESS,
        Text("Навчальні безпілотники на столах майстерні", "Training drones on workshop benches"),
        Text(
            "Майстри за довгими столами з невеликими квадрокоптерами",
            "Workers behind long benches with small quadcopters",
        ),
    ),
    _photo(
        "workshop-assembly",
        9,
        UKRAINE,
        PRESS,
        Text("Складальна дільниця «Степових майстерень»", "The assembly section of Steppe Workshops"),
        Text(
            "Світла майстерня з лампами над столами та дронами на них",
            "A bright workshop with lamps above benches with drones on them",
        ),
    ),
    _photo(
        "tent-exercise",
        21,
        UKRAINE,
        MEDICS,
        Text("Стабілізаційний пункт на навчаннях медиків", "A stabilisation point during the medics’ exercise"),
        Text(
            "Три медичні намети з червоними хрестами, поруч медики",
            "Three medical tents with red crosses, medics beside them",
        ),
    ),
    _photo(
        "tent-evening",
        21,
        UKRAINE,
        MEDICS,
        Text("Вечірній етап навчань медичної служби", "The evening stage of the Medical Service exercise"),
        Text("Освітлені зсередини медичні намети в сутінках", "Medical tents lit from inside at dusk"),
    ),
    _photo(
        "ship-dawn",
        142,
        Text("Чорне море", "Black Sea"),
        PRESS,
        Text("Катер гідрографів виходить у море", "A survey vessel puts to sea"),
        Text(
            "Силует невеликого судна на світанку, сонячна доріжка на воді",
            "The outline of a small vessel at dawn, sunlight on the water",
        ),
    ),
    _photo(
        "ship-patrol",
        141,
        Text("Чорне море", "Black Sea"),
        PRESS,
        Text("Перевірка безпеки судноплавства", "Checking the safety of navigation"),
        Text(
            "Судно під українським прапором у спокійному сірому морі",
            "A vessel under the Ukrainian flag on a calm grey sea",
        ),
    ),
    _photo(
        "helicopters-training",
        45,
        UKRAINE,
        RUBIZH,
        Text("Навчання з повітряної евакуації", "Air evacuation training"),
        Text("Три гелікоптери далеко над осінніми пагорбами", "Three helicopters far above autumn hills"),
    ),
    _photo(
        "range-morning",
        6,
        UKRAINE,
        RUBIZH,
        Text("Ранкове шикування на навчальному полі", "Morning line-up at the training ground"),
        Text(
            "Ряд курсантів зі спини на полігоні, праворуч прапор України",
            "A row of cadets from behind at a training ground, the flag of Ukraine on the right",
        ),
    ),
    _photo(
        "range-autumn",
        45,
        UKRAINE,
        RUBIZH,
        Text("Курсанти перед початком занять", "Cadets before the start of classes"),
        Text(
            "Курсанти у формі на осінньому полі, знято зі спини",
            "Cadets in uniform on an autumn field, seen from behind",
        ),
    ),
    _photo(
        "candle-memorial",
        90,
        KYIV,
        PRESS,
        Text("Хвилина мовчання", "A minute of silence"),
        Text(
            "Запалена біла свічка з синьо-жовтою стрічкою серед лампадок",
            "A lit white candle with a blue and yellow ribbon among memorial lamps",
        ),
    ),
    _photo(
        "candle-rain",
        299,
        KYIV,
        PRESS,
        Text("Свічка пам’яті у залі Міністерства", "A memorial candle in the Ministry hall"),
        Text("Полум’я свічки в темряві, довкола — вогники", "A candle flame in the dark with small lights around it"),
    ),
    _photo(
        "ribbons-ceremony",
        33,
        KYIV,
        PRESS,
        Text("Відзнаки для волонтерів і медиків", "Decorations for volunteers and medics"),
        Text("Три золоті медалі на синьо-жовтих стрічках", "Three golden medals on blue and yellow ribbons"),
    ),
    _photo(
        "markers-field",
        12,
        POLTAVA,
        NYVA,
        Text("Сапери позначають перевірену смугу", "Deminers mark a checked lane"),
        Text(
            "Двоє людей ідуть ґрунтовою дорогою між червоними й білими прапорцями",
            "Two people walk along a dirt road between red and white flags",
        ),
    ),
    _photo(
        "markers-autumn",
        12,
        POLTAVA,
        NYVA,
        Text("Контроль якості після розмінування", "Quality control after clearance"),
        Text("Дорога в полі, позначена прапорцями, осіннє небо", "A field road marked with flags, an autumn sky"),
    ),
    _photo(
        "phone-service",
        4,
        UKRAINE,
        PRESS,
        Text("Нова послуга у застосунку та на порталі", "The new service in the app and on the portal"),
        Text(
            "Екрани ноутбука й телефона з підтвердженою заявою",
            "Laptop and phone screens showing a confirmed application",
        ),
    ),
    _photo(
        "track-race",
        16,
        LVIV,
        PRESS,
        Text("Учасники забігу, двоє — на бігових протезах", "Runners, two of them on running blades"),
        Text(
            "П’ятеро людей у яскравих футболках на біговій доріжці", "Five people in bright shirts on a running track"
        ),
    ),
    _photo(
        "bridge-repaired",
        240,
        CHERNIHIV,
        PRESS,
        Text("Відновлений міст через Десну", "The rebuilt bridge over the Desna"),
        Text(
            "Арковий міст на бетонних опорах над спокійною річкою",
            "An arched bridge on concrete piers above a calm river",
        ),
    ),
    _photo(
        "classroom-course",
        27,
        KYIV,
        RUBIZH,
        Text(
            "Перше заняття курсу для фахівців із закупівель", "The first class of the course for procurement officers"
        ),
        Text("Слухачі в аудиторії, біля дошки викладач", "Students in a classroom, a lecturer by the board"),
    ),
    _photo(
        "warehouse-winter",
        36,
        UKRAINE,
        PRESS,
        Text("Склад зимового майна", "A winter equipment warehouse"),
        Text("Двоє людей між високими стелажами з ящиками", "Two people between tall shelves with crates"),
    ),
    _photo(
        "rehabilitation-hall",
        5,
        LVIV,
        MEDICS,
        Text("Зал фізичної терапії нового центру", "The physical therapy hall of the new centre"),
        Text(
            "Чоловік на протезі тримається за бруси, поруч терапевтка",
            "A man with a prosthetic leg holds parallel bars, a therapist beside him",
        ),
    ),
    _photo(
        "train-medical",
        400,
        UKRAINE,
        MEDICS,
        Text("Медичний поїзд біля перону", "A medical train at the platform"),
        Text(
            "Синій вагон із жовтою смугою та червоним хрестом, на пероні медики",
            "A blue carriage with a yellow stripe and a red cross, medics on the platform",
        ),
    ),
    _photo(
        "saplings-park",
        218,
        LVIV,
        PRESS,
        Text("Парк пам’яті, висаджений родинами", "A memorial park planted by families"),
        Text("Троє людей серед молодих дерев на зеленому схилі", "Three people among young trees on a green slope"),
    ),
)

PORTRAIT_TEXTS = tuple(
    PhotoText(
        person.portrait,
        Text(f"{person.given_name.uk} {person.family_name.uk}", f"{person.given_name.en} {person.family_name.en}"),
        Text(
            f"Портрет: {person.given_name.uk} {person.family_name.uk}, нейтральне тло",
            f"Portrait of {person.given_name.en} {person.family_name.en} on a plain background",
        ),
        PRESS,
        KYIV,
        days_ago=350,
        focal=(0.5, 0.38),
    )
    for person in OFFICIALS
)

PHOTOS = SCENE_TEXTS + PORTRAIT_TEXTS

GALLERIES = (
    Gallery(
        "evacuation",
        Text("Передача автомобілів медичної евакуації", "Handover of medical evacuation vehicles"),
        Text(
            "Дванадцять нових автомобілів вирушили до медичних підрозділів.",
            "Twelve new vehicles have left for medical units.",
        ),
        (
            "ambulances-handover",
            "ambulances-road",
            "tent-exercise",
            "tent-evening",
            "train-medical",
            "helicopters-training",
        ),
        2,
    ),
    Gallery(
        "clean-field",
        Text("Рік «Чистої ниви»", "A year of Chysta Nyva"),
        Text(
            "Від перших прапорців до жнив: як поле повертається людям.",
            "From the first marker flags to the harvest: how a field returns to people.",
        ),
        ("markers-field", "markers-autumn", "wheat-summer", "wheat-dusk", "bridge-repaired"),
        12,
    ),
    Gallery(
        "contact-group",
        Text("Контактна група: день зустрічі", "Contact Group: the day of the meeting"),
        Text("Від ранкових прапорів до вечірнього брифінгу.", "From the morning flags to the evening briefing."),
        ("flags-dawn", "flags-partners", "round-table", "briefing-hall", "briefing-evening", "city-morning"),
        75,
    ),
    Gallery(
        "rubizh",
        Text("Один день у «Рубежі»", "A day at Rubizh"),
        Text("Шикування, заняття й домедична допомога.", "Line-up, classes and first aid."),
        (
            "range-morning",
            "range-autumn",
            "classroom-course",
            "tent-exercise",
            "helicopters-training",
            "workshop-benches",
            "hills-dawn",
        ),
        45,
    ),
    Gallery(
        "recovery",
        Text("Відновлення: рух, гори, команда", "Recovery: movement, mountains, a team"),
        Text("Програми відновлення ветеранів за рік.", "A year of veteran recovery programmes."),
        ("track-race", "rehabilitation-hall", "hills-dawn", "hills-spring", "saplings-park", "ribbons-ceremony"),
        16,
    ),
    Gallery(
        "winter",
        Text("Готові до зими", "Ready for winter"),
        Text("Склади, дороги та пункти обігріву.", "Warehouses, roads and heating points."),
        ("winter-forest", "winter-road", "warehouse-winter", "ship-patrol", "city-evening"),
        325,
    ),
)
