import type { OwnDataSectionName } from "../types/own-data.ts";

const company = "companies.cnpj AS company_number, companies.legal_name AS company_name";
const joinCompany = (table: string) => `JOIN store.companies ON companies.id = ${table}.company_id`;
const nameOf = (account: string) =>
  `(SELECT coalesce(social_name, name) FROM store.accounts AS other WHERE other.id = ${account})`;
const ownJourneys = "(SELECT id FROM store.journeys WHERE account_id = :id)";

/** What is read for each part. `:id` is the account, `:number` the CPF or what stands in its place. */
export const statements: Record<OwnDataSectionName, string> = {
  account: `SELECT code, cpf AS person_number, name, social_name, email, alert_email, pending_alert_email, phone, level, profile,
      created_at, confirmed_at, last_login_at FROM store.accounts WHERE id = :id`,
  credential: `SELECT email, language, invited_at, activated_at, password_changed_at, totp_confirmed_at, blocked_reason
      FROM store.credentials WHERE account_id = :id`,
  consents: `SELECT purpose, items, action, text_version, text_hash, channel, ip, user_agent, recorded_at
      FROM store.consents WHERE account_id = :id ORDER BY recorded_at`,
  sessions: `SELECT user_agent, origin, signed_in_at, seen_at, expires_at FROM store.portal_sessions
      WHERE account_id = :id ORDER BY signed_in_at`,
  "govbr-logins": `SELECT id, content, created_at, expires_at FROM store.govbr_sessions
      WHERE journey_id IN ${ownJourneys} ORDER BY created_at`,
  journeys: "SELECT created_at, touched_at FROM store.journeys WHERE account_id = :id ORDER BY created_at",
  bonds: `SELECT ${company}, capacity, evidence, certificate, valid_until, linked_at, renewed_at, ended_at
      FROM store.bonds ${joinCompany("bonds")} WHERE account_id = :id ORDER BY linked_at`,
  "govbr-companies": `SELECT cnpj AS company_number, legal_name AS company_name, atuacao, registrar, linked_at, expires_at, read_at
      FROM store.govbr_readings WHERE account_id = :id ORDER BY cnpj`,
  certificates: `SELECT cnpj AS company_number, company_name, responsible_cpf, cpf_matches, serial, issuer, fingerprint256,
      not_before, not_after, refusal, presented_at FROM store.certificate_presentations
      WHERE journey_id IN ${ownJourneys} ORDER BY presented_at`,
  "tie-proofs": `SELECT ${company}, documents.name AS document, given_at, valid_until, ended_at FROM store.tie_proofs
      ${joinCompany("tie_proofs")} JOIN store.documents ON documents.id = document_id WHERE account_id = :id ORDER BY given_at`,
  memberships: `SELECT ${company}, invited_email, ${nameOf("linked_by")} AS linked_by, linked_at, invitation_expires_at, ended_at,
      end_reason FROM store.members ${joinCompany("members")} WHERE account_id = :id OR (account_id IS NULL AND cpf = :number)
      ORDER BY linked_at`,
  "delegations-received": `SELECT ${company}, service_id, service_version, version, state, valid_from, valid_until,
      ${nameOf("granted_by")} AS granted_by, granted_capacity, granted_at, state_reason, state_at, suspended_until
      FROM store.delegations ${joinCompany("delegations")} WHERE account_id = :id OR (account_id IS NULL AND cpf = :number)
      ORDER BY granted_at`,
  "delegations-given": `SELECT ${company}, ${nameOf("account_id")} AS person, service_id, service_version, version, state, valid_from,
      valid_until, granted_capacity, granted_at FROM store.delegations ${joinCompany("delegations")} WHERE granted_by = :id
      ORDER BY granted_at`,
  "delegation-requests": `SELECT ${company}, service_id, reason, state, requested_at, ${nameOf("decided_by")} AS decided_by,
      decision_reason, decided_at FROM store.delegation_requests ${joinCompany("delegation_requests")} WHERE account_id = :id
      ORDER BY requested_at`,
  substitutions: `SELECT ${company}, ${nameOf("absent_id")} AS absent, ${nameOf("substitute_id")} AS substitute, service_ids,
      valid_from, valid_until, reason, substitutions.created_at, ended_at, end_reason FROM store.substitutions ${joinCompany("substitutions")}
      WHERE absent_id = :id OR substitute_id = :id ORDER BY substitutions.created_at`,
  "service-packages": `SELECT ${company}, service_packages.name, description, service_ids, service_packages.created_at, deleted_at
      FROM store.service_packages ${joinCompany("service_packages")} WHERE created_by = :id ORDER BY service_packages.created_at`,
  processes: `SELECT number, service_id, service_version, ${company}, capacity, basis, state, outcome, requested_at, opened_at,
      finished_at FROM store.processes ${joinCompany("processes")} WHERE opened_by = :id ORDER BY requested_at`,
  documents: `SELECT processes.number AS process, ${company}, documents.name, media_type, size, sha256, uploaded_at, removed_at
      FROM store.documents ${joinCompany("documents")} LEFT JOIN store.processes ON processes.id = process_id
      WHERE uploaded_by = :id ORDER BY uploaded_at`,
  "company-registrations": `SELECT ${company}, content, registered_at FROM store.company_registrations
      ${joinCompany("company_registrations")} WHERE registered_by = :id ORDER BY registered_at`,
  "foreign-requests": `SELECT number, language, state, email, application, country, created_at, changed_at
      FROM store.foreign_requests WHERE journey_id IN ${ownJourneys} ORDER BY created_at`,
  "legacy-accounts": `SELECT login, name, email, cpf AS person_number, cnpj AS company_number, state, imported_at, migrated_at
      FROM store.legacy_accounts WHERE migrated_to = :id ORDER BY migrated_at`,
  "legacy-processes": `SELECT number, service, version, status, opened_at, finished_at, moved_at, removed_at, remove_reason,
      suspended_at FROM store.legacy_processes WHERE moved_to = :id ORDER BY number`,
  "legacy-claims": `SELECT old.login, made_at, origin, attached_at, released_at FROM store.legacy_claims
      JOIN store.legacy_accounts AS old ON old.id = legacy_account_id WHERE account_id = :id ORDER BY made_at`,
  migrations: `SELECT old.login, account_migrations.state, counts, receipt, planned_at, receipted_at, undone_at, undo_reason
      FROM store.account_migrations JOIN store.legacy_accounts AS old ON old.id = legacy_account_id
      WHERE account_id = :id ORDER BY planned_at`,
  "migration-conflicts": `SELECT old.login, codes, legacy_conflicts.state, decision, reason, reference, opened_at, decided_at
      FROM store.legacy_conflicts JOIN store.legacy_accounts AS old ON old.id = legacy_account_id
      WHERE account_id = :id ORDER BY opened_at`,
  notices: "SELECT kind, data, created_at, read_at FROM store.notices WHERE account_id = :id ORDER BY created_at",
  "notice-preferences": "SELECT kind, by_mail FROM store.notice_preferences WHERE account_id = :id ORDER BY kind",
  mails: `SELECT template, recipient, enqueued_at, sent_at, failed_at FROM store.outbox
      WHERE recipient IN (SELECT unnest(ARRAY[email, alert_email]) FROM store.accounts WHERE id = :id)
        AND event_key LIKE '%' || :id || '%' ORDER BY enqueued_at`,
  "staff-roles": `SELECT role, reason, granted_at, revoked_at FROM store.staff_grants WHERE cpf = :number ORDER BY granted_at`,
  "staff-notes": `SELECT process_instance_id, text, written_at FROM store.instance_notes WHERE account_id = :id ORDER BY written_at`,
  "model-changes": `SELECT title AS name, ${nameOf("author_id")} AS person, status, reason, created_at, proposed_at AS requested_at,
      ${nameOf("decided_by")} AS decided_by, decided_at, decision_reason FROM store.model_changes
      WHERE author_id = :id OR decided_by = :id ORDER BY created_at`,
  "model-change-files": `SELECT changes.title AS name, path AS document, revision AS version, saved_at AS written_at
      FROM store.model_change_files JOIN store.model_changes AS changes ON changes.id = change_id WHERE saved_by = :id
      ORDER BY saved_at`,
  "model-publications": `SELECT paths AS items, process, version, reason, state, begun_at AS requested_at, finished_at
      FROM store.model_publications WHERE by_id = :id ORDER BY begun_at`,
  "instance-moves": `SELECT process_key AS process, target_version AS version, reason, asked_at AS requested_at, finished_at
      FROM store.instance_moves WHERE asked_by = :id ORDER BY asked_at`,
  audit: `SELECT reference, occurred_at, capacity, company_cnpj AS company_number, origin, action, details,
      actor = :id AS by_person FROM store.audit WHERE actor = :id OR subject = :id ORDER BY sequence`,
};
