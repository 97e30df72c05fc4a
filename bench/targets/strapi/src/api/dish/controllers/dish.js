module.exports = require('@strapi/strapi').factories.createCoreController('api::dish.dish');
