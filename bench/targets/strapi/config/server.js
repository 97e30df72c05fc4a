module.exports = ({ env }) => ({
  host: '127.0.0.1',
  port: env.int('PORT', 1337),
  app: { keys: ['local-key-a', 'local-key-b'] },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});
