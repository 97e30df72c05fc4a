from django.conf import settings
from django.urls import re_path
from django.views.static import serve
from tcms.urls import urlpatterns as kiwi, handler500  # noqa: F401

urlpatterns = kiwi + [re_path(r"^uploads/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]
