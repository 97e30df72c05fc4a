module.exports = require('@strapi/strapi').factories.createCoreRouter('api::allergen.allergen');
