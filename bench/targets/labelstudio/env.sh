# env.sh : settings of the server; sourced by install.sh and start.sh
export DJANGO_DB=sqlite DJANGO_SETTINGS_MODULE=core.settings.label_studio LABEL_STUDIO_COLLECT_ANALYTICS=false COLLECT_ANALYTICS=false SENTRY_DSN= FRONTEND_SENTRY_DSN= LATEST_VERSION_CHECK=false
export LOG_LEVEL=ERROR SECRET_KEY=witness-only-not-secret SSRF_PROTECTION_ENABLED=false PYTHONWARNINGS=ignore DEBUG=false LABEL_STUDIO_DEBUG=false
