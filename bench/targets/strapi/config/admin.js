// Fixed secrets: the target listens on 127.0.0.1 only and holds made-up data.
module.exports = () => ({
  auth: { secret: 'local-admin-jwt' },
  apiToken: { salt: 'local-api-salt' },
  transfer: { token: { salt: 'local-transfer-salt' } },
  secrets: { encryptionKey: 'local-encryption-key-of-32-chars' },
  flags: { nps: false, promoteEE: true },
  autoOpen: false,
});
