// cli.mjs : Directus' own command line without its look for a newer version.
import '@directus/api/cli/run.js';
