"""The 25 curated tags; two have no English name yet."""

from newsroom.demo.shapes import Tag, Text

TAGS = (
    Tag("veterans", Text("Ветерани", "Veterans")),
    Tag("rehabilitation", Text("Реабілітація", "Rehabilitation")),
    Tag("procurement", Text("Закупівлі", "Procurement")),
    Tag("transparency", Text("Прозорість", "Transparency")),
    Tag("integrity", Text("Запобігання корупції", "Anti-corruption")),
    Tag("exercises", Text("Навчання військ", "Exercises")),
    Tag("training", Text("Підготовка", "Training")),
    Tag("cooperation", Text("Міжнародна співпраця", "International cooperation")),
    Tag("contact-group", Text("Контактна група", "Contact group")),
    Tag("demining", Text("Розмінування", "Demining")),
    Tag("digital", Text("Цифрові послуги", "Digital services")),
    Tag("medicine", Text("Медицина", "Medicine")),
    Tag("evacuation", Text("Медична евакуація", "Medical evacuation")),
    Tag("sport", Text("Адаптивний спорт", "Adaptive sport")),
    Tag("memory", Text("Пам’ять", "Remembrance")),
    Tag("families", Text("Родини захисників", "Families")),
    Tag("innovation", Text("Інновації", "Innovation")),
    Tag("drones", Text("Безпілотні системи", "Uncrewed systems")),
    Tag("industry", Text("Оборонна промисловість", "Defence industry")),
    Tag("winter", Text("Підготовка до зими", "Winter preparedness")),
    Tag("education", Text("Освіта", "Education")),
    Tag("women", Text("Жінки у війську", "Women in the forces")),
    Tag("budget", Text("Бюджет", "Budget")),
    Tag("volunteers", Text("Волонтери")),
    Tag("community", Text("Громади")),
)
