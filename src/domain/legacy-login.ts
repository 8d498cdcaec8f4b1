/** An old login in the form in which two spellings of it are the same: trimmed, composed, in lower case. */
export function loginKey(login: string): string {
  return login.trim().normalize("NFC").toLowerCase();
}

/** The ways in which the old system may have written a login down: as it was imported, in small letters and in capitals. */
export function loginSpellings(login: string): string[] {
  return [...new Set([login, login.trim(), loginKey(login), login.trim().toUpperCase()])];
}
