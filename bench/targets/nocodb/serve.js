// serve.js : the server on 127.0.0.1:PORT with its data in the current folder. Files below ./gui come before those of the package (drifts).
const http = require('http'), fs = require('fs'), path = require('path');
const express = require('express');
const { Noco } = require('nocodb');

const app = express();
app.enable('trust proxy');
const gui = path.resolve('gui');
if (fs.existsSync(gui)) app.use('/dashboard', express.static(gui, { index: false, redirect: false }));
const server = http.createServer(app);
server.listen(+process.env.PORT, '127.0.0.1', async () => {
  app.use(await Noco.init({}, server, app));
});
