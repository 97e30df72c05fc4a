module.exports = () => ({ 'users-permissions': { config: { jwtSecret: 'local-jwt' } } });
