/** An old login in the form in which two spellings of it are the same: trimmed, composed, in lower case. */
export function loginKey(login: string): string {
  return login.trim().normalize("NFC").toLowerCase();
}
