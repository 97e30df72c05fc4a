# app.sh : sourced; app DIR makes a copy of the application in DIR (links for what does not change).
app() {
  mkdir -p "$1/public/uploads"
  for x in node_modules config src package.json serve.js seed.js; do ln -sfn "../../$x" "$1/$x"; done
  cp public/robots.txt "$1/public/"
}
export STRAPI_TELEMETRY_DISABLED=true STRAPI_HIDE_STARTUP_MESSAGE=true NODE_ENV=production HOST=127.0.0.1 BROWSER=none
