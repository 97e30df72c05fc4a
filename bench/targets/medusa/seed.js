// seed.js : fills a freshly migrated database (run by install.sh through `medusa exec`).
const { Modules, ContainerRegistrationKeys, ProductStatus } = require('@medusajs/framework/utils');
const flows = require('@medusajs/core-flows');

exports.default = async function seed({ container }) {
  const run = async (name, input) => (await flows[name](container).run({ input })).result;
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  const [store] = await container.resolve(Modules.STORE).listStores();
  const [web, market] = await run('createSalesChannelsWorkflow', { salesChannelsData: [
    { name: 'Web shop', description: 'Orders from the site' },
    { name: 'Saturday market', description: 'Orders taken at the stall' },
  ] });
  await run('updateStoresWorkflow', { selector: { id: store.id }, update: {
    name: 'Thistle & Thread', default_sales_channel_id: web.id,
    supported_currencies: [{ currency_code: 'eur', is_default: true }, { currency_code: 'usd' }, { currency_code: 'dkk' }],
  } });

  // regions: Germany, France and others are free for new ones
  const [north, america] = await run('createRegionsWorkflow', { regions: [
    { name: 'Nordics', currency_code: 'eur', countries: ['dk', 'se', 'fi'], payment_providers: ['pp_system_default'] },
    { name: 'North America', currency_code: 'usd', countries: ['us', 'ca'], payment_providers: ['pp_system_default'] },
  ] });
  await run('createTaxRegionsWorkflow', ['dk', 'se', 'us'].map((country_code) => ({ country_code, provider_id: 'tp_system' })));

  // where goods lie and how they are sent
  const [place] = await run('createStockLocationsWorkflow', { locations: [{ name: 'Aarhus workshop', address: { city: 'Aarhus', country_code: 'DK', address_1: 'Vestergade 4' } }] });
  await link.create({ [Modules.STOCK_LOCATION]: { stock_location_id: place.id }, [Modules.FULFILLMENT]: { fulfillment_provider_id: 'manual_manual' } });
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const [profile] = await run('createShippingProfilesWorkflow', { data: [{ name: 'Parcels', type: 'default' }] });
  const set = await fulfillment.createFulfillmentSets({ name: 'Aarhus delivery', type: 'shipping', service_zones: [
    { name: 'Denmark and Sweden', geo_zones: ['dk', 'se'].map((country_code) => ({ country_code, type: 'country' })) } ] });
  await link.create({ [Modules.STOCK_LOCATION]: { stock_location_id: place.id }, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } });
  const [post] = await run('createShippingOptionsWorkflow', [{
    name: 'Parcel post', price_type: 'flat', provider_id: 'manual_manual', service_zone_id: set.service_zones[0].id, shipping_profile_id: profile.id,
    type: { label: 'Standard', description: 'Two or three days', code: 'standard' },
    prices: [{ currency_code: 'eur', amount: 6 }, { currency_code: 'usd', amount: 7 }],
    rules: [{ attribute: 'enabled_in_store', value: 'true', operator: 'eq' }, { attribute: 'is_return', value: 'false', operator: 'eq' }],
  }]);
  await run('linkSalesChannelsToStockLocationWorkflow', { id: place.id, add: [web.id, market.id] });

  // goods
  const [spring] = await run('createCollectionsWorkflow', { collections: [{ title: 'Spring cloth', handle: 'spring-cloth' }, { title: 'Gift ideas', handle: 'gift-ideas' }] });
  const item = (title, price, extra = {}) => ({
    title, status: ProductStatus.PUBLISHED, shipping_profile_id: profile.id, sales_channels: [{ id: web.id }],
    options: [{ title: 'Size', values: ['S', 'M'] }],
    variants: ['S', 'M'].map((s) => ({ title: s, sku: `${title.split(' ')[0].toUpperCase()}-${s}`, options: { Size: s }, manage_inventory: true,
      prices: [{ amount: price, currency_code: 'eur' }, { amount: price + 3, currency_code: 'usd' }] })),
    ...extra,
  });
  const goods = await run('createProductsWorkflow', { products: [
    item('Linen apron', 39, { collection_id: spring.id }), item('Cotton tote', 18, { collection_id: spring.id }),
    item('Wool scarf', 52), item('Felt slippers', 44), item('Canvas pouch', 12),
  ] });
  const stock = await container.resolve(Modules.INVENTORY).listInventoryItems({}, { take: 50 });
  await run('createInventoryLevelsWorkflow', { inventory_levels: stock.map((i) => ({ location_id: place.id, inventory_item_id: i.id, stocked_quantity: 40 })) });

  // customers
  const people = await run('createCustomersWorkflow', { customersData: [
    ['Mette', 'Holm'], ['Jonas', 'Lindqvist'], ['Priya', 'Raman'], ['Oskar', 'Berg'],
  ].map(([first_name, last_name]) => ({ first_name, last_name, email: `${first_name.toLowerCase()}@example.com`, phone: '+4520304050' })) });
  const [trade] = await run('createCustomerGroupsWorkflow', { customersData: [{ name: 'Trade buyers' }, { name: 'Friends of the shop' }] });
  await run('linkCustomersToCustomerGroupWorkflow', { id: trade.id, add: [people[0].id, people[1].id] });

  await run('createReturnReasonsWorkflow', { data: [
    { label: 'Wrong size', value: 'wrong_size', description: 'Does not fit' }, { label: 'Arrived damaged', value: 'damaged' },
  ] });
  await run('createApiKeysWorkflow', { api_keys: [{ title: 'Storefront', type: 'publishable', created_by: '' }] });

  // three orders from the web shop; the second has a fulfillment that is not shipped yet
  const orders = [];
  for (const [n, person] of people.slice(0, 3).entries()) {
    const address = { first_name: person.first_name, last_name: person.last_name, address_1: `Havnegade ${n + 1}`, city: 'Aarhus', postal_code: '8000', country_code: 'dk', phone: '+4520304050' };
    const cart = await run('createCartWorkflow', {
      region_id: north.id, sales_channel_id: web.id, customer_id: person.id, email: person.email, currency_code: 'eur',
      shipping_address: address, billing_address: address,
      items: [{ variant_id: goods[0].variants[0].id, quantity: 2 }, { variant_id: goods[2].variants[1].id, quantity: 1 }],
    });
    await run('addShippingMethodToCartWorkflow', { cart_id: cart.id, options: [{ id: post.id }] });
    const pay = await run('createPaymentCollectionForCartWorkflow', { cart_id: cart.id });
    await run('createPaymentSessionsWorkflow', { payment_collection_id: pay.id, provider_id: 'pp_system_default' });
    orders.push((await run('completeCartWorkflow', { id: cart.id })).id);
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: [second] } = await query.graph({ entity: 'order', fields: ['id', 'items.*'], filters: { id: orders[1] } });
  await run('createOrderFulfillmentWorkflow', { order_id: second.id, location_id: place.id, items: second.items.map((i) => ({ id: i.id, quantity: i.quantity })) });
  console.log('seeded', orders.length, 'orders in', north.name, 'beside', america.name);
};
