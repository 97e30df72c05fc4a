# env.sh : sourced; settings of the server (the rest is in site/kiwisite/settings.py and Kiwi TCMS' own).
export DJANGO_SETTINGS_MODULE=kiwisite.settings PYTHONUNBUFFERED=1 PYTHONWARNINGS=ignore PYTHONPATH=site
at() { export KIWI_HOME=$1; }   # at DIR: the folder with db.sqlite3, uploads/, sessions/
