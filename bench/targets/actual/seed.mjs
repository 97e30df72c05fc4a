// seed.mjs URL SCRATCH : sets the server's password and makes the budget file "Harbour Street" over the product's own API.
import * as api from '@actual-app/api';
import { mkdirSync } from 'node:fs';

const [url, scratch] = process.argv.slice(2);
const password = process.env.ACTUAL_PASSWORD || 'witness-9-pass';
mkdirSync(scratch, { recursive: true });
const post = (path, body) => fetch(url + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const boot = await post('/account/bootstrap', { password });
if (!boot.ok) throw new Error('bootstrap: ' + await boot.text());

await api.init({ serverURL: url, password, dataDir: scratch });
const today = new Date();
const iso = d => `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
const ago = n => { const d = new Date(today); d.setDate(d.getDate() - n); return iso(d); };
const month = iso(today).slice(0, 7);

// SEED=bakery: the same shape with other names and amounts; the fresh figures of docs/img/fresh were taken there
const other = process.env.SEED === 'bakery' ? { 'Harbour Street': 'Mill Lane', Checking: 'Joint account', 'Ally Savings': 'Rainy Day', 'Credit Card': 'Visa', House: 'Flat',
  'Old Bank': 'Student account', 'Harbour Cafe': 'Ice Cream Parlour', 'Corner Hardware': 'Garden Centre', 'Employer Ltd': 'Town Council', Landlord: 'Housing Office', 'Ferry Line': 'Night Train',
  'North Power': 'Hydro', Bookshop: 'Cinema', 'Morrisons': 'Morrisons Local', 'Morrisons Petrol 0451': 'Morrisons Cafe 77', 'MORRISONS STORE 22': 'Morrisons 118', Everyday: 'Usual', Bills: 'Fixed',
  Goals: 'Later', Household: 'Home', Fuel: 'Bus and tram', 'Eating out': 'Treats', Holiday: 'Trip', 'Washing machine': 'New bike' } : {};
const L = n => other[n] || n, M = a => process.env.SEED === 'bakery' ? Math.round(a * 0.83) : a;
await api.runImport(L('Harbour Street'), async () => {
  const groups = {}, cat = {};
  const old = await api.getCategoryGroups();
  const income = old.find(g => g.is_income);
  for (const g of old.filter(g => !g.is_income)) await api.deleteCategoryGroup(g.id);
  const make = async (group, names) => {
    groups[group] = await api.createCategoryGroup({ name: L(group) });
    for (const n of names.reverse()) cat[n] = await api.createCategory({ name: L(n), group_id: groups[group] });
  };
  await make('Everyday', ['Food', 'Foods', 'Household', 'Fuel', 'Eating out']);
  await make('Bills', ['Rent', 'Electricity', 'Phone']);
  await make('Goals', ['Holiday', 'Washing machine']);
  await api.updateCategory(cat['Washing machine'], { name: L('Washing machine'), group_id: groups.Goals, hidden: true });
  const incomeId = income ? income.id : await api.createCategoryGroup({ name: 'Income', is_income: true });
  const have = income?.categories?.map(c => c.name) || [];
  for (const n of ['Salary', 'Other income']) if (!have.includes(n)) cat[n] = await api.createCategory({ name: n, group_id: incomeId, is_income: true });

  const acc = {};
  for (const [name, offbudget, start] of [['Checking', false, 182000], ['Ally Savings', false, 268731], ['Credit Card', false, 0], ['House', true, 36780000], ['Old Bank', false, 25000]]) {
    acc[name] = await api.createAccount({ name: L(name), offbudget }, M(start));
    for (const t of await api.getTransactions(acc[name], ago(0), ago(0))) await api.updateTransaction(t.id, { date: ago(60) });
  }

  const rows = {
    Checking: [
      [1, 'Morrisons', -2345, 'Food', 'weekly shop', true], [3, 'Harbour Cafe', -820, 'Eating out', 'lunch #work', false],
      [5, 'Morrisons Petrol 0451', -4100, 'Fuel', '', true], [8, 'MORRISONS STORE 22', -3190, 'Foods', '', true],
      [10, 'North Power', -6120, 'Electricity', '', true], [12, 'Corner Hardware', -1549, 'Household', 'paint', false],
      [15, 'Employer Ltd', 245000, 'Salary', '', true], [18, 'Landlord', -95000, 'Rent', '', true],
      [20, 'Ferry Line', -7600, 'Holiday', 'tickets #Vacation2025', true], [22, 'Morrisons', -4415, 'Food', '', true],
      [26, 'Telephone Co', -1999, 'Phone', '', true], [33, 'Morrisons', -3020, 'Food', '', true], [46, 'Employer Ltd', 245000, 'Salary', '', true]],
    'Ally Savings': [[6, 'Bank Interest', 412, 'Other income', '', true], [16, 'Bank Interest', 388, 'Other income', '', false]],
    'Credit Card': [[2, 'Target', -3275, 'Household', 'lamp', false], [4, 'Hotel Seaview', -18900, 'Holiday', 'two nights #Vacation2025', false],
      [9, 'Harbour Cafe', -1460, 'Eating out', '', false], [19, 'Bookshop', -2200, null, 'gift', false]],
    House: [[40, 'Valuation', 520000, null, '', true]],
  };
  for (const [a, list] of Object.entries(rows))
    await api.addTransactions(acc[a], list.map(([n, payee_name, amount, c, notes, cleared]) => ({ date: ago(n), payee_name: L(payee_name), amount: M(amount), notes, cleared, ...(c ? { category: cat[c] || income?.categories?.find(x => x.name === c)?.id } : {}) })), {});

  const payees = await api.getPayees();
  const to = payees.find(p => p.transfer_acct === acc['Ally Savings']);
  await api.addTransactions(acc.Checking, [{ date: ago(14), payee: to.id, amount: -20000, notes: 'monthly saving', cleared: true }], { runTransfers: true });
  await api.createPayee({ name: 'Gym (never used)' });
  const target = payees.find(p => p.name === 'Target');
  await api.createRule({ stage: 'pre', conditionsOp: 'and', conditions: [{ op: 'contains', field: 'imported_payee', value: 'target' }], actions: [{ op: 'set', field: 'payee', value: target.id }] });
  await api.createTag({ tag: 'work', color: '#2e7d32', description: 'to be paid back by the employer' });
  await api.createSchedule({ name: 'Rent', payee: payees.find(p => p.name === L('Landlord')).id, account: acc.Checking, amount: -95000, amountOp: 'is', posts_transaction: false,
    date: { frequency: 'monthly', interval: 1, start: ago(-12), patterns: [], skipWeekend: false, weekendSolveMode: 'after', endMode: 'never' } });
  for (const [n, v] of Object.entries({ Food: 20000, Foods: 8000, Household: 6000, Fuel: 9000, 'Eating out': 5000, Rent: 95000, Electricity: 6500, Phone: 2000, Holiday: 30000, 'Washing machine': 5000 }))
    await api.setBudgetAmount(month, cat[n], v);
  await api.closeAccount(acc['Old Bank'], acc.Checking);
});
await api.sync();
await api.shutdown();
console.log('seeded');
