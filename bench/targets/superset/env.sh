# env.sh : sourced; sets what superset reads.
export SUPERSET_CONFIG_PATH="$PWD/superset_config.py" FLASK_APP=superset SCARF_ANALYTICS=false SUPERSET_ENV=production PYTHONWARNINGS=ignore
