const path = require('path');
module.exports = ({ env }) => ({
  connection: { client: 'sqlite', connection: { filename: env('WT_DB', path.join(__dirname, '..', '.tmp', 'data.db')) }, useNullAsDefault: true },
});
