module.exports = require('@strapi/strapi').factories.createCoreService('api::supplier.supplier');
