import { createHash } from "node:crypto";
import type pg from "pg";
import { withClient } from "../../src/database/connection.ts";

/** How many companies have many members, and how often each of them is measured: ten of a hundred thousand. */
export const bigCompanies = 10;

/** How large the data set is, from the number of companies. */
export function sizesOf(companies: number) {
  const bigMembers = Math.floor(companies / 100) + 1;
  const members = bigCompanies * bigMembers + (companies - bigCompanies) * 3;
  return { companies, bigMembers, members, processes: companies * 2, bigProcesses: Math.floor(companies / 5) };
}

export type Sizes = ReturnType<typeof sizesOf>;

/** The id that the data set gives to the representative, member or company of this number. */
export function idOf(kind: "representative" | "member" | "company", number: number): string {
  const hex = createHash("md5").update(`${kind}:${number}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Number of a member of this company. */
export function memberOf({ bigMembers }: Sizes, company: number, nth: number): number {
  if (company <= bigCompanies) return (company - 1) * bigMembers + (nth % bigMembers) + 1;
  return bigCompanies * bigMembers + (company - bigCompanies - 1) * 3 + (nth % 3) + 1;
}

/**
 * Fills an empty store in which the catalogue is published: each company with a representative; ten with a hundredth of
 * all members each, who have ten services each; the others with three members who have three services each. One
 * delegation in ten has been revoked. Two processes a company, more in the large ones.
 */
export async function fill(url: string, sizes: Sizes, services: string[]): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '256MB'");
    const indexes = await dropIndexes(client);
    for (const statement of statementsFor(sizes, services)) await client.query(statement);
    for (const index of indexes) await client.query(index);
    await client.query("VACUUM (ANALYZE)");
  });
}

/** Takes the indexes away that no constraint needs, and returns how to make them again: once is faster than row by row. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'store'
        AND tablename IN ('accounts', 'bonds', 'members', 'delegations', 'processes')
        AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE contype IN ('p', 'u'))`,
  );
  for (const { indexname } of rows) await client.query(`DROP INDEX store.${indexname}`);
  return rows.map(({ indexdef }) => indexdef);
}

function statementsFor({ companies, bigMembers, members, processes, bigProcesses }: Sizes, services: string[]): string[] {
  const id = (kind: string, number: string) => `md5('${kind}:' || ${number})::uuid`;
  const nameOf = (number: string) =>
    `(ARRAY['Ana','Bruno','Carla','Davi','Elisa','Fábio','Gisele','Heitor','Íris','João'])[1 + ${number} % 10] || ' ' ||
     (ARRAY['Silva','Souza','Costa','Oliveira','Pereira','Lima','Gomes'])[1 + ${number} / 10 % 7] || ' ' || ${number}`;
  const account = (kind: string, from: string, cpf: string) =>
    `INSERT INTO store.accounts (id, cpf, name, email, level, profile, confirmed_at, created_at, last_login_at)
     SELECT ${id(kind, "n")}, lpad((${cpf})::text, 11, '0'), ${nameOf("n")}, '${kind}' || n || '@example.com', 'gold', '${kind}',
            now(), now(), now() FROM ${from}`;
  const big = bigCompanies * bigMembers;
  const companyOf = `CASE WHEN n <= ${big} THEN (n - 1) / ${bigMembers} + 1 ELSE ${bigCompanies} + (n - ${big} - 1) / 3 + 1 END`;
  const catalogue = `(ARRAY['${services.join("','")}'])`;
  return [
    account("representative", `generate_series(1, ${companies}) AS n`, "n"),
    account("member", `generate_series(1, ${members}) AS n`, "10000000 + n"),
    `INSERT INTO store.companies (id, cnpj, legal_name, created_at)
     SELECT ${id("company", "n")}, lpad(n::text, 14, '0'), 'EMPRESA ' || n || ' LTDA', now() FROM generate_series(1, ${companies}) AS n`,
    `INSERT INTO store.bonds (account_id, company_id, capacity, evidence, linked_at, renewed_at)
     SELECT ${id("representative", "n")}, ${id("company", "n")}, 'SOCIO', 'govbr-companies', now(), now()
       FROM generate_series(1, ${companies}) AS n`,
    `CREATE TEMP TABLE people AS SELECT n, ${companyOf} AS company FROM generate_series(1, ${members}) AS n`,
    `INSERT INTO store.members (company_id, cpf, account_id, linked_by, linked_at)
     SELECT ${id("company", "company")}, lpad((10000000 + n)::text, 11, '0'), ${id("member", "n")}, ${id("representative", "company")}, now()
       FROM people`,
    `INSERT INTO store.delegations (id, company_id, cpf, account_id, service_id, version, state, valid_from, granted_by,
            granted_capacity, granted_at, state_by, state_at)
     SELECT ${id("delegation", "n || '-' || k")}, ${id("company", "company")}, lpad((10000000 + n)::text, 11, '0'), ${id("member", "n")},
            ${catalogue}[1 + (n + k) % ${services.length}], 1, CASE WHEN (n + k) % 10 = 7 THEN 'revoked' ELSE 'active' END,
            now(), ${id("representative", "company")}, 'SOCIO', now(), 'system:bench', now()
       FROM people CROSS JOIN generate_series(1, 10) AS k WHERE k <= CASE WHEN n <= ${big} THEN 10 ELSE 3 END`,
    `INSERT INTO store.processes (number, service_id, service_version, company_id, opened_by, instance_id, capacity, basis,
            state, requested_at, opened_at, changed_at)
     SELECT 'P-' || p, service_id, version, ${id("company", "company")}, ${id("member", "n")}, 'instance-' || p, 'MEMBER',
            json_build_object('kind', 'delegation', 'id', ${id("delegation", "n || '-1'")}, 'version', 1), 'submitted',
            moment, moment, moment
       FROM (SELECT p, company, now() - p * interval '1 minute' AS moment,
                    CASE WHEN company <= ${bigCompanies} THEN (company - 1) * ${bigMembers} + p % ${bigMembers} + 1
                         ELSE ${big} + (company - ${bigCompanies} - 1) * 3 + p % 3 + 1 END AS n
               FROM (SELECT p, CASE WHEN p <= ${bigProcesses} THEN 1 + p % ${bigCompanies}
                                    ELSE ${bigCompanies} + 1 + p % ${companies - bigCompanies} END AS company
                       FROM generate_series(1, ${processes}) AS p) AS opened) AS placed
       JOIN (SELECT service_id, max(version) AS version, row_number() OVER (ORDER BY service_id) AS position
               FROM store.service_versions GROUP BY service_id) AS service ON position = 1 + p % ${services.length}`,
  ];
}
