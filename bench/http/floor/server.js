// The floor: the same fifty rows of the same SQLite file as JSON, without rights, hidden fields, totals or a log.
//
//   node server.js FILE.db PORT
import Database from 'better-sqlite3';
import fastify from 'fastify';

const [file, port] = process.argv.slice(2);
const database = new Database(file, { readonly: true });
const list = database.prepare(
  `SELECT organisation_id, name, kind, country_code, region, city, website, founded_year, description_en, description_ru,
          offers, needs, created_at, updated_at, version
   FROM organisation ORDER BY name_key, organisation_id LIMIT 50`,
);
const one = database.prepare('SELECT * FROM organisation WHERE organisation_id = ?');

const server = fastify();
server.get('/organisations', () => ({ items: list.all() }));
server.get('/organisations/:id', (request) => one.get(request.params.id));
await server.listen({ port: Number(port), host: '127.0.0.1' });
