module.exports = require('@strapi/strapi').factories.createCoreService('api::allergen.allergen');
