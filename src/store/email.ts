/** Strict enough to catch slips of the pen, and letters nobody sees; whether the address exists shows when the message is answered. */
export function isEmail(text: string): boolean {
  return (
    text.length <= 254 &&
    !/[\p{Cc}\p{Cf}]/u.test(text) &&
    /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@.<>,;:"()[\]\\]{2,}$/.test(text)
  );
}
