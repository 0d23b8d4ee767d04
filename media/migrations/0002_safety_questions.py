"""The questions a newsroom starts with. What a yes means, and the words, are the ministry's to change in the desk."""

from django.db import migrations

# (Ukrainian, English, what to look for in Ukrainian, in English, effect of a yes, hours)
QUESTIONS = (
    (
        "Чи можна впізнати місце, яке не можна показувати?",
        "Can a place that must not be shown be recognised?",
        "Вивіски, назви вулиць, номери будинків, прикметний фасад, інтер’єр цеху чи пункту управління.",
        "Signs, street names, house numbers, a distinctive front, the inside of a plant or a command post.",
        "redact",
        0,
    ),
    (
        "Чи видно обличчя людей, які не дали згоди на зйомку?",
        "Are faces shown of people who have not given their consent?",
        "Військові, поранені, діти, працівники підприємств. Згода — від самої людини або від батьків.",
        "Soldiers, the wounded, children, workers of a plant. Consent comes from the person, or from the parents.",
        "redact",
        0,
    ),
    (
        "Чи видно знаки підрозділу, шеврони, тактичні позначки?",
        "Are unit marks, patches or tactical signs shown?",
        "Нарукавні знаки, бортові номери, позначки на техніці, прапори підрозділів, татуювання.",
        "Sleeve patches, hull numbers, marks on vehicles, unit flags, tattoos.",
        "redact",
        0,
    ),
    (
        "Чи можна прочитати номерні знаки або серійні номери?",
        "Can number plates or serial numbers be read?",
        "Автомобілі, зброя, дрони, ящики, обладнання, бейджі та перепустки.",
        "Cars, weapons, drones, crates, equipment, badges and passes.",
        "redact",
        0,
    ),
    (
        "Чи видно екрани, мапи, документи, дошки?",
        "Are screens, maps, documents or boards shown?",
        "Монітори, телефони й планшети, мапи на стінах, папери на столі, записи на дошці, відображення у склі.",
        "Monitors, phones and tablets, maps on walls, papers on a desk, notes on a board, reflections in glass.",
        "redact",
        0,
    ),
    (
        "Чи видають місце обрій, тіні або орієнтири?",
        "Do the skyline, shadows or landmarks tell where this is?",
        "Труби, вежі, мости, гори, лінія даху, довжина тіней. Якщо так, зачекайте, доки люди звідти поїдуть.",
        "Chimneys, towers, bridges, hills, a roofline, the length of shadows. If so, wait until people have left.",
        "delay",
        6,
    ),
)


def make(apps, schema_editor):
    question = apps.get_model("media", "SafetyQuestion")
    question.objects.bulk_create(
        question(
            text=uk,
            text_uk=uk,
            text_en=en,
            explanation=look_uk,
            explanation_uk=look_uk,
            explanation_en=look_en,
            effect=effect,
            hours=hours,
            position=place,
        )
        for place, (uk, en, look_uk, look_en, effect, hours) in enumerate(QUESTIONS, start=1)
    )


def unmake(apps, schema_editor):
    apps.get_model("media", "SafetyQuestion").objects.filter(text_uk__in=[uk for uk, *_ in QUESTIONS]).delete()


class Migration(migrations.Migration):
    dependencies = [("media", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
