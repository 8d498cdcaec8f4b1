import type { Knex } from "knex";
import * as activation from "../credentials/activation.ts";
import { admit } from "../credentials/admit.ts";
import * as changes from "../credentials/changes.ts";
import { inviteMember } from "../credentials/invite-member.ts";
import { findLink, useLink } from "../credentials/links.ts";
import { listCredentials } from "../credentials/list.ts";
import { checkCode, checkPassword, judgePassword } from "../credentials/login.ts";
import { hashPassword } from "../credentials/password.ts";
import { credentialOf, findCredential } from "../credentials/rows.ts";
import * as staff from "../credentials/staff-acts.ts";
import type { CredentialWork } from "../credentials/work.ts";
import type { CredentialRepository } from "../types/credential.ts";

/** Credentials of people without CPF in table `store.credentials`. */
export function credentialRepository(work: CredentialWork): CredentialRepository {
  const { run, transaction, clock } = work.context;

  /** What is told waits for the commit. */
  const act = async <T>(change: (trx: Knex.Transaction) => Promise<T>): Promise<T> => {
    const result = await transaction(change);
    work.outbox.announce();
    work.notices.announce();
    return result;
  };
  const own = async (accountId: string) => run((knex) => findCredential(knex, accountId));

  return {
    admit: (request) => act((trx) => admit(trx, work, request)),
    inviteMember: (request) => act((trx) => inviteMember(trx, work, request)),

    readLink: (token, purpose) => run((knex) => findLink(knex, token, purpose, clock())),

    async activate({ origin = null, ...request }) {
      const hash = await hashPassword(request.password);
      return act((trx) => activation.activate(trx, work, { ...request, hash, origin }));
    },

    async openSecondFactor({ token, password, origin = null }) {
      const { accountId } = await run((knex) => findLink(knex, token, "second-factor", clock()));
      if (!(await judgePassword(work, await own(accountId), password, origin))) return null;
      await act((trx) => useLink(trx, work, token, "second-factor"));
      return { accountId };
    },

    secondFactorSecret: (accountId) => transaction((trx) => activation.secondFactorSecret(trx, work, accountId)),
    confirmSecondFactor: ({ origin = null, ...request }) =>
      act((trx) => activation.confirmSecondFactor(trx, work, { ...request, origin })),

    checkPassword: ({ origin = null, ...request }) => checkPassword(work, { ...request, origin }),
    checkCode: ({ origin = null, ...request }) => act((trx) => checkCode(trx, work, { ...request, origin })),

    requestRecovery: ({ origin = null, email }) => act((trx) => changes.requestRecovery(trx, work, { email, origin })),

    async resetPassword({ origin = null, ...request }) {
      const hash = await hashPassword(request.password);
      await act((trx) => changes.resetPassword(trx, work, { ...request, hash, origin }));
    },

    async changePassword({ current, origin = null, ...request }) {
      if (!(await judgePassword(work, await own(request.accountId), current, origin))) return false;
      const hash = await hashPassword(request.next);
      await act((trx) => changes.changePassword(trx, work, { ...request, hash, origin }));
      return true;
    },

    renewRecoveryCodes: ({ origin = null, ...request }) =>
      act((trx) => changes.renewRecoveryCodes(trx, work, { ...request, origin })),

    async requestEmailChange({ password, origin = null, ...request }) {
      if (!(await judgePassword(work, await own(request.accountId), password, origin))) return false;
      await act((trx) => changes.requestEmailChange(trx, work, { ...request, origin }));
      return true;
    },

    confirmEmailChange: ({ token, origin = null }) => act((trx) => changes.confirmEmailChange(trx, work, { token, origin })),

    async get(accountId) {
      const row = await own(accountId);
      return row && credentialOf(row, clock());
    },
    list: (request) => run((knex) => listCredentials(knex, request, clock())),

    inviteAgain: (request) => act((trx) => staff.inviteAgain(trx, work, request)),
    resetSecondFactor: (request) => act((trx) => staff.resetSecondFactor(trx, work, request)),
    block: (request) => act((trx) => staff.block(trx, work, request)),
    unblock: (request) => act((trx) => staff.unblock(trx, work, request)),
  };
}
