import pytest

from newsroom.lib.filenames import is_file_name

FILES = """
IMG_8359.JPG
IMG_8360 (2).JPG
IMG_8360 (2)
«IMG_8360 (2)»
[Фото: IMG_8359.JPG]
Фото: IMG_8359
img_8359
IMG-20250822-WA0001
IMG8359
IMG 8359
IMG_8359, IMG_8360.jpg
IMG_8359 copy
IMG_8359 copy 2
IMG_8359 — копія
Копія IMG_8359
Copy of IMG_8359.JPG
IMG_8359~2
IMG_8359_edited
IMG_E8359
DSC01234
DSC_0001
_DSC1234.NEF
DSCF1234
DSCN0042 (1)
DSC
P1000123
PXL_20250822_101112345
MVIMG_20250822_101112
GOPR1234
GX010123.MP4
DJI_0001
_MG_1234
CIMG1234
100_1234
100CANON
Scan_20250822
scan0001
Scan 12
Скан 3
Сканування_20250822
Scanned image 4
photo_2025-08-22_10-11-12
photo 1
Фото 1
фото (3)
image
image1
image (2)
Untitled-1
Без назви
Без назви (4).png
WhatsApp Image 2025-08-22 at 10.11.12
WhatsApp Image 2025-08-22 at 10.11.12 (1).jpeg
Screenshot 2025-08-22 101112
Screenshot_20250822-101112
Знімок екрана 2025-08-22 о 10.11.12
signal-2025-08-22-101112
20250822_101112
2025-08-22 10.11.12
8359
a3f2b1c09d8e7f6a5b4c
123e4567-e89b-12d3-a456-426614174000
Zustrich_z_NATO_01
C:\\Users\\olena\\Desktop\\зустріч.jpeg
Зустріч у Києві.jpg
final.PNG
FullSizeRender
OLYMPUS DIGITAL CAMERA
SONY DSC
SAMSUNG CAMERA PICTURES
DCIM
KONICA MINOLTA DIGITAL CAMERA
DCIM 100
...
[ ]
""".strip().splitlines()

WORDS = """
Документ № 5
Фото №12
A digital camera for every school
Міністр зустрівся з Генеральним секретарем НАТО у Києві
Зустріч
IMG Academy students visit Kyiv
Скан карти 1918 року з архіву
Scan of a map from 1918
Фото Івана Коваля
Фото: Іван Коваль, пресслужба
Photo by Ivan Koval
Image of St Michael on the wall
F-16
T-72
БМП-2
M142 HIMARS
DJI Mavic 3 у польоті
Літак Ан-225 «Мрія»
G7
2025 рік
22 серпня
Пресслужба
AFP
Reuters / Іван Коваль
Пресслужба Міністерства (mod.gov.ua)
Знімок екрана з виступом міністра
IMG_8359.JPG: міністр тисне руку послу
Готово. Копія
Document signing in Brussels
файл №
Ярослав-Мудрий
Ї
""".strip().splitlines()


@pytest.mark.parametrize("text", FILES)
def test_a_file_name_is_known_for_one(text: str) -> None:
    assert is_file_name(text)
    assert is_file_name(f"  {text.upper()}\n")


@pytest.mark.parametrize("text", WORDS)
def test_what_people_write_is_no_file_name(text: str) -> None:
    assert not is_file_name(text)


@pytest.mark.parametrize("text", ["", None, "   "])
def test_nothing_is_no_file_name(text: str | None) -> None:
    assert not is_file_name(text)
