// seed.js : makes the user and the data in the database named by WT_DB. Run by install.sh in a copy of the application.
const OTHER = process.env.SEED === 'orchard';   // other data for the figures
const { createStrapi } = require('@strapi/strapi');
(async () => {
  const strapi = await createStrapi({ appDir: process.cwd(), distDir: process.cwd() }).load();
  const admin = strapi.service('admin::user'), role = await strapi.service('admin::role').getSuperAdmin();
  await admin.create({ firstname: OTHER ? 'Mira' : 'Ana', lastname: OTHER ? 'Holt' : 'Moreau', email: OTHER ? 'mira@orchard.example' : 'ana@canteen.example', password: process.env.WT_PASSWORD || 'Witness-8-pass', isActive: true, roles: [role.id], registrationToken: null });
  await strapi.plugin('i18n').service('locales').create({ code: 'fr', name: 'French (fr)' });
  const d = (uid) => strapi.documents(uid), make = (uid, data, pub) => d(uid).create({ data, ...(pub ? { status: 'published' } : {}) });
  const al = {};
  for (const name of ['Gluten', 'Milk', 'Nuts', 'Celery']) al[name] = await make('api::allergen.allergen', { name });
  const su = {};
  for (const [name, town, phone, email, pub] of [
    ['Hill Farm', 'Aldbury', '555-0142', 'orders@hillfarm.example', true], ['North Mill', 'Tring', '555-0177', 'mill@north.example', true],
    ['Quay Fish', 'Whitby', '555-0119', 'desk@quayfish.example', false], ['Stone Bakery', 'Aldbury', '555-0160', 'hello@stonebakery.example', false]])
    su[name] = await make('api::supplier.supplier', { name, town, phone, email }, pub);
  const dishes = OTHER ? [
    ['Apple crumble', 'Bramleys under oats', 3.9, true, 'Hill Farm', ['Gluten', 'Milk'], true],
    ['Pear juice', 'Pressed on Fridays', 2.2, true, null, [], true],
    ['Barley soup', 'With leeks', 4.1, true, 'North Mill', ['Gluten'], true],
    ['Rye bread', 'Dark loaf', 2.4, true, 'North Mill', ['Gluten'], true]] : [
    ['Barley soup', 'Pearl barley with root vegetables', 4.5, true, 'North Mill', ['Gluten', 'Celery'], true],
    ['Leek tart', 'Short pastry, leeks and cream', 6.2, true, 'Hill Farm', ['Gluten', 'Milk'], true],
    ['Fish pie', 'Smoked haddock under mash', 7.8, false, null, ['Milk'], false],
    ['Walnut salad', 'Leaves, pears and walnuts', 5.4, true, 'Hill Farm', ['Nuts'], false],
    ['Rye bread', 'Baked each morning', 1.6, true, 'North Mill', ['Gluten'], true]];
  const ids = {};
  for (const [name, description, price, vegetarian, s, a, pub] of dishes)
    ids[name] = (await make('api::dish.dish', { name, description, price, vegetarian, supplier: s ? su[s].documentId : null, allergens: a.map((x) => al[x].documentId) }, pub)).documentId;
  await d('api::dish.dish').update({ documentId: ids['Barley soup'], locale: 'fr', data: { name: "Soupe d'orge", description: 'Orge perlé et légumes racines' } });
  await d('api::dish.dish').update({ documentId: ids['Rye bread'], data: { description: 'Baked each morning, sold by the half loaf' } });   // status Modified
  await make('api::notice.notice', { headline: 'Closed on the first Monday of the month', body: 'The kitchen takes stock that day.' }, true);
  await strapi.destroy(); process.exit(0);
})().catch((e) => { console.error(e); process.exit(1); });
