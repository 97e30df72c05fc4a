module.exports = require('@strapi/strapi').factories.createCoreService('api::dish.dish');
