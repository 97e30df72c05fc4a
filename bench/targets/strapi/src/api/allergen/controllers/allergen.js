module.exports = require('@strapi/strapi').factories.createCoreController('api::allergen.allergen');
