"""The first rows of synonyms."""

from django.db import migrations


ROWS = (
    ("ЗСУ", "Збройні Сили України", "Armed Forces of Ukraine", "AFU"),
    ("НАТО", "NATO", "Північноатлантичний альянс"),
    ("ЄС", "Європейський Союз", "EU", "European Union"),
    ("ООН", "Організація Об’єднаних Націй", "UN", "United Nations"),
    ("США", "Сполучені Штати Америки", "USA", "United States"),
    ("ОПК", "оборонно-промисловий комплекс"),
    ("Міноборони", "Міністерство оборони", "Ministry of Defence", "Ministry of Defense", "MoD"),
    ("МЗС", "Міністерство закордонних справ", "MFA", "Ministry of Foreign Affairs"),
    ("МВС", "Міністерство внутрішніх справ", "Ministry of Internal Affairs"),
    ("Кабмін", "Кабінет Міністрів", "Cabinet of Ministers"),
    ("Генштаб", "Генеральний штаб", "General Staff"),
    ("СБУ", "Служба безпеки України", "SBU", "Security Service of Ukraine"),
    ("ДСНС", "Державна служба з надзвичайних ситуацій"),
    ("ГУР", "Головне управління розвідки"),
    ("ППО", "протиповітряна оборона", "air defence", "air defense"),
    ("БпЛА", "безпілотний літальний апарат", "безпілотник", "UAV", "unmanned aerial vehicle"),
    ("РЕБ", "радіоелектронна боротьба", "electronic warfare"),
    ("ТрО", "територіальна оборона"),
    ("ТЦК", "територіальний центр комплектування"),
    ("ВЛК", "військово-лікарська комісія"),
    ("ВПО", "внутрішньо переміщена особа", "IDP", "internally displaced person"),
)
VARIANTS = ["\n".join(row) for row in ROWS]


def add(apps, schema_editor):
    synonym = apps.get_model("articles", "Synonym")
    synonym.objects.bulk_create(synonym(variants=variants) for variants in VARIANTS)


def remove(apps, schema_editor):
    apps.get_model("articles", "Synonym").objects.filter(variants__in=VARIANTS).delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_search_index")]

    operations = [migrations.RunPython(add, remove)]
