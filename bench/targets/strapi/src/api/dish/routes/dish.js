module.exports = require('@strapi/strapi').factories.createCoreRouter('api::dish.dish');
