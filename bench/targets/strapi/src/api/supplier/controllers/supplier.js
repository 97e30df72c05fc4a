module.exports = require('@strapi/strapi').factories.createCoreController('api::supplier.supplier');
