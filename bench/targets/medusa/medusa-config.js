// medusa-config.js : settings of the server; all that differs from port to port comes from the environment (env.sh).
const { defineConfig } = require('@medusajs/framework/utils');

const url = `http://127.0.0.1:${process.env.PORT || 9000}`;
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false } },
    cookieOptions: { secure: false, sameSite: 'lax' }, // plain http
    http: { storeCors: url, adminCors: url, authCors: url, jwtSecret: 'witness-local-secret', cookieSecret: 'witness-local-secret' },
  },
  admin: { path: '/app', backendUrl: '/' },
});
