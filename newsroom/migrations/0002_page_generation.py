from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_audit")]

    operations = [
        migrations.CreateModel(
            name="PageGeneration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(default=0)),
            ],
        ),
    ]
