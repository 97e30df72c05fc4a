module.exports = require('@strapi/strapi').factories.createCoreRouter('api::supplier.supplier');
