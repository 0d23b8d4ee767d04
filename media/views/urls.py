from django.urls import path

from media import views

app_name = "media"
urlpatterns = [
    path("media/<path:path>", views.public_file, name="public_file"),
    path("admin/media/preview/<int:pk>/<str:name>", views.preview, name="preview"),
]
